import { beforeEach, describe, expect, test } from '@jest/globals'
import { type Actor, contextFor } from '../../src/access/actor.ts'
import { Attestations } from '../../src/attestations/attestation.model.ts'
import {
  editionAttestations,
  findAttestationLine,
  giveAttestation,
  giveReadyAttestations,
} from '../../src/attestations/attestation.service.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { testNow, useBorgoDatabase } from '../support/borgo-database.ts'
import { finishedLab } from './finished-lab.ts'

useBorgoDatabase()

const as = (actor: Actor) => contextFor(actor, testNow)
const office = as({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' })
const teacher = as({ role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: ['galilei-3a'] })
const volta = as({ role: 'office', accountId: 'segreteria-volta', schoolId: 'volta' })
const student = as({ role: 'student', accountId: 'giulia.damico', schoolId: 'galilei', studentId: 'giulia' })
const giulia = { editionId: 'serigrafia', studentId: 'giulia' }
const bruno = { editionId: 'serigrafia', studentId: 'bruno' }
const decided = { head: 'Prudenza Preside', reason: 'Ricovero documentato' }

beforeEach(async () => {
  const { edition, rolls } = finishedLab()
  await Editions.insertMany([edition])
  await RollCalls.insertMany(rolls)
})

describe('certificates of a lab', () => {
  test('a school sees its own students, with approved minutes and what is missing', async () => {
    const { lines, gives } = await editionAttestations(teacher, 'serigrafia')
    expect(lines.map(({ participant }) => participant.studentId).toSorted()).toEqual(['bruno', 'giulia'])
    const of = (id: string) => lines.find(({ student: each }) => each._id === id)
    expect(of('giulia')).toMatchObject({ attendance: { attended: 360, needed: 360 }, refusals: [] })
    expect(of('bruno')).toMatchObject({ attendance: { attended: 359 }, refusals: ['below-threshold'] })
    expect(gives).toBe(true)
    expect((await editionAttestations(volta, 'serigrafia')).lines.map(({ student: each }) => each._id)).toEqual([
      'vanni',
    ])
  })

  test('a student sees the own line and gives nothing', async () => {
    const { lines, gives } = await editionAttestations(student, 'serigrafia')
    expect(lines.map(({ student: each }) => each._id)).toEqual(['giulia'])
    expect(gives).toBe(false)
    await expect(giveAttestation(student, giulia, null)).rejects.toThrow(Forbidden)
    await expect(giveReadyAttestations(student, 'serigrafia')).rejects.toThrow(Forbidden)
    await expect(findAttestationLine(student, bruno)).rejects.toThrow(NotFound)
  })

  test('neither city nor host nor a school without students has them', async () => {
    const city = as({ role: 'city', accountId: 'citta' })
    const host = as({ role: 'host', accountId: 'ente', partnerId: 'fablab' })
    const liceo = as({ role: 'office', accountId: 'x', schoolId: 'liceo' })
    await expect(editionAttestations(city, 'serigrafia')).rejects.toThrow(Forbidden)
    await expect(editionAttestations(host, 'serigrafia')).rejects.toThrow(Forbidden)
    await expect(editionAttestations(liceo, 'serigrafia')).rejects.toThrow(NotFound)
    await expect(giveAttestation(volta, giulia, null)).rejects.toThrow(NotFound)
  })

  test('is given with a number of its edition, and keeps it and what it says', async () => {
    const first = await giveAttestation(teacher, giulia, null)
    expect(first).toMatchObject({ number: 'SERIGRAFIA/26/001', decision: null, issuedBy: { name: 'Teresa Tutor' } })
    expect(first.facts).toMatchObject({
      student: { surname: 'D’Amico', givenName: 'Giulia', className: '3A INF' },
      school: { name: 'IIS Galileo Galilei', head: 'Prudenza Preside' },
      partner: { name: 'FabLab Borgo APS' },
      module: { code: 'SER-1', minutes: 480, parts: [{ title: 'Stampa su carta', minutes: 480 }] },
      trainers: ['Fabio Fresa'],
      attended: 360,
      threshold: 75,
    })
    await RollCalls.updateOne({ _id: 'serigrafia-1' }, { $set: { 'lines.0.minutes': 0, 'lines.0.state': 'absent' } })
    const again = await giveAttestation(office, giulia, null)
    expect(again.number).toBe(first.number)
    expect(again.issuedAt).toEqual(first.issuedAt)
    expect(again.facts.attended).toBe(360)
  })

  test('below the threshold is refused; the head’s decision is recorded by the office, not by a teacher', async () => {
    const refusal = { reasons: ['below-threshold'] }
    await expect(giveAttestation(office, bruno, null)).rejects.toMatchObject(refusal)
    await expect(giveAttestation(teacher, bruno, decided)).rejects.toMatchObject(refusal)
    expect(await Attestations.countDocuments()).toBe(0)
    const given = await giveAttestation(office, bruno, decided)
    expect(given.decision).toMatchObject({ ...decided, by: { accountId: 'segreteria' }, at: testNow })
  })

  test('no decision helps as long as something is not approved', async () => {
    await RollCalls.updateOne({ _id: 'serigrafia-2' }, { $set: { 'lines.$[].approved': false } })
    await expect(giveAttestation(office, bruno, decided)).rejects.toMatchObject({
      reasons: ['minutes-not-approved', 'below-threshold'],
    })
    await expect(giveAttestation(office, giulia, null)).rejects.toThrow(Refused)
  })

  test('the decision about who has earned it is not kept', async () => {
    expect((await giveAttestation(office, giulia, decided)).decision).toBeNull()
  })

  test('twenty first prints at once give one certificate', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => giveAttestation(teacher, giulia, null)))
    expect(new Set(all.map(({ number }) => number))).toEqual(new Set(['SERIGRAFIA/26/001']))
    expect(await Attestations.countDocuments()).toBe(1)
  })

  test('two schools at once get two numbers, none twice and none left out', async () => {
    await Promise.all([
      ...Array.from({ length: 5 }, () => giveAttestation(teacher, giulia, null)),
      ...Array.from({ length: 5 }, () => giveAttestation(office, bruno, decided)),
      ...Array.from({ length: 5 }, () => giveReadyAttestations(volta, 'serigrafia')),
    ])
    const numbers = (await Attestations.find().sort({ sequence: 1 }).lean()).map(({ sequence }) => sequence)
    expect(numbers).toEqual([1, 2, 3])
  })

  test('all that are ready are given together, the others are left', async () => {
    expect(await giveReadyAttestations(teacher, 'serigrafia')).toBe(1)
    expect(await giveReadyAttestations(teacher, 'serigrafia')).toBe(0)
    expect((await Attestations.find().lean()).map(({ studentId }) => studentId)).toEqual(['giulia'])
  })
})
