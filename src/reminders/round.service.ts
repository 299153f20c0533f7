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
  /** How often there was nobody to write to, or nobody with an address. */
  unreached: number
}

/** What came of one record; a number alone: so many letters. */
export type Told = Omit<Made, 'skipped'>

/** Nothing was due. */
export const nothingMade: Readonly<Made> = { enqueued: 0, skipped: 0, unreached: 0 }

/** Makes the reminders of every record; one that fails is logged and skipped, so that it keeps no other waiting. */
export async function remindEach<T extends { key: string }>(
  records: readonly T[],
  remind: (record: T) => Promise<number | Told>,
): Promise<Made> {
  const made = { ...nothingMade }
  for (const record of records) {
    try {
      const told = await remind(record)
      made.enqueued += typeof told === 'number' ? told : told.enqueued
      made.unreached += typeof told === 'number' ? 0 : told.unreached
    } catch (error) {
      made.skipped++
      log.error({ err: error, key: record.key }, 'a reminder could not be made')
    }
  }
  return made
}
