import type { Ctx } from '../access/actor.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { type Logged, sendHours, sendUsual } from './hour-entry.service.ts'
import { type QueueAnswer, type QueuedEntry, type QueuedLine, writtenBefore } from './log-offline.rules.ts'

/** Stores what a device has kept while it had no network, line by line; every line gets its answer. */
export async function storeQueue(ctx: Ctx, lines: readonly QueuedLine[]): Promise<QueueAnswer[]> {
  const answers: QueueAnswer[] = []
  // One after the other, as they were written: two of one day would only wait for each other.
  for (const line of lines) answers.push(await answerTo(ctx, line))
  return answers
}

async function answerTo(ctx: Ctx, { key, day, entry }: QueuedLine): Promise<QueueAnswer> {
  if (!entry) return { key, day, outcome: 'refused', reasons: ['not-readable'] }
  try {
    const { isRepeated } = await store(ctx, entry)
    return { key, day, outcome: isRepeated ? 'already' : 'stored', reasons: [] }
  } catch (error) {
    const reasons = reasonsOf(error)
    if (reasons === null) throw error
    return { key, day, outcome: 'refused', reasons }
  }
}

function store(ctx: Ctx, { placementId, times, ...entry }: QueuedEntry): Promise<Logged> {
  const sent = { ...entry, writtenAt: writtenBefore(entry.writtenAt, ctx.now) }
  return times === 'usual' ? sendUsual(ctx, placementId, sent) : sendHours(ctx, placementId, { ...sent, times })
}

function reasonsOf(error: unknown): readonly string[] | null {
  if (error instanceof Refused) return error.reasons
  return error instanceof NotFound || error instanceof Forbidden ? ['not-found'] : null
}
