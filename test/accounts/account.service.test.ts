import { describe, expect, test } from '@jest/globals'
import { type Actor, contextFor } from '../../src/access/actor.ts'
import { AccountLinks, Accounts } from '../../src/accounts/account.model.ts'
import {
  choosePassword,
  followCode,
  followLink,
  issueFirstCityLink,
  issueLink,
} from '../../src/accounts/account-link.service.ts'
import type { Hat } from '../../src/accounts/account.rules.ts'
import {
  assignTeacherClasses,
  changePassword,
  closeAccount,
  inviteAccount,
  listAccounts,
  requestReset,
  resendInvitation,
} from '../../src/accounts/account.service.ts'
import { issueActivations, studentSignIns } from '../../src/accounts/activation.service.ts'
import { passwordMatches } from '../../src/accounts/password.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase([Accounts, AccountLinks, Notices])

const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const as = (actor: Actor, at = now) => contextFor(actor, at)
const city = as({ role: 'city', accountId: 'carla' })
const office = as({ role: 'office', accountId: 'sara', schoolId: 'galilei' })
const site = 'https://bottega.example'

const hat = (change: Partial<Hat>): Hat => ({
  role: 'teacher',
  schoolId: 'galilei',
  partnerId: null,
  studentId: null,
  classIds: [],
  place: 'IIS Galilei',
  ...change,
})
const teresa = { name: 'Teresa Tutor', email: 'teresa@scuola.example', hat: hat({}) }
const byEmail = async (email: string) => {
  const account = await Accounts.findOne({ email }).lean()
  if (!account) throw new Error(`nobody has ${email}`)
  return account
}

describe('an invitation', () => {
  test('makes the person and sends a link that works once', async () => {
    const id = await inviteAccount(office, teresa, site)
    const notice = await Notices.findOne({}).lean()
    const link = String(notice?.data['link'])
    expect(link).toMatch(/^https:\/\/bottega\.example\/collegamento\/[0-9a-z]{32}$/u)
    const open = await followLink(link.split('/').at(-1) ?? '', now)
    expect(await choosePassword(open, 'quattro gatti sul tetto', now)).toBe(id)
    await expect(followLink(link.split('/').at(-1) ?? '', now)).rejects.toThrow('link-used')
    expect(await passwordMatches((await byEmail(teresa.email)).passwordHash, 'quattro gatti sul tetto')).toBe(true)
  })

  test('of somebody already known adds a hat, once', async () => {
    await inviteAccount(office, teresa, site)
    await inviteAccount(city, { ...teresa, hat: hat({ role: 'host', schoolId: null, partnerId: 'fab' }) }, site)
    await expect(inviteAccount(office, teresa, site)).rejects.toThrow('hat-already-there')
    expect((await byEmail(teresa.email)).hats.map(({ role }) => role)).toEqual(['teacher', 'host'])
  })

  test('of the same person, 20 times at once, makes one account with one hat', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => inviteAccount(office, teresa, site)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await Accounts.countDocuments({})).toBe(1)
    expect((await byEmail(teresa.email)).hats).toHaveLength(1)
  })

  test('is for one’s own school and one’s own kind of people', async () => {
    await expect(inviteAccount(office, { ...teresa, hat: hat({ schoolId: 'volta' }) }, site)).rejects.toThrow(NotFound)
    await expect(
      inviteAccount(office, { ...teresa, hat: hat({ role: 'city', schoolId: null }) }, site),
    ).rejects.toThrow(Forbidden)
    const teacher = as({ role: 'teacher', accountId: 't', schoolId: 'galilei', classIds: [] })
    await expect(inviteAccount(teacher, teresa, site)).rejects.toThrow(Forbidden)
    const host = as({ role: 'host', accountId: 'h', partnerId: 'fab' })
    await expect(
      inviteAccount(host, { ...teresa, hat: hat({ role: 'host', schoolId: null, partnerId: 'altro' }) }, site),
    ).rejects.toThrow(NotFound)
    expect(await Accounts.countDocuments({})).toBe(0)
  })

  test('goes out again only after ten minutes, and the older link stops working', async () => {
    const id = await inviteAccount(office, teresa, site)
    const first =
      String((await Notices.findOne({}).lean())?.data['link'])
        .split('/')
        .at(-1) ?? ''
    await expect(resendInvitation(as(office.actor, later(9)), id, site)).rejects.toThrow('sent-just-now')
    await resendInvitation(as(office.actor, later(11)), id, site)
    expect(await Notices.countDocuments({})).toBe(2)
    await expect(followLink(first, later(12))).rejects.toThrow('link-unknown')
  })
})

describe('a reset', () => {
  test('ends every session, works for two hours, and tells a stranger nothing', async () => {
    const id = await inviteAccount(office, teresa, site)
    await requestReset('nobody@scuola.example', now, site)
    expect(await Notices.countDocuments({ kind: 'password-reset' })).toBe(0)
    await requestReset(teresa.email, now, site)
    const secret =
      String((await Notices.findOne({ kind: 'password-reset' }).lean())?.data['link'])
        .split('/')
        .at(-1) ?? ''
    await expect(followLink(secret, later(121))).rejects.toThrow('link-expired')
    await choosePassword(await followLink(secret, later(119)), 'un altro gatto sul tetto', later(119))
    expect((await byEmail(teresa.email)).epoch).toBe(1)
    await expect(changePassword(id, 'sbagliata', 'terza password lunga')).rejects.toThrow('wrong-password')
    expect(await changePassword(id, 'un altro gatto sul tetto', 'terza password lunga')).toBe(2)
  })

  test('link followed twice at once sets one password', async () => {
    const id = await inviteAccount(office, teresa, site)
    const { secret } = await issueLink(id, 'reset', now)
    const open = await followLink(secret, now)
    const tries = await Promise.allSettled([
      choosePassword(open, 'prima password', now),
      choosePassword(open, 'seconda password', now),
    ])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await byEmail(teresa.email)).epoch).toBe(1)
  })
})

describe('closing', () => {
  test('takes only the hats that the closer looks after', async () => {
    const id = await inviteAccount(office, teresa, site)
    await inviteAccount(city, { ...teresa, hat: hat({ role: 'host', schoolId: null, partnerId: 'fab' }) }, site)
    await closeAccount(office, id)
    const account = await byEmail(teresa.email)
    expect(account.hats.map(({ role }) => role)).toEqual(['host'])
    expect(account.closedAt).toBeNull()
    expect(account.epoch).toBe(1)
    await expect(closeAccount(office, id)).rejects.toThrow(NotFound)
    await closeAccount(city, id)
    expect((await byEmail(teresa.email)).closedAt).toEqual(now)
  })

  test('of oneself is refused, and of people of another school not found', async () => {
    const id = await inviteAccount(office, teresa, site)
    await expect(closeAccount(as({ role: 'office', accountId: id, schoolId: 'galilei' }), id)).rejects.toThrow(Refused)
    await expect(closeAccount(as({ role: 'office', accountId: 'x', schoolId: 'volta' }), id)).rejects.toThrow(NotFound)
  })
})

test('an office lists its own people, the city everybody but the students', async () => {
  await inviteAccount(office, teresa, site)
  await inviteAccount(
    city,
    { name: 'Vito Volta', email: 'vito@volta.example', hat: hat({ role: 'office', schoolId: 'volta' }) },
    site,
  )
  await issueActivations(office, [
    { studentId: 's1', schoolId: 'galilei', place: 'IIS Galilei', surname: 'Rossi', givenName: 'Anna' },
  ])
  const names = async (ctx: typeof city, q = '') =>
    (await listAccounts(ctx, { q, page: 1 })).accounts.map(({ name }) => name)
  expect(await names(office)).toEqual(['Anna Rossi', 'Teresa Tutor'])
  expect(await names(city)).toEqual(['Teresa Tutor', 'Vito Volta'])
  expect(await names(city, 'VOLTA.ex')).toEqual(['Vito Volta'])
  expect(await names(city, '.*')).toEqual([])
})

describe('activation slips', () => {
  const anna = { studentId: 's1', schoolId: 'galilei', place: 'IIS Galilei', surname: 'Rossi', givenName: 'Anna' }

  test('give twins different user names, and a code that belongs to one of them', async () => {
    const [first, second] = await issueActivations(office, [anna, { ...anna, studentId: 's2' }])
    expect([first?.username, second?.username]).toEqual(['anna.rossi', 'anna.rossi2'])
    const open = await followCode('anna.rossi', first?.code.toLowerCase() ?? '', now)
    await expect(followCode('anna.rossi', second?.code ?? '', now)).rejects.toThrow('link-unknown')
    await choosePassword(open, 'mi piace la pizza', now)
    await expect(followCode('anna.rossi', first?.code ?? '', now)).rejects.toThrow('link-used')
    expect((await studentSignIns(['s1', 's2'])).get('s1')?.active).toBe(true)
    expect((await issueActivations(office, [anna])).length).toBe(0)
  })

  test('printed again stop the older ones', async () => {
    const [old] = await issueActivations(office, [anna])
    await issueActivations(office, [anna])
    await expect(followCode('anna.rossi', old?.code ?? '', now)).rejects.toThrow('link-unknown')
  })

  test('printed by two offices at once make one account', async () => {
    await Promise.all(Array.from({ length: 10 }, () => issueActivations(office, [anna])))
    expect(await Accounts.countDocuments({})).toBe(1)
  })

  test('are not for students of another school', async () => {
    await expect(issueActivations(office, [{ ...anna, schoolId: 'volta' }])).rejects.toThrow(NotFound)
  })
})

test('assigning teachers to a class replaces who followed it, on the hats of that school only', async () => {
  const id = await inviteAccount(office, teresa, site)
  const other = await inviteAccount(office, { ...teresa, name: 'Ugo', email: 'ugo@scuola.example' }, site)
  await inviteAccount(city, { ...teresa, hat: hat({ schoolId: 'volta' }) }, site)
  await assignTeacherClasses(office, { schoolId: 'galilei', classId: '3a', accountIds: [id, other] })
  await assignTeacherClasses(office, { schoolId: 'galilei', classId: '3a', accountIds: [id] })
  expect((await byEmail(teresa.email)).hats.map(({ schoolId, classIds }) => [schoolId, classIds])).toEqual([
    ['galilei', ['3a']],
    ['volta', []],
  ])
  expect((await byEmail('ugo@scuola.example')).hats[0]?.classIds).toEqual([])
})

test('the first start gives one city account, until somebody signs in', async () => {
  const first = await issueFirstCityLink(city, 'Borgo')
  const second = await issueFirstCityLink(city, 'Borgo')
  expect(await Accounts.countDocuments({})).toBe(1)
  await expect(followLink(first ?? '', now)).rejects.toThrow('link-unknown')
  await choosePassword(await followLink(second ?? '', now), 'la città che impara', now)
  expect(await issueFirstCityLink(city, 'Borgo')).toBeNull()
})
