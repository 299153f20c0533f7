// What must not reach the engine. It has no session catalogue: the six session commands end the whole process.

const sessionCommands = new Set([
  'startSession',
  'endSessions',
  'refreshSessions',
  'killSessions',
  'killAllSessions',
  'killAllSessionsByPattern',
])

// Deletes stay allowed on a full disk: they are how space comes back.
const growingCommands = new Set([
  'insert',
  'update',
  'findAndModify',
  'findandmodify',
  'bulkWrite',
  'create',
  'createIndexes',
  'renameCollection',
])

const heavyCommands = new Set(['aggregate', 'count', 'distinct', 'createIndexes', 'validate'])

/** The reply to give instead of asking the engine; null when the engine may be asked. */
export function refusal(name: string | null, diskIsLow: boolean): Record<string, unknown> | null {
  if (name === null) return null
  // Drivers say goodbye with this one; there is nothing to end.
  if (name === 'endSessions') return { ok: 1 }
  if (sessionCommands.has(name)) {
    return { ok: 0, code: 59, codeName: 'CommandNotFound', errmsg: `${name} is not available in the built-in database` }
  }
  if (diskIsLow && growingCommands.has(name)) {
    return {
      ok: 0,
      code: 14031,
      codeName: 'OutOfDiskSpace',
      errmsg: 'The disk of the database is almost full: writes are refused until space is freed',
    }
  }
  return null
}

/**
 * Lets only `most` heavy commands through at a time. The engine runs eight operations at a time: without this,
 * eight slow reports would stop everybody's work.
 */
export function heavyGate(most: number): <T>(name: string | null, run: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (name, run) => {
    if (name === null || !heavyCommands.has(name)) return run()
    // Whoever leaves hands the place over, so a waiting command does not count itself again.
    if (running >= most) await new Promise<void>((enter) => waiting.push(enter))
    else running++
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
