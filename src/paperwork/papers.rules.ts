// The papers of a placement (documenti del percorso): the training project (progetto formativo), signed by both tutors; the
// learning pact (patto formativo), signed by the student and, when the student is under 18 on the day of signing, by a
// parent; the specific safety training and the statement on risks of the host; the coordinator's word that the project
// fits the course; and, where the head of the school (dirigente) has decided so in writing, an exception that lets hours
// be logged without all of them. Parties sign in any order, each once. Whatever was signed is proved by the digest of what
// was agreed: editing it afterwards makes every signature void; void ones are kept, with who, when and why.
// Source: D.Lgs. 77/2005, art. 2-5; D.M. 195/2017, art. 3-5; domain study 2.1-2.2 and 8.

import { createHash } from 'node:crypto'
import type { RiskClass } from '../norms/tutor-ratio.rules.ts'
import type { WorkRisk } from '../partners/profile.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { preparingStates, underWayStates } from '../placements/placement-state.rules.ts'
import { inOrder } from '../placements/terms.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'

export const papers = ['project', 'pact'] as const
export type Paper = (typeof papers)[number]

export const signingParties = ['student', 'parent', 'schoolTutor', 'hostTutor'] as const
export type SigningParty = (typeof signingParties)[number]

export interface PaperSignature {
  paper: Paper
  party: SigningParty
  name: string
  /** the day of the click, or on the paper */
  on: Day
  how: 'screen' | 'link' | 'paper'
  recordedAt: Date
  accountId: string | null
  linkId: string | null
  scan: { fileId: string; name: string } | null
  /** of what was agreed then */
  digest: string
}

export type VoidReason = 'project-edited' | 'terms-edited' | 'signed-as-minor'

export interface VoidedSignature extends PaperSignature {
  voided: { at: Date; by: string; why: VoidReason }
}

/** What the student will do and learn. */
export interface Project {
  objectives: string
  competences: string[]
  /** three to five */
  activities: string[]
  /** how it will be assessed */
  assessment: string
  /** protective equipment (DPI); null when none is needed */
  ppe: string | null
  /** some of it from a distance */
  remote: boolean
  risk: WorkRisk
}

/** Who recorded something, by name. */
interface Author {
  accountId: string | null
  name: string
}

export interface SpecificSafety {
  on: Day
  minutes: Minutes
  provider: string
  risk: RiskClass
  by: Author
}

/** The host declares that the student is not given work of high risk by its own risk assessment (DVR). */
export interface RiskStatement {
  on: Day
  /** the document of the host that says so, if one was chosen */
  documentId: string | null
  note: string | null
  by: Author
}

export interface Coherence {
  on: Day
  text: string
  by: Author
}

export interface HeadException {
  head: string
  reason: string
  protocol: string
  on: Day
  scan: { fileId: string; name: string }
  at: Date
  by: Author
}

export type PapersEvent =
  | 'project-saved'
  | 'signed'
  | 'voided'
  | 'safety-recorded'
  | 'risk-declared'
  | 'coherence-approved'
  | 'exception-recorded'
  | 'link-sent'

export interface PapersLine {
  at: Date
  by: Author
  event: PapersEvent
  /** which paper and party, or what else is to be said */
  what: string | null
}

export interface Papers {
  /** the placement's */
  _id: string
  placementId: string
  schoolId: string
  studentId: string
  partnerId: string
  /** grows with each write */
  version: number
  project: Project | null
  signatures: PaperSignature[]
  voided: VoidedSignature[]
  specificSafety: SpecificSafety | null
  riskStatement: RiskStatement | null
  coherence: Coherence | null
  exception: HeadException | null
  /** from which day on everything was there; taken away with the signatures */
  complete: { since: Day } | null
  history: PapersLine[]
}

type Whose = Pick<Placement, '_id' | 'schoolId' | 'studentId' | 'partnerId'>

/** The papers of a placement for which nothing has been written yet. */
export function emptyPapers({ _id, schoolId, studentId, partnerId }: Whose): Papers {
  return {
    _id,
    placementId: _id,
    schoolId,
    studentId,
    partnerId,
    version: 0,
    project: null,
    signatures: [],
    voided: [],
    specificSafety: null,
    riskStatement: null,
    coherence: null,
    exception: null,
    complete: null,
    history: [],
  }
}

/** Whether they were taken away at the end of their term: that they were complete is all that is left of them. */
export function areRemoved({ complete, project }: Pick<Papers, 'complete' | 'project'>): boolean {
  return complete !== null && project === null
}

/** Who signs which paper of this placement; in a simulated enterprise the school's tutor stands for both. */
export function partiesOf(paper: Paper, { kind }: Pick<Placement, 'kind'>): SigningParty[] {
  if (paper === 'pact') return ['student', 'parent']
  return kind === 'simulated-enterprise' ? ['schoolTutor'] : ['schoolTutor', 'hostTutor']
}

type Agreed = Pick<Placement, 'title' | 'host' | 'terms'>

/**
 * What is proved by a signature: what, where and when. People are left out, because a tutor may change without a new
 * signature by the student; and amendments, which are signed by themselves.
 */
export function papersDigest({ title, host, terms }: Agreed, project: Project | null): string {
  const slots = inOrder(terms.timetable).map(({ weekday, from, to, siteId }) => [weekday, from, to, siteId ?? ''])
  const agreed = [title, host.name, host.site.id, terms.from, terms.to, terms.plannedMinutes, slots]
  const content = project && [
    project.objectives,
    project.competences,
    project.activities,
    project.assessment,
    project.ppe,
    project.remote,
    project.risk,
  ]
  return createHash('sha256')
    .update(JSON.stringify([agreed, content]))
    .digest('hex')
}

/** Whether papers may still be written: not before there is something to write for, nor once it is over. */
export function isWritable({ state }: Pick<Placement, 'state'>): boolean {
  return preparingStates.includes(state) || underWayStates.includes(state)
}

/** Whether papers may be signed: once the documents have begun, since the host then knows who the student is. */
export function isSignable({ state }: Pick<Placement, 'state'>): boolean {
  return state === 'documents' || underWayStates.includes(state)
}

/** The signatures of another text than the present one. Once a placement runs, its terms change by amendment only. */
export function staleSignatures(
  { signatures }: Pick<Papers, 'signatures'>,
  placement: Agreed & Pick<Placement, 'state'>,
  project: Project | null,
): PaperSignature[] {
  if (!preparingStates.includes(placement.state)) return []
  const digest = papersDigest(placement, project)
  return signatures.filter((signature) => signature.digest !== digest)
}

export function signatureOf(
  { signatures }: Pick<Papers, 'signatures'>,
  paper: Paper,
  party: SigningParty,
): PaperSignature | null {
  return signatures.find((signature) => signature.paper === paper && signature.party === party) ?? null
}

const fewestActivities = 3
const mostActivities = 5

export type ProjectRefusal = 'too-few-activities' | 'too-many-activities' | 'no-competences'

/** What is wrong with a training project. */
export function projectRefusals({
  activities,
  competences,
}: Pick<Project, 'activities' | 'competences'>): ProjectRefusal[] {
  return [
    ...(activities.length < fewestActivities ? ['too-few-activities' as const] : []),
    ...(activities.length > mostActivities ? ['too-many-activities' as const] : []),
    ...(competences.length === 0 ? ['no-competences' as const] : []),
  ]
}
