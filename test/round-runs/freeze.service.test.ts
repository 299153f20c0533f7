import { expect, test } from '@jest/globals'
import { systemContext } from '../../src/access/actor.ts'
import { ChoiceLists } from '../../src/choices/choice.model.ts'
import { sendChoices } from '../../src/choices/choice.service.ts'
import { contextFor } from '../../src/access/actor.ts'
import { inputDigest } from '../../src/matching/round-digest.rules.ts'
import { freezeDueRounds, freezeRound } from '../../src/round-runs/freeze.service.ts'
import { frozenFile } from '../../src/round-runs/frozen.service.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import type { Round } from '../../src/rounds/round.rules.ts'
import { closesAt } from '../choices/a-round.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import { aForbidden, aLock, anApart } from './a-frozen-round.ts'
import { afterwards, closedRound, coordinatorAt } from './a-round-at-the-desk.ts'

useBorgoDatabase()

const stored = async () => (await Rounds.findById('round').lean<Round>()) as Round

test('a round is frozen with everything that decides, and nobody’s name', async () => {
  const units = await closedRound({
    forbidden: [aForbidden('giulia', 'fablab')],
    keepApart: [anApart('bruno', 'giulia')],
  })
  await freezeRound(coordinatorAt(afterwards), 'round')
  const round = await stored()
  expect(round).toMatchObject({ state: 'closed', frozen: { units: units.length, offers: 3, at: afterwards } })
  expect(round.history.at(-1)).toMatchObject({ event: 'frozen', by: { name: 'Bottega' } })
  const { file, names } = await frozenFile(round)
  expect(inputDigest(file)).toBe(round.frozen?.inputDigest)
  expect(file.students.map(({ id }) => id).toSorted()).toEqual(units)
  expect(file.offers.map(({ id, max }) => [id, max])).toEqual([
    ['stampa', 2],
    ['laser', 2],
    ['elettronica', 3],
  ])
  expect(file.forbidden).toHaveLength(3)
  expect(names.keepApart).toEqual([['bruno', 'giulia']])
  expect(names.offers[0]).toMatchObject({ title: 'Offerta stampa', partner: expect.stringContaining('FabLab') })
  expect(JSON.stringify({ file, names })).not.toContain('Amico')
})

test('of several at once one freezes, and all get the same', async () => {
  await closedRound()
  const all = await Promise.all(Array.from({ length: 6 }, () => freezeRound(coordinatorAt(afterwards), 'round')))
  const round = await stored()
  expect(round.history.filter(({ event }) => event === 'frozen')).toHaveLength(1)
  for (const each of all) expect(each).toMatchObject({ frozen: { fileId: round.frozen?.fileId } })
})

test('not before a minute after the deadline: a list of the last moment is in, one of the deadline itself is refused', async () => {
  await closedRound()
  await ChoiceLists.deleteOne({ _id: 'round.giulia' })
  const sendAt = (now: Date) =>
    sendChoices(
      contextFor({ role: 'student', accountId: 'giulia.damico', schoolId: 'galilei', studentId: 'giulia' }, now),
      { roundId: 'round', unitId: null },
      { offerIds: ['laser'], acceptsAny: true, version: 0 },
    )
  const freezeAt = (now: Date) => freezeRound(coordinatorAt(now), 'round')
  await expect(freezeAt(closesAt)).rejects.toMatchObject({ reasons: ['too-early'] })
  await expect(freezeAt(new Date(closesAt.getTime() + 59_999))).rejects.toMatchObject({ reasons: ['too-early'] })
  // On its way while the round could already be frozen, if it were frozen at the deadline.
  const late = sendAt(new Date(closesAt.getTime() - 1))
  await expect(freezeAt(closesAt)).rejects.toMatchObject({ reasons: ['too-early'] })
  await late
  await expect(sendAt(closesAt)).rejects.toMatchObject({ reasons: ['lists-closed'] })
  await freezeAt(new Date(closesAt.getTime() + 60_000))
  const { file } = await frozenFile(await stored())
  expect(file.students.find(({ id }) => id === 'giulia')?.preferences).toEqual(['laser'])
})

test('what contradicts itself stays open until it is mended, and is frozen then', async () => {
  const [first = '', second = ''] = await closedRound()
  const locks = [aLock(first, 'stampa'), aLock(second, 'stampa')]
  await Rounds.updateOne({ _id: 'round' }, { $set: { locks, keepApart: [anApart(first, second)] } })
  const tried = await freezeRound(coordinatorAt(afterwards), 'round')
  expect(tried).toMatchObject({ problems: [{ code: 'locked-together', offerId: 'stampa' }] })
  expect((await stored()).state).toBe('open')
  const job = systemContext(afterwards)
  expect(await freezeDueRounds(job)).toEqual({ frozen: [], contradictory: 1, troubles: [] })
  await Rounds.updateOne({ _id: 'round' }, { $set: { locks: locks.slice(1) } })
  expect(await freezeDueRounds(job)).toEqual({ frozen: ['round'], contradictory: 0, troubles: [] })
  expect(await freezeDueRounds(job)).toEqual({ frozen: [], contradictory: 0, troubles: [] })
})

test('a lock that is taken away while it is frozen is either in or out, never lost', async () => {
  const [first = ''] = await closedRound()
  await Rounds.updateOne({ _id: 'round' }, { $set: { locks: [aLock(first, 'stampa')] } })
  const line = { at: afterwards, by: { accountId: null, name: 'Chi' }, event: 'edited' as const, text: null }
  await Promise.all([
    freezeRound(coordinatorAt(afterwards), 'round'),
    Rounds.updateOne({ _id: 'round', state: 'open' }, { $set: { locks: [] }, $push: { history: line } }),
  ])
  const round = await stored()
  const { file } = await frozenFile(round)
  expect(file.locks).toEqual(round.locks.map(({ unitId, offerId }) => [unitId, offerId]))
})
