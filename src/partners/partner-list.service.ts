import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { hasSeats, type SeatSearch } from './free-seats.rules.ts'
import { searchPatterns } from './name-search.rules.ts'
import { Partners } from './partner.model.ts'
import type { Partner, PartnerKind } from './partner.rules.ts'
import type { Hosting, Work } from './profile.rules.ts'
import { type Qualification, type Standing, standingFilter } from './qualification.rules.ts'

export const partnersPerPage = 50

export interface PartnerSearch {
  /** only of these */
  ids?: readonly string[] | undefined
  /** words of the name, the town or a number */
  q?: string
  kind?: PartnerKind | undefined
  /** the code of a theme: it gives students work on it */
  theme?: string | undefined
  /** how a district is written in the records: one of its sites is there */
  district?: readonly string[] | undefined
  /** the code of a track: it takes students of that track, or of all */
  track?: string | undefined
  standing?: Standing | undefined
  seats?: SeatSearch | undefined
  /** from 1; null: all of them */
  page: number | null
  /** with `page: null`, how many to give at most */
  most?: number
}

const shared = [
  '_id',
  'kind',
  'name',
  'vatNumber',
  'taxCode',
  'ateco',
  'email',
  'pec',
  'phone',
  'sites',
  'tutors',
] as const

export type ListedPartner = Pick<Partner, (typeof shared)[number]> & {
  works: Pick<Work, 'themes' | 'risk'>[]
  hosting: Pick<Hosting, 'seats' | 'periods'>
  qualification: Pick<Qualification, 'state' | 'until'>
}

const parts = [
  'works.themes',
  'works.risk',
  'hosting.seats',
  'hosting.periods',
  'qualification.state',
  'qualification.until',
] as const
const listed = Object.fromEntries([...shared, ...parts].map((field) => [field, 1]))
const byName = { name: 1, _id: 1 } as const

/** The partners this actor may see, by name: one page of them, and how many match in all. Merged ones are left out. */
export async function listPartners(
  ctx: Ctx,
  search: PartnerSearch,
): Promise<{ partners: ListedPartner[]; total: number }> {
  const filter = { $and: [visible(ctx.actor, 'partner.view'), { mergedInto: null }, ...conditions(ctx, search)] }
  const { skip, limit } = rowsOf(search)
  if (search.seats) return withSeats(filter, search.seats, { skip, limit })
  const [partners, total] = await Promise.all([
    Partners.find(filter, listed).sort(byName).skip(skip).limit(limit).lean<ListedPartner[]>(),
    Partners.countDocuments(filter),
  ])
  return { partners, total }
}

function rowsOf({ page, most }: PartnerSearch): { skip: number; limit: number } {
  const { skip, limit } = stretchOf(page, partnersPerPage)
  return { skip, limit: Math.min(limit, most ?? limit) }
}

/** Free seats are no field of a record: of all that match otherwise only what the rule asks for is read. Nothing may
 * begin at a suspended host, which therefore has none to offer. */
async function withSeats(filter: object, seats: SeatSearch, rows: { skip: number; limit: number }) {
  const open = { $and: [filter, { 'qualification.state': { $ne: 'suspended' } }] }
  const candidates = await Partners.find(open, { name: 1, 'hosting.seats': 1, 'hosting.periods': 1 })
    .sort(byName)
    .lean<Pick<ListedPartner, '_id' | 'hosting'>[]>()
  const ids = candidates.filter((partner) => hasSeats(partner, seats)).map(({ _id }) => _id)
  const shown = ids.slice(rows.skip, rows.skip + rows.limit)
  const partners = await Partners.find({ _id: { $in: shown } }, listed)
    .sort(byName)
    .lean<ListedPartner[]>()
  return { partners, total: ids.length }
}

function conditions(ctx: Ctx, { ids, q, kind, theme, district, track, standing }: PartnerSearch): object[] {
  return [
    ...(ids ? [{ _id: { $in: [...ids] } }] : []),
    ...(kind ? [{ kind }] : []),
    ...(theme ? [{ works: { $elemMatch: { themes: theme, risk: { $ne: 'banned' } } } }] : []),
    ...(district ? [{ 'sites.district': { $in: [...district] } }] : []),
    ...(track ? [{ $or: [{ 'hosting.tracks': { $size: 0 } }, { 'hosting.tracks': track }] }] : []),
    ...(standing ? [standingFilter(standing, ctx.today)] : []),
    ...searchPatterns(withoutCountry(q ?? '')).map(anywhere),
  ]
}

const searched = ['name', 'sites.town', 'identifiers'] as const

function anywhere(pattern: RegExp): object {
  return { $or: searched.map((field) => ({ [field]: pattern })) }
}

/** VAT numbers are also written with the country, IT00743110157, and are stored without. */
function withoutCountry(typed: string): string {
  return typed.replace(/^\s*IT\s*(?=[\d\s]+$)/iu, '').replace(/(?<=\d)\s+(?=\d)/gu, '')
}
