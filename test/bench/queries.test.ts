import { beforeEach, describe, expect, test } from '@jest/globals'
import { examinedPerReturned, explainAll, worst } from '../../scripts/bench/queries.ts'
import { useTestDatabase } from '../support/database.ts'

const database = useTestDatabase()

/** A hundred days in ten schools, three lines each. */
beforeEach(async () => {
  const { db } = database.current()
  const days = db.collection<{ _id: number; school: number; lines: { state: number }[] }>('benchDays')
  await days.insertMany(
    Array.from({ length: 100 }, (_, n) => ({
      _id: n,
      school: n % 10,
      lines: [0, 1, 2].map((line) => ({ state: (n + line) % 4 })),
    })),
  )
  await days.createIndex({ school: 1 })
})

describe('what a query costs', () => {
  test('an index finds what is returned, and nothing else is examined', async () => {
    const [use] = await explainAll(database.current().db, [{ find: 'benchDays', filter: { school: 3 }, $db: 'any' }])
    expect(use).toEqual({
      command: 'find',
      collection: 'benchDays',
      examined: 10,
      returned: 10,
      sorted: 0,
      by: 'school_1',
    })
  })

  test('without an index all documents are read', async () => {
    const [use] = await explainAll(database.current().db, [{ find: 'benchDays', filter: { colour: 'red' } }])
    expect(use).toMatchObject({ examined: 100, returned: 0, by: 'all documents read' })
    expect(use && examinedPerReturned(use)).toBe(100)
  })

  test('a sum is made of all that goes into it, though one line comes out', async () => {
    const pipeline = [
      { $match: { school: 3 } },
      { $unwind: '$lines' },
      { $group: { _id: 1, n: { $sum: '$lines.state' } } },
    ]
    const [use] = await explainAll(database.current().db, [{ aggregate: 'benchDays', pipeline, cursor: {} }])
    expect(use).toMatchObject({ examined: 10, returned: 30 })
  })

  test('a list cut off after sorting has examined more than it returns', async () => {
    const command = { find: 'benchDays', filter: { school: 3 }, sort: { colour: 1 }, limit: 2 }
    const [use] = await explainAll(database.current().db, [command])
    expect(use).toMatchObject({ examined: 10, returned: 2, sorted: 10 })
  })

  test('several changes in one command are looked at one by one; an insert has no plan', async () => {
    const updates = [
      { q: { _id: 1 }, u: { $set: { seen: true } } },
      { q: { seen: true }, u: { $set: { seen: false } } },
    ]
    const commands = [
      { update: 'benchDays', updates, ordered: true, writeConcern: { j: true } },
      { insert: 'benchDays', documents: [{ _id: 200 }] },
    ]
    const uses = await explainAll(database.current().db, commands)
    expect(uses.map(({ examined, returned }) => [examined, returned])).toEqual([
      [1, 1],
      [100, 0],
    ])
    expect(worst(uses)).toMatchObject({ command: 'update', by: 'all documents read' })
    expect(await database.current().db.collection('benchDays').countDocuments({})).toBe(100)
  })
})
