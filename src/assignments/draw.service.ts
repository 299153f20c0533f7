import { drawOfRound, ticketOf } from '../matching/draw.rules.ts'
import { NotFound } from '../platform/errors.ts'
import { frozenFile } from '../round-runs/frozen.service.ts'
import { roundById } from '../rounds/round.service.ts'
import type { Draw } from './drawn.rules.ts'
import { isPublished } from './outcome.rules.ts'

/**
 * What anybody may know of the draw of a round, without signing in: the digest of the seed from the day the lists open,
 * and with the result the seed and every ticket. No names, and no ids of students. NotFound before the lists open.
 */
export async function drawOf(roundId: string): Promise<Draw> {
  const round = await roundById(roundId)
  if (!round || round.state === 'draft' || round.state === 'cancelled') throw new NotFound(`draw of round ${roundId}`)
  const { _id, title, seedDigest, closesAt, state } = round
  const known = { _id, title, seedDigest, closesAt, state }
  if (!isPublished(round)) return { round: known, told: null }
  const { file } = await frozenFile(round)
  const drawn = [...drawOfRound(file)].map(([id, number]) => ({ ticket: ticketOf(round.seed, roundId, id), number }))
  return { round: known, told: { seed: round.seed, drawn: drawn.toSorted((a, b) => a.number - b.number) } }
}
