// What a MongoDB server does by itself and this engine leaves out.
import type { Command, Reply } from './engine.ts'

interface Cursor {
  firstBatch: Reply[]
}

interface Index {
  name: string
  key: Record<string, unknown>
  expireAfterSeconds?: unknown
  partialFilterExpression?: unknown
}

interface IdleCursor {
  ns: string
  cursor: { cursorId: unknown; lastAccessDate: Date }
}

const ownDatabases = new Set(['admin', 'local', 'config'])

/** Deletes the documents whose time is over, as the TTL monitor of a server does. */
export async function deleteExpired(command: Command, now: Date): Promise<void> {
  const { databases } = await command('admin', { listDatabases: 1, nameOnly: true })
  for (const { name: db } of databases as { name: string }[]) {
    if (!ownDatabases.has(db)) await deleteExpiredOf(db, command, now)
  }
}

async function deleteExpiredOf(db: string, command: Command, now: Date): Promise<void> {
  const filter = { type: 'collection' }
  const list = await command(db, { listCollections: 1, nameOnly: true, filter, cursor: { batchSize: 100_000 } })
  for (const { name } of (list['cursor'] as Cursor).firstBatch as { name: string }[]) {
    const indexes = await command(db, { listIndexes: name, cursor: { batchSize: 1000 } })
    for (const index of (indexes['cursor'] as Cursor).firstBatch as unknown as Index[]) {
      const expired = expiredFilter(index, now)
      if (expired) await command(db, { delete: name, deletes: [{ q: expired, limit: 0, hint: index.name }] })
    }
  }
}

/** Which documents an index says are over; null when it is not an expiry index. */
function expiredFilter(index: Index, now: Date): Reply | null {
  const fields = Object.keys(index.key)
  if (typeof index.expireAfterSeconds !== 'number' || fields.length !== 1) return null
  const old = { [fields[0] as string]: { $lt: new Date(now.getTime() - index.expireAfterSeconds * 1000) } }
  return index.partialFilterExpression ? { $and: [old, index.partialFilterExpression] } : old
}

/** Closes cursors nobody has read from since `before`: their client was killed. */
export async function closeIdleCursors(command: Command, before: Date): Promise<void> {
  const pipeline = [
    { $currentOp: { idleCursors: true } },
    { $match: { type: 'idleCursor', 'cursor.noCursorTimeout': { $ne: true } } },
  ]
  const reply = await command(
    'admin',
    { aggregate: 1, pipeline, cursor: { batchSize: 100_000 } },
    { promoteLongs: false },
  )
  for (const { ns, cursor } of (reply['cursor'] as Cursor).firstBatch as unknown as IdleCursor[]) {
    if (cursor.lastAccessDate > before) continue
    const dot = ns.indexOf('.')
    await command(ns.slice(0, dot), { killCursors: ns.slice(dot + 1), cursors: [cursor.cursorId] })
  }
}
