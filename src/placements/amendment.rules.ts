// An active placement changes only by amendment (variazione): another end (date), timetable (orario), site (sede) or
// tutor from a day on, days without activity (interruzione), or an end before the time (conclusione anticipata), each
// with its reason. What adds to what is agreed must be decided before it holds, since hours outside what was agreed
// beforehand are not insured. What only takes days away, or says who looked after the student, may be written down
// afterwards: but it never takes a day away on which hours were done. An amendment may begin before one already decided:
// what holds follows the days they are valid from. It may begin after the end that is in force: that is how a student
// makes up for hours after the period is over. As long as it does not hold yet, an amendment may be undone.
// Who never came (mancata presentazione) has a placement of one day, without hours.
// Source: D.M. 195/2017, art. 3 (the duration is the one agreed); D.Lgs. 77/2005, art. 4.

import { contains, type Interval } from '../platform/clock-time.ts'
import { addDays, type Day, daysOf, maxDay } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { PlacementState } from './placement-state.rules.ts'
import {
  type Agreed,
  agreedIntervals,
  type AmendmentKind,
  type AmendmentTerms,
  effectiveTerms,
  inForce,
  interruptedOn,
  lastDayOf,
  sameTimetable,
  type Slot,
  termsOn,
  type TimetableProblem,
  timetableProblems,
} from './terms.rules.ts'

export type PeriodProblem = 'ends-before-it-begins' | 'longer-than-18-months'

export type AmendmentReason =
  | 'not-active'
  | 'not-before-tomorrow'
  | 'before-the-start'
  | 'after-the-end'
  | 'later-end-decided'
  | 'not-earlier'
  | 'not-begun'
  | 'changes-nothing'
  | 'overruled'
  | 'no-planned-hours'
  | PeriodProblem
  | TimetableProblem

const MOST_MONTHS = 18

/** Why a period cannot be that of a placement: it is the wrong way round, or longer than eighteen months. */
export function periodProblems(from: Day, to: Day): PeriodProblem[] {
  if (to < from) return ['ends-before-it-begins']
  return to < monthsLater(from, MOST_MONTHS) ? [] : ['longer-than-18-months']
}

/** What somebody asks for, by kind; planned minutes of null: what the timetables give, or as before. */
export type AmendmentAsked =
  | { kind: 'dates'; validFrom: Day; to: Day; plannedMinutes: Minutes | null }
  | { kind: 'timetable'; validFrom: Day; timetable: Slot[]; plannedMinutes: Minutes | null }
  | { kind: 'place'; validFrom: Day; siteId: string }
  | { kind: 'tutor'; validFrom: Day; hostTutorId: string | null; schoolTutorId: string | null }
  | { kind: 'interruption'; from: Day; to: Day; plannedMinutes: Minutes | null }
  | { kind: 'early-end'; lastDay: Day | null; noShow: boolean; plannedMinutes: Minutes | null }

/** What somebody wants to amend; without a kind, several things together. */
export interface WantedAmendment extends AmendmentTerms {
  kind?: AmendmentKind | undefined
  /** the student never came: an early end on the first day */
  noShow?: boolean | undefined
}

/** Everything against an amendment decided today; none when it may be written. Hours already done are another matter. */
export function amendmentReasons(
  placement: Agreed & { state: PlacementState },
  wanted: WantedAmendment,
  today: Day,
): AmendmentReason[] {
  if (placement.state !== 'active') return ['not-active']
  const reasons = [
    ...startReasons(placement, wanted, today),
    ...endReasons(placement, wanted, today),
    ...(wanted.interruption ? interruptionReasons(placement, wanted.interruption) : []),
    ...(wanted.timetable ? timetableProblems(wanted.timetable) : []),
    ...(wanted.plannedMinutes !== undefined && wanted.plannedMinutes <= 0 ? (['no-planned-hours'] as const) : []),
  ]
  if (reasons.length > 0) return [...new Set(reasons)]
  if (!changesNothing(placement, wanted)) return []
  return isOverruled(placement, wanted) ? ['overruled'] : ['changes-nothing']
}

/** Whether it may be written down after the day it holds from. */
export function holdsBackwards(kind: AmendmentKind | undefined): boolean {
  return kind === 'interruption' || kind === 'early-end' || kind === 'tutor'
}

/** The first day an amendment decided today may hold from. */
export function earliestAmendment({ terms }: Agreed, today: Day, kind?: AmendmentKind): Day {
  return holdsBackwards(kind) ? terms.from : maxDay(addDays(today, 1), terms.from)
}

/** What is agreed with one amendment more, or one less. */
export function withAmendment({ terms, amendments }: Agreed, wanted: AmendmentTerms): Agreed {
  return { terms, amendments: [...amendments, wanted] }
}

/** Hours that somebody has written down, or signed. */
export interface DoneHours extends Interval {
  id: string
  day: Day
  minutes: Minutes
  state: 'logged' | 'confirmed' | 'approved'
}

/** The hours that were done within what is agreed, and would lie outside of what is agreed afterwards; by day. */
export function strandedHours(
  { before, after }: { before: Agreed; after: Agreed },
  done: readonly DoneHours[],
): DoneHours[] {
  const within = (agreed: Agreed, { day, from, to }: DoneHours) =>
    agreedIntervals(agreed, day).some((each) => contains(each, { from, to }))
  return done
    .filter((hours) => within(before, hours) && !within(after, hours))
    .toSorted((a, b) => (`${a.day} ${a.from}` < `${b.day} ${b.from}` ? -1 : 1))
}

export type UndoReason = 'not-active' | 'already-in-force'

/** Why a decided amendment stays: from its first day on it holds. */
export function undoReasons(
  { state }: { state: PlacementState },
  { validFrom }: Pick<AmendmentTerms, 'validFrom'>,
  today: Day,
): UndoReason[] {
  if (state !== 'active') return ['not-active']
  return today < validFrom ? [] : ['already-in-force']
}

function startReasons(placement: Agreed, wanted: WantedAmendment, today: Day): AmendmentReason[] {
  const { kind, validFrom, to } = wanted
  if (kind === 'early-end') return []
  const reasons: AmendmentReason[] = []
  if (validFrom <= today && !holdsBackwards(kind)) reasons.push('not-before-tomorrow')
  if (validFrom < placement.terms.from) reasons.push('before-the-start')
  if (to === undefined && validFrom > effectiveTerms(placement).to) reasons.push('after-the-end')
  return reasons
}

function endReasons(
  placement: Agreed,
  { kind, validFrom, to, noShow }: WantedAmendment,
  today: Day,
): AmendmentReason[] {
  if (to === undefined) return []
  const { from } = placement.terms
  const overruled = placement.amendments.some(
    (later) => later.to !== undefined && later.validFrom > validFrom && to < addDays(later.validFrom, -1),
  )
  const against: [AmendmentReason, boolean][] =
    kind === 'early-end'
      ? [
          ['not-begun', noShow === true && today < from],
          ['before-the-start', to < from],
          ['not-earlier', noShow !== true && to >= effectiveTerms(placement).to],
        ]
      : [['ends-before-it-begins', to < validFrom]]
  const reasons = against.filter(([, holds]) => holds).map(([reason]) => reason)
  if (kind !== 'early-end' && to >= validFrom) reasons.push(...periodProblems(from, to))
  return overruled ? [...reasons, 'later-end-decided'] : reasons
}

function interruptionReasons(placement: Agreed, { from, to }: { from: Day; to: Day }): AmendmentReason[] {
  if (to < from) return ['ends-before-it-begins']
  return to > effectiveTerms(placement).to ? ['after-the-end'] : []
}

/** Whether one that is valid from a later day changes the same things. */
function isOverruled({ amendments }: Agreed, wanted: WantedAmendment): boolean {
  const things = ['to', 'timetable', ...peopleAndPlace] as const
  return amendments.some(
    (later) => later.validFrom > wanted.validFrom && things.some((thing) => later[thing] && wanted[thing]),
  )
}

/** Looked at day by day: an amendment may be overruled by a later one on every day it would change. */
function changesNothing(before: Agreed, wanted: WantedAmendment): boolean {
  const after = withAmendment(before, wanted)
  if (effectiveTerms(before).plannedMinutes !== effectiveTerms(after).plannedMinutes) return false
  const last = maxDay(lastDayOf(after), wanted.interruption?.to ?? wanted.validFrom)
  return daysOf(wanted.validFrom, last).every((on) => sameOn(before, after, on))
}

function sameOn(before: Agreed, after: Agreed, on: Day): boolean {
  const [old, now] = [termsOn(before, on), termsOn(after, on)]
  if (!old || !now) return old === now
  return (
    sameTimetable(old.timetable, now.timetable) &&
    (interruptedOn(before, on) === null) === (interruptedOn(after, on) === null) &&
    peopleAndPlace.every((what) => inForce(before, what, on)?.id === inForce(after, what, on)?.id)
  )
}

const peopleAndPlace = ['site', 'hostTutor', 'schoolTutor'] as const

// The text sorts as the calendar does, also where the month has no such day.
function monthsLater(from: Day, months: number): string {
  const count = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-${from.slice(8)}`
}
