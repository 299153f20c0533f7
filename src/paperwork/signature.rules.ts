// Who may sign a paper of a placement, and how. On screen everybody for themselves: the student, both tutors; by a link a
// parent, or the host's tutor without account. On paper the school records it with the scan. Who signs the pact is
// decided by the age on the day of signing: under 18 a parent signs beside the student. Whoever signed as a minor and has
// come of age before a parent signed signs again, alone: nobody represents an adult.
// Source: Codice civile, art. 2 and 316; D.M. 195/2017, art. 3; domain study 2.1.

import type { Actor } from '../access/actor.ts'
import { sameName } from '../agreements/signing.rules.ts'
import { ageOn, type Day, daysBetween } from '../platform/day.ts'
import { type Paper, type Papers, type PaperSignature, signatureOf, type SigningParty } from './papers.rules.ts'

const ofAge = 18

/** Whether somebody is under 18 on a day; whose birth day nobody knows is taken for a minor. */
export function isMinorOn(birth: Day | null, on: Day): boolean {
  return birth === null || ageOn(birth, on) < ofAge
}

type Signed = Pick<PaperSignature, 'paper' | 'party' | 'on'>

/** How the pact stands: signed by whom it needs, or who is missing. */
export function pactStanding(
  signatures: readonly Signed[],
  birth: Day | null,
): { student: boolean; parent: boolean; parentNeeded: boolean } {
  const find = (party: SigningParty) => signatures.find((each) => each.paper === 'pact' && each.party === party)
  const student = find('student')
  const parent = find('parent')
  const parentNeeded = student !== undefined && isMinorOn(birth, student.on)
  return { student: student !== undefined, parent: parent !== undefined, parentNeeded }
}

/** Whether a student who signed under age and without a parent has come of age since, and so signs again. */
export function signsAgain(papers: { signatures: readonly Signed[] }, birth: Day | null, on: Day): boolean {
  const { student, parent, parentNeeded } = pactStanding(papers.signatures, birth)
  return student && parentNeeded && !parent && !isMinorOn(birth, on)
}

/** For whom this person signs that paper on screen; null when for nobody. */
export function partyFor(actor: Actor, paper: Paper): SigningParty | null {
  if (actor.role === 'guest') {
    if (actor.purpose === 'pact') return paper === 'pact' ? 'parent' : null
    return actor.purpose === 'project' && paper === 'project' ? 'hostTutor' : null
  }
  if (paper === 'pact') return actor.role === 'student' ? 'student' : null
  if (actor.role === 'teacher') return 'schoolTutor'
  return actor.role === 'host' ? 'hostTutor' : null
}

export type SignatureRefusal =
  | 'not-signable'
  | 'no-project'
  | 'high-risk-work'
  | 'already-signed'
  | 'changed-meanwhile'
  | 'not-your-paper'
  | 'not-the-addressee'
  | 'not-the-student'
  | 'parent-is-student'
  | 'student-of-age'
  | 'declaration-missing'
  | 'date-in-the-future'
  | 'date-too-old'

/** Why nobody gets a link to sign a paper now. */
export type LinkRefusal =
  | 'not-signable'
  | 'no-project'
  | 'high-risk-work'
  | 'already-signed'
  | 'student-of-age'
  | 'same-address'
  | 'not-your-paper'

export interface SigningFacts {
  /** the placement has come so far, and is not over */
  signable: boolean
  /** of what is agreed now */
  digest: string
  birth: Day | null
  studentName: string
  parties: readonly SigningParty[]
}

interface Given {
  paper: Paper
  party: SigningParty
  name: string
  on: Day
}

/** What stands against any signature of that party on that day, on screen or on paper. */
function refusalsOfAny(
  papers: Pick<Papers, 'signatures' | 'project'>,
  given: Given,
  facts: SigningFacts,
): SignatureRefusal[] {
  if (!facts.parties.includes(given.party)) return ['not-your-paper']
  const again = given.party === 'student' && signsAgain(papers, facts.birth, given.on)
  if (signatureOf(papers, given.paper, given.party) && !again) return ['already-signed']
  const against = textRefusal(papers, facts)
  return against ? [against] : personRefusals(given, facts)
}

/** Why nothing can be signed now, by whomever. */
export function textRefusal(
  { project }: Pick<Papers, 'project'>,
  { signable }: Pick<SigningFacts, 'signable'>,
): 'not-signable' | 'no-project' | 'high-risk-work' | null {
  if (!signable) return 'not-signable'
  if (!project) return 'no-project'
  return project.risk === 'banned' ? 'high-risk-work' : null
}

function personRefusals({ party, name, on }: Given, { birth, studentName }: SigningFacts): SignatureRefusal[] {
  const isStudent = sameName(name, studentName)
  if (party === 'student') return isStudent ? [] : ['not-the-student']
  if (party !== 'parent') return []
  return [
    ...(isMinorOn(birth, on) ? [] : ['student-of-age' as const]),
    ...(isStudent ? ['parent-is-student' as const] : []),
  ]
}

export interface OnScreen extends Given {
  declaration: boolean
  /** of what was on the screen */
  digest: string
}

/** Why this person cannot sign on screen or by the link; none when the signature holds. */
export function screenRefusals(
  papers: Pick<Papers, 'signatures' | 'project'>,
  given: OnScreen,
  { actor, ...facts }: SigningFacts & { actor: Actor },
): SignatureRefusal[] {
  if (partyFor(actor, given.paper) !== given.party) return ['not-your-paper']
  const always = refusalsOfAny(papers, given, facts)
  const hard: readonly SignatureRefusal[] = ['already-signed', 'not-signable', 'no-project', 'not-your-paper']
  if (always.some((reason) => hard.includes(reason))) return always
  if (given.digest !== facts.digest) return ['changed-meanwhile']
  return [
    ...always,
    ...(actor.role === 'guest' && !sameName(actor.name, given.name) ? ['not-the-addressee' as const] : []),
    ...(given.declaration ? [] : ['declaration-missing' as const]),
  ]
}

const oldestPaper = 366

/** Why a signature on paper cannot be recorded; it may be older than the record, but not a year. */
export function paperRefusals(
  papers: Pick<Papers, 'signatures' | 'project'>,
  given: Given,
  { today, ...facts }: SigningFacts & { today: Day },
): SignatureRefusal[] {
  if (given.on > today) return ['date-in-the-future']
  if (daysBetween(given.on, today) > oldestPaper) return ['date-too-old']
  return refusalsOfAny(papers, given, facts)
}
