import { describe, expect, test } from '@jest/globals'
import type { Actor } from '../../src/access/actor.ts'
import { can, may } from '../../src/access/access.ts'
import {
  endOf,
  expiryFrom,
  goalOf,
  guestOf,
  latestSendingBefore,
  linkRefusal,
  mayManage,
  renewalRefusal,
  resendableFrom,
  resendRefusal,
  schoolRefusal,
  signLinkRefusal,
  stateOf,
  suggestedRecipients,
} from '../../src/host-links/host-link.rules.ts'
import { notQualified } from '../../src/partners/qualification.rules.ts'
import { day } from '../../src/platform/day.ts'

const sent = new Date('2026-11-22T09:00:00Z')
const hour = 60 * 60 * 1000
const after = (hours: number, seconds = 0) => new Date(sent.getTime() + hours * hour + seconds * 1000)
const daysAfter = (days: number, seconds = 0) => after(days * 24, seconds)
const alive = { revokedAt: null, disowned: null, expiresAt: expiryFrom(sent), signedAt: null }

describe('a link opens what it is for', () => {
  test.each([
    ['for thirty days', alive, daysAfter(30, -1), null, 'live'],
    ['not at the end of the thirtieth day', alive, daysAfter(30), 'link-expired', 'expired'],
    ['not once revoked', { ...alive, revokedAt: after(1) }, after(2), 'link-revoked', 'revoked'],
    [
      'not once the wrong person said so',
      { ...alive, revokedAt: after(1), disowned: { at: after(1), note: null } },
      after(2),
      'link-disowned',
      'disowned',
    ],
    ['to read for a year after signing', { ...alive, signedAt: daysAfter(10) }, daysAfter(375, -1), null, 'signed'],
    ['not longer', { ...alive, signedAt: daysAfter(10) }, daysAfter(375), 'link-expired', 'expired'],
  ])('%s', (_, link, now, refusal, state) => {
    expect(linkRefusal(link, now)).toBe(refusal)
    expect(stateOf(link, now)).toBe(state)
  })

  test('one that nobody sent opens nothing', () => {
    expect(linkRefusal(null, sent)).toBe('link-unknown')
  })

  test('signing never makes it shorter', () => {
    const resent = { expiresAt: daysAfter(400), signedAt: sent }
    expect(endOf(resent)).toEqual(daysAfter(400))
  })
})

describe('sending a link again', () => {
  const link = { sentAt: [daysAfter(-9), sent], createdAt: daysAfter(-9), revokedAt: null }

  test.each([
    ['at once', sent, 'cool-down'],
    ['a second before 24 hours', after(24, -1), 'cool-down'],
    ['after 24 hours', after(24), null],
    ['when it has long expired', daysAfter(90), null],
  ])('%s', (_, now, refusal) => {
    expect(resendRefusal(link, now)).toBe(refusal)
    // The condition of the write says the same as the rule.
    expect(sent > latestSendingBefore(now)).toBe(refusal === 'cool-down')
  })

  test('is possible from 24 hours after the last sending, and not once revoked', () => {
    expect(resendableFrom(link)).toEqual(after(24))
    expect(resendRefusal({ ...link, revokedAt: after(30) }, after(48))).toBe('link-revoked')
  })
})

describe('who holds an expired link may have a new one sent to the same address', () => {
  test.each([
    ['not while it works', alive, after(1), 'still-open'],
    ['once it has expired', alive, daysAfter(30), null],
    ['for thirty days', alive, daysAfter(60, -1), null],
    ['not later', alive, daysAfter(60), 'renewal-too-late'],
    ['not when it was revoked', { ...alive, revokedAt: after(1) }, daysAfter(31), 'link-revoked'],
    ['not when nobody sent it', null, sent, 'link-unknown'],
  ])('%s', (_, link, now, refusal) => {
    expect(renewalRefusal(link, now)).toBe(refusal)
  })
})

describe('a school lets a host into its record only while nobody else relies on it', () => {
  const office: Actor = { role: 'office', accountId: 'a', schoolId: 's' }
  const none = { partner: { qualification: notQualified }, accounts: 0 }
  const applied = { ...none, partner: { qualification: { ...notQualified, state: 'applied' as const } } }

  test('not once it has an account or has applied', () => {
    expect(schoolRefusal(office, none)).toBeNull()
    expect(schoolRefusal(office, { ...none, accounts: 1 })).toBe('not-yours-to-send')
    expect(schoolRefusal(office, applied)).toBe('not-yours-to-send')
  })

  test('city and host always may', () => {
    expect(schoolRefusal({ role: 'city', accountId: 'a' }, applied)).toBeNull()
    expect(schoolRefusal({ role: 'host', accountId: 'a', partnerId: 'p' }, { ...applied, accounts: 2 })).toBeNull()
  })
})

test('a link to sign is for a fixed text that this party has not signed', () => {
  const signed = [{ party: 'host' }] as never
  expect(signLinkRefusal({ state: 'signing', signatures: [] }, 'host')).toBeNull()
  expect(signLinkRefusal({ state: 'signing', signatures: signed }, 'host')).toBe('already-signed')
  expect(signLinkRefusal({ state: 'signing', signatures: signed }, 'school')).toBeNull()
  for (const state of ['draft', 'cancelled', 'ended'] as const)
    expect(signLinkRefusal({ state, signatures: [] }, 'host')).toBe('not-for-signing')
})

describe('who may send again and revoke', () => {
  const link = { purpose: 'profile', partnerId: 'p', schoolId: 's', agreementId: null } as const
  const sign = { ...link, purpose: 'sign', agreementId: 'g' } as const
  const office: Actor = { role: 'office', accountId: 'a', schoolId: 's' }

  test.each([
    ['the school that sent it', office, true, true],
    ['another school', { ...office, schoolId: 'other' }, false, false],
    ['the city, not what is to be signed', { role: 'city', accountId: 'a' }, true, false],
    ['the host, not what is to be signed', { role: 'host', accountId: 'a', partnerId: 'p' }, true, false],
    ['another host', { role: 'host', accountId: 'a', partnerId: 'q' }, false, false],
    ['a teacher', { role: 'teacher', accountId: 'a', schoolId: 's', classIds: [] }, false, false],
  ] as [string, Actor, boolean, boolean][])('%s', (_, actor, record, agreement) => {
    expect(mayManage(actor, link)).toBe(record)
    expect(mayManage(actor, sign)).toBe(agreement)
  })
})

test('the guest of a link may do what the link is for, with its own host only', () => {
  const link = {
    _id: 'l',
    purpose: 'profile',
    partnerId: 'p',
    agreementId: null,
    party: null,
    to: { name: 'Ugo Conti', email: 'ugo@conti.example' },
  } as const
  const guest = guestOf(link)
  expect(guest).toMatchObject({ role: 'guest', linkId: 'l', name: 'Ugo Conti' })
  expect(can(guest, 'partner.edit', { partnerId: 'p' })).toBe(true)
  expect(can(guest, 'partner.edit', { partnerId: 'q' })).toBe(false)
  expect(may(guest, 'agreement.sign')).toBe(false)
  expect(may(guest, 'link.send')).toBe(false)
  const signer = guestOf({ ...link, purpose: 'sign', agreementId: 'g', party: 'host' })
  expect(can(signer, 'agreement.sign', { partnerId: 'p', agreementId: 'g' })).toBe(true)
  expect(can(signer, 'agreement.sign', { partnerId: 'p', agreementId: 'h' })).toBe(false)
  expect(may(signer, 'partner.edit')).toBe(false)
})

test('links differ by host, purpose, agreement, party and address', () => {
  const link = { partnerId: 'p', purpose: 'sign', agreementId: 'g', party: 'host', to: { name: 'A', email: 'a@b.it' } }
  const goals = [
    link,
    { ...link, partnerId: 'q' },
    { ...link, purpose: 'profile' },
    { ...link, agreementId: 'h' },
    { ...link, party: 'school' },
    { ...link, to: { name: 'A', email: 'c@b.it' } },
  ].map((each) => goalOf(each as never))
  expect(new Set(goals).size).toBe(6)
  expect(goalOf({ ...link, to: { name: 'Other', email: 'a@b.it' } } as never)).toBe(goals[0])
})

test('the people of a host are suggested once each, only those in office, its own address last', () => {
  const person = { id: 'i', role: 'r', phone: null, accountId: null, from: day('2026-01-01'), to: null }
  const suggested = suggestedRecipients(
    {
      name: 'Officina Conti',
      email: 'info@conti.example',
      representative: { name: 'Ugo Conti', birthDay: null, birthPlace: null, taxCode: null },
      contacts: [
        { ...person, name: 'Rosa Pini', email: 'rosa@conti.example' },
        { ...person, name: 'Gone', email: 'gone@conti.example', to: day('2026-06-30') },
      ],
      tutors: [
        { ...person, name: 'Rosa P.', email: 'rosa@conti.example' },
        { ...person, name: 'No mail', email: null },
      ],
    },
    day('2026-11-22'),
  )
  expect(suggested).toEqual([
    { name: 'Rosa Pini', email: 'rosa@conti.example' },
    { name: 'Ugo Conti', email: 'info@conti.example' },
  ])
})
