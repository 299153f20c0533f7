import { type Ctx, systemContext } from '../access/actor.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import type { Programme } from '../programme/programme.rules.ts'
import { schoolClosures } from '../schools/school.service.ts'
import type { PlanCalendar } from './closed-days.rules.ts'
import type { Edition, LabSession } from './edition.rules.ts'
import { roomWarnings, type RoomWarning } from './session-warning.rules.ts'

/** What is needed to plan the sessions of an edition: its partner, and which days are closed. */
export interface PlanFacts {
  programme: Programme
  partner: Partner
  calendar: PlanCalendar
}

/** The partner and the calendar of an edition; the schools are those with a group that takes part or wants to. */
export async function planFacts(ctx: Ctx, edition: Pick<Edition, 'partnerId' | 'siteId' | 'schoolIds'>) {
  const [programme, partner, schools] = await Promise.all([
    currentProgramme(),
    findPartner(systemContext(ctx.now), 'partner.view', edition.partnerId),
    schoolClosures(edition.schoolIds),
  ])
  const { patron, closures } = programme.calendar
  const calendar = { patron: patron?.on ?? null, city: closures, partner, siteId: edition.siteId, schools }
  return { programme, partner, calendar } satisfies PlanFacts
}

/** Rooms and machines of these sessions that are gone, or too small for those who are expected. */
export function roomsTooSmall(
  edition: Pick<Edition, 'participants'>,
  sessions: readonly LabSession[],
  { partner }: Pick<PlanFacts, 'partner'>,
): RoomWarning[] {
  return roomWarnings(edition, sessions, partner.spaces)
}
