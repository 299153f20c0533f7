import { describe, expect, test } from '@jest/globals'
import {
  amendmentReasons,
  type DoneHours,
  earliestAmendment,
  strandedHours,
  undoReasons,
  type WantedAmendment,
  withAmendment,
} from '../../src/placements/amendment.rules.ts'
import type { PlacementState } from '../../src/placements/placement-state.rules.ts'
import { type Agreed, type AmendmentTerms, effectiveTerms, type Slot } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, type Weekday } from '../../src/platform/day.ts'

function slot(weekday: number, from: string, to: string): Slot {
  return { weekday: weekday as Weekday, from: clockTime(from), to: clockTime(to) }
}

const mornings = [1, 2, 3, 4, 5].map((weekday) => slot(weekday, '08:30', '12:30'))
const terms = { from: day('2026-11-30'), to: day('2026-12-18'), timetable: mornings, plannedMinutes: 60 * 60 }
const today = day('2026-12-07')

function active(...amendments: AmendmentTerms[]): Agreed & { state: PlacementState } {
  return { terms, amendments, state: 'active' }
}

const mario = { id: 'mario', name: 'Mario Torni', email: null, phone: null }
const hall = { id: 'hall', name: 'Capannone', address: 'Via Lunga 1', postcode: '20100', town: 'Borgo' }
const on = (text: string) => day(`2026-12-${text}`)

const extension: WantedAmendment = { kind: 'dates', validFrom: on('08'), to: day('2027-01-15'), plannedMinutes: 5000 }
const afternoons: WantedAmendment = { kind: 'timetable', validFrom: on('08'), timetable: [slot(2, '14:00', '18:00')] }
const trip: WantedAmendment = {
  kind: 'interruption',
  validFrom: on('09'),
  interruption: { from: on('09'), to: on('11') },
}
const end = (last: string, next: string): WantedAmendment => ({ kind: 'early-end', validFrom: on(next), to: on(last) })

describe('an amendment', () => {
  test.each<[string, WantedAmendment]>([
    ['of the last day', extension],
    ['of the timetable', afternoons],
    ['of the site', { kind: 'place', validFrom: on('08'), site: hall }],
    ['of a tutor, from today', { kind: 'tutor', validFrom: today, hostTutor: mario }],
    ['of a tutor, from a day that is over', { kind: 'tutor', validFrom: on('01'), hostTutor: mario }],
    ['for days off', trip],
    ['for days off that are over', { ...trip, validFrom: on('02'), interruption: { from: on('02'), to: on('04') } }],
    [
      'for days off that are a weekend',
      { ...trip, validFrom: on('12'), interruption: { from: on('12'), to: on('13') } },
    ],
    ['for an end today', end('07', '08')],
    ['for an end that is over', end('04', '05')],
    ['after the end, to make up for missing hours', { ...extension, validFrom: on('21') }],
    ['of several things together', { ...extension, ...afternoons, kind: undefined }],
  ])('may be written %s', (_, wanted) => {
    expect(amendmentReasons(active(), wanted, today)).toEqual([])
  })

  test.each<[string, WantedAmendment, string[]]>([
    ['adds days from today', { ...extension, validFrom: today }, ['not-before-tomorrow']],
    ['changes the times of today', { ...afternoons, validFrom: today }, ['not-before-tomorrow']],
    ['changes the site of today', { kind: 'place', validFrom: today, site: hall }, ['not-before-tomorrow']],
    ['ends before it begins', { ...extension, to: today }, ['ends-before-it-begins']],
    ['makes it longer than eighteen months', { ...extension, to: day('2028-06-01') }, ['longer-than-18-months']],
    ['leaves no timetable', { ...afternoons, timetable: [] }, ['no-timetable']],
    ['leaves no planned hours', { ...extension, plannedMinutes: 0 }, ['no-planned-hours']],
    ['has the same end', { ...extension, to: terms.to, plannedMinutes: terms.plannedMinutes }, ['changes-nothing']],
    ['has the same times', { ...afternoons, timetable: mornings.toReversed() }, ['changes-nothing']],
    ['names nobody new', { kind: 'tutor', validFrom: on('09') }, ['changes-nothing']],
    ['changes times after the end', { ...afternoons, validFrom: on('21') }, ['after-the-end']],
    [
      'names a tutor before the start',
      { kind: 'tutor', validFrom: day('2026-11-29'), hostTutor: mario },
      ['before-the-start'],
    ],
    [
      'has days off the wrong way round',
      { ...trip, interruption: { from: on('09'), to: on('08') } },
      ['ends-before-it-begins'],
    ],
    ['has days off after the end', { ...trip, interruption: { from: on('17'), to: on('21') } }, ['after-the-end']],
    ['ends early on the last day', end('18', '19'), ['not-earlier']],
    [
      'ends before the first day',
      { kind: 'early-end', validFrom: day('2026-11-28'), to: day('2026-11-27') },
      ['before-the-start'],
    ],
  ])('is refused when it %s', (_, wanted, reasons) => {
    expect(amendmentReasons(active(), wanted, today)).toEqual(reasons)
  })

  test('for who never came ends on the first day, once that day is there', () => {
    const noShow: WantedAmendment = { kind: 'early-end', noShow: true, validFrom: on('01'), to: terms.from }
    expect(amendmentReasons(active(), noShow, today)).toEqual([])
    expect(amendmentReasons(active(), noShow, day('2026-11-29'))).toEqual(['not-begun'])
    const single = { ...active(), terms: { ...terms, to: terms.from } }
    expect(amendmentReasons(single, { ...noShow, plannedMinutes: 60 }, today)).toEqual([])
  })

  test('is for active placements only', () => {
    for (const state of ['draft', 'documents', 'suspended', 'concluded', 'cancelled'] as const)
      expect(amendmentReasons({ ...active(), state }, extension, today)).toEqual(['not-active'])
  })

  test('is refused for days off that are days off already, and for some of them', () => {
    expect(amendmentReasons(active(trip), trip, today)).toEqual(['changes-nothing'])
    const longer = { ...trip, interruption: { from: on('09'), to: on('14') } }
    expect(amendmentReasons(active(trip), longer, today)).toEqual([])
  })
})

describe('an amendment before one already decided', () => {
  const later: AmendmentTerms = { validFrom: on('14'), to: day('2027-01-15'), plannedMinutes: 5000 }

  test('is written, and holds until the other one does', () => {
    const wanted: WantedAmendment = { kind: 'dates', validFrom: on('09'), to: on('23'), plannedMinutes: 4000 }
    const afterTheEnd: AmendmentTerms = { ...later, validFrom: on('22') }
    expect(amendmentReasons(active(afterTheEnd), wanted, today)).toEqual([])
    expect(effectiveTerms(withAmendment(active(afterTheEnd), wanted))).toMatchObject({ to: '2027-01-15' })
    expect(amendmentReasons(active(later), { ...afternoons, validFrom: on('09') }, today)).toEqual([])
  })

  test('is refused when the other one would bring back the days it takes away', () => {
    expect(amendmentReasons(active(later), end('10', '11'), today)).toEqual(['later-end-decided'])
    expect(amendmentReasons(active(later), { ...extension, to: on('11') }, today)).toEqual(['later-end-decided'])
  })

  test('is refused when the other one overrules it on every day', () => {
    const over: AmendmentTerms = { validFrom: on('16'), to: on('15') }
    const wanted: WantedAmendment = { kind: 'dates', validFrom: on('09'), to: day('2027-01-15') }
    expect(amendmentReasons(active(over), wanted, today)).toEqual(['overruled'])
    expect(amendmentReasons(active(later), { ...wanted, to: on('23') }, today)).toEqual(['overruled'])
  })
})

describe('the first day an amendment may hold from', () => {
  test('is tomorrow for what adds to what is agreed, the first day of all for the rest', () => {
    expect(earliestAmendment(active(), today)).toBe('2026-12-08')
    expect(earliestAmendment(active(), day('2026-11-20'))).toBe('2026-11-30')
    expect(earliestAmendment(active({ validFrom: on('14'), to: on('22') }), today)).toBe('2026-12-08')
    for (const kind of ['interruption', 'early-end', 'tutor'] as const)
      expect(earliestAmendment(active(), today, kind)).toBe('2026-11-30')
  })
})

describe('hours that were done', () => {
  const hours = (text: string, from: string, to: string, state: DoneHours['state'] = 'confirmed'): DoneHours => ({
    id: text,
    day: on(text),
    from: clockTime(from),
    to: clockTime(to),
    minutes: 60,
    state,
  })
  const done = [
    hours('10', '08:30', '12:30', 'approved'),
    hours('02', '08:30', '10:00', 'logged'),
    hours('04', '08:30', '12:30'),
    hours('11', '15:00', '16:00'),
  ]
  const strandedBy = (wanted: AmendmentTerms) =>
    strandedHours({ before: active(), after: withAmendment(active(), wanted) }, done).map(({ id }) => id)

  test('are stranded by an interruption or an end before them, in the order of their days', () => {
    expect(strandedBy({ validFrom: on('01'), interruption: { from: on('01'), to: on('10') } })).toEqual([
      '02',
      '04',
      '10',
    ])
    expect(strandedBy(end('03', '04'))).toEqual(['04', '10'])
  })

  test('are stranded by other times only where they do not fit any more', () => {
    const shorter = mornings.map((each) => ({ ...each, to: clockTime('11:00') }))
    expect(strandedBy({ validFrom: on('01'), timetable: shorter })).toEqual(['04', '10'])
  })

  test('are not stranded by a longer period, another tutor or another site', () => {
    for (const wanted of [extension, { validFrom: on('01'), hostTutor: mario }, { validFrom: on('01'), site: hall }])
      expect(strandedBy(wanted)).toEqual([])
  })
})

describe('an amendment is taken back', () => {
  test('before its first day, and not from it on', () => {
    expect(undoReasons(active(), trip, on('08'))).toEqual([])
    expect(undoReasons(active(), trip, on('09'))).toEqual(['already-in-force'])
    expect(undoReasons({ state: 'concluded' }, trip, on('08'))).toEqual(['not-active'])
  })
})
