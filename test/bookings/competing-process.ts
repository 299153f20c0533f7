import type { Claim } from '../../src/bookings/booking.rules.ts'
import { takeAll } from '../../src/bookings/booking.service.ts'
import { connectDatabase } from '../../src/platform/database.ts'
import { newId } from '../../src/platform/id.ts'

/** What one of several processes is told to take, all of it at once, when it hears 'go'. */
export interface Orders {
  uri: string
  databaseName: string
  now: string
  attempts: readonly (readonly Claim[])[]
}

/** How many clashes each attempt met, in the order of the attempts. */
export type Results = number[]

process.on('message', (message: Orders | 'go') => {
  if (message !== 'go') void prepare(message)
})

async function prepare({ uri, databaseName, now, attempts }: Orders): Promise<void> {
  const database = await connectDatabase({ mongodbUri: uri, dataDir: 'unused', databaseName })
  process.once('message', () => {
    void Promise.all(attempts.map((claims) => takeAll({ holdId: newId(), at: new Date(now), claims }))).then(
      async (clashes) => {
        process.send?.(clashes.map((each) => each.length))
        await database.close()
        process.disconnect()
      },
    )
  })
  process.send?.('ready')
}
