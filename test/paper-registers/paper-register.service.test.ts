import { describe, expect, test } from '@jest/globals'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { contextFor } from '../../src/access/actor.ts'
import { approveHours } from '../../src/hours/approval.service.ts'
import { closeMonth } from '../../src/hours/closed-month.service.ts'
import { logHours } from '../../src/hours/hour-entry.service.ts'
import type { HourEntry } from '../../src/hours/hour-entry.rules.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { confirmPaperRegister, previewPaperRegister } from '../../src/paper-registers/paper-confirmation.service.ts'
import { PaperRegisters } from '../../src/paper-registers/paper-register.model.ts'
import { rowKey } from '../../src/paper-registers/paper-register.rules.ts'
import {
  addPaperScan,
  discardPaperRegister,
  findPaperRegister,
  listPaperRegisters,
  openPaperFile,
  placePaperRegister,
  uploadPaperRegister,
} from '../../src/paper-registers/paper-register.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { Forbidden, Invalid, NotFound, Refused } from '../../src/platform/errors.ts'
import { storedFiles } from '../../src/platform/files.ts'
import { Students } from '../../src/schools/student.model.ts'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { actors, as, openWorkshop, type Person, times, week, workshopModels } from '../hours/workshop.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase([...workshopModels, PaperRegisters, AccessRecords, storedFiles])

const paperNote = 'registro su carta firmato da Mario Bianchi'
const head = 'STUDENTE:;Prova Lucia\nAZIENDA;Nome:;Officina Inventata\nData;Dalle;Alle;Ore;Descrizione lavoro\n'
const csv = (rows: readonly string[], above = head) => ({
  name: 'registro.csv',
  bytes: Buffer.from(above + rows.join('\n')),
})
const usual = [
  '16/11/2026;8.30;12.30;4;Fresatura',
  '16/11/2026;13.30;17.30;5;',
  '17/11/2026;8.00;12.30;4,5;Troppo presto',
  '18/11/2026;8.30;12.30;4;',
]

async function reasonsOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Refused) return error.reasons
  if (error instanceof Invalid) return Object.values(error.problems)
  if (error !== null) throw error
  return []
}

const upload = (file = csv(usual), person: Person = 'coordinator', placementId: string | null = 'placement-lucia') =>
  uploadPaperRegister(as(person), file, placementId)

async function outlookOf(id: string, person: Person = 'coordinator') {
  const register = await findPaperRegister(as(person), id)
  const preview = await previewPaperRegister(as(person), register)
  return register.lines.map((line) => {
    const outlook = preview?.outlooks.get(rowKey(line))
    return [outlook?.outcome ?? null, ...(outlook?.reasons ?? [])].join(' ')
  })
}

async function storedLines(): Promise<(HourEntry & { day: string })[]> {
  const days = await StudentDays.find({}).sort({ day: 1 }).lean()
  const all = days.flatMap(({ day: on, entries }) => entries.map((entry) => ({ ...entry, day: on })))
  return all.toSorted((a, b) => `${a.day} ${a.from}`.localeCompare(`${b.day} ${b.from}`))
}

const brief = (lines: readonly (HourEntry & { day: string })[]) =>
  lines.map((line) => `${line.day} ${line.from}-${line.to} ${line.state}`)

describe('a register on paper comes in once, row by row, and waits for the approval of the school', () => {
  test('the preview says what comes in; twenty confirmations make one set of lines that the host has signed', async () => {
    await openWorkshop()
    await logHours(as('student'), 'placement-lucia', {
      key: 'typed-by-lucia-already',
      day: week.wed,
      times: [times('08:30', '12:30')],
      activity: 'Fresatura',
    })
    const id = await upload()
    expect(await outlookOf(id)).toEqual(['new', 'new', 'refused outside-agreed-times', 'there'])
    expect(await StudentDays.countDocuments({})).toBe(1)
    const people: Person[] = ['coordinator', 'office', 'teacher']
    const confirmed = Array.from({ length: 20 }, (_, n) =>
      confirmPaperRegister(as(people[n % 3] ?? 'office'), id, paperNote),
    )
    expect(await Promise.allSettled(confirmed)).toEqual(
      confirmed.map(() => ({ status: 'fulfilled', value: undefined })),
    )
    const lines = await storedLines()
    expect(brief(lines)).toEqual([
      '2026-11-16 08:30-12:30 confirmed',
      '2026-11-16 13:30-17:30 confirmed',
      '2026-11-18 08:30-12:30 logged',
    ])
    expect(lines[0]).toMatchObject({ minutes: 240, activity: 'Fresatura', confirmedFor: paperNote, approvedBy: null })
    expect(lines[1]?.activity).toBe(paperNote)
    expect(await StudentDays.findById(`student-lucia:${week.mon}`).lean()).toMatchObject({ minutes: 480 })
    const { state, result } = await findPaperRegister(as('office'), id)
    expect(state).toBe('applied')
    expect(result?.minutes).toBe(480)
    expect(result?.rows.map(({ outcome, reasons }) => [outcome, ...reasons].join(' '))).toEqual([
      'in',
      'in',
      'refused outside-agreed-times',
      'there',
    ])

    // The same paper again brings nothing; what the school sends back may be brought again.
    const again = await upload()
    expect(await outlookOf(again)).toEqual(['there', 'there', 'refused outside-agreed-times', 'there'])
    expect(await reasonsOf(confirmPaperRegister(as('office'), again, paperNote))).toEqual(['nothing-new'])
    const [first] = lines
    const moved = await approveHours(as('teacher'), 'placement-lucia', [{ day: week.mon, id: first?.id ?? '' }])
    expect(moved.moved).toBe(1)
    await StudentDays.updateOne(
      { _id: `student-lucia:${week.mon}`, 'entries.startMinute': 810 },
      { $set: { 'entries.$.live': false, 'entries.$.state': 'returned' }, $inc: { minutes: -240 } },
    )
    expect(await outlookOf(again)).toEqual(['there', 'new', 'refused outside-agreed-times', 'there'])
    await confirmPaperRegister(as('office'), again, paperNote)
    expect(brief(await storedLines()).filter((line) => line.includes('13:30'))).toEqual([
      '2026-11-16 13:30-17:30 returned',
      '2026-11-16 13:30-17:30 confirmed',
    ])
  })

  test('a confirmation that was cut off is finished by the next one, by what was confirmed', async () => {
    await openWorkshop()
    const id = await upload(csv([usual[0] ?? '', usual[1] ?? '']))
    const key = 'carta-placement-lucia-2026-11-16-0830-1230-0'
    await PaperRegisters.updateOne({ _id: id }, { state: 'applying', plan: [{ sheet: 'registro', row: 4, key }] })
    expect(await reasonsOf(discardPaperRegister(as('office'), id))).toEqual(['not-a-draft'])
    await confirmPaperRegister(as('office'), id, paperNote)
    expect(brief(await storedLines())).toEqual(['2026-11-16 08:30-12:30 confirmed'])
    const { result } = await findPaperRegister(as('office'), id)
    expect(result?.rows.map(({ outcome, reasons }) => [outcome, ...reasons].join(' '))).toEqual([
      'in',
      'refused changed-meanwhile',
    ])
  })

  test('every rule of typed hours holds: overlaps, limits of age over the whole paper, holidays, closed months, days to come', async () => {
    await openWorkshop({ birthDate: '2011-05-04' })
    await logHours(as('host'), 'placement-lucia', {
      key: 'typed-by-the-host-before',
      day: week.tue,
      times: [times('09:00', '11:00')],
      activity: 'Fresatura',
    })
    await closeMonth(as('coordinator'), '2026-10', { leave: true })
    const rows = [
      '19/10/2026;8.30;12.30;4;',
      '16/11/2026;8.30;12.30;4;',
      '16/11/2026;8.30;12.30;4;',
      '16/11/2026;12.30;13.30;1;',
      '17/11/2026;8.30;12.30;4;',
      '20/11/2026;8.30;12.30;4;',
      '20/11/2026;13.30;17.30;4;',
      '21/11/2026;8.30;12.30;4;',
      '24/11/2026;8.30;12.30;4;',
      '08/12/2026;8.30;12.30;4;',
    ]
    const id = await upload(csv(rows), 'teacher')
    expect(await outlookOf(id, 'teacher')).toEqual([
      'refused month-closed',
      'new',
      'there',
      'refused outside-agreed-times',
      'refused overlaps',
      'new',
      'refused day-too-long',
      'refused day-not-agreed',
      'refused in-the-future',
      'refused in-the-future',
    ])
    const preview = await previewPaperRegister(as('teacher'), await findPaperRegister(as('teacher'), id))
    expect([...(preview?.outlooks.values() ?? [])].at(-1)?.warned).toBe('holiday')
    await Placements.updateOne({ _id: 'placement-lucia' }, { state: 'concluded' })
    expect(await outlookOf(id, 'teacher')).toContain('refused placement-not-active')
    expect(await reasonsOf(confirmPaperRegister(as('teacher'), id, paperNote))).toEqual(['nothing-new'])
  })
})

describe('a register finds its placement by the heading', () => {
  const above = (student: string, host: string, more = '') =>
    `STUDENTE:;${student}\nAZIENDA;Nome:;${host}${more}\nData;Dalle;Alle\n`
  const row = ['16/11/2026;8.30;12.30']

  test('by student and host, by the tax code where the name is written otherwise; several are chosen from', async () => {
    await openWorkshop()
    await Students.updateOne({ _id: 'student-lucia' }, { taxCode: 'LNRPRZ09C66E801C' })
    await Placements.updateOne({ _id: 'placement-evening' }, { 'host.name': 'Sera S.r.l.' })
    const placed = async (file: ReturnType<typeof csv>) =>
      (await findPaperRegister(as('office'), await upload(file, 'office', null))).placementId
    expect(await placed(csv(row, above('Lucia PROVA', 'officina inventata s.r.l.')))).toBe('placement-lucia')
    expect(await placed(csv(row, above('Prova Lucia', 'Sera')))).toBe('placement-evening')
    expect(await placed(csv(row, above('Prove Luce', 'Sera', ';C.f.:;LNRPRZ09C66E801C')))).toBe('placement-evening')
    expect(await placed(csv(row, above('Nessuno Qui', 'Sera')))).toBeNull()
    const id = await upload(csv(row, above('Prova Lucia', 'Un altro ente')), 'office', null)
    expect((await findPaperRegister(as('coordinator'), id)).placementId).toBeNull()
    expect(await reasonsOf(confirmPaperRegister(as('office'), id, paperNote))).toEqual(['no-placement'])
    await placePaperRegister(as('office'), id, 'placement-lucia')
    await confirmPaperRegister(as('office'), id, paperNote)
    expect(brief(await storedLines())).toEqual(['2026-11-16 08:30-12:30 confirmed'])
    expect(await reasonsOf(placePaperRegister(as('office'), id, 'placement-evening'))).toEqual(['not-a-draft'])
  })

  test('of another student or another host it never comes in', async () => {
    await openWorkshop()
    await Placements.updateOne({ _id: 'placement-lucia' }, { 'host.vatNumber': '00743110157' })
    const wrong = await upload(csv(row, above('Lonardo Patrizia', 'Officina', ';P.i:;07654320154')))
    expect(await reasonsOf(confirmPaperRegister(as('office'), wrong, paperNote))).toEqual([
      'other-student',
      'other-host',
    ])
    expect(await StudentDays.countDocuments({})).toBe(0)
  })
})

describe('whose a register is, and what is kept of it', () => {
  test('others of the school see those of their placements; strangers, hosts and students none', async () => {
    await openWorkshop()
    const id = await upload()
    const unplaced = await upload(csv(usual, 'Data;Dalle;Alle\n'), 'otherTeacher', null)
    const seen = async (person: Person) =>
      (await listPaperRegisters(as(person), { page: 1 })).registers.map(({ register }) => register._id).toSorted()
    expect(await seen('office')).toEqual([id, unplaced].toSorted())
    expect(await seen('teacher')).toEqual([id])
    expect(await seen('otherTeacher')).toEqual([unplaced])
    expect(await seen('otherOffice')).toEqual([])
    const { registers } = await listPaperRegisters(as('teacher'), { placementId: 'placement-lucia', page: null })
    expect(registers.map(({ placement }) => placement?._id)).toEqual(['placement-lucia'])
    for (const person of ['otherTeacher', 'otherOffice'] as const)
      await expect(findPaperRegister(as(person), id)).rejects.toThrow(NotFound)
    await expect(findPaperRegister(as('teacher'), unplaced)).rejects.toThrow(NotFound)
    for (const person of ['student', 'host'] as const) {
      await expect(findPaperRegister(as(person), id)).rejects.toThrow(Forbidden)
      await expect(upload(csv(usual), person)).rejects.toThrow(Forbidden)
    }
    await expect(upload(csv(usual), 'otherTeacher')).rejects.toThrow(NotFound)
  })

  test('the file is kept, the scan is added once, and whoever takes one is written down', async () => {
    await openWorkshop()
    const id = await upload()
    const scan = demoPdf(['Registro firmato'])
    expect(
      await reasonsOf(addPaperScan(as('office'), id, { name: 'x.pdf', bytes: Buffer.from('MZ program') })),
    ).toEqual(['executable'])
    const sent = { name: 'firmato.pdf', bytes: scan }
    const all = await Promise.all(Array.from({ length: 5 }, () => reasonsOf(addPaperScan(as('office'), id, sent))))
    expect(all.filter((reasons) => reasons.length === 0)).toHaveLength(1)
    expect(all.flat()).toEqual(Array.from({ length: 4 }, () => 'scan-there'))
    for (const which of ['file', 'scan'] as const) {
      const file = await openPaperFile(as('teacher'), id, which)
      file.stream.destroy()
      expect(file.name).toBe(which === 'file' ? 'registro.csv' : 'firmato.pdf')
    }
    expect(await AccessRecords.countDocuments({ about: 'registro cartaceo' })).toBe(2)
    await discardPaperRegister(as('office'), id)
    await expect(findPaperRegister(as('office'), id)).rejects.toThrow(NotFound)
  })

  test('a draft that nobody confirms is forgotten after thirty days; hostile files are refused with their reason', async () => {
    await openWorkshop()
    const id = await upload()
    const later = contextFor(actors.office, new Date('2026-12-23T11:00:00Z'))
    await uploadPaperRegister(later, csv(usual), 'placement-lucia')
    expect(await PaperRegisters.exists({ _id: id })).toBeNull()
    expect(await reasonsOf(upload({ name: 'x.xlsx', bytes: Buffer.from('PK\u0003\u0004 no archive') }))).toEqual([
      'broken',
    ])
    expect(await reasonsOf(upload({ name: 'x.csv', bytes: Buffer.from('Cognome;Nome\nProva;Lucia') }))).toEqual([
      'no-register',
    ])
  })
})
