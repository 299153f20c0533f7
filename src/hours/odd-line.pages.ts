import { agreedIntervals } from '../placements/terms.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { type Interval, lengthOf } from '../platform/clock-time.ts'
import { type Day, dayOf } from '../platform/day.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { Language } from '../platform/words.ts'
import type { DatedEntry, HourEntry } from './hour-entry.rules.ts'
import { dayWarning } from './log-refusal.rules.ts'
import { type OddReason, oddReasons } from './odd-day.rules.ts'
import { signingWords } from './signing.text.ts'

export interface SignedGroup {
  placement: Placement
  entries: readonly DatedEntry[]
  /** Live minutes of the placement on each day of these lines, signed ones included. */
  dayMinutes: ReadonlyMap<Day, Minutes>
  absentOn: ReadonlySet<Day>
}

/** A line with what is out of the ordinary about it, in words. */
export interface LookedAt {
  dated: DatedEntry
  odd: string[]
}

/** The odd lines first, and each kind in the order of the clock. */
export function oddFirst(group: SignedGroup, language: Language): LookedAt[] {
  const looked = group.entries.map((dated) => ({ dated, odd: oddTexts(group, dated, language) }))
  return [...looked.filter(({ odd }) => odd.length > 0), ...looked.filter(({ odd }) => odd.length === 0)]
}

function oddTexts({ placement, dayMinutes, absentOn }: SignedGroup, { day, entry }: DatedEntry, language: Language) {
  const agreed = agreedIntervals(placement, day)
  const minutes = dayMinutes.get(day) ?? entry.minutes
  const reasons = oddReasons(entry, {
    day,
    agreed,
    dayMinutes: minutes,
    isAbsent: absentOn.has(day),
    isDayOff: Boolean(entry.warned) || dayWarning(placement, day) !== null,
  })
  return reasons.map((reason) => sentence(reason, { entry, agreed, minutes, language }))
}

interface Told {
  entry: HourEntry
  agreed: readonly Interval[]
  minutes: Minutes
  language: Language
}

function sentence(reason: OddReason, { entry, agreed, minutes, language }: Told): string {
  const t = signingWords(language)
  const usual = formatHours(sumMinutes(agreed.map(lengthOf)))
  if (reason === 'short-day' || reason === 'long-day') return t[reason](formatHours(minutes), usual)
  if (reason === 'late-entry') return t[reason](formatDay(dayOf(entry.writtenAt ?? entry.loggedBy.at), language))
  if (reason === 'written-offline') return t[reason](entry.writtenAt ? formatInstant(entry.writtenAt, language) : '')
  if (reason === 'confirmed-for-host') return t[reason](entry.confirmedFor ?? '')
  return t[reason]
}
