import { contextFor } from '../../src/access/actor.ts'
import { approveHours } from '../../src/hours/approval.service.ts'
import { logHours } from '../../src/hours/hour-entry.service.ts'
import type { EntryRef, LogInput } from '../../src/hours/hour-entry.rules.ts'
import { connectDatabase } from '../../src/platform/database.ts'
import { Refused } from '../../src/platform/errors.ts'
import { actors, type Person } from './workshop.ts'

/** What one of several processes is told to do, all of it at once, when it hears 'go'. */
export interface Orders {
  uri: string
  databaseName: string
  now: string
  logs: { person: Person; placementId: string; input: LogInput }[]
  approvals: { person: Person; placementId: string; refs: EntryRef[] }[]
}

export interface Results {
  logged: ('stored' | readonly string[])[]
  approved: number[]
}

process.on('message', (message: Orders | 'go') => {
  if (message !== 'go') void prepare(message)
})

async function prepare(orders: Orders): Promise<void> {
  const { uri, databaseName } = orders
  const database = await connectDatabase({ mongodbUri: uri, dataDir: 'unused', databaseName })
  process.once('message', () => {
    void race(orders).then(async (results) => {
      process.send?.(results)
      await database.close()
      process.disconnect()
    })
  })
  process.send?.('ready')
}

async function race({ now, logs, approvals }: Orders): Promise<Results> {
  const as = (person: Person) => contextFor(actors[person], new Date(now))
  const logging = logs.map(({ person, placementId, input }) =>
    logHours(as(person), placementId, input).then(
      () => 'stored' as const,
      (error: unknown) => {
        if (error instanceof Refused) return error.reasons
        throw error
      },
    ),
  )
  const approving = approvals.map(({ person, placementId, refs }) => approveHours(as(person), placementId, refs))
  const [logged, moved] = await Promise.all([Promise.all(logging), Promise.all(approving)])
  return { logged, approved: moved.map((each) => each.moved) }
}
