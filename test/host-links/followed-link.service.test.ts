import { describe, expect, test } from '@jest/globals'
import { demoSecret } from '../../scripts/demo/links.ts'
import { contextFor } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { disownHostLink, followHostLink, renewExpiredLink } from '../../src/host-links/followed-link.service.ts'
import { moveHostLinks } from '../../src/host-links/host-link-move.service.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import { sendHostLink } from '../../src/host-links/host-link.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Forbidden, Refused } from '../../src/platform/errors.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()

const now = new Date('2026-11-25T09:00:00Z')
const days = (n: number) => new Date(now.getTime() + n * 24 * 60 * 60 * 1000)
const publicUrl = 'https://bottega.example'
const secret = demoSecret('tipografia')
const city = contextFor({ role: 'city', accountId: 'citta' }, now)
const latest = async () => {
  const letter = await Notices.findOne({ kind: 'host-link' }).sort({ createdAt: -1 }).lean()
  return { letter, secret: (letter?.data['link'] ?? '').replace(`${publicUrl}/invito/`, '') }
}

describe('the wrong person', () => {
  const note = 'Lavoro altrove da un anno.'

  test('stops the link at once, and who sent it is told, once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => disownHostLink('link-tipografia', { note, now, publicUrl })))
    expect(await followHostLink(secret, now)).toMatchObject({ refusal: 'link-disowned' })
    expect(await HostLinks.findById('link-tipografia').lean()).toMatchObject({
      disowned: { at: now, note },
      goal: null,
    })
    const [told, ...others] = await Notices.find({ kind: 'host-link-disowned' }).lean()
    expect(others).toEqual([])
    expect(told).toMatchObject({ to: { name: 'Carla Comune', email: 'citta@borgo.example' } })
    expect(told?.data).toMatchObject({ note, link: `${publicUrl}/enti/tipografia/collegamenti` })
  })

  test('is heard even when who sent the link has left: the outbox shows that nobody can be told', async () => {
    await Accounts.updateOne({ _id: 'citta' }, { $set: { closedAt: now } })
    await disownHostLink('link-tipografia', { note: null, now, publicUrl })
    expect(await Notices.findOne({ kind: 'host-link-disowned' }).lean()).toMatchObject({
      to: { name: 'Carla Comune', email: null },
    })
  })
})

describe('an expired link', () => {
  test('sends a new one to the same address, once, and does not live again by itself', async () => {
    const clicks = await Promise.allSettled(
      Array.from({ length: 20 }, () => renewExpiredLink(secret, days(40), publicUrl)),
    )
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const renewed = await latest()
    expect(renewed.letter).toMatchObject({ to: { email: 'anselmo@tipografia.example' }, createdAt: days(40) })
    expect((await followHostLink(secret, days(41))).refusal).toBe('link-unknown')
    expect((await followHostLink(renewed.secret, days(41))).refusal).toBeNull()
    expect(await Notices.countDocuments({ kind: 'host-link' })).toBe(1)
  })

  test.each([
    ['while it works', secret, days(1), 'still-open'],
    ['long after its end', secret, days(80), 'renewal-too-late'],
    ['that nobody sent', 'invented', days(40), 'link-unknown'],
  ])('sends none %s', async (_, given, at, reason) => {
    await expect(renewExpiredLink(given, at, publicUrl)).rejects.toEqual(new Refused(reason))
    expect(await Notices.countDocuments({ kind: 'host-link' })).toBe(0)
  })
})

describe('when two hosts turn out to be one', () => {
  const way = { from: 'tipografia', to: 'officine' }

  test('the links go with the record, and one person does not keep two for the same purpose', async () => {
    const to = { name: 'Anselmo', email: 'anselmo@tipografia.example' }
    const { linkId } = await sendHostLink(city, { purpose: 'profile', partnerId: 'officine', to }, publicUrl)
    await sendHostLink(city, { purpose: 'documents', partnerId: 'tipografia', to }, publicUrl)
    for (let time = 0; time < 2; time++) await moveHostLinks(city, way)
    expect(await HostLinks.countDocuments({ partnerId: 'tipografia' })).toBe(0)
    const live = await HostLinks.find({ partnerId: 'officine', 'to.email': to.email, revokedAt: null }).lean()
    expect(live.map(({ purpose }) => purpose).toSorted()).toEqual(['documents', 'profile'])
    expect(live.some(({ _id }) => _id === linkId)).toBe(true)
    expect((await followHostLink(secret, now)).refusal).toBe('link-revoked')
  })

  test('only the city moves them', async () => {
    const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, now)
    await expect(moveHostLinks(office, way)).rejects.toBeInstanceOf(Forbidden)
  })
})
