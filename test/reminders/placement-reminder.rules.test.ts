import { describe, expect, test } from '@jest/globals'
import { day } from '../../src/platform/day.ts'
import { byAudience, monthToTell, silenceLetter } from '../../src/reminders/placement-reminder.rules.ts'

const silent = { placementId: 'p1', oldestDay: day('2026-11-08'), loggedOn: day('2026-11-10') }

describe('a host that leaves hours without an answer', () => {
  test.each([
    ['2026-11-14', null],
    ['2026-11-15', { kind: 'host-silent', key: 'host-silent:p1:2026-11-08', until: '2026-11-20' }],
    ['2026-11-19', { kind: 'host-silent', key: 'host-silent:p1:2026-11-08', until: '2026-11-20' }],
    ['2026-11-20', { kind: 'hours-unanswered', key: 'hours-unanswered:p1:2026-11-08' }],
    ['2027-03-01', { kind: 'hours-unanswered', key: 'hours-unanswered:p1:2026-11-08' }],
  ])('is told when half of the ten days are over, and the school when all are: %s', (today, letter) => {
    expect(silenceLetter(silent, { kind: 'placement', silentHostDays: 10 }, day(today))).toEqual(letter)
  })

  test('of an odd number of days the larger half', () => {
    const due = (today: string) => silenceLetter(silent, { silentHostDays: 7 }, day(today))?.kind ?? null
    expect([due('2026-11-13'), due('2026-11-14'), due('2026-11-17')]).toEqual([null, 'host-silent', 'hours-unanswered'])
  })

  test('is not written to where there is none', () => {
    const simulated = { kind: 'simulated-enterprise', silentHostDays: 10 } as const
    expect(silenceLetter(silent, simulated, day('2026-12-01'))).toBeNull()
  })
})

describe('missing papers', () => {
  test('are told to who acts; what a parent signs the tutor sends', () => {
    const need = (who: 'parent' | 'schoolTutor' | 'host' | 'hostTutor' | 'office', how: 'sign-pact' | 'project') => {
      return { need: 'project' as const, who, since: day('2026-11-01'), how }
    }
    const needs = [
      need('parent', 'sign-pact'),
      need('schoolTutor', 'project'),
      need('host', 'project'),
      need('hostTutor', 'project'),
      need('office', 'project'),
    ]
    const counts = [...byAudience(needs)].map(([audience, list]) => [audience, list.length])
    expect(counts).toEqual([
      ['schoolTutor', 2],
      ['host', 2],
      ['office', 1],
    ])
    expect(byAudience([]).size).toBe(0)
  })
})

describe('a month that is over', () => {
  test.each([
    ['2026-11-07', null],
    ['2026-11-08', '2026-10'],
    ['2026-11-30', '2026-10'],
    ['2026-12-01', null],
    ['2027-01-08', '2026-12'],
    ['2027-03-31', '2027-02'],
  ])('is told of from the eighth of the next one: %s', (today, month) => {
    expect(monthToTell(day(today))).toBe(month)
  })
})
