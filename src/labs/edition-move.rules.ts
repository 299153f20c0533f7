// How an edition moves on (stati dell'edizione): a draft is opened for enrolments, started by an act of its own, suspended
// and resumed, completed or cancelled. It starts only when everything is there: sessions for all the hours of the module,
// contents whose hours add up, somebody who trains, at least the minimum of participants (below it the city may let it
// start, saying why), the privacy document of every student's family, the modules and machine authorisations that the
// module asks for, and a partner in good standing. It is completed when all its sessions lie behind and all roll calls are
// taken. To suspend or cancel one says why.
// Source: domain study 4 (P3, P4, P6: the start of a module is a separate act; the sessions add up to its hours).

import type { HostingRefusal } from '../partners/qualification.rules.ts'
import type { Day } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { type Edition, type EditionState, expectedAt, plannedSessions } from './edition.rules.ts'

export const editionEvents = ['open', 'start', 'suspend', 'resume', 'complete', 'cancel'] as const
export type EditionEvent = (typeof editionEvents)[number]

/** How a line of the history calls what happened. */
export type EditionHappened = 'opened' | 'started' | 'suspended' | 'resumed' | 'completed' | 'cancelled'

const table: Record<EditionEvent, { from: readonly EditionState[]; to: EditionState; event: EditionHappened }> = {
  open: { from: ['draft'], to: 'open', event: 'opened' },
  start: { from: ['open'], to: 'running', event: 'started' },
  suspend: { from: ['running'], to: 'suspended', event: 'suspended' },
  resume: { from: ['suspended'], to: 'running', event: 'resumed' },
  complete: { from: ['running'], to: 'completed', event: 'completed' },
  cancel: { from: ['draft', 'open', 'running', 'suspended'], to: 'cancelled', event: 'cancelled' },
}

/** Whether an edition in that state may make that move at all. */
export function isMoveFrom(state: EditionState, event: EditionEvent): boolean {
  return table[event].from.includes(state)
}

/** The state a move leads to, and how its line of history is called. */
export function resultOf(event: EditionEvent): { to: EditionState; event: EditionHappened } {
  return { to: table[event].to, event: table[event].event }
}

/** Whether that move is only made with a reason. */
export function asksReason(event: EditionEvent): boolean {
  return event === 'suspend' || event === 'cancel'
}

export type StartReason =
  | 'no-sessions'
  | 'sessions-too-short'
  | 'parts-do-not-add-up'
  | 'no-trainer'
  | 'below-minimum'
  | 'privacy-missing'
  | 'module-missing'
  | 'authorisation-missing'
  | HostingRefusal

/** What is known from elsewhere when an edition is to start. */
export interface StartFacts {
  /** Why nothing may begin with the partner. */
  standing: readonly HostingRefusal[]
  /** Students who have not completed a module that this one builds on. */
  withoutModule: readonly string[]
  /** Students who lack an authorisation for a machine that this module asks for. */
  withoutAuthorisation: readonly string[]
}

/** One thing that is missing; the students it is missing for, none where it is of the edition. */
export interface StartProblem {
  reason: StartReason
  studentIds: string[]
}

type Starting = Pick<Edition, 'sessions' | 'module' | 'staff' | 'participants' | 'minimum'>

/** Everything that an edition lacks before it can start; none when it can. */
export function startProblems(edition: Starting, facts: StartFacts, on: Day): StartProblem[] {
  const { module, minimum } = edition
  const here = presentParticipants(edition, on)
  const without = (studentIds: readonly string[]) => here.filter((id) => studentIds.includes(id))
  const privacy = edition.participants.filter(({ privacyOn }) => privacyOn === null).map(({ studentId }) => studentId)
  const planned = plannedMinutes(edition)
  const plain: [StartReason, boolean][] = [
    ['no-sessions', plannedSessions(edition).length === 0],
    ['sessions-too-short', planned > 0 && planned < module.minutes],
    ['parts-do-not-add-up', sumMinutes(module.parts.map(({ minutes }) => minutes)) !== module.minutes],
    ['no-trainer', !edition.staff.some(({ part }) => part === 'trainer')],
    ['below-minimum', here.length < minimum],
  ]
  const ofStudents: [StartReason, string[]][] = [
    ['privacy-missing', without(privacy)],
    ['module-missing', without(facts.withoutModule)],
    ['authorisation-missing', without(facts.withoutAuthorisation)],
  ]
  return [
    ...plain.filter(([, missing]) => missing).map(([reason]) => ({ reason, studentIds: [] })),
    ...ofStudents.filter(([, ids]) => ids.length > 0).map(([reason, studentIds]) => ({ reason, studentIds })),
    ...facts.standing.map((reason) => ({ reason, studentIds: [] })),
  ]
}

/** Who has not withdrawn by that day, also those whose first session is still to come. */
export function presentParticipants(edition: Pick<Edition, 'participants'>, on: Day): string[] {
  return edition.participants.filter(({ to }) => to === null || to >= on).map(({ studentId }) => studentId)
}

/** The minutes of the sessions that take place. */
export function plannedMinutes(edition: Pick<Edition, 'sessions'>): Minutes {
  return sumMinutes(plannedSessions(edition).map(({ minutes }) => minutes))
}

export type CompleteReason = 'sessions-ahead' | 'sessions-too-short' | 'roll-calls-missing'

/** What the roll calls say when an edition is to be completed. */
export interface CompletionFacts {
  /** How many sessions that took place have no roll call. */
  missingRollCalls: number
  /** The students who have reached the attendance of the city. */
  finishedBy: readonly string[]
}

/** Why an edition cannot be completed today: what is still to come, or was not written down. */
export function completeReasons(
  edition: Pick<Edition, 'sessions' | 'module'>,
  { missingRollCalls }: Pick<CompletionFacts, 'missingRollCalls'>,
  today: Day,
): CompleteReason[] {
  const ahead = plannedSessions(edition).some(({ day }) => day > today)
  return [
    ...(ahead ? (['sessions-ahead'] as const) : []),
    ...(plannedMinutes(edition) < edition.module.minutes ? (['sessions-too-short'] as const) : []),
    ...(missingRollCalls > 0 ? (['roll-calls-missing'] as const) : []),
  ]
}

/** The next session that is not over yet, today's included; null when there is none. */
export function nextSession(edition: Pick<Edition, 'sessions'>, now: { day: Day; time: string }) {
  const left = plannedSessions(edition).filter(({ day, to }) => day > now.day || (day === now.day && to > now.time))
  return left[0] ?? null
}

/** The next session at which that student is expected; null when there is none. */
export function nextSessionOf(edition: Edition, studentId: string, now: { day: Day; time: string }) {
  const expected = edition.sessions.filter(({ day }) =>
    expectedAt(edition, day).some((participant) => participant.studentId === studentId),
  )
  return nextSession({ sessions: expected }, now)
}

/** The students whose minutes are at least so many hundredths of those of the module. */
export function finishedStudents(
  lines: readonly { studentId: string | null; minutes: Minutes }[],
  { moduleMinutes, percent }: { moduleMinutes: Minutes; percent: number },
): string[] {
  const attended = new Map<string, Minutes>()
  for (const { studentId, minutes } of lines)
    if (studentId !== null) attended.set(studentId, (attended.get(studentId) ?? 0) + minutes)
  return [...attended].filter(([, minutes]) => minutes * 100 >= percent * moduleMinutes).map(([id]) => id)
}
