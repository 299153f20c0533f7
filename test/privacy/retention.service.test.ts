import { describe, expect, test } from '@jest/globals'
import { unzipSync } from 'fflate'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { PlacementAbsences } from '../../src/absences/absence.model.ts'
import { ExportJobs } from '../../src/export-jobs/export-job.model.ts'
import { askForExport, noteTaking, openExport } from '../../src/export-jobs/export-job.service.ts'
import { makeExports } from '../../src/export-jobs/export-run.service.ts'
import type { ExportJob } from '../../src/export-jobs/export-job.rules.ts'
import { exportKinds } from '../../src/export-kinds.ts'
import { DiaryPages } from '../../src/hours/diary.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { ledgerChecks, verifyLedgers } from '../../src/ledger/ledger-check.service.ts'
import { LedgerChecks, LedgerEntries } from '../../src/ledger/ledger.model.ts'
import { ledgerSources } from '../../src/ledger-sources.ts'
import type { RetentionKind } from '../../src/norms/retention.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { areRemoved } from '../../src/paperwork/papers.rules.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { day, dayOf } from '../../src/platform/day.ts'
import { openFile, storeFile } from '../../src/platform/files.ts'
import { deleteRetained, resumeDeletions } from '../../src/privacy/retention-deletion.service.ts'
import { RetentionDeletions, RetentionItems, RetentionStretches } from '../../src/privacy/retention.model.ts'
import { kindInAddress, type RetentionOf } from '../../src/privacy/retention.rules.ts'
import {
  listRetention,
  prepareRetention,
  retentionStudents,
  viewRetention,
} from '../../src/privacy/retention.service.ts'
import { reviewRetention } from '../../src/reminders/retention-reminder.service.ts'
import { issuePlacementRegister } from '../../src/registers/register.service.ts'
import { issueYearRegister, yearRegister } from '../../src/registers/year-register.service.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { gatherReturn } from '../../src/submissions/return.service.ts'
import { compareReturn, submitReturn } from '../../src/submissions/submission.service.ts'
import { testNow, useBorgoDatabase } from '../support/borgo-database.ts'

/** Long after the final exam of everybody in Borgo, and the years of every term. */
const later = new Date('2041-10-02T10:00:00Z')
const year = schoolYear('2026/27')
const ofVolta = { schoolId: 'volta', schoolYear: year }
const officeAt = (now: Date) => contextFor({ role: 'office', accountId: 'segreteria-volta', schoolId: 'volta' }, now)
const office = officeAt(later)
const of = (kind: RetentionKind): RetentionOf => ({ kind, schoolYear: year })

const entryState = {
  'entries.$[].state': 'approved',
  'entries.$[].approvedBy': { accountId: 'docente-volta', name: 'Valerio Volta', role: 'teacher', at: testNow },
}

/** The school year of the Volta as it was returned to the Ministry in time. */
async function returnVolta(): Promise<void> {
  await StudentDays.updateMany({ schoolId: 'volta' }, { $set: entryState })
  await RollCalls.updateMany({ 'lines.schoolId': 'volta' }, { $set: { 'lines.$[].approved': true } })
  await Students.updateOne({ _id: 'volta-3a-9' }, { $set: { taxCode: 'RSSMRA80A01H501U' } })
  const then = officeAt(testNow)
  const { digest } = await gatherReturn(then, 'return.view', ofVolta)
  const receipt = { number: 'SIDI-1', on: dayOf(testNow) }
  await submitReturn(then, ofVolta, { seen: { digest, number: 1 }, receipt, sent: null })
  // Its hours were made to be approved behind the back of the ledger.
  await Promise.all([LedgerEntries.deleteMany(ofVolta), LedgerChecks.deleteMany(ofVolta)])
  await verifyLedgers(systemContext(testNow), ledgerSources)
}

async function takeExport(kind: RetentionKind): Promise<ExportJob> {
  const params = { kind: kindInAddress(kind), schoolYear: '2026-27' }
  const id = await askForExport(office, exportKinds, { what: 'retention', params })
  await makeExports({ kinds: exportKinds, clock: () => later, publicUrl: 'http://localhost' })
  const job = (await ExportJobs.findById(id).lean<ExportJob>()) as ExportJob
  await noteTaking(office, job, { fileId: job.files[0]?.fileId ?? '', name: 'Segreteria Volta' })
  return job
}

async function entriesOf(job: ExportJob): Promise<Map<string, string>> {
  const { file } = await openExport(office, exportKinds, { id: job._id, fileId: job.files[0]?.fileId ?? '' })
  const parts: Buffer[] = []
  for await (const part of file.stream) parts.push(part as Buffer)
  const files = Object.entries(unzipSync(Buffer.concat(parts)))
  return new Map(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
}

async function orderOf(kind: RetentionKind, change: { seen?: string } = {}) {
  const { batch } = await viewRetention(office, of(kind))
  return { reason: 'fine del termine', filedAs: '12/2041', declarationVersion: '1', seen: batch.digest, ...change }
}

const blocksOf = async (kind: RetentionKind, ctx = office) => (await viewRetention(ctx, of(kind))).blocks
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { reasons?: string[]; name: string }) => error.reasons ?? [error.name],
  )

async function diaryOfVanni(): Promise<string> {
  const fileId = await storeFile(Buffer.from('una foto'), { name: 'foto.jpg', type: 'image/jpeg' })
  await DiaryPages.deleteMany({ schoolId: 'volta' })
  const page = { placementId: 'vanni-officine', schoolId: 'volta', partnerId: 'officine', studentId: 'vanni' }
  const pages = [9, 10, 11].map((n) => ({
    ...page,
    _id: `vanni-officine:2026-11-${n}`,
    day: day(`2026-11-${String(n).padStart(2, '0')}`),
    text: `pagina ${n}`,
    photo: n === 9 ? { fileId, type: 'image/jpeg', bytes: 8 } : null,
    version: 1,
    editedAt: testNow,
  }))
  await DiaryPages.insertMany(pages)
  return fileId
}

describe('what comes to the end of its term', () => {
  useBorgoDatabase({ fresh: 'each' })

  test('is listed for its own school, the students named; before the exam nothing of it is due', async () => {
    const early = officeAt(testNow)
    const { items, total } = await listRetention(early, { kind: 'hours', page: 1 })
    expect([total, items[0]?.schoolYear, items[0]?.inCareer]).toEqual([1, year, 1])
    expect(await StudentDays.countDocuments({ schoolId: 'volta' })).toBeLessThanOrEqual(items[0]?.records ?? 0)
    const students = await retentionStudents(early, of('hours'))
    expect(students.map(({ student }) => student._id)).toEqual(['vanni'])
    expect(await blocksOf('hours', early)).toEqual(expect.arrayContaining(['in-career', 'not-returned']))
    const coordinator = contextFor({ role: 'coordinator', accountId: 'c', schoolId: 'volta' }, later)
    expect(await refusal(deleteRetained(coordinator, of('hours'), await orderOf('hours')))).toEqual(['Forbidden'])
    await expect(prepareRetention(office, 'galilei')).rejects.toThrow()
  })

  test('goes only after somebody has taken an export of exactly these data, with its files; a change voids it', async () => {
    const fileId = await diaryOfVanni()
    expect(await refusal(deleteRetained(office, of('diary'), await orderOf('diary')))).toEqual(['not-taken'])
    const job = await takeExport('diary')
    const entries = await entriesOf(job)
    expect([...entries.keys()]).toEqual(['elenco.xlsx', 'dati.json', 'file/0001-file.jpg'])
    expect(entries.get('file/0001-file.jpg')).toBe('una foto')
    expect(entries.get('dati.json')).toContain('pagina 10')
    const stale = await orderOf('diary')
    await DiaryPages.updateOne({ day: day('2026-11-10') }, { $set: { text: 'cambiata', version: 2 } })
    expect(await refusal(deleteRetained(office, of('diary'), stale))).toEqual(['changed-meanwhile'])
    expect(await refusal(deleteRetained(office, of('diary'), await orderOf('diary')))).toEqual(['not-taken'])
    expect(await DiaryPages.countDocuments({ schoolId: 'volta' })).toBe(3)

    const again = await takeExport('diary')
    const order = await orderOf('diary')
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => refusal(deleteRetained(office, of('diary'), order))),
    )
    expect(outcomes.filter((reasons) => reasons.length === 0)).toHaveLength(1)
    expect(await DiaryPages.countDocuments({ schoolId: 'volta' })).toBe(0)
    expect(await openFile(fileId)).toBeNull()
    const deletions = await RetentionDeletions.find({}).lean()
    expect(deletions).toHaveLength(1)
    const digest = (await ExportJobs.findById(again._id).lean())?.taken?.digest
    expect(deletions[0]).toMatchObject({
      kind: 'diary',
      schoolYear: year,
      state: 'done',
      records: 3,
      students: 1,
      files: 1,
      kept: 0,
      filedAs: '12/2041',
      taken: { name: 'Segreteria Volta', digest },
    })
    expect(digest).toMatch(/^[0-9a-f]{64}$/u)
    expect(await RetentionStretches.countDocuments({})).toBe(0)
    expect(await RetentionItems.countDocuments({ kind: 'diary', schoolId: 'volta' })).toBe(0)
  })

  test('is finished by the job when a process stops in the middle, and a record changed meanwhile stays', async () => {
    await diaryOfVanni()
    const { batch } = await viewRetention(office, of('diary'))
    const taken = { accountId: 'a', name: 'A', at: later, digest: 'd'.repeat(64) }
    const _id = 'left'
    const by = { accountId: 'segreteria-volta', name: 'Segreteria' }
    await RetentionDeletions.create({
      _id,
      schoolId: 'volta',
      ...of('diary'),
      state: 'running',
      by,
      at: later,
      reason: 'r',
      filedAs: '1',
      declarationVersion: '1',
      records: 3,
      students: 1,
      files: 1,
      taken,
      kept: null,
      doneAt: null,
    })
    const lines = batch.records.map(({ id, digest, files }) => ({ id, digest, fileIds: files.map((f) => f.fileId) }))
    await RetentionStretches.create({ _id: 'left:0', deletionId: _id, place: 0, lines, kept: null })
    await DiaryPages.deleteOne({ day: day('2026-11-09') })
    await DiaryPages.updateOne({ day: day('2026-11-10') }, { $set: { text: 'dopo', version: 2 } })
    const system = systemContext(later)
    await Promise.all([resumeDeletions(system), resumeDeletions(system), resumeDeletions(system)])
    expect(await RetentionDeletions.findById(_id).lean()).toMatchObject({ state: 'done', kept: 1 })
    expect((await DiaryPages.find({ schoolId: 'volta' }).lean()).map(({ text }) => text)).toEqual(['dopo'])
    expect(await resumeDeletions(system)).toBe(0)
  })

  test('of hours closes the ledger of the year, and what was returned to the Ministry stands', async () => {
    await returnVolta()
    expect(await blocksOf('hours')).toEqual([])
    const one = await StudentDays.findOne({ schoolId: 'volta', 'entries.0.live': true }, { _id: 1 }).lean()
    await StudentDays.updateOne({ _id: one?._id ?? '' }, { $set: { 'entries.0.state': 'confirmed' } })
    expect(await blocksOf('hours')).toEqual(['hours-waiting'])
    await StudentDays.updateOne({ _id: one?._id ?? '' }, { $set: { 'entries.0.state': 'approved' } })
    await takeExport('hours')
    await deleteRetained(office, of('hours'), await orderOf('hours'))
    expect(await StudentDays.countDocuments({ schoolId: 'volta' })).toBe(0)
    expect(await StudentDays.countDocuments({ schoolId: 'galilei' })).toBeGreaterThan(0)
    const chain = await LedgerEntries.find(ofVolta).sort({ seq: 1 }).lean()
    expect(chain.at(-1)).toMatchObject({ kind: 'deletion', subject: 'hours' })
    expect(chain.filter(({ kind }) => kind === 'approval').length).toBeGreaterThan(0)
    expect(JSON.stringify(chain.at(-1))).not.toContain('Segreteria')

    await verifyLedgers(systemContext(new Date('2041-10-03T02:30:00Z')), ledgerSources)
    const check = (await ledgerChecks(office)).find(({ schoolYear: each }) => each === year)
    expect(check?.findings).toEqual([])
    const { changes, deletedAt, last } = await compareReturn(office, 'return.view', ofVolta)
    expect([changes, deletedAt, last?.number]).toEqual([[], later, 1])
    const receipt = { number: 'SIDI-2', on: dayOf(later) }
    const sending = submitReturn(office, ofVolta, { seen: { digest: 'x', number: 2 }, receipt, sent: null })
    expect(await refusal(sending)).toEqual(['year-deleted'])

    // An empty register would take the place of those that were issued when there were hours.
    expect(await refusal(issuePlacementRegister(office, 'vanni-officine'))).toEqual(['hours-deleted'])
    const yearly = await yearRegister(office, year)
    expect(await refusal(issueYearRegister(office, yearly))).toEqual(['hours-deleted'])

    // Whoever takes the record of the deletion away is found.
    await RetentionDeletions.deleteMany({})
    await verifyLedgers(systemContext(new Date('2041-10-04T02:30:00Z')), ledgerSources)
    const [found] = (await ledgerChecks(office)).filter(({ schoolYear: each }) => each === year)
    expect(found?.findings.map(({ what, source }) => [what, source?.split(':')[0]])).toEqual([['gone', 'deletion']])
  })

  test('empties papers and reasons of absences, and leaves what the register is made of', async () => {
    await returnVolta()
    await PlacementAbsences.deleteMany({ schoolId: 'volta' })
    const by = { accountId: 'vanni', name: 'Vanni', role: 'student', at: testNow } as const
    await PlacementAbsences.create({
      _id: 'vanni-officine:2026-11-12',
      placementId: 'vanni-officine',
      schoolId: 'volta',
      partnerId: 'officine',
      studentId: 'vanni',
      day: day('2026-11-12'),
      minutes: 240,
      announced: true,
      by,
      reason: 'visita medica',
      decision: { ...by, role: 'teacher', justified: true, reason: null },
    })
    await takeExport('absence-reasons')
    await deleteRetained(office, of('absence-reasons'), await orderOf('absence-reasons'))
    const absence = await PlacementAbsences.findOne({ schoolId: 'volta' }).lean()
    expect(absence).toMatchObject({ reason: null, minutes: 240, decision: { justified: true, reason: null } })

    const papers = await PlacementPapers.findOne({ schoolId: 'volta', project: { $ne: null } }).lean()
    expect(papers?.complete).not.toBeUndefined()
    await takeExport('papers')
    await deleteRetained(office, of('papers'), await orderOf('papers'))
    const left = await PlacementPapers.findById(papers?._id ?? '').lean()
    expect(left).toMatchObject({ project: null, signatures: [], history: [], complete: papers?.complete ?? null })
    expect([left && areRemoved(left), papers && areRemoved(papers)]).toEqual([papers?.complete !== null, false])
    expect(await blocksOf('papers')).toEqual(['nothing-there'])
  })

  test('is told to the school once for each day on which terms end, and nothing is deleted by the night', async () => {
    const before = await StudentDays.countDocuments({})
    const round = { asOf: dayOf(later), publicUrl: 'https://bottega.example' }
    const first = await reviewRetention(systemContext(later), round)
    const letters = await Notices.find({ kind: 'retention-due' }).sort({ key: 1 }).lean()
    expect([first.skipped, letters.length]).toEqual([0, first.enqueued + first.unreached])
    expect(letters.some(({ about }) => about === 'volta')).toBe(true)
    expect(letters[0]?.data['link']).toBe('https://bottega.example/conservazione')
    expect(await reviewRetention(systemContext(later), round)).toMatchObject({ enqueued: 0, unreached: 0 })
    expect(await StudentDays.countDocuments({})).toBe(before)
  })
})
