import { describe, expect, test } from '@jest/globals'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import { type CheckFacts, type OfferedFacts, roundProblems, roundWarnings } from '../../src/rounds/round-check.rules.ts'
import { changeRefusal, roundSteps } from '../../src/rounds/round-steps.rules.ts'
import type { Round } from '../../src/rounds/round.rules.ts'
import { lockOf, now, offeredOf, offerOf, roundOf } from './example-round.ts'

const factsOf = (
  a: Partial<OfferedFacts> = {},
  classOf: [string, string][] = [['giulia', 'galilei-3a']],
): CheckFacts => ({
  now,
  classOf: new Map(classOf),
  seatsOf: new Map([
    ['a', 3],
    ['b', 2],
  ]),
  offers: new Map([
    ['a', offeredOf(a)],
    ['b', offeredOf({ partnerId: 'officine' })],
  ]),
})
const codes = (round: Round, facts = factsOf()) => roundProblems(round, facts).map(({ code }) => code)

describe('before its lists open a round', () => {
  test('that has all it needs may open', () => {
    expect(codes(roundOf())).toEqual([])
  })

  const wrong: [string, Partial<Round>, Partial<OfferedFacts>, string[]][] = [
    ['needs a class', { parts: [] }, {}, ['no-class']],
    ['needs an offer', { offers: [] }, {}, ['no-offer']],
    ['needs a deadline to come', { closesAt: now }, {}, ['deadline-past']],
    [
      'needs one within a year',
      { closesAt: new Date('2028-01-01T12:00:00Z') },
      {},
      ['deadline-too-far', 'offer-begins-before', 'offer-begins-before'],
    ],
    ['knows its offers', { offers: [offerOf('gone')] }, {}, ['offer-gone']],
    ['gives published offers only', {}, { open: false }, ['offer-not-published']],
    ['leaves others their offers', {}, { roundId: 'another' }, ['offer-in-other-round']],
    ['leaves other schools theirs', {}, { reservedFor: 'volta' }, ['offer-reserved']],
    ['gives offers of its year', {}, { schoolYear: schoolYear('2025/26') }, ['offer-other-year']],
    ['closes before they begin', {}, { from: day('2026-12-05') }, ['offer-begins-before']],
    ['closes before enrolments are over', {}, { enrolUntil: day('2026-12-05') }, ['enrolment-ends-before']],
    ['gives seats that are there', {}, { seats: 0 }, ['no-seat']],
    ['gives no more than there are', { offers: [offerOf('a', { seats: 4 })] }, {}, ['seats-above-offer']],
    ['asks no more than there are', { offers: [offerOf('a', { min: 4 })] }, {}, ['min-above-seats']],
    ['asks no more than it gives', { offers: [offerOf('a', { seats: 2, min: 3 })] }, {}, ['min-above-seats']],
    ['asks no negative minimum', { offers: [offerOf('a', { min: -1 })] }, {}, ['min-negative']],
    ['lets one of a class in', { offers: [offerOf('a', { classMax: 0 })] }, {}, ['class-max-below-one']],
    ['takes a wish', { mostWishes: 0 }, {}, ['most-wishes']],
    ['takes ten wishes at most', { mostWishes: 11 }, {}, ['most-wishes']],
    ['takes whole wishes', { mostWishes: 2.5 }, {}, ['most-wishes']],
    ['measures from a kilometre', { mostKm: 0 }, {}, ['most-km']],
    [
      'knows three bands',
      { hostBands: [{ partnerId: 'fablab', track: null, year: null, band: 3 as 2 }] },
      {},
      ['band-range'],
    ],
    ['has each criterion once', { criteria: ['final-year', 'final-year'] }, {}, ['criterion-twice']],
    ['fixes places of who takes part', { locks: [lockOf('l', 'nobody', 'a')] }, {}, ['unit-not-in-round']],
  ]
  test.each(wrong)('%s', (_says, round, facts, expected) => {
    expect(codes(roundOf(round), factsOf(facts))).toEqual(expected)
  })

  test('needs a student in its classes; one of the city needs nobody yet', () => {
    expect(codes(roundOf(), factsOf({}, []))).toEqual(['no-student'])
    expect(codes(roundOf({ schoolId: null, schoolIds: [], parts: [] }), factsOf({}, []))).toEqual([])
  })

  test('may keep the offers that it holds itself, and those that are for its own school', () => {
    expect(codes(roundOf(), factsOf({ roundId: 'tornata', reservedFor: 'galilei' }))).toEqual([])
  })

  test('says to which step and offer each thing belongs', () => {
    const found = roundProblems(roundOf({ mostWishes: 0 }), factsOf({ open: false }))
    expect(found).toEqual([
      { step: 'offers', code: 'offer-not-published', about: 'a' },
      { step: 'criteria', code: 'most-wishes', about: null },
    ])
  })

  test('warns of what may be a mistake', () => {
    const warned = (round: Partial<Round>, facts = factsOf()) =>
      roundWarnings(roundOf(round), facts).map(({ code }) => code)
    expect(warned({})).toEqual([])
    expect(warned({}, factsOf({ from: day('2027-03-01'), to: day('2027-03-12') }))).toEqual(['periods-apart'])
    expect(warned({ criteria: ['host-band'] })).toEqual(['bands-missing'])
    expect(warned({ hostBands: [{ partnerId: 'fablab', track: null, year: 3, band: 0 }] })).toEqual(['bands-unused'])
    expect(warned({ criteria: [] })).toEqual(['draw-alone'])
    expect(warned({ mechanism: 'satisfaction' })).toEqual(['order-unused'])
  })
})

describe('what may be changed', () => {
  const refusals = (given: Partial<Round>, at = now) => {
    const round = roundOf(given)
    return Object.fromEntries(roundSteps.map((step) => [step, changeRefusal(round, step, at)]))
  }
  const all = (refusal: string | null) => Object.fromEntries(roundSteps.map((step) => [step, refusal]))
  const later = new Date('2026-12-05T18:00:00+01:00')

  test('is everything in a draft, and nothing once it is frozen or given up', () => {
    expect(refusals({ state: 'draft' })).toEqual(all(null))
    expect(refusals({ state: 'closed' })).toEqual(all('already-frozen'))
    expect(refusals({ state: 'published' })).toEqual(all('already-frozen'))
    expect(refusals({ state: 'cancelled' })).toEqual(all('is-cancelled'))
  })

  test('is what is said about single students while the lists are open, until they are frozen', () => {
    expect(refusals({ state: 'open' })).toEqual({ ...all('already-open'), pairs: null })
    expect(refusals({ state: 'open' }, later)).toEqual({ ...all('already-open'), pairs: null })
  })

  test('is who takes part in an open round of the city, until the very deadline', () => {
    const city = { state: 'open', schoolId: null } as const
    expect(refusals(city, new Date(later.getTime() - 1))).toEqual({ ...all('already-open'), pairs: null, who: null })
    expect(refusals(city, later)).toEqual({ ...all('already-open'), pairs: null, who: 'deadline-over' })
  })
})
