import { describe, expect, test } from '@jest/globals'
import { ChoiceLists } from '../../src/choices/choice.model.ts'
import { drawOrder } from '../../src/matching/draw.rules.ts'
import { inputDigest } from '../../src/matching/round-digest.rules.ts'
import { match } from '../../src/matching/match.rules.ts'
import { violationsOf } from '../../src/matching/verify.rules.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import { newId } from '../../src/platform/id.ts'
import { movesBetween } from '../../src/round-runs/desk.rules.ts'
import { freezeRound } from '../../src/round-runs/freeze.service.ts'
import { frozenFile } from '../../src/round-runs/frozen.service.ts'
import { executeLeftRuns } from '../../src/round-runs/run-execution.service.ts'
import { fileOfRun } from '../../src/round-runs/run-file.rules.ts'
import { RoundRuns } from '../../src/round-runs/run.model.ts'
import { approvedOf, type RoundRun } from '../../src/round-runs/run.rules.ts'
import { findRun, resultOf, runsExecuted, startRun } from '../../src/round-runs/run.service.ts'
import { decideRescue, sealRun } from '../../src/round-runs/rescue.service.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import type { Round } from '../../src/rounds/round.rules.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import { anApart } from './a-frozen-round.ts'
import { afterwards, classmates, closedRound, coordinatorAt, frozenRound, runNow, wish } from './a-round-at-the-desk.ts'

useBorgoDatabase()

const ctx = coordinatorAt(afterwards)
const frozen = async () => frozenFile((await Rounds.findById('round').lean<Round>()) as Round)
const again = async (run: RoundRun) => match(fileOfRun((await frozen()).file, run))

describe('a run of a frozen round', () => {
  test('is kept with its digests, and matching it again gives the same', async () => {
    const units = await frozenRound()
    const run = await runNow()
    expect(run).toMatchObject({ state: 'done', progress: 100, units: units.length, lease: null, underWay: null })
    const result = await resultOf(run)
    expect(run.resultDigest).toBe(result.resultDigest)
    expect(run.inputDigest).toBe(inputDigest(fileOfRun((await frozen()).file, run)))
    expect((await again(run)).resultDigest).toBe(run.resultDigest)
    expect(run.placed).toBe(Object.values(result.matching).filter((offer) => offer !== null).length)
    expect(run.rankProfile).toEqual([2, 2])
  })

  test('sent twice, and by two at once, is one run', async () => {
    await frozenRound()
    const id = newId()
    const same = { id, mechanism: 'default', whatIf: null } as const
    const [a, b] = await Promise.all([startRun(ctx, 'round', same), startRun(ctx, 'round', same)])
    expect([a, b]).toEqual([id, id])
    expect(await startRun(ctx, 'round', same)).toBe(id)
    expect(await RoundRuns.countDocuments({ roundId: 'round' })).toBe(1)
    await runsExecuted()
    const ids = await Promise.all([1, 2, 3].map(() => startRun(ctx, 'round', { ...same, id: newId() })))
    await runsExecuted()
    const underWay = await RoundRuns.countDocuments({ roundId: 'round', state: { $in: ['waiting', 'running'] } })
    expect(underWay).toBe(0)
    expect(await RoundRuns.countDocuments({ roundId: 'round' })).toBe(1 + new Set(ids).size)
  })

  test('is of the school that opened the round alone, and only while it is frozen', async () => {
    await closedRound()
    const plain = { id: newId(), mechanism: 'default', whatIf: null } as const
    await expect(startRun(ctx, 'round', plain)).rejects.toMatchObject({ reasons: ['not-closed'] })
    await freezeRound(ctx, 'round')
    const run = await runNow()
    const volta = {
      ...ctx,
      actor: { role: 'coordinator', accountId: 'coordinatore-volta', schoolId: 'volta' } as const,
    }
    await expect(findRun(volta, 'round', run._id)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(startRun(volta, 'round', plain)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(findRun(ctx, 'round', 'another')).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('left in the middle by a process that ended is taken up again', async () => {
    await frozenRound()
    const { _id } = await runNow()
    const gone = { state: 'running', lease: { id: 'gone', until: new Date(afterwards.getTime() - 1) }, attempts: 1 }
    await RoundRuns.updateOne({ _id }, { $set: { ...gone, resultFileId: null, underWay: 'key' } })
    expect(await executeLeftRuns(afterwards)).toBe(1)
    expect(await RoundRuns.findById(_id).lean()).toMatchObject({ state: 'done', attempts: 2, underWay: null })
    await RoundRuns.updateOne({ _id }, { $set: { ...gone, attempts: 3, underWay: 'key' } })
    expect(await executeLeftRuns(afterwards)).toBe(0)
    expect(await RoundRuns.findById(_id).lean()).toMatchObject({
      state: 'failed',
      problems: ['broken'],
      underWay: null,
    })
  })

  test('keeps apart whom the school keeps apart, and can be replayed', async () => {
    const units = await frozenRound({ fallback: false })
    const result = await resultOf(await runNow())
    const [a = '', b = ''] = units.filter((unit) => result.matching[unit] === 'stampa')
    await Rounds.updateOne({ _id: 'round' }, { $set: { state: 'open', frozen: null, keepApart: [anApart(a, b)] } })
    await freezeRound(ctx, 'round')
    const run = await runNow()
    expect(run.separated).toHaveLength(1)
    expect([a, b]).toContain(run.separated[0]?.unitId)
    const apart = await resultOf(run)
    expect(apart.matching[a]).not.toBe(apart.matching[b])
    expect((await again(run)).resultDigest).toBe(run.resultDigest)
  })
})

describe('what if', () => {
  test('there were a seat more: who moves, and the round stays as it is', async () => {
    await frozenRound()
    const before = await Rounds.findById('round').lean()
    const base = await resultOf(await runNow())
    const run = await runNow({ whatIf: { what: 'seats', offerId: 'stampa', by: 1 } })
    const result = await resultOf(run)
    const { file } = await frozen()
    expect(result.rankProfile).toEqual([3, 2])
    const moves = movesBetween(file, base, result)
    expect(moves.some(({ from, to, better }) => from === 'laser' && to === 'stampa' && better === true)).toBe(true)
    expect(await Rounds.findById('round').lean()).toEqual(before)
  })

  test('an offer were not there: nobody is in it', async () => {
    await frozenRound()
    const result = await resultOf(await runNow({ whatIf: { what: 'close', offerId: 'stampa' } }))
    expect(Object.values(result.matching)).not.toContain('stampa')
  })

  test('somebody certainly went there; and not where it cannot be', async () => {
    const [first = ''] = await frozenRound()
    const run = await runNow({ whatIf: { what: 'lock', unitId: first, offerId: 'elettronica' } })
    expect((await resultOf(run)).phase[first]).toBe('lock')
    const closed = { what: 'lock', unitId: first, offerId: 'nowhere' } as const
    await expect(runNow({ whatIf: closed })).rejects.toMatchObject({ name: 'NotFound' })
    const unknown = { what: 'lock', unitId: 'nobody', offerId: 'stampa' } as const
    await expect(runNow({ whatIf: unknown })).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('moves that would free a place', () => {
  /** One seat at each of two offers; who comes first in the draw wishes both, the other the first alone. */
  async function twoForTwo(): Promise<{ run: RoundRun; moved: string; placed: string }> {
    await closedRound({}, [])
    await ChoiceLists.deleteMany({})
    await Offers.updateMany({ _id: { $in: ['stampa', 'laser', 'elettronica'] } }, { $set: { seats: 1 } })
    const units = await classmates()
    await Rounds.updateOne({ _id: 'round' }, { $set: { 'parts.0.leftOut': units.slice(2) } })
    const [moved = '', placed = ''] = drawn(units.slice(0, 2))
    await wish({ [moved]: ['stampa', 'laser'] })
    await wish({ [placed]: ['stampa'] }, { acceptsAny: false })
    await freezeRound(ctx, 'round')
    return { run: await runNow(), moved, placed }
  }

  function drawn(units: string[]): string[] {
    const order = drawOrder('0'.repeat(64), 'round', units)
    return units.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  }

  const said = { roundId: 'round', reason: 'Ne abbiamo parlato con la famiglia.' }

  test('are proposed, and nothing moves by itself', async () => {
    const { run, moved, placed } = await twoForTwo()
    const result = await resultOf(run)
    expect(result.matching).toEqual({ [moved]: 'stampa', [placed]: null })
    expect(result.rescueProposals).toMatchObject([
      {
        student: placed,
        moves: expect.arrayContaining([
          { student: moved, from: 'stampa', to: 'laser' },
          { student: placed, from: null, to: 'stampa' },
        ]),
        blockingPairs: [[moved, 'stampa']],
      },
    ])
  })

  test('approved: the places change, with the reason on record, and only the declared complaint', async () => {
    const { run, moved, placed } = await twoForTwo()
    await decideRescue(ctx, { ...said, runId: run._id, student: placed, decision: 'approved', version: 0 })
    const after = await findRun(ctx, 'round', run._id)
    expect(after).toMatchObject({
      placed: 2,
      rankProfile: [1, 1],
      rescues: [{ decision: 'approved', reason: said.reason }],
    })
    const result = await resultOf(after)
    expect(result.matching).toEqual({ [moved]: 'laser', [placed]: 'stampa' })
    expect(result.reasons[moved]).toEqual({ stampa: 'approved move' })
    expect(result.reasons[placed]).toEqual({})
    expect(result.rescueProposals).toEqual([])
    expect(result.resultDigest).not.toBe(run.resultDigest)
    const { file } = await frozen()
    expect(violationsOf(fileOfRun(file, after), result, approvedOf(after))).toEqual([])
    expect(violationsOf(fileOfRun(file, after), result)).not.toEqual([])
  })

  test('refused: nothing changes, and it is not proposed again', async () => {
    const { run, placed } = await twoForTwo()
    await decideRescue(ctx, { ...said, runId: run._id, student: placed, decision: 'refused', version: 0 })
    const after = await findRun(ctx, 'round', run._id)
    const result = await resultOf(after)
    expect(result.matching[placed]).toBeNull()
    expect(result.rescueProposals).toEqual([])
    expect(after.placed).toBe(1)
  })

  test('of two decisions at once one holds, and none on a run that is being published', async () => {
    const { run, placed } = await twoForTwo()
    const decide = (decision: 'approved' | 'refused') =>
      decideRescue(ctx, { ...said, runId: run._id, student: placed, decision, version: 0 })
    const all = await Promise.allSettled([decide('approved'), decide('refused')])
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await findRun(ctx, 'round', run._id)).rescues).toHaveLength(1)

    const other = await runNow()
    await sealRun(other)
    const decision = { ...said, runId: other._id, student: placed, decision: 'approved', version: 0 } as const
    await expect(decideRescue(ctx, decision)).rejects.toMatchObject({ reasons: ['changed-meanwhile'] })
  })

  test('are not decided on a copy, nor by the other mechanism', async () => {
    const { placed } = await twoForTwo()
    const copy = await runNow({ whatIf: { what: 'seats', offerId: 'elettronica', by: 1 } })
    const other = await runNow({ mechanism: 'satisfaction' })
    for (const { _id } of [copy, other]) {
      const decision = { ...said, runId: _id, student: placed, decision: 'approved', version: 0 } as const
      await expect(decideRescue(ctx, decision)).rejects.toMatchObject({ reasons: ['not-publishable'] })
    }
  })
})
