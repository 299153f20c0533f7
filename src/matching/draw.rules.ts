// The draw (estrazione): one for all offers. A student's ticket is SHA-256 of seed, round and student id; students stand in
// the order of their tickets, and the place in that order is the draw number, 1 the best. It depends neither on the order
// of input nor on who else takes part (who joins later never changes how two others stand to each other), and everybody
// can work it out again from the published seed. An order that was drawn by hand (lottery) wins over the seed.

import { createHash } from 'node:crypto'
import { byCodeUnit } from './code-unit.rules.ts'

/** What decides a student's place in the draw, as hexadecimal digits. */
export function ticketOf(seed: string, roundId: string, studentId: string): string {
  return createHash('sha256').update(`${seed}|${roundId}|${studentId}`).digest('hex')
}

/** The draw number of every student, from 1. */
export function drawOrder(seed: string, roundId: string, ids: readonly string[]): Map<string, number> {
  const tickets = ids.map((id) => ({ id, ticket: ticketOf(seed, roundId, id) }))
  tickets.sort((a, b) => byCodeUnit(a.ticket, b.ticket) || byCodeUnit(a.id, b.id))
  return new Map(tickets.map(({ id }, index) => [id, index + 1]))
}

/** The draw number of every student of a round: of its lottery where one was held, else of its seed. */
export function drawOfRound(round: {
  seed: string
  roundId: string
  lottery?: string[]
  students: readonly { id: string }[]
}): Map<string, number> {
  if (round.lottery) return new Map(round.lottery.map((id, index) => [id, index + 1]))
  return drawOrder(
    round.seed,
    round.roundId,
    round.students.map(({ id }) => id),
  )
}
