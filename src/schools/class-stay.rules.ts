// Who was in a class and when (permanenza in classe): somebody who changes class, goes to another school or withdraws
// has left the class with the last day of the enrolment; who goes on to the next year's class has stayed to the end.

import { type Day, minDay } from '../platform/day.ts'
import type { Enrolment } from './enrolment.rules.ts'

/** Days in a class, both included. */
export interface Stay {
  from: Day
  to: Day
}

export interface ClassStays {
  classId: string
  label: string
  /** In order; more than one for who went and came back. */
  stays: Stay[]
}

type Held = Pick<Enrolment, 'classId' | 'from' | 'to' | 'leaving'>

/** The last day in a class, by the enrolments in it, oldest first; null: still there on the day, or not come yet. */
export function leftOn(enrolments: readonly Held[], on: Day): Day | null {
  const stays = enrolments.some(({ to, leaving }) => to === null || to >= on || leaving === 'new-year')
  return stays ? null : (enrolments.at(-1)?.to ?? null)
}

/** Enrolments, oldest first, by class; the class in which somebody was last comes last. No stay goes beyond a day. */
export function staysByClass(
  enrolments: readonly Held[],
  { labels, last }: { labels: ReadonlyMap<string, string>; last: Day },
): ClassStays[] {
  const classes = new Map<string, ClassStays>()
  for (const { classId, from, to } of enrolments) {
    const before = classes.get(classId)
    // Taken out and put in again, so that the order is that of the last stays.
    classes.delete(classId)
    const stay = { from, to: to === null ? last : minDay(to, last) }
    classes.set(classId, { classId, label: labels.get(classId) ?? '', stays: [...(before?.stays ?? []), stay] })
  }
  return [...classes.values()]
}
