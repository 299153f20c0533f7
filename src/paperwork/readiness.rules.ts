// What a placement needs before an hour may be logged (controllo dei documenti): the agreement, signed, with its protocol
// number and in force on every planned day; the host's section on risks (integrazione al DVR, or a declaration where the
// host has none) and its word that no work is of high risk; the project signed by both tutors; the pact signed by the
// student and, under 18 on the day of signing, by a parent; the family's notice; four hours of general safety training
// and the specific ones by the risk of the work (4, 8, 12); third-party liability and INAIL on every planned day; both
// tutors; at most 5, 8 or 12 students for one tutor of the host, counted over all schools; fifteen years of age; a
// timetable that may be; and the coordinator's word that the project fits the course. For each it is said who must act,
// since when, and where. A simulated enterprise has no host: what is asked of one falls away.
// Source: D.Lgs. 77/2005; D.M. 195/2017, art. 3-5; L. 107/2015, c. 784-bis, 784-quater, 784-novies; domain study 8.

import { studentsFollowedBy } from '../norms/tutor-ratio.rules.ts'
import { ageOn, type Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import { leastGeneralMinutes } from '../student-files/student-file.rules.ts'
import type { Papers, PaperSignature } from './papers.rules.ts'
import { isMinorOn, pactStanding, signsAgain } from './signature.rules.ts'

export const needKinds = [
  'age',
  'school-tutor',
  'host-tutor',
  'timetable',
  'agreement',
  'agreement-days',
  'insurance',
  'inail',
  'family-notice',
  'general-safety',
  'project',
  'high-risk',
  'tutor-ratio',
  'project-school-tutor',
  'project-host-tutor',
  'pact-student',
  'pact-parent',
  'dvr-section',
  'risk-statement',
  'specific-safety',
  'coherence',
] as const
export type NeedKind = (typeof needKinds)[number]

export type Who = 'student' | 'parent' | 'office' | 'coordinator' | 'schoolTutor' | 'hostTutor' | 'host'

/** Where it is done. */
export type Way =
  | 'placement'
  | 'agreement'
  | 'settings'
  | 'student-file'
  | 'project'
  | 'sign-project'
  | 'sign-pact'
  | 'host-documents'
  | 'host-safety'
  | 'coherence'

export interface Need {
  need: NeedKind
  who: Who
  /** since when it is awaited */
  since: Day
  how: Way
}

/** Why hours cannot be logged yet: papers are missing, and which. */
export type PapersReason = 'papers-incomplete' | `missing-${NeedKind}`

// More at once helps nobody.
const mostNamed = 5

/** The reasons of a refusal, naming the first that is missing; none when hours may be logged. */
export function papersReasons(gate: {
  complete: boolean
  needs: readonly Pick<Need, 'need'>[]
  exception: unknown
}): PapersReason[] {
  if (gate.complete || gate.exception) return []
  return ['papers-incomplete', ...gate.needs.slice(0, mostNamed).map(({ need }) => `missing-${need}` as const)]
}

export interface ReadinessFacts {
  today: Day
  /** since when the documents are awaited */
  begun: Day
  simulated: boolean
  period: { from: Day; to: Day }
  /** null: nobody knows it */
  birth: Day | null
  hasSchoolTutor: boolean
  hasHostTutor: boolean
  /** null: none is chosen */
  agreement: { signed: boolean; numbered: boolean; coversPeriod: boolean } | null
  insurance: { covers: boolean; inail: boolean }
  familyNoticeOn: Day | null
  generalSafety: { on: Day; minutes: Minutes } | null
  papers: Pick<Papers, 'project' | 'riskStatement' | 'specificSafety' | 'coherence'> & {
    signatures: readonly Pick<PaperSignature, 'paper' | 'party' | 'on'>[]
    /** when the project was last saved; null before */
    projectSavedOn: Day | null
  }
  /** the host has a valid section on risks, or the declaration instead */
  dvrMet: boolean
  /** the least specific training for the risk of the project */
  specificMinutes: Minutes
  /** who gives it, by the agreement */
  specificBy: 'host' | 'school'
  /** the students of the same host tutor at once, this one included */
  studentsOfTutor: number
  /** reasons against the timetable */
  timetable: readonly string[]
}

export interface CheckLine extends Need {
  met: boolean
}

const youngest = 15

/** Everything that is asked of this placement, met or not, in the order in which it is best done. */
export function checklist(facts: ReadinessFacts): CheckLine[] {
  return [
    ...placementLines(facts),
    ...schoolLines(facts),
    ...projectLines(facts),
    ...pactLines(facts),
    ...hostLines(facts),
  ].filter(({ need }) => !facts.simulated || !ofHosts.includes(need))
}

/** What is missing; none when hours may be logged. */
export function needs(facts: ReadinessFacts): Need[] {
  return checklist(facts).flatMap(({ met, ...need }) => (met ? [] : [need]))
}

const ofHosts: readonly NeedKind[] = [
  'host-tutor',
  'agreement',
  'agreement-days',
  'tutor-ratio',
  'project-host-tutor',
  'dvr-section',
  'risk-statement',
]

function placementLines(facts: ReadinessFacts): CheckLine[] {
  const { agreement, birth, period } = facts
  const line = (need: NeedKind, met: boolean): CheckLine => {
    return { need, who: 'coordinator', since: facts.begun, how: 'placement', met }
  }
  const ofOffice = (need: NeedKind, met: boolean): CheckLine => {
    return { need, who: 'office', since: facts.begun, how: 'agreement', met }
  }
  return [
    line('age', birth === null || ageOn(birth, period.from) >= youngest),
    line('school-tutor', facts.hasSchoolTutor),
    line('host-tutor', facts.hasHostTutor),
    line('timetable', facts.timetable.length === 0),
    ofOffice('agreement', agreement !== null && agreement.signed && agreement.numbered),
    ofOffice('agreement-days', agreement?.coversPeriod ?? false),
  ]
}

function schoolLines(facts: ReadinessFacts): CheckLine[] {
  const line = (need: NeedKind, met: boolean, how: Way): CheckLine => {
    return { need, who: 'office', since: facts.begun, how, met }
  }
  return [
    line('insurance', facts.insurance.covers, 'settings'),
    line('inail', facts.insurance.inail, 'settings'),
    line('family-notice', facts.familyNoticeOn !== null, 'student-file'),
    line('general-safety', (facts.generalSafety?.minutes ?? 0) >= leastGeneralMinutes, 'student-file'),
  ]
}

function projectLines(facts: ReadinessFacts): CheckLine[] {
  const { project, signatures, projectSavedOn, coherence } = facts.papers
  const since = projectSavedOn ?? facts.begun
  const signed = (party: string) => signatures.some((each) => each.paper === 'project' && each.party === party)
  const written: CheckLine = {
    need: 'project',
    who: 'schoolTutor',
    since: facts.begun,
    how: 'project',
    met: project !== null,
  }
  const fits: CheckLine = { need: 'coherence', who: 'coordinator', since, how: 'coherence', met: coherence !== null }
  if (!project) return [written, fits]
  const banned = project.risk === 'banned'
  const limit = project.risk === 'banned' ? 0 : studentsFollowedBy(1, project.risk)
  return [
    written,
    { need: 'high-risk', who: 'schoolTutor', since, how: 'project', met: !banned },
    { need: 'tutor-ratio', who: 'coordinator', since, how: 'placement', met: banned || facts.studentsOfTutor <= limit },
    fits,
    { need: 'project-school-tutor', who: 'schoolTutor', since, how: 'sign-project', met: signed('schoolTutor') },
    { need: 'project-host-tutor', who: 'hostTutor', since, how: 'sign-project', met: signed('hostTutor') },
  ]
}

function pactLines({ papers: { signatures, projectSavedOn }, begun, birth, today }: ReadinessFacts): CheckLine[] {
  const { student, parent, parentNeeded } = pactStanding(signatures, birth)
  const since = projectSavedOn ?? begun
  const again = signsAgain({ signatures }, birth, today)
  // Before the student has signed the age of today says who will have to.
  const asked = student ? parentNeeded && !again : isMinorOn(birth, today)
  return [
    { need: 'pact-student', who: 'student', since, how: 'sign-pact', met: student && !again },
    ...(asked ? [{ need: 'pact-parent', who: 'parent', since, how: 'sign-pact', met: parent } as const] : []),
  ]
}

function hostLines(facts: ReadinessFacts): CheckLine[] {
  const { begun: since, simulated, specificBy } = facts
  const { riskStatement, specificSafety } = facts.papers
  const who: Who = simulated || specificBy === 'school' ? 'office' : 'host'
  const enough = (specificSafety?.minutes ?? 0) >= facts.specificMinutes
  return [
    { need: 'dvr-section', who: 'host', since, how: 'host-documents', met: facts.dvrMet },
    { need: 'risk-statement', who: 'host', since, how: 'host-safety', met: riskStatement !== null },
    { need: 'specific-safety', who, since, how: 'host-safety', met: enough },
  ]
}

/** The day on which the last of the papers was there; null when there is none. For papers of which nothing is missing. */
export function completeSince({ papers, familyNoticeOn, generalSafety }: ReadinessFacts): Day | null {
  const days = [
    ...papers.signatures.map(({ on }) => on),
    papers.riskStatement?.on,
    papers.specificSafety?.on,
    papers.coherence?.on,
    familyNoticeOn,
    generalSafety?.on,
  ].filter((each) => each != null)
  return days.toSorted().at(-1) ?? null
}
