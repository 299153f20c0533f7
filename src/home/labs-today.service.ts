import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { ownCalendarSessions } from '../calendar/calendar.service.ts'
import { countEditionsWaiting, type EditionsWaiting } from '../labs/edition-waiting.service.ts'
import { type SeatOffer, waitingOffers } from '../labs/seat-offer.service.ts'
import { type DatedSession, sessionsBetween } from '../labs/session-days.service.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { attendanceWarnings, type EditionWarning } from '../roll-calls/attendance-warning.service.ts'
import type { RollState } from '../roll-calls/roll-approval.rules.ts'
import { isTooLateFor } from '../roll-calls/roll-window.rules.ts'
import { type ListedRollCall, listRollCalls } from '../roll-calls/roll-call-list.service.ts'

/** What of the labs waits for somebody today. */
export interface LabsToday {
  /** Sessions of today that take place and concern this actor. */
  sessions: DatedSession[]
  /** Roll calls that wait for this person, oldest first. */
  rollCalls: ListedRollCall[]
  offers: SeatOffer[]
  editions: EditionsWaiting
  /** Labs under way with too few present, or with students who cannot reach the certificate any more. */
  warnings: EditionWarning[]
}

/** Sessions, roll calls and offers of this actor; students have nothing to do in them, the city sees numbers. */
export async function labsToday(ctx: Ctx): Promise<LabsToday> {
  const [dated, rollCalls, offers, editions, warnings] = await Promise.all([
    ctx.actor.role === 'city'
      ? []
      : sessionsBetween(ctx, { from: ctx.today, to: ctx.today, ...ownCalendarSessions(ctx.actor) }),
    rollCallsWaiting(ctx),
    'schoolId' in ctx.actor && may(ctx.actor, 'lab-enrolment.edit') ? waitingOffers(ctx) : [],
    countEditionsWaiting(ctx),
    attendanceWarnings(ctx),
  ])
  const sessions = dated.filter(({ edition, session }) => session.state === 'planned' && edition.state !== 'suspended')
  return { sessions, rollCalls, offers, editions, warnings }
}

/** What each role does with a roll call: the partner takes and signs it, the school takes part and approves it. */
async function rollCallsWaiting(ctx: Ctx): Promise<ListedRollCall[]> {
  const states: RollState[] = may(ctx.actor, 'roll-call.take') ? ['to-take'] : []
  if (ctx.actor.role === 'host') states.push('to-sign')
  if (may(ctx.actor, 'roll-call.approve')) states.push('to-approve')
  if (states.length === 0) return []
  const [{ rollCalls }, { norms }] = await Promise.all([
    listRollCalls(ctx, { q: '', state: null, page: null }),
    currentProgramme(),
  ])
  // The partner is not asked for what only the school may still do.
  const days = { today: ctx.today, rollCallDays: norms.labs.rollCallDays }
  return rollCalls.filter(({ state, session }) => states.includes(state) && !isTooLateFor(ctx.actor, session, days))
}
