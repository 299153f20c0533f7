import { beforeEach, describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { followHostLink, guestOfLink } from '../../src/host-links/followed-link.service.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import {
  listHostLinks,
  resendHostLink,
  revokeHostLink,
  sendHostLink,
  type LinkOrder,
} from '../../src/host-links/host-link.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import { anAgreement, aSignature } from './an-agreement.ts'

useBorgoDatabase()

const now = new Date('2026-11-25T09:00:00Z')
const hours = (n: number, from = now) => new Date(from.getTime() + n * 60 * 60 * 1000)
const as = (actor: PersonActor, at = now) => contextFor(actor, at)
const cityActor: PersonActor = { role: 'city', accountId: 'citta' }
const city = as(cityActor)
const office = as({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' })
const otherOffice = as({ role: 'office', accountId: 'segreteria-volta', schoolId: 'volta' })
const fabio = as({ role: 'host', accountId: 'ente', partnerId: 'fablab' })
const publicUrl = 'https://bottega.example'
const rosa = { name: 'Rosa Rilegatura', email: 'rosa@tipografia.example' }
const profile: LinkOrder = { purpose: 'profile', partnerId: 'tipografia', to: rosa }
const signing: LinkOrder = { purpose: 'sign', agreementId: 'da-firmare', party: 'host', to: rosa }

const letters = () => Notices.find({ kind: 'host-link' }).sort({ createdAt: 1 }).lean()
async function secrets(): Promise<string[]> {
  return (await letters()).map(({ data }) => (data['link'] ?? '').replace(`${publicUrl}/invito/`, ''))
}
const refusals = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as Refused).reasons[0]] : []))

describe('sending a link', () => {
  test('writes to the person, keeps only a digest, and makes a guest of whoever opens it', async () => {
    const { linkId, expiresAt } = await sendHostLink(office, profile, publicUrl)
    expect(expiresAt).toEqual(hours(24 * 30))
    const [letter] = await letters()
    expect(letter).toMatchObject({ to: { email: rosa.email }, expiresAt, about: linkId })
    expect(letter?.data).toMatchObject({ sender: 'Sara Segreteria', school: 'IIS Galileo Galilei', purpose: 'profile' })
    const [secret = ''] = await secrets()
    expect(secret).toHaveLength(32)
    expect(JSON.stringify(await HostLinks.find({}).lean())).not.toContain(secret)
    const followed = await followHostLink(secret, hours(1))
    expect(followed).toMatchObject({
      refusal: null,
      guest: { role: 'guest', linkId, purpose: 'profile', partnerId: 'tipografia', name: rosa.name },
    })
    expect(await HostLinks.findById(linkId).lean()).toMatchObject({ openings: 1, opened: [hours(1)] })
    expect(await followHostLink('invented', now)).toEqual({ refusal: 'link-unknown', link: null })
  })

  test('twenty clicks at once send one letter', async () => {
    const clicks = await Promise.allSettled(Array.from({ length: 20 }, () => sendHostLink(city, profile, publicUrl)))
    expect(refusals(clicks)).toEqual(Array.from({ length: 19 }, () => 'cool-down'))
    expect(await letters()).toHaveLength(1)
    expect(await HostLinks.countDocuments({ 'to.email': rosa.email })).toBe(1)
  })

  test('a school may not, once the host looks after itself; city and host may', async () => {
    const toFablab = { ...profile, partnerId: 'fablab' }
    await expect(sendHostLink(office, toFablab, publicUrl)).rejects.toEqual(new Refused('not-yours-to-send'))
    await Partners.updateOne({ _id: 'tipografia' }, { $set: { 'qualification.state': 'applied' } })
    await expect(sendHostLink(office, profile, publicUrl)).rejects.toEqual(new Refused('not-yours-to-send'))
    await sendHostLink(fabio, toFablab, publicUrl)
    await sendHostLink(city, profile, publicUrl)
    expect(await letters()).toHaveLength(2)
    await expect(sendHostLink(fabio, profile, publicUrl)).rejects.toBeInstanceOf(NotFound)
    const student = as({ role: 'student', accountId: 'g', schoolId: 'galilei', studentId: 'giulia' })
    await expect(sendHostLink(student, profile, publicUrl)).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('sending a link again', () => {
  test('waits for 24 hours; then the last three secrets work, for thirty days more', async () => {
    const { linkId } = await sendHostLink(city, profile, publicUrl)
    await expect(resendHostLink(as(cityActor, hours(23.99)), linkId, publicUrl)).rejects.toEqual(
      new Refused('cool-down'),
    )
    for (const day of [1, 2, 3]) await resendHostLink(as(cityActor, hours(24 * day)), linkId, publicUrl)
    const followed = await Promise.all((await secrets()).map((secret) => followHostLink(secret, hours(80))))
    expect(followed.map(({ refusal }) => refusal)).toEqual(['link-unknown', null, null, null])
    expect(await HostLinks.findById(linkId).lean()).toMatchObject({ expiresAt: hours(33 * 24) })
  })

  test('through the form counts as sending again', async () => {
    const { linkId } = await sendHostLink(city, profile, publicUrl)
    await expect(sendHostLink(city, profile, publicUrl)).rejects.toEqual(new Refused('cool-down'))
    expect((await sendHostLink(as(cityActor, hours(24)), profile, publicUrl)).linkId).toBe(linkId)
  })

  test('twenty clicks at once send one letter', async () => {
    const { linkId } = await sendHostLink(city, profile, publicUrl)
    const later = as(cityActor, hours(24))
    const clicks = await Promise.allSettled(Array.from({ length: 20 }, () => resendHostLink(later, linkId, publicUrl)))
    expect(refusals(clicks)).toEqual(Array.from({ length: 19 }, () => 'cool-down'))
    expect(await letters()).toHaveLength(2)
  })

  test('an expired one works again, but its old secrets stay dead', async () => {
    const { linkId } = await sendHostLink(city, profile, publicUrl)
    await resendHostLink(as(cityActor, hours(24 * 40)), linkId, publicUrl)
    const followed = await Promise.all((await secrets()).map((secret) => followHostLink(secret, hours(24 * 41))))
    expect(followed.map(({ refusal }) => refusal)).toEqual(['link-unknown', null])
  })
})

describe('revoking a link', () => {
  test('stops it at once, once, and leaves room for a new one', async () => {
    const { linkId } = await sendHostLink(city, profile, publicUrl)
    const [secret = ''] = await secrets()
    const clicks = await Promise.allSettled(Array.from({ length: 20 }, () => revokeHostLink(city, linkId)))
    expect(refusals(clicks)).toEqual(Array.from({ length: 19 }, () => 'link-revoked'))
    expect((await followHostLink(secret, now)).refusal).toBe('link-revoked')
    expect((await guestOfLink(linkId, now)).refusal).toBe('link-revoked')
    expect(await HostLinks.findById(linkId).lean()).toMatchObject({ revokedBy: 'Carla Comune', goal: null })
    await expect(resendHostLink(as(cityActor, hours(48)), linkId, publicUrl)).rejects.toEqual(
      new Refused('link-revoked'),
    )
    expect((await sendHostLink(city, profile, publicUrl)).linkId).not.toBe(linkId)
  })

  test('is for the school that sent it and for the city', async () => {
    const { linkId } = await sendHostLink(office, profile, publicUrl)
    await expect(revokeHostLink(otherOffice, linkId)).rejects.toBeInstanceOf(NotFound)
    await expect(revokeHostLink(fabio, linkId)).rejects.toBeInstanceOf(NotFound)
    await revokeHostLink(city, linkId)
  })
})

describe('a link to sign', () => {
  beforeEach(() => Agreements.create(anAgreement()))

  test('is sent by the school of the agreement, for the text that is fixed', async () => {
    await expect(sendHostLink(otherOffice, signing, publicUrl)).rejects.toBeInstanceOf(NotFound)
    await expect(sendHostLink(city, signing, publicUrl)).rejects.toBeInstanceOf(Forbidden)
    await Agreements.create(anAgreement({ _id: 'draft', state: 'draft', text: null }))
    await expect(sendHostLink(office, { ...signing, agreementId: 'draft' }, publicUrl)).rejects.toEqual(
      new Refused('not-for-signing'),
    )
    const { linkId } = await sendHostLink(office, signing, publicUrl)
    const guest = { role: 'guest', purpose: 'sign', agreementId: 'da-firmare', party: 'host' }
    expect(await guestOfLink(linkId, now)).toMatchObject({ guest, place: 'Tipografia Il Carattere' })
    const principal = { ...signing, party: 'school', to: { name: 'Paola Preside', email: 'p@borgo.example' } } as const
    const toPrincipal = await sendHostLink(office, principal, publicUrl)
    expect(await guestOfLink(toPrincipal.linkId, now)).toMatchObject({ place: 'IIS Galileo Galilei' })
  })

  test('can be read for a year after signing, and sent again to who signed, but no new one is', async () => {
    const { linkId } = await sendHostLink(office, signing, publicUrl)
    const [secret = ''] = await secrets()
    const day = 24
    const signatures = [aSignature({ linkId })]
    await Agreements.updateOne({ _id: 'da-firmare' }, { $set: { signatures, state: 'signed' } })
    expect((await followHostLink(secret, hours(31 * day))).refusal).toBeNull()
    expect((await HostLinks.findById(linkId).lean())?.signedAt).toEqual(signatures[0]?.recordedAt)
    expect((await followHostLink(secret, hours(360 * day))).refusal).toBeNull()
    expect((await followHostLink(secret, hours(370 * day))).refusal).toBe('link-expired')
    const later = contextFor(office.actor, hours(30))
    await resendHostLink(later, linkId, publicUrl)
    const other = { ...signing, to: { ...rosa, email: 'other@tipografia.example' } }
    await expect(sendHostLink(later, other, publicUrl)).rejects.toEqual(new Refused('already-signed'))
  })

  test('expires after thirty days when nobody signed', async () => {
    await sendHostLink(office, signing, publicUrl)
    const [secret = ''] = await secrets()
    expect((await followHostLink(secret, hours(30 * 24))).refusal).toBe('link-expired')
  })
})

describe('the list of links', () => {
  test('shows a school its own, the host those for itself, the city all; and nothing that opens them', async () => {
    await HostLinks.deleteMany({})
    await Agreements.create(anAgreement({ _id: 'g', partnerId: 'tipografia' }))
    await sendHostLink(city, profile, publicUrl)
    await sendHostLink(office, { ...signing, agreementId: 'g', party: 'school' }, publicUrl)
    await sendHostLink(office, { ...signing, agreementId: 'g' }, publicUrl)
    const about = { partnerId: 'tipografia', page: 1 }
    const host = as({ role: 'host', accountId: 'x', partnerId: 'tipografia' })
    const listed = async (ctx: typeof city) => (await listHostLinks(ctx, about)).links
    expect((await listed(city)).length).toBe(3)
    expect((await listed(office)).map(({ purpose }) => purpose)).toEqual(['sign', 'sign'])
    expect(await listed(otherOffice)).toEqual([])
    expect(new Set((await listed(host)).map(({ party }) => party))).toEqual(new Set(['host', null]))
    expect(Object.keys((await listed(city))[0] ?? {})).not.toContain('digests')
    expect((await listHostLinks(office, { agreementId: 'g' })).total).toBe(2)
    await expect(listHostLinks(otherOffice, { agreementId: 'g' })).rejects.toBeInstanceOf(NotFound)
    await expect(listHostLinks(fabio, about)).rejects.toBeInstanceOf(NotFound)
  })
})
