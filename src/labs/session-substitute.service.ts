import type { Ctx } from '../access/actor.ts'
import type { NetworkTutor } from '../partners/network.rules.ts'
import { tutorsOfNetwork } from '../partners/network.service.ts'
import { Refused } from '../platform/errors.ts'
import type { Edition, LabSession, StaffMember } from './edition.rules.ts'
import { sessionOf } from './session-change.service.ts'
import { withSessions } from './session-change.rules.ts'
import { changed } from './session-match.rules.ts'
import { type PlanOutcome, type ShownPlan, writePlan } from './session-write.service.ts'

/** Who may stand in: the tutors in office then at the partner, and at those that share a network with it. */
export async function possibleSubstitutes(
  { partnerId }: Pick<Edition, 'partnerId'>,
  { day }: Pick<LabSession, 'day'>,
): Promise<NetworkTutor[]> {
  return tutorsOfNetwork(partnerId, day)
}

export interface Substitution {
  sessionId: string
  /** Who stands in: a tutor of a partner. */
  tutorId: string
  partnerId: string
  /** The id of the person who is away; null: the other one comes as well (compresenza). */
  insteadOf: string | null
  /** Sessions with a roll call: who held them is known. */
  held: ReadonlySet<string>
}

/**
 * Lets somebody else run a session, or run it together with the others. The partner of a substitute may then take its
 * roll call. Refused: `session-cancelled`, `session-held`, `unknown-tutor`, `already-there`, `nobody-away`.
 */
export async function substituteTrainer(ctx: Ctx, shown: ShownPlan, asked: Substitution): Promise<PlanOutcome> {
  return writePlan(ctx, shown, async (edition) => {
    const session = sessionOf(edition, asked.sessionId)
    const found = (await possibleSubstitutes(edition, session)).find(
      ({ partner, tutor }) => partner._id === asked.partnerId && tutor.id === asked.tutorId,
    )
    const reasons = refusalsOf(session, asked)
    if (!found) reasons.push('unknown-tutor')
    if (reasons.length > 0 || !found) throw new Refused(...reasons)
    const after = changed(session, { ...session, staff: staffAfter(session, found, asked.insteadOf) }, ctx.now)
    const sessions = after === session ? edition.sessions : withSessions(edition.sessions, [after])
    return { sessions, event: 'staff-changed', reason: null }
  })
}

function refusalsOf(session: LabSession, { held, tutorId, partnerId, insteadOf }: Substitution): string[] {
  const there = session.staff.some((member) => member.id === tutorId && member.partnerId === partnerId)
  return [
    ...(session.state === 'cancelled' ? ['session-cancelled'] : []),
    ...(held.has(session.id) ? ['session-held'] : []),
    ...(there ? ['already-there'] : []),
    ...(insteadOf !== null && !session.staff.some(({ id }) => id === insteadOf) ? ['nobody-away'] : []),
  ]
}

function staffAfter({ staff }: LabSession, { partner, tutor }: NetworkTutor, insteadOf: string | null): StaffMember[] {
  const { id, name, email, accountId } = tutor
  const away = staff.find((member) => member.id === insteadOf)
  const comes: StaffMember = {
    id,
    partnerId: partner._id,
    part: away?.part ?? (staff.some(({ part }) => part === 'trainer') ? 'co-trainer' : 'trainer'),
    name,
    email,
    accountId,
    // Of a substitute who is substituted in turn, the one who was there at first.
    insteadOf: away ? (away.insteadOf ?? away.name) : null,
  }
  return away ? staff.map((member) => (member === away ? comes : member)) : [...staff, comes]
}
