// The draw as anybody may check it (estrazione verificabile): tickets and numbers, and no name or id of a student.

import { ticketOf } from '../matching/draw.rules.ts'
import type { Round } from '../rounds/round.rules.ts'

/** One number of the draw; whose it is knows only who has the code. */
export interface Drawn {
  ticket: string
  number: number
}

export interface Draw {
  round: Pick<Round, '_id' | 'title' | 'seedDigest' | 'closesAt' | 'state'>
  /** null until the result is published */
  told: { seed: string; drawn: Drawn[] } | null
}

/** The ticket of a code, and its number among those drawn; null: nobody of the round has this code. */
export function drawnFor({ round, told }: Draw, code: string): { ticket: string; number: number | null } | null {
  if (!told) return null
  const ticket = ticketOf(told.seed, round._id, code)
  return { ticket, number: told.drawn.find((each) => each.ticket === ticket)?.number ?? null }
}
