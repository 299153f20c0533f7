import { expect, test } from '@jest/globals'
import { JobRecords } from '../../src/job-runs/job-run.model.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase()

test('what was found without a sort comes back to front in tests, and what was sorted as it was asked for', async () => {
  await JobRecords.collection.insertMany(['a', 'b', 'c'].map((_id) => ({ _id }) as never))
  const ids = (found: { _id: unknown }[]) => found.map(({ _id }) => _id)
  const backToFront = ids(await JobRecords.collection.find().toArray()).toReversed()
  expect(ids(await JobRecords.find({}, { _id: 1 }).lean())).toEqual(backToFront)
  expect(ids(await JobRecords.find({}, { _id: 1 }).sort({ _id: 1 }).lean())).toEqual(['a', 'b', 'c'])
  expect(ids(await JobRecords.aggregate<{ _id: string }>([{ $project: { _id: 1 } }]))).toEqual(backToFront)
  expect(ids(await JobRecords.aggregate<{ _id: string }>([{ $sort: { _id: 1 } }]))).toEqual(['a', 'b', 'c'])
})
