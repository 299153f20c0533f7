import { beforeAll, describe, expect, test } from '@jest/globals'
import { type PersonRole, roles } from '../src/access/actor.ts'
import { type Permission, relationOf } from '../src/access/permissions.ts'
import { Agreements } from '../src/agreements/agreement.model.ts'
import { enqueueNotice } from '../src/notices/notice.service.ts'
import { Notices } from '../src/notices/notice.model.ts'
import { PlacementPapers } from '../src/paperwork/papers.model.ts'
import { paths } from '../src/paths.ts'
import { Placements } from '../src/placements/placement.model.ts'
import { storeFile } from '../src/platform/files.ts'
import { Protocols } from '../src/protocols/protocol.model.ts'
import { routes } from '../src/routes.ts'
import { UploadedClassLists } from '../src/schools/class-list-import.model.ts'
import { StudentFiles } from '../src/student-files/student-file.model.ts'
import { demoPdf } from '../scripts/demo/pdf.ts'
import type { Route } from '../src/web/route.ts'
import { type Ids, idsAt, idsOfRole, ownIds, people } from './support/borgo-ids.ts'
import { aClassList } from './support/class-list.ts'
import { useTestApp } from './support/app.ts'
import { testNow } from './support/borgo-database.ts'
import type { Visitor } from './support/browser.ts'

/** Every URL × every role: 302, 403, 404 or 200 as the permission table says; 404 with the id of somebody else. */
const borgo = useTestApp({ fresh: 'once' })

/** What belongs to everybody's own side of the fence, and what lies beyond it. */
const own: Ids = {
  ...ownIds,
  lineId: 'giulia',
  fileId: 'set in beforeAll',
  noticeId: 'set in beforeAll',
  secret: 'nobody-sent-this',
}

const ofVolta: Ids = {
  agreementId: 'volta-officine',
  contactId: 'contatto-volta',
  activityId: 'robotica-volta',
  editionId: 'coding-volta',
  sessionId: 'coding-volta-1',
  groupId: 'coding-volta-3a',
  paperRegisterId: 'registro-vanni',
  placementGroupId: 'gruppo-volta',
  hostProposalId: 'libreria-vanni',
  authorisationId: 'vanni-laser',
  feedId: 'calendario-officine',
  roundId: 'tornata-volta',
  offerId: 'offerta-officine-volta',
}

const foreign: Record<PersonRole, Ids> = {
  city: {},
  office: {
    schoolId: 'volta',
    classId: 'volta-3a',
    studentId: 'vanni',
    placementId: 'vanni-officine',
    classListId: 'other-list',
    accountId: 'docente-volta',
    exportJobId: 'esportazione-coordinatore',
    ...ofVolta,
  },
  coordinator: {
    schoolId: 'volta',
    exportJobId: 'esportazione-segreteria',
    ...ofVolta,
    classId: 'volta-3a',
    studentId: 'vanni',
    placementId: 'vanni-officine',
  },
  teacher: {
    schoolId: 'volta',
    ...ofVolta,
    classId: 'galilei-4a',
    studentId: 'carlo',
    placementId: 'carlo-fablab',
    exportJobId: 'esportazione-segreteria',
  },
  host: {
    partnerId: 'officine',
    placementId: 'bruno-officine',
    proposalId: 'proposta-volta',
    agreementId: 'volta-officine',
    documentId: 'officine-dvr',
    activityId: 'robotica-volta',
    editionId: 'coding-volta',
    sessionId: 'coding-volta-1',
    groupId: 'coding-volta-3a',
    authorisationId: 'vanni-laser',
    feedId: 'calendario-officine',
    linkId: 'link-officine',
    offerId: 'offerta-officine-cnc',
  },
  student: {
    studentId: 'bruno',
    placementId: 'bruno-officine',
    hostProposalId: 'ciclofficina-bruno',
    exportJobId: 'esportazione-docente',
    editionId: 'coding-volta',
    sessionId: 'coding-volta-1',
    feedId: 'calendario-officine',
    roundId: 'tornata-volta',
  },
}

const visitors = new Map<PersonRole, Visitor>()
const visitorOf = (role: PersonRole): Visitor => {
  const visitor = visitors.get(role)
  if (!visitor) throw new Error(`${role} has not signed in`)
  return visitor
}

beforeAll(async () => {
  for (const role of roles) visitors.set(role, await borgo.signIn(people[role]))
  await UploadedClassLists.insertMany([aClassList('own-list', 'galilei'), aClassList('other-list', 'volta')])
  await enqueueNotice({
    key: 'every-route',
    kind: 'invitation',
    to: { name: 'Nuova Persona', email: 'nuova@borgo.example', language: 'it' },
    data: { place: 'Borgo', role: 'office', link: 'http://localhost/', expires: '' },
    now: testNow,
  })
  own['noticeId'] = (await Notices.findOne({ key: 'every-route' }).lean())?._id ?? ''
  own['fileId'] = (await Protocols.findById('intesa').lean())?.annexes[0]?.fileId ?? ''
  paperScanId = await storeFile(demoPdf(['Firmato']), { name: 'firmato.pdf', type: 'application/pdf' })
  const scan = { fileId: paperScanId, name: 'firmato.pdf' }
  const papers = { _id: 'giulia-fablab', signatures: { $elemMatch: { party: 'parent' } } }
  await PlacementPapers.updateOne(papers, { $set: { 'signatures.$.scan': scan } })
  const signed = { on: '2026-11-24', scan, at: testNow, by: { accountId: 'segreteria', name: 'Sara Segreteria' } }
  const amended = { _id: 'giulia-fablab', 'amendments._id': 'giulia-tutor' }
  await Placements.updateOne(amended, { $set: { 'amendments.$.signed': signed } })
  await StudentFiles.updateOne({ _id: 'giulia' }, { $set: { 'generalSafety.scan': scan } })
  scanId = (await Agreements.findById('galilei-fablab').lean())?.signatures.find(({ scan }) => scan)?.scan?.fileId ?? ''
})

function send(visitor: Visitor, route: Route, url: string) {
  if (route.method === 'get') return visitor.visit(url)
  return route.upload ? visitor.postFile(url) : visitor.post(url)
}

const paramsOf = (route: Route): string[] => [...route.pattern.matchAll(/:(\w+)/gu)].map((match) => match[1] ?? '')
// A scan belongs to an agreement, the other files of the table to a protocol.
let scanId = ''
let paperScanId = ''
const idsFor = (route: Route, ids: Ids): Ids => {
  if (!('fileId' in ids)) return ids
  if (route.pattern.includes('/documenti/allegati/')) return { ...ids, fileId: paperScanId }
  return route.pattern.includes('/scansioni/') ? { ...ids, fileId: scanId } : ids
}
const urlOf = (route: Route, given: Ids): string => {
  const ids = idsFor(route, given)
  return route.pattern.replace(/:(\w+)/gu, (_, name: string) => ids[name] ?? `unknown-${name}`)
}
const ownOf = (route: Route, role: PersonRole): Ids => ({
  ...own,
  ...idsAt(route.pattern, role),
  ...idsOfRole[role],
})
const nameOf = (route: Route): string => `${route.method} ${route.pattern}`
const isPermission = (gate: Route['gate']): gate is Permission => gate !== 'anyone' && gate !== 'signedIn'

// These end the session of who presses them, or belong to a conversation of several pages (tested in sign-in.pages.test.ts).
const conversation = [
  '/esci',
  '/profilo/esci-ovunque',
  '/accedi',
  '/collegamento/:secret',
  '/invito/:secret',
  '/scegli-password',
  '/attiva',
  '/password-dimenticata',
  '/lingua',
  '/profilo-attivo',
  '/calendario/abbonamento/:secret/bottega.ics',
]
/** Any school may enrol at any partner: only the classes are its own, which the pages of enrolment test. */
const forEverySchool: string[] = [paths.labEnrolment.pattern]
const gets = routes.filter((route) => route.method === 'get' && !conversation.includes(route.pattern))
const posts = routes.filter((route) => route.method === 'post' && !conversation.includes(route.pattern))

test('the table is not empty, and says each address once', () => {
  expect(gets.length).toBeGreaterThan(20)
  expect(posts.length).toBeGreaterThan(20)
  expect(new Set(routes.map(nameOf)).size).toBe(routes.length)
})

test('a permission that a route asks is one of the table, and every param is known here', () => {
  const unknown = routes.flatMap(paramsOf).filter((name) => !(name in own))
  expect(unknown).toEqual([])
})

describe('a stranger is sent to sign in', () => {
  test.each(routes.filter(({ gate }) => gate !== 'anyone').map((route) => [nameOf(route), route] as const))(
    '%s',
    async (_, route) => {
      const stranger = borgo.visitor()
      const answer =
        route.method === 'get' ? await stranger.visit(urlOf(route, own)) : await stranger.post(urlOf(route, own))
      expect([302, 303]).toContain(answer.status)
      expect(answer.location).toMatch(/^\/accedi/u)
    },
  )
})

describe.each(roles)('%s', (role) => {
  const allowed = (route: Route): boolean => !isPermission(route.gate) || relationOf(route.gate, role) !== null

  test.each(gets.filter(allowed).map((route) => [nameOf(route), route] as const))(
    'reads the own %s',
    async (_, route) => {
      const visitor = visitorOf(role)
      const first = await visitor.visit(urlOf(route, ownOf(route, role)))
      // A list of one leads straight to it.
      const answer = first.status === 303 && first.location ? await visitor.visit(first.location) : first
      expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.anything()])
    },
  )

  const closed = [...gets, ...posts].filter((route) => !allowed(route))
  test.each(closed.map((route) => [nameOf(route), route] as const))('has no right to %s', async (_, route) => {
    const visitor = visitorOf(role)
    const answer = await send(visitor, route, urlOf(route, own))
    expect(answer.status).toBe(403)
  })

  const withIds = [...gets, ...posts].filter(
    (route) => allowed(route) && isPermission(route.gate) && paramsOf(route).length > 0,
  )
  test.each(withIds.map((route) => [nameOf(route), route] as const))(
    'does not find what does not exist at %s',
    async (_, route) => {
      const visitor = visitorOf(role)
      const answer = await send(visitor, route, urlOf(route, {}))
      expect(answer.status).toBe(404)
    },
  )

  // Whoever may use everybody's records has no fence.
  const fenced = withIds.filter(
    (route) =>
      isPermission(route.gate) &&
      relationOf(route.gate, role) !== 'any' &&
      !forEverySchool.includes(route.pattern) &&
      paramsOf(route).some((name) => name in foreign[role]),
  )
  if (role !== 'city')
    test.each(fenced.map((route) => [nameOf(route), route] as const))(
      'does not find somebody else’s %s',
      async (_, route) => {
        const visitor = visitorOf(role)
        const url = urlOf(route, { ...own, ...idsAt(route.pattern, role), ...foreign[role] })
        const answer = await send(visitor, route, url)
        expect(answer.status).toBe(404)
      },
    )
})

describe('an empty form of one’s own is answered with what is wrong, never with an error of the program', () => {
  const pairs = posts.flatMap((route) =>
    roles
      .filter((role) => !isPermission(route.gate) || relationOf(route.gate, role) !== null)
      .map((role) => [role, nameOf(route), route] as const),
  )
  test.each(pairs)('%s: %s', async (role, _, route) => {
    const answer = await send(visitorOf(role), route, urlOf(route, { ...own, ...idsAt(route.pattern, role) }))
    expect([200, 303, 404, 409, 422]).toContain(answer.status)
  })
})
