import { makeCity, storeCity } from '../../scripts/bench/city.ts'
import type { QueryUse } from '../../scripts/bench/queries.ts'
import { models } from '../../src/models.ts'
import { useObservedDatabase } from '../support/observed-database.ts'

/** Stores the city of the bench for the tests of a file, and tells how the database answers what a use case asks. */
export function useBenchCity(): { usesOf(ask: () => Promise<unknown>): Promise<QueryUse[]> } {
  // The hours have indexes of their own, which the bench measures; without them the city is stored in no time.
  const fill = async () => storeCity({ ...(await makeCity()), days: [] })
  const city = useObservedDatabase({ name: 'city', models, fill, timeoutMs: 120_000 })
  return {
    async usesOf(ask) {
      // The programme and the names of schools are remembered from the first time on.
      await ask()
      return city.usesOf(ask)
    },
  }
}
