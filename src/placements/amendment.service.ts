import type { Ctx } from '../access/actor.ts'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { type HostTutor, isInOffice } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { calendarWithin } from '../norms/town-calendar.rules.ts'
import { type Day, maxDay } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { currentCalendar } from '../programme/programme.service.ts'
import { birthDayOf } from '../schools/student.rules.ts'
import { findStudent } from '../schools/student.service.ts'
import { amendmentReasons } from './amendment.rules.ts'
import { minorsProblems } from './minor-timetable.rules.ts'
import { hostTutorCopy } from './placement-draft.service.ts'
import { isSuspended, otherActive } from './placement-move.service.ts'
import { clash, type Placement } from './placement.rules.ts'
import { extensionIsCovered } from './placement-agreement.service.ts'
import { findPlacement, historyLine, writePlacement } from './placement.service.ts'
import { type Amendment, type AmendmentTerms, effectiveTerms } from './terms.rules.ts'

export interface AmendmentInput extends AmendmentTerms {
  reason: string
  /** the version of the placement on the screen */
  version: number
}

/**
 * Writes a dated amendment of an active placement. Refused with AmendmentReason, MinorsReason (days from its first on),
 * `beyond-agreement` (days after the present end without an agreement), `partner-suspended` (such days at all),
 * `clashes-with-another`, `changed-meanwhile`.
 */
export async function amendPlacement(ctx: Ctx, id: string, { version, ...input }: AmendmentInput): Promise<void> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  const reasons = amendmentReasons(placement, input, ctx.today)
  if (reasons.length > 0) throw new Refused(...reasons)
  const line = await historyLine(ctx, { event: 'amended', from: 'active', to: 'active', reason: input.reason })
  const calendar = calendarWithin(input.validFrom, input.to, await currentCalendar())
  const amendment: Amendment = { ...input, calendar, _id: newId(), decidedAt: ctx.now, decidedBy: line.by }
  const amended = { terms: placement.terms, amendments: [...placement.amendments, amendment] }
  const [student, others, covered] = await Promise.all([
    findStudent(ctx, 'student.view', placement.studentId),
    otherActive(ctx, placement),
    extensionIsCovered(ctx, placement, input),
  ])
  if (!covered) throw new Refused('beyond-agreement')
  const longer = input.to > effectiveTerms(placement).to
  if (longer && (await isSuspended(ctx, placement.partnerId))) throw new Refused('partner-suspended')
  const minors = minorsProblems(amended, birthDayOf(student, ctx.today), input.validFrom)
  const clashes = others.some((other) => clash(amended, other))
  if (minors.length > 0 || clashes) throw new Refused(...minors, ...(clashes ? ['clashes-with-another'] : []))
  await writePlacement({ ...placement, version }, { $push: { amendments: amendment, history: line } })
}

export interface NewTutors {
  schoolTutorId: string
  hostTutorId: string
  reason: string
  version: number
}

/**
 * Puts other tutors in the place of those of an active placement, from now on; who confirmed or approved hours before
 * stays written on them. Refused: `not-active`, `changes-nothing`, `school-tutor-unknown`, `host-tutor-unknown`,
 * `host-tutor-left` (for a new one that is not in office on any day that is left), `changed-meanwhile`.
 */
export async function changeTutors(ctx: Ctx, id: string, wanted: NewTutors): Promise<void> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  if (placement.state !== 'active') throw new Refused('not-active')
  const { schoolTutorId, hostTutor } = placement
  if (schoolTutorId === wanted.schoolTutorId && hostTutor?.id === wanted.hostTutorId)
    throw new Refused('changes-nothing')
  const [staff, partner] = await Promise.all([
    listSchoolStaff(ctx, placement.schoolId),
    findPartner(ctx, 'partner.view', placement.partnerId),
  ])
  const schoolTutor = staff.find((each) => each._id === wanted.schoolTutorId)
  if (!schoolTutor) throw new Refused('school-tutor-unknown')
  const chosen = partner.tutors.find(({ id }) => id === wanted.hostTutorId)
  // One who stays may have left: it is the school tutor that changes now.
  if (chosen && chosen.id !== hostTutor?.id && !servesFromNow(chosen, placement, ctx.today))
    throw new Refused('host-tutor-left')
  const tutors = {
    schoolTutorId: schoolTutor._id,
    schoolTutor: { name: schoolTutor.name, email: schoolTutor.email },
    hostTutor: hostTutorCopy(partner, wanted.hostTutorId),
  }
  const line = await historyLine(ctx, {
    event: 'tutors-changed',
    from: 'active',
    to: 'active',
    reason: wanted.reason,
  })
  await writePlacement({ ...placement, version: wanted.version }, { $set: tutors, $push: { history: line } })
}

function servesFromNow(tutor: Pick<HostTutor, 'from' | 'to'>, placement: Placement, today: Day): boolean {
  return isInOffice(tutor, today, maxDay(today, effectiveTerms(placement).to))
}
