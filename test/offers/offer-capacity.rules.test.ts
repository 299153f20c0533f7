import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type CountedOffer, offerCapacity } from '../../src/offers/offer-capacity.rules.ts'
import type { HostStay } from '../../src/placements/seat-count.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { aHost, anOffer } from './an-offer.ts'

const february = { from: day('2027-02-01'), to: day('2027-02-26') }
const march = { from: day('2027-03-01'), to: day('2027-03-26') }
const counted = (_id: string, change: Partial<CountedOffer> = {}): CountedOffer =>
  anOffer({ _id, ...february, ...change })
const stay = (change: Partial<HostStay> = {}): HostStay => ({
  partnerId: 'ente',
  offerId: null,
  tutorIds: [],
  ...february,
  ...change,
})
const known = (stays: HostStay[] = [], host = aHost()) => ({ hosts: new Map([['ente', host]]), stays })

const limitsOf = (offers: CountedOffer[], around = known()) =>
  offerCapacity(offers, around).limits.map(({ id, max, running, offerIds }) => [id, max, running, offerIds.join('+')])

describe('seats of an offer', () => {
  test.each([
    ['what the host says', { seats: 3 }, 3],
    ['no more than the tutors may follow', { seats: 30 }, 12],
    ['no more than they will follow', { seats: 30, perTutor: 4, tutorIds: ['t1', 't2'] }, 8],
    ['by the riskiest work', { seats: 30, workIds: ['basso', 'alto'] }, 5],
    ['none without a tutor', { seats: 3, tutorIds: [] }, 0],
  ])('%s', (_, change, seats) => {
    expect(offerCapacity([counted('a', change)], known()).offers.get('a')?.seats).toBe(seats)
  })

  test('are never fewer than are taken, and say what the work asks for', () => {
    const taken = [stay({ offerId: 'a' }), stay({ offerId: 'a' })]
    const { offers } = offerCapacity([counted('a', { seats: 1, workIds: ['medio'] })], known(taken))
    expect(offers.get('a')).toEqual({ seats: 2, running: 2, risk: 'medium', training: true })
  })
})

describe('what offers of one host share', () => {
  test('its seats and the tutors they both name; who is there already takes some', () => {
    const here = [stay({ tutorIds: ['t1'] }), stay({ offerId: 'b', tutorIds: ['t2'] }), stay({ tutorIds: ['t9'] })]
    expect(limitsOf([counted('b'), counted('a', { tutorIds: ['t1', 't2'] })], known(here))).toEqual([
      ['tutors:ente:1', 12, 2, 'b'],
      ['tutors:ente:2', 24, 2, 'a+b'],
      ['host:ente:1', 10, 3, 'a+b'],
    ])
  })

  test('nothing while they are not open on the same days', () => {
    expect(limitsOf([counted('a'), counted('b', march)])).toEqual([
      ['tutors:ente:1', 12, 0, 'a'],
      ['host:ente:1', 10, 0, 'a'],
      ['tutors:ente:2', 12, 0, 'b'],
      ['host:ente:2', 10, 0, 'b'],
    ])
  })

  test('the strictest ratio where the risks differ, and the host is told', () => {
    const { limits, notices } = offerCapacity([counted('a'), counted('b', { workIds: ['alto'] })], known())
    expect(limits[0]).toMatchObject({ kind: 'tutors', max: 5, offerIds: ['a', 'b'] })
    expect(notices).toEqual([{ code: 'mixed-risk', partnerId: 'ente' }])
  })

  test('tutors shared crosswise count for the smaller group alone, and the host is told', () => {
    const offers = [counted('a', { tutorIds: ['t1', 't2'] }), counted('b', { tutorIds: ['t2', 't3'], seats: 30 })]
    const { limits, notices, offers: seats } = offerCapacity(offers, known())
    expect(limits.filter(({ kind }) => kind === 'tutors').map(({ max, offerIds }) => [max, offerIds])).toEqual([
      [12, ['b']],
      [24, ['a']],
    ])
    expect(seats.get('b')?.seats).toBe(12)
    expect(notices.map(({ code }) => code)).toEqual(['tutors-split'])
  })

  test('all of a chain of overlapping periods, and the host is told', () => {
    const middle = counted('b', { from: day('2027-02-20'), to: day('2027-03-05') })
    const { limits, notices } = offerCapacity([counted('a'), middle, counted('c', march)], known())
    expect(limits.find(({ kind }) => kind === 'host')?.offerIds).toEqual(['a', 'b', 'c'])
    expect(notices.map(({ code }) => code)).toEqual(['periods-overlap-in-part'])
  })

  test('a host that has not said how many seats it has has no limit of its own', () => {
    const host = aHost({ hosting: { seats: null } })
    expect(limitsOf([counted('a')], known([], host)).map(([id]) => id)).toEqual(['tutors:ente:1'])
  })
})

const tutorIds = fc.subarray(['t1', 't2', 't3', 't4'])
const someOffers = fc
  .array(
    fc.record({
      partnerId: fc.constantFrom('ente', 'altro'),
      tutorIds,
      start: fc.integer({ min: 0, max: 40 }),
      days: fc.integer({ min: 0, max: 30 }),
      seats: fc.integer({ min: 1, max: 40 }),
      workIds: fc.subarray(['basso', 'medio', 'alto'], { minLength: 1 }),
      perTutor: fc.option(fc.integer({ min: 1, max: 12 })),
    }),
    { maxLength: 7 },
  )
  .map((list) =>
    list.map(({ start, days, ...given }, index) => {
      const from = addDays(february.from, start)
      return counted(`o${index}`, { ...given, from, to: addDays(from, days) })
    }),
  )
const someStays = fc.array(
  fc.record({
    partnerId: fc.constantFrom('ente', 'altro'),
    offerId: fc.constantFrom(null, 'o0', 'o1', 'x'),
    tutorIds,
    from: fc.constant(february.from),
    to: fc.constant(march.to),
  }),
  { maxLength: 4 },
)
const host4 = aHost({ tutors: [...aHost().tutors, { ...aHost().tutors[0]!, id: 't4' }] })
const everywhere = (stays: HostStay[]) => ({
  hosts: new Map([
    ['ente', host4],
    ['altro', host4],
  ]),
  stays,
})

describe('whatever the offers', () => {
  test('limits are nested or disjoint, hold what is taken, and stay within one host', () => {
    fc.assert(
      fc.property(someOffers, someStays, (offers, stays) => {
        const { limits, offers: seats } = offerCapacity(offers, everywhere(stays))
        const sets = limits.map(({ offerIds }) => new Set(offerIds))
        for (const [index, a] of sets.entries())
          for (const b of sets.slice(index + 1)) {
            const shared = [...a].filter((id) => b.has(id)).length
            expect([0, a.size, b.size]).toContain(shared)
          }
        const ids = limits.map(({ id }) => id)
        expect(new Set([...ids, ...seats.keys()]).size).toBe(ids.length + seats.size)
        for (const { max, running } of limits) expect(max).toBeGreaterThanOrEqual(running)
        for (const each of seats.values()) expect(each.seats).toBeGreaterThanOrEqual(each.running)
        const hosts = new Map(offers.map(({ _id, partnerId }) => [_id, partnerId]))
        for (const { partnerId, offerIds } of limits)
          expect(offerIds.every((id) => hosts.get(id) === partnerId)).toBe(true)
      }),
    )
  })

  test('the order of the offers changes nothing', () => {
    fc.assert(
      fc.property(someOffers, someStays, (offers, stays) => {
        const once = offerCapacity(offers, everywhere(stays))
        const again = offerCapacity(offers.toReversed(), everywhere(stays.toReversed()))
        expect(Object.fromEntries(again.offers)).toEqual(Object.fromEntries(once.offers))
        expect(again.limits.toSorted(byId)).toEqual(once.limits.toSorted(byId))
      }),
    )
  })

  test('filled to their limits, every student finds a tutor with room', () => {
    fc.assert(
      fc.property(someOffers, fc.infiniteStream(fc.nat()), (given, choices) => {
        const offers = given.map((offer) => ({
          ...offer,
          ...february,
          partnerId: 'ente',
          workIds: ['alto'],
          perTutor: 2,
        }))
        const { limits, offers: seats } = offerCapacity(offers, everywhere([]))
        const placed = fillAtRandom(offers, { limits, seats }, choices)
        expect(mostFollowed(placed, 2)).toBe(placed.length)
      }),
    )
  })
})

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

type Capacity = Pick<ReturnType<typeof offerCapacity>, 'limits'> & { seats: ReturnType<typeof offerCapacity>['offers'] }

/** Puts one student after the other into any offer that still has room, by its seats and by every limit. */
function fillAtRandom(offers: CountedOffer[], { limits, seats }: Capacity, choices: Iterator<number>): CountedOffer[] {
  const placed: CountedOffer[] = []
  const has = (ids: readonly string[]) => placed.filter(({ _id }) => ids.includes(_id)).length
  const open = ({ _id }: CountedOffer) =>
    has([_id]) < (seats.get(_id)?.seats ?? 0) &&
    limits.every(({ max, offerIds }) => !offerIds.includes(_id) || has(offerIds) < max)
  for (let free = offers.filter(open); free.length > 0; free = offers.filter(open)) {
    const next = free[(choices.next().value as number) % free.length]
    if (next) placed.push(next)
  }
  return placed
}

/** How many of the students find a tutor of their offer, none following more than so many: augmenting paths. */
function mostFollowed(placed: CountedOffer[], ratio: number): number {
  const followed = new Map<string, number[]>()
  const assign = (student: number, tried: Set<string>): boolean =>
    (placed[student]?.tutorIds ?? []).some((tutor) => {
      if (tried.has(tutor)) return false
      tried.add(tutor)
      const theirs = followed.get(tutor) ?? []
      const mover = theirs.length < ratio ? undefined : theirs.find((other) => assign(other, tried))
      if (theirs.length >= ratio && mover === undefined) return false
      const kept = (followed.get(tutor) ?? []).filter((other) => other !== mover)
      followed.set(tutor, [...kept, student])
      return true
    })
  return placed.filter((_, student) => assign(student, new Set())).length
}
