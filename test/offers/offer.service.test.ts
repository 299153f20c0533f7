import { beforeEach, describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { capacityOf } from '../../src/offers/offer-capacity.service.ts'
import { copyOffer, createOffer, editOffer, type OfferInput } from '../../src/offers/offer-edit.service.ts'
import { holdOffers, releaseOffers } from '../../src/offers/offer-hold.service.ts'
import { moveOffers } from '../../src/offers/offer-host-move.service.ts'
import {
  closeOffer,
  publishOffer,
  reopenOffer,
  requestMore,
  sendOffer,
  takeBackOffer,
} from '../../src/offers/offer-move.service.ts'
import { offerToPlace } from '../../src/offers/offer-placement.service.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import type { Offer } from '../../src/offers/offer.rules.ts'
import { findOffer, listOffers } from '../../src/offers/offer.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { day } from '../../src/platform/day.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { testNow, useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()

beforeEach(async () => {
  await Offers.updateMany({}, { $set: { roundId: null } })
})

const fabio = contextFor({ role: 'host', accountId: 'ente', partnerId: 'fablab' }, testNow)
const olga = contextFor({ role: 'host', accountId: 'ente-officine', partnerId: 'officine' }, testNow)
const corrado = contextFor({ role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' }, testNow)
const viola = contextFor({ role: 'coordinator', accountId: 'coordinatore-volta', schoolId: 'volta' }, testNow)
const carla = contextFor({ role: 'city', accountId: 'citta' }, testNow)

const stored = async (id: string): Promise<Offer> => {
  const offer = await Offers.findById(id).lean<Offer>()
  if (!offer) throw new Error(`no offer ${id}`)
  return offer
}
const seen = async (offerId: string) => ({ offerId, version: (await stored(offerId)).history.length })
const inputOf = (offer: Offer, change: Partial<OfferInput> = {}): OfferInput => ({
  ...offer,
  reserved: false,
  ...change,
})
const reasonsOf = (done: PromiseSettledResult<unknown>[]) =>
  done.map((each) => (each.status === 'rejected' ? each.reason.reasons : 'done'))

/** Every paper of the fablab in order, to the end of the next year. */
async function settlePapers(): Promise<void> {
  const change = { accepted: 1, expiresOn: day('2027-12-31'), waiting: false }
  await PartnerDocuments.updateMany({ partnerId: 'fablab' }, { $set: change })
}

/** A placement of Borgo that takes a seat of the offer. */
async function takeSeat(offerId: string, _id = 'giulia-fablab'): Promise<void> {
  await Placements.updateOne({ _id }, { $set: { offerId } })
}

describe('writing offers', () => {
  test('a host writes its own; sending the form twice stores it once', async () => {
    const id = newId()
    const input = inputOf(await stored('offerta-fablab-stampa'))
    const twice = { id, partnerId: 'fablab', ...pick(input) }
    await createOffer(fabio, twice)
    await createOffer(fabio, twice)
    expect(await stored(id)).toMatchObject({ state: 'draft', schoolId: null, partnerId: 'fablab', reservedFor: null })
    await expect(createOffer(olga, { ...twice, id: newId() })).rejects.toThrow(NotFound)
    await expect(createOffer(corrado, { ...twice, siteId: 'fablab-1' })).rejects.toMatchObject({
      reasons: ['changed-meanwhile'],
    })
  })

  test('a school writes for any host after a call, for itself if it likes', async () => {
    const id = newId()
    const input = pick(inputOf(await stored('offerta-officine-cnc')))
    await createOffer(corrado, { id, partnerId: 'officine', ...input, plannedMinutes: null, reserved: true })
    const offer = await stored(id)
    expect(offer).toMatchObject({ schoolId: 'galilei', reservedFor: 'galilei' })
    // Fifteen mornings of four hours.
    expect(offer.plannedMinutes).toBe(15 * 240)
    await expect(findOffer(viola, 'offer.view', id)).rejects.toThrow(NotFound)
    await expect(findOffer(fabio, 'offer.view', id)).rejects.toThrow(NotFound)
    expect((await findOffer(olga, 'offer.edit', id))._id).toBe(id)
  })

  test('who saves an old version is told', async () => {
    const offer = await stored('offerta-fablab-bozza')
    const change = { ...pick(inputOf(offer)), version: offer.history.length }
    const done = await Promise.allSettled([editOffer(corrado, offer._id, change), editOffer(fabio, offer._id, change)])
    expect(reasonsOf(done)).toEqual(expect.arrayContaining([['changed-meanwhile'], 'done']))
  })

  test('what was checked is checked again when it changes, words and seats are not', async () => {
    const offer = await stored('offerta-fablab-stampa')
    const words = { ...pick(inputOf(offer)), title: 'Un altro titolo', seats: 4, version: offer.history.length }
    expect(await editOffer(fabio, offer._id, words)).toBe('published')
    const days = { ...words, to: day('2027-03-05'), version: offer.history.length + 1 }
    expect(await editOffer(fabio, offer._id, days)).toBe('in-review')
  })

  test('seats are not lowered below those that are taken', async () => {
    const offer = await stored('offerta-fablab-stampa')
    for (const _id of ['giulia-fablab', 'vanni-officine']) await takeSeat(offer._id, _id)
    const lower = { ...pick(inputOf(offer)), seats: 2, version: offer.history.length }
    await editOffer(fabio, offer._id, lower)
    const again = { ...lower, seats: 1, version: offer.history.length + 1 }
    await expect(editOffer(fabio, offer._id, again)).rejects.toMatchObject({ reasons: ['below-taken'] })
  })

  test('an unfinished draft is kept, and not sent', async () => {
    const draft = await seen('offerta-fablab-bozza')
    await expect(sendOffer(corrado, draft)).rejects.toMatchObject({ reasons: ['no-work', 'no-skills'] })
  })
})

/** What of an offer a form says. */
function pick(input: OfferInput): OfferInput {
  const { title, from, to, seats, tutorIds, perTutor, timetable, siteId, tracks, years } = input
  const { minimumAge, workIds, skills, day: told, accessible, plannedMinutes, reserved } = input
  const who = { title, from, to, seats, tutorIds, perTutor, timetable, siteId, tracks, years }
  return { ...who, minimumAge, workIds, skills, day: told, accessible, plannedMinutes, reserved }
}

describe('checking offers', () => {
  beforeEach(async () => {
    await Offers.updateOne({ _id: 'offerta-fablab-laser' }, { $set: { state: 'in-review' } })
  })

  test('nothing is published while the papers of the host do not hold', async () => {
    const offer = await seen('offerta-fablab-laser')
    await expect(publishOffer(corrado, offer)).rejects.toMatchObject({ reasons: ['papers-missing'] })
    await settlePapers()
    expect((await publishOffer(corrado, offer)).state).toBe('published')
  })

  test('of two who publish at once one does', async () => {
    await settlePapers()
    const offer = await seen('offerta-fablab-laser')
    const done = await Promise.allSettled([publishOffer(corrado, offer), publishOffer(carla, offer)])
    expect(reasonsOf(done).filter((each) => each === 'done')).toHaveLength(1)
    expect((await stored(offer.offerId)).history.filter(({ event }) => event === 'published')).toHaveLength(2)
  })

  test('more is asked for in words, and what was completed is sent again', async () => {
    const offer = await seen('offerta-fablab-laser')
    await requestMore(viola, { ...offer, text: 'Chi segue i ragazzi al laser?' })
    const asked = await stored(offer.offerId)
    expect([asked.state, asked.history.at(-1)?.text]).toEqual(['more-requested', 'Chi segue i ragazzi al laser?'])
    await expect(sendOffer(corrado, await seen(offer.offerId))).rejects.toThrow(NotFound)
    expect((await sendOffer(fabio, await seen(offer.offerId))).state).toBe('in-review')
    expect((await takeBackOffer(fabio, await seen(offer.offerId))).state).toBe('draft')
    await expect(takeBackOffer(fabio, await seen(offer.offerId))).rejects.toMatchObject({ reasons: ['not-now'] })
  })

  test('the host reviews nothing, a school nothing that is another’s', async () => {
    await expect(publishOffer(fabio, await seen('offerta-fablab-laser'))).rejects.toThrow(NotFound)
    await Offers.updateOne({ _id: 'offerta-fablab-laser' }, { $set: { reservedFor: 'galilei' } })
    await expect(publishOffer(viola, await seen('offerta-fablab-laser'))).rejects.toThrow(NotFound)
  })

  test('a closed one lives again with a new period, and is checked again', async () => {
    const closed = await closeOffer(fabio, { ...(await seen('offerta-fablab-stampa')), reason: 'Lavori in sede.' })
    expect(closed.state).toBe('closed')
    const period = { from: day('2027-04-05'), to: day('2027-04-23') }
    const past = { from: day('2026-10-05'), to: day('2026-10-23') }
    const version = await seen(closed._id)
    await expect(reopenOffer(fabio, { ...version, ...past })).rejects.toMatchObject({ reasons: ['period-is-over'] })
    expect(await reopenOffer(fabio, { ...version, ...period })).toMatchObject({ state: 'in-review', ...period })
  })

  test('one whose weeks are over is not found to be chosen, and with a future week it is', async () => {
    const past = { from: day('2026-10-05'), to: day('2026-10-23') }
    await Offers.updateOne({ _id: 'offerta-fablab-stampa' }, { $set: past })
    const found = async () =>
      (await listOffers(viola, { state: 'published', upcoming: true, page: 1 })).offers.map(({ _id }) => _id)
    expect(await found()).not.toContain('offerta-fablab-stampa')
    await settlePapers()
    const period = { from: day('2027-04-05'), to: day('2027-04-23') }
    await reopenOffer(fabio, { ...(await seen('offerta-fablab-stampa')), ...period })
    await publishOffer(viola, await seen('offerta-fablab-stampa'))
    expect(await found()).toContain('offerta-fablab-stampa')
  })

  test('a copy is a draft of next year, made once', async () => {
    const id = newId()
    const before = await stored('offerta-fablab-stampa')
    await copyOffer(fabio, before._id, id)
    await copyOffer(fabio, before._id, id)
    const { copiedFrom, state, history } = await stored(id)
    expect([copiedFrom, state, history.length]).toEqual([before._id, 'draft', 1])
    await expect(copyOffer(olga, before._id, newId())).rejects.toThrow(NotFound)
  })
})

describe('the offers of a round', () => {
  const ids = ['offerta-fablab-stampa', 'offerta-fablab-laser', 'offerta-officine-cnc']

  test('two rounds that want the same ones: one has all of its own, the other none', async () => {
    const both = [
      { offerIds: ids, roundId: 'prima' },
      { offerIds: ids.toReversed(), roundId: 'seconda' },
    ]
    const done = await Promise.allSettled(both.map((each) => holdOffers(corrado, each)))
    expect(reasonsOf(done)).toEqual(expect.arrayContaining([['offer-in-other-round'], 'done']))
    const winner = both[done.findIndex(({ status }) => status === 'fulfilled')]?.roundId
    const held = await Offers.find({ _id: { $in: ids } }, { roundId: 1 }).lean()
    expect(held.map(({ roundId }) => roundId)).toEqual([winner, winner, winner])
  })

  test('a draft is never held, and what was taken before it is given back', async () => {
    const wanted = { offerIds: [...ids, 'offerta-officine-esame'], roundId: 'prima' }
    await expect(holdOffers(corrado, wanted)).rejects.toMatchObject({ reasons: ['offer-not-published'] })
    expect(await Offers.countDocuments({ roundId: 'prima' })).toBe(0)
  })

  test('holding twice is once; released ones are free', async () => {
    await holdOffers(corrado, { offerIds: ids, roundId: 'prima' })
    await holdOffers(corrado, { offerIds: ids, roundId: 'prima' })
    const free = await listOffers(corrado, { ids, free: true, page: 1 })
    const own = await listOffers(corrado, { ids, free: { roundId: 'prima' }, page: 1 })
    expect([free.total, own.total]).toEqual([0, 3])
    await releaseOffers(corrado, 'prima')
    expect((await listOffers(corrado, { ids, free: true, page: 1 })).total).toBe(3)
  })

  test('while a round has it nothing of it changes, and no placement is prepared from it', async () => {
    await holdOffers(corrado, { offerIds: ids, roundId: 'prima' })
    const offer = await stored('offerta-fablab-stampa')
    const change = { ...pick(inputOf(offer)), version: offer.history.length }
    await expect(editOffer(fabio, offer._id, change)).rejects.toMatchObject({ reasons: ['in-a-round'] })
    await expect(offerToPlace(corrado, offer._id)).rejects.toMatchObject({ reasons: ['offer-in-round'] })
  })

  test('a placement takes a seat, and the last one makes it full', async () => {
    await takeSeat('offerta-fablab-stampa')
    await Offers.updateOne({ _id: 'offerta-fablab-stampa' }, { $set: { seats: 1 } })
    await expect(offerToPlace(corrado, 'offerta-fablab-stampa')).rejects.toMatchObject({ reasons: ['offer-full'] })
    const { offers } = await listOffers(corrado, { state: 'full', page: 1 })
    expect(offers.map(({ _id }) => _id)).toEqual(['offerta-fablab-stampa'])
    const { offers: seats } = await capacityOf(corrado, [await stored('offerta-fablab-stampa')])
    expect(seats.get('offerta-fablab-stampa')).toMatchObject({ seats: 1, running: 1 })
  })

  test('offers follow a host that is merged', async () => {
    const before = await Offers.countDocuments({ partnerId: { $in: ['fablab', 'officine'] } })
    await moveOffers(carla, { from: 'fablab', to: 'officine' })
    expect(await Offers.countDocuments({ partnerId: 'officine' })).toBe(before)
    expect(await Notices.countDocuments({ kind: 'offer-sent' })).toBe(0)
  })
})
