import type { SchoolYear } from '../norms/school-year.rules.ts'
import { Enrolments } from './enrolment.model.ts'
import { SchoolClasses } from './school-class.model.ts'
import type { SchoolClass } from './school-class.rules.ts'
import { Schools } from './school.model.ts'
import { plainText, type School } from './school.rules.ts'

// For use cases that have already decided who may know.

interface InYear {
  schoolId: string
  schoolYear: SchoolYear
}

/** The class in which each of some students was last in a school year of a school; who was in none is not there. */
export async function classesInYear(
  studentIds: readonly string[],
  { schoolId, schoolYear }: InYear,
): Promise<Map<string, SchoolClass>> {
  const classes = await SchoolClasses.find({ schoolId, schoolYear }).sort({ _id: 1 }).lean<SchoolClass[]>()
  const byId = new Map(classes.map((each) => [each._id, each]))
  const enrolments = await Enrolments.find(
    { studentId: { $in: [...studentIds] }, classId: { $in: [...byId.keys()] } },
    { studentId: 1, classId: 1 },
  )
    .sort({ from: 1, _id: 1 })
    .lean()
  const found = new Map<string, SchoolClass>()
  for (const { studentId, classId } of enrolments) {
    const schoolClass = byId.get(classId)
    if (schoolClass) found.set(studentId, schoolClass)
  }
  return found
}

/** The province of each of some towns, as the register of schools has it for the schools there, by the plain name. */
export async function provincesOfTowns(towns: readonly string[]): Promise<Map<string, string>> {
  const wanted = new Set(towns.map(plainText).filter(Boolean))
  if (wanted.size === 0) return new Map()
  // The register writes towns in capitals, with an apostrophe for an accent.
  const capitals = towns.map((town) => town.trim().toUpperCase())
  const schools = await Schools.find(
    { 'sites.town': { $in: [...new Set(capitals)] }, province: { $ne: null } },
    { province: 1, 'sites.town': 1 },
  )
    .sort({ _id: 1 })
    .lean<Pick<School, 'province' | 'sites'>[]>()
  const provinces = new Map<string, string>()
  for (const { province, sites } of schools)
    for (const { town } of sites)
      if (town && province && wanted.has(plainText(town))) provinces.set(plainText(town), province)
  return provinces
}
