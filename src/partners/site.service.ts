import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { changeBy } from './author.service.ts'
import { Partners } from './partner.model.ts'
import type { Partner, PartnerSite } from './partner.rules.ts'
import { findPartner } from './partner.service.ts'
import { addressKey } from './place-address.rules.ts'
import type { Opening } from './profile.rules.ts'

const mostSites = 50

type SiteFacts = Omit<PartnerSite, 'id' | 'opening'>

/** Adds a site. Refused: `too-many`. */
export async function addSite(ctx: Ctx, partnerId: string, facts: SiteFacts): Promise<void> {
  await findPartner(ctx, 'partner.extend', partnerId)
  const room = { [`sites.${mostSites - 1}`]: { $exists: false } }
  const site: PartnerSite = { ...facts, id: newId(), opening: [] }
  const change = { $push: { sites: site }, $set: { lastChange: await changeBy(ctx) } }
  const written = await Partners.updateOne({ _id: partnerId, ...room }, change)
  if (written.matchedCount === 0) throw new Refused('too-many')
}

/** Corrects a site; placements keep the address they were agreed with. */
export async function editSite(
  ctx: Ctx,
  partnerId: string,
  { id, ...facts }: SiteFacts & { id: string },
): Promise<void> {
  await findPartner(ctx, 'partner.edit', partnerId)
  await changeSite(ctx, { partnerId, siteId: id }, facts)
}

/** Replaces the opening hours of a site; an empty list: not said. */
export async function setOpening(ctx: Ctx, partnerId: string, site: { id: string; opening: Opening[] }): Promise<void> {
  await findPartner(ctx, 'partner.edit', partnerId)
  await changeSite(ctx, { partnerId, siteId: site.id }, { opening: site.opening })
}

type SiteOf = { partnerId: string; siteId: string }

async function changeSite(ctx: Ctx, of: SiteOf, facts: Partial<PartnerSite>): Promise<void> {
  const change = Object.fromEntries(Object.entries(facts).map(([name, value]) => [`sites.$.${name}`, value]))
  const lastChange = await changeBy(ctx)
  const filter = { _id: of.partnerId, 'sites.id': of.siteId }
  const written = await Partners.updateOne(filter, { $set: { ...change, lastChange } })
  if (written.matchedCount === 0) throw new NotFound(`site ${of.siteId}`)
}

/** Takes a site off the list, with its closures. Refused: `site-has-spaces`, `last-site`. */
export async function removeSite(ctx: Ctx, partnerId: string, siteId: string): Promise<void> {
  const { sites } = await findPartner(ctx, 'partner.edit', partnerId)
  if (!sites.some((site) => site.id === siteId)) throw new NotFound(`site ${siteId}`)
  const written = await Partners.updateOne(
    { _id: partnerId, 'sites.1': { $exists: true }, 'spaces.siteId': { $ne: siteId } },
    // The version tells a room that is being added here at the same moment that its site is gone.
    {
      $pull: { sites: { id: siteId }, closures: { siteId } },
      $set: { lastChange: await changeBy(ctx) },
      $inc: { version: 1 },
    },
  )
  if (written.matchedCount > 0) return
  const { spaces } = await findPartner(ctx, 'partner.edit', partnerId)
  throw new Refused(spaces.some((space) => space.siteId === siteId) ? 'site-has-spaces' : 'last-site')
}

export type Neighbours = Map<string, Pick<Partner, '_id' | 'name'>[]>

/** Per site of a partner, the other partners at the same address whom this actor may see, by name. */
export async function neighboursOf(ctx: Ctx, partner: Pick<Partner, '_id' | 'sites'>): Promise<Neighbours> {
  const postcodes = [...new Set(partner.sites.map((site) => site.postcode))]
  const others = await Partners.find(
    {
      ...visible(ctx.actor, 'partner.view'),
      _id: { $ne: partner._id },
      'sites.postcode': { $in: postcodes },
      mergedInto: null,
    },
    { name: 1, 'sites.address': 1, 'sites.postcode': 1, 'sites.town': 1 },
  )
    .sort({ name: 1 })
    .lean<Pick<Partner, '_id' | 'name' | 'sites'>[]>()
  const known = others.map(({ _id, name, sites }) => ({ _id, name, keys: new Set(sites.map(addressKey)) }))
  const at = (key: string) => known.filter(({ keys }) => keys.has(key)).map(({ _id, name }) => ({ _id, name }))
  return new Map(partner.sites.map((site) => [site.id, at(addressKey(site))]))
}
