import type { Ctx } from '../access/actor.ts'
import { isInOffice } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { type HostingRefusal, hostingRefusals } from '../partners/qualification.rules.ts'
import type { Day } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { birthDayOf } from '../schools/student.rules.ts'
import { classOfStudent, findStudent } from '../schools/student.service.ts'
import { minorsProblems } from './minor-timetable.rules.ts'
import { agreementHolds } from './placement-agreement.service.ts'
import { clash, type Placement } from './placement.rules.ts'
import { findPlacement, historyLine, listPlacements, writePlacement } from './placement.service.ts'
import { isMoveFrom, type PlacementMove, resultOf } from './placement-state.rules.ts'
import { type ActivationReason, activationReasons, conclusionReasons } from './placement-step.rules.ts'
import { effectiveTerms } from './terms.rules.ts'

/**
 * Whether a placement's papers let it run on a day: everything is signed and recorded, or the head of the school has
 * written an exception. A later feature knows; its routes hand this over.
 */
export type PapersGate = (ctx: Ctx, placement: Placement, on: Day) => Promise<{ complete: boolean; exception: unknown }>

/** What the host's register and the agreements say about a placement now. */
export async function hostFacts(ctx: Ctx, placement: Placement) {
  const [partner, { norms }, agreementInForce] = await Promise.all([
    findPartner(ctx, 'partner.view', placement.partnerId),
    currentProgramme(),
    agreementHolds(ctx, placement),
  ])
  const tutor = partner.tutors.find((each) => each.id === placement.hostTutor?.id)
  const { from, to } = effectiveTerms(placement)
  const hosting: HostingRefusal[] = hostingRefusals(partner.qualification, {
    on: ctx.today,
    required: norms.qualificationRequired,
  })
  return {
    today: ctx.today,
    hostTutorInOffice: tutor !== undefined && isInOffice(tutor, from, to),
    agreementInForce,
    hosting,
  }
}

/** Everything that still stands between the documents and the start, all together; none when it may start. */
export async function reasonsAgainstStart(
  ctx: Ctx,
  placement: Placement,
  papers: PapersGate | null = null,
): Promise<ActivationReason[]> {
  const [facts, student, schoolClass, others, standing] = await Promise.all([
    hostFacts(ctx, placement),
    findStudent(ctx, 'student.view', placement.studentId),
    classOfStudent(ctx, placement.studentId, ctx.today),
    otherActive(ctx, placement),
    papers?.(ctx, placement, placement.terms.from > ctx.today ? placement.terms.from : ctx.today),
  ])
  return activationReasons(placement, {
    ...facts,
    enrolled: schoolClass !== null,
    others,
    minors: minorsProblems(placement, birthDayOf(student, ctx.today)),
    papersComplete: !standing || standing.complete || Boolean(standing.exception),
  })
}

/** The other placements of the student that run. */
export async function otherActive(ctx: Ctx, { _id, studentId }: Placement): Promise<Placement[]> {
  const { placements } = await listPlacements(ctx, 'placement.edit', { studentIds: [studentId], state: 'active' })
  return placements.filter((other) => other._id !== _id)
}

/** Lets a placement start. Refused with every ActivationReason there is, or `changed-meanwhile`. */
export async function activatePlacement(ctx: Ctx, id: string, papers: PapersGate | null = null): Promise<void> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  const reasons = await reasonsAgainstStart(ctx, placement, papers)
  if (reasons.length > 0) throw new Refused(...reasons)
  await makeMove(ctx, placement, { move: 'activate', reason: null })
  await undoIfOvertaken(ctx, placement, { event: 'start-undone', to: 'documents' })
}

/**
 * Between the look and the start the host may have been suspended, or another placement of the student started. A
 * suspension marks the host first and then breaks off what runs: either it saw this placement active, or the mark is
 * seen here. Of two that start at once the later one sees the other, and perhaps each does. Then it is what it was.
 */
export async function undoIfOvertaken(
  ctx: Ctx,
  placement: Placement,
  { event, to }: { event: 'start-undone' | 'resumption-undone'; to: 'documents' | 'suspended' },
): Promise<void> {
  const [suspended, others] = await Promise.all([isSuspended(ctx, placement.partnerId), otherActive(ctx, placement)])
  const clashes = others.some((other) => clash(placement, other))
  if (!suspended && !clashes) return
  const { _id, history } = placement
  const line = await historyLine(ctx, { event, from: 'active', to, reason: null })
  const active = { _id, state: 'active' as const, version: history.length + 1 }
  await writePlacement(active, { $set: { state: to }, $push: { history: line } })
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
  await makeMove(ctx, placement, { move: 'conclude', reason: null })
}

/**
 * Gives a placement up or breaks it off, saying why; gives it as it was before. Refused: `not-from-this-state`,
 * `changed-meanwhile`.
 */
export async function cancelPlacement(ctx: Ctx, id: string, reason: string): Promise<Placement> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  if (!isMoveFrom(placement.state, 'cancel')) throw new Refused('not-from-this-state')
  await makeMove(ctx, placement, { move: 'cancel', reason })
  return placement
}

interface Made {
  move: PlacementMove
  reason: string | null
  /** what changes with the state */
  set?: Partial<Placement>
}

/** One write, guarded by what was read when the reasons were looked for. Refused: `changed-meanwhile`. */
export async function makeMove(ctx: Ctx, placement: Placement, made: Made): Promise<void> {
  const { to, event } = resultOf(made.move)
  const line = await historyLine(ctx, { event, from: placement.state, to, reason: made.reason })
  await writePlacement(
    { ...placement, version: placement.history.length },
    { $set: { ...made.set, state: to }, $push: { history: line } },
  )
}
