import type { Ctx } from '../access/actor.ts'
import { isInOffice } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { hostingRefusals } from '../partners/qualification.rules.ts'
import { Refused } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { birthDayOf } from '../schools/student.rules.ts'
import { classOfStudent, findStudent } from '../schools/student.service.ts'
import { minorsProblems } from './minor-timetable.rules.ts'
import { type ActivationReason, activationReasons, clash, conclusionReasons } from './placement.rules.ts'
import { isMoveFrom, type PlacementMove, resultOf } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'
import { agreementHolds } from './placement-agreement.service.ts'
import { findPlacement, historyLine, listPlacements, writePlacement } from './placement.service.ts'
import { effectiveTerms } from './terms.rules.ts'

/** Everything that still stands between this draft and its start, all together; none when it may start. */
export async function reasonsAgainstStart(ctx: Ctx, placement: Placement): Promise<ActivationReason[]> {
  const [student, schoolClass, partner, others, { norms }, agreementInForce] = await Promise.all([
    findStudent(ctx, 'student.view', placement.studentId),
    classOfStudent(ctx, placement.studentId, ctx.today),
    findPartner(ctx, 'partner.view', placement.partnerId),
    otherActive(ctx, placement),
    currentProgramme(),
    agreementHolds(ctx, placement),
  ])
  const tutor = partner.tutors.find((each) => each.id === placement.hostTutor?.id)
  const { from, to } = effectiveTerms(placement)
  return activationReasons(placement, {
    today: ctx.today,
    enrolled: schoolClass !== null,
    hostTutorInOffice: tutor !== undefined && isInOffice(tutor, from, to),
    agreementInForce,
    hosting: hostingRefusals(partner.qualification, { on: ctx.today, required: norms.qualificationRequired }),
    others,
    minors: minorsProblems(placement, birthDayOf(student, ctx.today)),
  })
}

/** The other placements of the student that run. */
export async function otherActive(ctx: Ctx, { _id, studentId }: Placement): Promise<Placement[]> {
  const { placements } = await listPlacements(ctx, 'placement.edit', { studentIds: [studentId], state: 'active' })
  return placements.filter((other) => other._id !== _id)
}

/** Lets a draft start. Refused with every ActivationReason there is, or `changed-meanwhile`. */
export async function activatePlacement(ctx: Ctx, id: string): Promise<void> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  const reasons = await reasonsAgainstStart(ctx, placement)
  if (reasons.length > 0) throw new Refused(...reasons)
  await move(ctx, placement, { move: 'activate', reason: null })
  await undoIfOvertaken(ctx, placement)
}

/**
 * Between the look and the start the host may have been suspended, or another placement of the student started. A
 * suspension marks the host first and then breaks off what runs: either it saw this placement active, or the mark is
 * seen here. Of two that start at once the later one sees the other, and perhaps each does. Then this is a draft again.
 */
async function undoIfOvertaken(ctx: Ctx, placement: Placement): Promise<void> {
  const [suspended, others] = await Promise.all([isSuspended(ctx, placement.partnerId), otherActive(ctx, placement)])
  const clashes = others.some((other) => clash(placement, other))
  if (!suspended && !clashes) return
  const { _id, history } = placement
  const line = await historyLine(ctx, { event: 'start-undone', from: 'active', to: 'draft', reason: null })
  const active = { _id, state: 'active' as const, version: history.length + 1 }
  await writePlacement(active, { $set: { state: 'draft' }, $push: { history: line } })
  throw new Refused(suspended ? 'partner-suspended' : 'clashes-with-another')
}

/** Whether the city has suspended the host. */
export async function isSuspended(ctx: Ctx, partnerId: string): Promise<boolean> {
  const { qualification } = await findPartner(ctx, 'partner.view', partnerId)
  return qualification.state === 'suspended'
}

/** Ends a placement on its last day or later. Refused: `not-from-this-state`, `period-not-ended`, `changed-meanwhile`. */
export async function concludePlacement(ctx: Ctx, id: string): Promise<void> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  const reasons = conclusionReasons(placement, ctx.today)
  if (reasons.length > 0) throw new Refused(...reasons)
  await move(ctx, placement, { move: 'conclude', reason: null })
}

/** Gives a draft up or breaks a placement off, saying why. Refused: `not-from-this-state`, `changed-meanwhile`. */
export async function cancelPlacement(ctx: Ctx, id: string, reason: string): Promise<void> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  if (!isMoveFrom(placement.state, 'cancel')) throw new Refused('not-from-this-state')
  await move(ctx, placement, { move: 'cancel', reason })
}

/** One write, guarded by what was read when the reasons were looked for. */
async function move(
  ctx: Ctx,
  placement: Placement,
  made: { move: PlacementMove; reason: string | null },
): Promise<void> {
  const { to, event } = resultOf(made.move)
  const line = await historyLine(ctx, { event, from: placement.state, to, reason: made.reason })
  await writePlacement(
    { ...placement, version: placement.history.length },
    { $set: { state: to }, $push: { history: line } },
  )
}
