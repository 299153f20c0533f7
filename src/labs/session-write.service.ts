import type { Ctx } from '../access/actor.ts'
import { holdsOf, releaseHeld } from '../bookings/booking.service.ts'
import { schoolYearEnd, schoolYearStart } from '../norms/school-year.rules.ts'
import { maxDay, minDay } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { Editions } from './edition.model.ts'
import { type Edition, isOpenEnded, type LabSession, type PatternSlot, type UntoldChange } from './edition.rules.ts'
import { editionLine, findEdition } from './edition.service.ts'
import { lackingAuthorisations } from './session-authorisation.service.ts'
import { bookSessions, releaseBooking } from './session-booking.service.ts'
import type { LackingAuthorisation, SessionClash } from './session-clash.rules.ts'
import { toBook, toRelease } from './session-match.rules.ts'
import { planNews, tellOfPlan } from './session-notice.service.ts'

/** Which plan was on the screen, and where links of letters lead. */
export interface ShownPlan {
  editionId: string
  planVersion: number
  publicUrl: string
}

/** What a change makes of the sessions. */
export interface PlanChange {
  sessions: LabSession[]
  /** Only planning anew changes it. */
  pattern?: PatternSlot[]
  /** Of the line of history. */
  event: string
  reason: string | null
}

/** Why nothing was written; when both are empty it was. */
export interface PlanOutcome {
  clashes: SessionClash[]
  lacking: LackingAuthorisation[]
}

const attempts = 20
const written: PlanOutcome = { clashes: [], lacking: [] }

/**
 * Changes the sessions of an edition. First everything they need is taken, then one write that holds only for the plan
 * on the screen and for the groups that were read, then what the old plan held is given back. When only the groups have
 * changed meanwhile it is done again with them, so that who enrols at that moment is booked too.
 * Refused: `edition-over`, `changed-meanwhile`, `outside-school-year`, and what `change` refuses.
 */
export async function writePlan(
  ctx: Ctx,
  shown: ShownPlan,
  change: (edition: Edition) => PlanChange | Promise<PlanChange>,
): Promise<PlanOutcome> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const edition = await findEdition(ctx, 'edition.edit', shown.editionId)
    if (!isOpenEnded(edition.state)) throw new Refused('edition-over')
    if (edition.planVersion !== shown.planVersion) throw new Refused('changed-meanwhile')
    const made = await change(edition)
    if (isNothing(edition, made)) return written
    mustBeInYear(edition, made.sessions)
    const partnerIds = partnersOf(edition, made.sessions)
    const news = planNews(ctx, { before: edition, after: made.sessions, partnerIds, reason: made.reason })
    const outcome = await tryToWrite(ctx, edition, { ...made, partnerIds, news })
    if (outcome === 'meanwhile') continue
    if (outcome === written && news) await tellOfPlan(ctx, edition, { news, publicUrl: shown.publicUrl })
    return outcome
  }
  throw new Refused('changed-meanwhile')
}

/** Saving without a change writes nothing. */
function isNothing(edition: Edition, { sessions, pattern }: PlanChange): boolean {
  const same = sessions.length === edition.sessions.length && sessions.every((each) => edition.sessions.includes(each))
  return same && (pattern === undefined || JSON.stringify(pattern) === JSON.stringify(edition.pattern))
}

function mustBeInYear({ schoolYear, sessions: before }: Edition, after: readonly LabSession[]): void {
  const [first, last] = [schoolYearStart(schoolYear), schoolYearEnd(schoolYear)]
  const known = new Map(before.map(({ id, day }) => [id, day]))
  const moved = after.filter(({ id, day }) => known.get(id) !== day)
  if (moved.some(({ day }) => day < first || day > last)) throw new Refused('outside-school-year')
}

/** What is written: the change, and what there is to tell of it. */
interface Made extends PlanChange {
  partnerIds: string[]
  news: UntoldChange | null
}

async function tryToWrite(ctx: Ctx, edition: Edition, made: Made): Promise<PlanOutcome | 'meanwhile'> {
  const sessions = toBook(edition.sessions, made.sessions)
  const gone = toRelease(edition.sessions, made.sessions)
  const replaces = [...sessions.map(({ id }) => id), ...gone]
  const held = { editionId: edition._id, sessionIds: replaces }
  const [before, holdId] = [await holdsOf(held), newId()]
  const lacking = await lackingAuthorisations(ctx, edition, sessions)
  const clashes = await bookSessions(ctx, edition, { sessions, holdId, replaces })
  if (clashes.length > 0 || lacking.length > 0) {
    if (clashes.length === 0) await releaseBooking(ctx, edition, { sessions, holdId })
    return (await isCurrent(edition)) ? { clashes, lacking } : 'meanwhile'
  }
  const done = await writeOnce(ctx, edition, made).catch(async (error: unknown) => {
    await releaseBooking(ctx, edition, { sessions, holdId })
    throw error
  })
  if (!done) {
    await releaseBooking(ctx, edition, { sessions, holdId })
    return 'meanwhile'
  }
  await releaseHeld(held, before)
  return written
}

/** The one write that decides. */
async function writeOnce(ctx: Ctx, edition: Edition, made: Made): Promise<boolean> {
  const { _id, state, planVersion, rosterVersion } = edition
  const days = made.sessions.filter((session) => session.state === 'planned').map(({ day }) => day)
  const [first, ...others] = days
  const result = await Editions.updateOne(
    { _id, state, planVersion, rosterVersion },
    {
      $set: {
        sessions: made.sessions,
        partnerIds: made.partnerIds,
        ...(made.pattern ? { pattern: made.pattern } : {}),
      },
      // The period grows with the sessions, and is not made shorter by them.
      ...(first ? { $min: { from: minDay(first, ...others) }, $max: { to: maxDay(first, ...others) } } : {}),
      $push: {
        history: await editionLine(ctx, made.event, made.reason),
        ...(made.news ? { untold: made.news } : {}),
      },
      $inc: { planVersion: 1 },
    },
  )
  return result.modifiedCount > 0
}

/** The partner and those of its substitutes: who may take the roll call. */
function partnersOf({ partnerId, staff }: Edition, sessions: readonly LabSession[]): string[] {
  const people = [...staff, ...sessions.flatMap((session) => session.staff)]
  return [...new Set([partnerId, ...people.map((member) => member.partnerId)])]
}

async function isCurrent({ _id, planVersion, rosterVersion, state }: Edition): Promise<boolean> {
  return (await Editions.countDocuments({ _id, planVersion, rosterVersion, state })) > 0
}
