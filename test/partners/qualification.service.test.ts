import { describe, expect, test } from '@jest/globals'
import { type Actor, contextFor } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import type { Decision, Qualification } from '../../src/partners/qualification.rules.ts'
import { standingOn, standings } from '../../src/partners/qualification.rules.ts'
import {
  applyForQualification,
  countByStanding,
  decideQualification,
  markSuspended,
  readmit,
} from '../../src/partners/qualification.service.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { useTestDatabase } from '../support/database.ts'
import { aPartner } from './a-partner.ts'

useTestDatabase([Partners, Accounts, Notices])

const now = new Date('2026-11-22T09:00:00Z')
const as = (actor: Actor) => contextFor(actor, now)
const city = as({ role: 'city', accountId: 'city' })
const office = as({ role: 'office', accountId: 'office', schoolId: 'rossi' })
const host = as({ role: 'host', accountId: 'host', partnerId: 'zero' })
const otherHost = as({ role: 'host', accountId: 'other', partnerId: 'another' })
const guest = (purpose: 'profile' | 'sign') =>
  as({ role: 'guest', linkId: 'l', purpose, name: 'Ugo Neri', partnerId: 'zero', agreementId: null, party: null })
const publicUrl = 'https://bottega.example'

const line = { at: now, by: { accountId: null, name: 'x' }, event: 'applied', text: null, until: null } as const
const applied: Qualification = { state: 'applied', until: null, history: [line] }
const qualify: Decision = { kind: 'qualify', until: day('2027-11-22'), text: null }
const decide = (decision: Decision, seen = 1, ctx = city) =>
  decideQualification(ctx, { partnerId: 'zero', decision, seen }, publicUrl)
const zero = async () => {
  const partner = await Partners.findById('zero').lean()
  if (!partner) throw new Error('zero is there')
  return partner
}
const reasons = (settled: PromiseSettledResult<unknown>[]) =>
  settled.filter((one) => one.status === 'rejected').map((one) => one.reason.reasons)

describe('applying for qualification', () => {
  test('is for the partner itself, also by a link; what it wrote and who did it stay in the history', async () => {
    await Partners.create(aPartner())
    await applyForQualification(guest('profile'), 'zero', { text: 'Accogliamo studenti da anni.', seen: 0 })
    expect((await zero()).qualification).toEqual({
      state: 'applied',
      until: null,
      history: [
        {
          at: now,
          by: { accountId: null, name: 'Ugo Neri' },
          event: 'applied',
          text: 'Accogliamo studenti da anni.',
          until: null,
        },
      ],
    })
  })

  test('is not for schools, for the city, for other hosts, for a link that is only to sign', async () => {
    await Partners.create(aPartner())
    const apply = (ctx: typeof city) => applyForQualification(ctx, 'zero', { text: null, seen: 0 })
    for (const ctx of [city, office, guest('sign')]) await expect(apply(ctx)).rejects.toThrow(Forbidden)
    await expect(apply(otherHost)).rejects.toThrow(NotFound)
  })

  test('is refused with everything the profile lacks', async () => {
    await Partners.create(aPartner({ works: [], representative: null }))
    await expect(applyForQualification(host, 'zero', { text: null, seen: 0 })).rejects.toMatchObject({
      reasons: ['gap-representative', 'gap-work'],
    })
    expect((await zero()).qualification.state).toBe('none')
  })

  test('pressed twenty times at once is one application', async () => {
    await Partners.create(aPartner())
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => applyForQualification(host, 'zero', { text: null, seen: 0 })),
    )
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await zero()).qualification.history).toHaveLength(1)
  })

  test('after the city asked for more needs an answer', async () => {
    await Partners.create(aPartner({ qualification: { ...applied, state: 'more-asked' } }))
    const again = (text: string | null) => applyForQualification(host, 'zero', { text, seen: 1 })
    await expect(again(null)).rejects.toMatchObject({ reasons: ['answer-missing'] })
    await again('Ecco la polizza.')
    expect((await zero()).qualification).toMatchObject({
      state: 'applied',
      history: [line, { text: 'Ecco la polizza.' }],
    })
  })

  test('again is possible from sixty days before the end, and keeps the day it is qualified until', async () => {
    const qualified = (until: string): Qualification => ({ state: 'qualified', until: day(until), history: [] })
    await Partners.create(aPartner({ qualification: qualified('2027-01-22') }))
    const apply = () => applyForQualification(host, 'zero', { text: null, seen: 0 })
    await expect(apply()).rejects.toMatchObject({ reasons: ['still-qualified'] })
    await Partners.updateOne({ _id: 'zero' }, { $set: { qualification: qualified('2027-01-21') } })
    await apply()
    expect((await zero()).qualification).toMatchObject({ state: 'applied', until: '2027-01-21' })
  })
})

describe('the decision of the city', () => {
  test('qualifies until a day, and is nobody else’s', async () => {
    await Partners.create(aPartner({ qualification: applied }))
    for (const ctx of [office, host, guest('profile')]) await expect(decide(qualify, 1, ctx)).rejects.toThrow(Forbidden)
    await decide(qualify)
    const { qualification } = await zero()
    expect(qualification).toMatchObject({ state: 'qualified', until: '2027-11-22' })
    expect(qualification.history.at(-1)).toMatchObject({ event: 'qualified', until: '2027-11-22' })
    await expect(decide(qualify, 2)).rejects.toMatchObject({ reasons: ['no-application'] })
  })

  test('taken by thirty people at once in three ways is one decision, one line and one letter', async () => {
    await Partners.create(aPartner({ qualification: applied }))
    const ways: Decision[] = [qualify, { kind: 'ask-more', text: 'Polizza?' }, { kind: 'refuse', text: 'No.' }]
    const all = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => decide(ways[n % 3] ?? qualify)))
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const said = new Set(reasons(all).flat())
    for (const reason of said) expect(['changed-meanwhile', 'no-application', 'already-asked']).toContain(reason)
    expect((await zero()).qualification.history).toHaveLength(2)
    expect(await Notices.countDocuments({})).toBe(1)
  })

  test('made on a page that is older than the application does not hold', async () => {
    await Partners.create(aPartner({ qualification: applied }))
    await decide({ kind: 'ask-more', text: 'Polizza?' })
    await applyForQualification(host, 'zero', { text: 'Eccola.', seen: 2 })
    await expect(decide(qualify, 1)).rejects.toMatchObject({ reasons: ['changed-meanwhile'] })
    await decide(qualify, 3)
  })

  test('is written to everybody who signs in for the partner and to its address, once each', async () => {
    const account = (id: string, email: string, partnerId: string) => ({
      _id: id,
      name: id,
      email,
      hats: [{ role: 'host', partnerId, place: 'x' }],
      createdAt: now,
    })
    await Accounts.insertMany([
      account('ada', 'ada@officinazero.example', 'zero'),
      account('ugo', 'info@officinazero.example', 'zero'),
      account('eva', 'eva@altrove.example', 'another'),
    ])
    await Partners.create(aPartner({ qualification: applied }))
    await decide({ kind: 'refuse', text: 'Nessuna attività.' })
    const sent = await Notices.find({}).lean()
    expect(new Set(sent.map(({ to }) => `${to.name} <${to.email}>`))).toEqual(
      new Set(['ada <ada@officinazero.example>', 'ugo <info@officinazero.example>']),
    )
    expect(sent).toHaveLength(2)
    expect(sent[0]?.data).toEqual({
      partner: 'Officina Zero',
      decision: 'refuse',
      text: 'Nessuna attività.',
      until: '',
      link: 'https://bottega.example/enti/zero/qualificazione',
    })
  })

  test('reaches the contacts in office when there is no other address, and else shows in the outbox that it cannot', async () => {
    const contact = { id: 'c', name: 'Ivo', role: 'r', email: 'ivo@zero.example', phone: null, from: day('2026-01-01') }
    const contacts = [
      { ...contact, to: null },
      { ...contact, id: 'd', email: 'via@zero.example', to: day('2026-11-21') },
    ]
    await Partners.create(aPartner({ email: null, contacts, qualification: applied }))
    await Partners.create(
      aPartner({ _id: 'muto', identifiers: ['x'], email: null, qualification: applied, name: 'Ente Muto' }),
    )
    await decide(qualify)
    await decideQualification(city, { partnerId: 'muto', decision: qualify, seen: 1 }, publicUrl)
    const sent = await Notices.find({}).sort({ key: 1 }).lean()
    expect(sent.map(({ to }) => [to.name, to.email])).toEqual([
      ['Ente Muto', null],
      ['Ivo', 'ivo@zero.example'],
    ])
  })
})

describe('suspending and taking back', () => {
  test('keeps the day it was qualified until, and is the city’s', async () => {
    const until = day('2027-06-30')
    await Partners.create(aPartner({ qualification: { state: 'qualified', until, history: [] } }))
    await expect(markSuspended(office, 'zero', 'Infortunio')).rejects.toThrow(Forbidden)
    await markSuspended(city, 'zero', 'Infortunio')
    expect((await zero()).qualification).toMatchObject({
      state: 'suspended',
      until: '2027-06-30',
      history: [{ event: 'suspended', text: 'Infortunio' }],
    })
    await expect(markSuspended(city, 'zero', 'Ancora')).rejects.toMatchObject({ reasons: ['already-suspended'] })
    const back = (day_: string) => readmit(city, 'zero', { until: day(day_), text: 'Impianto rifatto' })
    await expect(back('2026-11-21')).rejects.toMatchObject({ reasons: ['until-past'] })
    await back('2027-12-31')
    expect((await zero()).qualification).toMatchObject({ state: 'qualified', until: '2027-12-31' })
    await expect(back('2027-12-31')).rejects.toMatchObject({ reasons: ['not-suspended'] })
  })

  test('done twenty times at once happens once', async () => {
    await Partners.create(aPartner())
    const suspensions = await Promise.allSettled(Array.from({ length: 20 }, () => markSuspended(city, 'zero', 'x')))
    expect(suspensions.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const backs = await Promise.allSettled(
      Array.from({ length: 20 }, () => readmit(city, 'zero', { until: day('2027-11-22'), text: null })),
    )
    expect(backs.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await zero()).qualification.history.map(({ event }) => event)).toEqual(['suspended', 'readmitted'])
  })

  test('of a partner that has applied leaves no application to decide on', async () => {
    await Partners.create(aPartner({ qualification: applied }))
    await markSuspended(city, 'zero', 'x')
    await expect(decide(qualify, 2)).rejects.toMatchObject({ reasons: ['no-application'] })
  })
})

describe('how many stand how', () => {
  test('is counted as each partner stands today, without those that went into another', async () => {
    const all: Qualification[] = [
      { state: 'none', until: null, history: [] },
      { state: 'applied', until: null, history: [] },
      { state: 'applied', until: day('2026-11-01'), history: [] },
      { state: 'qualified', until: null, history: [] },
      { state: 'qualified', until: day('2026-11-22'), history: [] },
      { state: 'qualified', until: day('2026-11-21'), history: [] },
      { state: 'suspended', until: day('2026-11-21'), history: [] },
    ]
    const partners = all.map((qualification, n) =>
      aPartner({ _id: `p${n}`, identifiers: [`p${n}`], qualification, mergedInto: null }),
    )
    await Partners.insertMany([...partners, aPartner({ _id: 'gone', identifiers: ['gone'], mergedInto: 'p1' })])
    const expected = Object.fromEntries(
      standings.map((standing) => [
        standing,
        all.filter((each) => standingOn(each, day('2026-11-22')) === standing).length,
      ]),
    )
    expect(await countByStanding(city)).toEqual(expected)
    expect(expected).toMatchObject({ qualified: 2, expired: 1, applied: 2 })
    await expect(countByStanding(office)).rejects.toThrow(Forbidden)
  })
})
