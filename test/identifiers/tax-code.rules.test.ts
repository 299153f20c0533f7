import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import {
  birthOf,
  checkTaxCode,
  controlLetter,
  originalTaxCode,
  samePerson,
  type TaxCodeProblem,
} from '../../src/identifiers/tax-code.rules.ts'
import { taxCodeOf } from '../../src/identifiers/tax-code-person.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { sharedFile } from '../support/shared.ts'

const TODAY = day('2026-11-22')
const RIGHT = 'RSSMRA85M01H501Q'

describe('a right tax code', () => {
  test.each([RIGHT, 'RSSMRA80A01H501U', 'RSSMRA85M01H50MI'])('%s is accepted as it is', (code) => {
    expect(checkTaxCode(code)).toEqual({ normal: code, kind: 'person', problems: [] })
  })

  test.each([
    ' rssmra85m01h501q ',
    'RSS MRA 85M01 H501Q',
    'RSS-MRA-85M01-H501-Q',
    'RSS.MRA.85M01.H501.Q',
    'RSSMRA85M01H501Q\u00a0\u200b',
    'ＲＳＳMRA85M01H501Q',
  ])('%j is tidied', (text) => expect(checkTaxCode(text).normal).toBe(RIGHT))

  test.each(['12345678903', '80012340156'])(
    '%s is the eleven digits of an organisation or of who waits for one',
    (code) => {
      expect(checkTaxCode(code)).toEqual({ normal: code, kind: 'numeric', problems: [] })
    },
  )

  test('a town that no longer exists is no reason to refuse', () => {
    const first15 = 'RSSMRA85M01A999'
    expect(checkTaxCode(first15 + controlLetter(first15)).problems).toEqual([])
  })
})

describe('a tax code is refused', () => {
  test.each<[string, TaxCodeProblem]>([
    ['', 'wrong-length'],
    ['RSSMRA85M01H501', 'wrong-length'],
    ['RSSMRA85M01H501QQ', 'wrong-length'],
    ['RSSMRA85M01H501X', 'wrong-check'],
    ['0000000000000000', 'wrong-shape'],
    ['XXXXXXXXXXXXXXXX', 'wrong-shape'],
    ['RSSMR185M01H501Q', 'wrong-shape'],
    ['RSSMRA85F01H501Q', 'wrong-shape'],
    ['RSSMRA85M0+H501Q', 'wrong-shape'],
    ['12345678904', 'wrong-check'],
    ['00000000000', 'wrong-shape'],
    ['1234567890A', 'wrong-shape'],
  ])('%j: %s', (text, problem) => expect(checkTaxCode(text).problems).toEqual([problem]))

  test.each(['85B30', '85B70', '85A00', '85A40', '85A32', '85A72', '85A81', '85A99', '09B29', '00B30'])(
    'when the birth %s is no day',
    (birth) => {
      const first15 = `RSSMRA${birth}H501`
      expect(checkTaxCode(first15 + controlLetter(first15)).problems).toEqual(['no-such-day'])
    },
  )

  test('whichever single character was mistyped into the next one', () => {
    for (let place = 0; place < 15; place += 1) {
      const next = RIGHT.charAt(place) === '9' ? '8' : String.fromCharCode(RIGHT.charCodeAt(place) + 1)
      const mistyped = RIGHT.slice(0, place) + next + RIGHT.slice(place + 1)
      expect(checkTaxCode(mistyped).problems).not.toEqual([])
    }
  })
})

describe('omocodia', () => {
  test('letters in the place of digits are the same person', () => {
    expect(samePerson('RSSMRA85M01H50MI', RIGHT)).toBe(true)
    expect(samePerson('rss mra 85m01 h50m i', RIGHT)).toBe(true)
    expect(originalTaxCode('RSSMRA85M01H50MI')).toBe(RIGHT)
  })

  test('another day of birth is another person', () => {
    expect(samePerson('RSSMRA80A01H501U', RIGHT)).toBe(false)
    expect(samePerson('12345678903', RIGHT)).toBe(false)
  })

  test('a code with problems is only itself', () => {
    expect(samePerson('RSSMRA85M01H501X', RIGHT)).toBe(false)
    expect(samePerson('RSSMRA85M01H501X', 'rssmra85m01h501x')).toBe(true)
    expect(samePerson('12345678903', '123 456 789 03')).toBe(true)
  })

  test('any of the 128 forms of a code is accepted and leads back to it', () => {
    const digitPlaces = [6, 7, 9, 10, 12, 13, 14]
    for (let form = 0; form < 128; form += 1) {
      const first15 = Array.from(RIGHT.slice(0, 15), (character, place) => {
        const replaced = digitPlaces.includes(place) && (form >> digitPlaces.indexOf(place)) % 2 === 1
        return replaced ? 'LMNPQRSTUV'.charAt(Number(character)) : character
      }).join('')
      const code = first15 + controlLetter(first15)
      expect(checkTaxCode(code).problems).toEqual([])
      expect(originalTaxCode(code)).toBe(RIGHT)
      expect(birthOf(code, TODAY)).toEqual({ day: '1985-08-01', sex: 'M', place: 'H501' })
    }
  })
})

describe('the birth in a tax code', () => {
  test.each([
    ['09C07', '2009-03-07', 'M'],
    ['10S70', '2010-11-30', 'F'],
    ['08B29', '2008-02-29', 'M'],
    ['68A41', '1968-01-01', 'F'],
    ['26S22', '2026-11-22', 'M'],
    ['26S23', '1926-11-23', 'M'],
    ['00B29', '2000-02-29', 'M'],
    ['09T71', '2009-12-31', 'F'],
  ])('%s is %s, %s: the latest not after today', (birth, expectedDay, sex) => {
    const first15 = `RSSMRA${birth}F205`
    expect(birthOf(first15 + controlLetter(first15), TODAY)).toEqual({ day: expectedDay, sex, place: 'F205' })
  })

  test('is not read from a code that is refused, nor from eleven digits', () => {
    expect(birthOf('RSSMRA85M01H501X', TODAY)).toBeNull()
    expect(birthOf('12345678903', TODAY)).toBeNull()
  })

  test('is that of the person it was made for', () => {
    const anyBirth = fc.record({
      day: fc.integer({ min: 0, max: 36_000 }).map((n) => addDays(day('1928-01-01'), n)),
      sex: fc.constantFrom('F', 'M'),
      place: fc.constantFrom('F205', 'L219', 'Z330'),
    })
    fc.assert(
      fc.property(anyBirth, fc.string({ unit: 'grapheme' }), fc.string(), (birth, surname, givenName) => {
        const code = taxCodeOf({ ...birth, surname, givenName })
        expect(checkTaxCode(code).problems).toEqual([])
        expect(birthOf(code, TODAY)).toEqual(birth)
      }),
    )
  })
})

const vectors = sharedFile('identificativi/codice_fiscale_vettori.csv')
if (vectors) {
  describe('collected tax codes', () => {
    const rows: Record<string, string>[] = parse(readFileSync(vectors), { columns: true })
    test.each(rows)('$CODICE_INPUT ($TIPO $NOTA)', (row) => {
      const checked = checkTaxCode(row['CODICE_INPUT'] ?? '')
      expect(checked.normal).toBe(row['CODICE_NORMALIZZATO'])
      expect(checked.kind === 'person' && checked.problems.length === 0).toBe(row['ATTESO_VALIDO'] === 'SI')
      const birth = birthOf(checked.normal, TODAY)
      if (row['ATTESO_VALIDO'] === 'SI') {
        expect(birth).toEqual({ day: row['DATA_NASCITA'], sex: row['SESSO'], place: row['LUOGO'] })
        expect(originalTaxCode(checked.normal) !== checked.normal).toBe(row['OMOCODIA'] === 'SI')
      }
    })
  })
}
