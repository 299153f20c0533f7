import { beforeEach, describe, expect, test } from '@jest/globals'
import { type Ctx, contextFor, type PersonActor, systemContext } from '../../src/access/actor.ts'
import { approvedMinutesOfStudents } from '../../src/hours/hour-totals.service.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { ledgerChecks, verifyLedgers } from '../../src/ledger/ledger-check.service.ts'
import { LedgerEntries } from '../../src/ledger/ledger.model.ts'
import { ledgerSources } from '../../src/ledger-sources.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { isBlocking } from '../../src/submissions/return-check.rules.ts'
import { gatherReturn } from '../../src/submissions/return.service.ts'
import { Submissions } from '../../src/submissions/submission.model.ts'
import {
  compareReturn,
  findSubmission,
  openReceipt,
  submitReturn,
  submittedMinutes,
} from '../../src/submissions/submission.service.ts'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { testNow, useBorgoDatabase } from '../support/borgo-database.ts'

const year = schoolYear('2026/27')
const ofVolta = { schoolId: 'volta', schoolYear: year }
const ofGalilei = { schoolId: 'galilei', schoolYear: year }
const as = (role: 'office' | 'coordinator', schoolId: string, at = testNow): Ctx =>
  contextFor({ role, schoolId, accountId: role === 'office' ? 'segreteria-volta' : 'coordinatore-volta' }, at)
const office = as('office', 'volta')
const receipt = { number: 'SIDI-2026-1', on: day('2026-11-25') }

/** Everything of the Volta is signed, and nobody waits for a tax code. */
async function mendVolta(): Promise<void> {
  await StudentDays.updateMany(
    { schoolId: 'volta' },
    {
      $set: {
        'entries.$[].state': 'approved',
        'entries.$[].approvedBy': { accountId: 'docente-volta', name: 'Valerio Volta', role: 'teacher', at: testNow },
      },
    },
  )
  await RollCalls.updateMany({ 'lines.schoolId': 'volta' }, { $set: { 'lines.$[].approved': true } })
  await Students.updateOne({ _id: 'volta-3a-9' }, { $set: { taxCode: 'RSSMRA80A01H501U' } })
}

async function submission(number = 1, change: Partial<Parameters<typeof submitReturn>[2]> = {}) {
  const { digest } = await gatherReturn(office, 'return.view', ofVolta)
  return { seen: { digest, number }, receipt, sent: null, ...change }
}

describe('the return of a school', () => {
  useBorgoDatabase({ fresh: 'each' })

  test('holds its own students with the hours of the register, in paths and labs; nobody else may see it', async () => {
    for (const which of [ofVolta, ofGalilei]) {
      const ctx = as('coordinator', which.schoolId)
      const { rows, totals, findings } = await gatherReturn(ctx, 'return.view', which)
      const ids = rows.years.map(({ student }) => student._id)
      const known = await Students.find({ _id: { $in: ids } }, { schoolId: 1 })
        .sort({ _id: 1 })
        .lean()
      expect(new Set(known.map(({ schoolId }) => schoolId))).toEqual(new Set([which.schoolId]))
      const register = await approvedMinutesOfStudents(ctx, 'register.class', ids)
      expect(totals.done).toBe([...register.values()].reduce((sum, { approved }) => sum + approved, 0))
      expect(totals.done).toBeGreaterThan(0)
      expect(findings.map(({ rule }) => rule)).not.toContain('sums-differ')
      expect(new Set(rows.paths.map(({ id }) => id)).size).toBe(rows.paths.length)
    }
    await expect(gatherReturn(office, 'return.view', ofGalilei)).rejects.toThrow(NotFound)
    await expect(
      gatherReturn(office, 'return.view', { ...ofVolta, schoolYear: schoolYear('2027/28') }),
    ).rejects.toThrow(NotFound)
    const teacher: PersonActor = {
      role: 'teacher',
      accountId: 'docente-volta',
      schoolId: 'volta',
      classIds: ['volta-3a'],
    }
    await expect(gatherReturn(contextFor(teacher, testNow), 'return.view', ofVolta)).rejects.toThrow(Forbidden)
  })

  test('says what there is to mend, until it is mended; meanwhile nothing is noted as sent', async () => {
    const { findings } = await gatherReturn(office, 'return.view', ofVolta)
    const blocking = findings.filter(isBlocking)
    expect(blocking.map(({ rule, about, minutes }) => [rule, about.id, minutes])).toEqual([
      ['tax-code-missing', 'volta-3a-9', undefined],
      ['hours-waiting', 'vanni-officine', 720],
      ['hours-waiting', 'coding-volta', expect.any(Number)],
    ])
    await expect(submitReturn(office, ofVolta, await submission())).rejects.toThrow(new Refused('to-mend'))
    await mendVolta()
    const mended = await gatherReturn(office, 'return.view', ofVolta)
    expect(mended.findings.filter(isBlocking)).toEqual([])
    const coordinator = as('coordinator', 'volta')
    await expect(submitReturn(coordinator, ofVolta, await submission())).rejects.toThrow(Forbidden)
  })
})

describe('a submission', () => {
  useBorgoDatabase({ fresh: 'each' })
  beforeEach(mendVolta)

  test('twenty at once are one, kept with its receipt and told to the ledger; then there is nothing new', async () => {
    const bytes = demoPdf(['Ricevuta'])
    const input = await submission(1, { sent: { name: 'ricevuta sidi.pdf', bytes } })
    const ends = await Promise.allSettled(Array.from({ length: 20 }, () => submitReturn(office, ofVolta, input)))
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toEqual(new Refused('already-submitted'))
    expect(await Submissions.countDocuments({ schoolId: 'volta' })).toBe(1)
    const { submission: stored } = await findSubmission(office, { ...ofVolta, number: '1' })
    const { totals, digest, lines } = await gatherReturn(office, 'return.view', ofVolta)
    expect(stored).toMatchObject({
      number: 1,
      totals,
      digest,
      receipt: { number: 'SIDI-2026-1', file: { name: 'ricevuta sidi.pdf' } },
    })
    expect(stored.lines).toEqual(lines)
    const file = await openReceipt(office, { ...ofVolta, number: '1' })
    file.stream.destroy()
    expect(file.bytes).toBe(bytes.length)
    const told = await submittedMinutes('volta', year)
    expect([...told.values()].reduce((sum, minutes) => sum + minutes, 0)).toBe(totals.done)
    const rings = await LedgerEntries.find({ schoolId: 'volta', kind: 'submission' }).sort({ seq: 1 }).lean()
    expect(rings.map(({ subject, fields }) => [subject, fields['minutes']])).toEqual(
      [...told].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
    const again = await submission(2)
    await expect(submitReturn(office, ofVolta, again)).rejects.toThrow(new Refused('nothing-changed'))
    await expect(findSubmission(as('office', 'galilei'), { ...ofVolta, number: '1' })).rejects.toThrow(NotFound)
    await expect(findSubmission(office, { ...ofVolta, number: '2' })).rejects.toThrow(NotFound)
  })

  test('afterwards only what changed is sent: the difference says it, and leads from one to the next', async () => {
    await submitReturn(office, ofVolta, await submission())
    // Four hours of Vanni turn out not to have taken place: a new line of no length beside the old one.
    const days = await StudentDays.find({ studentId: 'vanni' }).sort({ day: 1 }).lean()
    const [wrong] = days
    const entry = wrong?.entries[0]
    if (!wrong || !entry) throw new Error('Vanni has no hours')
    const zero = {
      ...entry,
      id: 'new-r',
      minutes: 0,
      to: entry.from,
      endMinute: entry.startMinute,
      live: false,
      rectifies: { id: entry.id, reason: 'Era assente' },
    }
    await StudentDays.updateOne(
      { _id: wrong._id },
      { $set: { minutes: 0, entries: [{ ...entry, state: 'rectified', live: false, rectifiedBy: 'new-r' }, zero] } },
    )
    const { changes, current } = await compareReturn(office, 'return.view', ofVolta)
    expect(changes.map(({ what, line }) => [what, line.sheet, line.key])).toEqual([
      ['changed', 'Alunni', 'vanni:vanni-officine'],
      ['changed', 'Ore per anno', 'vanni'],
    ])
    const stale = { seen: { digest: 'of before', number: 2 }, receipt, sent: null }
    await expect(submitReturn(office, ofVolta, stale)).rejects.toThrow(new Refused('changed-meanwhile'))
    expect(await submitReturn(office, ofVolta, await submission(2))).toBe(2)
    const second = await findSubmission(office, { ...ofVolta, number: '2' })
    expect(second.submission.difference).toEqual({ added: 0, changed: 2, removed: 0 })
    expect(second.changes).toEqual(changes)
    expect((await submittedMinutes('volta', year)).get('vanni')).toBe(
      current.rows.students.filter(({ student }) => student._id === 'vanni').reduce((sum, { done }) => sum + done, 0),
    )
    const rings = await LedgerEntries.find({ kind: 'submission', subject: 'vanni' }).sort({ seq: 1 }).lean()
    expect(rings.at(-1)?.fields['minutes']).toBe(-240)
    // What is stored and what the ledger holds agree; altered by hand, they do not.
    const at = new Date(testNow.getTime() + 3_600_000)
    await verifyLedgers(systemContext(at), ledgerSources)
    const checks = async () => (await ledgerChecks(office)).flatMap(({ findings }) => findings)
    const before = (await checks()).filter(({ source }) => source?.startsWith('submission'))
    expect(before).toEqual([])
    await Submissions.updateOne(
      { _id: 'volta:2026/27:2', 'students.studentId': 'vanni' },
      { $set: { 'students.$.change': -60 } },
    )
    await verifyLedgers(systemContext(at), ledgerSources)
    expect((await checks()).filter(({ source }) => source?.startsWith('submission'))).toMatchObject([
      { what: 'differs', subject: 'vanni', names: ['minutes'] },
    ])
  })

  test('with a file that is no document is refused, and keeps nothing', async () => {
    const input = await submission(1, { sent: { name: 'virus.pdf', bytes: Buffer.from('MZ executable') } })
    await expect(submitReturn(office, ofVolta, input)).rejects.toMatchObject({ name: 'Invalid' })
    expect(await Submissions.countDocuments({ schoolId: 'volta' })).toBe(0)
  })
})
