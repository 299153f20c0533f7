import { describe, expect, test } from '@jest/globals'
import type { MatchResult } from '../../src/matching/round-file.rules.ts'
import { violationsOf } from '../../src/matching/verify.rules.ts'
import { blockingPairs, exceededLimits, type NaiveRound } from './naive-round.ts'
import { placesOf, closedIn, replayFromCutOffs, wrongPhases, wrongReasons, placesIn } from './read-result.ts'
import type { Dice } from './seeded.ts'
import { onSolved } from './solved-markets.ts'

const shape = { fallback: true, minimums: true }

/** Whether something is wrong with a result by the words of the specification. */
function isWrong(round: NaiveRound, result: MatchResult): boolean {
  const places = placesOf(round, result)
  const misplaced = places.some(
    (offer, student) =>
      (offer !== -1 && !round.allowed(student, offer)) ||
      (round.locked[student] !== -1 && round.locked[student] !== offer) ||
      (offer !== -1 && round.locked[student] === -1 && !mayHave(round, student, offer)),
  )
  return (
    misplaced ||
    exceededLimits(round, places).length > 0 ||
    wrongPhases(round, result).length > 0 ||
    blockingPairs(round, places, closedIn(round, result)).length > 0 ||
    wrongReasons(round, result).length > 0 ||
    JSON.stringify(replayFromCutOffs(round, result)) !== JSON.stringify(placesIn(round, result, ['lock', 'wish']))
  )
}

/** On the list, or given to somebody who accepts any offer. */
const mayHave = (round: NaiveRound, student: number, offer: number): boolean =>
  Boolean(round.wishes[student]?.includes(offer)) || Boolean(round.acceptsAny[student])

/** The result with one place, one reason or one cut-off changed. */
function tampered(result: MatchResult, round: NaiveRound, dice: Dice): MatchResult {
  const copy = JSON.parse(JSON.stringify(result)) as MatchResult
  const id = dice.pick(round.students)
  const kind = dice.between(0, 2)
  const limits = Object.keys(copy.cutOffs)
  if (kind === 0 || (kind === 2 && limits.length === 0)) {
    const student = round.students.indexOf(id)
    const offer = dice.pick([...round.offers, null])
    copy.matching[id] = offer
    if (round.locked[student] === -1) copy.phase[id] = phaseFor(round, student, offer)
  } else if (kind === 1) {
    const wishes = Object.keys(copy.reasons[id] ?? {})
    if (wishes.length > 0)
      copy.reasons[id] = { ...copy.reasons[id], [dice.pick(wishes)]: `offer ${dice.pick(round.offers)}` }
  } else copy.cutOffs[dice.pick(limits)] = { class: dice.between(0, 3), draw: dice.between(0, 5) }
  return copy
}

function phaseFor(round: NaiveRound, student: number, offer: string | null): MatchResult['phase'][string] {
  if (offer === null) return 'unplaced'
  return round.wishes[student]?.includes(round.offers.indexOf(offer)) ? 'wish' : 'fallback'
}

describe('the check before a result is stored', () => {
  test('finds nothing in what the engine gives', () => {
    onSolved(1000, shape, ({ file, result }) => {
      expect(violationsOf(file, result)).toEqual([])
    })
  })

  test('finds something in every result that was changed so that it is wrong', () => {
    let wrong = 0
    onSolved(1500, shape, ({ file, round, result, dice }) => {
      const other = tampered(result, round, dice)
      if (!isWrong(round, other)) return
      wrong++
      expect(violationsOf(file, other)).not.toEqual([])
    })
    expect(wrong).toBeGreaterThan(500)
  })
})
