// The certificate of attendance (attestato di frequenza) of a lab. A school gives it to its own student once the lab is
// over, every minute of the student has been approved, and the minutes reach so many hundredths of those of the module
// (usually three quarters). Below that it is refused; the head of the school (dirigente) may decide otherwise in a signed
// note, whose reason stays on record, and the certificate says that it was given by such a decision. Its number is one per
// edition and never given twice; a reprint has the same number and says the same, whatever has changed since.
// Source: domain study 4 (P7); D.M. 774/2019 (certification of what was learnt belongs to the school).

import type { Attendance } from '../roll-calls/attendance.rules.ts'
import { plannedSessions, type Edition } from '../labs/edition.rules.ts'
import type { ModulePart } from '../lab-modules/lab-module.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'

/** What the certificate says: fixed when it is given. */
export interface AttestationFacts {
  student: { surname: string; givenName: string; birthDate: Day | null; className: string }
  school: { name: string; code: string; head: string | null }
  partner: { name: string; place: string }
  module: Pick<Edition['module'], 'code' | 'title' | 'level' | 'minutes' | 'cup'> & {
    theme: string
    parts: Pick<ModulePart, 'title' | 'minutes'>[]
  }
  schoolYear: SchoolYear
  /** The first and the last session. */
  from: Day
  to: Day
  trainers: string[]
  /** The teacher who came along. */
  tutor: string | null
  attended: Minutes
  /** Hundredths that were asked for. */
  threshold: number
}

/** The decision of the head of the school to give it below the threshold. */
export interface HeadsDecision {
  head: string
  reason: string
  at: Date
  by: { accountId: string | null; name: string }
}

export interface Attestation {
  /** `robotica-3a:giulia`: one per student and edition. */
  _id: string
  editionId: string
  studentId: string
  schoolId: string
  /** 1, 2, 3… in this edition. */
  sequence: number
  /** On paper: ROB-1/26-A/001. */
  number: string
  issuedAt: Date
  issuedBy: { accountId: string | null; name: string }
  decision: HeadsDecision | null
  facts: AttestationFacts
}

export type AttestationRefusal =
  | 'edition-cancelled'
  | 'sessions-ahead'
  | 'minutes-not-approved'
  | 'nothing-attended'
  | 'below-threshold'

export interface Standing {
  /** Of the edition, and what lies ahead of it. */
  edition: Pick<Edition, 'state' | 'sessions'> & { module: Pick<Edition['module'], 'minutes'> }
  /** Everything that is written, and only what the school has approved. */
  written: Pick<Attendance, 'attended' | 'possible'>
  approved: Pick<Attendance, 'attended' | 'needed' | 'possible'>
  today: Day
}

/** Every reason why the certificate cannot be given now; none when it can. */
export function attestationRefusals({ edition, written, approved, today }: Standing): AttestationRefusal[] {
  const ahead = edition.state !== 'completed' && plannedSessions(edition).some(({ day }) => day >= today)
  // What counts as still to come among the approved, and does not in all, waits for an approval.
  const waiting = written.attended !== approved.attended || written.possible !== approved.possible
  const against: [AttestationRefusal, boolean][] = [
    ['edition-cancelled', edition.state === 'cancelled'],
    ['sessions-ahead', ahead],
    ['minutes-not-approved', waiting || (!ahead && written.possible > 0)],
    ['nothing-attended', !waiting && written.attended === 0],
    ['below-threshold', approved.attended < approved.needed],
  ]
  return against.filter(([, holds]) => holds).map(([reason]) => reason)
}

/** Whether the head of the school may still give it: nothing but the threshold stands against it. */
export function mayBeDecided(refusals: readonly AttestationRefusal[]): boolean {
  return refusals.length === 1 && refusals[0] === 'below-threshold'
}

/** The minutes that are missing to the threshold; 0 when it is reached. */
export function missingMinutes({ attended, needed }: Pick<Attendance, 'attended' | 'needed'>): Minutes {
  return Math.max(0, needed - attended)
}

/** Whole hundredths of the minutes of the module, rounded down so that 74.9 % never reads as 75. */
export function percentOf(attended: Minutes, moduleMinutes: Minutes): number {
  return moduleMinutes === 0 ? 0 : Math.floor((attended * 100) / moduleMinutes)
}

export function attestationId({ editionId, studentId }: Pick<Attestation, 'editionId' | 'studentId'>): string {
  return `${editionId}:${studentId}`
}

/** The number on paper. */
export function attestationNumber(editionCode: string, sequence: number): string {
  return `${editionCode}/${String(sequence).padStart(3, '0')}`
}
