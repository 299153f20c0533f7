// The evaluations of a placement (valutazioni): one of the host's tutor, one of the student about themself, one of the
// school's tutor, who also writes a report. Each may be begun once the placement runs and is kept as a draft that nobody
// else reads; it may be handed in from the last day on, and changed until the placement counts as evaluated. The school
// closes the evaluation when host and tutor have answered; who has not done so some days after the end no longer holds it
// up, but a note then says how the school decided. Host and student read
// what others have said once they have answered themselves, or the evaluation is closed.
// Source: D.Lgs. 77/2005, art. 6; D.M. 195/2017, art. 4 (students read the reports about them); domain study 2.1.

import type { Actor } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { isMoveFrom, underWayStates } from '../placements/placement-state.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { addDays, type Day, dayOf } from '../platform/day.ts'
import type { EvaluationParty, Item, Level, Question, Questionnaire } from './questionnaire.rules.ts'

export interface Answer {
  code: string
  level: Level
}

export interface Evaluation {
  /** `<placement>:<party>`: one of each. */
  _id: string
  placementId: string
  party: EvaluationParty
  schoolId: string
  partnerId: string
  studentId: string
  /** The version of the questionnaire it was begun with. */
  questionnaire: number
  /** The competences of the training project, as they were then. */
  technical: string[]
  /** About the student. */
  answers: Answer[]
  /** About the placement. */
  own: Answer[]
  /** Remarks; of the school's tutor the report. */
  text: string | null
  state: 'draft' | 'sent'
  /** Grows with each write. */
  version: number
  by: { accountId: string | null; name: string }
  savedAt: Date
  sentAt: Date | null
}

/** A placement with everything that is asked and has been answered about it; drafts of others are in it too. */
export interface FoundEvaluations {
  placement: Placement
  evaluations: Evaluation[]
  questionnaire: Questionnaire
  /** The competences of the training project. */
  technical: string[]
  items: Item[]
}

/** What somebody has filled in; `version` is that of the evaluation on the screen, 0 of one not begun. */
export interface Filled extends Pick<Evaluation, 'answers' | 'own' | 'text'> {
  version: number
  send: boolean
}

export function evaluationId(placementId: string, party: EvaluationParty): string {
  return `${placementId}:${party}`
}

/** Who evaluates this placement: a simulated enterprise has no host. */
export function evaluatingParties({ kind }: Pick<Placement, 'kind'>): EvaluationParty[] {
  return kind === 'simulated-enterprise' ? ['student', 'tutor'] : ['host', 'student', 'tutor']
}

/** For whom this person fills in an evaluation; null for nobody. */
export function partyOf(actor: Actor): EvaluationParty | null {
  if (actor.role === 'host') return 'host'
  if (actor.role === 'guest') return actor.purpose === 'evaluation' ? 'host' : null
  if (actor.role === 'student') return 'student'
  return actor.role === 'teacher' ? 'tutor' : null
}

export type WritingRefusal = 'not-begun' | 'already-evaluated' | 'not-over-yet' | 'not-your-evaluation'

type Standing = Pick<Placement, 'kind' | 'state' | 'terms' | 'amendments'>

/** Why this party cannot write, or with `send` hand in, an evaluation today; null when it can. */
export function writingRefusal(
  placement: Standing,
  { party, send, today }: { party: EvaluationParty | null; send: boolean; today: Day },
): WritingRefusal | null {
  if (!party || !evaluatingParties(placement).includes(party)) return 'not-your-evaluation'
  const { state } = placement
  if (state === 'evaluated' || state === 'certified') return 'already-evaluated'
  if (state !== 'concluded' && !underWayStates.includes(state)) return 'not-begun'
  const isOver = state === 'concluded' || effectiveTerms(placement).to <= today
  return send && !isOver ? 'not-over-yet' : null
}

/** The codes of what is still to be answered before an evaluation can be handed in. */
export function unanswered(
  { answers, own }: Pick<Evaluation, 'answers' | 'own'>,
  { items, questions }: { items: readonly Item[]; questions: readonly Question[] },
): string[] {
  const lacking = (asked: readonly { code: string }[], given: readonly Answer[]) =>
    asked.filter(({ code }) => !given.some((answer) => answer.code === code)).map(({ code }) => code)
  return [...lacking(items, answers), ...lacking(questions, own)]
}

type Known = Pick<Evaluation, 'party' | 'state'>

/**
 * The answers about the student that this person may read: the own ones, and those handed in once they have answered or
 * nobody answers any more.
 */
export function readableBy<E extends Known>(
  evaluations: readonly E[],
  { actor, state }: { actor: Actor } & Pick<Placement, 'state'>,
): E[] {
  const party = partyOf(actor)
  const sent = evaluations.filter((each) => each.state === 'sent')
  const answered = sent.some((each) => each.party === party)
  const isOpen = state !== 'evaluated' && state !== 'certified'
  const isOutside = party === 'host' || party === 'student'
  return isOutside && isOpen && !answered ? [] : sent
}

/** Whether this person reads what that party says of the placement and in its own words. */
export function readsWords(actor: Actor, about: EvaluationParty, what: 'own' | 'text'): boolean {
  const reader = partyOf(actor)
  if (reader === 'host') return about === 'host'
  if (reader !== 'student' || about === 'student') return true
  // What is written about a student is theirs to read; what host and school say of each other is not.
  return what === 'text'
}

export type ClosingReason = 'not-from-this-state' | 'host-not-answered' | 'tutor-not-answered' | 'note-missing'

type Lived = Pick<Placement, 'kind' | 'state' | 'history'>

interface ClosingFacts {
  evaluations: readonly Known[]
  /** How many days after the end nobody is waited for any more. */
  waitDays: number
  today: Day
  /** What the school writes when it decides without an answer. */
  note: string | null
}

/** The parties that have not answered, of those that the school waits for. */
export function silentParties(placement: Pick<Placement, 'kind'>, evaluations: readonly Known[]): ('host' | 'tutor')[] {
  const awaited = evaluatingParties(placement).filter((party) => party !== 'student')
  return awaited.filter((party) => !evaluations.some((each) => each.party === party && each.state === 'sent'))
}

/** From which day on the school may decide without an answer; null before the end. */
export function decidesAloneFrom({ history }: Pick<Placement, 'history'>, waitDays: number): Day | null {
  const concluded = history.findLast(({ event }) => event === 'concluded')
  return concluded ? addDays(dayOf(concluded.at), waitDays) : null
}

/** Why the evaluation of a placement cannot be closed yet, all together; none when it can. */
export function closingReasons(
  placement: Lived,
  { evaluations, waitDays, today, note }: ClosingFacts,
): ClosingReason[] {
  if (!isMoveFrom(placement.state, 'evaluate')) return ['not-from-this-state']
  const silent = silentParties(placement, evaluations)
  if (silent.length === 0) return []
  const from = decidesAloneFrom(placement, waitDays)
  if (from !== null && from <= today) return note ? [] : ['note-missing']
  return silent.map((party) => (party === 'host' ? 'host-not-answered' : 'tutor-not-answered'))
}
