import { beforeAll, describe, expect, test } from '@jest/globals'
import { demoSecret } from '../../scripts/demo/links.ts'
import type { Guest, LinkPurpose } from '../../src/access/actor.ts'
import { linkPurposes } from '../../src/access/actor.ts'
import { type Permission, relationFor } from '../../src/access/permissions.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import { goalOf } from '../../src/host-links/host-link.rules.ts'
import { digestOf } from '../../src/host-links/host-link.service.ts'
import { routes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import { useTestApp } from '../support/app.ts'
import type { Visitor } from '../support/browser.ts'
import { anAgreement } from './an-agreement.ts'

/** Every URL × a guest of each purpose: only what the link is for, and only with its own host and agreement. */
const borgo = useTestApp({ fresh: 'once' })

const isOfPlacement = (purpose: LinkPurpose) => ['pact', 'project', 'evaluation'].includes(purpose)

const guestFor = (purpose: LinkPurpose): Guest => ({
  role: 'guest',
  linkId: `guest-${purpose}`,
  purpose,
  name: 'Ospite',
  partnerId: isOfPlacement(purpose) ? 'fablab' : 'tipografia',
  agreementId: purpose === 'sign' ? 'guest-agreement' : null,
  party: purpose === 'sign' ? 'host' : null,
  ...(isOfPlacement(purpose) ? { placementId: 'giulia-fablab' } : {}),
})

/** What a parent or the host's tutor reads and signs. */
const papers: Partial<Record<LinkPurpose, string>> = { pact: 'patto', project: 'progetto' }

const foreign: Record<string, string> = {
  partnerId: 'officine',
  agreementId: 'other-agreement',
  placementId: 'vanni-officine',
  paper: 'patto',
  offerId: 'offerta-officine-cnc',
}
const visitors = new Map<LinkPurpose, Visitor>()
const visitorOf = (purpose: LinkPurpose): Visitor => {
  const visitor = visitors.get(purpose)
  if (!visitor) throw new Error(`no guest for ${purpose}`)
  return visitor
}

beforeAll(async () => {
  await Agreements.insertMany([
    anAgreement({ _id: 'guest-agreement', agreementId: 'guest-agreement' }),
    anAgreement({ _id: 'other-agreement', agreementId: 'other-agreement' }),
  ])
  const model = await HostLinks.findById('link-tipografia').lean()
  if (!model) throw new Error('Borgo has no link for the printers')
  for (const purpose of linkPurposes) {
    const { linkId: _id, partnerId, agreementId, party, placementId = null } = guestFor(purpose)
    const to = { name: 'Ospite', email: `${purpose}@tipografia.example` }
    const link = {
      ...model,
      _id,
      partnerId,
      purpose,
      agreementId,
      party,
      placementId,
      to,
      digests: [digestOf(demoSecret(purpose))],
    }
    await HostLinks.create({ ...link, goal: goalOf(link) })
    const visitor = borgo.visitor()
    await visitor.visit(`/invito/${demoSecret(purpose)}`)
    await visitor.visit('/invito')
    visitors.set(purpose, visitor)
  }
})

const paramsOf = (route: Route): string[] => [...route.pattern.matchAll(/:(\w+)/gu)].map((match) => match[1] ?? '')
const urlOf = (route: Route, ids: Record<string, string>): string =>
  route.pattern.replace(/:(\w+)/gu, (_, name: string) => ids[name] ?? `unknown-${name}`)
const nameOf = (route: Route): string => `${route.method} ${route.pattern}`
const isPermission = (gate: Route['gate']): gate is Permission => gate !== 'anyone' && gate !== 'signedIn'

function send(visitor: Visitor, route: Route, url: string) {
  if (route.method === 'get') return visitor.visit(url)
  return route.upload === null ? visitor.post(url) : visitor.postFile(url)
}

describe.each(linkPurposes)('the guest of a link for %s', (purpose) => {
  const guest = guestFor(purpose)
  const guarded = routes.filter((route) => isPermission(route.gate))
  const open = guarded.filter((route) => isPermission(route.gate) && relationFor(route.gate, guest) !== null)
  const closed = guarded.filter((route) => !open.includes(route))
  const own: Record<string, string> = isOfPlacement(purpose)
    ? { placementId: 'giulia-fablab', paper: papers[purpose] ?? 'progetto' }
    : { partnerId: guest.partnerId, agreementId: guest.agreementId ?? 'other-agreement', offerId: 'offerta-tipografia' }

  test('has something to do, and not much', () => {
    expect(open.length).toBeGreaterThan(0)
    expect(closed.length).toBeGreaterThan(open.length)
  })

  test.each(closed.map((route) => [nameOf(route), route] as const))('has no right to %s', async (_, route) => {
    expect((await send(visitorOf(purpose), route, urlOf(route, own))).status).toBe(403)
  })

  const ownPages = open.filter((route) => route.method === 'get' && paramsOf(route).every((name) => name in own))
  test.each(ownPages.map((route) => [nameOf(route), route] as const))('reads the own %s', async (_, route) => {
    const first = await visitorOf(purpose).visit(urlOf(route, own))
    // A list of one leads straight to it.
    const answer = first.status === 303 && first.location ? await visitorOf(purpose).visit(first.location) : first
    expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.anything()])
  })

  const withIds = open.filter((route) => paramsOf(route).length > 0)
  test.each(withIds.map((route) => [nameOf(route), route] as const))(
    'finds neither somebody else’s nor what does not exist at %s',
    async (_, route) => {
      for (const ids of [foreign, {}])
        expect((await send(visitorOf(purpose), route, urlOf(route, ids))).status).toBe(404)
    },
  )

  const posts = open.filter((route) => route.method === 'post')
  test.each(posts.map((route) => [nameOf(route), route] as const))(
    'is told what is wrong with an empty form at %s',
    async (_, route) => {
      const answer = await send(visitorOf(purpose), route, urlOf(route, own))
      expect([200, 303, 404, 409, 422]).toContain(answer.status)
    },
  )

  const forAccounts = routes.filter((route) => route.gate === 'signedIn')
  test.each(forAccounts.map((route) => [nameOf(route), route] as const))(
    'is led back to the page of the link from %s',
    async (_, route) => {
      expect((await send(visitorOf(purpose), route, urlOf(route, own))).location).toBe('/invito')
    },
  )
})
