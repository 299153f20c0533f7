import { describe, expect, test } from '@jest/globals'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { withdrawStudent } from '../../src/labs/roster.service.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { countersOf } from '../../src/ledger/counter.service.ts'
import { PriorHoursLines } from '../../src/ledger/prior-hours.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { day } from '../../src/platform/day.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { findStudent, studentsOfClass } from '../../src/schools/student.service.ts'
import { resumeTakeOvers, sendHoursAgain, takeOver, withdrawRelease } from '../../src/transfers/release.service.ts'
import { StudentMoves } from '../../src/transfers/student-move.model.ts'
import { type AskedMove, moveStudent, resumeMoves } from '../../src/transfers/student-move.service.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()
const galilei = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, testNow)
const volta = contextFor({ role: 'office', accountId: 'segreteria-volta', schoolId: 'volta' }, testNow)
const later = systemContext(new Date(testNow.getTime() + 600_000))
const today = day('2026-11-25')

const twenty = <T>(work: () => Promise<T>) => Promise.allSettled(Array.from({ length: 20 }, work))
const won = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === 'fulfilled').length

const change: AskedMove = { kind: 'class-change', day: day('2026-11-23'), classId: 'galilei-3b', reason: null }
const transfer: AskedMove = { kind: 'transfer', day: day('2026-11-20'), classId: null, reason: 'prot. 12' }

async function addSecondClass() {
  const { SchoolClasses } = await import('../../src/schools/school-class.model.ts')
  const first = await SchoolClasses.findById('galilei-3a').lean()
  await SchoolClasses.create({ ...first, _id: 'galilei-3b', section: 'B', label: '3B INF', teacherIds: [] })
}

async function settlePlacements() {
  await Placements.updateMany({ studentId: 'giulia' }, { $set: { state: 'concluded' } })
}

/** Giulia, let go by the Galilei; the code. */
async function released(): Promise<string> {
  await settlePlacements()
  const { _id } = await moveStudent(galilei, 'giulia', transfer)
  return (await StudentMoves.findById(_id).lean())?.release?.code ?? ''
}

const taxCodeOf = async (id: string) => (await Students.findById(id).lean())?.taxCode ?? ''

describe('within a school', () => {
  test('a class changes once, and the old register keeps the student', async () => {
    await addSecondClass()
    const results = await twenty(() => moveStudent(galilei, 'giulia', change))
    expect(won(results)).toBe(1)
    const all = await Enrolments.find({ studentId: 'giulia' }).sort({ from: 1 }).lean()
    expect(all.map(({ classId, from, to, leaving }) => [classId, from, to, leaving])).toEqual([
      ['galilei-3a', '2026-09-01', '2026-11-22', 'class-change'],
      ['galilei-3b', '2026-11-23', null, null],
    ])
    const there = async (classId: string, on: string) =>
      (await studentsOfClass(galilei, 'class.view', classId, day(on))).some(({ student }) => student._id === 'giulia')
    expect([
      await there('galilei-3a', '2026-11-22'),
      await there('galilei-3a', '2026-11-23'),
      await there('galilei-3b', '2026-11-23'),
    ]).toEqual([true, false, true])
  })

  test('who leaves settles placements first, comes free in labs, and may come back', async () => {
    const leaving: AskedMove = { kind: 'leaving', day: day('2026-11-24'), classId: null, reason: 'Ritiro' }
    await expect(moveStudent(galilei, 'giulia', leaving)).rejects.toMatchObject({ reasons: ['placements-open'] })
    expect(await StudentMoves.countDocuments({})).toBe(0)
    await settlePlacements()
    expect(won(await twenty(() => moveStudent(galilei, 'giulia', leaving)))).toBe(1)
    const lab = await Editions.findById('robotica-3a').lean()
    expect(lab?.participants.find(({ studentId }) => studentId === 'giulia')?.to).toBe('2026-11-24')
    await expect(
      withdrawStudent(galilei, 'giulia', { editionId: 'robotica-3a', from: today, reason: 'x' }),
    ).rejects.toMatchObject({ reasons: ['not-in'] })
    const back: AskedMove = { kind: 'return', day: today, classId: 'galilei-3a', reason: null }
    await moveStudent(galilei, 'giulia', back)
    const all = await Enrolments.find({ studentId: 'giulia' }).sort({ from: 1 }).lean()
    expect(all.map(({ to }) => to)).toEqual([null])
    expect(await StudentMoves.distinct('kind', { studentId: 'giulia' })).toEqual(
      expect.arrayContaining(['leaving', 'return']),
    )
  })

  test('who leaves waits for no lab either: the group asks for one seat less, and alone it is withdrawn', async () => {
    await settlePlacements()
    const waiting = { ...(await Editions.findById('making-aperto').lean())?.groups[0], state: 'waiting' as const }
    const group = (id: string, studentIds: string[]) => ({ ...waiting, id, kind: 'students' as const, studentIds })
    const groups = [
      group('con-bruno', ['bruno', 'giulia']),
      { ...group('sola', ['giulia']), state: 'offered' as const },
    ]
    const own = groups.map((each) => ({ ...each, classIds: ['galilei-3a'] }))
    await Editions.updateOne({ _id: 'making-aperto' }, { $push: { groups: { $each: own } }, $inc: { taken: 1 } })
    const before = await Editions.findById('making-aperto').lean()
    await moveStudent(galilei, 'giulia', { kind: 'leaving', day: day('2026-11-24'), classId: null, reason: 'Ritiro' })
    const after = await Editions.findById('making-aperto').lean()
    const told = own.map(({ id }) => after?.groups.find((each) => each.id === id))
    expect(told.map((each) => [each?.state, each?.studentIds, each?.history.at(-1)?.reason])).toEqual([
      ['waiting', ['bruno'], 'Uscita dalla scuola'],
      ['withdrawn', [], 'Uscita dalla scuola'],
    ])
    expect([before?.taken, after?.taken]).toEqual([(after?.taken ?? 0) + 1, after?.taken])
    expect(after?.participants).toEqual(before?.participants)
  })

  test('nobody moves a student of another school, nor into a class of one', async () => {
    await expect(moveStudent(volta, 'giulia', change)).rejects.toThrow()
    await expect(moveStudent(galilei, 'giulia', { ...change, classId: 'volta-3a' })).rejects.toThrow()
    expect(await StudentMoves.countDocuments({})).toBe(0)
  })

  test('what was left in the middle is taken up, and what never began is forgotten', async () => {
    await settlePlacements()
    const { _id } = await moveStudent(galilei, 'giulia', transfer)
    await StudentMoves.updateOne({ _id }, { $set: { doneAt: null, inHand: 'giulia' } })
    await Enrolments.updateOne({ studentId: 'giulia' }, { $set: { to: null, leaving: null } })
    expect(await resumeMoves(later)).toBe(1)
    expect((await Enrolments.findOne({ studentId: 'giulia' }).lean())?.to).toBe('2026-11-20')
    await StudentMoves.updateOne({ _id }, { $set: { doneAt: null, plan: null } })
    expect(await resumeMoves(later)).toBe(0)
    expect(await StudentMoves.countDocuments({})).toBe(0)
  })
})

describe('between two schools', () => {
  const into = { classId: 'volta-3a', from: day('2026-11-23') }

  test('the new one takes over once, with code and tax code, and learns the certified hours alone', async () => {
    const ids = { schoolId: 'galilei', studentIds: ['giulia'] }
    const before = (await countersOf(galilei, 'student.view', ids)).get('giulia')
    const code = await released()
    const taxCode = await taxCodeOf('giulia')
    const refused = { reasons: ['no-such-release'] }
    await expect(takeOver(volta, { ...into, code, taxCode: 'RSSMRA80A01F205X' })).rejects.toMatchObject(refused)
    await expect(takeOver(volta, { ...into, code: 'AAAA-AAAA', taxCode })).rejects.toMatchObject(refused)
    await expect(takeOver(volta, { ...into, code, taxCode, from: day('2026-11-20') })).rejects.toMatchObject({
      reasons: ['before-release'],
    })
    await expect(takeOver(galilei, { code, taxCode, classId: 'galilei-3a', from: into.from })).rejects.toMatchObject({
      reasons: ['own-release'],
    })
    const results = await twenty(() => takeOver(volta, { ...into, code: code.toLowerCase(), taxCode }))
    expect(won(results)).toBe(1)
    const arrived = await Students.find({ schoolId: 'volta', taxCode }).lean()
    expect(arrived.map(({ surname, email }) => [surname, email])).toEqual([['D’Amico', null]])
    const studentId = arrived[0]?._id ?? ''
    const enrolments = await Enrolments.find({ studentId }).lean()
    expect(enrolments.map(({ classId, from, to }) => [classId, from, to])).toEqual([['volta-3a', '2026-11-23', null]])
    const own = await countersOf(volta, 'student.view', { schoolId: 'volta', studentIds: [studentId] })
    const after = own.get(studentId)
    const done = before?.counter.done ?? 0
    expect(done).toBeGreaterThan(0)
    expect([after?.counter.total.prior, after?.counter.done, after?.counter.total.registered]).toEqual([done, done, 0])
    const lines = await PriorHoursLines.find({ studentId }).lean()
    expect([...new Set(lines.map(({ fromSchool }) => fromSchool))]).toContain('IIS Galileo Galilei')
    // Neither sees what is at the other.
    await expect(findStudent(volta, 'student.view', 'giulia')).rejects.toThrow()
    await expect(findStudent(galilei, 'student.view', studentId)).rejects.toThrow()
    expect(await Placements.countDocuments({ studentId })).toBe(0)
    expect((await countersOf(galilei, 'student.view', ids)).get('giulia')?.counter.done).toBe(done)
  })

  test('a take-over left in the middle is finished, and hours sent again replace the first ones', async () => {
    const code = await released()
    const taxCode = await taxCodeOf('giulia')
    const { studentId } = await takeOver(volta, { ...into, code, taxCode })
    await PriorHoursLines.deleteMany({ studentId })
    await StudentMoves.updateMany({}, { $set: { 'release.taking.doneAt': null } })
    expect([await resumeTakeOvers(later), await resumeTakeOvers(later)]).toEqual([1, 0])
    const lines = await PriorHoursLines.find({ studentId, removed: null }).sort({ schoolYear: 1 }).lean()
    expect(lines.length).toBeGreaterThan(0)
    await PriorHoursLines.updateMany({ studentId }, { $set: { minutes: 1 } })
    await sendHoursAgain(galilei, 'giulia')
    const again = await PriorHoursLines.find({ studentId, removed: null }).sort({ schoolYear: 1 }).lean()
    expect(again.map(({ minutes }) => minutes)).toEqual(lines.map(({ minutes }) => minutes))
  })

  test('who was let go and comes back takes nothing along twice', async () => {
    const code = await released()
    const taxCode = await taxCodeOf('giulia')
    const { studentId } = await takeOver(volta, { ...into, code, taxCode })
    await moveStudent(volta, studentId, { kind: 'transfer', day: day('2026-11-24'), classId: null, reason: null })
    const second = (await StudentMoves.findOne({ studentId, kind: 'transfer' }).lean())?.release?.code ?? ''
    const before = await PriorHoursLines.countDocuments({ studentId: 'giulia', removed: null })
    const home = await takeOver(galilei, { code: second, taxCode, classId: 'galilei-3a', from: today })
    expect(home.studentId).toBe('giulia')
    expect((await Enrolments.find({ studentId: 'giulia', to: null }).lean()).length).toBe(1)
    expect(await PriorHoursLines.countDocuments({ studentId: 'giulia', removed: null })).toBe(before)
  })

  test('a release is withdrawn or used, not both', async () => {
    const code = await released()
    const taxCode = await taxCodeOf('giulia')
    const [withdrawn, taken] = await Promise.allSettled([
      withdrawRelease(galilei, 'giulia'),
      takeOver(volta, { ...into, code, taxCode }),
    ])
    expect([withdrawn.status, taken.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('on the pages', () => {
  test('an office lets go and another takes over', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const url = '/studenti/giulia/spostamenti'
    const first = await office.visit(url)
    expect([first.status, first.text.includes('Fine anticipata'), first.text.includes('3A INF')]).toEqual([
      200,
      true,
      true,
    ])
    const stopped = await office.press('Rilascia il nulla osta', { releaseDay: '2026-11-20' })
    expect([stopped.status, stopped.text.includes('Ci sono percorsi in sospeso')]).toEqual([422, true])
    const early = await office.press('Registra l’uscita', { leavingDay: '2026-12-20', leavingReason: '' })
    expect(early.$('#f-leavingReason-problem').length).toBe(1)
    await settlePlacements()
    await office.visit(url)
    const gone = await office.press('Rilascia il nulla osta', { releaseDay: '2026-11-20' })
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(gone.text)?.[0] ?? ''
    expect([gone.text.includes('In attesa della nuova scuola'), code.length]).toEqual([true, 9])
    const list = await office.visit('/trasferimenti')
    expect(list.text).toContain('Aspetta la nuova scuola')
    const other = await borgo.signIn('segreteria@volta.example')
    expect((await other.visit('/trasferimenti')).text).toContain('Nessun trasferimento')
    const typed = { code, taxCode: await taxCodeOf('giulia'), classId: 'volta-3a', from: '2026-11-23' }
    const wrong = await other.press('Prendi in carico', { ...typed, code: '' })
    expect([wrong.status, wrong.$('#f-code-problem').length]).toEqual([422, 1])
    const arrived = await other.press('Prendi in carico', typed)
    expect([arrived.title, arrived.html.includes('Studente preso in carico')]).toEqual(['D’Amico Giulia', true])
    expect((await other.visit('/trasferimenti')).text).toContain('IIS Galileo Galilei')
    expect((await other.visit(url)).status).toBe(404)
    expect((await office.visit(url)).text).toContain('Preso in carico da Liceo Alessandro Volta')
    expect((await (await borgo.signIn('coordinatore@borgo.example')).visit(url)).status).toBe(403)
  })
})
