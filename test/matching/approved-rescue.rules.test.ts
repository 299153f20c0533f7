import { describe, expect, test } from '@jest/globals'
import { applyRescue } from '../../src/matching/approved-rescue.rules.ts'
import { approvedMove, type MatchResult, type RescueProposal } from '../../src/matching/round-file.rules.ts'
import { violationsOf } from '../../src/matching/verify.rules.ts'
import { blockingPairs, exceededLimits } from './naive-round.ts'
import { placesOf, rankProfileOf, wrongPhases } from './read-result.ts'
import { onSolved, type SolvedMarket } from './solved-markets.ts'

const shape = { fallback: true, rescue: true }

/** Only rounds in which somebody can be rescued. */
function onRescues(check: (market: SolvedMarket, proposals: readonly RescueProposal[]) => void): void {
  let proposals = 0
  onSolved(1800, shape, (market) => {
    proposals += market.result.rescueProposals.length
    if (market.result.rescueProposals.length > 0) check(market, market.result.rescueProposals)
  })
  expect(proposals).toBeGreaterThan(25)
}

const placed = ({ matching }: MatchResult) => Object.values(matching).filter((offer) => offer !== null).length
const pairs = (list: readonly (readonly string[])[]) => new Set(list.map((pair) => JSON.stringify(pair)))

describe('rescue moves that a person has decided on', () => {
  test('all approved: everybody moves as proposed, one more is placed for each, and nothing is left to propose', () => {
    onRescues(({ file, round, result }, proposals) => {
      const after = applyRescue(file, result, { approved: proposals, refused: [] })
      const expected: MatchResult['matching'] = { ...result.matching }
      for (const { moves } of proposals) for (const { student, to } of moves) expected[student] = to
      expect(after.matching).toEqual(expected)
      expect(placed(after)).toBe(placed(result) + proposals.length)
      expect(after.rescueProposals).toEqual([])
      expect(exceededLimits(round, placesOf(round, after))).toEqual([])
      expect(wrongPhases(round, after)).toEqual([])
      expect(after.rankProfile).toEqual(rankProfileOf(round, placesOf(round, after)))
      expect(after.resultDigest).not.toBe(result.resultDigest)
    })
  })

  test('I3 only the declared complaints are there, and the check before storing knows them', () => {
    onRescues(({ file, round, result }, proposals) => {
      const after = applyRescue(file, result, { approved: proposals, refused: [] })
      const declared = pairs(proposals.flatMap((proposal) => proposal.blockingPairs))
      const real = pairs(blockingPairs(round, placesOf(round, after)))
      expect([...real].filter((pair) => !declared.has(pair))).toEqual([])
      expect(violationsOf(file, after, proposals)).toEqual([])
      if (real.size > 0) expect(violationsOf(file, after)).not.toEqual([])
    })
  })

  test('I17 whoever gave up a wish reads that it was a move somebody approved, all others what they read before', () => {
    onRescues(({ file, result }, proposals) => {
      const after = applyRescue(file, result, { approved: proposals, refused: [] })
      const moved = new Set(proposals.flatMap(({ moves }) => moves.map(({ student }) => student)))
      for (const { id, preferences } of file.students) {
        if (!moved.has(id)) expect(after.reasons[id]).toEqual(result.reasons[id])
        const had = result.matching[id] as string
        const now = preferences.indexOf(after.matching[id] as string)
        if (result.phase[id] === 'wish' && now > preferences.indexOf(had))
          expect(after.reasons[id]?.[had]).toBe(approvedMove)
      }
    })
  })

  test('refused: nobody moves, and for those students nothing is proposed again', () => {
    onRescues(({ file, result }, proposals) => {
      const refused = proposals.map(({ student }) => student)
      const after = applyRescue(file, result, { approved: [], refused })
      expect(after.matching).toEqual(result.matching)
      expect(after.rescueProposals.filter(({ student }) => refused.includes(student))).toEqual([])
    })
  })

  test('one after the other, some approved and some refused: what is proposed next always fits', () => {
    onRescues(({ file, round, result, dice }) => {
      const approved: RescueProposal[] = []
      const refused: string[] = []
      let after = result
      for (let next = after.rescueProposals[0]; next; next = after.rescueProposals[0]) {
        if (dice.chance(60)) approved.push(next)
        else refused.push(next.student)
        after = applyRescue(file, result, { approved, refused })
        expect(exceededLimits(round, placesOf(round, after))).toEqual([])
        expect(violationsOf(file, after, approved)).toEqual([])
      }
      expect(placed(after)).toBe(placed(result) + approved.length)
    })
  })

  test('nothing decided: the result as it was', () => {
    onRescues(({ file, result }) => {
      expect(applyRescue(file, result, { approved: [], refused: [] })).toEqual(result)
    })
  })
})
