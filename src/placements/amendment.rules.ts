// An active placement changes only by amendment (variazione): from a day on, another end, timetable or number of hours,
// with the reason. It must be decided before it holds, since hours outside what was agreed beforehand are not insured;
// so it never touches a day whose hours may already be logged. It may begin after the end that is in force: that is how
// a student makes up for hours after the period is over. It never begins before an amendment already decided, whose
// end and hours were agreed for the whole placement.
// Source: D.M. 195/2017, art. 3 (the duration is the one agreed); D.Lgs. 77/2005, art. 4.

import { addDays, type Day, maxDay } from '../platform/day.ts'
import type { PlacementState } from './placement-state.rules.ts'
import { type Agreed, type AmendmentTerms, effectiveTerms, sameTimetable } from './terms.rules.ts'
import { type TimetableProblem, timetableProblems } from './terms.rules.ts'

export type PeriodProblem = 'ends-before-it-begins' | 'longer-than-18-months'

export type AmendmentReason =
  | 'not-active'
  | 'not-before-tomorrow'
  | 'before-the-start'
  | 'before-last-amendment'
  | 'changes-nothing'
  | 'no-planned-hours'
  | PeriodProblem
  | TimetableProblem

const MOST_MONTHS = 18

/** Why a period cannot be that of a placement: it is the wrong way round, or longer than eighteen months. */
export function periodProblems(from: Day, to: Day): PeriodProblem[] {
  if (to < from) return ['ends-before-it-begins']
  return to < monthsLater(from, MOST_MONTHS) ? [] : ['longer-than-18-months']
}

/** Everything against an amendment decided today; none when it may be written. */
export function amendmentReasons(
  placement: Agreed & { state: PlacementState },
  wanted: AmendmentTerms,
  today: Day,
): AmendmentReason[] {
  if (placement.state !== 'active') return ['not-active']
  const { terms } = placement
  return [
    ...startReasons(placement, wanted, today),
    ...(wanted.to < wanted.validFrom ? (['ends-before-it-begins'] as const) : periodProblems(terms.from, wanted.to)),
    ...timetableProblems(wanted.timetable),
    ...(wanted.plannedMinutes <= 0 ? (['no-planned-hours'] as const) : []),
    ...(isTheSame(placement, wanted) ? (['changes-nothing'] as const) : []),
  ]
}

/** The first day an amendment decided today may hold from. */
export function earliestAmendment(placement: Agreed, today: Day): Day {
  return maxDay(addDays(today, 1), placement.terms.from, ...placement.amendments.map(({ validFrom }) => validFrom))
}

function startReasons(placement: Agreed, { validFrom }: AmendmentTerms, today: Day): AmendmentReason[] {
  const reasons: AmendmentReason[] = []
  if (validFrom <= today) reasons.push('not-before-tomorrow')
  if (validFrom < placement.terms.from) reasons.push('before-the-start')
  if (placement.amendments.some((amendment) => amendment.validFrom > validFrom)) reasons.push('before-last-amendment')
  return reasons
}

function isTheSame(placement: Agreed, wanted: AmendmentTerms): boolean {
  const now = effectiveTerms(placement)
  const samePlan = now.to === wanted.to && now.plannedMinutes === wanted.plannedMinutes
  return samePlan && sameTimetable(now.timetable, wanted.timetable)
}

// The text sorts as the calendar does, also where the month has no such day.
function monthsLater(from: Day, months: number): string {
  const count = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-${from.slice(8)}`
}
