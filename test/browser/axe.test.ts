import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type PersonRole, roles } from '../../src/access/actor.ts'
import { relationOf } from '../../src/access/permissions.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { enqueueNotice } from '../../src/notices/notice.service.ts'
import { paths } from '../../src/paths.ts'
import { Protocols } from '../../src/protocols/protocol.model.ts'
import { routes } from '../../src/routes.ts'
import { UploadedClassLists } from '../../src/schools/class-list-import.model.ts'
import type { Route } from '../../src/web/route.ts'
import { testNow } from '../support/borgo-database.ts'
import { type Ids, idsAt, idsOfRole, ownIds } from '../support/borgo-ids.ts'
import { aClassList } from '../support/class-list.ts'
import { barriers, barriersOnPhone, overflow } from './support/axe.ts'
import { addFurtherAgreements, addPlacementLink, linkToSign } from './support/further-agreements.ts'
import { shapeOfMain, spoil } from './support/in-page.ts'
import { useSite } from './support/site.ts'

/**
 * Every page × every role that may open it: axe, sideways scrolling, the browser's console. At 1280 and 360 pixels for the
 * first role of a page and for the first page of a role, where they differ most; at 360 for the others. A page that differs
 * from one already looked at in its words alone is only measured.
 */
const site = useSite({ fresh: 'once' })

/** What everybody's own pages are about. */
const ids: Ids = { ...ownIds, noticeId: 'axe-notice' }

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
  await addFurtherAgreements()
  const known = await Protocols.findById('intesa').lean()
  await Protocols.create({ ...known, _id: 'nuovo', commitments: [], projects: [], annexes: [] })
  ids['noticeId'] = (await Notices.findOne({}).lean())?._id ?? ''
})

/** These answer with a file, or lead elsewhere. */
const noPages: string[] = [
  paths.link,
  paths.guestLink,
  paths.guest,
  paths.diaryPhoto,
  paths.placementAmendmentPdf,
  paths.paperRegisterSheet,
  paths.paperRegisterScan,
  paths.certificate,
  paths.hostAttestation,
  paths.placementAmendmentScan,
  paths.paperPdf,
  paths.papersFile,
  paths.studentCertificate,
  paths.priorHoursFile,
  paths.logo,
  paths.programmePack,
  paths.documentFile,
  paths.returnReceipt,
  paths.exportFile,
  paths.protocolAnnex,
  paths.agreementPdf,
  paths.agreementScan,
  paths.calendarFeed,
].map(({ pattern }) => pattern)
const pages = routes.filter(({ method, pattern }) => method === 'get' && !noPages.includes(pattern))

/** An agreement in each state but that of `galilei-fablab`. */
const agreements = [
  'galilei-sartoria',
  'galilei-officine',
  'da-firmare',
  'da-protocollare',
  'non-iniziata',
  'scaduta',
  'chiusa',
  'annullata',
]

const runOfFifth = { roundId: 'tornata-quinte', runId: 'prova-quinte' }
const runOfCity = { roundId: 'tornata-citta-chiusa', runId: 'prova-citta-chiusa' }

/** The same pages in a state that Borgo's own records do not show. */
const further: [PersonRole, string][] = [
  ['city', `${paths.schools()}?q=nessuna`],
  ['city', paths.school({ schoolId: 'volta' })],
  ['office', `${paths.classes()}?q=rossi`],
  ['office', paths.student({ studentId: 'galilei-3a-20' })],
  ['city', `${paths.accountInvitation()}?istituto=galilei`],
  ['city', paths.partner({ partnerId: 'tipografia' })],
  ['city', `${paths.partners()}?q=nessuno`],
  ['teacher', `${paths.partners()}?tipo=fablab&tema=making&quartiere=isola&stato=qualified&posti=1&dal=01/12/2026`],
  ['teacher', `${paths.partners()}?posti=tanti`],
  ['office', `${paths.partnerMap()}?tema=making&stato=qualified`],
  ['office', `${paths.partnerMap()}?q=nessuno`],
  ['city', paths.protocol({ protocolId: 'nuovo' })],
  ['city', `${paths.protocols()}?q=nessuno`],
  ['city', paths.partnerQualification({ partnerId: 'sartoria' })],
  ['city', paths.document({ documentId: 'officine-dvr' })],
  ['host', paths.document({ documentId: 'fablab-autodichiarazione' })],
  ['city', paths.activity({ activityId: 'laser-primavera' })],
  ...agreements.map((agreementId): [PersonRole, string] => ['office', paths.agreement({ agreementId })]),
  ['coordinator', paths.agreement({ agreementId: 'da-protocollare' })],
  ['host', paths.agreement({ agreementId: 'da-firmare' })],
  ['host', paths.agreementSignature({ agreementId: 'da-firmare' })],
  ['office', paths.agreementPaper({ agreementId: 'da-firmare' })],
  ['office', paths.agreementReopening({ agreementId: 'da-firmare' })],
  ['office', paths.agreementEnding({ agreementId: 'da-firmare' })],
  ['office', paths.agreementNumber({ agreementId: 'da-protocollare' })],
  ['office', paths.agreementEdit({ agreementId: 'galilei-sartoria' })],
  ['office', `${paths.newAgreement()}?ente=fablab`],
  ['office', `${paths.newPlacement()}?studente=bruno`],
  ['office', `${paths.newPlacement()}?studente=bruno&ente=fablab`],
  ['coordinator', `${paths.newPlacement()}?q=rossi`],
  ['coordinator', paths.placement({ placementId: 'carlo-fablab' })],
  ['coordinator', paths.placementEdit({ placementId: 'carlo-fablab' })],
  ['coordinator', paths.placement({ placementId: 'dora-officine' })],
  ['coordinator', paths.placementHours({ placementId: 'dora-officine' })],
  ['coordinator', `${paths.placements()}?q=nessuno`],
  ['coordinator', `${paths.offers()}?q=nessuna`],
  ['coordinator', `${paths.rounds()}?q=nessuna`],
  ['coordinator', paths.offer({ offerId: 'offerta-officine-cnc' })],
  ['host', paths.offer({ offerId: 'offerta-fablab-stampa' })],
  ['coordinator', paths.round({ roundId: 'tornata-inverno' })],
  ['coordinator', `${paths.roundRun(runOfFifth)}?parte=studenti`],
  ['coordinator', `${paths.roundRun(runOfFifth)}?parte=offerte`],
  ['coordinator', `${paths.roundPublication(runOfFifth)}?prova=${runOfFifth.runId}`],
  ['city', `${paths.roundRun(runOfCity)}?parte=studenti`],
  ['city', `${paths.roundPublication(runOfCity)}?prova=${runOfCity.runId}`],
  ['student', paths.draw({ roundId: 'tornata-inverno' })],
  ['student', paths.draw({ roundId: 'tornata-primavera' })],
]

const urlOf = ({ pattern }: Route, role: PersonRole): string => {
  const own: Ids = { ...ids, ...idsAt(pattern, role), ...idsOfRole[role] }
  return pattern.replace(/:(\w+)/gu, (_, name: string) => own[name] ?? '')
}

async function expectNoBarriers(page: Page, url: string, { status = 200, look = barriers } = {}): Promise<void> {
  site.complaints.forget()
  const answer = await page.goto(url)
  expect(answer?.status()).toBe(status)
  if (!url.startsWith(paths.signIn())) expect(page.url()).not.toContain(paths.signIn())
  expect(await look(page)).toEqual([])
  expect(site.complaints.all).toEqual([])
}

const opens = ({ gate }: Route, role: PersonRole): boolean =>
  gate !== 'anyone' && (gate === 'signedIn' || relationOf(gate, role) !== null)

/** Whether this role is the one for which the page is looked at in full. */
const isFirst = (route: Route, role: PersonRole): boolean =>
  route.pattern === paths.home.pattern || roles.find((each) => opens(route, each)) === role

const shapesSeen = new Set<string>()

/** What was looked at in full counts as seen on a phone too. */
async function barriersOf(page: Page, inFull: boolean): Promise<string[]> {
  const shape = await page.evaluate<string>(shapeOfMain)
  const known = shapesSeen.has(shape)
  shapesSeen.add(shape)
  if (inFull) return barriers(page)
  return known ? overflow(page, 320) : barriersOnPhone(page)
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
  const open = pages.filter((route) => opens(route, role))
  test.each(open.map((route) => [route.pattern, route] as const))('%s', async (_, route) => {
    await expectNoBarriers(pageOf(role), urlOf(route, role), {
      look: (page) => barriersOf(page, isFirst(route, role)),
    })
  })

  const states = further.filter(([who]) => who === role).map(([, url]) => url)
  if (states.length > 0) test.each(states)('%s', async (url) => expectNoBarriers(pageOf(role), url))
})

describe('a stranger meets no barrier at', () => {
  const open = pages.filter(({ gate, pattern }) => gate === 'anyone' && pattern !== paths.choosePassword.pattern)
  test.each(open.map((route) => [route.pattern, route] as const))('%s', async (_, route) => {
    await expectNoBarriers(await site.newPage(), urlOf(route, 'student'))
  })

  test('a link that no longer works', async () => {
    await expectNoBarriers(await site.newPage(), paths.choosePassword(), { status: 410 })
  })
})

describe('a guest, who follows a link without account, meets no barrier', () => {
  test('in the record of the host', async () => {
    const page = await site.newPage()
    await page.goto(paths.guestLink({ secret: 'prova-tipografia' }))
    await expectNoBarriers(page, paths.guest())
    const of = { partnerId: 'tipografia' }
    for (const url of [paths.partner(of), paths.partnerDocuments(of), paths.partnerQualification(of)])
      await expectNoBarriers(page, url)
    const { partnerHosting, partnerPlaces, partnerRepresentative, partnerContacts, partnerTutors } = paths
    for (const each of [partnerHosting, partnerPlaces, partnerRepresentative, partnerContacts, partnerTutors])
      await expectNoBarriers(page, each(of), { look: barriersOnPhone })
  })

  test('before signing', async () => {
    const page = await site.newPage()
    await page.goto(linkToSign.address)
    await expectNoBarriers(page, paths.guest())
    await expectNoBarriers(page, paths.agreement({ agreementId: 'da-firmare' }))
    await expectNoBarriers(page, paths.agreementSignature({ agreementId: 'da-firmare' }))
  })

  test('after signing', async () => {
    const page = await site.newPage()
    await page.goto(paths.guestLink({ secret: 'prova-galilei-fablab' }))
    await expectNoBarriers(page, paths.guest())
    for (const each of [paths.agreement, paths.agreementSignature, paths.agreementText])
      await expectNoBarriers(page, each({ agreementId: 'galilei-fablab' }))
  })

  test.each([
    ['pact', 'documenti-fablab', () => paths.paperSignature({ placementId: 'documenti-fablab', paper: 'patto' })],
    ['project', 'documenti-fablab', () => paths.paperSignature({ placementId: 'documenti-fablab', paper: 'progetto' })],
    ['evaluation', 'valutata-fablab', () => paths.evaluations({ placementId: 'valutata-fablab' })],
  ] as const)('by a link for %s of %s', async (purpose, placementId, goal) => {
    const page = await site.newPage()
    await page.goto(await addPlacementLink(purpose, placementId))
    await expectNoBarriers(page, paths.guest())
    await expectNoBarriers(page, goal())
  })

  test('at links that open nothing, and at the choice of who one is', async () => {
    await expectNoBarriers(await site.newPage(), paths.guestLink({ secret: 'sconosciuto' }), { status: 410 })
    const page = await site.signIn('teacher')
    await page.goto(paths.guestLink({ secret: 'prova-tipografia' }))
    await expectNoBarriers(page, paths.guest())
  })
})
