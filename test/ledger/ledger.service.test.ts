import { beforeEach, describe, expect, test } from '@jest/globals'
import { systemContext } from '../../src/access/actor.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { firstBreak, type LedgerEntry } from '../../src/ledger/chain.rules.ts'
import { ledgerChecks, verifyLedgers } from '../../src/ledger/ledger-check.service.ts'
import { LedgerEntries } from '../../src/ledger/ledger.model.ts'
import { listLedger, recordApprovals, recordFacts } from '../../src/ledger/ledger.service.ts'
import { ledgerSources } from '../../src/ledger-sources.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { run } from '../../jobs/verify-ledger.ts'
import { log } from '../../src/platform/log.ts'
import { IssuedRegisters } from '../../src/registers/issued-register.model.ts'
import { issuePlacementRegister } from '../../src/registers/register.service.ts'
import { verifyRegister } from '../../src/registers/verification.service.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { as, openWorkshop, week, workshopModels } from '../hours/workshop.ts'
import { approvedDay, at } from './approved-day.ts'
import { useTestDatabase } from '../support/database.ts'

const placementId = 'placement-lucia'
const year = schoolYear('2026/27')
const nightOf = (day: number) => new Date(`2026-11-${day}T02:30:00Z`)
const chain = { schoolId: 'school-borgo', schoolYear: year }

const rings = () => LedgerEntries.find().sort({ seq: 1 }).lean<LedgerEntry[]>()
const verify = (now: Date) => verifyLedgers(systemContext(now), ledgerSources)
async function findings() {
  const [check] = await ledgerChecks(as('office'))
  return check?.findings.map(({ what, names }) => ({ what, names }))
}

describe('the control ledger', () => {
  useTestDatabase([...workshopModels, RollCalls])
  beforeEach(async () => {
    await openWorkshop()
    await StudentDays.insertMany([approvedDay(week.mon), approvedDay(week.tue)])
  })

  test('writes every approval down once, whoever asks and however often', async () => {
    await recordApprovals(as('teacher'), placementId)
    await recordApprovals(as('teacher'), placementId)
    expect(await rings()).toHaveLength(2)
    await StudentDays.create(approvedDay(week.wed))
    await Promise.all(Array.from({ length: 20 }, () => recordApprovals(as('teacher'), placementId)))
    const entries = await rings()
    expect(entries.map(({ seq, fields }) => [seq, fields['day'], fields['minutes']])).toEqual([
      [1, week.mon, 240],
      [2, week.tue, 240],
      [3, week.wed, 240],
    ])
    expect(firstBreak(entries)).toBeNull()
    expect(JSON.stringify(entries)).not.toMatch(/Lucia|Anna|Mario|Fresatura/u)
  })

  test('stays one chain when a dozen write different things at once', async () => {
    const fact = (n: number) => ({
      source: `register:${n}`,
      kind: 'register' as const,
      subject: 'class',
      fields: { code: String(n) },
      happenedAt: at,
      standing: 'holds' as const,
    })
    await Promise.all(Array.from({ length: 12 }, (_, n) => recordFacts(chain, [fact(n), fact(n + 1)], at)))
    const entries = await rings()
    expect(entries).toHaveLength(13)
    expect(firstBreak(entries)).toBeNull()
  })

  test('agrees for each of many that verify at once, while more is written down', async () => {
    await recordApprovals(as('teacher'), placementId)
    await StudentDays.create(approvedDay(week.wed))
    const all = await Promise.all(Array.from({ length: 12 }, () => verify(nightOf(24))))
    expect(all.map(({ found }) => found)).toEqual(Array.from({ length: 12 }, () => 0))
    expect((await verify(nightOf(25))).found).toBe(0)
  })

  test('is made good and verified at night, and says so', async () => {
    const code = (await issuePlacementRegister(as('office'), placementId)).issue.number
    await run({ now: nightOf(23), log: Object.assign(log, { level: 'silent' }) } as Parameters<typeof run>[0])
    expect((await rings()).map(({ kind }) => kind)).toEqual(['register', 'approval', 'approval'])
    const [check] = await ledgerChecks(as('coordinator'))
    expect(check).toMatchObject({ entries: 3, found: 0, findings: [], head: { seq: 3 }, at: nightOf(23) })
    expect(await ledgerChecks(as('otherOffice'))).toEqual([])
    expect(
      (await listLedger(as('office'), { schoolYear: year, kind: 'register', page: 1 })).entries[0]?.fields,
    ).toMatchObject({ code })
    expect((await listLedger(as('otherOffice'), { schoolYear: year, kind: null, page: null })).total).toBe(0)
  })

  test('finds a stored line that somebody altered by hand', async () => {
    await verify(nightOf(23))
    await StudentDays.updateOne({ day: week.mon }, { $set: { 'entries.0.minutes': 480, 'entries.0.to': '16:30' } })
    expect(await verify(nightOf(24))).toEqual({ chains: 1, odd: 1, found: 1 })
    expect(await findings()).toEqual([{ what: 'differs', names: ['to', 'minutes'] }])
    await StudentDays.updateOne({ day: week.mon }, { $set: { 'entries.0.minutes': 240, 'entries.0.to': '12:30' } })
    expect((await verify(nightOf(25))).found).toBe(0)
  })

  test.each([
    ['taken away', () => StudentDays.deleteOne({ day: week.mon }), { what: 'gone', names: [] }],
    [
      'put back among those to approve',
      () => StudentDays.updateOne({ day: week.mon }, { $set: { 'entries.0.state': 'confirmed' } }),
      { what: 'gone', names: [] },
    ],
    [
      'declared rectified',
      () =>
        StudentDays.updateOne({ day: week.mon }, { $set: { 'entries.0.state': 'rectified', 'entries.0.live': false } }),
      { what: 'differs', names: ['standing'] },
    ],
    [
      'given to another student',
      () => StudentDays.updateOne({ day: week.mon }, { $set: { studentId: 'student-other' } }),
      { what: 'differs', names: ['standing'] },
    ],
    ['added as if it were old', () => StudentDays.create(approvedDay(week.fri)), { what: 'never-recorded', names: [] }],
    [
      'and its ring rewritten',
      () => LedgerEntries.updateOne({ seq: 2 }, { $set: { 'fields.minutes': 241 } }),
      { what: 'chain-broken', names: ['altered'] },
    ],
    [
      'and the end of the chain with it',
      () => Promise.all([LedgerEntries.deleteOne({ seq: 2 }), StudentDays.deleteOne({ day: week.tue })]),
      { what: 'chain-cut', names: [] },
    ],
  ])('finds a line %s', async (_, forge, finding) => {
    await verify(nightOf(24))
    await forge()
    expect((await verify(nightOf(25))).found).toBeGreaterThan(0)
    expect(await findings()).toContainEqual(finding)
  })

  test('answers for an issued register: complete, then superseded; never for another code', async () => {
    const { issue } = await issuePlacementRegister(as('office'), placementId)
    const asked = async () => verifyRegister(issue.number)
    expect(await asked()).toMatchObject({ authentic: true, draft: false, superseded: null, approvedMinutes: 480 })
    expect(Object.keys((await asked()) ?? {})).not.toContain('placementId')
    // The same content once more says nothing new.
    await issuePlacementRegister(as('office', nightOf(24)), placementId)
    expect((await asked())?.superseded).toBeNull()
    const later = { ...approvedDay(week.thu, nightOf(25)) }
    await StudentDays.create(later)
    expect((await asked())?.superseded).toEqual({ on: nightOf(25), why: 'hours-changed' })
    await IssuedRegisters.updateOne({ _id: issue.number }, { $set: { approvedMinutes: 4800 } })
    expect((await asked())?.authentic).toBe(false)
    expect(await verifyRegister('0000-0000')).toBeNull()
  })
})
