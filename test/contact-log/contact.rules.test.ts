import { describe, expect, test } from '@jest/globals'
import { readContact, readCorrection } from '../../src/contact-log/contact.forms.ts'
import { cautions, contactProblems, recentFrom } from '../../src/contact-log/contact.rules.ts'
import { day } from '../../src/platform/day.ts'

const today = day('2026-11-22')

interface Entry {
  schoolId: string | null
  day: ReturnType<typeof day>
  createdAt: Date
  askAgainOn: ReturnType<typeof day> | null
}

const entry = (schoolId: string | null, on: string, askAgainOn: string | null = null, hour = 9): Entry => ({
  schoolId,
  day: day(on),
  createdAt: new Date(`${on}T${String(hour).padStart(2, '0')}:00:00Z`),
  askAgainOn: askAgainOn ? day(askAgainOn) : null,
})

const toldTo = (schoolId: string | null, ...entries: Entry[]) =>
  cautions(entries, { schoolId, today }).map(
    ({ because, entry: { schoolId: who, day: on } }) => `${because} ${who} ${on}`,
  )

describe('before calling a partner', () => {
  test('somebody else’s contact of the last 30 days is a reason to ask them first', () => {
    expect(recentFrom(today)).toBe('2026-10-23')
    expect(toldTo('rossi', entry('verdi', '2026-11-19'))).toEqual(['recent verdi 2026-11-19'])
    expect(toldTo('rossi', entry('verdi', '2026-10-23'))).toEqual(['recent verdi 2026-10-23'])
    expect(toldTo('rossi', entry('verdi', '2026-10-22'))).toEqual([])
    expect(toldTo('rossi', entry('rossi', '2026-11-19'))).toEqual([])
    expect(toldTo('rossi', entry(null, '2026-11-19'))).toEqual(['recent null 2026-11-19'])
    expect(toldTo(null, entry(null, '2026-11-19'), entry('verdi', '2026-11-18'))).toEqual(['recent verdi 2026-11-18'])
  })

  test('a day before which the partner does not want to be called holds for everybody, one’s own school too', () => {
    expect(toldTo('rossi', entry('rossi', '2026-06-01', '2026-11-23'))).toEqual(['not-before rossi 2026-06-01'])
    expect(toldTo('rossi', entry('verdi', '2026-11-01', '2026-11-23'))).toEqual(['not-before verdi 2026-11-01'])
    expect(toldTo('rossi', entry('rossi', '2026-06-01', '2026-11-22'))).toEqual([])
  })

  test('only the last word of each school counts, the latest first', () => {
    const told = toldTo(
      'rossi',
      entry('verdi', '2026-11-01', '2027-01-01'),
      entry('verdi', '2026-11-10'),
      entry('bianchi', '2026-11-12', null, 8),
      entry('bianchi', '2026-11-12', '2027-02-01', 10),
    )
    expect(told).toEqual(['not-before bianchi 2026-11-12', 'recent verdi 2026-11-10'])
  })
})

describe('an entry of the log', () => {
  test.each([
    ['2026-11-22', null, {}],
    ['2026-11-23', null, { day: 'day-to-come' }],
    ['2026-11-20', '2026-11-20', { askAgainOn: 'ask-again-before' }],
    ['2026-11-20', '2026-11-21', {}],
  ])('of %s, to call again on %s', (on, again, expected) => {
    expect(contactProblems({ day: day(on), askAgainOn: again ? day(again) : null }, today)).toEqual(expected)
  })

  const typed = {
    key: 'k1',
    day: '20/11/2026',
    channel: 'phone',
    outcome: 'not-now',
    person: '',
    note: ' ',
    askAgainOn: '',
  }

  test('is read from the form', () => {
    expect(readContact(typed, today)).toEqual({
      ok: true,
      value: {
        key: 'k1',
        facts: { day: '2026-11-20', channel: 'phone', outcome: 'not-now', person: null, note: null, askAgainOn: null },
      },
    })
    expect(readCorrection({ ...typed, version: '2' }, today)).toMatchObject({ ok: true, value: { version: 2 } })
  })

  test.each([
    [{ day: '31/02/2026' }, { day: 'not-a-day' }],
    [{ day: '23/11/2026' }, { day: 'day-to-come' }],
    [
      { channel: 'piccione', outcome: '' },
      { channel: 'not-in-list', outcome: 'required' },
    ],
    [{ askAgainOn: '19/11/2026' }, { askAgainOn: 'ask-again-before' }],
    [{ note: 'x'.repeat(1001) }, { note: 'too-long' }],
    [{ key: '' }, { key: 'required' }],
  ])('with %j is refused', (change, problems) => {
    expect(readContact({ ...typed, ...change }, today)).toMatchObject({ ok: false, problems })
  })
})
