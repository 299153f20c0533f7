import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { atecoVersionOn, checkAteco } from '../../src/identifiers/ateco.rules.ts'
import { checkCup } from '../../src/identifiers/cup.rules.ts'
import { checkPostcode } from '../../src/identifiers/postcode.rules.ts'
import { checkSchoolCode } from '../../src/identifiers/school-code.rules.ts'
import { checkVatNumber } from '../../src/identifiers/vat-number.rules.ts'
import { day } from '../../src/platform/day.ts'
import { sharedFile } from '../support/shared.ts'

describe('a VAT number', () => {
  test.each(['00743110157', '12345670017', 'IT00743110157', ' it 0074 3110 157 ', 'IT-00743110157'])(
    '%s is right',
    (text) => {
      const { normal, problems, warnings } = checkVatNumber(text)
      expect(normal).toMatch(/^\d{11}$/)
      expect([...problems, ...warnings]).toEqual([])
    },
  )

  test.each([
    ['00743110158', 'wrong-check'],
    ['0743110157', 'wrong-length'],
    ['', 'wrong-length'],
    ['xxxxxxxxxxx', 'wrong-shape'],
    ['00000000000', 'wrong-shape'],
    ['FR00743110157', 'wrong-length'],
  ])('%j is refused: %s', (text, problem) => {
    expect(checkVatNumber(text)).toMatchObject({ problems: [problem], warnings: [] })
  })

  test.each(['12345678903', '01234567897'])('%s comes from an office nobody knows, and is only pointed out', (text) => {
    expect(checkVatNumber(text)).toEqual({ normal: text, problems: [], warnings: ['unknown-office'] })
  })

  test('one wrong digit is always found', () => {
    const right = '00743110157'
    for (let place = 0; place < 11; place += 1) {
      for (const digit of '0123456789'.replace(right.charAt(place), '')) {
        const mistyped = right.slice(0, place) + digit + right.slice(place + 1)
        expect(checkVatNumber(mistyped).problems).toEqual(['wrong-check'])
      }
    }
  })
})

describe('a school code', () => {
  test.each(['BSIS03800X', 'SAPS09000C', 'RMTF330002', 'IMIC80900G', 'UD1A036009', ' bsis03800x '])(
    '%s is right',
    (text) => {
      expect(checkSchoolCode(text)).toEqual({ normal: text.trim().toUpperCase(), problems: [] })
    },
  )

  test.each([
    ['', 'wrong-length'],
    ['BSIS03800', 'wrong-length'],
    ['BSIS03800XX', 'wrong-length'],
    ['1SIS03800X', 'wrong-shape'],
    ['BSIS0380à0', 'wrong-shape'],
  ])('%j is refused: %s', (text, problem) => expect(checkSchoolCode(text).problems).toEqual([problem]))
})

describe('an activity code', () => {
  test.each([
    ['62', '62'],
    ['62.0', '62.0'],
    ['62.01', '62.01'],
    ['62.01.0', '62.01.0'],
    ['62.01.00', '62.01.00'],
    ['620100', '62.01.00'],
    ['62010', '62.01.0'],
    ['J 62.01.00', '62.01.00'],
    ['c.25.62', '25.62'],
    ['01.11.10', '01.11.10'],
  ])('%s is %s', (text, normal) => expect(checkAteco(text)).toEqual({ normal, problems: [] }))

  test.each(['', '6', '62.', '62.1.01', '62.01.000', '62-01', 'software', '6201000'])('%j is refused', (text) => {
    expect(checkAteco(text).problems).toEqual(['wrong-shape'])
  })

  test.each([
    ['2024-12-31', 2007],
    ['2025-03-31', 2007],
    ['2025-04-01', 2025],
    ['2026-11-22', 2025],
  ])('on %s the edition of %i is in use', (on, version) => expect(atecoVersionOn(day(on))).toBe(version))
})

describe('a project code', () => {
  test.each(['C11G06000000001', 'c11g 0600 0000 001'])('%s is right', (text) => {
    expect(checkCup(text)).toEqual({ normal: 'C11G06000000001', problems: [] })
  })

  test.each([
    ['C11G0600000000', 'wrong-length'],
    ['111G06000000001', 'wrong-shape'],
    ['C11G0600000000A', 'wrong-shape'],
  ])('%s is refused: %s', (text, problem) => expect(checkCup(text).problems).toEqual([problem]))
})

describe('a postcode', () => {
  test.each(['20121', '00118', '00010', '98168', ' 10 121'])('%s is right', (text) => {
    expect(checkPostcode(text).problems).toEqual([])
  })

  test.each([
    ['118', 'wrong-length'],
    ['201211', 'wrong-length'],
    ['2012A', 'wrong-shape'],
    ['00000', 'wrong-shape'],
    ['98169', 'wrong-shape'],
  ])('%s is refused: %s', (text, problem) => expect(checkPostcode(text).problems).toEqual([problem]))
})

const collected: [
  title: string,
  file: string,
  valuesOf: (row: Record<string, string>) => string[],
  refused: (text: string) => boolean,
][] = [
  [
    'school codes',
    'scuole/SCUANAGRAFESTAT_2025-26_MI_MB_TO.csv',
    (row) => [row['CODICESCUOLA'] ?? '', row['CODICEISTITUTORIFERIMENTO'] ?? ''],
    (text) => checkSchoolCode(text).problems.length > 0,
  ],
  [
    'codes of private schools',
    'scuole/SCUANAGRAFEPAR_2023-24_MI_MB_TO.csv',
    (row) => [row['CODICESCUOLA'] ?? ''],
    (text) => checkSchoolCode(text).problems.length > 0,
  ],
  [
    'postcodes',
    'territorio/comuni_italiani_2020.csv',
    (row) => (row['CAP'] ?? '').split(';'),
    (text) => checkPostcode(text).problems.length > 0,
  ],
  [
    'activity codes of 2025',
    'enti/ateco_2025.csv',
    (row) => [row['CODICE'] ?? ''].filter((code) => code.length > 1),
    (text) => checkAteco(text).normal !== text,
  ],
  [
    'activity codes of 2007',
    'enti/ateco_2007_agg2022.csv',
    (row) => [row['CODICE'] ?? ''].filter((code) => code.length > 1),
    (text) => checkAteco(text).normal !== text,
  ],
  [
    'invented firms',
    'enti/imprese_fittizie_milano_320.csv',
    (row) => [row['PARTITA_IVA'] ?? ''],
    (text) => checkVatNumber(text).problems.length > 0,
  ],
]
for (const [title, relative, valuesOf, refused] of collected) {
  const file = sharedFile(relative)
  if (file) {
    test(`none of the collected ${title} is refused`, () => {
      const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true })
      const values = rows.flatMap(valuesOf)
      expect(values.length).toBeGreaterThan(100)
      expect(values.filter(refused)).toEqual([])
    })
  }
}

const vatNumbers = sharedFile('identificativi/partita_iva_vettori.csv')
if (vatNumbers) {
  describe('collected VAT numbers', () => {
    const rows: Record<string, string>[] = parse(readFileSync(vatNumbers), { columns: true })
    test.each(rows)('$PIVA_INPUT ($TIPO)', (row) => {
      const { normal, problems } = checkVatNumber(row['PIVA_INPUT'] ?? '')
      expect(normal).toBe(row['PIVA_NORMALIZZATA'])
      expect(problems.length === 0).toBe(row['ATTESO_VALIDO'] === 'SI')
    })
  })
}
