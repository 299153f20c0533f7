import { type Ctx, systemContext } from '../access/actor.ts'
import { attestationsOfStudent } from '../attestations/attestation.service.ts'
import { listEntries } from '../hours/hour-entry.service.ts'
import { countersOf } from '../ledger/counter.service.ts'
import { priorHoursOf } from '../ledger/prior-hours.service.ts'
import { papersOf } from '../paperwork/papers.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { hasStarted } from '../placements/placement-state.rules.ts'
import { NotFound } from '../platform/errors.ts'
import { openFile } from '../platform/files.ts'
import { labMinutesOfStudents } from '../roll-calls/lab-minutes.service.ts'
import { schoolOnPaper } from '../schools/school.service.ts'
import { findStudentHistory } from '../schools/student.service.ts'
import type { Certificate } from './certificate.rules.ts'
import type { Dossier, DossierPart } from './dossier.rules.ts'
import { gather } from './evaluation.service.ts'
import { certificatesOf } from './outcome-move.service.ts'

/** Everything about one student for the final exam, as their school has it. NotFound: somebody else's student. */
export async function gatherDossier(ctx: Ctx, studentId: string): Promise<Dossier> {
  const { student, history } = await findStudentHistory(ctx, 'dossier.make', studentId)
  const { schoolId } = student
  const [counters, prior, labs, attestations, placements, school] = await Promise.all([
    countersOf(ctx, 'student.view', { schoolId, studentIds: [studentId] }),
    priorHoursOf([studentId]),
    labMinutesOfStudents(ctx, [studentId]),
    attestationsOfStudent(studentId),
    placementsOf(ctx, { schoolId, studentId }),
    schoolOnPaper(schoolId),
  ])
  const counter = counters.get(studentId)?.counter
  if (!counter) throw new NotFound(`counter of ${studentId}`)
  const certificates = await certificatesOf(placements.map(({ _id }) => _id))
  return {
    student,
    className: history[0]?.schoolClass.label ?? '',
    school: { name: school.name, code: school.code, head: school.principal },
    counter,
    prior: prior.get(studentId) ?? [],
    labs: labs.get(studentId) ?? [],
    attestations: attestations.filter((each) => each.schoolId === schoolId),
    parts: await Promise.all(placements.map((placement) => partOf(ctx, placement, certificates))),
  }
}

/** Those that have begun, whatever came after, oldest first. */
async function placementsOf(
  ctx: Ctx,
  { schoolId, studentId }: { schoolId: string; studentId: string },
): Promise<Placement[]> {
  const { placements } = await listPlacements(systemContext(ctx.now), 'placement.view', { studentIds: [studentId] })
  return placements.filter((each) => each.schoolId === schoolId && hasStarted(each)).toReversed()
}

async function partOf(
  ctx: Ctx,
  placement: Placement,
  certificates: ReadonlyMap<string, Certificate>,
): Promise<DossierPart> {
  const [entries, found, papers] = await Promise.all([
    listEntries(systemContext(ctx.now), 'placement.view', placement),
    gather(ctx, placement),
    papersOf(ctx, placement),
  ])
  const { evaluations, items, questionnaire } = found
  return {
    placement,
    entries: entries.filter(({ entry }) => entry.state === 'approved'),
    found: { items, questionnaire, evaluations: evaluations.filter(({ state }) => state === 'sent') },
    certificate: placement.state === 'certified' ? (certificates.get(placement._id) ?? null) : null,
    papers,
  }
}

/** The bytes of a scan. */
export async function scanBytes(fileId: string): Promise<Uint8Array> {
  const file = await openFile(fileId)
  if (!file) throw new NotFound(`file ${fileId}`)
  const parts: Buffer[] = []
  for await (const part of file.stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
