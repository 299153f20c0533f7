import { may } from '../access/access.ts'
import { accountOf, type Actor, type Ctx } from '../access/actor.ts'
import { accountName } from '../accounts/account.service.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { partnerNames, partnersNamed } from '../partners/partner-names.service.ts'
import type { Day } from '../platform/day.ts'
import { Forbidden, NotFound } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { type EditionPermission, mayWithEdition } from './edition-view.rules.ts'
import { Editions } from './edition.model.ts'
import {
  type Edition,
  type EditionAuthor,
  type EditionLine,
  type EditionState,
  editionStates,
} from './edition.rules.ts'
import { isShown } from './edition.rules.ts'

export const editionsPerPage = 50

/** A draft is for the city and the partner; of the others `ours` are those of the own school, `open` those that enrol. */
export type EditionScope = 'open-and-ours' | 'ours' | 'all'

export interface EditionSearch {
  /** words of the title, the code or the name of the partner */
  q: string
  /** code of a theme of the programme */
  theme: string
  level: string
  state: EditionState | null
  partnerId: string
  schoolYear: SchoolYear | null
  /** it takes place on at least one day between the two */
  from: Day | null
  to: Day | null
  /** at least one seat is free */
  free: boolean
  /** sites; null: any */
  siteIds: readonly string[] | null
  scope: EditionScope
  /** from 1; null: all that match */
  page: number | null
}

const listed = {
  code: 1,
  title: 1,
  moduleId: 1,
  'module.theme': 1,
  'module.level': 1,
  'module.minutes': 1,
  schoolYear: 1,
  partnerId: 1,
  siteId: 1,
  schoolIds: 1,
  state: 1,
  from: 1,
  to: 1,
  pattern: 1,
  seats: 1,
  taken: 1,
  minimum: 1,
  enrolUntil: 1,
} as const

/** What a list of editions shows; nobody is named in it. */
export type ListedEdition = Pick<
  Edition,
  | '_id'
  | 'code'
  | 'title'
  | 'moduleId'
  | 'schoolYear'
  | 'partnerId'
  | 'siteId'
  | 'schoolIds'
  | 'state'
  | 'from'
  | 'to'
  | 'pattern'
  | 'seats'
  | 'taken'
  | 'minimum'
  | 'enrolUntil'
> & { module: Pick<Edition['module'], 'theme' | 'level' | 'minutes'> }

/**
 * One edition, whole, if this actor may use it so; what of it may be shown is said by edition-view.rules. NotFound when it
 * does not exist, when it is a draft of others, or when school, partner or student has no part in it.
 */
export async function findEdition(ctx: Ctx, permission: EditionPermission, id: string): Promise<Edition> {
  if (!may(ctx.actor, permission)) throw new Forbidden(`${ctx.actor.role} has no ${permission}`)
  const edition = await Editions.findById(id).lean<Edition>()
  if (!edition || !mayWithEdition(ctx.actor, permission, edition)) throw new NotFound(`edition ${id}`)
  return edition
}

/** The same edition by its id, for use cases that have already decided who may act; null when there is none. */
export async function editionById(id: string): Promise<Edition | null> {
  return Editions.findById(id).lean<Edition>()
}

/** Several editions at once, as a list shows them, for use cases that have already decided who may know. */
export async function editionsNamed(ids: readonly string[]): Promise<Map<string, ListedEdition>> {
  const editions = await Editions.find({ _id: { $in: [...new Set(ids)] } }, listed).lean<ListedEdition[]>()
  return new Map(editions.map((edition) => [edition._id, edition]))
}

/** The editions this actor may see, the latest to begin first: a page of them or all, and how many match. */
export async function listEditions(
  ctx: Ctx,
  search: EditionSearch,
): Promise<{ editions: ListedEdition[]; total: number }> {
  const filter = { $and: [visibleEditions(ctx.actor), ...(await conditions(ctx, search))] }
  const { skip, limit } = stretchOf(search.page, editionsPerPage)
  const [editions, total] = await Promise.all([
    Editions.find(filter, listed).sort({ from: -1, _id: -1 }).skip(skip).limit(limit).lean<ListedEdition[]>(),
    Editions.countDocuments(filter),
  ])
  return { editions, total }
}

const mostOfModule = 50

/** The editions of a module that take enrolments or have begun, first to begin first; for the page of the module. */
export async function editionsOfModule(ctx: Ctx, moduleId: string): Promise<ListedEdition[]> {
  const filter = { $and: [visibleEditions(ctx.actor), { moduleId, state: { $in: ['open', 'running'] } }] }
  return Editions.find(filter, listed).sort({ from: 1, _id: 1 }).limit(mostOfModule).lean<ListedEdition[]>()
}

// Named one by one, so that an index by state gives them in the order of the list.
const anyState = { state: { $in: [...editionStates] } }
const shown = { state: { $in: editionStates.filter(isShown) } }

/** The filter that says the same as mayWithEdition(actor, 'edition.view', …). */
export function visibleEditions(actor: Actor): object {
  if (!may(actor, 'edition.view')) throw new Forbidden(`${actor.role} has no edition.view`)
  if (actor.role === 'city' || actor.role === 'system') return anyState
  if (actor.role === 'host') return { $or: [{ partnerId: actor.partnerId }, { partnerIds: actor.partnerId, ...shown }] }
  if (actor.role === 'student') return { 'participants.studentId': actor.studentId, ...shown }
  return shown
}

async function conditions(ctx: Ctx, search: EditionSearch): Promise<object[]> {
  const { theme, level, state, partnerId, schoolYear, from, to, free, siteIds } = search
  return [
    ...(theme ? [{ 'module.theme': theme }] : []),
    ...(level ? [{ 'module.level': level }] : []),
    ...(state ? [{ state }] : []),
    ...(partnerId ? [{ partnerIds: partnerId }] : []),
    ...(schoolYear ? [{ schoolYear }] : []),
    ...(from ? [{ to: { $gte: from } }] : []),
    ...(to ? [{ from: { $lte: to } }] : []),
    ...(free ? [{ $expr: { $lt: ['$taken', '$seats'] } }] : []),
    ...(siteIds ? [{ siteId: { $in: [...siteIds] } }] : []),
    ...scopeOf(ctx.actor, search.scope),
    ...(await wordsOf(ctx, search.q)),
  ]
}

function scopeOf(actor: Actor, scope: EditionScope): object[] {
  if (!('schoolId' in actor) || actor.role === 'student' || scope === 'all') return []
  const ours = { $or: [{ schoolIds: actor.schoolId }, { 'participants.schoolId': actor.schoolId }] }
  return scope === 'ours' ? [ours] : [{ $or: [{ state: 'open' }, ...ours.$or] }]
}

/** Every word must be in the title, the code or the name of the partner, as conditions of a query. */
export async function wordsOf(ctx: Ctx, q: string): Promise<object[]> {
  const named = may(ctx.actor, 'partner.view')
  return Promise.all(
    searchPatterns(q).map(async (pattern) => ({
      $or: [
        { title: pattern },
        { code: pattern },
        ...(named ? [{ partnerId: { $in: await partnersNamed(ctx, pattern) } }] : []),
      ],
    })),
  )
}

/** The school years in which this actor sees editions, newest first. */
export async function editionYears(ctx: Ctx): Promise<SchoolYear[]> {
  const years: SchoolYear[] = await Editions.distinct('schoolYear', visibleEditions(ctx.actor))
  return years.toSorted().toReversed()
}

/** The partners of the editions that this actor sees, by name: to filter by. */
export async function editionPartners(ctx: Ctx): Promise<{ _id: string; name: string }[]> {
  if (ctx.actor.role === 'host' || ctx.actor.role === 'student') return []
  const ids: string[] = await Editions.distinct('partnerId', visibleEditions(ctx.actor))
  const named = [...(await partnerNames(ids))].map(([_id, name]) => ({ _id, name }))
  return named.toSorted((a, b) => a.name.localeCompare(b.name, 'it'))
}

/** Who acts, as the history of editions names it; jobs have no name. */
export async function editionAuthor(ctx: Ctx): Promise<EditionAuthor> {
  const accountId = accountOf(ctx.actor)
  if (accountId) return { accountId, name: await accountName(accountId) }
  return { accountId: null, name: ctx.actor.role === 'guest' ? ctx.actor.name : '' }
}

/** What happens to an edition now, as a line of its history. */
export async function editionLine(ctx: Ctx, event: string, reason: string | null = null): Promise<EditionLine> {
  return { at: ctx.now, by: await editionAuthor(ctx), event, reason }
}

/**
 * The codes of the modules that each of these students has completed: an edition that is over, and enough attendance in
 * it. For use cases that have already decided who may know.
 */
export async function completedModules(studentIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const completed = new Map<string, Set<string>>(studentIds.map((id) => [id, new Set()]))
  const editions = await Editions.find(
    { state: 'completed', 'participants.studentId': { $in: [...studentIds] } },
    { 'module.code': 1, finishedBy: 1 },
  ).lean<{ module: { code: string }; finishedBy?: string[] }[]>()
  for (const { module, finishedBy } of editions) for (const id of finishedBy ?? []) completed.get(id)?.add(module.code)
  return completed
}
