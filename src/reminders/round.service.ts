import type { Day } from '../platform/day.ts'
import { log } from '../platform/log.ts'

/** One night of reminders. */
export interface Round {
  /** The day whose reminders are made. */
  asOf: Day
  publicUrl: string
}

export interface Made {
  enqueued: number
  /** Records whose reminders could not be made. */
  skipped: number
}

/** Makes the reminders of every record; one that fails is logged and skipped, so that it keeps no other waiting. */
export async function remindEach<T extends { key: string }>(
  records: readonly T[],
  remind: (record: T) => Promise<number>,
): Promise<Made> {
  const made = { enqueued: 0, skipped: 0 }
  for (const record of records) {
    try {
      made.enqueued += await remind(record)
    } catch (error) {
      made.skipped++
      log.error({ err: error, key: record.key }, 'a reminder could not be made')
    }
  }
  return made
}
