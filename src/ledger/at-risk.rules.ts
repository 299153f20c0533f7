// The list of who is at risk (elenco degli studenti a rischio): the gravest reasons first, then the higher years, then by
// class and name. It is narrowed by class or by any of the reasons of a student.

import type { SchoolClass } from '../schools/school-class.rules.ts'
import { byName, type Student } from '../schools/student.rules.ts'
import type { Counter } from './counter.rules.ts'
import { type Risk, type RiskReason, riskReasons } from './risk.rules.ts'

/** A student, with the gravest reason first. */
export interface StudentAtRisk {
  student: Student
  schoolClass: SchoolClass
  counter: Counter
  risks: [Risk, ...Risk[]]
}

export interface AtRisk {
  students: StudentAtRisk[]
  /** The classes of the third, fourth and fifth year that were looked at. */
  classes: SchoolClass[]
}

export function byGravity(a: StudentAtRisk, b: StudentAtRisk): number {
  return (
    riskReasons.indexOf(a.risks[0].reason) - riskReasons.indexOf(b.risks[0].reason) ||
    b.schoolClass.year - a.schoolClass.year ||
    a.schoolClass.label.localeCompare(b.schoolClass.label, 'it') ||
    byName(a.student, b.student)
  )
}

/** Those of a class, or for a reason, which then comes first; empty: no matter which. */
export function narrowed(
  students: readonly StudentAtRisk[],
  classId: string,
  reason: RiskReason | null,
): StudentAtRisk[] {
  return students
    .filter(({ schoolClass }) => classId === '' || schoolClass._id === classId)
    .flatMap((line): StudentAtRisk[] => {
      if (reason === null) return [line]
      const asked = line.risks.find((risk) => risk.reason === reason)
      return asked ? [{ ...line, risks: [asked, ...line.risks.filter((risk) => risk !== asked)] }] : []
    })
}
