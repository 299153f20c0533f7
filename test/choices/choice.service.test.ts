import { describe, expect, test } from '@jest/globals'
import { contextFor, type Ctx } from '../../src/access/actor.ts'
import { ChoiceLists } from '../../src/choices/choice.model.ts'
import {
  findOwnList,
  findReceipt,
  listsOf,
  openList,
  ownRounds,
  sendChoices,
} from '../../src/choices/choice.service.ts'
import { viewChoices } from '../../src/choices/round-choices.service.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import { testNow, useBorgoDatabase } from '../support/borgo-database.ts'
import { closesAt, openRound, part, threeOffers, withoutOtherRounds } from './a-round.ts'

useBorgoDatabase()
withoutOtherRounds()

const student = (studentId: string, now = testNow) =>
  contextFor({ role: 'student', accountId: studentId, schoolId: 'galilei', studentId }, now)
const giulia = student('giulia')
const coordinator = contextFor({ role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' }, testNow)
const teacher = (...classIds: string[]) =>
  contextFor({ role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds }, testNow)
const city = contextFor({ role: 'city', accountId: 'citta' }, testNow)

const own = { roundId: 'round', unitId: null }
const list = (offerIds: string[], version = 0, acceptsAny = true) => ({ offerIds, acceptsAny, version })
const send = (ctx: Ctx, offerIds: string[], version = 0) => sendChoices(ctx, own, list(offerIds, version))
const outcomes = (all: PromiseSettledResult<unknown>[]) =>
  all.map((one) => (one.status === 'fulfilled' ? 'done' : String((one.reason as { reasons?: unknown }).reasons)))
const reasonOf = async (work: Promise<unknown>) => outcomes(await Promise.allSettled([work]))[0]

describe('a list of choices', () => {
  test('is sent, changed until the deadline, and leaves a receipt each time', async () => {
    await openRound(threeOffers())
    const first = await send(giulia, ['laser', 'stampa'])
    expect(first.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/u)
    const second = await send(giulia, ['stampa'], 1)
    expect(await findOwnList(giulia, 'round')).toMatchObject({
      _id: 'round.giulia',
      offerIds: ['stampa'],
      acceptsAny: true,
      receipts: [
        { code: first.code, offerIds: ['laser', 'stampa'], at: testNow },
        { code: second.code, offerIds: ['stampa'] },
      ],
    })
    const empty = await sendChoices(giulia, own, list([], 2))
    expect(empty.offerIds).toEqual([])
    expect((await listsOf('round')).get('giulia')?.receipts).toHaveLength(3)
  })

  test('is refused from the very second of the deadline on, and while the round is not open', async () => {
    await openRound(threeOffers())
    const before = new Date(closesAt.getTime() - 1)
    expect(await reasonOf(send(student('giulia', before), ['laser']))).toBe('done')
    expect(await reasonOf(send(student('giulia', closesAt), ['stampa'], 1))).toBe('lists-closed')
    await Rounds.updateOne({ _id: 'round' }, { $set: { state: 'cancelled' } })
    expect(await reasonOf(send(giulia, ['stampa'], 1))).toBe('lists-closed')
    expect(await findOwnList(giulia, 'round')).toMatchObject({ offerIds: ['laser'] })
  })

  test('holds each offer once, not too many, and only what is for the student', async () => {
    await openRound(threeOffers())
    expect(await reasonOf(send(giulia, ['laser', 'laser']))).toBe('choice-twice')
    expect(await reasonOf(send(giulia, ['laser', 'stampa', 'elettronica', 'adulti']))).toBe(
      'too-many-choices,choice-not-for-you',
    )
    expect(await reasonOf(send(giulia, ['of-another-round']))).toBe('choice-unknown')
    expect(await reasonOf(send(giulia, ['adulti']))).toBe('choice-not-for-you')
    expect(await ChoiceLists.countDocuments()).toBe(0)
  })

  test('sent from many windows at once is stored as one of them; a second click is the same list', async () => {
    await openRound(threeOffers())
    const ids = ['laser', 'stampa', 'elettronica']
    for (const version of [0, 1]) {
      const all = await Promise.allSettled(ids.map((id) => send(giulia, [id], version)))
      expect(outcomes(all).toSorted()).toEqual(['changed-meanwhile', 'changed-meanwhile', 'done'])
    }
    const clicks = await Promise.all(Array.from({ length: 5 }, () => send(giulia, ids, 2)))
    expect(new Set(clicks.map(({ code }) => code)).size).toBe(1)
    expect((await findOwnList(giulia, 'round'))?.receipts).toHaveLength(3)
    expect(await reasonOf(send(giulia, ['laser'], 1))).toBe('changed-meanwhile')
  })

  test('is of who takes part alone', async () => {
    const leftOut = part('galilei', ['galilei-3a'], { leftOut: ['bruno'] })
    await openRound(threeOffers(), { parts: [leftOut] })
    await expect(send(student('bruno'), ['laser'])).rejects.toMatchObject({ name: 'NotFound' })
    await expect(send(student('carlo'), ['laser'])).rejects.toMatchObject({ name: 'NotFound' })
    const vanni = contextFor({ role: 'student', accountId: 'v', schoolId: 'volta', studentId: 'vanni' }, testNow)
    await expect(send(vanni, ['laser'])).rejects.toMatchObject({ name: 'NotFound' })
    await Rounds.updateOne({ _id: 'round' }, { $set: { state: 'draft' } })
    await expect(send(giulia, ['laser'])).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('is written for a student without a telephone by the school, which signs the receipt', async () => {
    await openRound(threeOffers())
    const receipt = await sendChoices(coordinator, { roundId: 'round', unitId: 'bruno' }, list(['laser']))
    expect(receipt.by.accountId).toBe('coordinatore')
    expect(await findOwnList(student('bruno'), 'round')).toMatchObject({ studentId: 'bruno', offerIds: ['laser'] })
    await sendChoices(teacher('galilei-3a'), { roundId: 'round', unitId: 'bruno' }, list(['stampa'], 1))
    const other = { roundId: 'round', unitId: 'bruno' }
    await expect(sendChoices(teacher('galilei-4a'), other, list(['laser'], 2))).rejects.toMatchObject({
      name: 'NotFound',
    })
    await expect(sendChoices(giulia, other, list(['laser'], 2))).rejects.toMatchObject({ name: 'Forbidden' })
  })

  test('has receipts for who sent it and the school, and for nobody else', async () => {
    await openRound(threeOffers())
    const { code } = await send(giulia, ['laser'])
    const find = (ctx: Ctx) => findReceipt(ctx, { roundId: 'round', code })
    expect((await find(giulia)).receipt.offerIds).toEqual(['laser'])
    expect((await find(coordinator)).list.unitId).toBe('giulia')
    expect((await find(teacher('galilei-3a'))).list.unitId).toBe('giulia')
    for (const ctx of [student('bruno'), teacher('galilei-4a')])
      await expect(find(ctx)).rejects.toMatchObject({ name: 'NotFound' })
    const volta = contextFor({ role: 'coordinator', accountId: 'c', schoolId: 'volta' }, testNow)
    await expect(find(volta)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(find(city)).rejects.toMatchObject({ name: 'Forbidden' })
  })
})

describe('the rounds of a student', () => {
  test('are those of the own class, drafts left out', async () => {
    await openRound(threeOffers())
    await openRound([], { _id: 'of-4a', parts: [part('galilei', ['galilei-4a'])] })
    await openRound([], { _id: 'draft', state: 'draft' })
    await send(giulia, ['laser'])
    const rounds = await ownRounds(giulia)
    expect(rounds.map(({ round, list: sent }) => [round._id, sent?.offerIds])).toEqual([['round', ['laser']]])
    expect(await ownRounds(student('dora'))).toEqual([])
  })
})

describe('how lists come in', () => {
  test('is seen by name at school, of the own classes by a teacher, in numbers by the city', async () => {
    await openRound(threeOffers(), { parts: [part('galilei', ['galilei-3a', 'galilei-4a'])] })
    await send(giulia, ['laser', 'stampa'])
    await send(student('bruno'), [])
    const seen = await viewChoices(coordinator, 'round')
    expect(seen.rows).toHaveLength(45)
    const rowOf = (id: string) => seen.rows.find(({ unit }) => unit.unitId === id)
    expect(rowOf('giulia')).toMatchObject({ warnings: [], lost: [], mayWrite: true })
    expect(rowOf('bruno')?.warnings).toEqual(['empty'])
    expect(rowOf('carlo')?.warnings).toEqual(['not-sent'])
    expect(seen.offers.map(({ offer, listed, first }) => [offer.offerId, listed, first])).toEqual([
      ['stampa', 1, 0],
      ['laser', 1, 1],
      ['elettronica', 0, 0],
      ['adulti', 0, 0],
    ])
    expect((await viewChoices(teacher('galilei-3a'), 'round')).rows).toHaveLength(24)
    expect((await viewChoices(teacher('galilei-5b'), 'round')).rows).toEqual([])
    const numbers = await viewChoices(city, 'round')
    expect(numbers.rows).toEqual([])
    expect(numbers.schools).toEqual([{ schoolId: 'galilei', name: 'IIS Galileo Galilei', units: 45, sent: 2 }])
    expect(JSON.stringify(numbers)).not.toMatch(/Giulia|giulia/u)
  })

  test('says which choices have become impossible since they were sent', async () => {
    await openRound(threeOffers())
    await send(giulia, ['laser', 'stampa', 'elettronica'])
    const pair = { id: 'p', schoolId: 'galilei', reason: 'Ci lavora la zia', at: testNow, by: { name: 'C' } }
    await Rounds.updateOne(
      { _id: 'round' },
      { $push: { forbidden: { ...pair, unitId: 'giulia', partnerId: 'fablab' } } },
    )
    const { rows } = await viewChoices(coordinator, 'round')
    const row = rows.find(({ unit }) => unit.unitId === 'giulia')
    expect(row?.lost).toEqual(['laser', 'stampa', 'elettronica'])
    expect((await openList(giulia, own)).eligibility.reasonsFor('giulia', 'laser')).toEqual(['forbidden'])
  })
})
