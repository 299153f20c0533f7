// When two records of a student become one, or two of a host, a round goes on with the one that stays: what was said about
// either is said about that one, and each thing once. Of two places fixed for the same student the one of the record that
// stays holds. A pair of students that has become one person is no pair.

import type { Round } from './round.rules.ts'

interface Way {
  from: string
  to: string
}

type OfStudents = Pick<Round, 'parts' | 'locks' | 'forbidden' | 'keepApart'>

export function withStudentMoved(round: OfStudents, { from, to }: Way): OfStudents {
  const moved = (id: string) => (id === from ? to : id)
  const once = (ids: readonly string[]) => [...new Set(ids.map(moved))]
  const lockedAlready = round.locks.some(({ unitId }) => unitId === to)
  return {
    parts: round.parts.map((part) => ({ ...part, leftOut: once(part.leftOut), accessible: once(part.accessible) })),
    locks: round.locks
      .filter(({ unitId }) => unitId !== from || !lockedAlready)
      .map((lock) => ({ ...lock, unitId: moved(lock.unitId) })),
    forbidden: firstOfEach(
      round.forbidden.map((pair) => ({ ...pair, unitId: moved(pair.unitId) })),
      ({ unitId, partnerId }) => [unitId, partnerId],
    ),
    keepApart: firstOfEach(
      round.keepApart.map((pair) => ({ ...pair, unitIds: pairOf(moved(pair.unitIds[0]), moved(pair.unitIds[1])) })),
      ({ unitIds }) => unitIds.toSorted(),
    ).filter(({ unitIds: [a, b] }) => a !== b),
  }
}

const pairOf = (a: string, b: string): [string, string] => [a, b]

type OfHosts = Pick<Round, 'offers' | 'forbidden' | 'hostBands'>

export function withHostMoved(round: OfHosts, { from, to }: Way): OfHosts {
  const moved = (id: string) => (id === from ? to : id)
  // Of two bands for the same students that of the host that stays holds: it comes first.
  const bands = [
    ...round.hostBands.filter(({ partnerId }) => partnerId !== from),
    ...round.hostBands.filter(({ partnerId }) => partnerId === from),
  ]
  return {
    offers: round.offers.map((offer) => ({ ...offer, partnerId: moved(offer.partnerId) })),
    forbidden: firstOfEach(
      round.forbidden.map((pair) => ({ ...pair, partnerId: moved(pair.partnerId) })),
      ({ unitId, partnerId }) => [unitId, partnerId],
    ),
    hostBands: firstOfEach(
      bands.map((band) => ({ ...band, partnerId: moved(band.partnerId) })),
      ({ partnerId, track, year }) => [partnerId, track, year],
    ),
  }
}

function firstOfEach<T>(list: readonly T[], keyOf: (item: T) => readonly unknown[]): T[] {
  const seen = new Set<string>()
  return list.filter((item) => {
    const key = JSON.stringify(keyOf(item))
    return seen.has(key) ? false : seen.add(key)
  })
}
