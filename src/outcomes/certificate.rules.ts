// The certificate of competences (certificazione delle competenze) of a placement: the school certifies, not the host. It is
// issued once, for an evaluated placement of which at least three quarters of the planned hours were attended and approved,
// and names the competences at the levels that the school's tutor has given, or the host's where the school decided without
// its tutor. A level below sufficient certifies nothing, nor does what was not observed. Its number is one per school and
// school year; a reprint says the same whatever has changed since. When the approved hours have changed after it was issued
// (a rectification), the school issues it again: with a new number and the hours of that day, saying which one it takes the
// place of; no number is given twice. With less than three quarters left it no longer holds, and is not issued. The return to the Ministry calls it the final one in the
// last year of the course, and intermediate before.
// Source: D.Lgs. 77/2005, art. 6; D.M. 195/2017, art. 5; D.M. 774/2019; domain study 2.1 and 2.2.

import { threeQuartersReached } from '../norms/required-hours.rules.ts'
import { compactSchoolYear, type SchoolYear } from '../norms/school-year.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { isMoveFrom } from '../placements/placement-state.rules.ts'
import type { PathHours } from '../placements/shared-path.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { Evaluation } from './evaluation.rules.ts'
import { type Area, certifiedAreas, type Item, type Level } from './questionnaire.rules.ts'

export interface CertifiedCompetence {
  area: Area
  text: string
  level: Level
}

/** What the certificate says: fixed when it is issued. */
export interface CertificateFacts {
  student: { surname: string; givenName: string; birthDate: Day | null; className: string }
  school: { name: string; code: string; head: string | null }
  host: string
  title: string
  from: Day
  to: Day
  planned: Minutes
  approved: Minutes
  competences: CertifiedCompetence[]
}

export interface Certificate {
  /** The placement's. */
  _id: string
  schoolId: string
  studentId: string
  schoolYear: SchoolYear
  /** 1, 2, 3… of this school in this year. */
  sequence: number
  number: string
  issuedAt: Date
  issuedBy: { accountId: string | null; name: string }
  /** Of the European Qualifications Framework; null where it is not said. */
  eqf: number | null
  facts: CertificateFacts
  /** Every number it has had, the present one last; missing in records of earlier versions that have had one only. */
  numbers?: string[]
  /** What was issued before it, oldest first; missing as long as nothing was. */
  earlier?: EarlierCertificate[]
}

/** A certificate that another one has taken the place of. */
export interface EarlierCertificate {
  number: string
  issuedAt: Date
  approved: Minutes
}

export const eqfLevels = [2, 3, 4] as const

export type CertificateReason = 'not-from-this-state' | 'below-three-quarters' | 'nothing-to-certify'

const certifiable: readonly Level[] = ['excellent', 'good', 'sufficient']

type Told = Pick<Evaluation, 'party' | 'state' | 'answers'>

/** The competences with the levels that count. */
export function competencesOf(evaluations: readonly Told[], items: readonly Item[]): CertifiedCompetence[] {
  const sent = (party: Evaluation['party']) => evaluations.find((each) => each.party === party && each.state === 'sent')
  const answers = (sent('tutor') ?? sent('host'))?.answers ?? []
  return items.flatMap(({ code, area, text }) => {
    const level = answers.find((answer) => answer.code === code)?.level
    return level && certifiable.includes(level) && certifiedAreas.includes(area) ? [{ area, text: text.it, level }] : []
  })
}

/**
 * Why no certificate can be issued, all together; none when it can. Of a path that is shared by several hosts three
 * quarters of the whole count.
 */
export function certificateReasons(
  { state }: Pick<Placement, 'state'>,
  facts: Pick<CertificateFacts, 'approved' | 'planned' | 'competences'>,
  path: PathHours = facts,
): CertificateReason[] {
  if (!isMoveFrom(state, 'certify')) return ['not-from-this-state']
  const { competences } = facts
  return [
    ...(threeQuartersReached(path.approved, path.planned) ? [] : ['below-three-quarters' as const]),
    ...(competences.length === 0 ? ['nothing-to-certify' as const] : []),
  ]
}

export type ReissueReason = 'not-certified' | 'nothing-changed' | 'below-three-quarters' | 'nothing-to-certify'

/** What was certified, what the register says now, and the whole of a path that is shared by several hosts. */
export interface CertifiedAndNow {
  issued: Pick<CertificateFacts, 'approved'>
  facts: Pick<CertificateFacts, 'approved' | 'planned' | 'competences'>
  path?: PathHours | undefined
}

/** Why a certificate cannot be issued again, all together; none when it can. */
export function reissueReasons(
  { state }: Pick<Placement, 'state'>,
  { issued, facts, path = facts }: CertifiedAndNow,
): ReissueReason[] {
  if (state !== 'certified') return ['not-certified']
  const against: ReissueReason[] = [
    ...(threeQuartersReached(path.approved, path.planned) ? [] : ['below-three-quarters' as const]),
    ...(facts.competences.length === 0 ? ['nothing-to-certify' as const] : []),
  ]
  return against.length === 0 && issued.approved === facts.approved ? ['nothing-changed'] : against
}

/** The certificate as it is issued again: the same record, with what was issued before in its lists. */
export function certificateAnew(
  before: Certificate,
  now: Pick<Certificate, 'schoolYear' | 'sequence' | 'number' | 'issuedAt' | 'issuedBy' | 'facts'>,
): Certificate {
  const { number, numbers = [number], earlier = [], issuedAt, facts } = before
  return {
    ...before,
    ...now,
    numbers: [...numbers, now.number],
    earlier: [...earlier, { number, issuedAt, approved: facts.approved }],
  }
}

/** CC/202627/001 */
export function certificateNumber(schoolYear: SchoolYear, sequence: number): string {
  return `CC/${compactSchoolYear(schoolYear)}/${String(sequence).padStart(3, '0')}`
}
