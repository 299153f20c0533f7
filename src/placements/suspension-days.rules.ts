// A placement is suspended (sospeso) from the day on which the school says so until the day on which it goes on: on the
// days between nobody is expected and no hours may be logged, also when they are looked at later. The day on which it
// goes on belongs to the placement again. What was logged before stays.
// Source: D.M. 195/2017, art. 3 (the student is at the host only within what is agreed); INAIL cover follows it.

import { type Day, dayOf } from '../platform/day.ts'

/** Whether the placement was, or is, suspended on a day. */
export function isSuspendedOn({ history }: SuspensionHistory, on: Day): boolean {
  // A resumption that was undone at once left it suspended.
  const changes = history.filter(({ event }) => event in suspends).toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const last = changes.findLast(({ at }) => dayOf(at) <= on)
  return last !== undefined && suspends[last.event] === true
}

const suspends: Readonly<Record<string, boolean>> = { suspended: true, resumed: false, 'resumption-undone': true }

/** Whose days are asked for; only the lines of history matter. */
export interface SuspensionHistory {
  readonly history: readonly { event: string; at: Date }[]
}
