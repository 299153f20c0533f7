import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { underWayStates } from '../placements/placement-state.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { Forbidden } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { schoolCover } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { birthDayOf } from '../schools/student.rules.ts'
import { studentFilesOf } from '../student-files/student-file.service.ts'
import { certainFacts } from './near-facts.rules.ts'
import { PlacementPapers } from './papers.model.ts'
import { emptyPapers, type Papers, staleSignatures } from './papers.rules.ts'
import { type Need, needs } from './readiness.rules.ts'

/** A placement that waits for papers. */
export interface WaitingPapers {
  placement: Placement
  /** What is certainly missing; what only agreement, host and other placements know is not among it. */
  needs: Need[]
  /** It runs, and no hour may be logged. */
  blocked: boolean
}

/**
 * The placements of this actor whose documents are being collected, and those that run although signatures have become
 * void since; who begins first comes first. A few queries, however many there are.
 */
export async function papersWaiting(ctx: Ctx): Promise<WaitingPapers[]> {
  const permission = 'paperwork.view'
  const [collecting, voided] = await Promise.all([
    listPlacements(ctx, permission, { states: ['documents'] }),
    withoutCompletePapers(ctx),
  ])
  const running =
    voided.length === 0
      ? []
      : (await listPlacements(ctx, permission, { ids: voided, states: underWayStates })).placements
  const placements = [...running, ...collecting.placements]
  if (placements.length === 0) return []
  const missing = await certainNeeds(ctx, placements)
  return placements
    .map((placement) => ({
      placement,
      needs: missing.get(placement._id) ?? [],
      blocked: placement.state !== 'documents',
    }))
    .toSorted((a, b) => (effectiveTerms(a.placement).from < effectiveTerms(b.placement).from ? -1 : 1))
}

/** The placements whose papers are written and not complete, and that no word of the head lets run. */
async function withoutCompletePapers(ctx: Ctx): Promise<string[]> {
  const { schoolId, partnerId, studentId } = visible(ctx.actor, 'paperwork.view')
  const whose = studentId ? { studentId } : partnerId ? { partnerId } : schoolId ? { schoolId } : null
  if (!whose) throw new Forbidden('papers of everybody')
  const open = { complete: null, exception: null }
  const found = await PlacementPapers.find({ $and: [whose, open] }, { _id: 1 })
    .sort({ _id: 1 })
    .lean<Pick<Papers, '_id'>[]>()
  return found.map(({ _id }) => _id)
}

/** What is certainly missing of each of these placements, for callers who have decided who may know. */
async function certainNeeds(ctx: Ctx, placements: readonly Placement[]): Promise<Map<string, Need[]>> {
  const studentIds = placements.map(({ studentId }) => studentId)
  const schoolIds = [...new Set(placements.map(({ schoolId }) => schoolId))]
  const [papers, files, students, covers, { norms }] = await Promise.all([
    PlacementPapers.find({ _id: { $in: placements.map(({ _id }) => _id) } })
      .sort({ _id: 1 })
      .lean<Papers[]>(),
    studentFilesOf(studentIds),
    studentsNamed(studentIds),
    Promise.all(schoolIds.map(async (id) => [id, await schoolCover(id)] as const)),
    currentProgramme(),
  ])
  const [written, coverOf] = [new Map(papers.map((each) => [each._id, each])), new Map(covers)]
  return new Map(
    placements.flatMap((placement) => {
      const { _id, studentId, schoolId } = placement
      const [student, cover] = [students.get(studentId), coverOf.get(schoolId)]
      if (!student || !cover) return []
      const facts = certainFacts({
        placement,
        papers: standing(written.get(_id) ?? emptyPapers(placement), placement),
        cover,
        file: files.get(studentId) ?? null,
        birth: birthDayOf(student, ctx.today),
        safetyHours: norms.specificSafetyHours,
        today: ctx.today,
      })
      return [[_id, needs(facts)] as const]
    }),
  )
}

/** Without the signatures of a text that has been edited since. */
function standing(papers: Papers, placement: Placement): Papers {
  const stale = staleSignatures(papers, placement, papers.project)
  return { ...papers, signatures: papers.signatures.filter((signature) => !stale.includes(signature)) }
}
