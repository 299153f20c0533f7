import { describe, expect, test } from '@jest/globals'
import { day } from '../../src/platform/day.ts'
import type { Cell, Sheet } from '../../src/platform/sheet.ts'
import { readClassList } from '../../src/schools/class-list.rules.ts'
import type { ClassList } from '../../src/schools/class-list-result.rules.ts'
import { classListProblemText, classListRefusalText } from '../../src/schools/class-list.pages.ts'

const TODAY = day('2026-11-22')
const HEADINGS = ['Cognome', 'Nome', 'Nato il', 'Codice fiscale', 'Classe']
const FERRI = ['Ferri', 'Anna', '15/02/2010', 'FRRNNA10B55F205I', '3A']

function sheet(...rows: Cell[][]): Sheet {
  const numbered = rows.map((cells, n) => ({ number: n + 1, cells, covered: [] }))
  return { name: 'Foglio1', hidden: false, rows: numbered.filter((row) => row.cells.some((cell) => cell !== null)) }
}

function read(...rows: Cell[][]): ClassList {
  const reading = readClassList({ sheets: [sheet(...rows)] }, TODAY)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.list
}

function refusal(...rows: Cell[][]): string | null {
  const reading = readClassList({ sheets: [sheet(...rows)] }, TODAY)
  return reading.ok ? null : reading.reason
}

const reasons = (list: ClassList) => list.problems.map(({ row, reason }) => [row, reason])
const rowWith = (changes: Partial<Record<number, Cell>>) =>
  FERRI.map((cell, n) => changes[n] ?? (n in changes ? null : cell))

describe('a doubtful row is kept and reported', () => {
  test('a right row has no problem', () => {
    const list = read(HEADINGS, FERRI)
    expect(list.problems).toEqual([])
    expect(list.students).toEqual([
      {
        sheet: 'Foglio1',
        row: 2,
        surname: 'Ferri',
        givenName: 'Anna',
        taxCode: 'FRRNNA10B55F205I',
        birthDate: '2010-02-15',
        sex: 'F',
        class: '3A',
        leaving: null,
      },
    ])
  })

  test.each<[string, Partial<Record<number, Cell>>, string]>([
    ['no tax code yet', { 3: null }, 'tax-code-missing'],
    ['a provisional code', { 3: '00000000014' }, 'tax-code-provisional'],
    ['a provisional code whose zeros a spreadsheet dropped', { 3: 14 }, 'tax-code-provisional'],
    ['a slip in the code', { 3: 'FRRNNA10B55F205X' }, 'tax-code-wrong'],
  ])('%s: the student stays, without code', (_, changes, reason) => {
    const list = read(HEADINGS, rowWith(changes))
    expect(list.students[0]).toMatchObject({ surname: 'Ferri', taxCode: null, birthDate: '2010-02-15' })
    expect(reasons(list)).toEqual([[2, reason]])
  })

  test.each<[Partial<Record<number, Cell>>, string]>([
    [{ 1: 'Lucia' }, 'tax-code-not-of-this-name'],
    [{ 2: '16/02/2010' }, 'tax-code-not-of-this-birth'],
    [{ 2: '31/02/2010' }, 'birth-date-unreadable'],
    [{ 2: '15/02/2024' }, 'birth-date-implausible'],
    [{ 4: null }, 'class-missing'],
    [{ 4: 'serale' }, 'class-unreadable'],
    [{ 4: 'terza' }, 'class-without-section'],
    [{ 1: null, 3: null }, 'given-name-missing'],
    [{ 0: 'Ferr\ufffd', 3: null }, 'name-damaged'],
  ])('%j: %s', (changes, reason) => {
    expect(reasons(read(HEADINGS, rowWith(changes)))).toContainEqual([2, reason])
  })

  test('a wrong code still tells the sex when it spells the birth of the list', () => {
    const list = read(HEADINGS, rowWith({ 3: 'FRRNNA10B55F205X' }), rowWith({ 0: 'Bo', 3: 'FRRNNA10B54F205X' }))
    expect(list.students.map((student) => student.sex)).toEqual(['F', null])
  })

  test('an unreadable or missing birth day is taken from a right code', () => {
    const list = read(HEADINGS, rowWith({ 2: 'boh' }), rowWith({ 0: 'Bo', 1: 'Ugo', 2: null, 3: null }))
    expect(list.students.map((student) => student.birthDate)).toEqual(['2010-02-15', null])
    expect(reasons(list)).toContainEqual([3, 'birth-date-missing'])
  })

  test('headings of surname and given name exchanged are noticed from the codes', () => {
    const rows = ['FRRNNA10B55F205I', 'FRRNNA10D55F205P', 'FRRNNA10E55F205R'].map((code) => ['Anna', 'Ferri', code])
    const list = read(['Cognome', 'Nome', 'CF'], ...rows)
    expect(list.students.map((one) => one.surname)).toContain('Ferri')
    expect(reasons(list)).toContainEqual([null, 'names-swapped'])
  })
})

describe('habits of single offices', () => {
  test('a mark under M or F', () => {
    const list = read(['N.', 'Alunno', 'M', 'F'], [1, 'Ferri Anna', null, 'X'], [2, 'Bo Ugo', 'X', null])
    expect(list.students.map((student) => student.sex)).toEqual(['F', 'M'])
  })

  test('the year of birth in a column of its own is not the year of the course', () => {
    const list = read(['Cognome', 'Nome', 'Giorno', 'Mese', 'Anno'], ['Ferri', 'Anna', 15, 2, 2010])
    expect(list.students[0]?.class).toBeNull()
    expect(reasons(list)).toEqual([
      [null, 'class-missing'],
      [null, 'no-tax-codes'],
    ])
  })

  test('teachers among the accounts of a school are not students', () => {
    const list = read(
      ['First Name [Required]', 'Last Name [Required]', 'Org Unit Path [Required]'],
      ['Anna', 'Ferri', '/Studenti/Liceo/4B'],
      ['Ugo', 'Bo', '/Docenti'],
    )
    expect(list.students.map((student) => student.class)).toEqual(['4B'])
    expect(reasons(list)).toContainEqual([3, 'row-not-understood'])
  })

  test('a class above each block, headings only once', () => {
    const list = read(['Cognome', 'Nome'], ['Classe 3A', null], ['Ferri', 'Anna'], ['Classe 4^B', null], ['Bo', 'Ugo'])
    expect(list.students.map((student) => student.class)).toEqual(['3A', '4B'])
  })

  test('a column without a known heading that holds tax codes', () => {
    expect(read(['Cognome', 'Nome', 'Cod.'], ['Ferri', 'Anna', FERRI[3] ?? null]).students[0]?.taxCode).toBe(FERRI[3])
  })
})

describe('the same person and people of the same name', () => {
  test('a row written twice is enrolled once', () => {
    const list = read(HEADINGS, FERRI, rowWith({ 0: 'FERRI ' }))
    expect(list.students).toHaveLength(1)
    expect(reasons(list)).toEqual([[3, 'listed-twice']])
  })

  test('in two classes: the first one stays, a person decides', () => {
    expect(reasons(read(HEADINGS, FERRI, rowWith({ 4: '3B' })))).toEqual([[3, 'listed-in-two-classes']])
  })

  test('namesakes with different codes are two, twins too', () => {
    const namesake = rowWith({ 2: '15/04/2010', 3: 'FRRNNA10D55F205P' })
    const twin = rowWith({ 1: 'Ugo', 3: null })
    expect(read(HEADINGS, FERRI, namesake, twin).students).toHaveLength(3)
  })

  test('namesakes of whom nothing else is known are two', () => {
    expect(read(['Cognome', 'Nome'], ['Ferri', 'Anna'], ['Ferri', 'Anna']).students).toHaveLength(2)
  })

  test('one code beside two names is reported', () => {
    expect(reasons(read(HEADINGS, FERRI, rowWith({ 1: 'Ugo' })))).toContainEqual([3, 'tax-code-twice'])
  })
})

describe('who has left stays on the list, with the day', () => {
  test.each<[string, { reason: string; date: string | null }]>([
    ['Ritirato il 12/10/2026', { reason: 'withdrawn', date: '2026-10-12' }],
    ['Trasferita in data 03/11/26', { reason: 'transferred', date: '2026-11-03' }],
    ['nulla osta', { reason: 'transferred', date: null }],
    ['Non frequenta', { reason: 'withdrawn', date: null }],
  ])('%s', (note, leaving) => {
    const list = read(['Alunno', 'Note'], ['Ferri Anna', note], ['Bo Ugo', null])
    expect(list.students.map((student) => student.leaving)).toEqual([leaving, null])
  })

  test('in brackets after the name, or in a column of its own', () => {
    const list = read(['Alunno', 'Data ritiro'], ['Ferri Anna (ritirata)', null], ['Bo Ugo', '01/10/2026'])
    expect(list.students.map((student) => student.leaving)).toEqual([
      { reason: 'withdrawn', date: null },
      { reason: 'withdrawn', date: '2026-10-01' },
    ])
    expect(list.students[0]).toMatchObject({ surname: 'Ferri', givenName: 'Anna' })
  })

  test('who came from another school has not left, and a diagnosis in the note is not kept', () => {
    const list = read(['Alunno', 'Note'], ['Ferri Anna', 'Trasferita da altra scuola'], ['Bo Ugo', 'DSA'])
    expect(list.students.map((student) => student.leaving)).toEqual([null, null])
    expect(list.droppedColumns).toEqual([{ heading: 'Note', sensitive: true }])
    expect(JSON.stringify(list)).not.toContain('DSA')
  })
})

describe('what is no class list is refused, by name', () => {
  test('parents', () => {
    expect(
      refusal(
        ['CODICE FISCALE ALUNNO *', 'CELLULARE', 'RUOLO DEL TUTORE *', 'COGNOME TUTORE *', 'NOME TUTORE *'],
        ['FRRNNA10B55F205I', 3990000001, 'PADRE', 'FERRI', 'UGO'],
      ),
    ).toBe('guardian-list')
  })

  test('parents beside their children, a row for each', () => {
    expect(
      refusal(
        ['Cognome genitore', 'Nome genitore', 'Alunno', 'Parentela'],
        ['Ferri', 'Ugo', 'Ferri Anna', 'Padre'],
        ['Bo', 'Ida', 'Ferri Anna', 'Madre'],
      ),
    ).toBe('guardian-list')
  })

  test('a register of attendance, even with the name of the student in its head', () => {
    expect(
      refusal(
        ['STUDENTE', 'Cognome', 'Ferri', 'Nome', 'Anna'],
        ['Classe:', '4', 'Sezione:', 'B'],
        ['Data', 'Dalle', 'Alle', 'Ore'],
        ['01/02', '8:30', '12:30', 4],
      ),
    ).toBe('attendance-register')
  })

  test('a report of hours', () => {
    expect(refusal(['STUDENTE: FERRI Anna'], ['AZIENDA', 'PERIODO', 'ORE SVOLTE'], ['Officine', '1/6', 30])).toBe(
      'hours-report',
    )
  })

  test.each<[string, Cell[][]]>([
    ['prose', [['Gentili famiglie,'], ['si comunica che la scuola resterà chiusa.']]],
    [
      'a price list',
      [
        ['Articolo', 'Prezzo'],
        ['Penna', 1.5],
      ],
    ],
    ['headings without anybody', [HEADINGS]],
  ])('%s', (_, rows) => expect(refusal(...rows)).toBe('no-students'))

  test('every refusal and every problem has its sentence in both languages', () => {
    for (const language of ['it', 'en'] as const) {
      expect(classListRefusalText('guardian-list', language)).toMatch(/genitori|parents/)
      expect(classListProblemText('tax-code-wrong', language)).toMatch(/codice fiscale|tax code/)
    }
  })
})
