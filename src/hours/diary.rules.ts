// The diary of a placement (diario di bordo): for each day a page of the student's own words, and one photograph of the
// work. It is no register and counts no hours: it helps to tell the experience at the exam. Student, school tutors and
// host read it. A page is written for a day of the placement that has come, until the competences are certified. Of the
// photograph only the picture is kept: where and when it was taken, and with what, is left out.
// Source: D.M. 195/2017, art. 4 (the student reports on the experience); D.M. 226/2024 (curriculum and interview at the
// exam); GDPR, art. 5.1.c.

import type { PlacementState } from '../placements/placement-state.rules.ts'
import { type Agreed, effectiveTerms } from '../placements/terms.rules.ts'
import type { Day } from '../platform/day.ts'

export const longestDiaryText = 2000

export interface DiaryPhoto {
  fileId: string
  type: 'image/jpeg' | 'image/png'
  bytes: number
}

export interface DiaryPage {
  /** Of placement and day: there is one. */
  _id: string
  placementId: string
  schoolId: string
  partnerId: string
  studentId: string
  day: Day
  text: string
  photo: DiaryPhoto | null
  /** Counts the writings: who has read an older page cannot write over a newer one. */
  version: number
  editedAt: Date
}

export function diaryPageId(placementId: string, day: Day): string {
  return `${placementId}:${day}`
}

export type DiaryRefusal = 'day-outside' | 'day-to-come' | 'diary-closed'

const writtenIn: readonly PlacementState[] = ['active', 'suspended', 'concluded', 'evaluated']

/** Every reason against writing the page of a day; none means yes. */
export function diaryRefusals(
  placement: Agreed & { state: PlacementState },
  { day, today }: { day: Day; today: Day },
): DiaryRefusal[] {
  const against: [DiaryRefusal, boolean][] = [
    ['diary-closed', !writtenIn.includes(placement.state)],
    ['day-outside', day < placement.terms.from || day > effectiveTerms(placement).to],
    ['day-to-come', day > today],
  ]
  return against.filter(([, holds]) => holds).map(([reason]) => reason)
}
