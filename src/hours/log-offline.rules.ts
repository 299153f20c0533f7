// Hours written without network (registrazione senza rete): they are kept on the device with a key made there, and sent
// later, as often as it takes. The key makes the second sending of a line harmless. For each line the answer is one of
// three: stored now, there already, or refused with the reasons. When it was typed is what the device says: it is shown
// beside the line, and opens no door, because the days that the school gives are counted when it arrives.

import type { Day } from '../platform/day.ts'
import type { EntryTimes } from './hour-entry.rules.ts'

export interface QueuedEntry {
  key: string
  placementId: string
  day: Day
  /** `usual`: the agreed times of that day that are still free. */
  times: 'usual' | readonly EntryTimes[]
  activity: string
  writtenAt: Date | null
}

/** A line as it came: with nothing in it when it cannot be read. */
export interface QueuedLine {
  /** As the device calls it, to find its line again. */
  key: string
  day: string
  entry: QueuedEntry | null
}

export interface QueueAnswer {
  key: string
  day: string
  outcome: 'stored' | 'already' | 'refused'
  reasons: readonly string[]
}

/** When it was typed, but never later than now: clocks of phones go wrong. */
export function writtenBefore(writtenAt: Date | null, now: Date): Date | null {
  return writtenAt && writtenAt > now ? now : writtenAt
}
