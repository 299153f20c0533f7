import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { day } from '../../src/platform/day.ts'
import { columnSum } from '../../src/platform/workbook-sheet.ts'
import { buildReturn } from '../../src/submissions/build-return.rules.ts'
import { checkReturn, type CheckRule, keyOf } from '../../src/submissions/return-check.rules.ts'
import type { ReturnFacts, ReturnPlacement } from '../../src/submissions/return-facts.rules.ts'
import {
  digestOfLines,
  differenceOf,
  linesOf,
  linesOfSheet,
  type ReturnLine,
  sheetColumns,
  type SheetName,
} from '../../src/submissions/return-lines.rules.ts'
import { totalsOfReturn } from '../../src/submissions/return-rows.rules.ts'
import { returnLists } from '../../src/submissions/return.sheet.ts'
import { aLab, aPlacement, aReturn, aStudent } from './a-return.ts'

const linesFor = (facts: ReturnFacts) => linesOf(buildReturn(facts))
const cells = (lines: readonly ReturnLine[], sheet: SheetName) => {
  const [line] = linesOfSheet(lines, sheet)
  return Object.fromEntries(sheetColumns[sheet].map(({ key }, index) => [key, line?.cells[index] ?? null]))
}
const rulesOf = (facts: ReturnFacts): CheckRule[] =>
  checkReturn({ facts, rows: buildReturn(facts) }).map(({ rule }) => rule)

describe('the rows of a return', () => {
  test('are what the Ministry’s screens ask for, under the names that they have there', () => {
    const lines = linesFor(aReturn())
    expect(cells(lines, 'Percorsi')).toEqual({
      codice_meccanografico: 'ZZTF00101T',
      anno_scolastico: '2026/2027',
      id_percorso: 'placement-lucia',
      descrizione: 'Dal disegno al pezzo finito',
      tipologia: 'FSL',
      data_inizio: '2026-10-05',
      data_fine: '2027-01-29',
      durata_ore: 2400,
      ore_aula: 0,
      ore_struttura: 2400,
      fonte_finanziamento: null,
      CUP: null,
      indirizzo: 'INF',
      anni_di_corso: '4',
    })
    expect(cells(lines, 'Strutture')).toMatchObject({
      denominazione: 'Officina Inventata',
      'P.IVA': '00743110157',
      tipo: 'impresa',
      in_RASL: 'SI',
      ATECO: '25.62.00',
      provincia: 'BORGO',
      n_prot_convenzione: '4512/2026',
      scadenza: '2027-08-31',
    })
    expect(cells(lines, 'Alunni')).toMatchObject({
      CF: 'RSSMRA85M01H501Q',
      classe: '4',
      sezione: 'B',
      ore_previste: 2400,
      ore_svolte: 2400,
      esito_75: 'SI',
      certificazione: 'nessuna',
      tutor_interno: 'Anna Verdi',
      tutor_esterno: 'Mario Bianchi',
    })
    expect(cells(lines, 'Ore per anno')).toEqual({
      CF: 'RSSMRA85M01H501Q',
      ore_3: 600,
      ore_4: 2400,
      ore_5: 0,
      totale: 3000,
      minimo: 9000,
      residuo: 6000,
    })
  })

  test.each<[string, Partial<Placement>, SheetName, string, unknown]>([
    [
      'a simulated enterprise is IFS, all of it in class',
      { kind: 'simulated-enterprise' },
      'Percorsi',
      'ore_aula',
      2400,
    ],
    ['…and nothing at a host', { kind: 'simulated-enterprise' }, 'Percorsi', 'ore_struttura', 0],
    ['…and called so', { kind: 'simulated-enterprise' }, 'Percorsi', 'tipologia', 'IFS'],
    [
      'a certificate before the last year is an intermediate one',
      { state: 'certified' },
      'Alunni',
      'certificazione',
      'intermedia',
    ],
    [
      'two tutors of one side are both named',
      {
        shares: { hostTutor: { id: 'x', name: 'Olga Due', email: null, phone: null, percent: 40 }, schoolTutor: null },
      },
      'Alunni',
      'tutor_esterno',
      'Mario Bianchi, Olga Due',
    ],
    ['who prepared it as a group has one path', { groupId: 'gruppo' }, 'Alunni', 'id_percorso', 'gruppo'],
  ])('%s', (_, placement, sheet, column, expected) => {
    expect(cells(linesFor(aReturn({ placements: [aPlacement({ placement })] })), sheet)[column]).toBe(expected)
  })

  test('the certificate of a student of the fifth year is the final one', () => {
    const students = [
      aStudent({ schoolClass: { _id: 'c', year: 5, section: 'B', track: null, siteCode: 'ZZPS00101R' } }),
    ]
    const lines = linesFor(aReturn({ students, placements: [aPlacement({ placement: { state: 'certified' } })] }))
    expect(cells(lines, 'Alunni')['certificazione']).toBe('finale')
    expect(cells(lines, 'Percorsi')['codice_meccanografico']).toBe('ZZPS00101R')
  })

  test('a path over two hosts is one project: planned and done are of both, and a cancelled part plans nothing', () => {
    const half = (id: string, change: Partial<Placement>, approved: number) =>
      aPlacement({
        placement: { _id: id, pathId: 'due', partnerId: id, ...change },
        hours: { logged: 0, confirmed: 0, approved, first: null, last: null },
        approvedInAll: approved,
      })
    const two = aReturn({ placements: [half('a', {}, 1500), half('b', {}, 300)] })
    expect(cells(linesFor(two), 'Alunni')).toMatchObject({ ore_previste: 4800, ore_svolte: 1800, esito_75: 'NO' })
    expect(linesOfSheet(linesFor(two), 'Strutture')).toHaveLength(2)
    const left = aReturn({ placements: [half('a', {}, 1500), half('b', { state: 'cancelled' }, 300)] })
    expect(cells(linesFor(left), 'Alunni')).toMatchObject({ ore_previste: 2400, ore_svolte: 1800, esito_75: 'SI' })
    // Also where one of the two was made for a whole class.
    const ofClass = aReturn({ placements: [half('a', { groupId: 'classe' }, 1500), half('b', {}, 300)] })
    expect(linesOfSheet(linesFor(ofClass), 'Alunni')).toHaveLength(1)
    expect(cells(linesFor(ofClass), 'Alunni')).toMatchObject({ id_percorso: 'classe', ore_previste: 4800 })
  })

  test('a lab counts what counts, and its three quarters are of all its hours', () => {
    const facts = aReturn({ placements: [], labs: [aLab()], students: [aStudent({ approved: 1200 })] })
    const lines = linesFor(facts)
    expect(cells(lines, 'Percorsi')).toMatchObject({
      durata_ore: 1200,
      fonte_finanziamento: 'PNRR',
      CUP: 'C11G06000000001',
    })
    expect(cells(lines, 'Alunni')).toMatchObject({ ore_previste: 1200, ore_svolte: 1200, esito_75: 'SI' })
    expect(rulesOf(facts)).toEqual(['no-tutor'])
  })
})

/** A school with some students at one or two hosts each, of any numbers. */
const schools = fc
  .array(
    fc.record({
      logged: fc.nat(600),
      approved: fc.array(fc.nat(6000), { minLength: 1, maxLength: 3 }),
      planned: fc.nat(6000),
      group: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((list): ReturnFacts => {
    const students = list.map(({ approved }, n) =>
      aStudent({ _id: `s${n}`, surname: `Nome ${n % 3}`, approved: approved.reduce((sum, each) => sum + each, 0) }),
    )
    const placements = list.flatMap(({ logged, approved, planned, group }, n): ReturnPlacement[] =>
      approved.map((minutes, k) =>
        aPlacement({
          placement: {
            _id: `p${n}-${k}`,
            studentId: `s${n}`,
            groupId: group ? 'insieme' : null,
            terms: { from: day('2026-10-05'), to: day('2027-01-29'), timetable: [], plannedMinutes: planned },
          },
          hours: { logged, confirmed: 0, approved: minutes, first: null, last: null },
          approvedInAll: minutes,
        }),
      ),
    )
    return aReturn({ students, placements })
  })

describe('whatever the school', () => {
  test('totals on the page are those of the sheets, and of each student those of the hour register', () => {
    fc.assert(
      fc.property(schools, (facts) => {
        const rows = buildReturn(facts)
        const totals = totalsOfReturn(rows)
        const lists = returnLists(linesOf(rows))
        const sum = (sheet: SheetName, header: string) => {
          const list = lists.find(({ title }) => title === sheet)
          const columns = (list?.columns ?? []).map((column) => ({ ...column, key: column.header }))
          return columnSum({ columns, rows: Array.from((list?.rows ?? []) as (string | number | null)[][]) }, header)
        }
        expect(sum('Alunni', 'ore_svolte')).toBe(totals.done)
        expect(sum('Alunni', 'ore_previste')).toBe(totals.planned)
        expect(sum('Ore per anno', 'totale')).toBe(totals.years)
        expect(totals.done).toBe(facts.students.reduce((all, { approved }) => all + approved, 0))
        expect(lists.map(({ rows: each }) => [...(each as unknown[])].length)).toEqual([
          totals.paths,
          totals.hosts,
          rows.students.length,
          totals.students,
        ])
      }),
      { numRuns: 40 },
    )
  })

  test('the order in which it was read makes no difference, and no line stands there twice', () => {
    fc.assert(
      fc.property(schools, (facts) => {
        const lines = linesFor(facts)
        const turned = { ...facts, students: facts.students.toReversed(), placements: facts.placements.toReversed() }
        expect(digestOfLines(linesFor(turned))).toBe(digestOfLines(lines))
        expect(new Set(lines.map(({ sheet, key }) => `${sheet} ${key}`)).size).toBe(lines.length)
        const findings = checkReturn({ facts, rows: buildReturn(facts) })
        expect(new Set(findings.map(keyOf)).size).toBe(findings.length)
      }),
      { numRuns: 40 },
    )
  })

  test('the difference is nothing exactly when nothing has changed, and leads from one return to the other', () => {
    fc.assert(
      fc.property(schools, schools, (before, after) => {
        const [sent, now] = [linesFor(before), linesFor(after)]
        const changes = differenceOf(sent, now)
        const idOf = ({ sheet, key }: ReturnLine) => `${sheet} ${key}`
        const gone = new Set(changes.filter(({ what }) => what === 'removed').map(({ line }) => idOf(line)))
        const told = new Map(changes.filter(({ what }) => what !== 'removed').map(({ line }) => [idOf(line), line]))
        const rebuilt = new Map(sent.filter((line) => !gone.has(idOf(line))).map((line) => [idOf(line), line]))
        for (const [id, line] of told) rebuilt.set(id, line)
        const byId = (lines: Iterable<ReturnLine>) => [...lines].toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
        expect(byId(rebuilt.values())).toEqual(byId(now))
        expect(changes.length === 0).toBe(JSON.stringify(byId(sent)) === JSON.stringify(byId(now)))
        expect(differenceOf(now, now)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
