// Promemoria around placements, each made once. A host that leaves hours without an answer is told when half of the days
// that the school waits are over, with the day from which the school may confirm in its place; on that day the school's
// tutor is told. Whoever owes an evaluation is told a week after the end. Who must act for a paper is told two weeks before
// the placement begins. A school is told a week after the end of a month which of its hours still wait. After nights on
// which nothing ran each is made up for, as long as it still makes sense. No norm asks for this: it is the house's.

import type { Need, Who } from '../paperwork/readiness.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { addDays, type Day, daysBetween, monthOf } from '../platform/day.ts'

/** How many days after the end whoever owes an evaluation is told. */
export const evaluationAfterDays = 7
/** Nobody is told of what ended longer ago. */
export const evaluationForgottenDays = 90
/** How many days before a placement begins who must act is told. */
export const papersBeforeDays = 14

const monthAfterDays = 7

interface Silent {
  placementId: string
  oldestDay: Day
  /** When the line that has waited longest was logged. */
  loggedOn: Day
}

export type SilenceLetter = { kind: 'host-silent'; key: string; until: Day } | { kind: 'hours-unanswered'; key: string }

/** Which letter about a silent host is due; none where no host answers anyway. */
export function silenceLetter(
  { placementId, oldestDay, loggedOn }: Silent,
  { kind, silentHostDays }: Pick<Placement, 'kind'> & { silentHostDays: number },
  today: Day,
): SilenceLetter | null {
  if (kind === 'simulated-enterprise') return null
  const until = addDays(loggedOn, silentHostDays)
  if (until <= today) return { kind: 'hours-unanswered', key: `hours-unanswered:${placementId}:${oldestDay}` }
  if (daysBetween(loggedOn, today) * 2 < silentHostDays) return null
  return { kind: 'host-silent', key: `host-silent:${placementId}:${oldestDay}`, until }
}

/** To whom a letter about papers goes. A parent is asked by the school's tutor, who sends the link. */
export type Audience = 'office' | 'coordinator' | 'schoolTutor' | 'host' | 'student'

const audiences: Record<Who, Audience> = {
  office: 'office',
  coordinator: 'coordinator',
  schoolTutor: 'schoolTutor',
  parent: 'schoolTutor',
  host: 'host',
  hostTutor: 'host',
  student: 'student',
}

/** What is missing, by who is written to. */
export function byAudience(needs: readonly Need[]): Map<Audience, Need[]> {
  const found = new Map<Audience, Need[]>()
  for (const need of needs) {
    const audience = audiences[need.who]
    found.set(audience, [...(found.get(audience) ?? []), need])
  }
  return found
}

/** The month of which a school is told what waits: the last one, once it is over for a week. */
export function monthToTell(today: Day): string | null {
  const first = addDays(today, -monthAfterDays)
  return monthOf(first) === monthOf(today) ? monthOf(addDays(today, -Number(today.slice(8)))) : null
}
