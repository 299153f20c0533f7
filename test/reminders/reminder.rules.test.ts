import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, type Day, day, daysBetween, daysOf } from '../../src/platform/day.ts'
import { dueReminder, hostRecipients } from '../../src/reminders/reminder.rules.ts'

// A Monday.
const oldestDay = day('2026-11-02')
const waiting = { placementId: 'p1', oldestDay }

/** What the rule says day after day, when a worker runs on those days and nobody ever confirms. */
function lettersOver(workingDays: readonly Day[], oldest: Day): { day: Day; key: string }[] {
  const letters: { day: Day; key: string }[] = []
  for (const today of workingDays) {
    const sent = letters.filter(({ key }) => key.startsWith('unconfirmed')).map((letter) => letter.day)
    const due = dueReminder({ placementId: 'p1', oldestDay: oldest }, sent, today)
    // A key is enqueued once.
    if (due && !letters.some(({ key }) => key === due.key)) letters.push({ day: today, key: due.key })
  }
  return letters
}

describe('a reminder of hours to confirm', () => {
  test('is due three days after the oldest of them, not before', () => {
    expect(dueReminder(waiting, [], day('2026-11-04'))).toBeNull()
    expect(dueReminder(waiting, [], day('2026-11-05'))).toEqual({
      kind: 'unconfirmed-hours',
      key: 'unconfirmed-hours:p1:2026-W45',
    })
  })

  test('is never due on days before the hours', () => {
    expect(dueReminder(waiting, [], day('2026-10-01'))).toBeNull()
  })

  test('comes four times, a week apart, and then the school is told once', () => {
    const letters = lettersOver(daysOf(oldestDay, day('2027-02-28')), oldestDay)
    expect(letters).toEqual([
      { day: '2026-11-05', key: 'unconfirmed-hours:p1:2026-W45' },
      { day: '2026-11-12', key: 'unconfirmed-hours:p1:2026-W46' },
      { day: '2026-11-19', key: 'unconfirmed-hours:p1:2026-W47' },
      { day: '2026-11-26', key: 'unconfirmed-hours:p1:2026-W48' },
      { day: '2026-12-03', key: 'hours-left-unconfirmed:p1:2026-11-02' },
    ])
  })

  test('is made up for once after days on which nobody worked', () => {
    const letters = lettersOver([day('2026-11-10'), ...daysOf(day('2026-11-11'), day('2026-11-18'))], oldestDay)
    expect(letters.map((letter) => letter.day)).toEqual(['2026-11-10', '2026-11-17'])
  })

  test('starts again for other hours, when those reminded of were confirmed', () => {
    const sent = [day('2026-11-05'), day('2026-11-12'), day('2026-11-19'), day('2026-11-26')]
    const newer = { placementId: 'p1', oldestDay: day('2026-11-30') }
    expect(dueReminder(newer, sent, day('2026-12-03'))?.kind).toBe('unconfirmed-hours')
  })

  test('is never twice within seven days, whichever days a worker runs and the hours begin', () => {
    const start = day('2026-01-01')
    const year = daysOf(start, day('2026-12-31'))
    fc.assert(
      fc.property(fc.subarray(year), fc.integer({ min: 0, max: 200 }), (workingDays, offset) => {
        const letters = lettersOver(workingDays, addDays(start, offset))
        const reminders = letters.filter(({ key }) => key.startsWith('unconfirmed'))
        expect(reminders.length).toBeLessThanOrEqual(4)
        expect(letters.length - reminders.length).toBeLessThanOrEqual(1)
        expect(new Set(letters.map(({ key }) => key)).size).toBe(letters.length)
        for (const [index, letter] of letters.entries()) {
          const before = letters[index - 1]
          if (before) expect(daysBetween(before.day, letter.day)).toBeGreaterThanOrEqual(7)
        }
      }),
    )
  })
})

describe('who is reminded', () => {
  const tutor = { name: 'Ugo', email: 'ugo@officina.example' }
  const silent = { name: 'Ugo', email: null }
  const accounts = [
    { name: 'Pia', email: 'pia@officina.example' },
    { name: 'Rino', email: null },
  ]
  const host = { name: 'Officina', email: null }

  test('the tutor with an e-mail, and nobody else', () => {
    expect(hostRecipients(tutor, accounts, host)).toEqual([tutor])
  })

  test('those who sign in for the host, when the tutor has none', () => {
    expect(hostRecipients(silent, accounts, host)).toEqual([accounts[0]])
    expect(hostRecipients(null, accounts, host)).toEqual([accounts[0]])
  })

  test('on paper the tutor, or the host, when nobody can be reached: the outbox shows it', () => {
    expect(hostRecipients(silent, [], host)).toEqual([silent])
    expect(hostRecipients(null, [], host)).toEqual([host])
  })
})
