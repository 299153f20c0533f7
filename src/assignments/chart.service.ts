import type { Ctx } from '../access/actor.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import type { Place } from './assignment.rules.ts'
import { decidedBy, findOutcome } from './assignment.service.ts'
import { chartsOf, fillOf, outcomeOf, type RoundCharts } from './chart.rules.ts'

/**
 * What came of a round in figures. A school reads those of its own students, of whom it knows everything anyway; the city
 * those of everybody, with small numbers masked.
 */
export async function chartsOfRound(ctx: Ctx, roundId: string): Promise<RoundCharts> {
  const outcome = await findOutcome(ctx, 'assignment.view', roundId)
  const { round, assignments } = outcome
  const { actor } = ctx
  const seen = assignments.places.filter(({ schoolId }) => !('schoolId' in actor) || schoolId === actor.schoolId)
  const [{ file, result, names }, sexes, schools, programme] = await Promise.all([
    decidedBy(outcome),
    sexesOf(seen),
    schoolNames(assignments.schoolIds),
    currentProgramme(),
  ])
  const districtOf = new Map(round.parts.map(({ schoolId, district }) => [schoolId, district ?? '']))
  const people = seen.map((place) => ({
    outcome: outcomeOf(place),
    school: place.schoolId,
    district: districtOf.get(place.schoolId) ?? '',
    sex: sexes.get(place.unitId) ?? '',
  }))
  const offers = new Map(names.offers.map((offer) => [offer.offerId, offer]))
  return {
    round,
    charts: chartsOf(people),
    fill: fillOf(file.offers, assignments.places, result).map((fill) => {
      const offer = offers.get(fill.offerId)
      return { ...fill, title: offer?.title ?? '', partner: offer?.partner ?? '' }
    }),
    schools,
    districts: new Map(programme.districts.map(({ code, name }) => [code, name[ctx.language]])),
  }
}

async function sexesOf(places: readonly Place[]): Promise<Map<string, string>> {
  const students = await studentsNamed(places.flatMap(({ studentId }) => studentId ?? []))
  return new Map(places.map(({ unitId, studentId }) => [unitId, students.get(studentId ?? '')?.sex ?? '']))
}
