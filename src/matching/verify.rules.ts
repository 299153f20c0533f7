// The check of a result before it is stored (verifica): by definition, without anything the engine worked out on the way. No
// limit is exceeded (I1); everybody is where they may be and every lock is kept (I2); nobody has a justified complaint but
// in the pairs that an approved rescue declared (I3); every wish that was refused has a true reason (I17); and the cut-offs
// alone give the same places (I18). The alternative mechanism promises only the first two. After an approved rescue the
// cut-offs and the named limits are still those of the result before it, so that I17 asks for a reason only.
// Source: matching.md 5.

import {
  approvedMove,
  type MatchResult,
  type RescueProposal,
  type RoundFile,
  type RoundStudent,
} from './round-file.rules.ts'
import { shown } from './round-index.rules.ts'
import {
  type CheckedLimit,
  type CheckedRound,
  keyFor,
  readRound,
  seatEverybody,
  wayTo,
  wishesThatCount,
} from './verify-round.rules.ts'

/** One line for each thing that is wrong; none: the result may be stored. */
export function violationsOf(file: RoundFile, result: MatchResult, approved: readonly RescueProposal[] = []): string[] {
  const round = readRound(file, result)
  const strangers = Object.keys(result.matching).filter((id) => !round.students.has(id))
  const wrong = strangers.map((id) => `${shown(id)} is not a student of the round`)
  for (const student of file.students) wrong.push(...wrongPlace(round, student))
  seatEverybody(round)
  wrong.push(...exceeded(round))
  if (wrong.length > 0 || file.options?.mechanism === 'satisfaction') return wrong
  const declared = new Set(approved.flatMap(({ blockingPairs }) => blockingPairs.map((pair) => JSON.stringify(pair))))
  for (const student of file.students) {
    if (round.locks.has(student.id)) continue
    wrong.push(...complaints(round, student, declared))
    wrong.push(...wrongReasons(round, student, approved.length === 0))
    if (approved.length === 0) wrong.push(...wrongReplay(round, student))
  }
  return wrong
}

/** I2, and that the phase says how the place was come by. */
function wrongPlace(round: CheckedRound, student: RoundStudent): string[] {
  const { id } = student
  const { matching, phase } = round.result
  const offer = Object.hasOwn(matching, id) ? matching[id] : undefined
  if (offer === undefined) return [`nothing is said about student ${shown(id)}`]
  const expected = expectedPhase(round, student, offer)
  const lines: string[] = []
  if (phase[id] !== expected) lines.push(`student ${shown(id)} has the phase ${phase[id]}, not ${expected}`)
  const lock = round.locks.get(id)
  if (lock !== undefined && lock !== offer) lines.push(`the lock of ${shown(id)} at ${shown(lock)} is not kept`)
  if (offer !== null) lines.push(...notOpenTo(round, student, offer))
  return lines
}

function expectedPhase(round: CheckedRound, student: RoundStudent, offer: string | null): string {
  if (round.locks.has(student.id)) return 'lock'
  if (offer === null) return 'unplaced'
  return wishesThatCount(round, student).includes(offer) ? 'wish' : 'fallback'
}

function notOpenTo(round: CheckedRound, { id, acceptsAny }: RoundStudent, offer: string): string[] {
  const pair = `student ${shown(id)} at offer ${shown(offer)}`
  if (!round.offers.has(offer)) return [`${pair}: there is no such offer`]
  if (round.barred.get(id)?.has(offer)) return [`${pair}: not allowed`]
  if (round.closed.has(offer)) return [`${pair}: the offer is closed`]
  const listed = round.result.phase[id] !== 'fallback'
  const accepts = acceptsAny !== false && round.file.options?.fallback !== false
  return listed || accepts ? [] : [`${pair}: not on the list`]
}

/** I1 */
function exceeded({ offers, groups }: CheckedRound): string[] {
  const limits = [...groups]
  for (const { limit, byClass } of offers.values()) limits.push(limit, ...byClass.values())
  return limits
    .filter(({ max, taken }) => taken > max)
    .map(({ name, max, taken }) => `${name} holds ${taken}, more than ${max}`)
}

/** The wishes a student would rather have: all of them where the place is not on the list. */
function betterWishes(round: CheckedRound, student: RoundStudent): string[] {
  const wishes = wishesThatCount(round, student)
  const at = wishes.indexOf(round.result.matching[student.id] ?? '')
  return round.result.phase[student.id] === 'wish' ? wishes.slice(0, at) : wishes
}

/** I3 */
function complaints(round: CheckedRound, student: RoundStudent, declared: ReadonlySet<string>): string[] {
  const blocking = betterWishes(round, student).filter((offer) => {
    if (round.closed.has(offer)) return false
    const key = keyFor(round, student.id, offer)
    return wayTo(round, student, offer).every(({ max, taken, worst }) => taken < max || worst > key)
  })
  return blocking
    .filter((offer) => !declared.has(JSON.stringify([student.id, offer])))
    .map((offer) => `student ${shown(student.id)} has a justified complaint about offer ${shown(offer)}`)
}

/** I17; `exact`: the limit that is named must be full of better keys now. */
function wrongReasons(round: CheckedRound, student: RoundStudent, exact: boolean): string[] {
  const reasons = round.result.reasons[student.id] ?? {}
  return refusedWishes(round, student).flatMap((offer) => {
    const reason = Object.hasOwn(reasons, offer) ? reasons[offer]! : 'no reason'
    if (isTrueReason(round, { student, offer, exact }, reason)) return []
    return [`student ${shown(student.id)} was refused by offer ${shown(offer)}, and the reason is not true: ${reason}`]
  })
}

function isTrueReason(
  round: CheckedRound,
  { student, offer, exact }: { student: RoundStudent; offer: string; exact: boolean },
  reason: string,
): boolean {
  if (round.barred.get(student.id)?.has(offer)) return reason === 'not allowed'
  if (round.closed.has(offer)) return reason === 'closed'
  if (reason === approvedMove) return !exact
  const limit = wayTo(round, student, offer).find(({ name }) => name === reason)
  if (!limit) return false
  return !exact || isFullOfBetter(limit, keyFor(round, student.id, offer))
}

/** The wishes as they were written, as far as the place. */
function refusedWishes(round: CheckedRound, { id, preferences }: RoundStudent): string[] {
  const list = [...new Set(preferences)].filter((offer) => round.offers.has(offer))
  return round.result.phase[id] === 'wish' ? list.slice(0, list.indexOf(round.result.matching[id]!)) : list
}

function isFullOfBetter({ max, takenByWish, worstByWish }: CheckedLimit, key: number): boolean {
  return takenByWish >= max && worstByWish < key
}

/** I18 */
function wrongReplay(round: CheckedRound, student: RoundStudent): string[] {
  const { matching, phase, cutOffs } = round.result
  const first = wishesThatCount(round, student).find((offer) => {
    if (round.closed.has(offer)) return false
    const key = keyFor(round, student.id, offer)
    return wayTo(round, student, offer).every(({ name }) => {
      const cutOff = Object.hasOwn(cutOffs, name) ? cutOffs[name]! : null
      return cutOff === null || key <= cutOff.class * 2 ** 32 + cutOff.draw
    })
  })
  const obtained = phase[student.id] === 'wish' ? matching[student.id] : undefined
  return first === obtained ? [] : [`student ${shown(student.id)} does not get the same place from the cut-offs`]
}
