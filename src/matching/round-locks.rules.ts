// Locks (posti bloccati), forbidden and ineligible pairs of a round: who and what they name must be there, a student has one
// lock at most, a lock never overrides eligibility, and all locks together fit into every limit above them.
import type { RoundFile, RoundOffer } from './round-file.rules.ts'
import { barredPairs, type RoundIndex, shown } from './round-index.rules.ts'

interface Lock {
  student: string
  classOf: string | null
  offer: string
}

interface Limit {
  named: string
  max: number
  running: number
  locks: number
}

export function lockContradictions(index: RoundIndex): string[] {
  const { file } = index
  return [
    ...unknownIn('lock', file.locks ?? [], index),
    ...unknownIn('forbidden pair', file.forbidden ?? [], index),
    ...unknownIn('ineligible pair', file.ineligible ?? [], index),
    ...repeatedLocks(file),
    ...barredLocks(file),
    ...locksAboveLimits(index),
  ]
}

function unknownIn(kind: string, pairs: readonly (readonly string[])[], { students, offers }: RoundIndex): string[] {
  const lines: string[] = []
  for (const [student = '', offer = ''] of pairs) {
    const pair = `${kind} of ${shown(student)} and ${shown(offer)}`
    if (!students.has(student)) lines.push(`${pair}: there is no student ${shown(student)}`)
    if (!offers.has(offer)) lines.push(`${pair}: there is no offer ${shown(offer)}`)
  }
  return lines
}

function repeatedLocks({ locks = [] }: RoundFile): string[] {
  const offersOf = new Map<string, string[]>()
  for (const [student, offer] of locks) {
    const offers = offersOf.get(student)
    if (offers) offers.push(offer)
    else offersOf.set(student, [offer])
  }
  return [...offersOf]
    .filter(([, offers]) => offers.length > 1)
    .map(([student, offers]) => `student ${shown(student)} has ${offers.length} locks: ${offers.map(shown).join(', ')}`)
}

function barredLocks(file: RoundFile): string[] {
  if (!file.locks?.length) return []
  const barred = barredPairs(file)
  return file.locks.flatMap(([student, offer]) => {
    const why = barred.get(student)?.get(offer)
    return why === undefined ? [] : [`lock of ${shown(student)} and ${shown(offer)}: the pair is ${why}`]
  })
}

function locksAboveLimits(index: RoundIndex): string[] {
  const locks = knownLocks(index)
  if (locks.length === 0) return []
  const perOffer = new Map<string, number>()
  for (const { offer } of locks) perOffer.set(offer, (perOffer.get(offer) ?? 0) + 1)
  return [...classLimits(locks, index), ...offerLimits(perOffer, index), ...groupLimits(perOffer, index)].flatMap(
    aboveLimit,
  )
}

function knownLocks({ file, students, offers }: RoundIndex): Lock[] {
  return (file.locks ?? []).flatMap(([student, offer]) => {
    const place = students.get(student)
    return place === undefined || !offers.has(offer)
      ? []
      : [{ student, classOf: file.students[place]?.class ?? null, offer }]
  })
}

function aboveLimit({ named, max, running, locks }: Limit): string[] {
  if (locks === 0 || running + locks <= max) return []
  return [`${named}: ${locks} locked${running > 0 ? ` and ${running} running` : ''}, above its limit of ${max}`]
}

function classLimits(locks: readonly Lock[], index: RoundIndex): Limit[] {
  const limits = new Map<string, Limit>()
  for (const { classOf, offer } of locks) {
    const max = offerNamed(offer, index)?.classMax ?? null
    if (classOf === null || max === null) continue
    const named = `class ${shown(classOf)} at offer ${shown(offer)}`
    const limit = limits.get(named)
    if (limit) limit.locks += 1
    else limits.set(named, { named, max, running: 0, locks: 1 })
  }
  return [...limits.values()]
}

function offerLimits(perOffer: ReadonlyMap<string, number>, index: RoundIndex): Limit[] {
  return [...perOffer].flatMap(([id, locks]) => {
    const offer = offerNamed(id, index)
    return offer ? [{ named: `offer ${shown(id)}`, max: offer.max, running: offer.running ?? 0, locks }] : []
  })
}

function groupLimits(perOffer: ReadonlyMap<string, number>, { file }: RoundIndex): Limit[] {
  return (file.groups ?? []).map(({ id, max, running = 0, offers }) => {
    let locks = 0
    for (const offer of new Set(offers)) locks += perOffer.get(offer) ?? 0
    return { named: `group ${shown(id)}`, max, running, locks }
  })
}

function offerNamed(id: string, { file, offers }: RoundIndex): RoundOffer | undefined {
  const place = offers.get(id)
  return place === undefined ? undefined : file.offers[place]
}
