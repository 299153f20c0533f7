import { describe, expect, test } from '@jest/globals'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { announceAbsence, decideAbsence } from '../../src/roll-calls/announced-absence.service.ts'
import { addGuest, guestCandidates, mergeGuest, removeGuest } from '../../src/roll-calls/guest-line.service.ts'
import { justifyLines } from '../../src/roll-calls/justification.service.ts'
import { approveRollCall, approveRollCalls, reopenRollCall } from '../../src/roll-calls/roll-approval.service.ts'
import { AnnouncedAbsences, RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import type { SessionRef } from '../../src/roll-calls/roll-call.rules.ts'
import { findRollCall, openSession } from '../../src/roll-calls/roll-call.service.ts'
import { takeRollCall } from '../../src/roll-calls/roll-call-take.service.ts'
import {
  absent,
  approved,
  as,
  formFor,
  joinFromVolta,
  missing,
  next,
  reasonsOf,
  today,
  useBorgo,
  waiting,
} from './cast.ts'

useBorgo()

const rollOf = ({ sessionId }: SessionRef) => RollCalls.findById(sessionId).lean()
const lineOf = async (ref: SessionRef, id: string) => (await rollOf(ref))?.lines.find((line) => line.id === id)

describe('the school justifies', () => {
  test('an absence with a reason that the partner never reads, and the signatures stay', async () => {
    const given = [{ lineId: 'bruno', justified: true, reason: 'Certificato consegnato' }]
    await justifyLines(as('office'), waiting, given)
    expect(await lineOf(waiting, 'bruno')).toMatchObject({ justified: true, reason: 'Certificato consegnato' })
    const seen = await findRollCall(as('host'), waiting.editionId, waiting.sessionId)
    expect(seen?.lines.find(({ id }) => id === 'bruno')).toMatchObject({ justified: true, reason: null })
    expect(seen?.signatures).toHaveLength(1)
    await justifyLines(as('office'), waiting, given)
    expect((await rollOf(waiting))?.version).toBe(2)
  })

  test('a reason without a decision falls away, and who was there needs none', async () => {
    await justifyLines(as('teacher'), waiting, [
      { lineId: 'bruno', justified: null, reason: 'forse' },
      { lineId: 'giulia', justified: true, reason: 'presente' },
    ])
    expect(await lineOf(waiting, 'bruno')).toMatchObject({ justified: null, reason: null })
    expect(await lineOf(waiting, 'giulia')).toMatchObject({ justified: null, reason: null })
  })

  test('not what it has approved, not before the roll call, and never students of another school', async () => {
    const given = [{ lineId: 'bruno', justified: false, reason: null }]
    expect(await reasonsOf(justifyLines(as('teacher'), approved, given))).toEqual(['approved'])
    expect(await reasonsOf(justifyLines(as('teacher'), missing, given))).toEqual(['not-taken'])
    await joinFromVolta(['vanni'])
    await justifyLines(as('volta'), waiting, given)
    expect((await lineOf(waiting, 'bruno'))?.justified).toBeNull()
    await expect(justifyLines(as('host'), waiting, given)).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('the school approves', () => {
  test('its own lines, once, signs with it, and the lines are closed', async () => {
    await approveRollCall(as('teacher'), waiting, null)
    const roll = await rollOf(waiting)
    expect(roll?.lines.every((line) => line.approved)).toBe(true)
    expect(roll).toMatchObject({ approvals: [{ schoolId: 'galilei', mark: { name: 'Teresa Tutor' }, note: null }] })
    expect(roll?.signatures.map(({ part }) => part)).toEqual(['trainer', 'tutor'])
    expect(await reasonsOf(approveRollCall(as('teacher'), waiting, null))).toEqual(['already-approved'])
    // Everybody's lines are closed: the partner has nothing left to change.
    expect(await reasonsOf(takeRollCall(as('host'), waiting, await formFor('host', waiting)))).toContain('approved')
  })

  test('thirty at once: one approval, the others are told', async () => {
    const all = await Promise.all(
      Array.from({ length: 30 }, () => reasonsOf(approveRollCall(as('coordinator'), waiting, null))),
    )
    expect(all.filter((reasons) => reasons.length === 0)).toHaveLength(1)
    expect((await rollOf(waiting))?.approvals).toHaveLength(1)
  })

  test('against a change at the same instant: either the change is approved or it is refused', async () => {
    await takeRollCall(as('host'), today, await formFor('host', today))
    const change = await formFor('host', today, { bruno: absent })
    const [approval, taking] = await Promise.all([
      reasonsOf(approveRollCall(as('teacher'), today, null)),
      reasonsOf(takeRollCall(as('host'), today, change)),
    ])
    expect(approval).toEqual([])
    const line = await lineOf(today, 'bruno')
    expect(line).toMatchObject({ approved: true, state: taking.length === 0 ? 'absent' : 'present' })
  })

  test('only what the trainer has signed, until the days of the partner are over', async () => {
    await takeRollCall(as('teacher'), missing, await formFor('teacher', missing))
    expect(await reasonsOf(approveRollCall(as('teacher'), missing, null))).toEqual(['trainer-not-signed'])
    const later = new Date('2026-11-26T09:00:00+01:00')
    expect(await reasonsOf(approveRollCall(as('teacher', later), missing, null))).toEqual(['note-missing'])
    await approveRollCall(as('teacher', later), missing, 'Ero presente anch’io')
    expect((await rollOf(missing))?.approvals[0]?.note).toBe('Ero presente anch’io')
  })

  test('many at once: what a rule keeps is said, nothing ticked is an error', async () => {
    const done = await approveRollCalls(as('teacher'), [waiting, missing, { ...waiting, sessionId: 'nowhere' }], null)
    expect(done).toEqual({ approved: 1, refused: [{ ref: missing, reasons: ['not-taken'] }] })
    expect(await reasonsOf(approveRollCalls(as('teacher'), [], null))).toEqual(['none-selected'])
  })

  test('a coordinator alone reopens, and says why', async () => {
    await expect(reopenRollCall(as('teacher'), approved, 'Errore')).rejects.toBeInstanceOf(Forbidden)
    await reopenRollCall(as('coordinator'), approved, 'Bruno c’era')
    const roll = await rollOf(approved)
    expect(roll).toMatchObject({
      approvals: [],
      history: [{ lineId: 'approval', after: 'reopened', reason: 'Bruno c’era' }],
    })
    expect(roll?.lines.some((line) => line.approved)).toBe(false)
    expect(await reasonsOf(reopenRollCall(as('coordinator'), approved, 'Ancora'))).toEqual(['not-approved'])
    await expect(reopenRollCall(as('volta'), approved, 'x')).rejects.toBeInstanceOf(NotFound)
  })

  test('one school’s approval leaves the lines of the other open', async () => {
    await joinFromVolta(['vanni'])
    await takeRollCall(as('host'), today, await formFor('host', today))
    await approveRollCall(as('volta'), today, null)
    const roll = await rollOf(today)
    expect(roll?.lines.filter((line) => line.approved).map(({ id }) => id)).toEqual(['vanni'])
    await takeRollCall(as('host'), today, await formFor('host', today, { giulia: absent, vanni: absent }))
    expect(await lineOf(today, 'vanni')).toMatchObject({ state: 'present', approved: true })
    expect(await lineOf(today, 'giulia')).toMatchObject({ state: 'absent' })
  })
})

describe('a guest', () => {
  const guest = { key: 'guestkey1', name: 'Bruno B.', className: '3A', schoolId: 'galilei' }

  test('is added once however often the form is sent, and the school says who it was', async () => {
    await takeRollCall(as('host'), today, await formFor('host', today, { bruno: absent }))
    await addGuest(as('host'), today, guest)
    await addGuest(as('host'), today, guest)
    expect((await rollOf(today))?.lines).toHaveLength(25)
    await mergeGuest(as('teacher'), today, { lineId: 'guest-guestkey1', studentId: 'bruno' })
    const roll = await rollOf(today)
    expect(roll?.lines).toHaveLength(24)
    expect(roll?.lines.find(({ id }) => id === 'bruno')).toMatchObject({ state: 'present', minutes: 180, counts: true })
    expect(roll?.history.at(-1)).toMatchObject({ lineId: 'bruno', before: 'guest', after: 'merged' })
  })

  test('may be a class-mate who is not enrolled: the attendance is kept, and does not count', async () => {
    await takeRollCall(as('host'), today, await formFor('host', today))
    await addGuest(as('teacher'), today, guest)
    const open = await openSession(as('coordinator'), 'roll-call.view', today)
    expect((await guestCandidates(as('coordinator'), open)).map(({ _id }) => _id)).toContain('giulia')
    expect(await guestCandidates(as('host'), open)).toEqual([])
    await mergeGuest(as('coordinator'), today, { lineId: 'guest-guestkey1', studentId: 'carlo' })
    expect(await lineOf(today, 'carlo')).toMatchObject({ state: 'present', minutes: 180, counts: false, groupId: null })
  })

  test('is refused before the roll call, of a school that takes no part, and for a student of others', async () => {
    expect(await reasonsOf(addGuest(as('host'), today, guest))).toEqual(['not-taken'])
    await takeRollCall(as('host'), today, await formFor('host', today))
    expect(await reasonsOf(addGuest(as('host'), today, { ...guest, schoolId: 'volta' }))).toEqual(['other-school'])
    await addGuest(as('host'), today, guest)
    // A teacher names nobody of a class of others, who takes no part either.
    for (const studentId of ['vanni', 'carlo', 'nobody']) {
      const merged = mergeGuest(as('teacher'), today, { lineId: 'guest-guestkey1', studentId })
      expect(await reasonsOf(merged)).toEqual(['other-school'])
    }
    await expect(
      mergeGuest(as('host'), today, { lineId: 'guest-guestkey1', studentId: 'bruno' }),
    ).rejects.toBeInstanceOf(Forbidden)
    await expect(removeGuest(as('host'), today, 'giulia')).rejects.toBeInstanceOf(NotFound)
    await removeGuest(as('host'), today, 'guest-guestkey1')
    expect((await rollOf(today))?.lines).toHaveLength(24)
  })
})

describe('an announced absence', () => {
  const giulia = { studentId: 'giulia', reason: 'Gara' }
  const first = { editionId: 'robotica-3a', sessionId: 'robotica-3a-10' }

  test('of the student waits for the school, and excuses only once it is accepted', async () => {
    const id = `${next.sessionId}.giulia`
    const at = new Date('2026-12-02T10:00:00+01:00')
    const [line] = (await openSession(as('host', at), 'roll-call.view', next)).sheet.filter(
      (each) => each.id === 'giulia',
    )
    expect(line).toMatchObject({ state: 'absent', justified: null, announced: 'waiting' })
    await decideAbsence(as('teacher'), next, { id, decision: 'accept' })
    await takeRollCall(as('host', at), next, await formFor('host', next))
    expect(await lineOf(next, 'giulia')).toMatchObject({ state: 'absent', justified: true, reason: 'Gara di atletica' })
    expect(await reasonsOf(decideAbsence(as('teacher'), next, { id, decision: 'refuse' }))).toEqual([
      'changed-meanwhile',
    ])
  })

  test('that is accepted after the roll call excuses the line that was written', async () => {
    const at = new Date('2026-12-02T10:00:00+01:00')
    await takeRollCall(as('host', at), next, await formFor('host', next))
    expect((await lineOf(next, 'giulia'))?.justified).toBeNull()
    await decideAbsence(as('office', at), next, { id: `${next.sessionId}.giulia`, decision: 'accept' })
    expect(await lineOf(next, 'giulia')).toMatchObject({ justified: true, reason: 'Gara di atletica' })
    expect((await findRollCall(as('host'), next.editionId, next.sessionId))?.signatures).toHaveLength(1)
  })

  test('is announced once: twenty at the same time, one stands', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => reasonsOf(announceAbsence(as('student'), first, giulia))),
    )
    expect(all.filter((reasons) => reasons.length === 0)).toHaveLength(1)
    expect(all.flat().every((reason) => reason === 'already-announced')).toBe(true)
    expect(await AnnouncedAbsences.countDocuments({ sessionId: first.sessionId })).toBe(1)
  })

  test('of the school is accepted at once; nobody announces for others, or once the session has begun', async () => {
    await announceAbsence(as('office'), first, { studentId: 'bruno', reason: 'Visita' })
    expect(await AnnouncedAbsences.findById(`${first.sessionId}.bruno`).lean()).toMatchObject({ state: 'accepted' })
    await expect(announceAbsence(as('student'), first, { studentId: 'bruno', reason: 'x' })).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(announceAbsence(as('volta'), first, giulia)).rejects.toBeInstanceOf(NotFound)
    expect(await reasonsOf(announceAbsence(as('student'), today, giulia))).toEqual(['session-begun'])
    await expect(announceAbsence(as('host'), first, giulia)).rejects.toBeInstanceOf(Forbidden)
  })

  test('is taken back by the student while nobody has answered', async () => {
    const id = `${next.sessionId}.giulia`
    await decideAbsence(as('student'), next, { id, decision: 'withdraw' })
    expect(await AnnouncedAbsences.findById(id).lean()).toBeNull()
    await announceAbsence(as('student'), next, giulia)
    expect(await reasonsOf(decideAbsence(as('student'), next, { id, decision: 'accept' }))).toEqual([
      'changed-meanwhile',
    ])
    await decideAbsence(as('teacher'), next, { id, decision: 'refuse' })
    expect(await reasonsOf(decideAbsence(as('student'), next, { id, decision: 'withdraw' }))).toEqual([
      'changed-meanwhile',
    ])
  })
})
