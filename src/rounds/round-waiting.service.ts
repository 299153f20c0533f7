import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { Rounds } from './round.model.ts'
import type { Round } from './round.rules.ts'

export type WaitingRound = Pick<Round, '_id' | 'title' | 'closesAt'>

/** Rounds that wait for who steers or joins them. */
export interface RoundsWaiting {
  /** drafts that nobody has opened */
  drafts: WaitingRound[]
  /** open, and closing within two days */
  closing: WaitingRound[]
  /** of the city, that the school may still join */
  toJoin: WaitingRound[]
  /** closed, and no result is published */
  toPublish: WaitingRound[]
}

const soonMs = 2 * 24 * 3_600_000
const mostShown = 5
const shown = { title: 1, closesAt: 1 } as const

/** For the first page of coordinators and of the city; nothing for anybody else. */
export async function roundsWaiting(ctx: Ctx): Promise<RoundsWaiting> {
  const { actor, now, today } = ctx
  const ofCity = may(actor, 'round.edit-city')
  if (!ofCity && !may(actor, 'round.edit')) return { drafts: [], closing: [], toJoin: [], toPublish: [] }
  const schoolId = 'schoolId' in actor ? actor.schoolId : null
  const own = ofCity ? { schoolId: null } : { schoolId }
  const concerned = ofCity ? { schoolId: null } : { schoolIds: schoolId }
  const soon = new Date(now.getTime() + soonMs)
  const open = { state: 'open', closesAt: { $gt: now } }
  const [drafts, closing, toJoin, toPublish] = await Promise.all([
    list({ ...own, state: 'draft', schoolYear: { $gte: schoolYearOf(today) } }),
    list({ ...concerned, state: 'open', closesAt: { $gt: now, $lte: soon } }),
    ofCity ? [] : list({ ...open, schoolId: null, schoolIds: { $ne: schoolId } }),
    list({ ...own, state: 'closed' }),
  ])
  return { drafts, closing, toJoin, toPublish }
}

function list(filter: object): Promise<WaitingRound[]> {
  return Rounds.find(filter, shown).sort({ closesAt: 1, _id: 1 }).limit(mostShown).lean<WaitingRound[]>()
}
