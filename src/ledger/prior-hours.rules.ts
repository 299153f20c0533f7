// Hours of an earlier school (ore certificate da un'altra scuola): who comes from another school brings the paper that says
// how many hours of school-to-work were done in which year of the course. The office or the coordinator types them and
// keeps the paper with them; one line for each school year. They count towards the minimum and in no register of ours. A
// line typed wrong is taken back, and stays with who did it and when.
// Source: D.M. 226/2024 (paths of earlier years are documented with attachments).

import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Minutes } from '../platform/minutes.ts'

export interface PriorAuthor {
  accountId: string | null
  name: string
  at: Date
}

export interface PriorHours {
  _id: string
  schoolId: string
  studentId: string
  schoolYear: SchoolYear
  /** Of the course: 3, 4 or 5. */
  year: number
  minutes: Minutes
  /** As the paper names it. */
  fromSchool: string
  certificate: { fileId: string; name: string; type: string; bytes: number; digest: string }
  by: PriorAuthor
  /** Who took it back; null while it counts. */
  removed: PriorAuthor | null
}

/** More than any school could have given in one year. */
const mostPriorMinutes = 1000 * 60

export type PriorRefusal = 'future-year' | 'year-taken' | 'too-many-minutes' | 'no-minutes'

/** What is wrong with the year and the hours somebody typed; `present` is the school year of today. */
export function priorRefusals(
  { schoolYear, minutes }: Pick<PriorHours, 'schoolYear' | 'minutes'>,
  present: SchoolYear,
): { field: 'schoolYear' | 'minutes'; refusal: PriorRefusal }[] {
  return [
    ...(schoolYear > present ? [{ field: 'schoolYear', refusal: 'future-year' } as const] : []),
    ...(minutes > mostPriorMinutes ? [{ field: 'minutes', refusal: 'too-many-minutes' } as const] : []),
    ...(minutes <= 0 ? [{ field: 'minutes', refusal: 'no-minutes' } as const] : []),
  ]
}
