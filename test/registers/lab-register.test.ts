import { beforeEach, describe, expect, test } from '@jest/globals'
import exceljs from 'exceljs'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { day } from '../../src/platform/day.ts'
import { IssuedRegisters } from '../../src/registers/issued-register.model.ts'
import { isDraft, labRegisterFacts } from '../../src/registers/lab-register.rules.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { aLine, finishedLab } from '../attestations/finished-lab.ts'
import { useTestApp } from '../support/app.ts'
import type { Visitor } from '../support/browser.ts'

const borgo = useTestApp()
const page = '/laboratori/serigrafia/registro'

beforeEach(async () => {
  const { edition, rolls } = finishedLab()
  await Editions.insertMany([edition])
  await RollCalls.insertMany(rolls)
})

/** The rows of the two sheets as text, times as hours and minutes. */
async function workbook(visitor: Visitor): Promise<{ names: string[]; cells: string[][][]; formulas: number }> {
  const { bytes } = await visitor.download(`${page}?formato=xlsx`)
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0])
  let formulas = 0
  const cells = book.worksheets.map((sheet) => {
    const rows: string[][] = []
    sheet.eachRow((row) => {
      const texts: string[] = []
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.type === exceljs.ValueType.Formula) formulas += 1
        const value: unknown = cell.type === exceljs.ValueType.Formula ? cell.result : cell.value
        texts.push(value instanceof Date && /h/u.test(cell.numFmt) ? hours(value) : cell.text)
      })
      rows.push(texts)
    })
    return rows
  })
  return { names: book.worksheets.map(({ name }) => name), cells, formulas }
}

// exceljs gives numbers in a format of hours back as dates from Excel's first day.
function hours(value: Date): string {
  const minutes = Math.round((value.getTime() - Date.UTC(1899, 11, 30)) / 60_000)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

const rowOf = (rows: string[][] | undefined, text: string) => rows?.find((row) => row.includes(text))

describe('the register of a lab', () => {
  test('totals of the file are those of the screen', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const shown = await teacher.visit(page)
    expect(shown.text).toContain('Il registro è completo.')
    const screen = shown
      .$('table.list')
      .first()
      .find('tbody tr, tfoot tr')
      .toArray()
      .map((row) => shown.$(row).find('th, td').eq(2).text().trim())
    const { cells, formulas } = await workbook(teacher)
    const [students = []] = cells
    const header = students.find((row) => row[1] === 'Cognome') ?? []
    const total = header.indexOf('Totale')
    const rows = students.filter((row) => /^\d+$/u.test(row[0] ?? '') && row[1] !== '')
    const sums = students.find((row) => row[0] === 'Totale ore convalidate')
    expect([...rows.map((row) => row[total]), sums?.[total]]).toEqual(screen)
    expect(screen.toSorted()).toEqual(['11:59', '5:59', '6:00'])
    expect(formulas).toBeGreaterThan(6)
  })

  test('says of each student and session the minutes, or A for absent, and delays in words', async () => {
    const { names, cells } = await workbook(await borgo.signIn('docente@borgo.example'))
    expect(names).toEqual(['Presenze', 'Incontri'])
    expect(rowOf(cells[0], 'Giulia')?.slice(1, 10)).toEqual([
      'D’Amico',
      'Giulia',
      '3A INF',
      '2:00',
      '2:00',
      '2:00',
      'A',
      '6:00',
      '0.75',
    ])
    expect(rowOf(cells[0], 'Giulia')?.[10]).toBe('SI')
    const bruno = cells[0]?.find((row) => row.includes('5:59') && row.includes('NO'))
    expect(bruno?.join('|')).toContain("R 1' il 10/11")
  })

  test('says of each session what was done, who signed, and how many were there', async () => {
    const { cells } = await workbook(await borgo.signIn('docente@borgo.example'))
    const session = cells[1]?.find((row) => row[0] === '1')?.join('|')
    expect(session).toContain('Telai e inchiostri')
    expect(session).toContain('Stampa su carta')
    expect(session).toContain('Fabio Fresa\n20/11/2026, 18:10')
    expect(session).toContain('convalidato')
    expect(cells[1]?.flat().join('|')).toContain('J49J21000000001')
  })

  test('is a PDF to print as well, with a number of its own', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const href = (await teacher.visit(page)).$('a:contains("PDF")').attr('href') ?? ''
    const pdf = await teacher.download(href)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.headers['content-disposition']).toMatch(/filename="Registro-.+\.pdf"/u)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await IssuedRegisters.countDocuments({ editionId: 'serigrafia' })).toBe(1)
  })

  test('is not called complete while sessions are to come or nobody takes part', async () => {
    await Editions.updateOne({ _id: 'serigrafia' }, { $set: { 'sessions.3.day': '2026-12-02' } })
    await RollCalls.deleteOne({ _id: 'serigrafia-4' })
    const host = await borgo.signIn('ente@borgo.example')
    const ahead = await host.visit(page)
    expect(ahead.text).toContain('Fin qui non manca nulla: resta ancora un incontro.')
    expect(ahead.text).not.toContain('Il registro è completo')
    const none = await host.visit('/laboratori/laser-bozza/registro')
    expect(none.text).not.toContain('Il registro è completo')
  })

  test('is complete on the day of the last session already, once everything is approved', async () => {
    await Editions.updateOne({ _id: 'serigrafia' }, { $set: { 'sessions.3.day': '2026-11-25' } })
    const shown = await (await borgo.signIn('ente@borgo.example')).visit(page)
    expect(shown.text).toContain('Il registro è completo.')
  })

  test('is a draft while something waits, and holds no minute of it', async () => {
    await RollCalls.updateOne({ _id: 'serigrafia-1' }, { $set: { 'lines.$[].approved': false } })
    await RollCalls.deleteOne({ _id: 'serigrafia-2' })
    const teacher = await borgo.signIn('docente@borgo.example')
    const shown = await teacher.visit(page)
    expect(shown.text).toContain('2 presenze da convalidare.')
    expect(shown.text).toContain('1 appello mancante.')
    const { cells } = await workbook(teacher)
    expect(cells[0]?.flat().join('|')).toContain('BOZZA: 2 presenze da convalidare, 1 appello mancante')
    expect(rowOf(cells[0], 'Giulia')?.slice(4, 9)).toEqual(['…', '', '2:00', 'A', '2:00'])
  })

  test('each school takes its own students, the partner all of them, and it is written down', async () => {
    const names = async (who: string) => {
      const { cells } = await workbook(await borgo.signIn(who))
      const text = cells.flat(2).join('|')
      return ['Giulia', 'Vanni'].filter((name) => text.includes(name))
    }
    expect(await names('segreteria@borgo.example')).toEqual(['Giulia'])
    expect(await names('segreteria@volta.example')).toEqual(['Vanni'])
    expect(await names('ente@borgo.example')).toEqual(['Giulia', 'Vanni'])
    const issued = await IssuedRegisters.find({ kind: 'edition' }).sort({ issuedAt: 1, _id: 1 }).lean()
    expect(new Set(issued.map(({ schoolId }) => schoolId))).toEqual(new Set(['galilei', 'volta', null]))
    expect(await AccessRecords.countDocuments({ what: 'export', about: 'registro laboratorio' })).toBe(3)
  })

  test('never says why somebody was absent', async () => {
    for (const who of ['segreteria@borgo.example', 'ente@borgo.example']) {
      const { cells } = await workbook(await borgo.signIn(who))
      expect(cells.flat(2).join('|')).not.toContain('Visita medica')
    }
  })

  test('is nothing for the city, for students and for schools that have no part in it', async () => {
    expect((await (await borgo.signIn('citta@borgo.example')).visit(page)).status).toBe(403)
    expect((await (await borgo.signIn('giulia.damico')).visit(page)).status).toBe(403)
    expect((await (await borgo.signIn('ente@officine.example')).visit(page)).status).toBe(404)
  })
})

describe('what is missing in a register', () => {
  const { edition, rolls } = finishedLab()
  const students = [{ studentId: 'giulia', surname: 'D’Amico', givenName: 'Giulia', label: '3A', schoolId: 'galilei' }]
  const facts = { edition, rolls, students, threshold: 75, today: day('2026-11-25') }

  test('nothing, once every line is approved', () => {
    expect(isDraft(labRegisterFacts(facts))).toBe(false)
  })

  test('a session to come and a cancelled one are not missing, one of yesterday is', () => {
    const first = rolls.slice(0, 3)
    const missing = (today: string, state: 'planned' | 'cancelled' = 'planned') => {
      const sessions = edition.sessions.map((session, index) => (index === 3 ? { ...session, state } : session))
      const given = { ...facts, edition: { ...edition, sessions }, rolls: first, today: day(today) }
      return labRegisterFacts(given).missingRollCalls
    }
    expect(missing('2026-11-12')).toBe(0)
    expect(missing('2026-11-13')).toBe(1)
    expect(missing('2026-11-13', 'cancelled')).toBe(0)
  })

  test('a guest whom nobody has recognised', () => {
    const guest = aLine('ospite', 120, { studentId: null, guestName: 'Ospite' })
    const withGuest = rolls.map((roll, index) => (index === 0 ? { ...roll, lines: [...roll.lines, guest] } : roll))
    const register = labRegisterFacts({ ...facts, rolls: withGuest })
    expect(register.guests).toBe(1)
    expect(isDraft(register)).toBe(true)
    expect(register.total).toBe(360)
  })
})
