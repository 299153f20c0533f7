import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import {
  givenNameCode,
  surnameCode,
  taxCodeMismatches,
  taxCodeOf,
  type KnownPerson,
  type Person,
} from '../../src/identifiers/tax-code-person.rules.ts'
import { checkTaxCode } from '../../src/identifiers/tax-code.rules.ts'
import { day } from '../../src/platform/day.ts'
import { sharedFile } from '../support/shared.ts'

const TODAY = day('2026-11-22')

describe('the letters of a name', () => {
  test.each([
    ['Rossi', 'RSS'],
    ["Dell'Orto", 'DLL'],
    ['De Marchi', 'DMR'],
    ['Fò', 'FOX'],
    ['Hu', 'HUX'],
    ['O', 'OXX'],
    ['Aiello', 'LLA'],
    ['Øst', 'STO'],
    ['Łoś', 'LSO'],
    ['Groß', 'GRS'],
    ['', 'XXX'],
  ])('surname %s: %s', (surname, code) => expect(surnameCode(surname)).toBe(code))

  test.each([
    ['Mario', 'MRA'],
    ['Gianfranco', 'GFR'],
    ['Francesca', 'FNC'],
    ['Marta', 'MRT'],
    ['Maria Chiara', 'MCH'],
    ['Ugo', 'GUO'],
    ['Zoë', 'ZOE'],
    ['Yi', 'YIX'],
    ["Nicolo'", 'NCL'],
  ])('given name %s: %s', (givenName, code) => expect(givenNameCode(givenName)).toBe(code))
})

describe('a code beside a person', () => {
  const person: Person = { surname: 'Rossi', givenName: 'Mario', day: day('1985-08-01'), sex: 'M', place: 'H501' }

  test('is the one the law makes of them', () => {
    expect(taxCodeOf(person)).toBe('RSSMRA85M01H501Q')
    expect(checkTaxCode(taxCodeOf({ ...person, sex: 'F' })).problems).toEqual([])
  })

  test.each<[string, KnownPerson, string[]]>([
    ['everything fits', person, []],
    ['nothing is known', {}, []],
    ['another surname', { ...person, surname: 'Bini' }, ['surname']],
    ['a shortened name', { givenName: 'Mariano' }, ['given-name']],
    ['another day', { day: day('1985-08-02') }, ['birth-day']],
    ['the same day in the other century', { day: day('2085-08-01') }, []],
    ['the other sex', { sex: 'F' }, ['sex']],
    [
      'all at once',
      { surname: 'Bini', givenName: 'Ada', day: day('2009-01-01'), sex: 'F' },
      ['surname', 'given-name', 'birth-day', 'sex'],
    ],
  ])('%s', (_, known, mismatches) => {
    expect(taxCodeMismatches('RSSMRA85M01H501Q', known, TODAY)).toEqual(mismatches)
    expect(taxCodeMismatches('rssmra85m01h50mi', known, TODAY)).toEqual(mismatches)
  })

  test('says nothing when the code is refused or has eleven digits', () => {
    expect(taxCodeMismatches('RSSMRA85M01H501X', { surname: 'Bini' }, TODAY)).toEqual([])
    expect(taxCodeMismatches('12345678903', { surname: 'Bini' }, TODAY)).toEqual([])
  })
})

const names = sharedFile('identificativi/codice_fiscale_cognome_nome.csv')
if (names) {
  describe('collected names', () => {
    const rows: Record<string, string>[] = parse(readFileSync(names), { columns: true })
    test.each(rows)('$CAMPO $VALORE: $CODICE', (row) => {
      const codeOf = row['CAMPO'] === 'COGNOME' ? surnameCode : givenNameCode
      expect(codeOf(row['VALORE'] ?? '')).toBe(row['CODICE'])
    })
  })
}

const codes = sharedFile('identificativi/codice_fiscale_vettori.csv')
if (codes) {
  describe('collected people', () => {
    const rows: Record<string, string>[] = parse(readFileSync(codes), { columns: true })
    test.each(rows.filter((row) => row['COGNOME']))('$COGNOME $NOME', (row) => {
      const known: KnownPerson = {
        surname: row['COGNOME'],
        givenName: row['NOME'],
        day: day(row['DATA_NASCITA'] ?? ''),
        sex: row['SESSO'] === 'F' ? 'F' : 'M',
      }
      expect(taxCodeMismatches(row['CODICE_INPUT'] ?? '', known, TODAY)).toEqual([])
    })
  })
}
