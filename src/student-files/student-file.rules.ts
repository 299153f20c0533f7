// What a school keeps on a student for every placement (fascicolo dello studente): that the family has received the notice
// on data (informativa alle famiglie), without which no name leaves the school; and the general safety training of four
// hours (formazione generale), given once by the school and credited for ever. Whoever corrects an entry leaves the one
// before in the history.
// Source: GDPR, art. 13 (information first); D.M. 195/2017, art. 5; Accordo Stato-Regioni 17 April 2025, no. 59.

import { type Day, daysBetween } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'

export const noticeWays = ['letter', 'meeting', 'portal'] as const
export type NoticeWay = (typeof noticeWays)[number]

export interface Recorder {
  accountId: string | null
  name: string
}

/** That the family was told, by which text and how. */
export interface FamilyNotice {
  on: Day
  /** which text it was: '2026/27', 'v. 3' */
  textVersion: string
  how: NoticeWay
  by: Recorder
}

export interface GeneralSafety {
  on: Day
  minutes: Minutes
  /** who gave it: the school, the ministry's platform, another body */
  provider: string
  scan: { fileId: string; name: string } | null
  by: Recorder
}

export type FileEvent = 'notice' | 'notice-corrected' | 'safety' | 'safety-corrected'

export interface FileLine {
  at: Date
  by: Recorder
  event: FileEvent
  /** the day that was recorded */
  on: Day
}

export interface StudentFile {
  /** the student's */
  _id: string
  studentId: string
  schoolId: string
  familyNotice: FamilyNotice | null
  generalSafety: GeneralSafety | null
  history: FileLine[]
}

/** Four hours: less is no general training. */
export const leastGeneralMinutes: Minutes = 240
const mostGeneralMinutes: Minutes = 40 * 60

/** A student of whom nothing is recorded yet. */
export function emptyFile(studentId: string, schoolId: string): StudentFile {
  return { _id: studentId, studentId, schoolId, familyNotice: null, generalSafety: null, history: [] }
}

/** Whether the family has been told on that day. */
export function isFamilyInformed(file: Pick<StudentFile, 'familyNotice'> | null, on: Day): boolean {
  return file?.familyNotice != null && file.familyNotice.on <= on
}

/** Whether the student has the general training on that day. */
export function hasGeneralSafety(file: Pick<StudentFile, 'generalSafety'> | null, on: Day): boolean {
  const safety = file?.generalSafety
  return safety != null && safety.on <= on && safety.minutes >= leastGeneralMinutes
}

export type RecordRefusal = 'date-in-the-future' | 'date-too-old' | 'too-few-hours' | 'too-many-hours'

const oldest = 10 * 366

/** Why a day cannot be recorded: it has not come yet, or is more than ten years past. */
export function dateRefusals(on: Day, today: Day): RecordRefusal[] {
  if (on > today) return ['date-in-the-future']
  return daysBetween(on, today) > oldest ? ['date-too-old'] : []
}

/** Why a training cannot be recorded as the general one. */
export function generalSafetyRefusals(
  { on, minutes }: Pick<GeneralSafety, 'on' | 'minutes'>,
  today: Day,
): RecordRefusal[] {
  return [
    ...dateRefusals(on, today),
    ...(minutes < leastGeneralMinutes ? ['too-few-hours' as const] : []),
    ...(minutes > mostGeneralMinutes ? ['too-many-hours' as const] : []),
  ]
}

/** What is recorded for several students of a class at once. */
export type ClassRecord =
  | ({ what: 'notice' } & Omit<FamilyNotice, 'by'>)
  | ({ what: 'safety' } & Omit<GeneralSafety, 'by' | 'scan'>)

type Recorded = Pick<StudentFile, 'familyNotice' | 'generalSafety'>

/** What holds of two files of one student: of each record the earlier. */
export function joinedFile(kept: Recorded, gone: Recorded): Recorded {
  return {
    familyNotice: earlier(kept.familyNotice, gone.familyNotice),
    generalSafety: earlier(kept.generalSafety, gone.generalSafety),
  }
}

function earlier<T extends { on: Day }>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b
  return b.on < a.on ? b : a
}
