// How many students one tutor of the host (tutor esterno) may follow at once, by the risk of the activity (rischio
// alto, medio, basso). Source: D.M. 195/2017, art. 5, in force since 5 January 2018.

export type RiskClass = 'low' | 'medium' | 'high'

const studentsPerTutor: Record<RiskClass, number> = { low: 12, medium: 8, high: 5 }

/** The students that many tutors may follow together; none without a tutor. */
export function studentsFollowedBy(tutors: number, risk: RiskClass): number {
  return tutors * studentsPerTutor[risk]
}

/** The tutors needed for that many students. */
export function tutorsNeeded(students: number, risk: RiskClass): number {
  return Math.ceil(students / studentsPerTutor[risk])
}
