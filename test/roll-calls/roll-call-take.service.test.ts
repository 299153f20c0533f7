import { describe, expect, test } from '@jest/globals'
import { Editions } from '../../src/labs/edition.model.ts'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, Invalid, NotFound } from '../../src/platform/errors.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { approvedSessions, findRollCall, heldSessions, rollCallsOf } from '../../src/roll-calls/roll-call.service.ts'
import { signRollCall, takeRollCall } from '../../src/roll-calls/roll-call-take.service.ts'
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

const stored = () => RollCalls.findById(today.sessionId).lean()

describe('taking the roll call', () => {
  test('writes a line for everybody and the signature of the trainer', async () => {
    const input = await formFor('host', today, { bruno: absent, giulia: { late: 15 } })
    const { conflicts, version, unmarked } = await takeRollCall(as('host'), today, { ...input, topic: 'Sensori' })
    expect({ conflicts, version, unmarked }).toEqual({ conflicts: [], version: 1, unmarked: 0 })
    const roll = await stored()
    expect(roll?.lines).toHaveLength(24)
    expect(roll?.lines.filter(({ state }) => state === 'absent').map(({ id }) => id)).toEqual(['bruno'])
    expect(roll?.lines.find(({ id }) => id === 'giulia')).toMatchObject({ late: 15, minutes: 165, counts: true })
    expect(roll).toMatchObject({ topic: 'Sensori', minutes: 180, editionId: 'robotica-3a', history: [] })
    expect(roll?.signatures).toMatchObject([{ part: 'trainer', schoolId: null, mark: { accountId: 'ente' } }])
  })

  test('of a session with a machine keeps the authorisation of who was there, not of who was absent', async () => {
    await Editions.updateOne(
      { _id: 'robotica-3a', 'sessions.id': today.sessionId },
      { $set: { 'sessions.$.machineIds': ['fablab-laser'], 'module.grants': ['laser-cutter'] } },
    )
    const giulias = await MachineAuthorisations.findById('giulia-laser').lean()
    if (!giulias) throw new Error('Giulia has no authorisation')
    await MachineAuthorisations.deleteMany({ studentId: 'bruno' })
    await MachineAuthorisations.create({ ...giulias, _id: 'bruno-laser', studentId: 'bruno' })
    const lastUse = async (id: string) => (await MachineAuthorisations.findById(id).lean())?.lastUsedOn
    const input = await formFor('host', today, { bruno: absent })
    await takeRollCall(as('host'), today, input)
    expect([await lastUse('giulia-laser'), await lastUse('bruno-laser')]).toEqual(['2026-11-25', giulias.lastUsedOn])
    // The process died after the record: sending the form again makes it good.
    await MachineAuthorisations.updateOne({ _id: 'giulia-laser' }, { lastUsedOn: giulias.lastUsedOn })
    expect(await takeRollCall(as('host'), today, input)).toMatchObject({ version: 1 })
    expect(await lastUse('giulia-laser')).toBe('2026-11-25')
  })

  test('sending the same form again changes nothing', async () => {
    const input = await formFor('host', today, { bruno: absent })
    await takeRollCall(as('host'), today, input)
    const first = await stored()
    expect(await takeRollCall(as('host'), today, input)).toMatchObject({ conflicts: [], version: 1 })
    expect(await stored()).toEqual(first)
  })

  test('fifty first savings at once make one record, and all see it', async () => {
    const input = await formFor('host', today, { bruno: absent })
    const all = await Promise.all(Array.from({ length: 50 }, () => takeRollCall(as('host'), today, input)))
    expect(all.every(({ conflicts, version }) => conflicts.length === 0 && version === 1)).toBe(true)
    expect(await RollCalls.countDocuments({ _id: today.sessionId })).toBe(1)
    expect((await stored())?.signatures).toHaveLength(1)
  })

  test('a page that was open while somebody else saved is told what is different, and saves nothing', async () => {
    const mine = await formFor('host', today)
    await takeRollCall(as('teacher'), today, await formFor('teacher', today, { bruno: absent }))
    const { conflicts } = await takeRollCall(as('host'), today, mine)
    expect(conflicts).toMatchObject([
      { lineId: 'bruno', mine: 'present', theirs: 'absent', by: { accountId: 'docente' } },
    ])
    const roll = await stored()
    expect(roll).toMatchObject({ version: 1, signatures: [{ part: 'tutor' }] })
    expect(roll?.lines.find(({ id }) => id === 'bruno')?.state).toBe('absent')
    // Knowing it, the partner decides.
    expect(await takeRollCall(as('host'), today, { ...mine, version: 1 })).toMatchObject({ conflicts: [], version: 2 })
  })

  test('two who change different lines of an old page both keep what they wrote', async () => {
    await takeRollCall(as('host'), today, await formFor('host', today))
    const [mine, theirs] = [
      await formFor('host', today, { bruno: absent }),
      await formFor('teacher', today, { giulia: { early: 20 } }),
    ]
    const both = await Promise.all([
      takeRollCall(as('host'), today, { ...mine, marks: mine.marks.filter(({ lineId }) => lineId === 'bruno') }),
      takeRollCall(as('teacher'), today, {
        ...theirs,
        marks: theirs.marks.filter(({ lineId }) => lineId === 'giulia'),
      }),
    ])
    expect(both.flatMap(({ conflicts }) => conflicts)).toEqual([])
    const lines = (await stored())?.lines ?? []
    expect(lines.find(({ id }) => id === 'bruno')?.state).toBe('absent')
    expect(lines.find(({ id }) => id === 'giulia')?.early).toBe(20)
  })

  test('a change after a signature removes it, and the history says so', async () => {
    await takeRollCall(as('host'), today, await formFor('host', today))
    await takeRollCall(as('teacher'), today, await formFor('teacher', today, { bruno: absent }))
    const roll = await stored()
    expect(roll?.signatures).toMatchObject([{ part: 'tutor', schoolId: 'galilei' }])
    expect(roll?.history).toMatchObject([
      { lineId: 'bruno', before: 'present', after: 'absent', mark: { accountId: 'docente' }, version: 2 },
      { lineId: 'signature', schoolId: null, after: 'signature-removed' },
    ])
    expect(await reasonsOf(signRollCall(as('host'), today, 1))).toEqual(['changed-meanwhile'])
    await signRollCall(as('host'), today, 2)
    await signRollCall(as('host'), today, 2)
    expect((await stored())?.signatures).toHaveLength(2)
  })

  test('who is enrolled later gets a line, and until then the roll call is not whole', async () => {
    const input = await formFor('host', today)
    await joinFromVolta(['vanni'])
    expect(await takeRollCall(as('host'), today, input)).toMatchObject({ unmarked: 1 })
    expect((await stored())?.signatures).toEqual([])
    expect(await reasonsOf(signRollCall(as('host'), today, 1))).toEqual(['lines-missing'])
    expect(await takeRollCall(as('host'), today, await formFor('host', today))).toMatchObject({ unmarked: 0 })
    expect(await stored()).toMatchObject({ signatures: [{ part: 'trainer' }], schoolIds: ['galilei', 'volta'] })
  })

  test('each school marks its own students only, and takes nothing from the other', async () => {
    await joinFromVolta(['vanni'])
    const forged = await formFor('host', today, { giulia: absent, vanni: absent })
    await takeRollCall(as('volta'), today, forged)
    expect((await stored())?.lines.map(({ id, state }) => [id, state])).toEqual([['vanni', 'absent']])
    await takeRollCall(as('teacher'), today, { ...forged, version: 1 })
    const lines = (await stored())?.lines ?? []
    expect(lines).toHaveLength(25)
    expect((await findRollCall(as('teacher'), today.editionId, today.sessionId))?.lines).toHaveLength(24)
    expect((await findRollCall(as('volta'), today.editionId, today.sessionId))?.lines).toHaveLength(1)
    expect((await stored())?.signatures.map(({ schoolId }) => schoolId)).toEqual(['volta', 'galilei'])
  })
})

describe('a school of which nobody is expected', () => {
  const empty = { version: 0, topic: 'Nessuno', marks: [] }

  test('takes no roll call: an empty one would ring the alarm and freeze the plan', async () => {
    await joinFromVolta([])
    expect(await reasonsOf(takeRollCall(as('volta'), today, empty))).toEqual(['nobody-expected'])
    expect(await stored()).toBeNull()
  })

  test('changes nothing of what others have written and signed', async () => {
    await joinFromVolta([])
    await takeRollCall(as('host'), today, await formFor('host', today))
    const before = await stored()
    expect(await reasonsOf(takeRollCall(as('volta'), today, { ...empty, version: 1 }))).toEqual(['nobody-expected'])
    expect(await stored()).toEqual(before)
  })
})

test('an old form that names a student of another school is not told what is stored of the student', async () => {
  await joinFromVolta(['vanni'])
  await takeRollCall(as('host'), today, await formFor('host', today, { giulia: absent }))
  const forged = {
    version: 0,
    topic: null,
    marks: [{ lineId: 'giulia', state: 'present', late: 0, early: 0 } as const],
  }
  expect(await takeRollCall(as('volta'), today, forged)).toMatchObject({ conflicts: [] })
  expect((await stored())?.lines.find(({ id }) => id === 'giulia')?.state).toBe('absent')
})

describe('a roll call is refused', () => {
  test('before the session begins, by the clock of the server', async () => {
    const input = await formFor('host', next)
    expect(await reasonsOf(takeRollCall(as('host'), next, input))).toEqual(['not-begun'])
  })

  test('when the missed minutes are the whole session', async () => {
    const input = await formFor('host', today, { giulia: { late: 100, early: 80 } })
    const refused = await takeRollCall(as('host'), today, input).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Invalid)
    expect(refused).toMatchObject({ problems: { 'late-giulia': 'whole-session-missed' } })
    expect(await stored()).toBeNull()
  })

  test('to the partner after its days, to the school after its approval', async () => {
    const late = new Date('2026-11-26T10:00:00+01:00')
    expect(await reasonsOf(takeRollCall(as('host', late), missing, await formFor('host', missing)))).toEqual([
      'window-over',
    ])
    expect(await reasonsOf(takeRollCall(as('teacher'), approved, await formFor('teacher', approved)))).toEqual([
      'approved',
    ])
  })

  test('for a cancelled session, and for a session that is not there', async () => {
    const cancelled = { editionId: 'robotica-3a', sessionId: 'robotica-3a-4' }
    expect(await reasonsOf(takeRollCall(as('host'), cancelled, await formFor('host', cancelled)))).toEqual([
      'session-cancelled',
    ])
    const nowhere = takeRollCall(
      as('host'),
      { ...today, sessionId: 'coding-volta-1' },
      { version: 0, topic: null, marks: [] },
    )
    await expect(nowhere).rejects.toBeInstanceOf(NotFound)
  })

  test('to others: another partner, another school, a student, the city', async () => {
    const input = { version: 0, topic: null, marks: [] }
    await expect(takeRollCall(as('officine'), today, input)).rejects.toBeInstanceOf(NotFound)
    await expect(takeRollCall(as('volta'), today, input)).rejects.toBeInstanceOf(NotFound)
    await expect(takeRollCall(as('student'), today, input)).rejects.toBeInstanceOf(Forbidden)
    await expect(takeRollCall(as('office'), today, input)).rejects.toBeInstanceOf(Forbidden)
    await expect(rollCallsOf(as('city'), today.editionId)).rejects.toBeInstanceOf(Forbidden)
    await expect(findRollCall(as('volta'), approved.editionId, approved.sessionId)).rejects.toBeInstanceOf(NotFound)
  })
})

describe('what others ask of roll calls', () => {
  test('which sessions were held, and which a school has approved', async () => {
    expect([...(await heldSessions('robotica-3a'))].toSorted()).toEqual([1, 2, 3, 5, 6].map((n) => `robotica-3a-${n}`))
    expect([...(await approvedSessions('robotica-3a'))].toSorted()).toEqual([1, 2, 3].map((n) => `robotica-3a-${n}`))
  })

  test('a session that is cancelled after its roll call keeps the lines that were written', async () => {
    await Editions.updateOne(
      { _id: 'robotica-3a', 'sessions.id': waiting.sessionId },
      { $set: { 'sessions.$.state': 'cancelled' } },
    )
    expect((await findRollCall(as('teacher'), waiting.editionId, waiting.sessionId))?.lines).toHaveLength(24)
    expect(await reasonsOf(takeRollCall(as('host'), waiting, await formFor('host', waiting)))).toEqual([
      'session-cancelled',
    ])
  })

  test('the student reads one line, the own one', async () => {
    const rolls = await rollCallsOf(as('student'), 'robotica-3a')
    expect(rolls.map(({ lines }) => lines.map(({ id }) => id))).toEqual(rolls.map(() => ['giulia']))
    expect(rolls[1]?.lines[0]).toMatchObject({ late: 15, reason: 'Libretto firmato dalla famiglia' })
    expect(rolls[1]?.day).toBe(day('2026-10-21'))
  })
})
