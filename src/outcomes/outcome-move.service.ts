import { type Ctx, systemContext } from '../access/actor.ts'
import { totalsOfPlacement } from '../hours/hour-totals.service.ts'
import { wholePaths } from '../hours/whole-path.service.ts'
import type { SentLink } from '../host-links/host-link.service.ts'
import { sendPlacementLink } from '../host-links/placement-link.service.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { authorOf } from '../partners/author.service.ts'
import { inClassesOn } from '../placements/placement-class.service.ts'
import { makeMove } from '../placements/placement-move.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { endedStates } from '../placements/placement-state.rules.ts'
import type { PathHours } from '../placements/shared-path.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { refuseDeleted, spanOfPlacement } from '../registers/deleted-hours.service.ts'
import { schoolOnPaper, schoolSettings } from '../schools/school.service.ts'
import { studentNamed } from '../schools/student-facts.service.ts'
import { birthDayOf } from '../schools/student.rules.ts'
import {
  type Certificate,
  type CertificateFacts,
  certificateNumber,
  type CertificateReason,
  certificateReasons,
  competencesOf,
} from './certificate.rules.ts'
import { type ClosingReason, closingReasons, decidesAloneFrom } from './evaluation.rules.ts'
import { type FoundEvaluations, writingRefusal } from './evaluation.rules.ts'
import { findEvaluations } from './evaluation.service.ts'
import { Certificates } from './outcome.model.ts'

/** How many days after the end of a placement the school waits for answers: as many as for a host that is silent. */
async function waitDaysOf({ schoolId }: Placement): Promise<number> {
  return (await schoolSettings(schoolId)).silentHostDays
}

/** How the closing of an evaluation stands: what is against it, and from when the school may decide alone. */
export async function closingStanding(ctx: Ctx, { placement, evaluations }: FoundEvaluations, note: string | null) {
  const waitDays = await waitDaysOf(placement)
  const reasons: ClosingReason[] = closingReasons(placement, { evaluations, waitDays, today: ctx.today, note })
  return { reasons, aloneFrom: decidesAloneFrom(placement, waitDays) }
}

/** Closes the evaluation of a placement. Refused with ClosingReason, or `changed-meanwhile`. */
export async function closeEvaluation(ctx: Ctx, placementId: string, note: string | null): Promise<void> {
  const found = await findEvaluations(ctx, 'outcome.decide', placementId)
  const { reasons } = await closingStanding(ctx, found, note)
  if (reasons.length > 0) throw new Refused(...reasons)
  await makeMove(ctx, found.placement, { move: 'evaluate', reason: note })
}

/**
 * Sends the host's tutor a link to evaluate without account. Refused: `already-answered`, the reason why nobody may write
 * now, `cool-down`.
 */
export async function sendEvaluationLink(
  ctx: Ctx,
  placementId: string,
  { to, publicUrl }: { to: { name: string; email: string }; publicUrl: string },
): Promise<SentLink> {
  const found = await findEvaluations(ctx, 'outcome.decide', placementId)
  const refusal = linkRefusal(ctx, found)
  if (refusal) throw new Refused(refusal)
  const { schoolId, partnerId, host } = found.placement
  return sendPlacementLink(
    ctx,
    { purpose: 'evaluation', placementId, partnerId, schoolId, place: host.name, to },
    publicUrl,
  )
}

/** Why the host gets no link now; null when it may. */
export function linkRefusal(ctx: Ctx, { placement, evaluations }: FoundEvaluations) {
  if (evaluations.some(({ party, state }) => party === 'host' && state === 'sent')) return 'already-answered' as const
  return writingRefusal(placement, { party: 'host', send: false, today: ctx.today })
}

/** What a certificate would say now, and what is against it. */
export async function certificateStanding(
  ctx: Ctx,
  found: FoundEvaluations,
): Promise<{ facts: CertificateFacts; reasons: CertificateReason[] }> {
  const { facts, path } = await certificateFacts(ctx, found)
  return { facts, reasons: certificateReasons(found.placement, facts, path) }
}

/** What a certificate would say now; `path` is the whole of a path that is shared by several hosts. */
export async function certificateFacts(
  ctx: Ctx,
  { placement, evaluations, items }: FoundEvaluations,
): Promise<{ facts: CertificateFacts; path: PathHours | undefined }> {
  const { from, to, plannedMinutes: planned } = effectiveTerms(placement)
  const [totals, paths, student, school, [inClass = placement]] = await Promise.all([
    totalsOfPlacement(systemContext(ctx.now), placement),
    wholePaths(ctx, [placement]),
    studentNamed(placement.studentId),
    schoolOnPaper(placement.schoolId),
    inClassesOn([placement], to),
  ])
  const { surname, givenName, className } = inClass.student
  const facts: CertificateFacts = {
    student: { surname, givenName, birthDate: birthDayOf(student, ctx.today), className: className ?? '' },
    school: { name: school.name, code: school.code, head: school.principal },
    host: placement.host.name,
    title: placement.title,
    from,
    to,
    planned,
    approved: totals.approved,
    competences: competencesOf(evaluations, items),
  }
  return { facts, path: paths.get(placement._id) }
}

/**
 * Issues the certificate of competences with the next number of the school, and marks the placement certified. Refused with
 * CertificateReason, or `changed-meanwhile`.
 */
export async function issueCertificate(ctx: Ctx, placementId: string, eqf: number | null): Promise<Certificate> {
  const found = await findEvaluations(ctx, 'certificate.issue', placementId)
  const { facts, reasons } = await certificateStanding(ctx, found)
  if (reasons.length > 0) throw new Refused(...reasons)
  await refuseDeleted(spanOfPlacement(found.placement))
  const { _id, schoolId, studentId } = found.placement
  const certificate = await store({
    _id,
    schoolId,
    studentId,
    schoolYear: schoolYearOf(ctx.today),
    issuedAt: ctx.now,
    issuedBy: await authorOf(ctx),
    eqf,
    facts,
  })
  await makeMove(ctx, found.placement, { move: 'certify', reason: null })
  return certificate
}

// Each failed attempt means that somebody else got the number.
const mostAttempts = 200

async function store(unnumbered: Omit<Certificate, 'sequence' | 'number'>): Promise<Certificate> {
  return withNextNumber(unnumbered, async (next) => {
    // Of several clicks at once the first one issues it.
    const known = await Certificates.findById(unnumbered._id).lean<Certificate>()
    if (known) return known
    const certificate = { ...unnumbered, ...next, numbers: [next.number] }
    await Certificates.create(certificate)
    return certificate
  })
}

/**
 * Does this work with the next number of the school in that year, again with the one after it when somebody else got it
 * first. Refused: `changed-meanwhile` when that goes on for too long.
 */
export async function withNextNumber<T>(
  { schoolId, schoolYear }: Pick<Certificate, 'schoolId' | 'schoolYear'>,
  work: (next: Pick<Certificate, 'sequence' | 'number'>) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const last = await Certificates.findOne({ schoolId, schoolYear }, { sequence: 1 }).sort({ sequence: -1 }).lean()
    const sequence = (last?.sequence ?? 0) + 1
    try {
      return await work({ sequence, number: certificateNumber(schoolYear, sequence) })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }
  throw new Refused('changed-meanwhile')
}

/** The certificate of a placement; null while it is not certified. NotFound: somebody else's placement. */
export async function findCertificate(ctx: Ctx, placementId: string): Promise<Certificate | null> {
  const { placement } = await findEvaluations(ctx, 'evaluation.view', placementId)
  return placement.state === 'certified' ? Certificates.findById(placementId).lean<Certificate>() : null
}

/** The certificates of some placements, for callers who have decided who may know. */
export async function certificatesOf(placementIds: readonly string[]): Promise<Map<string, Certificate>> {
  const found = await Certificates.find({ _id: { $in: [...placementIds] } }).lean<Certificate[]>()
  return new Map(found.map((each) => [each._id, each]))
}

/** What the host attests of a placement: hours approved and still waiting; null before its end. */
export async function attestedPlacement(ctx: Ctx, placementId: string) {
  const { placement, evaluations } = await findEvaluations(ctx, 'evaluation.view', placementId)
  if (!endedStates.includes(placement.state)) return null
  const [totals, school, [inClass = placement]] = await Promise.all([
    totalsOfPlacement(systemContext(ctx.now), placement),
    schoolOnPaper(placement.schoolId),
    inClassesOn([placement], effectiveTerms(placement).to),
  ])
  const ofHost = evaluations.find(({ party, state }) => party === 'host' && state === 'sent')
  return { placement: inClass, totals, school, text: ofHost?.text ?? null }
}
