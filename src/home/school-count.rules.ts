// What a school is told on its first page and nobody can count while a page loads: how many students are at risk, by
// class, and what stands in the return of the school year that is over. It is counted every night, and says when.

import type { Actor } from '../access/actor.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'

export interface SchoolCount {
  /** The school's. */
  _id: string
  at: Date
  atRisk: { classId: string; students: number }[]
  /** null: nothing to send, or sent already. */
  toSubmit: { schoolYear: SchoolYear; blocking: number } | null
}

/** How many students at risk this actor is told of: a teacher those of the own classes. */
export function atRiskFor(actor: Actor, { atRisk }: Pick<SchoolCount, 'atRisk'>): number {
  const own = actor.role === 'teacher' ? atRisk.filter(({ classId }) => actor.classIds.includes(classId)) : atRisk
  return own.reduce((sum, { students }) => sum + students, 0)
}
