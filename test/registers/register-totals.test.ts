import { describe, expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { inflateSync } from 'node:zlib'
import { day } from '../../src/platform/day.ts'
import { formatHours } from '../../src/platform/format.ts'
import { writeSheetsPdf } from '../../src/platform/pdf-sheet.ts'
import { cellShown } from '../../src/platform/sheet-text.ts'
import { isFormula, type Sheet } from '../../src/platform/workbook-sheet.ts'
import { classSheets } from '../../src/registers/class-summary.sheet.ts'
import { hostMonthLine, type HostMonth } from '../../src/registers/host-month.rules.ts'
import { hostMonthSheets } from '../../src/registers/host-month.sheet.ts'
import { hoursSheet } from '../../src/registers/hours.sheet.ts'
import { withAbsences } from '../../src/registers/presence.rules.ts'
import { registerPage } from '../../src/registers/register-page.pages.ts'
import { type RegisterTotals, totalsOfAll, totalsOfOne, waitingOf } from '../../src/registers/register-totals.rules.ts'
import { daysOfRegister, type IssuedRegister, registerRows, totalsOfClass } from '../../src/registers/register.rules.ts'
import { sealedSheets } from '../../src/registers/seal.sheet.ts'
import { exampleClassRegister, examplePlacementRegister } from './example.ts'
import { minutesIn, rowOf, writtenAndRead } from './read-back.ts'

/** Registers of many sizes, with hours that wait for the host, for the school, or for nobody. */
const cases = [0, 1, 7, 31].flatMap((size) =>
  [0, 95, 450].map((waiting): { name: string; totals: RegisterTotals; sheets: Sheet[] } => {
    const register = examplePlacementRegister(size)
    const totals = { ...register.totals, confirmed: waiting, logged: waiting * 2 }
    return {
      name: `a placement of ${size} days, ${waiting} waiting`,
      totals: totalsOfOne(totals),
      sheets: [hoursSheet({ ...register, totals })],
    }
  }),
)
for (const [students, gone] of [
  [0, 0],
  [1, 0],
  [1, 1],
  [24, 0],
  [24, 3],
] as const) {
  const register = exampleClassRegister(students)
  const left = { on: day('2027-01-31'), next: '4A INF', open: true }
  const lines = register.lines.map((line, n) => (n < students - gone ? line : { ...line, left }))
  cases.push({
    name: `a class of ${students}, ${gone} of whom have left`,
    totals: totalsOfClass(lines),
    sheets: classSheets({ ...register, lines }),
  })
}

const labels = [
  ['Ore registrate', 'registered'],
  ['Ore confermate', 'confirmed'],
  ['Ore convalidate', 'approved'],
] as const

async function pdfOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const out = new PassThrough()
  const createdAt = new Date('2026-11-25T09:00:00Z')
  const [bytes] = await Promise.all([
    buffer(out),
    writeSheetsPdf(out, { title: 'Prova', author: 'IIS', createdAt, sheets }),
  ])
  return bytes
}

/** How often a PDF draws something, in all its pages. */
function drawnIn(bytes: Buffer, pattern: RegExp): number {
  let count = 0
  for (const match of bytes.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/gu)) {
    try {
      count +=
        inflateSync(Buffer.from(match[1] ?? '', 'latin1'))
          .toString('latin1')
          .match(pattern)?.length ?? 0
    } catch {
      // not a compressed stream
    }
  }
  return count
}
const pagesOf = (bytes: Buffer) => bytes.toString('latin1').match(/\/Type \/Page\b/gu)?.length ?? 0

describe('the sums of a register', () => {
  test.each(cases.map((each) => [each.name, each] as const))(
    'are the same on the page, in the sheet and in the workbook: %s',
    async (_, { totals, sheets }) => {
      const shown = registerPage({ title: '', lead: '', actions: [], note: '', waiting: [], totals, sheets }, 'it')
      const figures = shown.figures.map(({ value }) => value)
      const [sheet] = sheets
      const [read] = await writtenAndRead(sheets)
      if (!sheet || !read) throw new Error('no sheet')
      for (const [index, [label, name]] of labels.entries()) {
        const line = sheet.lines.find((each) => each.label === label)
        expect([figures[index], line && cellShown(line.value, line.kind)]).toEqual(
          Array.from({ length: 2 }, () => formatHours(totals[name])),
        )
        const cells = rowOf(read, label)
        let minutes = 0
        cells.eachCell((cell, column) => {
          if (column > 1 && cell.value !== label) minutes = minutesIn(cell)
        })
        expect(minutes).toBe(totals[name])
      }
      expect(sheet.draft).toBe(totals.registered > totals.approved)
      expect(read.headerFooter.oddHeader?.includes('BOZZA') ?? false).toBe(sheet.draft)
    },
  )

  test('split into what waits for the host and what for the school', () => {
    const totals = totalsOfAll([
      { logged: 60, confirmed: 30, approved: 15 },
      { logged: 0, confirmed: 0, approved: 45 },
    ])
    expect(totals).toEqual({ registered: 150, confirmed: 90, approved: 60, submitted: null })
    const at = { kind: 'hours', id: 'p' } as const
    expect(waitingOf(totals, { name: 'Lucia', at }).map(({ reason, minutes }) => [reason, minutes])).toEqual([
      ['host', 60],
      ['school', 30],
    ])
  })
})

describe('the PDF of a register', () => {
  test('says on every page that it is a draft, and repeats the headings; one that is complete does not', async () => {
    const register = examplePlacementRegister(60)
    const seal = { code: 'AB12-CD34', publicUrl: 'http://localhost' }
    const draft = await pdfOf(sealedSheets([hoursSheet(register)], seal))
    const complete = await pdfOf(
      sealedSheets([hoursSheet({ ...register, totals: { ...register.totals, confirmed: 0 } })], seal),
    )
    const rotated = /0?\.\d+ -?0?\.\d+ -?0?\.\d+ 0?\.\d+ [\d.-]+ [\d.-]+ cm/gu
    expect(pagesOf(draft)).toBeGreaterThan(2)
    expect(drawnIn(draft, rotated)).toBe(pagesOf(draft))
    expect(drawnIn(complete, rotated)).toBe(0)
    const text = draft.toString('latin1')
    for (const tag of ['H1', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(text).toContain(`/S /${tag}\n`)
    expect(text.match(/\/S \/TH\n/gu)).toHaveLength(16)
  })
})

describe('presences', () => {
  const { entries } = examplePlacementRegister(3)
  const [first, second, third] = [...new Set(entries.map((each) => each.day))]
  if (!first || !second || !third) throw new Error('three days')

  test('an absence has a row of its own, justified or not, and the day on which it was made up says so', () => {
    const rows = withAbsences(registerRows(entries), [
      { day: day('2026-09-12'), justified: null, recoveredOn: null },
      { day: day('2026-09-13'), justified: true, recoveredOn: second },
      { day: third, justified: true, recoveredOn: null },
    ])
    expect(rows.map((row) => [row.day, row.presence])).toEqual([
      ['2026-09-12', 'A'],
      ['2026-09-13', 'AG'],
      [first, 'P'],
      [second, 'R'],
      [third, 'P'],
    ])
  })

  test('stand in the register without times and without a reason', () => {
    const absences = [{ day: day('2026-09-13'), justified: true, recoveredOn: second }]
    const sheet = hoursSheet({ ...examplePlacementRegister(3), absences })
    const [row = []] = sheet.rows
    const at = (key: string) => row[sheet.columns.findIndex((column) => column.key === key)]
    expect([at('day'), at('in1'), at('presence'), at('note')]).toEqual([
      '2026-09-13',
      null,
      'AG',
      `giorno festivo\nrecuperata il 15/09/2026`,
    ])
    const hours = at('hours')
    expect(isFormula(hours ?? null) && hours).toMatchObject({ result: 0 })
  })
})

describe('the month of a host', () => {
  const { placement, entries } = examplePlacementRegister(5)
  const other = { ...placement, _id: 'placement-2', schoolId: 'school-2' }
  const absences = [{ day: day('2026-09-21'), justified: false, recoveredOn: null }]
  const register: HostMonth = {
    partner: { _id: 'partner-1', name: 'Officine' },
    month: '2026-09',
    schoolId: null,
    lines: [
      hostMonthLine({ placement, schoolName: 'Galilei', entries, absences, recoveries: [] }),
      hostMonthLine({
        placement: other,
        schoolName: 'Volta',
        entries: entries.slice(0, 2),
        absences: [],
        recoveries: [],
      }),
    ],
  }

  test('has all placements together, and the days of each school by itself', () => {
    const [together, ...schools] = hostMonthSheets(register)
    expect(together?.rows.map((row) => row.slice(7))).toEqual([
      [5, 1, 2175, 2175, 2175],
      [1, 0, 435, 435, 435],
    ])
    expect(schools.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Galilei', 11],
      ['Volta', 2],
    ])
    expect(schools[0]?.rows.at(-1)).toEqual([
      11,
      '2026-09-21',
      'lun',
      placement.student.surname,
      '=Lucia',
      null,
      null,
      null,
      null,
      null,
      'A',
      '',
      '',
    ])
  })

  test('and the year are superseded by hours of their days', () => {
    const of = { schoolId: 'galilei', placementId: null, classId: null, editionId: null } as unknown as IssuedRegister
    expect(daysOfRegister({ ...of, kind: 'host-month', about: 'fablab:2026-10' })).toEqual({
      schoolId: 'galilei',
      partnerId: 'fablab',
      from: '2026-10-01',
      to: '2026-10-31',
    })
    expect(daysOfRegister({ ...of, kind: 'year', about: '2026/27' })).toEqual({
      schoolId: 'galilei',
      from: '2026-09-01',
      to: '2027-08-31',
    })
    expect(daysOfRegister({ ...of, kind: 'placement' })).toBeNull()
  })
})
