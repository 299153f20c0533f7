import { describe, expect, test } from '@jest/globals'
import { classSheets } from '../../src/registers/class-summary.sheet.ts'
import { exampleClassRegister } from './example.ts'
import { minutesIn, rowOf, sumOf, writtenAndRead } from './read-back.ts'

describe('the summary of a class', () => {
  test('sums the approved minutes of the years that count against the minimum of the school', async () => {
    const register = exampleClassRegister(30)
    const [summary] = await writtenAndRead(classSheets(register))
    if (!summary) throw new Error('no sheet')
    const first = rowOf(summary, 'N.').number + 1
    for (const [index, line] of register.lines.entries()) {
      const row = summary.getRow(first + index)
      const { approved, registered } = line.counter.total
      expect(minutesIn(row.getCell(9))).toBe(registered)
      expect(minutesIn(row.getCell(11))).toBe(approved)
      expect(row.getCell(11).formula).toBe(`F${row.number}+G${row.number}+H${row.number}`)
      expect(minutesIn(row.getCell(16))).toBe(Math.max(0, 9000 - approved))
      expect(row.getCell(19).result).toBe(approved >= 9000 ? 'raggiunto' : 'da completare')
    }
    const total = rowOf(summary, 'Totale della classe').getCell(11)
    const approved = register.lines.reduce((sum, line) => sum + line.counter.total.approved, 0)
    expect(minutesIn(total)).toBe(approved)
    expect(sumOf(summary, total.formula)).toBe(approved)
  })

  test('hours of the first two years of the course do not count', () => {
    const [line] = exampleClassRegister(1).lines
    expect(line?.counter.total).toMatchObject({ approved: 1, registered: 1, labs: 0 })
  })

  test('lists every placement with its own three quarters', async () => {
    const register = exampleClassRegister(6)
    const [, placements] = await writtenAndRead(classSheets(register))
    if (!placements) throw new Error('no sheet')
    const first = rowOf(placements, 'N.').number + 1
    const outcomes = register.lines.map((_, index) => placements.getRow(first + index).getCell(13).result)
    expect(outcomes).toEqual(['NO', 'NO', 'NO', 'NO', 'NO', 'SI'])
    expect(minutesIn(placements.getRow(first).getCell(14))).toBe(30 * 60)
    expect(placements.getRow(first).getCell(6).value).toEqual(new Date('2026-09-14T00:00:00Z'))
  })

  test('a kind of school without a minimum owes nothing', async () => {
    const [summary] = await writtenAndRead(classSheets(exampleClassRegister(1, 'other')))
    if (!summary) throw new Error('no sheet')
    const row = summary.getRow(rowOf(summary, 'N.').number + 1)
    expect(row.getCell(15).value).toBeNull()
    expect(row.getCell(16).value).toBeNull()
    expect(row.getCell(19).value).toBe('minimo non previsto')
  })

  test('is a draft while hours wait, and a name with + in front is text', async () => {
    const [summary] = await writtenAndRead(classSheets(exampleClassRegister(2)))
    if (!summary) throw new Error('no sheet')
    expect(summary.getCell('A2').value).toContain('BOZZA: 1:30 ore non ancora convalidate')
    expect(summary.getRow(rowOf(summary, 'N.').number + 1).getCell(2).value).toBe('+Rossi')
    expect(classSheets(exampleClassRegister(1))[0]?.notice).toBeNull()
  })
})
