import type { Ctx } from '../access/actor.ts'
import { labelsOfClasses, studentsNamed } from '../schools/student-facts.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { answerablePlace, decidedBy, findOutcome, outcomeById, placesFor } from './assignment.service.ts'
import type { Place } from './assignment.rules.ts'
import type { Decided } from './outcome.rules.ts'
import type { OutcomeRow } from './outcome-row.rules.ts'

/** A published round and the rows this actor may know by name: those of the own school; none for the city. */
export async function viewOutcome(ctx: Ctx, roundId: string): Promise<Decided & { rows: OutcomeRow[] }> {
  const outcome = await findOutcome(ctx, 'assignment.view', roundId)
  const places = placesFor(ctx.actor, outcome.assignments)
  const [decided, rows] = await Promise.all([decidedBy(outcome), rowsOf(places)])
  return { ...decided, rows }
}

async function rowsOf(places: readonly Place[]): Promise<OutcomeRow[]> {
  const [students, labels] = await Promise.all([
    studentsNamed(places.flatMap(({ studentId }) => studentId ?? [])),
    labelsOfClasses(places.map(({ classId }) => classId)),
  ])
  return places.map((place) => ({
    place,
    student: students.get(place.studentId ?? '') ?? null,
    className: labels.get(place.classId) ?? '',
  }))
}

/** The place of one unit of this actor, to be answered for; NotFound for others'. */
export async function viewPlace(
  ctx: Ctx,
  { roundId, unitId }: { roundId: string; unitId: string },
): Promise<Decided & { place: Place; name: string | null }> {
  const outcome = await outcomeById(roundId)
  const place = answerablePlace(ctx, outcome.assignments, unitId)
  const decided = await decidedBy(outcome)
  if (ctx.actor.role === 'student') return { ...decided, place, name: null }
  const [row] = await rowsOf([place])
  return { ...decided, place, name: row?.student ? fullName(row.student) : (row?.className ?? '') }
}
