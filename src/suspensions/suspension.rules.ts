// Suspension (sospensione) of a partner: nothing new may begin with it from that moment; what already runs goes on to its
// end or is broken off at once, as the city chooses after seeing how much it is. The choice is stored with the
// suspension, so that what it asks for is done to the end even when a process dies in the middle. Hours that were logged
// stay, and may still be confirmed and approved. Agreements stay as they were signed: they bind again after readmission.

import type { Day } from '../platform/day.ts'

export const suspensionChoices = ['continue', 'interrupt'] as const
export type SuspensionChoice = (typeof suspensionChoices)[number]

export interface Suspension {
  _id: string
  partnerId: string
  reason: string
  /** What happens to running placements, to planned and running activities, and to labs that are not over. */
  placements: SuspensionChoice
  activities: SuspensionChoice
  editions: SuspensionChoice
  at: Date
  by: { accountId: string | null; name: string }
  /** When everything it asks for had been done; null while it is under way. */
  doneAt: Date | null
  /** How many placements, activities and labs were broken off. */
  interrupted: { placements: number; activities: number; editions: number }
  /** When the partner was readmitted; null while suspended. */
  liftedAt: Date | null
}

/** What one school has with the partner. */
export interface SchoolAffected {
  schoolId: string
  name: string
  active: number
  drafts: number
  lastDay: Day | null
  /** Agreements in force, by their last day; null without any. */
  agreementUntil: Day | null
}

export interface ActivityAffected {
  title: string
  schoolIds: string[]
  from: Day
  to: Day
}

/** A lab with sessions still to come. */
export interface EditionAffected {
  title: string
  schoolIds: string[]
  /** sessions from today on */
  sessions: number
  nextDay: Day | null
}

export interface SuspensionEffects {
  schools: SchoolAffected[]
  activities: ActivityAffected[]
  editions: EditionAffected[]
}

/** A suspension that somebody began and did not finish is taken up again after this long. */
export const resumeAfterMinutes = 2
