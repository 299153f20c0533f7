import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { MonthDay } from '../norms/holidays.rules.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { type District, entryName, type MachineKind } from '../programme/programme.rules.ts'
import { type Action, empty, facts, linkTo, postTo, table } from '../web/parts.ts'
import { closuresFrom } from './opening.rules.ts'
import { openingText, todayStatus } from './opening.pages.ts'
import { partnerTabs } from './partner-tabs.pages.ts'
import type { Partner, PartnerSite } from './partner.rules.ts'
import { type Position, positionText } from './place-position.rules.ts'
import { placeWords } from './place.text.ts'
import type { Closure } from './profile.rules.ts'
import { spaceLines } from './space-list.pages.ts'
import { spaceTree } from './space.rules.ts'

export interface PlacesOf {
  partner: Partner
  districts: readonly District[]
  machineKinds: readonly MachineKind[]
  patron: MonthDay | null
  /** Per site, the other partners at its address. */
  neighbours: ReadonlyMap<string, readonly Pick<Partner, '_id' | 'name'>[]>
}

/** Sites with hours, rooms and machines, and the closures to come; buttons for who may. */
export function placesPage(of: PlacesOf, ctx: Ctx) {
  const t = placeWords(ctx.language)
  const { partner } = of
  const id = { partnerId: partner._id }
  const edits = can(ctx.actor, 'partner.edit', partner)
  const adds = can(ctx.actor, 'partner.extend', partner)
  return {
    title: t.places(partner.name),
    t,
    tabs: partnerTabs(partner._id, 'places', ctx),
    whoEdits: adds && !edits ? t.whoEdits : null,
    sites: partner.sites.map((site) => siteSection(of, site, ctx)),
    addSite: adds ? [linkTo(t.addSite, paths.partnerSites(id), { icon: 'it-plus' })] : [],
    closures: closuresTable(partner, { edits, adds }, ctx),
    addClosure: adds ? [linkTo(t.addClosure, paths.partnerClosures(id), { icon: 'it-plus' })] : [],
  }
}

function siteSection(of: PlacesOf, site: PartnerSite, ctx: Ctx) {
  const t = placeWords(ctx.language)
  const { partner } = of
  const adds = can(ctx.actor, 'partner.extend', partner)
  const add = withQuery(paths.partnerSpaces({ partnerId: partner._id }), { sede: site.id })
  return {
    name: site.name,
    anchor: `sede-${site.id}`,
    today: todayStatus(partner, site.id, { ctx, patron: of.patron }),
    facts: siteFacts(of, site, ctx),
    actions: can(ctx.actor, 'partner.edit', partner) ? siteActions(partner, site, ctx) : [],
    noSpaces: adds ? t.noSpacesAdvice : t.noSpaces,
    spaces: spaceLines(of, spaceTree(partner.spaces, site.id), ctx),
    addSpace: adds ? [linkTo(t.addSpace, add, { icon: 'it-plus' })] : [],
  }
}

function siteFacts({ districts, neighbours }: PlacesOf, site: PartnerSite, ctx: Ctx) {
  const t = placeWords(ctx.language)
  const others = neighbours.get(site.id) ?? []
  const sameAddress = others.map(({ _id, name }) => linkTo(name, paths.partner({ partnerId: _id }), { look: 'plain' }))
  return facts([
    [t.address, { text: site.address, note: `${site.postcode} ${site.town}` }],
    [t.district, site.district && entryName(districts, site.district, ctx.language)],
    [t.position, site.position ? { ...positionLink(site.position), note: t.opensMap } : t.notSaid],
    [t.accessible, site.accessible ? t.yes : t.notSaidYet],
    [t.opening, openingText(site.opening, ctx.language) ?? t.openingNotSaid],
    ...(sameAddress.length > 0 ? [[t.sameAddress, { actions: sameAddress }] as const] : []),
  ])
}

function positionLink(position: Position) {
  const { lat, lon } = position
  const href = withQuery('https://www.openstreetmap.org/', { mlat: String(lat), mlon: String(lon), zoom: '18' })
  return { text: positionText(position), href }
}

function siteActions(partner: Partner, site: PartnerSite, ctx: Ctx): Action[] {
  const t = placeWords(ctx.language)
  const id = { partnerId: partner._id }
  const edit = linkTo(t.editSite, withQuery(paths.partnerSites(id), { sede: site.id }), { icon: 'it-pencil' })
  const opening = linkTo(t.opening, withQuery(paths.partnerOpening(id), { sede: site.id }), { icon: 'it-clock' })
  const remove = postTo(t.removeSite, paths.partnerSites(id), {
    look: 'danger',
    fields: { id: site.id, remove: 'yes' },
    confirm: t.removeSiteConfirm(site.name),
    disabledBecause: removalRefusals(partner, site, ctx),
  })
  return [edit, opening, remove]
}

/** The last site stays, because a placement needs an address; so does one with rooms or machines. */
function removalRefusals({ sites, spaces }: Partner, site: PartnerSite, ctx: Ctx): string[] {
  const t = placeWords(ctx.language)
  const here = spaces.filter((space) => space.siteId === site.id).map((space) => space.name)
  return [...(sites.length === 1 ? [t['last-site']] : []), ...(here.length > 0 ? [t.siteHolds(here.join(', '))] : [])]
}

function closuresTable(partner: Partner, { edits, adds }: { edits: boolean; adds: boolean }, ctx: Ctx) {
  const t = placeWords(ctx.language)
  return table({
    caption: t.closures,
    columns: [t.reason, t.days, t.closureSite, ...(edits ? [{ text: t.actions, quiet: true }] : [])],
    rows: closuresFrom(partner.closures, ctx.today).map((closure) => [
      closure.reason,
      closureDays(closure, ctx),
      partner.sites.find((site) => site.id === closure.siteId)?.name ?? t.everySite,
      ...(edits ? [{ actions: closureActions(partner, closure, ctx) }] : []),
    ]),
    empty: empty(t.noClosures, adds ? t.noClosuresAdvice : ''),
  })
}

function closureDays({ from, to }: Closure, { language }: Ctx): string {
  const first = formatDay(from, language)
  return from === to ? first : placeWords(language).fromTo(first, formatDay(to, language))
}

function closureActions(partner: Partner, closure: Closure, ctx: Ctx): Action[] {
  const t = placeWords(ctx.language)
  const url = paths.partnerClosures({ partnerId: partner._id })
  return [
    linkTo(t.edit, withQuery(url, { chiusura: closure.id }), { look: 'plain' }),
    postTo(t.remove, url, {
      look: 'plain',
      fields: { id: closure.id, remove: 'yes' },
      confirm: t.removeClosureConfirm(closure.reason),
    }),
  ]
}
