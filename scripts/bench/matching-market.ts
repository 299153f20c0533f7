// Invented rounds of any size, always the same ones: ten wishes a student, a third as many offers as students, seats for
// 110 %, six bands of the host before the draw. Students prefer what is near and what is popular, as they do.
import type { Mechanism, RoundFile, RoundGroup, RoundOffer, RoundStudent } from '../../src/matching/round-file.rules.ts'

export interface MarketShape {
  students: number
  /** at most so many of one class in an offer, and a limit per host */
  nested: boolean
  /** minimums on 15 % of the offers, and 8 % of the students without wishes */
  minimums: boolean
  mechanism?: Mechanism
}

const WISHES = 10
const CLASS_SIZE = 25
const DISTRICT_OFFERS = 400
const HOST_OFFERS = 4
const BANDS = 6

export function makeMarket(shape: MarketShape): RoundFile {
  const next = seeded(shape.students)
  const offers = makeOffers(shape, next)
  const students = makeStudents(shape, offers.length, next)
  giveBands(students, offers)
  return {
    roundId: 'bench',
    seed: 'borgo',
    options: { mechanism: shape.mechanism ?? 'default', minimums: shape.minimums, fallback: shape.minimums },
    students,
    offers,
    groups: shape.nested ? makeHosts(offers) : [],
  }
}

function makeOffers({ students, nested, minimums }: MarketShape, next: () => number): RoundOffer[] {
  const offers: RoundOffer[] = Array.from({ length: Math.floor(students / 3) }, (_, place) => ({
    id: `o${place}`,
    host: `h${Math.floor(place / HOST_OFFERS)}`,
    max: 1 + Math.floor(next() * 5.6),
    ...(nested && { classMax: 2 }),
  }))
  if (minimums)
    for (const offer of offers)
      if (next() < 0.18 && offer.max > 1) offer.min = Math.min(offer.max, 2 + Math.floor(next() * 2))
  return offers
}

function makeStudents({ students, minimums }: MarketShape, offers: number, next: () => number): RoundStudent[] {
  const districts = Math.max(1, Math.round(offers / DISTRICT_OFFERS))
  const perDistrict = offers / districts
  return Array.from({ length: students }, (_, place) => {
    const schoolClass = Math.floor(place / CLASS_SIZE)
    const home = schoolClass % districts
    const wishes = new Set<string>()
    const wanted = minimums && next() < 0.08 ? 0 : Math.min(WISHES, offers)
    while (wishes.size < wanted) {
      const district = next() < 0.85 ? home : Math.floor(next() * districts)
      wishes.add(`o${Math.floor((district + next() ** 2.5) * perDistrict)}`)
    }
    return { id: `s${place}`, class: `c${schoolClass}`, preferences: [...wishes] }
  })
}

/** A host sees a student the same way at all its offers. */
function giveBands(students: readonly RoundStudent[], offers: readonly RoundOffer[]): void {
  const bandsOf = new Map(offers.map(({ id }) => [id, Array.from({ length: BANDS }, (): string[] => [])]))
  for (const [place, { id, preferences }] of students.entries()) {
    for (const offer of preferences) {
      const host = Math.floor(Number(offer.slice(1)) / HOST_OFFERS)
      bandsOf.get(offer)?.[scattered(place, host) % BANDS]?.push(id)
    }
  }
  for (const offer of offers) offer.priorities = bandsOf.get(offer.id) ?? null
}

/** A host follows nine in ten of those whom all its offers have seats for. */
function makeHosts(offers: readonly RoundOffer[]): RoundGroup[] {
  const hosts = new Map<string, RoundOffer[]>()
  for (const offer of offers) hosts.set(offer.host ?? '', [...(hosts.get(offer.host ?? '') ?? []), offer])
  return [...hosts].map(([id, ofHost]) => ({
    id,
    max: Math.ceil(ofHost.reduce((seats, { max }) => seats + max, 0) * 0.9),
    offers: ofHost.map((offer) => offer.id),
  }))
}

function scattered(a: number, b: number): number {
  let mixed = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca77)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 12)) >>> 0
}

/** Numbers from 0 to 1 that are always the same (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
