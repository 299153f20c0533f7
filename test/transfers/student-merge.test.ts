import { describe, expect, test } from '@jest/globals'
import { run as finishWork } from '../../jobs/finish-interrupted-work.ts'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { HostProposals } from '../../src/host-proposals/host-proposal.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { countersOf } from '../../src/ledger/counter.service.ts'
import { verifyLedgers } from '../../src/ledger/ledger-check.service.ts'
import { LedgerChecks, LedgerEntries } from '../../src/ledger/ledger.model.ts'
import { recordFacts } from '../../src/ledger/ledger.service.ts'
import { ledgerSources } from '../../src/ledger-sources.ts'
import { models } from '../../src/models.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { day } from '../../src/platform/day.ts'
import { log } from '../../src/platform/log.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { StudentFiles } from '../../src/student-files/student-file.model.ts'
import { StudentMerges } from '../../src/transfers/student-merge.model.ts'
import { previewStudentMerge } from '../../src/transfers/student-merge-preview.service.ts'
import { asKept } from '../../src/transfers/student-merge.rules.ts'
import { mergesOf, mergeStudents, resumeStudentMerges } from '../../src/transfers/student-merge.service.ts'
import { moveStudent } from '../../src/transfers/student-move.service.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'
import { addTwin, twin, twinDay, wrongCode } from './twin.ts'

const borgo = useTestApp()
const galilei = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, testNow)
const volta = contextFor({ role: 'office', accountId: 'segreteria-volta', schoolId: 'volta' }, testNow)
const later = (minutes: number) => systemContext(new Date(testNow.getTime() + minutes * 60_000))
const pair = { keepId: 'giulia', goneId: twin }
const decision = { chosen: asKept, reason: 'Documento visto in segreteria' }
const ids = { schoolId: 'galilei', studentIds: ['giulia', twin] }

async function counted(studentId: string) {
  const counter = (await countersOf(galilei, 'student.view', ids)).get(studentId)?.counter
  if (!counter) throw new Error('no counter')
  const { registered, confirmed, approved, submitted, prior } = counter.total
  return { registered, confirmed, approved, submitted, prior }
}

/** Every record that still names the twin, by collection; what is never changed, and the twin itself, left out. */
async function traces(): Promise<string[]> {
  const kept = ['students', 'studentMerges', 'accessRecords', 'ledgerEntries', 'submissions']
  const found: string[] = []
  for (const model of models) {
    const { collection } = model as unknown as {
      collection?: { name: string; find(): { toArray(): Promise<object[]> } }
    }
    if (!collection || kept.includes(collection.name)) continue
    const all = await collection.find().toArray()
    if (all.some((record) => JSON.stringify(record).includes(twin))) found.push(collection.name)
  }
  return found
}

describe('two records of one student', () => {
  test('become one, with everything, and the ledger agrees before and after', async () => {
    await addTwin()
    const before = await Promise.all([counted('giulia'), counted(twin)])
    expect((await verifyLedgers(later(1), ledgerSources)).found).toBe(0)
    const { belongings, accounts, obstacles } = await previewStudentMerge(galilei, pair)
    expect(obstacles).toEqual([])
    expect(belongings.gone).toMatchObject({ placements: 1, minutes: 450, priorHours: 1, labs: 1, proposals: 1 })
    expect(accounts.stays).toBe('keep')
    await mergeStudents(galilei, pair, decision)

    expect(await traces()).toEqual([])
    const after = await counted('giulia')
    for (const name of ['registered', 'confirmed', 'approved', 'submitted', 'prior'] as const)
      expect([name, after[name]]).toEqual([name, before[0][name] + before[1][name]])
    const both = await StudentDays.findOne({ studentId: 'giulia', day: day('2026-11-04') }).lean()
    expect([both?._id, both?.minutes, both?.entries.length]).toEqual(['giulia:2026-11-04', 360, 2])
    expect(await Enrolments.find({ studentId: 'giulia' }).lean()).toEqual([
      expect.objectContaining({ _id: 'giulia-enrolment', from: '2026-09-01', to: null }),
    ])
    const lab = await Editions.findById('robotica-3a').lean()
    expect([lab?.taken, lab?.participants.length, lab?.groups[0]?.studentIds.length]).toEqual([24, 24, 24])
    const roll = await RollCalls.findById('robotica-3a-6').lean()
    expect(roll?.lines.filter(({ studentId }) => studentId === 'giulia').map(({ minutes }) => minutes)).toEqual([180])
    expect((await Accounts.findById('bis').lean())?.closedAt).toEqual(testNow)
    expect((await HostProposals.findById('panificio-bis').lean())?.state).toBe('withdrawn')
    expect((await StudentFiles.findById('giulia').lean())?.familyNotice?.on).toBe('2025-09-20')
    expect(await ResourceDays.countDocuments({ resource: `student:${twin}` })).toBe(0)

    expect((await verifyLedgers(later(60 * 24), ledgerSources)).found).toBe(0)
    const ring = await LedgerEntries.findOne({ kind: 'merge' }).lean()
    expect(ring).toMatchObject({ schoolId: 'galilei', subject: 'giulia', fields: { gone: twin, kept: 'giulia' } })
    expect(JSON.stringify(ring)).not.toMatch(/Damico|D’Amico|DMC/u)
    await StudentMerges.updateOne({ _id: twin }, { $set: { reason: 'Altro' } })
    expect((await verifyLedgers(later(60 * 48), ledgerSources)).found).toBe(1)
    const odd = await LedgerChecks.findOne({ schoolId: 'galilei', found: 1 }).lean()
    expect(odd?.findings[0]).toMatchObject({ what: 'differs', names: ['reason'] })
  })

  test('are merged once, whoever asks and in whichever way', async () => {
    await addTwin()
    const ways = Array.from({ length: 20 }, (_, n) =>
      mergeStudents(galilei, n % 2 === 0 ? pair : { keepId: twin, goneId: 'giulia' }, decision),
    )
    const results = await Promise.allSettled(ways)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [gone, ...others] = await Students.find({ mergedInto: { $gt: '' } }).lean()
    expect(others).toEqual([])
    expect(await Placements.countDocuments({ studentId: gone?._id ?? '' })).toBe(0)
    expect(await Placements.countDocuments({ studentId: gone?.mergedInto ?? '' })).toBe(2)
    await expect(mergeStudents(galilei, pair, decision)).rejects.toThrow()
  })

  test('keep the chosen facts, and a list with the wrong code finds the student again', async () => {
    await addTwin()
    await Students.updateOne({ _id: 'giulia' }, { $set: { birthDate: null, taxCode: null } })
    await mergeStudents(galilei, pair, { ...decision, chosen: { ...asKept, name: 'gone' } })
    expect(await Students.findById('giulia').lean()).toMatchObject({ surname: 'Damico', taxCode: wrongCode })
    expect((await mergesOf(galilei, 'giulia')).map(({ before }) => before.keep.surname)).toEqual(['D’Amico'])
    const { submitted } = await counted('giulia')
    const chain = { schoolId: 'galilei', schoolYear: schoolYear('2026/27') }
    const sent = { source: 'submission:x', kind: 'submission' as const, subject: twin, fields: { minutes: 60 } }
    await recordFacts(chain, [{ ...sent, happenedAt: testNow, standing: 'holds' }], testNow)
    expect((await counted('giulia')).submitted).toBe(submitted + 60)
  })

  test('the account in use stays, whichever record it is of', async () => {
    await addTwin()
    const used = (await Accounts.findById('giulia.damico').lean())?.passwordHash
    await Accounts.updateOne({ _id: 'bis' }, { $set: { passwordHash: used } })
    await Accounts.updateOne({ _id: 'giulia.damico' }, { $set: { passwordHash: null } })
    await mergeStudents(galilei, pair, decision)
    const [account, ...others] = await Accounts.find({ 'hats.studentId': { $in: ['giulia', twin] } }).lean()
    expect([account?._id, account?.hats[0]?.studentId, others.length]).toEqual(['bis', 'giulia', 0])
    expect((await Accounts.findById('giulia.damico').lean())?.closedAt).toEqual(testNow)
  })
})

describe('a merge', () => {
  test('left in the middle is finished by the job, and what came in meanwhile is brought along', async () => {
    await addTwin()
    await mergeStudents(galilei, pair, decision)
    // As if it had died after the placements, and somebody had been writing for the record that went.
    await StudentMerges.updateOne({ _id: twin }, { $set: { doneAt: null, inHand: ['giulia', twin] } })
    await RollCalls.updateOne(
      { _id: 'robotica-3a-6', 'lines.studentId': 'giulia' },
      { $set: { 'lines.$.studentId': twin, 'lines.$.id': twin } },
    )
    await twinDay(day('2026-11-02'), ['17:00', '19:00'], 'logged')
    // Hours that have not moved yet although their placement has are still of one person.
    const moved = await StudentDays.findOneAndDelete({ _id: 'giulia:2026-11-03' }).lean()
    await StudentDays.create({ ...moved, _id: `${twin}:2026-11-03`, studentId: twin })
    expect((await verifyLedgers(later(1), ledgerSources)).found).toBe(0)
    expect(await resumeStudentMerges(systemContext(testNow))).toBe(0)
    const job = {
      now: later(5).now,
      log: Object.assign(log, { level: 'silent' }),
      site: { publicUrl: 'https://b.example' },
    }
    await finishWork(job as unknown as Parameters<typeof finishWork>[0])
    expect(await traces()).toEqual([])
    expect((await StudentMerges.findById(twin).lean())?.inHand).toEqual([twin])
    const late = await StudentDays.findOne({ studentId: 'giulia', day: day('2026-11-02') }).lean()
    expect([late?.minutes, late?.entries.map(({ state }) => state)]).toEqual([240, ['approved', 'returned']])
    expect(await resumeStudentMerges(later(10))).toBe(0)
  })

  test('that died at its beginning is done by the job, and one that never began is forgotten', async () => {
    await addTwin()
    const before = await Promise.all([counted('giulia'), counted(twin)])
    const [keep, gone] = await Promise.all([Students.findById('giulia').lean(), Students.findById(twin).lean()])
    const { surname = '', givenName = '', taxCode = null, birthDate = null, sex = null } = keep ?? {}
    const identity = { surname, givenName, taxCode, birthDate, sex }
    const old = { ...identity, email: null }
    const merge = { _id: twin, schoolId: 'galilei', keepId: 'giulia', inHand: ['giulia', twin], at: testNow }
    const by = { accountId: 'segreteria', name: 'Sara Segreteria' }
    const facts = { by, reason: 'x', identity, before: { keep: old, gone: { ...old, taxCode: gone?.taxCode ?? null } } }
    await StudentMerges.create({ ...merge, ...facts, account: 'keep', begunAt: null })
    await expect(mergeStudents(galilei, pair, decision)).rejects.toMatchObject({ reasons: ['merge-under-way'] })
    expect([await resumeStudentMerges(later(5)), await StudentMerges.countDocuments({})]).toEqual([0, 0])
    await StudentMerges.create({ ...merge, ...facts, account: 'keep', begunAt: testNow })
    expect(await resumeStudentMerges(later(5))).toBe(1)
    expect(await traces()).toEqual([])
    expect((await counted('giulia')).approved).toBe(before[0].approved + before[1].approved)
    expect((await Students.findById('giulia').lean())?.otherTaxCodes).toEqual([wrongCode])
    expect((await verifyLedgers(later(60), ledgerSources)).found).toBe(0)
  })

  test('is refused where both were at two places at once, and says where', async () => {
    await addTwin()
    await twinDay(day('2026-11-09'), ['17:00', '19:00'])
    await twinDay(day('2026-11-14'), ['12:00', '14:00'])
    await RollCalls.updateOne(
      { _id: 'robotica-3a-5' },
      { $set: { 'lines.$[line].state': 'present', 'lines.$[line].minutes': 180 } },
      { arrayFilters: [{ 'line.studentId': twin }] },
    )
    const enrolment = { _id: 'odd', schoolId: 'galilei', classId: 'galilei-4a', studentId: twin }
    await Enrolments.updateOne({ _id: 'bis-enrolment' }, { $set: { from: '2026-11-01' } })
    await Enrolments.create({ ...enrolment, from: day('2026-09-10'), to: day('2026-10-31'), leaving: 'class-change' })
    const reasons = ['class', 'hours', 'hours-lab', 'lab']
    await expect(mergeStudents(galilei, pair, decision)).rejects.toMatchObject({ reasons })
    const { obstacles } = await previewStudentMerge(galilei, pair)
    expect(obstacles.map(({ what }) => what)).toEqual(reasons)
    expect([
      await StudentMerges.countDocuments({}),
      await Students.countDocuments({ mergedInto: { $gt: '' } }),
    ]).toEqual([0, 0])
  })

  test('and a move of the same student do not meet, and another school has no part in it', async () => {
    await addTwin()
    const leaving = { kind: 'leaving' as const, day: day('2026-11-24'), classId: null, reason: 'x' }
    await Placements.updateMany({ studentId: { $in: ['giulia', twin] } }, { $set: { state: 'concluded' } })
    const [merged, moved] = await Promise.allSettled([
      mergeStudents(galilei, pair, decision),
      moveStudent(galilei, 'giulia', leaving),
    ])
    const open = await Enrolments.countDocuments({ studentId: { $in: ['giulia', twin] }, to: null })
    expect([merged.status, moved.status]).toContain('rejected')
    if (merged.status === 'fulfilled') expect(open).toBe(1)
    await expect(mergeStudents(volta, { keepId: 'vanni', goneId: 'giulia' }, decision)).rejects.toThrow('student.merge')
    await expect(mergeStudents(galilei, { keepId: 'giulia', goneId: 'vanni' }, decision)).rejects.toThrow()
  })
})

describe('on the pages', () => {
  test('the office finds the other record, decides and merges; the old address leads on', async () => {
    await addTwin()
    const office = await borgo.signIn('segreteria@borgo.example')
    const moves = await office.visit('/studenti/giulia/spostamenti')
    expect(moves.text).toContain('È la stessa persona di…')
    const choice = await office.visit('/studenti/giulia/spostamenti/unione?q=amico')
    expect(choice.$(`a[href="/studenti/giulia/spostamenti/unione?con=${twin}"]`).length).toBe(1)
    const url = `/studenti/giulia/spostamenti/unione?con=${twin}`
    const preview = await office.visit(url)
    expect([preview.text.includes(wrongCode), preview.text.includes('Resta l’utenza giulia.damico')]).toEqual([
      true,
      true,
    ])
    const wrong = await office.press('Unisci le due schede', { reason: '' })
    expect([wrong.status, wrong.$('#f-reason-problem').length, wrong.$('#f-confirmed-problem').length]).toEqual([
      422, 1, 1,
    ])
    const done = await office.press('Unisci le due schede', { reason: 'Documento', name: 'keep', confirmed: 'yes' })
    expect([done.title, done.html.includes('Le due schede sono una sola')]).toEqual(['D’Amico Giulia', true])
    const old = await office.visit(`/studenti/${twin}`)
    expect(old.location).toBe('/studenti/giulia')
    for (const page of ['spostamenti', 'fascicolo', 'ore-precedenti', 'dati', 'fascicolo-esame'])
      expect((await office.visit(`/studenti/${twin}/${page}`)).location).toBe(`/studenti/giulia/${page}`)
    expect((await office.visit(url)).location).toBe('/studenti/giulia')
    expect((await office.visit('/studenti/giulia/spostamenti')).text).toContain('Unita la scheda di Damico Giulia')
    expect((await office.visit('/registro-verificato')).text).toContain('Unione di due schede')
    expect((await office.visit('/studenti/giulia/spostamenti/unione?con=vanni')).status).toBe(404)
    const other = await borgo.signIn('segreteria@volta.example')
    expect((await other.visit(`/studenti/${twin}`)).status).toBe(404)
    expect((await (await borgo.signIn('coordinatore@borgo.example')).visit(url)).status).toBe(403)
  })

  test('what stands in the way is named, with the page to mend it', async () => {
    await addTwin()
    await twinDay(day('2026-11-09'), ['17:00', '19:00'])
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit(`/studenti/giulia/spostamenti/unione?con=${twin}`)
    expect([
      page.text.includes('14:00–18:00 e 17:00–19:00'),
      page.$('form[action$="/unione"][method=post]').length,
    ]).toEqual([true, 0])
    expect(page.html).toContain('/percorsi/bis-tipografia/ore')
  })
})
