import { beforeEach, describe, expect, test } from '@jest/globals'
import { editOffer } from '../../src/offers/offer-edit.service.ts'
import { placeOnSeat } from '../../src/offers/offer-placement.service.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import type { Offer } from '../../src/offers/offer.rules.ts'
import { freshClaims, openClaims, seatsClaimed } from '../../src/offers/offer-seat.rules.ts'
import { createPlacement } from '../../src/placements/placement-draft.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { day } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { Students } from '../../src/schools/student.model.ts'
import { aDraft, coordinator, fablab, reasonsOf, won } from '../placements/cast.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()
const offerId = 'offerta-fablab-laser'

const minutesAgo = (minutes: number) => new Date(testNow.getTime() - minutes * 60_000)
const claim = (placementId: string, minutes = 0) => ({ id: newId(), placementId, at: minutesAgo(minutes) })

beforeEach(async () => {
  await Offers.updateOne({ _id: offerId }, { $set: { roundId: null, seats: 2 } })
})

const stored = async () => (await Offers.findById(offerId).lean<Offer>()) as Offer
const placed = () => Placements.countDocuments({ offerId })
const galilei = async (most: number): Promise<string[]> =>
  (await Students.find({ schoolId: 'galilei' }, { _id: 1 }).sort({ _id: 1 }).limit(most).lean()).map(({ _id }) => _id)

const place = (studentId: string, id = newId()): Promise<string> => {
  const terms = { ...aDraft().terms, from: day('2027-02-08'), to: day('2027-02-26') }
  const draft = aDraft({ id, studentId, offerId, terms, agreementId: null })
  return placeOnSeat(coordinator, { offerId, partnerId: 'fablab', placementId: id }, () =>
    createPlacement(coordinator, draft),
  )
}

describe('claims', () => {
  test('count each placement once, until it is there, and no longer than ten minutes', () => {
    const claims = [claim('a'), claim('a', 1), claim('b', 9), claim('c', 10), claim('d', 600)]
    const fresh = freshClaims(claims, testNow)
    expect(fresh.map(({ placementId }) => placementId)).toEqual(['a', 'a', 'b'])
    expect(seatsClaimed(fresh, null)).toBe(2)
    expect(seatsClaimed(fresh, 'a')).toBe(1)
    expect(seatsClaimed(openClaims(fresh, new Set(['b'])), null)).toBe(1)
    expect(freshClaims(undefined, testNow)).toEqual([])
  })
})

describe('the seats of an offer', () => {
  test('twelve at once for two seats make two placements, and leave no claim', async () => {
    const students = await galilei(12)
    expect(students).toHaveLength(12)
    const done = await Promise.allSettled(students.map((studentId) => place(studentId)))
    expect([won(done), await placed()]).toEqual([2, 2])
    const lost = done.flatMap((each) => (each.status === 'rejected' ? [each.reason.reasons] : []))
    expect(lost).toEqual(Array.from({ length: 10 }, () => ['offer-full']))
    expect((await stored()).claims).toEqual([])
  })

  test('one form sent many times at once takes one seat, and none once its placement is there', async () => {
    const id = newId()
    const done = await Promise.allSettled(Array.from({ length: 6 }, () => place('giulia', id)))
    expect([won(done), await placed()]).toEqual([6, 1])
    await place('bruno')
    expect(await place('giulia', id)).toBe(id)
    expect(await placed()).toBe(2)
    expect(await reasonsOf(place('bruno'))).toEqual(['offer-full'])
  })

  test('a form that is refused gives its seat back', async () => {
    await Offers.updateOne({ _id: offerId }, { $set: { seats: 1 } })
    const unknown = aDraft({ siteId: 'nowhere', offerId })
    const wanted = { offerId, partnerId: 'fablab', placementId: unknown.id }
    const refused = placeOnSeat(coordinator, wanted, () => createPlacement(coordinator, unknown))
    expect(await reasonsOf(refused)).toEqual(['site-unknown'])
    expect([await placed(), (await stored()).claims]).toEqual([0, []])
    await place('giulia')
    expect(await placed()).toBe(1)
  })

  test('a claim that an interruption left keeps its seat for ten minutes, then goes', async () => {
    await Offers.updateOne({ _id: offerId }, { $set: { seats: 1, claims: [claim('cut-off', 9)], claimVersion: 1 } })
    expect(await reasonsOf(place('giulia'))).toEqual(['offer-full'])
    await Offers.updateOne({ _id: offerId }, { $set: { claims: [claim('cut-off', 10)], claimVersion: 2 } })
    await place('giulia')
    expect([await placed(), (await stored()).claims]).toEqual([1, []])
  })

  test('a claim whose placement is there counts once, and not at all once that was given up', async () => {
    const [first, second] = [await place('giulia'), newId()]
    await Offers.updateOne({ _id: offerId }, { $set: { claims: [claim(first)] } })
    await place('bruno', second)
    expect(await placed()).toBe(2)
    await Offers.updateOne({ _id: offerId }, { $set: { claims: [claim(second)] } })
    expect(await reasonsOf(place('giulia'))).toEqual(['offer-full'])
    await Placements.updateOne({ _id: second }, { $set: { state: 'cancelled' } })
    await place('giulia')
    expect(await placed()).toBe(3)
  })

  test('are not lowered below those that are being taken, nor while one is', async () => {
    const offer = await stored()
    const input = { ...offer, reserved: false, seats: 1, version: offer.history.length }
    const facts = Object.fromEntries(
      Object.entries(input).filter(
        ([name]) => !/^(?:_id|partner|school|copied|round|state|created|history)/u.test(name),
      ),
    ) as Parameters<typeof editOffer>[2]
    const claims = [claim('one'), claim('two')]
    await Offers.updateOne({ _id: offerId }, { $set: { claims, claimVersion: 2 } })
    expect(await reasonsOf(editOffer(fablab, offerId, facts))).toEqual(['below-taken'])
    await Offers.updateOne({ _id: offerId }, { $set: { claims: [] }, $inc: { claimVersion: 1 } })
    const done = await Promise.allSettled([editOffer(fablab, offerId, facts), place('giulia'), place('bruno')])
    expect(done.some(({ status }) => status === 'fulfilled')).toBe(true)
    expect(await placed()).toBeLessThanOrEqual((await stored()).seats)
  })
})

describe('the form of a placement', () => {
  const prepare = `/percorsi/nuovo?offerta=${offerId}&studente=`
  const button = 'Salva la bozza'

  test('twelve forms sent at once for two seats: two placements, and the others are told', async () => {
    const corrado = await borgo.signIn('coordinatore@borgo.example')
    const forms: Record<string, string>[] = []
    for (const studentId of await galilei(12)) {
      const { $ } = await corrado.visit(`${prepare}${studentId}`)
      const fields = $('form:has([name=offerId])').serializeArray()
      forms.push(Object.fromEntries(fields.map(({ name, value }) => [name, value])))
    }
    expect(new Set(forms.map(({ id }) => id)).size).toBe(12)
    expect(forms.map((form) => form['offerId'])).toEqual(forms.map(() => offerId))
    const pages = await Promise.all(forms.map((form) => corrado.post('/percorsi/nuovo', form)))
    const statuses = pages.map(({ status }) => status)
    expect([303, 422].map((wanted) => statuses.filter((status) => status === wanted).length)).toEqual([2, 10])
    expect(await placed()).toBe(2)
    for (const { text } of pages.filter(({ status }) => status === 422))
      expect(text).toContain('I posti dell’offerta sono tutti occupati.')
  })

  test('takes no seat that a round has since the form was opened, and says so with what was typed', async () => {
    const corrado = await borgo.signIn('coordinatore@borgo.example')
    await corrado.visit(`${prepare}giulia`)
    await Offers.updateOne({ _id: offerId }, { $set: { roundId: 'tornata' } })
    const refused = await corrado.press(button, { title: 'Un titolo scritto a mano' })
    expect([refused.status, await placed()]).toEqual([422, 0])
    expect(refused.text).toContain('I posti dell’offerta sono in una tornata: si assegnano lì.')
    expect(refused.$('[name=title]').val()).toBe('Un titolo scritto a mano')
    const again = await corrado.visit(`${prepare}giulia`)
    expect(again.location).toBe(`/offerte/${offerId}`)
    expect((await corrado.visit(again.location ?? '')).$('.notifications').text()).toContain('sono in una tornata')
  })
})
