import { describe, expect, test } from '@jest/globals'
import { Notices } from '../../src/notices/notice.model.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { copyRound, createRound, editRound } from '../../src/rounds/round-create.service.ts'
import { tellOfCancelling, tellOfDeadline, tellOfOpening } from '../../src/rounds/round-letter.service.ts'
import { cancelRound, moveDeadline, openRound } from '../../src/rounds/round-open.service.ts'
import { setOffers, setTerms } from '../../src/rounds/round-setup.service.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import { digestOfSeed, findRound, listRounds, writeRound } from '../../src/rounds/round.service.ts'
import { Students } from '../../src/schools/student.model.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import { now } from './example-round.ts'
import {
  city,
  closesAt,
  coordinator,
  facts,
  joinWith,
  office,
  outcomes,
  preparedRound,
  publishOffers,
  shown,
  teacher,
  volta,
} from './prepared-round.ts'

useBorgoDatabase()

const search = { q: '', state: null, schoolYear: null, page: 1 }
const terms = { mechanism: 'default', mostWishes: 5, mostKm: null, fallback: true, minimums: true } as const
const seatsOf = (offerId: string, seats: number) => ({ offerId, seats, min: 0, classMax: null })

describe('a draft', () => {
  test('is stored once however often its form is sent, and nobody else takes its id', async () => {
    const id = newId()
    await Promise.all(Array.from({ length: 10 }, () => createRound(coordinator, id, { ...facts, kind: 'placements' })))
    expect(await Rounds.countDocuments({ _id: id })).toBe(1)
    await expect(createRound(volta, id, { ...facts, kind: 'placements' })).rejects.toThrow(NotFound)
    await expect(createRound(office, newId(), { ...facts, kind: 'placements' })).rejects.toThrow(Forbidden)
  })

  test('is changed by the first of those who had the same version on the screen', async () => {
    await publishOffers(['a', 'b'])
    const id = await preparedRound(['a', 'b'])
    const before = await shown(id)
    const changes = await Promise.allSettled([
      ...Array.from({ length: 6 }, (_, n) => editRound(coordinator, before.shown, { ...facts, title: `T${n}` })),
      ...Array.from({ length: 6 }, () => setTerms(coordinator, before.shown, terms)),
    ])
    expect(outcomes(changes).toSorted()).toEqual([...Array.from({ length: 11 }, () => 'changed-meanwhile'), 'done'])
    const { round } = await shown(id)
    expect(round.history).toHaveLength(before.round.history.length + 1)
  })

  test('takes figures of its offers that the offers can bear, and drops those that are not named', async () => {
    await publishOffers(['a', 'b'])
    const id = await preparedRound(['a', 'b'])
    const over = setOffers(coordinator, (await shown(id)).shown, [seatsOf('a', 4)])
    await expect(over).rejects.toMatchObject({ reasons: ['seats-above-offer.a'] })
    const under = setOffers(coordinator, (await shown(id)).shown, [{ ...seatsOf('a', 1), min: 2 }])
    await expect(under).rejects.toMatchObject({ reasons: ['min-above-seats.a'] })
    await setOffers(coordinator, (await shown(id)).shown, [seatsOf('a', 2)])
    expect((await shown(id)).round.offers).toEqual([{ ...seatsOf('a', 2), partnerId: 'fablab' }])
  })

  test('takes no offer of others: reserved, held or not published', async () => {
    await publishOffers(['free'])
    await publishOffers(['voltas'], { reservedFor: 'volta' })
    await publishOffers(['held'], { roundId: 'another' })
    await publishOffers(['waiting'], { state: 'in-review' })
    expect(outcomes(await Promise.allSettled([preparedRound(['voltas'])]))).toEqual(['offer-not-published'])
    expect(outcomes(await Promise.allSettled([preparedRound(['held'])]))).toEqual(['offer-in-other-round'])
    expect(outcomes(await Promise.allSettled([preparedRound(['waiting'])]))).toEqual(['offer-not-published'])
    expect(outcomes(await Promise.allSettled([preparedRound(['free'])]))).toEqual(['done'])
  })

  test('of a school is nobody else’s; the city reads it and cannot change it; a draft of the city is its own', async () => {
    await publishOffers(['a'])
    const id = await preparedRound(['a'])
    await expect(findRound(volta, 'round.view', id)).rejects.toThrow(NotFound)
    await expect(findRound(teacher, 'round.view', id)).resolves.toMatchObject({ _id: id })
    await expect(findRound(teacher, 'round.edit', id)).rejects.toThrow(Forbidden)
    await expect(findRound(city, 'round.view', id)).resolves.toMatchObject({ _id: id })
    await expect(editRound(city, (await shown(id)).shown, facts)).rejects.toThrow(NotFound)
    await expect(findRound(city, 'round-run.make', id)).rejects.toThrow(NotFound)
    const ofCity = newId()
    await createRound(city, ofCity, { ...facts, kind: 'placements' })
    await expect(findRound(coordinator, 'round.view', ofCity)).rejects.toThrow(NotFound)
    const seen = async (ctx: typeof city) => (await listRounds(ctx, search)).rounds.map(({ _id }) => _id)
    expect(await seen(city)).toEqual(expect.arrayContaining([id, ofCity]))
    expect(await seen(coordinator)).not.toContain(ofCity)
    expect(await seen(volta)).not.toContain(id)
  })
})

describe('opening', () => {
  test('happens once, draws a seed and holds the offers', async () => {
    await publishOffers(['a', 'b'])
    const id = await preparedRound(['a', 'b'])
    const before = await shown(id)
    const all = await Promise.allSettled(Array.from({ length: 12 }, () => openRound(coordinator, before.shown)))
    expect(outcomes(all).filter((one) => one === 'done')).toHaveLength(1)
    const { round } = await shown(id)
    expect(round).toMatchObject({ state: 'open', opensAt: now })
    expect(round.seed).toMatch(/^[0-9a-f]{64}$/u)
    expect(round.seedDigest).toBe(digestOfSeed(round.seed))
    expect(round.history.filter(({ event }) => event === 'opened')).toHaveLength(1)
    expect(await Offers.countDocuments({ roundId: id })).toBe(2)
  })

  test('of two rounds with the same offer at once gives it to one; the other is a draft as before', async () => {
    await publishOffers(['a', 'b', 'c'])
    const [one, other] = [await preparedRound(['a', 'b']), await preparedRound(['b', 'c'])]
    const both = await Promise.all([one, other].map(shown))
    const all = await Promise.allSettled(both.map((each) => openRound(coordinator, each.shown)))
    expect(outcomes(all).toSorted()).toEqual(['done', 'offer-in-other-round'])
    const rounds = await Rounds.find({ _id: { $in: [one, other] } }).lean()
    const open = rounds.find(({ state }) => state === 'open')
    const draft = rounds.find(({ state }) => state === 'draft')
    expect(draft).toMatchObject({ seed: '', seedDigest: '', opensAt: null })
    expect(await Offers.countDocuments({ roundId: open?._id ?? '' })).toBe(2)
    expect(await Offers.countDocuments({ roundId: draft?._id ?? '' })).toBe(0)
    const lines = draft?.history.length ?? 0
    const again = openRound(coordinator, { id: draft?._id ?? '', version: lines })
    await expect(again).rejects.toMatchObject({ reasons: ['not-ready'] })
  })

  test('is refused while something is missing, and afterwards nothing published changes', async () => {
    await publishOffers(['a'])
    const id = await preparedRound(['a'], [])
    await expect(openRound(coordinator, (await shown(id)).shown)).rejects.toMatchObject({ reasons: ['not-ready'] })
    await joinWith(coordinator, id, ['galilei-3a'])
    await openRound(coordinator, (await shown(id)).shown)
    const late = await Promise.allSettled([
      editRound(coordinator, (await shown(id)).shown, facts),
      setTerms(coordinator, (await shown(id)).shown, terms),
      setOffers(coordinator, (await shown(id)).shown, []),
      joinWith(coordinator, id, ['galilei-4a']),
      openRound(coordinator, (await shown(id)).shown),
    ])
    expect(new Set(outcomes(late))).toEqual(new Set(['already-open']))
  })
})

describe('an open round', () => {
  test('has its deadline moved by the first who does, and everybody is told once', async () => {
    await Students.updateOne({ _id: 'giulia' }, { $set: { email: 'giulia@borgo.example' } })
    await publishOffers(['a'])
    const id = await preparedRound(['a'])
    const opened = await openRound(coordinator, (await shown(id)).shown)
    await tellOfOpening(coordinator, opened, 'https://b.example')
    await tellOfOpening(coordinator, opened, 'https://b.example')
    const told = await Notices.find({ about: id, kind: 'round-opened' }).sort({ key: 1 }).lean()
    expect(told.map(({ to, data }) => [to.email, data['reader'], to.discreet])).toEqual([
      ['docente@borgo.example', 'school', false],
      ['giulia@borgo.example', 'student', true],
    ])
    const { shown: before } = await shown(id)
    const to = new Date('2026-12-08T18:00:00+01:00')
    const moves = await Promise.allSettled(Array.from({ length: 8 }, () => moveDeadline(coordinator, before, to)))
    expect(outcomes(moves).filter((one) => one === 'done')).toHaveLength(1)
    const { round } = await shown(id)
    expect(round.closesAt).toEqual(to)
    expect(round.history.at(-1)).toMatchObject({ event: 'deadline-moved', text: closesAt.toISOString() })
    await tellOfDeadline(coordinator, round, { was: closesAt, publicUrl: 'https://b.example' })
    expect(await Notices.countDocuments({ about: id, kind: 'round-deadline-moved' })).toBe(2)
    const past = moveDeadline(coordinator, (await shown(id)).shown, now)
    await expect(past).rejects.toMatchObject({ reasons: ['deadline-past'] })
  })

  test('that is given up lets its offers go, and can be copied', async () => {
    await publishOffers(['a'])
    const id = await preparedRound(['a'])
    await openRound(coordinator, (await shown(id)).shown)
    await expect(cancelRound(city, (await shown(id)).shown, 'No')).rejects.toThrow(NotFound)
    const before = await cancelRound(coordinator, (await shown(id)).shown, 'Date sbagliate')
    await tellOfCancelling(coordinator, before, { reason: 'Date sbagliate', publicUrl: 'https://b.example' })
    expect(await Notices.countDocuments({ about: id, kind: 'round-cancelled' })).toBe(1)
    expect(await Offers.countDocuments({ roundId: id })).toBe(0)
    const copy = newId()
    await Promise.all(Array.from({ length: 5 }, () => copyRound(coordinator, id, copy)))
    const { round } = await shown(copy)
    expect(round).toMatchObject({ state: 'draft', seed: '', title: 'Primavera', offers: [{ offerId: 'a' }] })
    expect(round.parts[0]?.classIds).toEqual(['galilei-3a'])
    await openRound(coordinator, (await shown(copy)).shown)
  })

  test('is written by the first of those who read the same version, and by nobody after its state has changed', async () => {
    await publishOffers(['a'])
    const id = await preparedRound(['a'])
    const { round } = await shown(id)
    const line = { at: now, by: { accountId: null, name: 'Bottega' }, event: 'edited', text: null } as const
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => writeRound(round, { set: { mostWishes: 3 }, line })),
    )
    expect(outcomes(all).filter((one) => one === 'done')).toHaveLength(1)
  })
})
