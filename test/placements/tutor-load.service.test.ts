import { expect, test } from '@jest/globals'
import { Placements } from '../../src/placements/placement.model.ts'
import { studentsOfTutor } from '../../src/placements/tutor-load.service.ts'
import { day } from '../../src/platform/day.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()

// Giulia is at the fablab from 2 November to 22 January; from 21 December Marta follows her in the place of Fabio.

/** By how much Giulia adds to the load of a tutor on a day. */
async function addsTo(tutorId: string, on: string): Promise<number> {
  const period = { from: day(on), to: day(on) }
  const all = await studentsOfTutor(tutorId, { ...period, but: 'none' })
  return all - (await studentsOfTutor(tutorId, { ...period, but: 'giulia-fablab' }))
}

async function firstTutor(): Promise<string> {
  const placement = await Placements.findById('giulia-fablab', { hostTutor: 1 }).lean()
  return placement?.hostTutor?.id ?? ''
}

test('a student counts for the tutor of the day, as amendments have it', async () => {
  const fabio = await firstTutor()
  expect(fabio).not.toBe('fablab-marta')
  expect(await Promise.all(['2026-12-18', '2026-12-21', '2027-01-22'].map((on) => addsTo(fabio, on)))).toEqual([
    1, 0, 0,
  ])
  const marta = ['2026-12-18', '2026-12-21', '2027-01-22', '2027-01-23'].map((on) => addsTo('fablab-marta', on))
  expect(await Promise.all(marta)).toEqual([0, 1, 1, 0])
})

test('a second tutor counts every day, and who is both counts once', async () => {
  const fabio = await firstTutor()
  const shares = { hostTutor: { id: 'fablab-marta', name: 'Marta Morsetti', email: null, phone: null } }
  await Placements.updateOne({ _id: 'giulia-fablab' }, { $set: { shares } })
  const days = ['2026-12-18', '2026-12-21', '2027-01-23']
  expect(await Promise.all(days.map((on) => addsTo('fablab-marta', on)))).toEqual([1, 1, 0])
  expect(await addsTo(fabio, '2026-12-18')).toBe(1)
})
