// Rectifying approved hours (rettifica): what is approved is never changed or taken away. When it turns out to be wrong
// the coordinator writes a new line beside the old one, with other times or with none (azzeramento), saying why and
// declaring it. The old line is then rectified (rettificata): it is still shown and counts nowhere; the new one is
// approved and counts. A new line may be rectified in turn. It lies within the times agreed for that day, shares no
// minute with another line or a lab, and changes something.
// Source: D.M. 195/2017 (the times of the agreement); the register is a public record and is corrected, not rewritten.

import { contains, type Interval, lengthOf, minuteOfDay, overlaps } from '../platform/clock-time.ts'
import type { MinorsReason } from '../norms/minors.rules.ts'
import { type EntryTimes, type HourEntry, type Mark, workedMinutes } from './hour-entry.rules.ts'
import { type DayFacts, dayRefusals, isAgreed } from './log-refusal.rules.ts'

export type RectificationRefusal =
  | 'not-approved'
  | 'unchanged'
  | 'zero-length'
  | 'break-too-long'
  | 'day-not-agreed'
  | 'outside-agreed-times'
  | 'overlaps'
  | 'overlaps-lab'
  | MinorsReason

export interface RectificationFacts extends DayFacts {
  old: HourEntry
  /** The times agreed for that day; none when the student was not expected. */
  agreed: readonly Interval[]
  atLab: readonly Interval[]
  /** What the day holds, with every host, the old line included. */
  dayEntries: readonly HourEntry[]
}

/** Every reason against putting these times in the place of an approved line; null times strike it. */
export function rectificationRefusals(times: EntryTimes | null, facts: RectificationFacts): RectificationRefusal[] {
  const { old, agreed, atLab, dayEntries } = facts
  if (old.state !== 'approved') return ['not-approved']
  if (times === null) return old.minutes === 0 ? ['unchanged'] : []
  if (isSame(old, times)) return ['unchanged']
  const others = dayEntries.filter((entry) => entry.live && entry.id !== old.id)
  const against: [RectificationRefusal, boolean][] = [
    ['zero-length', lengthOf(times) <= 0],
    ['break-too-long', times.breakMinutes > 0 && workedMinutes(times) <= 0],
    ['day-not-agreed', agreed.length === 0],
    ['outside-agreed-times', agreed.length > 0 && !isAgreed(agreed, times)],
    ['overlaps', others.some((entry) => overlaps(entry, times))],
    ['overlaps-lab', atLab.some((lab) => overlaps(lab, times))],
  ]
  const reasons = against.filter(([, holds]) => holds).map(([reason]) => reason)
  // Less of what was there already breaks no limit that it did not break before.
  const isLess = contains(old, times) && times.breakMinutes >= old.breakMinutes
  return reasons.length > 0 || isLess ? reasons : dayRefusals([...others, times], facts)
}

function isSame(old: HourEntry, { from, to, breakMinutes }: EntryTimes): boolean {
  return old.minutes > 0 && old.from === from && old.to === to && old.breakMinutes === breakMinutes
}

export interface Rectifying {
  /** Made by the form: sending it twice stores it once. */
  key: string
  /** null: nothing took place. */
  times: EntryTimes | null
  reason: string
}

/** The line that takes the place of an approved one: approved itself, and of no length when nothing took place. */
export function rectifyingEntry(old: HourEntry, { key, times, reason }: Rectifying, by: Mark): HourEntry {
  // A line that was struck holds no time: what really took place then may be logged there.
  const { from, to, breakMinutes } = times ?? { from: old.from, to: old.from, breakMinutes: 0 }
  return {
    ...old,
    id: rectificationId(key),
    from,
    to,
    breakMinutes,
    minutes: times ? workedMinutes(times) : 0,
    startMinute: minuteOfDay(from),
    endMinute: minuteOfDay(to),
    state: 'approved',
    live: times !== null,
    loggedBy: by,
    confirmedBy: null,
    approvedBy: by,
    writtenAt: null,
    confirmedFor: null,
    rectifies: { id: old.id, reason },
    rectifiedBy: null,
  }
}

/** How the line of a form is called: never as one that was logged with the same key. */
export function rectificationId(key: string): string {
  return `${key}-r`
}
