// A submission (invio) is what the office has entered in the Ministry's screens, or sent there: kept as it was, line by
// line, with the receipt. The first one holds the whole return; each later one only what has changed since the one before,
// and there is none when nothing has. Submissions of a school and year are numbered from 1 without gaps.

import type { ChangeCount, ReturnLine } from './return-lines.rules.ts'
import type { ReturnTotals } from './return-rows.rules.ts'
import type { ReturnStudent } from './return-facts.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { type Chain, type Fact, sealed } from '../ledger/chain.rules.ts'
import type { Day } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { groupBy } from '../schools/student.rules.ts'
import type { ReturnRows } from './return-rows.rules.ts'

export interface Receipt {
  /** As the Ministry gives it; null: there is only the file. */
  number: string | null
  on: Day
  file: ReceiptFile | null
}

export interface ReceiptFile {
  fileId: string
  name: string
  digest: string
}

/** What the Ministry knows of a student's hours after a submission. */
export interface SubmittedMinutes {
  studentId: string
  /** 1 to 5; null: the student was in no class */
  yearOfCourse: number | null
  /** In the school year, all paths together. */
  minutes: Minutes
  /** How many more (or fewer) than with the submission before. */
  change: Minutes
}

export interface Submission {
  _id: string
  schoolId: string
  schoolYear: SchoolYear
  /** 1, 2, 3… */
  number: number
  at: Date
  by: { accountId: string; name: string }
  receipt: Receipt
  /** Of the columns of its lines. */
  columnsVersion: number
  digest: string
  totals: ReturnTotals
  difference: ChangeCount
  /** The whole return as it was then, also what had been sent before. */
  lines: ReturnLine[]
  students: SubmittedMinutes[]
}

export type SubmittedSoFar = Pick<Submission, 'number' | 'digest' | 'lines' | 'students' | 'columnsVersion' | 'at'>

export function submissionId({ schoolId, schoolYear }: Chain, number: number): string {
  return `${schoolId}:${schoolYear}:${number}`
}

export type SubmissionRefusal =
  | 'year-deleted'
  | 'changed-meanwhile'
  | 'to-mend'
  | 'nothing-to-submit'
  | 'nothing-changed'
  | 'already-submitted'
  | 'in-the-future'
  | 'receipt-missing'

interface SubmissionFacts {
  today: Day
  /** Lines of the return now, and how many findings block it. */
  lines: number
  blocking: number
  digest: string
  last: Pick<Submission, 'number' | 'digest'> | null
  /** What was on the screen. */
  seen: { digest: string; number: number }
  receipt: { number: string | null; on: Day; hasFile: boolean }
}

/** Why a submission cannot be noted; none means yes. */
export function submissionRefusals(facts: SubmissionFacts): SubmissionRefusal[] {
  const { today, lines, blocking, digest, last, seen, receipt } = facts
  if (seen.number !== (last?.number ?? 0) + 1) return ['already-submitted']
  if (last === null && lines === 0) return ['nothing-to-submit']
  if (last !== null && last.digest === digest) return ['nothing-changed']
  const against: [SubmissionRefusal, boolean][] = [
    ['changed-meanwhile', seen.digest !== digest],
    ['to-mend', blocking > 0],
    ['in-the-future', receipt.on > today],
    ['receipt-missing', receipt.number === null && !receipt.hasFile],
  ]
  return against.filter(([, holds]) => holds).map(([reason]) => reason)
}

/** What the Ministry knows of each student after this return, and what is new in it; who is in it no longer has nothing. */
export function submittedMinutesOf(
  rows: Pick<ReturnRows, 'students'>,
  before: readonly SubmittedMinutes[],
): SubmittedMinutes[] {
  const known = new Map(before.map((each) => [each.studentId, each]))
  const now = [...groupBy(rows.students, ({ student }) => student._id)].map(([studentId, own]): SubmittedMinutes => {
    const minutes = sumMinutes(own.map(({ done }) => done))
    const yearOfCourse = yearOf(own[0]?.student)
    return { studentId, yearOfCourse, minutes, change: minutes - (known.get(studentId)?.minutes ?? 0) }
  })
  const present = new Set(now.map(({ studentId }) => studentId))
  const gone = before
    .filter(({ studentId, minutes }) => !present.has(studentId) && minutes !== 0)
    .map((each) => ({ ...each, minutes: 0, change: -each.minutes }))
  return [...now, ...gone].toSorted((a, b) => (a.studentId < b.studentId ? -1 : 1))
}

function yearOf(student: ReturnStudent | undefined): number | null {
  return student?.schoolClass?.year ?? null
}

/** What of a submission the control ledger holds: for each student how many minutes were sent, more or fewer than before. */
export function factsOfSubmission(submission: Submission): Fact[] {
  const { schoolId, schoolYear, number, at, receipt, students } = submission
  const name = `${schoolYear} n. ${number}`
  return students
    .filter(({ change }) => change !== 0)
    .map(({ studentId, yearOfCourse, change }) => ({
      source: `submission:${name}:${schoolId}:${studentId}`,
      kind: 'submission',
      subject: studentId,
      fields: {
        submission: name,
        student: studentId,
        yearOfCourse,
        minutes: change,
        receipt: sealed(`${receipt.number ?? ''} ${receipt.on} ${receipt.file?.digest ?? ''}`),
      },
      happenedAt: at,
      standing: 'holds',
    }))
}
