import { can } from '../access/access.ts'
import { type Ctx, systemContext } from '../access/actor.ts'
import { coverTogether } from '../agreements/agreement.rules.ts'
import { agreementsOf } from '../agreements/agreement.service.ts'
import { isMet } from '../documents/document.rules.ts'
import { checklistOf } from '../documents/document.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import { hasStarted } from '../placements/placement-state.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { studentsOfTutor } from '../placements/tutor-load.service.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { schoolCover } from '../schools/school.service.ts'
import { birthDateOf } from '../schools/student-facts.service.ts'
import { studentFilesOf } from '../student-files/student-file.service.ts'
import { nearFacts } from './near-facts.rules.ts'
import { papersOf, wrotePapers } from './papers.service.ts'
import type { HeadException, Papers } from './papers.rules.ts'
import { completeSince, needs, type Need, type ReadinessFacts } from './readiness.rules.ts'

/** Everything that the check of a placement's papers asks, from whoever knows it; for callers who have decided who may. */
export async function readinessFacts(ctx: Ctx, placement: Placement, papers: Papers): Promise<ReadinessFacts> {
  const { schoolId, studentId } = placement
  const [host, agreement, cover, files, birth, { norms }] = await Promise.all([
    hostFacts(ctx, placement, papers),
    agreementFacts(ctx, placement),
    schoolCover(schoolId),
    studentFilesOf([studentId]),
    birthDateOf(studentId, ctx.today),
    currentProgramme(),
  ])
  const near = { placement, papers, cover, birth, safetyHours: norms.specificSafetyHours, today: ctx.today }
  return { ...nearFacts({ ...near, file: files.get(studentId) ?? null }), ...agreement, ...host }
}

async function hostFacts(ctx: Ctx, placement: Placement, { riskStatement }: Papers) {
  const system = systemContext(ctx.now)
  const { from, to } = effectiveTerms(placement)
  const tutorId = placement.hostTutor?.id
  const [lines, others] = await Promise.all([
    findPartner(system, 'partner.view', placement.partnerId).then((partner) => checklistOf(system, partner)),
    tutorId ? studentsOfTutor(tutorId, { from, to, but: placement._id }) : 0,
  ])
  const line = lines.find(({ kinds }) => kinds.includes('dvr-section'))
  // Who need not have a risk assessment declares instead, and may do so on the page.
  const declares = (line?.kinds.includes('self-declaration') ?? false) && riskStatement !== null
  return {
    dvrMet: declares || (line !== undefined && isMet(line)),
    studentsOfTutor: others + 1,
  }
}

async function agreementFacts(
  ctx: Ctx,
  placement: Placement,
): Promise<Pick<ReadinessFacts, 'agreement' | 'specificBy'>> {
  const { schoolId, partnerId } = placement
  const all = await agreementsOf(systemContext(ctx.now), { schoolId, partnerId })
  const chosen = all.find(({ _id }) => _id === placement.agreement?.agreementId)
  const { from, to } = effectiveTerms(placement)
  return {
    agreement: chosen
      ? {
          signed: chosen.state === 'signed' || chosen.state === 'ended',
          numbered: chosen.protocol !== null,
          coversPeriod: coverTogether(all, from, to),
        }
      : null,
    specificBy: chosen?.terms.safetyTraining ?? 'host',
  }
}

export interface GateAnswer {
  complete: boolean
  /** what is missing */
  needs: readonly Need[]
  /** the head of the school lets hours be logged all the same */
  exception: HeadException | null
}

/**
 * Whether the papers of a placement let hours of a day be logged, or let it start on that day. What was complete stays so
 * until its signatures are void; hours of days before it was complete are not let in.
 */
export async function papersGate(ctx: Ctx, placement: Placement, on: ReadinessFacts['today']): Promise<GateAnswer> {
  const papers = await papersOf(ctx, placement)
  const { exception } = papers
  const runs = placement.state !== 'documents'
  if (runs && papers.complete) return { complete: papers.complete.since <= on, needs: [], exception }
  const facts = await readinessFacts(ctx, placement, papers)
  const missing = needs(facts)
  if (missing.length > 0) return { complete: false, needs: missing, exception }
  const since = completeSince(facts) ?? ctx.today
  if (papers.complete?.since !== since) await wrotePapers(papers, { $set: { complete: { since } } })
  return { complete: since <= on, needs: [], exception }
}

/** How the papers of a placement stand, in short; null where there is nothing to tell this actor, or not yet. */
export async function papersInShort(ctx: Ctx, placement: Placement) {
  const record = { ...belongsOf(placement), placementId: placement._id }
  const told = placement.state === 'documents' || hasStarted(placement)
  if (!told || !can(ctx.actor, 'paperwork.view', record)) return null
  const papers = await papersOf(ctx, placement)
  const { exception, complete } = papers
  if (complete && placement.state !== 'documents') return { missing: 0, since: complete.since, exception }
  const missing = needs(await readinessFacts(ctx, placement, papers)).length
  return { missing, since: missing === 0 ? (complete?.since ?? null) : null, exception }
}
