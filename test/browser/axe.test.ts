import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type PersonRole, roles } from '../../src/access/actor.ts'
import { relationOf } from '../../src/access/permissions.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { enqueueNotice } from '../../src/notices/notice.service.ts'
import { paths } from '../../src/paths.ts'
import { routes } from '../../src/routes.ts'
import { UploadedClassLists } from '../../src/schools/class-list-import.model.ts'
import type { Route } from '../../src/web/route.ts'
import { testNow } from '../support/app.ts'
import { aClassList } from '../support/class-list.ts'
import { barriers } from './support/axe.ts'
import { spoil } from './support/in-page.ts'
import { useSite } from './support/site.ts'

/** Every page × every role that may open it, at 1280 and 360 pixels: axe, sideways scrolling, the browser's console. */
const site = useSite({ fresh: 'once' })

/** What everybody's own pages are about. */
const ids: Record<string, string> = {
  schoolId: 'galilei',
  classId: 'galilei-3a',
  studentId: 'giulia',
  partnerId: 'fablab',
  placementId: 'giulia-fablab',
  classListId: 'own-list',
  noticeId: 'axe-notice',
}

const people = new Map<PersonRole, Page>()

function pageOf(role: PersonRole): Page {
  const page = people.get(role)
  if (!page) throw new Error(`${role} has not signed in.`)
  return page
}

beforeAll(async () => {
  for (const role of roles) people.set(role, await site.signIn(role))
  await UploadedClassLists.insertMany([aClassList('own-list', 'galilei')])
  await enqueueNotice({
    key: 'axe',
    kind: 'invitation',
    to: { name: 'Nuova Persona', email: 'nuova@borgo.example', language: 'it' },
    data: { place: 'Borgo', role: 'office', link: 'http://localhost/', expires: '' },
    now: testNow,
  })
  ids['noticeId'] = (await Notices.findOne({}).lean())?._id ?? ''
})

/** These answer with a file, or lead elsewhere. */
const noPages: string[] = [paths.link, paths.classRegister, paths.placementRegister].map(({ pattern }) => pattern)
const pages = routes.filter(({ method, pattern }) => method === 'get' && !noPages.includes(pattern))

/** The same pages in a state that Borgo's own records do not show. */
const further: [PersonRole, string][] = [
  ['city', `${paths.schools()}?q=nessuna`],
  ['city', paths.school({ schoolId: 'volta' })],
  ['office', `${paths.classes()}?q=rossi`],
  ['office', paths.student({ studentId: 'galilei-3a-20' })],
  ['city', `${paths.accountInvitation()}?istituto=galilei`],
  ['city', paths.partner({ partnerId: 'tipografia' })],
  ['office', `${paths.newPlacement()}?studente=bruno`],
  ['office', `${paths.newPlacement()}?studente=bruno&ente=fablab`],
  ['coordinator', `${paths.newPlacement()}?q=rossi`],
  ['coordinator', paths.placement({ placementId: 'carlo-fablab' })],
  ['coordinator', paths.placementEdit({ placementId: 'carlo-fablab' })],
  ['coordinator', paths.placement({ placementId: 'dora-officine' })],
  ['coordinator', paths.placementHours({ placementId: 'dora-officine' })],
  ['coordinator', `${paths.placements()}?q=nessuno`],
]

const urlOf = ({ pattern }: Route): string => pattern.replace(/:(\w+)/gu, (_, name: string) => ids[name] ?? '')

async function expectNoBarriers(page: Page, url: string, status = 200): Promise<void> {
  site.complaints.forget()
  const answer = await page.goto(url)
  expect(answer?.status()).toBe(status)
  if (!url.startsWith(paths.signIn())) expect(page.url()).not.toContain(paths.signIn())
  expect(await barriers(page)).toEqual([])
  expect(site.complaints.all).toEqual([])
}

test('a page that is broken on purpose is noticed', async () => {
  const page = await site.newPage()
  await page.goto(paths.signIn())
  await page.evaluate(spoil)
  const found = (await barriers(page)).join('\n')
  for (const sign of ['image-alt', 'label', '320 px | <div>', '360 px | <div>']) expect(found).toContain(sign)
  expect(site.complaints.all.join('\n')).toContain('Content Security Policy')
})

describe.each(roles)('%s meets no barrier at', (role) => {
  const open = pages.filter(({ gate }) => gate !== 'anyone' && (gate === 'signedIn' || relationOf(gate, role) !== null))
  test.each(open.map((route) => [route.pattern, route] as const))('%s', async (_, route) => {
    await expectNoBarriers(pageOf(role), urlOf(route))
  })

  const states = further.filter(([who]) => who === role).map(([, url]) => url)
  if (states.length > 0) test.each(states)('%s', async (url) => expectNoBarriers(pageOf(role), url))
})

describe('a stranger meets no barrier at', () => {
  const open = pages.filter(({ gate, pattern }) => gate === 'anyone' && pattern !== paths.choosePassword.pattern)
  test.each(open.map(({ pattern }) => pattern))('%s', async (pattern) => {
    await expectNoBarriers(await site.newPage(), pattern)
  })

  test('a link that no longer works', async () => {
    await expectNoBarriers(await site.newPage(), paths.choosePassword(), 410)
  })
})
