// A paper register that somebody has brought (registro cartaceo): what was read of it waits as a draft until the preview
// has been looked at and confirmed, or is thrown away. It is of one placement: the page it was uploaded from says which,
// or the tax code, the name and the host of its heading. Confirmed, its hours are lines of the hour register; the file,
// and the scan of the signed paper where there is one, are kept with it.

import { samePerson } from '../identifiers/tax-code.rules.ts'
import type { PaperOutlook } from '../hours/paper-hours.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import type { Day } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { lettersOf } from '../schools/student.rules.ts'
import type { PaperHeading } from './paper-heading.rules.ts'
import type { PaperLine, PaperReading, PaperTimes } from './paper-reading.rules.ts'

/** `applying`: confirmed, and being written; one that stays so was cut off, and confirming again finishes it. */
export type PaperState = 'draft' | 'applying' | 'applied'

export interface KeptFile {
  fileId: string
  name: string
  type: string
}

/** A row that comes in, with the key that makes it come in once. */
export interface PlannedRow {
  sheet: string
  row: number
  key: string
}

/** What became of the rows when they were confirmed. */
export interface PaperResult {
  rows: { sheet: string; row: number; outcome: 'in' | 'there' | 'refused'; reasons: string[] }[]
  minutes: Minutes
}

export interface PaperRegister extends PaperReading {
  _id: string
  schoolId: string
  /** null while nobody has said which of several it is of. */
  placementId: string | null
  uploadedBy: { accountId: string | null; name: string }
  uploadedAt: Date
  fileName: string
  file: KeptFile
  scan: KeptFile | null
  state: PaperState
  plan: PlannedRow[]
  result: PaperResult | null
  appliedBy: string | null
  appliedAt: Date | null
}

const draftLifeMs = 30 * 24 * 3_600_000

/** Drafts uploaded before this moment are forgotten. */
export function draftExpiry(now: Date): Date {
  return new Date(now.getTime() - draftLifeMs)
}

/** The minutes of a row as its times say, without the break. */
export function computedMinutes(times: readonly PaperTimes[]): Minutes {
  return sumMinutes(times.map(({ from, to, breakMinutes }) => minutesOf(to) - minutesOf(from) - breakMinutes))
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** How much more was declared than the times give; zero where nothing was declared. */
export function differenceOf({ declared, times }: Pick<PaperLine, 'declared' | 'times'>): Minutes {
  return declared === null ? 0 : declared - computedMinutes(times)
}

export interface PaperTotals {
  /** Of the rows, where hours were declared. */
  declared: Minutes
  computed: Minutes
}

export function totalsOf(lines: readonly PaperLine[]): PaperTotals {
  return {
    declared: sumMinutes(lines.map(({ declared }) => declared ?? 0)),
    computed: sumMinutes(lines.map(({ times }) => computedMinutes(times))),
  }
}

/** The rows that can be looked at: a day, times, and nothing unreadable. */
export function readableLines(lines: readonly PaperLine[]): (PaperLine & { day: Day })[] {
  return lines.flatMap((line) =>
    line.day && line.problem === null && line.times.length > 0 ? [{ ...line, day: line.day }] : [],
  )
}

export interface Candidate {
  _id: string
  student: { surname: string; givenName: string }
  taxCode: string | null
  host: { name: string; vatNumber: string | null }
  from: Day
  to: Day
}

/** Why the heading speaks of somebody else; a host with another name and no number is only worth a look. */
export type MismatchReason = 'other-student' | 'other-host'

/** What speaks against a register being of this placement. */
export function mismatches(heading: PaperHeading, candidate: Candidate): MismatchReason[] {
  return [
    ...(isOtherStudent(heading, candidate) ? ['other-student' as const] : []),
    ...(isOtherHost(heading, candidate) ? ['other-host' as const] : []),
  ]
}

function isOtherStudent(heading: PaperHeading, { student, taxCode }: Candidate): boolean {
  if (heading.taxCode && taxCode) return !samePerson(heading.taxCode, taxCode)
  return heading.student !== null && !sameName(heading.student, student)
}

function isOtherHost({ vatNumber }: PaperHeading, { host }: Candidate): boolean {
  return vatNumber !== null && host.vatNumber !== null && vatNumber !== host.vatNumber
}

/** Whether the name of the host on the paper is not that of the placement, as far as letters go. */
export function isHostUnlike({ host }: PaperHeading, candidate: Pick<Candidate, 'host'>): boolean {
  return host !== null && !isAlike(host, candidate.host.name)
}

function sameName(written: string, { surname, givenName }: Candidate['student']): boolean {
  const letters = lettersOf(written)
  return letters === lettersOf(surname + givenName) || letters === lettersOf(givenName + surname)
}

function isAlike(a: string, b: string): boolean {
  const [one, other] = [lettersOf(a), lettersOf(b)]
  return one.includes(other) || other.includes(one)
}

/** The placements a register can be of, by student, then host, then days; the best first, several when none stands out. */
export function matching(reading: PaperReading, candidates: readonly Candidate[]): Candidate[] {
  const { heading, lines } = reading
  const named = heading.taxCode !== null || heading.student !== null
  const ofStudent = candidates.filter((each) => named && isOfStudent(heading, each))
  const ofHost = ofStudent.filter((each) => !isOtherHost(heading, each) && !isHostUnlike(heading, each))
  const likely = ofHost.length > 0 ? ofHost : ofStudent.filter((each) => !isOtherHost(heading, each))
  const days = lines.flatMap(({ day }) => day ?? [])
  const inTime = likely.filter(({ from, to }) => days.some((day) => day >= from && day <= to))
  return inTime.length > 0 ? inTime : likely
}

// A tax code that nobody has entered says nothing: then the name decides.
function isOfStudent(heading: PaperHeading, candidate: Candidate): boolean {
  if (heading.taxCode && candidate.taxCode) return samePerson(heading.taxCode, candidate.taxCode)
  return heading.student !== null && sameName(heading.student, candidate.student)
}

/** A line of the list, with its placement. */
export interface ListedRegister {
  register: Pick<
    PaperRegister,
    '_id' | 'fileName' | 'placementId' | 'uploadedAt' | 'uploadedBy' | 'state' | 'result'
  > & {
    heading: Pick<PaperHeading, 'student' | 'host'>
  }
  placement: Placement | null
}

/** What would come in of a draft, and what speaks against its placement. */
export interface PaperPreview {
  placement: Placement
  /** Why it cannot be of this placement; empty when it can. */
  mismatches: MismatchReason[]
  /** The host is called otherwise on the paper. */
  hostUnlike: boolean
  /** What would become of the readable rows, by sheet and number. */
  outlooks: ReadonlyMap<string, PaperOutlook>
  /** The days on which the placement has hours already: on paper the student may have been absent. */
  writtenDays: ReadonlySet<Day>
}

/** How a row is found again. */
export function rowKey({ sheet, row }: { sheet: string; row: number }): string {
  return `${row} ${sheet}`
}
