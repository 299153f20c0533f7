import { describe, expect, test } from '@jest/globals'
import { day } from '../../src/platform/day.ts'
import { searchPatterns } from '../../src/partners/name-search.rules.ts'
import { readNewPartner, readPartnerFacts } from '../../src/partners/partner.forms.ts'
import { readTutor } from '../../src/partners/host-tutor.forms.ts'
import { identifiersOf, isInOffice, tutorsInOffice } from '../../src/partners/partner.rules.ts'

const typed = {
  kind: 'fablab',
  name: ' Officina   Zero ',
  vatNumber: 'IT 00743110157',
  taxCode: '',
  ateco: '6210',
  atecoVersion: '2025',
  email: 'Info@Officinazero.example',
  pec: 'Officina@pec.example',
  phone: '02 1234567',
  siteName: 'Laboratorio',
  address: 'Via Tortona 54/A, int. 3',
  postcode: '20144',
  town: 'Milano',
  district: '',
}

function problemsOf(read: { ok: true } | { ok: false; problems: Record<string, string> }): Record<string, string> {
  return read.ok ? {} : read.problems
}

describe('the form of a new partner', () => {
  test('tidies the numbers and keeps an address with slashes', () => {
    expect(readNewPartner(typed)).toEqual({
      ok: true,
      value: {
        facts: {
          kind: 'fablab',
          name: 'Officina Zero',
          vatNumber: '00743110157',
          taxCode: null,
          ateco: { code: '62.10', version: 2025 },
          email: 'info@officinazero.example',
          pec: 'officina@pec.example',
          phone: '02 1234567',
        },
        distinct: false,
        site: {
          name: 'Laboratorio',
          address: 'Via Tortona 54/A, int. 3',
          postcode: '20144',
          town: 'Milano',
          district: null,
        },
      },
    })
  })

  test('takes an association that has only a tax code', () => {
    const read = readNewPartner({ ...typed, vatNumber: '', taxCode: '12345670017' })
    expect(read.ok && read.value.facts.taxCode).toBe('12345670017')
  })

  test.each([
    ['no number at all', { vatNumber: '', taxCode: ' ' }, { vatNumber: 'no-number' }],
    ['a VAT number of ten digits', { vatNumber: '0074311015' }, { vatNumber: 'vat-wrong-length' }],
    ['a VAT number with two digits swapped', { vatNumber: '00743110175' }, { vatNumber: 'vat-wrong-check' }],
    ['a tax code with a wrong letter', { taxCode: 'RSSMRA85M01H501X' }, { taxCode: 'tax-code-wrong-check' }],
    ['an activity that is no code', { ateco: 'servizi' }, { ateco: 'ateco-wrong-shape' }],
    ['a postcode that does not exist', { postcode: '99999' }, { postcode: 'postcode-wrong-shape' }],
    ['no postcode', { postcode: '' }, { postcode: 'required' }],
    ['a phone that is none', { phone: 'in ufficio' }, { phone: 'not-a-phone' }],
    ['a kind that is not in the list', { kind: 'banda' }, { kind: 'not-in-list' }],
  ])('refuses %s', (_, change, problems) => {
    expect(problemsOf(readNewPartner({ ...typed, ...change }))).toEqual(problems)
  })

  test('says everything that is wrong at once, and that a number is missing', () => {
    const read = readNewPartner({ ...typed, name: '', vatNumber: '', town: '' })
    expect(problemsOf(read)).toEqual({ name: 'required', town: 'required', vatNumber: 'no-number' })
  })

  test('of changes brings the version that was on the screen', () => {
    const read = readPartnerFacts({ ...typed, version: '3' })
    expect(read.ok && read.value.facts.version).toBe(3)
    expect(problemsOf(readPartnerFacts({ ...typed, version: 'x' }))).toEqual({ version: 'not-a-number' })
  })
})

describe('the form of a tutor', () => {
  test('refuses one whose last day comes before the first', () => {
    const tutor = { name: 'Rosa Pini', role: 'capo officina', email: '', phone: '', from: '01/10/2026', to: '' }
    expect(readTutor(tutor)).toMatchObject({ ok: true, value: { facts: { from: '2026-10-01', to: null } } })
    expect(problemsOf(readTutor({ ...tutor, to: '30/09/2026' }))).toEqual({ to: 'ends-before-it-begins' })
  })
})

describe('the numbers of a partner', () => {
  test.each([
    ['1', '2', ['1', '2']],
    ['1', '1', ['1']],
    ['1', null, ['1']],
    [null, null, []],
  ])('%s and %s are %j', (vatNumber, taxCode, expected) => {
    expect(identifiersOf({ vatNumber, taxCode })).toEqual(expected)
  })
})

describe('a tutor is in office', () => {
  const tutor = { from: day('2026-10-01'), to: day('2026-12-31') }

  test.each([
    ['2026-09-01', '2026-09-30', false],
    ['2026-09-01', '2026-10-01', true],
    ['2026-12-31', '2027-03-01', true],
    ['2027-01-01', '2027-03-01', false],
  ])('between %s and %s: %s', (from, to, expected) => {
    expect(isInOffice(tutor, day(from), day(to))).toBe(expected)
    expect(isInOffice({ ...tutor, to: null }, day(from), day(to))).toBe(to >= tutor.from)
  })

  test('and only those who are can follow a student', () => {
    const left = { ...tutor, id: 'a', name: 'A', role: 'r', email: null, phone: null, accountId: null }
    const partner = { tutors: [left, { ...left, id: 'b', to: null }] }
    expect(tutorsInOffice(partner, day('2027-02-01'), day('2027-02-02')).map(({ id }) => id)).toEqual(['b'])
  })
})

describe('searching by name', () => {
  const finds = (typedText: string, name: string) => searchPatterns(typedText).every((pattern) => pattern.test(name))

  test.each([
    ['nicolo', 'Nicolò Dell’Orto', true],
    ["DELL'ORTO nic", 'Nicolò Dell’Orto', true],
    ['orto rossi', 'Nicolò Dell’Orto', false],
    ['a.c.', 'A.C. Meccanica', true],
    ['a.c.', 'ABCD', false],
    ['(', 'Rossi (succursale)', true],
    ['', 'chiunque', true],
  ])('"%s" finds "%s": %s', (words, name, expected) => {
    expect(finds(words, name)).toBe(expected)
  })
})
