import { beforeEach, expect, test } from '@jest/globals'
import { unzipSync } from 'fflate'
import { contextFor } from '../../src/access/actor.ts'
import { RoundAssignments } from '../../src/assignments/assignment.model.ts'
import type { Place } from '../../src/assignments/assignment.rules.ts'
import { ExportJobs } from '../../src/export-jobs/export-job.model.ts'
import { askForExport, noteTaking, openExport } from '../../src/export-jobs/export-job.service.ts'
import { makeExports } from '../../src/export-jobs/export-run.service.ts'
import type { ExportJob } from '../../src/export-jobs/export-job.rules.ts'
import { exportKinds } from '../../src/export-kinds.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { deleteRetained } from '../../src/privacy/retention-deletion.service.ts'
import { listRetention, prepareRetention, viewRetention } from '../../src/privacy/retention.service.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import { testNow, useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()

const later = new Date('2041-10-02T10:00:00Z')
const officeAt = (now: Date) => contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, now)
const office = officeAt(later)
const of = { kind: 'assignments' as const, schoolYear: schoolYear('2026/27') }
const by = { accountId: null, name: 'Bottega' }

const place = (studentId: string, schoolId: string): Place => ({
  unitId: studentId,
  studentId,
  schoolId,
  classId: `${schoolId}-3a`,
  offerId: null,
  phase: 'unplaced',
  rank: null,
  state: 'none',
  offered: null,
  passed: [],
  placementId: null,
})
const said = (unitId: string | null) => ({
  at: testNow,
  by,
  event: 'published' as const,
  unitId,
  offerId: null,
  text: null,
})
const decided = (schoolId: string) => ({ schoolId, by, at: testNow, reason: `motivo del ${schoolId}` })

beforeEach(async () => {
  await Promise.all([
    RoundAssignments.deleteMany({}),
    Rounds.updateMany({ state: { $in: ['published', 'cancelled'] } }, { $set: { schoolIds: [] } }),
  ])
  await RoundAssignments.create({
    _id: 'conclusa',
    schoolIds: ['galilei', 'volta'],
    partnerIds: [],
    version: 3,
    places: [place('giulia', 'galilei'), place('vanni', 'volta')],
    told: true,
    released: true,
    log: [said(null), said('giulia'), said('vanni')],
  })
  const spring = await Rounds.findById('tornata-primavera').lean()
  const [part] = spring?.parts ?? []
  if (!part) throw new Error('Borgo has no round of spring')
  const parts = [
    { ...part, leftOut: ['bruno'], accessible: ['giulia'] },
    { ...part, schoolId: 'volta', leftOut: ['vanni'], accessible: [] },
  ]
  const keepApart = [
    { ...decided('galilei'), id: 'a', unitIds: ['giulia', 'bruno'] as [string, string] },
    { ...decided('volta'), id: 'b', unitIds: ['vanni', 'vera'] as [string, string] },
  ]
  const change = {
    schoolIds: ['galilei', 'volta'],
    parts,
    keepApart,
    locks: [],
    forbidden: [],
    state: 'published' as const,
  }
  await Rounds.updateOne({ _id: 'tornata-primavera' }, { $set: change })
})

test('results and constraints of rounds are listed two years on, counted with their students', async () => {
  const early = officeAt(testNow)
  await prepareRetention(early, 'galilei')
  const { items } = await listRetention(early, { kind: 'assignments', page: 1 })
  expect(items).toMatchObject([{ schoolYear: '2026/27', records: 2, dueOn: '2029-09-01' }])
  const { batch, blocks } = await viewRetention(early, of)
  expect([batch.studentIds, blocks]).toEqual([['bruno', 'giulia'], ['not-due']])
  await Rounds.updateOne({ _id: 'tornata-primavera' }, { $set: { state: 'open' } })
  await RoundAssignments.updateOne({ _id: 'conclusa' }, { $set: { released: false } })
  expect((await viewRetention(early, of)).blocks).toEqual(['nothing-there'])
})

test('a school exports and takes away what is about its own students, and leaves what is of the others', async () => {
  const params = { kind: 'esiti', schoolYear: '2026-27' }
  const id = await askForExport(office, exportKinds, { what: 'retention', params })
  await makeExports({ kinds: exportKinds, clock: () => later, publicUrl: 'http://localhost' })
  const job = (await ExportJobs.findById(id).lean<ExportJob>()) as ExportJob
  const fileId = job.files[0]?.fileId ?? ''
  await noteTaking(office, job, { fileId, name: 'Segreteria' })
  const { file } = await openExport(office, exportKinds, { id, fileId })
  const parts: Buffer[] = []
  for await (const bytes of file.stream) parts.push(bytes as Buffer)
  const exported = Buffer.from(unzipSync(Buffer.concat(parts))['dati.json'] ?? []).toString()
  expect(['motivo del galilei', 'giulia', 'motivo del volta', 'vanni'].map((text) => exported.includes(text))).toEqual([
    true,
    true,
    false,
    false,
  ])
  const { batch } = await viewRetention(office, of)
  const order = { reason: 'fine del termine', filedAs: '12/2041', declarationVersion: '1', seen: batch.digest }
  await deleteRetained(office, of, order)
  const left = await RoundAssignments.findById('conclusa').lean()
  expect([left?.places.map(({ unitId }) => unitId), left?.log.map(({ unitId }) => unitId), left?.version]).toEqual([
    ['vanni'],
    [null, 'vanni'],
    4,
  ])
  const round = await Rounds.findById('tornata-primavera').lean()
  expect(round?.parts.map(({ leftOut, accessible }) => [...leftOut, ...accessible])).toEqual([[], ['vanni']])
  expect(round?.keepApart.map(({ schoolId }) => schoolId)).toEqual(['volta'])
  expect((await viewRetention(office, of)).batch.records).toEqual([])
})
