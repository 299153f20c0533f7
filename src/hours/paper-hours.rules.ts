// Hours that stand on a register kept on paper (registro cartaceo), signed by the tutor of the host: they come in as
// confirmed lines, by every rule that holds for hours typed here, and wait for the approval of the school. The same day
// and times of a placement are the same lines, however often and from however many files they come.

import type { Day } from '../platform/day.ts'
import type { DayWarning, EntryTimes, HourEntry } from './hour-entry.rules.ts'

export interface PaperDay {
  day: Day
  times: readonly EntryTimes[]
}

/** What would become of a day of a paper register. */
export interface PaperOutlook {
  outcome: 'new' | 'there' | 'refused'
  /** The key under which it would be stored. */
  key: string
  reasons: string[]
  /** Unusual, but no obstacle: a Sunday, a holiday, a closure. */
  warned: DayWarning | null
}

/** Made of placement, day and times: a second sending is recognised by it. Lines sent back make room for a new one. */
export function paperKey(placementId: string, { day, times }: PaperDay, dayEntries: readonly HourEntry[]): string {
  const stretches = times.map(({ from, to, breakMinutes }) => `${bare(from)}-${bare(to)}-${breakMinutes}`)
  const key = `carta-${placementId}-${day}-${stretches.join('-')}`
  const gone = dayEntries.filter((entry) => !entry.live && entry.id.startsWith(`${key}-`)).length
  return gone === 0 ? key : `${key}-r${gone}`
}

/** Whether all these times are there already, as lines of the same placement that hold. */
export function areThere(placementId: string, times: readonly EntryTimes[], dayEntries: readonly HourEntry[]): boolean {
  const own = dayEntries.filter((entry) => entry.live && entry.placementId === placementId)
  return times.every((each) => own.some((entry) => entry.from === each.from && entry.to === each.to))
}

function bare(time: string): string {
  return time.replace(':', '')
}
