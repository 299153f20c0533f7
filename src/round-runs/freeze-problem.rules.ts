// What keeps a round from being frozen (contraddizioni): said of the locks and pairs that somebody can mend, with who and
// where, so that a page can say it in words. What the engine finds beyond that is told as it says it.

import type { RoundFile } from '../matching/round-file.rules.ts'
import type { Frozen } from './frozen.rules.ts'
import { lockedTogether } from './keep-apart.rules.ts'

export const freezeProblemCodes = [
  'nobody',
  'lock-unknown',
  'locked-twice',
  'lock-forbidden',
  'lock-ineligible',
  'locks-above-seats',
  'locks-above-class',
  'locks-above-limit',
  'locked-together',
  'other',
] as const
export type FreezeProblemCode = (typeof freezeProblemCodes)[number]

export interface FreezeProblem {
  code: FreezeProblemCode
  unitIds: string[]
  offerId: string | null
  /** why somebody may not go there, or what the engine says */
  detail: string | null
}

type Lock = [string, string]

/** `found` are the lines of the engine: they count where nothing plainer was found. */
export function freezeProblems({ file, names }: Frozen, found: readonly string[]): FreezeProblem[] {
  const problems = [
    ...(file.students.length === 0 ? [problem('nobody')] : []),
    ...(file.locks?.flatMap((lock) => lockProblems(lock, file)) ?? []),
    ...twice(file.locks ?? []),
    ...aboveSeats(file),
    ...aboveClass(file),
    ...aboveLimit(file),
    ...lockedTogether(file, names.keepApart).map(({ pair, offerId }) =>
      problem('locked-together', { unitIds: [...pair], offerId }),
    ),
  ]
  if (problems.length > 0) return problems
  return found.map((line) => problem('other', { detail: line }))
}

function problem(code: FreezeProblemCode, about: Partial<Omit<FreezeProblem, 'code'>> = {}): FreezeProblem {
  return { code, unitIds: [], offerId: null, detail: null, ...about }
}

const holds = (pairs: RoundFile['ineligible'], [unit, offer]: Lock) =>
  pairs?.find(([student, where]) => student === unit && where === offer)

function lockProblems(lock: Lock, file: RoundFile): FreezeProblem[] {
  const about = { unitIds: [lock[0]], offerId: lock[1] }
  const known = file.students.some(({ id }) => id === lock[0]) && file.offers.some(({ id }) => id === lock[1])
  if (!known) return [problem('lock-unknown', about)]
  if (holds(file.forbidden, lock)) return [problem('lock-forbidden', about)]
  const barred = holds(file.ineligible, lock)
  return barred ? [problem('lock-ineligible', { ...about, detail: barred[2] ?? null })] : []
}

function twice(locks: readonly Lock[]): FreezeProblem[] {
  const counts = countBy(locks, ([unit]) => unit)
  return [...counts].filter(([, of]) => of.length > 1).map(([unit]) => problem('locked-twice', { unitIds: [unit] }))
}

function aboveSeats({ offers, locks = [] }: RoundFile): FreezeProblem[] {
  const counts = countBy(locks, ([, offer]) => offer)
  return offers.flatMap(({ id, max, running = 0 }) => {
    const locked = counts.get(id) ?? []
    return locked.length > max - running
      ? [problem('locks-above-seats', { unitIds: unitsOf(locked), offerId: id })]
      : []
  })
}

function aboveClass({ students, offers, locks = [] }: RoundFile): FreezeProblem[] {
  const classOf = new Map(students.map((student) => [student.id, student.class ?? null]))
  const counts = countBy(locks, ([, offer]) => offer)
  return offers.flatMap(({ id, classMax = null }) => {
    if (classMax === null) return []
    const inClass = (counts.get(id) ?? []).filter(([unit]) => classOf.get(unit))
    const byClass = countBy(inClass, ([unit]) => classOf.get(unit) ?? '')
    return [...byClass.values()]
      .filter((locked) => locked.length > classMax)
      .map((locked) => problem('locks-above-class', { unitIds: unitsOf(locked), offerId: id }))
  })
}

function aboveLimit({ groups = [], locks = [] }: RoundFile): FreezeProblem[] {
  return groups.flatMap(({ max, running = 0, offers }) => {
    const inside = new Set(offers)
    const locked = locks.filter(([, offer]) => inside.has(offer))
    return locked.length > max - running
      ? [problem('locks-above-limit', { unitIds: unitsOf(locked), offerId: offers[0] ?? null })]
      : []
  })
}

const unitsOf = (locks: readonly Lock[]) => locks.map(([unit]) => unit)

function countBy(locks: readonly Lock[], keyOf: (lock: Lock) => string): Map<string, Lock[]> {
  const groups = new Map<string, Lock[]>()
  for (const lock of locks) groups.set(keyOf(lock), [...(groups.get(keyOf(lock)) ?? []), lock])
  return groups
}
