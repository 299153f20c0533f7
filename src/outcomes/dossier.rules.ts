// The dossier of a student for the final exam (fascicolo della formazione scuola-lavoro): the hours of each year against the
// minimum, what earlier schools have certified, every placement with its evaluations and certificate, the labs, and as
// attachments first of all the learning pacts with their signatures. One archive holds the account to print, the registers
// as a workbook, the pacts and the certificates. Only approved hours are in it.
// Source: D.M. 226/2024 (paths are documented with attachments, the first of them the patto formativo); domain study 1.2.

import { createHash } from 'node:crypto'
import type { Attestation } from '../attestations/attestation.rules.ts'
import type { DatedEntry } from '../hours/hour-entry.rules.ts'
import type { Counter } from '../ledger/counter.rules.ts'
import type { PriorHours } from '../ledger/prior-hours.rules.ts'
import type { Papers } from '../paperwork/papers.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import type { LabMinutes } from '../roll-calls/lab-minutes.rules.ts'
import type { Student } from '../schools/student.rules.ts'
import type { Certificate } from './certificate.rules.ts'
import type { FoundEvaluations } from './evaluation.rules.ts'

/** One placement of the dossier. */
export interface DossierPart {
  placement: Placement
  /** Approved, by day and time. */
  entries: DatedEntry[]
  /** Those that were handed in. */
  found: Pick<FoundEvaluations, 'evaluations' | 'items' | 'questionnaire'>
  certificate: Certificate | null
  papers: Papers
}

export interface Dossier {
  student: Student
  /** As it is today, or was last; empty when the student was never in one. */
  className: string
  school: { name: string; code: string; head: string | null }
  counter: Counter
  prior: PriorHours[]
  labs: LabMinutes[]
  attestations: Attestation[]
  /** Oldest first. */
  parts: DossierPart[]
}

/** The same as long as nothing of the dossier has changed. */
export function dossierDigest({
  student,
  className,
  school,
  counter,
  prior,
  labs,
  attestations,
  parts,
}: Dossier): string {
  const { surname, givenName, taxCode, birthDate } = student
  const content = [
    [surname, givenName, taxCode, birthDate, className, school],
    counter,
    prior.map(({ _id, minutes }) => [_id, minutes]),
    labs,
    attestations.map(({ number }) => number),
    parts.map(({ placement, entries, found, certificate, papers }) => [
      [placement._id, placement.history.length, placement.state],
      entries.map(({ day, entry }) => [day, entry.id, entry.minutes]),
      found.evaluations.map(({ _id, version }) => [_id, version]),
      certificate?.number ?? null,
      papers.version,
    ]),
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/** The scans of the pact, with whose signature each of them is. */
export function pactScans({ signatures }: Pick<Papers, 'signatures'>) {
  return signatures.flatMap(({ paper, party, scan }) => (paper === 'pact' && scan ? [{ party, scan }] : []))
}
