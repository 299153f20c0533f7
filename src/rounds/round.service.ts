import { createHash } from 'node:crypto'
import { can, visible } from '../access/access.ts'
import type { Actor, Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { authorOf } from '../partners/author.service.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { mayEdit as mayEditRound, maySee, mayTakePart } from './round-access.rules.ts'
import { Rounds } from './round.model.ts'
import { type Round, type RoundEvent, type RoundLine, type RoundState, roundStates, versionOf } from './round.rules.ts'

export const roundsPerPage = 50

/** What only the one who opened a round does with it; a school that takes part in a round of the city does not. */
const ownersAlone: readonly Permission[] = [
  'round.steer',
  'round.edit',
  'round.edit-city',
  'round-run.make',
  'assignment.publish',
]

/**
 * One round, whole, if this actor may use it so; NotFound when it does not exist, when this actor may not see it, or when
 * somebody else steers it. The seed is in it: no page shows it before the result is published.
 */
export async function findRound(ctx: Ctx, permission: Permission, roundId: string): Promise<Round> {
  const round = await roundById(roundId)
  visible(ctx.actor, permission)
  if (!round || !sees(ctx.actor, permission, round)) throw new NotFound(`round ${roundId}`)
  if (ctx.actor.role === 'system') return round
  if (ownersAlone.includes(permission) && !mayEdit(ctx.actor, round)) throw new NotFound(permission)
  if (permission === 'round.take-part' && !mayTakePart(ctx.actor, round)) throw new NotFound(permission)
  return round
}

/** A student is in it by the own list or class, which is for the features after this one to say. */
function sees(actor: Actor, permission: Permission, round: Round): boolean {
  if (actor.role !== 'student') return maySee(actor, round)
  return round.state !== 'draft' && can(actor, permission, actor) && round.schoolIds.includes(actor.schoolId)
}

/** The same round by its id, for use cases that have already decided who may act; null when there is none. */
export async function roundById(roundId: string): Promise<Round | null> {
  return Rounds.findById(roundId).lean<Round>()
}

/** Whether this actor steers the round. */
export function mayEdit(actor: Actor, round: Pick<Round, 'schoolId'>): boolean {
  return mayEditRound(actor, round)
}

export interface RoundSearch {
  q: string
  state: RoundState | null
  schoolYear: SchoolYear | null
  /** from 1; null: all of them, as a file has them */
  page: number | null
}

const listed = {
  kind: 1,
  schoolId: 1,
  schoolIds: 1,
  schoolYear: 1,
  title: 1,
  'parts.schoolId': 1,
  'parts.classIds': 1,
  'offers.offerId': 1,
  opensAt: 1,
  closesAt: 1,
  state: 1,
  createdAt: 1,
} as const

/** A round without what decides it: no seed, no student. */
export type ListedRound = Pick<
  Round,
  '_id' | 'kind' | 'schoolId' | 'schoolIds' | 'schoolYear' | 'title' | 'opensAt' | 'closesAt' | 'state' | 'createdAt'
> & { parts: Pick<Round['parts'][number], 'schoolId' | 'classIds'>[]; offers: { offerId: string }[] }

/** The rounds this actor may see, newest first, and how many match in all. */
export async function listRounds(ctx: Ctx, { q, state, schoolYear, page }: RoundSearch) {
  const filter = {
    $and: [
      visibleRounds(ctx.actor),
      ...(state ? [{ state }] : []),
      ...(schoolYear ? [{ schoolYear }] : []),
      ...searchPatterns(q).map((pattern) => ({ title: pattern })),
    ],
  }
  const { skip, limit } = stretchOf(page, roundsPerPage)
  const [rounds, total] = await Promise.all([
    Rounds.find(filter, listed).sort({ createdAt: -1, _id: -1 }).skip(skip).limit(limit).lean<ListedRound[]>(),
    Rounds.countDocuments(filter),
  ])
  return { rounds, total }
}

/** The filter that says the same as maySee. */
function visibleRounds(actor: Actor): object {
  const filter = visible(actor, 'round.view')
  if (!('schoolId' in filter)) return { state: { $in: [...roundStates] } }
  return { $or: [{ schoolIds: filter.schoolId }, { schoolId: null, state: 'open' }] }
}

/** The school years in which this actor has rounds, newest first. */
export async function roundYears(ctx: Ctx): Promise<SchoolYear[]> {
  const years: SchoolYear[] = await Rounds.distinct('schoolYear', visibleRounds(ctx.actor))
  return years.sort().reverse()
}

/** What a use case writes: the fields that change, and the line that says who changed them. */
export interface RoundChange {
  set: Partial<Omit<Round, '_id' | 'history' | 'createdAt'>>
  line: RoundLine
}

/**
 * Writes a round as it was read: of two who changed the same version the first holds. Refused: `changed-meanwhile`.
 */
export async function writeRound(round: Pick<Round, '_id' | 'state' | 'history'>, change: RoundChange): Promise<void> {
  const { _id, state } = round
  const { modifiedCount } = await Rounds.updateOne(
    { _id, state, history: { $size: versionOf(round) } },
    { $set: change.set, $push: { history: change.line } },
  )
  if (modifiedCount === 0) throw new Refused('changed-meanwhile')
}

/** The line that every change leaves behind. */
export async function roundLine(ctx: Ctx, event: RoundEvent, text: string | null = null): Promise<RoundLine> {
  return { at: ctx.now, by: await authorOf(ctx), event, text }
}

/** What is published of a seed before the seed itself. */
export function digestOfSeed(seed: string): string {
  return createHash('sha256').update(seed).digest('hex')
}
