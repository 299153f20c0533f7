import { describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { busySeats } from '../../src/placements/seat-count.service.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden } from '../../src/platform/errors.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase({ fresh: 'once' })

const as = (actor: PersonActor) => contextFor(actor, new Date('2026-11-25T10:00:00+01:00'))
const city = as({ role: 'city', accountId: 'citta' })
const volta = as({ role: 'teacher', accountId: 'docente-volta', schoolId: 'volta', classIds: [] })
const fablab = as({ role: 'host', accountId: 'ente', partnerId: 'fablab' })
const giulia = as({ role: 'student', accountId: 'giulia.damico', schoolId: 'galilei', studentId: 'giulia' })

// In Borgo, in the week of 25 November: Giulia is at the fablab until January and somebody who is suspended until 11
// December, Carlo's draft there begins on 30 November and so does another whose documents are signed; at the officine are
// Bruno (until the end of December) and, from the other school, Vanni; Dora and others have finished.

const seats = async (from: string, to: string) =>
  Object.fromEntries(await busySeats(city, { period: { from: day(from), to: day(to) } }))

describe('the seats that are taken', () => {
  test('are counted over all schools, with drafts, without who has finished', async () => {
    expect(await seats('2026-11-25', '2026-11-25')).toEqual({ fablab: 2, officine: 2 })
    expect(await seats('2026-11-25', '2026-11-30')).toEqual({ fablab: 4, officine: 2 })
    expect(await seats('2026-10-01', '2026-10-31')).toEqual({})
    expect(await seats('2027-06-01', '2027-06-30')).toEqual({})
  })

  test('follow the amendments: shortened they are free, prolonged they are not', async () => {
    const amendment = (to: string) => ({
      _id: `to ${to}`,
      validFrom: day('2026-11-25'),
      to: day(to),
      timetable: [],
      plannedMinutes: 60,
      reason: 'accordo',
      decidedAt: new Date('2026-11-24T10:00:00Z'),
      decidedBy: { accountId: 'coordinatore', name: 'Corrado Coordina' },
    })
    await Placements.updateOne({ _id: 'bruno-officine' }, { $set: { amendments: [amendment('2027-06-15')] } })
    await Placements.updateOne({ _id: 'vanni-officine' }, { $set: { amendments: [amendment('2026-11-27')] } })
    expect(await seats('2027-06-01', '2027-06-30')).toEqual({ officine: 1 })
    expect(await seats('2026-11-28', '2026-11-28')).toEqual({ fablab: 2, officine: 1 })
  })

  test('are told to every school as a number, to a host of itself, to a student not at all', async () => {
    const period = { from: day('2026-11-25'), to: day('2026-11-25') }
    expect((await busySeats(volta, { period })).get('fablab')).toBe(2)
    expect([...(await busySeats(fablab, { period })).keys()]).toEqual(['fablab'])
    expect([...(await busySeats(city, { period, partnerIds: ['officine'] })).keys()]).toEqual(['officine'])
    await expect(busySeats(giulia, { period })).rejects.toThrow(Forbidden)
  })
})
