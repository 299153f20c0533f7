import type { Request, Response } from 'express'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { contactsSummary } from '../contact-log/contact.service.ts'
import { paths } from '../paths.ts'
import { busySeats } from '../placements/seat-count.service.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, queryText } from '../web/context.ts'
import { exportFormat, pageOrAll, sendList } from '../web/export.ts'
import { get, type Route } from '../web/route.ts'
import { configOf, goTo, show } from '../web/show.ts'
import { type PartnerFilter, readPartnerFilter, searchFields, type TypedSearch } from './partner-list.forms.ts'
import { partnersPage } from './partner-list.pages.ts'
import { listPartners, type PartnerSearch, partnersPerPage } from './partner-list.service.ts'
import { partnersSheet } from './partner-list.sheet.ts'
import { partnerListWords } from './partner-list.text.ts'
import { partnerMapPage } from './partner-map.pages.ts'

export const partnerListRoutes: Route[] = [
  get(paths.partners, 'partner.view', showPartners),
  get(paths.partnerMap, 'partner.view', showMap),
]

/** The most partners a map is asked to hold. */
const mostOnMap = 500

async function showPartners(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  // A host has one partner to see: its own.
  if ('partnerId' in ctx.actor) return goTo(res, paths.partner({ partnerId: ctx.actor.partnerId }))
  const page = pageOrAll(req)
  const found = await search(req, ctx, { page })
  const ids = found.partners.map(({ _id }) => _id)
  const list = { ...found, talks: may(ctx.actor, 'contact.view') ? await contactsSummary(ctx, ids) : null }
  if (page === null) return sendList(req, res, partnersSheet(list, ctx))
  show(res, 'partners/list', partnersPage({ ...list, page, perPage: partnersPerPage }, ctx))
}

async function showMap(req: Request, res: Response): Promise<void> {
  if (exportFormat(req)) return showPartners(req, res)
  const ctx = contextOf(req)
  const found = await search(req, ctx, { page: null, most: mostOnMap })
  const { mapTilesUrl: url, mapTilesAttribution: attribution } = configOf(req)
  const tiles = url && attribution ? { url, attribution } : null
  show(res, 'partners/map', partnerMapPage({ ...found, tiles }, ctx), {
    crumbs: [{ text: partnerListWords(req.language).partners, href: paths.partners() }],
  })
}

/** What the address asks for, with the seats that are taken in its period, or today. */
async function search(req: Request, ctx: Ctx, rows: Pick<PartnerSearch, 'page' | 'most'>) {
  const lists = await currentProgramme()
  const filter = readPartnerFilter(typedSearch(req), lists, ctx.today)
  const period = filter.seats?.period ?? { from: ctx.today, to: ctx.today }
  const needsAll = filter.seats !== null && filter.seats.seats > 0
  const everywhere = needsAll ? await busySeats(ctx, { period }) : null
  const found = await listPartners(ctx, { ...conditionsOf(filter, everywhere), ...rows })
  const partnerIds = found.partners.map(({ _id }) => _id)
  return { ...found, filter, lists, period, taken: everywhere ?? (await busySeats(ctx, { period, partnerIds })) }
}

function typedSearch(req: Request): TypedSearch {
  return Object.fromEntries(searchFields.map((name) => [name, queryText(req, name)])) as TypedSearch
}

function conditionsOf(filter: PartnerFilter, taken: ReadonlyMap<string, number> | null) {
  const { q, kind, theme, district, track, standing, seats } = filter
  return {
    q,
    kind,
    theme,
    district,
    track,
    standing,
    seats: seats ? { ...seats, taken: taken ?? new Map() } : undefined,
  }
}
