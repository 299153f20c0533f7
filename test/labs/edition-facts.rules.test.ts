import { describe, expect, test } from '@jest/globals'
import {
  factReasons,
  type EditionFacts,
  changeReasons,
  seatLimits,
  suggestedCode,
} from '../../src/labs/edition-facts.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { aGroup, anEdition, aSession } from './an-edition.ts'

const today = day('2026-11-25')

const partner = {
  sites: [
    {
      id: 'here',
      name: 'Qui',
      address: '',
      postcode: '',
      town: '',
      district: null,
      position: null,
      accessible: true,
      opening: [],
    },
  ],
  tutors: [
    { id: 't1', name: 'T1', role: '', email: null, phone: null, accountId: null, from: day('2026-09-01'), to: null },
    {
      id: 't2',
      name: 'T2',
      role: '',
      email: null,
      phone: null,
      accountId: null,
      from: day('2026-09-01'),
      to: day('2026-09-30'),
    },
  ],
  spaces: [
    {
      id: 'hall',
      siteId: 'here',
      kind: 'room' as const,
      name: 'Sala',
      insideId: null,
      places: 24,
      accessible: true,
      note: null,
      machineKind: null,
    },
    {
      id: 'corner',
      siteId: 'here',
      kind: 'room' as const,
      name: 'Angolo',
      insideId: 'hall',
      places: 6,
      accessible: true,
      note: null,
      machineKind: null,
    },
    {
      id: 'laser',
      siteId: 'here',
      kind: 'machine' as const,
      name: 'Laser',
      insideId: 'corner',
      places: 2,
      accessible: true,
      note: null,
      machineKind: null,
    },
    {
      id: 'store',
      siteId: 'there',
      kind: 'room' as const,
      name: 'Altrove',
      insideId: null,
      places: null,
      accessible: true,
      note: null,
      machineKind: null,
    },
  ],
}
const module = { maximum: 20, risk: 'low' as const }

const facts = (change: Partial<EditionFacts> = {}): EditionFacts => ({
  title: 'Prova',
  siteId: 'here',
  from: day('2026-12-01'),
  to: day('2027-03-01'),
  pattern: [{ weekday: 3, from: clockTime('14:00'), to: clockTime('17:00') }],
  roomIds: ['hall'],
  machineIds: ['laser'],
  staff: [{ id: 't1', part: 'trainer' }],
  seats: 12,
  minimum: 8,
  minimumBy: null,
  enrolUntil: null,
  ...change,
})
const reasons = (change: Partial<EditionFacts>) => factReasons(facts(change), { module, partner }, today)

describe('the facts of an edition', () => {
  test('are in order', () => {
    expect(reasons({})).toEqual([])
  })

  test.each<[string, Partial<EditionFacts>, string[]]>([
    ['an end before the start', { to: day('2026-11-30') }, ['ends-before-it-begins']],
    ['two school years', { to: day('2027-09-01') }, ['outside-school-year']],
    ['the last day of the school year', { to: day('2027-08-31') }, []],
    ['a period that is over', { from: day('2026-10-01'), to: day('2026-11-24') }, ['already-over']],
    ['a site of nobody', { siteId: 'nowhere', roomIds: [], machineIds: [] }, ['no-such-site']],
    ['a room of another site', { roomIds: ['store'] }, ['room-elsewhere']],
    ['a machine among the rooms', { roomIds: ['laser', 'hall'], machineIds: [] }, ['room-elsewhere']],
    ['a machine that is not there', { machineIds: ['cnc'] }, ['machine-elsewhere']],
    ['somebody who has left', { staff: [{ id: 't2', part: 'trainer' }] }, ['staff-not-in-office']],
    [
      'the same person twice',
      {
        staff: [
          { id: 't1', part: 'trainer' },
          { id: 't1', part: 'tutor' },
        ],
      },
      ['staff-twice'],
    ],
    [
      'a row that ends before it begins',
      { pattern: [{ weekday: 1, from: clockTime('17:00'), to: clockTime('14:00') }] },
      ['slot-reversed'],
    ],
    [
      'rows that touch',
      {
        pattern: [
          { weekday: 1, from: clockTime('14:00'), to: clockTime('15:00') },
          { weekday: 1, from: clockTime('15:00'), to: clockTime('16:00') },
        ],
      },
      [],
    ],
    [
      'rows that overlap',
      {
        pattern: [
          { weekday: 1, from: clockTime('14:00'), to: clockTime('15:01') },
          { weekday: 1, from: clockTime('15:00'), to: clockTime('16:00') },
        ],
      },
      ['slots-overlap'],
    ],
    ['a minimum above the seats', { minimum: 13 }, ['minimum-above-seats']],
    ['a minimum asked for too late', { minimumBy: day('2026-12-02') }, ['minimum-by-late']],
    ['enrolment after the end', { enrolUntil: day('2027-03-02') }, ['enrol-until-late']],
  ])('with %s', (_, change, expected) => {
    expect(reasons(change)).toEqual(expected)
  })

  test('say the narrowest limit of the seats first', () => {
    expect(reasons({ seats: 13 })).toEqual(['seats-above-tutors'])
    expect(reasons({ seats: 25 })).toEqual(['seats-above-tutors', 'seats-above-module', 'seats-above-rooms'])
    expect(reasons({ seats: 7, minimum: 1, roomIds: ['corner'] })).toEqual(['seats-above-rooms'])
  })

  test('count a room inside another once, and machines only where no room is chosen', () => {
    const limits = (change: Partial<EditionFacts>) => seatLimits(facts(change), { module, partner })
    expect(limits({ roomIds: ['hall', 'corner'] })).toEqual({ module: 20, rooms: 24, tutors: 12 })
    expect(limits({ roomIds: [], machineIds: ['laser'], staff: [] })).toEqual({ module: 20, rooms: 2, tutors: null })
    expect(limits({ roomIds: ['store'], machineIds: [] }).rooms).toBeNull()
    expect(limits({ roomIds: [], machineIds: [] }).rooms).toBeNull()
  })
})

describe('changing the facts', () => {
  const edition = anEdition({
    siteId: 'here',
    taken: 10,
    sessions: [aSession('a', '2026-12-10')],
    groups: [aGroup('g', ['a'])],
  })

  test.each([
    ['the seats that are taken', { seats: 10 }, []],
    ['one seat less', { seats: 9 }, ['seats-below-taken']],
    ['a period without a planned session', { from: day('2026-12-11') }, ['sessions-outside-period']],
    ['another site', { siteId: 'there' }, ['sessions-at-site']],
  ])('to %s', (_, change, expected) => {
    expect(changeReasons(edition, { ...facts(), seats: 12, ...change })).toEqual(expected)
  })

  test('is refused once it is over', () => {
    expect(changeReasons({ ...edition, state: 'completed' }, facts())).toEqual(['not-editable'])
  })
})

test('the code proposed is the first free letter of module and school year', () => {
  const code = (taken: string[]) => suggestedCode('ROB-1', day('2026-12-01'), taken)
  expect(code([])).toBe('ROB-1/26-A')
  expect(code(['ROB-1/26-A', 'ROB-1/26-C'])).toBe('ROB-1/26-B')
  expect(suggestedCode('ROB-1', day('2027-03-01'), [])).toBe('ROB-1/26-A')
  const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `ROB-1/26-${letter}`)
  expect(code(alphabet)).toBe('ROB-1/26-AA')
  expect(code([...alphabet, 'ROB-1/26-AA'])).toBe('ROB-1/26-AB')
})
