import { describe, expect, test } from '@jest/globals'
import { columnSum } from '../../src/platform/workbook-sheet.ts'
import { hoursSheet } from '../../src/registers/hours.sheet.ts'
import { examplePlacementRegister } from './example.ts'
import { day } from '../../src/platform/day.ts'
import { minutesIn, rowOf, sumOf, writtenAndRead } from './read-back.ts'

const DAYS = 45
const DAY = 435

describe('the hour register of a placement', () => {
  test('has the sixteen columns of the register, under the header block', async () => {
    const [sheet] = await writtenAndRead([hoursSheet(examplePlacementRegister(DAYS))])
    if (!sheet) throw new Error('no sheet')
    expect((rowOf(sheet, 'N.').values as string[]).slice(1)).toEqual([
      'N.',
      'Data',
      'Giorno',
      'Entrata mattina',
      'Uscita mattina',
      'Entrata pomeriggio',
      'Uscita pomeriggio',
      'Pausa (min)',
      'Ore',
      'Ore progressive',
      'Attività svolta',
      'Presenza',
      'Firma studente',
      'Firma tutor esterno',
      'Visto tutor interno',
      'Note',
    ])
    const text = JSON.stringify(sheet.getSheetValues())
    for (const part of [
      'MIIS00000X',
      'D’Àvalos-Mëier =Lucia',
      '07654320154',
      'prot. 1234/2026 del 10/09/2026',
      '4B INF',
    ])
      expect(text).toContain(part)
  })

  test('stores real dates, times and durations, and sums that are live and already right', async () => {
    const register = examplePlacementRegister(DAYS)
    const [sheet] = await writtenAndRead([hoursSheet(register)])
    if (!sheet) throw new Error('no sheet')
    const first = sheet.getRow(rowOf(sheet, 'N.').number + 1)
    expect(first.getCell(2).value).toEqual(new Date('2026-09-14T00:00:00Z'))
    expect(first.getCell(2).numFmt).toBe('dd/mm/yyyy')
    expect(first.getCell(3).value).toBe('lun')
    expect(minutesIn(first.getCell(4))).toBe(8 * 60 + 30)
    expect(first.getCell(9).formula).toMatch(/^ROUND\(\(E\d+-D\d+\+G\d+-F\d+\)\*1440-H\d+,0\)\/1440$/u)
    expect(first.getCell(9).numFmt).toBe('[h]:mm')
    expect(minutesIn(first.getCell(9))).toBe(DAY)

    const total = rowOf(sheet, 'Totale ore convalidate').getCell(9)
    expect(total.formula).toMatch(/^SUM\(I\d+:I\d+\)$/u)
    expect(minutesIn(total)).toBe(register.totals.approved)
    expect(sumOf(sheet, total.formula)).toBe(register.totals.approved)
    const last = sheet.getRow(rowOf(sheet, 'N.').number + DAYS)
    expect(minutesIn(last.getCell(10))).toBe(register.totals.approved)
    expect(last.getCell(10).formula).toMatch(/^J\d+\+I\d+$/u)
  })

  test('says what the project needs, what was done and whether three quarters are reached', async () => {
    const [sheet] = await writtenAndRead([hoursSheet(examplePlacementRegister(20))])
    if (!sheet) throw new Error('no sheet')
    const value = (label: string) => rowOf(sheet, label).getCell(6)
    const minutes = (label: string) => minutesIn(value(label))
    expect(minutes('Totale ore svolte')).toBe(20 * DAY)
    expect(minutes('Monte ore previsto')).toBe(300 * 60)
    expect(minutes('Ore minime (75 %)')).toBe(225 * 60)
    expect(value('Esito 75 %').result).toBe('NO')
    expect(minutes('Ore da recuperare')).toBe(225 * 60 - 20 * DAY)
    expect(value('Percentuale').result).toBeCloseTo((20 * DAY) / (300 * 60), 10)
    expect(value('Percentuale').numFmt).toBe('0.0%')
  })

  test('three quarters are decided in whole minutes', () => {
    const register = examplePlacementRegister(1)
    const outcome = (approved: number) => {
      const sheet = hoursSheet({ ...register, totals: { logged: 0, confirmed: 0, approved, planned: 40 * 60 } })
      return sheet.lines.find((line) => line.name === 'outcome')?.value
    }
    expect(outcome(30 * 60)).toMatchObject({ result: 'SI' })
    expect(outcome(30 * 60 - 1)).toMatchObject({ result: 'NO' })
  })

  test('is a draft as long as hours wait, and says how many', () => {
    const register = examplePlacementRegister(2)
    expect(hoursSheet(register).notice).toContain('BOZZA: 7:30 ore non ancora convalidate')
    expect(hoursSheet({ ...register, totals: { ...register.totals, confirmed: 0 } }).notice).toBeNull()
  })

  test('text that begins as a formula does stays text', async () => {
    const [sheet] = await writtenAndRead([hoursSheet(examplePlacementRegister(DAYS))])
    if (!sheet) throw new Error('no sheet')
    const cell = sheet.getRow(rowOf(sheet, 'N.').number + 2).getCell(11)
    expect(cell.value).toMatch(/^=SOMMA\(1;2\) @casa -1 \+1/u)
    expect(cell.formula).toBeUndefined()
    expect(cell.numFmt).toBe('@')
  })

  test('prints on A4 landscape, one page wide, with the headings on every page', async () => {
    const [sheet] = await writtenAndRead([hoursSheet(examplePlacementRegister(DAYS))])
    if (!sheet) throw new Error('no sheet')
    const headings = rowOf(sheet, 'N.').number
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headings}:${headings}`,
    })
    expect(sheet.headerFooter.oddFooter).toContain('Pagina &P di &N')
  })

  test('notes the holidays and closures of the calendar that was agreed', () => {
    const register = examplePlacementRegister(8)
    const closures = [{ from: day('2026-09-15'), to: day('2026-09-16') }]
    const terms = { ...register.placement.terms, calendar: { patron: '09-14' as const, closures } }
    const { rows } = hoursSheet({ ...register, placement: { ...register.placement, terms } })
    expect(rows.slice(0, 4).map((row) => row.at(-1))).toEqual([
      'giorno festivo',
      'chiusura della città',
      'chiusura della città',
      '',
    ])
  })

  test('names who was tutor when, where it was, and what was changed why', () => {
    const register = examplePlacementRegister(8)
    const { from, to } = register.placement.terms
    const about = { _id: 'a', reason: 'Trasloco', decidedAt: new Date(0), decidedBy: { accountId: null, name: '' } }
    const olga = { id: 'olga', name: 'Olga Nuova', email: null, phone: null }
    const amendments = [{ ...about, kind: 'tutor' as const, validFrom: day('2026-09-21'), hostTutor: olga }]
    const sheet = hoursSheet({ ...register, placement: { ...register.placement, amendments } })
    const header = new Map(sheet.header.flat())
    const shown = (on: string) => `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`
    expect(header.get('Tutor esterno')).toContain(
      `(dal ${shown(from)} al 20/09/2026); Olga Nuova (dal 21/09/2026 al ${shown(to)})`,
    )
    expect(header.get('Tutor interno')).not.toContain('dal')
    expect(header.get('Variazioni')).toBe('dal 21/09/2026: Tutor dell’ente: Olga Nuova (Trasloco)')
    expect(sheet.signatures[0]).toMatch(/^Tutor esterno: .+, Olga Nuova$/u)
  })

  test('an empty register is a sheet too, with zero hours', async () => {
    const register = { ...examplePlacementRegister(1), entries: [] }
    const empty = { ...register, totals: { logged: 0, confirmed: 0, approved: 0, planned: 60 } }
    const [sheet] = await writtenAndRead([hoursSheet(empty)])
    if (!sheet) throw new Error('no sheet')
    expect(minutesIn(rowOf(sheet, 'Totale ore convalidate').getCell(9))).toBe(0)
    expect(columnSum(hoursSheet(empty), 'hours')).toBe(0)
  })
})
