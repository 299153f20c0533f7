import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { declaredReadings, readBreak, readDay, readTime } from '../../src/paper-registers/paper-cell.rules.ts'
import { type PaperLine, readPaperRegister } from '../../src/paper-registers/paper-reading.rules.ts'
import { differenceOf, totalsOf } from '../../src/paper-registers/paper-register.rules.ts'
import { day } from '../../src/platform/day.ts'
import type { Cell } from '../../src/platform/sheet.ts'
import { readSpreadsheet } from '../../src/platform/spreadsheet.ts'
import { sharedFile } from '../support/shared.ts'
import { type SheetContent, type Value, workbookOf } from '../support/workbook.ts'

const schoolYear = { from: day('2026-09-01'), to: day('2027-08-31') }

async function reading(bytes: Uint8Array, name = 'registro.xlsx') {
  const table = await readSpreadsheet(bytes, name)
  return table.ok ? readPaperRegister(table.spreadsheet, schoolYear) : table
}

async function readingOf(...sheets: SheetContent[]) {
  const read = await reading(await workbookOf(...sheets))
  if (!read.ok) throw new Error(read.reason)
  return read.reading
}

const heading: Value[][] = [
  ['Istituto Inventato', null, 'Codice fiscale 80012340156'],
  ['STUDENTE', 'Cognome', 'Prova', 'Nome', 'Lucia'],
  ['AZIENDA', 'Nome:', 'Officina Inventata', 'P.i:', '07654320154'],
  ['TUTOR AZIENDALE:', 'Mario Bianchi', 'TUTOR SCOLASTICO:', 'Anna Verdi'],
  ['PERIODO:', 'Dal 26/10/2026 al 20/11/2026'],
]
const columns: Value[] = ['Data', '*', 'Dalle', 'Alle', 'Ore', 'Descrizione lavoro']
const paper = (...rows: Value[][]): SheetContent => ({ name: 'Foglio1', rows: [...heading, columns, ...rows] })

const shown = ({ day: on, times, declared, problem, absent }: PaperLine) => ({
  on,
  times: times.map((each) => `${each.from}-${each.to}${each.breakMinutes ? ` -${each.breakMinutes}` : ''}`).join(' '),
  declared,
  ...(problem ? { problem } : {}),
  ...(absent ? { absent } : {}),
})

describe('a time is read as it was meant', () => {
  test.each<[Cell, string | null]>([
    ['8:30', '08:30'],
    ['8,30', '08:30'],
    ['8.30', '08:30'],
    ['8h30', '08:30'],
    ['ore 17', '17:00'],
    ['dalle ore 8', '08:00'],
    ['13:30:00', '13:30'],
    [0.354_166_666_7, '08:30'],
    [8.3, '08:30'],
    [12, '12:00'],
    [8.75, '08:45'],
    ['---', null],
    [null, null],
  ])('%j', (cell, time) => expect(readTime(cell)).toEqual({ time, problem: null }))

  test.each<[Cell, string]>([
    [8.5, 'unclear-time'],
    [8.25, 'unclear-time'],
    ['24:00', 'until-midnight'],
    [1, 'until-midnight'],
    ['mattina', 'not-a-time'],
    ['8:75', 'not-a-time'],
    [99, 'not-a-time'],
  ])('%j is refused', (cell, problem) => expect(readTime(cell)).toEqual({ time: null, problem }))
})

describe('declared hours are a number, or hours and minutes', () => {
  test.each<[Cell, number[]]>([
    [3.5, [210]],
    ['3,5', [210]],
    ['3.5 h', [210]],
    ['4 h', [240]],
    ['3:30', [210]],
    ['3,30', [198, 210]],
    ['4 ore', [240]],
    ['---', []],
    ['boh', []],
  ])('%j', (cell, minutes) => expect(declaredReadings(cell)).toEqual(minutes))

  test.each<[Cell, number | null]>([
    [30, 30],
    ['30 min', 30],
    ['0:45', 45],
    [1, 60],
    ['0,5', 30],
    [null, 0],
    ['pranzo', null],
  ])('a break of %j', (cell, minutes) => expect(readBreak(cell)).toBe(minutes))
})

test.each<[Cell, object | null]>([
  ['08/02', { monthDay: '02-08' }],
  ['8/2 ', { monthDay: '02-08' }],
  ['lun 08/02/2027', { day: '2027-02-08' }],
  ['lunedì 8 febbraio', { monthDay: '02-08' }],
  ['8 feb. 2027', { day: '2027-02-08' }],
  ['2027-02-16', { day: '2027-02-16' }],
  ['16.2.27', { day: '2027-02-16' }],
  [46_434, { day: '2027-02-16' }],
  [8, { dayOfMonth: 8 }],
  ['31/02', null],
  ['Firma', null],
])('the day %j', (cell, expected) => expect(readDay(cell)).toEqual(expected))

describe('a register is read row by row', () => {
  test('morning and afternoon share the day above; times of Excel, absences, sums and signatures are told apart', async () => {
    const clock = (hours: number) => new Date(Date.UTC(1899, 11, 30, 0, hours * 60))
    const {
      heading: head,
      lines,
      declaredTotal,
    } = await readingOf({
      ...paper(
        ['16/11', 'M', clock(8.5), clock(12.5), 4, 'Fresatura'],
        [null, 'P', '13,30', '17,30', '3,5', null],
        [new Date('2026-11-17T00:00:00Z'), 'M', '8h30', 'ore 12', 4, null],
        [null, 'P', '---', '---', null, null],
        ['18/11', 'M', null, null, null, 'ASSENTE'],
        ['19/11', 'M', null, null, 4, 'Collaudo'],
        ['20/11', 'M', '12:30', '8:30', 4, null],
        ['boh', 'M', '8:30', '12:30', 4, null],
        ['Totale ore', null, null, null, 103.25, null],
        ['Firma tutor aziendale: Mario Bianchi'],
      ),
      merges: ['A7:A8'],
    })
    expect(head).toEqual({
      taxCode: null,
      student: 'Prova Lucia',
      host: 'Officina Inventata',
      vatNumber: '07654320154',
      hostTutor: 'Mario Bianchi',
      period: { from: '2026-10-26', to: '2026-11-20' },
      month: null,
    })
    expect(lines.map(shown)).toEqual([
      { on: '2026-11-16', times: '08:30-12:30', declared: 240 },
      { on: '2026-11-16', times: '13:30-17:30', declared: 210 },
      { on: '2026-11-17', times: '08:30-12:00', declared: 240 },
      { on: '2026-11-18', times: '', declared: null, absent: true },
      { on: '2026-11-19', times: '', declared: 240, problem: 'no-times' },
      { on: '2026-11-20', times: '', declared: 240, problem: 'reversed' },
      { on: null, times: '08:30-12:30', declared: 240, problem: 'not-a-day' },
    ])
    expect(lines[0]?.activity).toBe('Fresatura')
    expect(declaredTotal).toBe(6195)
  })

  test('one row a day with two pairs of times under a heading of two rows, a break, and pages that repeat it', async () => {
    const rows: Value[][] = [
      ['Mese: novembre 2026'],
      ['Alunno: Prova Lucia'],
      ['Giorno', 'MATTINA', null, 'POMERIGGIO', null, 'Pausa', 'Totale ore'],
      [null, 'Entrata', 'Uscita', 'Entrata', 'Uscita', null, null],
      [16, '8:30', '12:30', '13:30', '17:30', 60, 8],
      [17, '8:30', '12:30', null, null, '0:30', '3,30'],
      ['Giorno', 'Entrata', 'Uscita', 'Entrata', 'Uscita', 'Pausa', 'Totale ore'],
      [18, '8:30', '24:00', null, null, null, null],
      [19, '8:30', null, null, null, null, null],
    ]
    const { lines, heading: head } = await readingOf({ name: 'Nov', rows, merges: ['B3:C3', 'D3:E3'] })
    expect(head).toMatchObject({ student: 'Prova Lucia', month: '2026-11' })
    expect(lines.map(shown)).toEqual([
      { on: '2026-11-16', times: '08:30-12:30 13:30-17:30', declared: 480 },
      { on: '2026-11-17', times: '08:30-12:30 -30', declared: 210 },
      { on: '2026-11-18', times: '', declared: null, problem: 'until-midnight' },
      { on: '2026-11-19', times: '', declared: null, problem: 'half-times' },
    ])
  })

  test('the times may share a cell, and a csv will do', async () => {
    const csv = 'Nominativo:;Prova Lucia\nData;Orario;Ore\n16/11/2026;8.30-12.30;4\n17/11/2026;8.30 - 12;3,5\n'
    const read = await reading(new Uint8Array(Buffer.from(csv)), 'registro.csv')
    expect(read.ok && read.reading.lines.map(shown)).toEqual([
      { on: '2026-11-16', times: '08:30-12:30', declared: 240 },
      { on: '2026-11-17', times: '08:30-12:00', declared: 210 },
    ])
  })

  test('a day without a year is of the school year where the heading names no period', async () => {
    const { lines } = await readingOf({ name: 'x', rows: [columns, ['09/02', 'M', '8:30', '12:30', 4, null]] })
    expect(lines.map(({ day: on }) => on)).toEqual(['2027-02-09'])
  })
})

describe('what is no register of one student is refused', () => {
  const one = (student: string): SheetContent => ({
    name: student,
    rows: [['Studente:', student], columns, ['16/11', 'M', '8:30', '12:30', 4, null]],
  })
  test.each<[string, SheetContent[]]>([
    [
      'no-register',
      [
        {
          name: 'x',
          rows: [
            ['Cognome', 'Nome'],
            ['Prova', 'Lucia'],
          ],
        },
      ],
    ],
    ['nothing-written', [paper()]],
    ['several-students', [one('Prova Lucia'), one('Lonardo Patrizia')]],
    ['too-many-lines', [paper(...Array.from({ length: 601 }, () => ['16/11', 'M', '8:30', '12:30', 4, null]))]],
  ])('%s', async (reason, sheets) => {
    expect(await reading(await workbookOf(...sheets))).toEqual({ ok: false, reason })
  })
})

const real = sharedFile('formati/registro_presenze_individuale_MP.xlsx')
const expected = sharedFile('formati/registro_presenze_individuale_MP.attesi.json')
const summary = sharedFile('formati/report_ore_studente.xlsx')
for (const file of real && expected ? [real] : []) {
  describe('the register that schools use', () => {
    interface Expected {
      studente: { cognome: string; nome: string; cf: string }
      azienda: { nome: string; piva: string }
      ore_totali_calcolate: number
      giorni: { data: string; mattino: string[] | null; pomeriggio: string[] | null; incongruenza?: string }[]
    }
    const wanted = JSON.parse(readFileSync(expected ?? '', 'utf8')) as Expected

    test('is read to the minute, and the row that declares too much is found', async () => {
      const read = await reading(readFileSync(file))
      if (!read.ok) throw new Error(read.reason)
      const { heading: head, lines } = read.reading
      expect(head).toMatchObject({
        taxCode: wanted.studente.cf,
        student: `${wanted.studente.cognome} ${wanted.studente.nome}`,
        host: wanted.azienda.nome,
        vatNumber: wanted.azienda.piva,
      })
      const days = wanted.giorni.flatMap(({ data, mattino, pomeriggio }) =>
        [mattino, pomeriggio].flatMap((each) => (each ? [`${data} ${each.join('-')}`] : [])),
      )
      const readDays = lines.filter(({ absent }) => !absent)
      expect(readDays.map(({ day: on, times }) => `${on} ${times.map((t) => `${t.from}-${t.to}`).join(' ')}`)).toEqual(
        days,
      )
      expect(totalsOf(lines).computed).toBe(wanted.ore_totali_calcolate * 60)
      const odd = lines.filter((line) => differenceOf(line) !== 0)
      expect(odd.map((line) => ({ ...shown(line), difference: differenceOf(line) }))).toEqual([
        { on: '2027-02-09', times: '08:30-12:30', declared: 540, difference: 300 },
      ])
      expect(lines.filter(({ absent }) => absent).map(({ day: on }) => on)).toEqual(['2027-02-04'])
    })

    test('and a summary of hours is no register', async () => {
      expect(await reading(readFileSync(summary ?? ''))).toEqual({ ok: false, reason: 'no-register' })
    })
  })
}
