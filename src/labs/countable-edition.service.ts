import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Day } from '../platform/day.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { Editions } from './edition.model.ts'
import type { CountableEdition, Edition, EditionState } from './edition.rules.ts'
import { editionsPerPage, wordsOf } from './edition.service.ts'

// Editions for whoever counts what they bring elsewhere: ids and numbers, no names of students.

const counted = {
  code: 1,
  title: 1,
  state: 1,
  from: 1,
  to: 1,
  partnerId: 1,
  partnerIds: 1,
  'sessions.id': 1,
  'sessions.day': 1,
  'sessions.from': 1,
  'sessions.minutes': 1,
  'sessions.state': 1,
  'participants.studentId': 1,
  'participants.schoolId': 1,
  'participants.classId': 1,
  'participants.from': 1,
  'participants.to': 1,
} as const

/** These editions with their sessions and participants, for use cases that have already decided who may act. */
export async function editionsToCount(ids: readonly string[]): Promise<CountableEdition[]> {
  if (ids.length === 0) return []
  return Editions.find({ _id: { $in: [...ids] } }, counted).lean<CountableEdition[]>()
}

/** Of these editions those into which a school has enrolled somebody, for use cases that have already decided who may act. */
export async function editionsWithSchool(ids: readonly string[], schoolId: string): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await Editions.find({ _id: { $in: [...ids] }, 'participants.schoolId': schoolId }, { _id: 1 }).lean()
  return found.map(({ _id }) => _id)
}

export interface PeriodSearch {
  /** The edition lies between the two, both included. */
  from: Day
  to: Day
  /** At one of these partners; none: at any. */
  partnerIds: readonly string[]
  states: readonly EditionState[]
  /** Ids that are left out. */
  except: readonly string[]
  /** Words of the title, the code or the name of the partner. */
  q: string
  /** From 1. */
  page: number
}

export type EditionInPeriod = Pick<
  Edition,
  '_id' | 'code' | 'title' | 'partnerId' | 'state' | 'from' | 'to' | 'taken' | 'seats'
>

const listed = { code: 1, title: 1, partnerId: 1, state: 1, from: 1, to: 1, taken: 1, seats: 1 } as const

/** The editions of the programme that lie within a period, first to begin first: a page of them, and how many match. */
export async function editionsWithin(
  ctx: Ctx,
  search: PeriodSearch,
): Promise<{ editions: EditionInPeriod[]; total: number }> {
  authorise(ctx.actor, 'edition.edit', {})
  const { from, to, partnerIds, states, except, q, page } = search
  const filter = {
    $and: [
      { state: { $in: [...states] }, from: { $gte: from, $lte: to }, to: { $lte: to } },
      ...(partnerIds.length > 0 ? [{ partnerId: { $in: [...partnerIds] } }] : []),
      ...(except.length > 0 ? [{ _id: { $nin: [...except] } }] : []),
      ...(await wordsOf(ctx, q)),
    ],
  }
  const { skip, limit } = stretchOf(page, editionsPerPage)
  const [editions, total] = await Promise.all([
    Editions.find(filter, listed).sort({ from: 1, _id: 1 }).skip(skip).limit(limit).lean<EditionInPeriod[]>(),
    Editions.countDocuments(filter),
  ])
  return { editions, total }
}
