import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Place } from '../../src/assignments/assignment.rules.ts'
import { nextPromotion, promotionMarket } from '../../src/assignments/promotion.rules.ts'
import { answered, answerReason, offerUntil, type PlaceAnswer } from '../../src/assignments/place-step.rules.ts'
import { openAnswers, settled, type Settling } from '../../src/assignments/place-step.rules.ts'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'
import { day } from '../../src/platform/day.ts'
import { limitsBroken, placesOf, smallRounds } from './a-small-round.ts'

const hour = 3_600_000
const start = new Date('2026-12-10T09:00:00+01:00')

function settling(file: RoundFile, now: Date, closed: readonly string[] = []): Settling {
  const isOpen = (offerId: string) => !closed.includes(offerId)
  const market = promotionMarket(file, { isOpen, apart: [], separated: [] })
  return { market, now, untilOf: () => new Date(now.getTime() + 48 * hour) }
}

const rankIn = (file: RoundFile) => (unitId: string, offerId: string) => {
  const at = file.students.find(({ id }) => id === unitId)?.preferences.indexOf(offerId) ?? -1
  return at === -1 ? null : at + 1
}

/** What happens next: somebody answers something, or hours pass and the job looks. */
const happenings = fc.array(
  fc.record({
    who: fc.nat({ max: 6 }),
    answer: fc.constantFrom<PlaceAnswer>('accept', 'withdraw', 'take', 'decline'),
    hours: fc.constantFrom(0, 1, 49),
  }),
  { maxLength: 25 },
)

/** Everybody at what they have, or, where a seat is held for them, at that: any of the two may come true. */
function everyOutcome(places: readonly Place[]): Map<string, string>[] {
  const waiting = places.filter(({ offered }) => offered !== null)
  return Array.from({ length: 2 ** waiting.length }, (_, mask) => {
    const takes = new Set(waiting.filter((_each, index) => (mask >> index) & 1).map(({ unitId }) => unitId))
    const seated = places.flatMap(({ unitId, offerId, offered }): [string, string][] => {
      const at = takes.has(unitId) ? (offered?.offerId ?? null) : offerId
      return at === null ? [] : [[unitId, at]]
    })
    return new Map(seated)
  })
}

describe('whatever happens after a result', () => {
  test('no limit is exceeded, nobody gets what is not for them, and nothing is free that somebody prefers', () => {
    fc.assert(
      fc.property(smallRounds, happenings, (file, story) => {
        const { places: first, result } = placesOf(file)
        let places: readonly Place[] = settled(first, settling(file, start, result.closed)).places
        let now = start
        for (const { who, answer, hours } of story) {
          now = new Date(now.getTime() + hours * hour)
          const place = places[who % places.length]
          if (place && answerReason(place, answer, now) === null) {
            const step = answered({ place, answer, text: null }, rankIn(file))
            places = places.map((each) => (each === place ? step.place : each))
          }
          places = settled(places, settling(file, now, result.closed)).places
          for (const seated of everyOutcome(places)) expect(limitsBroken(file, seated)).toEqual([])
          const barred = new Set(file.ineligible?.map(([student, offer]) => `${student} ${offer}`))
          expect(places.filter(({ unitId, offerId }) => barred.has(`${unitId} ${offerId}`))).toEqual([])
          expect(nextPromotion(settling(file, now, result.closed).market, places)).toBeNull()
        }
      }),
      { numRuns: 400 },
    )
  })

  test('right after the matching nothing is free that somebody prefers', () => {
    fc.assert(
      fc.property(smallRounds, (file) => {
        const { places, result } = placesOf(file)
        expect(settled(places, settling(file, start, result.closed)).lines).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('the same story told again ends the same', () => {
    fc.assert(
      fc.property(smallRounds, fc.nat({ max: 6 }), (file, who) => {
        const { places } = placesOf(file)
        const leaver = places[who % places.length]
        if (!leaver || answerReason(leaver, 'withdraw', start) !== null) return
        const left = answered({ place: leaver, answer: 'withdraw', text: null }, rankIn(file)).place
        const after = (all: readonly Place[]) =>
          settled(
            all.map((each) => (each.unitId === left.unitId ? left : each)),
            settling(file, start),
          ).places
        const backwards = after(places.toReversed()).toReversed()
        expect(backwards).toEqual(after(places))
      }),
      { numRuns: 200 },
    )
  })
})

/** Two seats, and who has which: a first, b second; c and d wait for the first in the order of the draw. */
const queue: RoundFile = {
  roundId: 'tornata',
  seed: 'x',
  lottery: ['a', 'b', 'c', 'd'],
  options: { minimums: false, fallback: false },
  students: [
    { id: 'a', preferences: ['saldo'] },
    { id: 'b', preferences: ['saldo', 'tornio'] },
    { id: 'c', preferences: ['saldo', 'tornio'] },
    { id: 'd', preferences: ['tornio'] },
  ],
  offers: [
    { id: 'saldo', max: 1 },
    { id: 'tornio', max: 1 },
  ],
}

const byId = (places: readonly Place[]) => Object.fromEntries(places.map((place) => [place.unitId, place]))
const step = (places: readonly Place[], unitId: string, answer: PlaceAnswer, now = start) => {
  const after = places.map((place) =>
    place.unitId === unitId ? answered({ place, answer, text: null }, rankIn(queue)).place : place,
  )
  return settled(after, settling(queue, now))
}

describe('a freed seat', () => {
  test('goes to the best key that prefers it, and whoever takes it frees the next, until nobody wants one', () => {
    const { places } = placesOf(queue)
    expect(byId(places)).toMatchObject({ a: { offerId: 'saldo' }, b: { offerId: 'tornio' }, c: { state: 'none' } })
    const left = step(places, 'a', 'withdraw')
    expect(left.lines).toEqual([{ event: 'offered', unitId: 'b', offerId: 'saldo', text: null }])
    expect(byId(left.places)['b']).toMatchObject({ offerId: 'tornio', offered: { offerId: 'saldo' } })
    const taken = step(left.places, 'b', 'take')
    expect(byId(taken.places)['b']).toMatchObject({
      offerId: 'saldo',
      rank: 1,
      phase: 'promoted',
      state: 'accepted',
      offered: null,
    })
    expect(taken.lines).toEqual([{ event: 'offered', unitId: 'c', offerId: 'tornio', text: null }])
  })

  test('that is let go, or not answered in time, is asked of the next and keeps a note', () => {
    const left = step(placesOf(queue).places, 'a', 'withdraw')
    const declined = step(left.places, 'b', 'decline')
    expect(byId(declined.places)['b']).toMatchObject({ offerId: 'tornio', passed: ['saldo'], offered: null })
    expect(declined.lines).toEqual([{ event: 'offered', unitId: 'c', offerId: 'saldo', text: null }])

    const late = settled(left.places, settling(queue, new Date(start.getTime() + 48 * hour)))
    expect(late.lines.map(({ event, unitId }) => [event, unitId])).toEqual([
      ['expired', 'b'],
      ['offered', 'c'],
    ])
    expect(byId(late.places)['b']?.passed).toEqual(['saldo'])
  })

  test('at a moment at which the offer has just ended cannot be taken, but may be declined', () => {
    const left = byId(step(placesOf(queue).places, 'a', 'withdraw').places)['b'] as Place
    const end = new Date(start.getTime() + 48 * hour)
    expect(answerReason(left, 'take', new Date(end.getTime() - 1))).toBeNull()
    expect(answerReason(left, 'take', end)).toBe('offer-expired')
    expect(openAnswers(left, end)).toEqual(['accept', 'withdraw', 'decline'])
  })

  test('is held for nobody where the offer is over, or for two who are kept apart', () => {
    const { places } = placesOf(queue)
    const free = places.map(
      (place): Place => (place.unitId === 'a' ? { ...place, offerId: null, state: 'withdrawn' } : place),
    )
    expect(settled(free, settling(queue, start, ['saldo'])).lines).toEqual([])
    const apart = promotionMarket(
      {
        ...queue,
        offers: [
          { id: 'saldo', max: 2 },
          { id: 'tornio', max: 1 },
        ],
      },
      { isOpen: () => true, apart: [['a', 'b']], separated: [{ unitId: 'c', offerId: 'saldo' }] },
    )
    expect(nextPromotion(apart, places)).toBeNull()
  })

  test('is not offered to whose place was fixed, who has withdrawn, or whose placement is prepared', () => {
    const { places } = placesOf(queue)
    const { market } = settling(queue, start)
    for (const change of [{ phase: 'lock' }, { state: 'withdrawn' }, { state: 'placed' }] as Partial<Place>[]) {
      const changed = places
        .filter(({ unitId }) => unitId !== 'a' && unitId !== 'c')
        .map((place): Place => (place.unitId === 'b' ? { ...place, ...change } : place))
      expect(nextPromotion(market, changed)).toBeNull()
    }
  })
})

describe('until when a seat is held', () => {
  const rows: [string, string, string, string, string][] = [
    [
      'the same time two days later',
      '2026-12-10T09:30:00+01:00',
      '2026-12-31T18:00:00+01:00',
      '2027-02-01',
      '2026-12-12T09:30:00+01:00',
    ],
    [
      'across the change of the clocks too',
      '2026-10-24T09:30:00+02:00',
      '2026-12-31T18:00:00+01:00',
      '2027-02-01',
      '2026-10-26T09:30:00+01:00',
    ],
    [
      'the period begins before that',
      '2026-12-10T09:30:00+01:00',
      '2026-12-31T18:00:00+01:00',
      '2026-12-11',
      '2026-12-11T00:00:00+01:00',
    ],
    [
      'the day to answer by is nearer',
      '2026-12-10T09:30:00+01:00',
      '2026-12-11T18:00:00+01:00',
      '2027-02-01',
      '2026-12-11T18:00:00+01:00',
    ],
    [
      'it is so near that it leaves no time',
      '2026-12-10T09:30:00+01:00',
      '2026-12-10T18:00:00+01:00',
      '2027-02-01',
      '2026-12-12T09:30:00+01:00',
    ],
    [
      'it has passed',
      '2026-12-10T09:30:00+01:00',
      '2026-12-01T18:00:00+01:00',
      '2027-02-01',
      '2026-12-12T09:30:00+01:00',
    ],
  ]
  test.each(rows)('%s', (_, now, answerBy, startsOn, until) => {
    const found = offerUntil(new Date(now), { answerBy: new Date(answerBy), startsOn: day(startsOn) })
    expect(found.toISOString()).toBe(new Date(until).toISOString())
  })
})
