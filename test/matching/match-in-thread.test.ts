import { describe, expect, test } from '@jest/globals'
import { makeMarket } from '../../scripts/bench/matching-market.ts'
import { MatchFailed, matchInThread } from '../../src/matching/match-in-thread.ts'
import { ContradictoryRound, match, type MatchStep } from '../../src/matching/match.rules.ts'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'

const small: RoundFile = {
  roundId: 'r',
  seed: 's',
  students: ['__proto__', '7', '007'].map((id) => ({ id, preferences: ['o1'] })),
  offers: [{ id: 'o1', max: 2 }],
}
const large = makeMarket({ students: 3000, nested: true, minimums: true })

describe('a round matched in a thread of its own', () => {
  test('has the same result, to the byte', async () => {
    for (const file of [small, large]) {
      expect(JSON.stringify(await matchInThread(file))).toBe(JSON.stringify(match(file)))
    }
  })

  test('tells how far it is', async () => {
    const steps: MatchStep[] = []
    await matchInThread(large, { onProgress: (step) => steps.push(step) })
    expect(steps.length).toBeGreaterThan(0)
    expect(steps.every(({ phase, done, of }) => phase !== '' && done >= 0 && done <= of)).toBe(true)
  })

  test('that contradicts itself is refused line by line', async () => {
    const refused = matchInThread({ ...small, locks: [['7', 'o9']] })
    await expect(refused).rejects.toThrow(ContradictoryRound)
    await expect(refused).rejects.toMatchObject({ lines: ['lock of "7" and "o9": there is no offer "o9"'] })
  })

  test('ends when it is no longer wanted, before or meanwhile', async () => {
    const wanted = new AbortController()
    const running = matchInThread(large, { signal: wanted.signal })
    wanted.abort()
    await expect(running).rejects.toMatchObject({ reason: 'cancelled' })
    await expect(matchInThread(large, { signal: wanted.signal })).rejects.toThrow(MatchFailed)
  })

  test('ends when it takes too long or too much memory', async () => {
    await expect(matchInThread(large, { timeoutMs: 1 })).rejects.toMatchObject({ reason: 'timeout' })
    await expect(matchInThread(large, { memoryMb: 4 })).rejects.toMatchObject({ reason: 'too-large' })
  })

  test('that breaks the engine is told as broken', async () => {
    const broken = { ...small, students: null } as unknown as RoundFile
    await expect(matchInThread(broken)).rejects.toMatchObject({ reason: 'broken', cause: { name: 'TypeError' } })
  })
})
