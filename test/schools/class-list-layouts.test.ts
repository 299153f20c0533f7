import { describe, expect, test } from '@jest/globals'
import { day } from '../../src/platform/day.ts'
import { readSpreadsheet } from '../../src/platform/spreadsheet.ts'
import type { ClassList, ListedStudent } from '../../src/schools/class-list-result.rules.ts'
import { readClassList } from '../../src/schools/class-list.rules.ts'
import { dayFirst, inventedStudents as people, type InventedStudent } from '../support/invented-class.ts'
import { workbookOf, type Value } from '../support/workbook.ts'

const TODAY = day('2026-11-22')

async function read(bytes: Uint8Array | string, name = 'elenco.csv'): Promise<ClassList> {
  const file = await readSpreadsheet(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name)
  if (!file.ok) throw new Error(file.reason)
  const reading = readClassList(file.spreadsheet, TODAY)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.list
}

const csv = (separator: string, rows: readonly (readonly Value[])[]) =>
  rows.map((row) => row.join(separator)).join('\r\n')
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^a-z ]/gi, '')
    .toLowerCase()
const nameOf = ({ surname, givenName }: Pick<ListedStudent, 'surname' | 'givenName'>) =>
  plain(`${surname}|${givenName}`)
const upper = (person: InventedStudent) => `${person.surname} ${person.givenName}`.toUpperCase()

function expectPeople(
  list: ClassList,
  known: { taxCode?: boolean; birthDate?: boolean; sex?: boolean; class?: string },
) {
  expect(list.students.map(nameOf)).toEqual(people.map(nameOf))
  expect(list.students.map(({ taxCode }) => taxCode)).toEqual(people.map((one) => (known.taxCode ? one.taxCode : null)))
  expect(list.students.map((one) => one.birthDate)).toEqual(
    people.map((one) => (known.birthDate ? one.birthDate : null)),
  )
  expect(list.students.map(({ sex }) => sex)).toEqual(people.map((one) => (known.sex ? one.sex : null)))
  expect(new Set(list.students.map((one) => one.class))).toEqual(new Set([known.class ?? null]))
}
const dropped = (list: ClassList) => list.droppedColumns.map(({ heading }) => heading)
const reasons = (list: ClassList) => list.problems.map(({ row, reason }) => [row, reason])

describe('a class list is read whatever program wrote it', () => {
  test('a short csv: Cognome, Nome, Classe, DataNascita', async () => {
    const rows = people.map((one) => [one.surname, one.givenName, '4^B', dayFirst(one.birthDate)])
    const list = await read(csv(',', [['Cognome', 'Nome', 'Classe', 'DataNascita'], ...rows]))
    expectPeople(list, { birthDate: true, class: '4B' })
    expect(reasons(list)).toEqual([[null, 'no-tax-codes']])
  })

  test('tabs and windows-1252, sex in words, days with dots, year and section apart', async () => {
    const rows = people.map((one) => [
      one.surname,
      one.givenName,
      one.sex === 'M' ? 'Maschio' : 'Femmina',
      dayFirst(one.birthDate, '.'),
      one.taxCode.toLowerCase(),
      'III',
      'A',
      'INF',
    ])
    const headings = ['COGNOME', 'NOME', 'SESSO', 'NATO IL', 'CODICE FISCALE', 'ANNO DI CORSO', 'SEZ.', 'INDIRIZZO']
    const text = csv('\t', [headings, ...rows])
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0))
    expectPeople(await read(bytes), { taxCode: true, birthDate: true, sex: true, class: '3A INF' })
  })

  test('UTF-16 with its mark, as some programs save "Unicode text"', async () => {
    const text = csv('\t', [['Cognome', 'Nome', 'Cl.'], ...people.map((one) => [one.surname, one.givenName, '2C'])])
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expectPeople(await read(bytes), { class: '2C' })
  })

  test('given name first in one column, the class in the title', async () => {
    const rows = people.map((one) => [`${one.givenName} ${one.surname}`, one.taxCode])
    const list = await read(
      await workbookOf({
        name: 'Foglio1',
        rows: [
          ['Istituto Tecnico "Ada Inventata"'],
          ['Elenco alunni classe 4^B Informatica - a.s. 2026/27'],
          [],
          ['Nome e Cognome', 'Cod. fiscale'],
          ...rows,
        ],
      }),
    )
    expectPeople(list, { taxCode: true, birthDate: true, sex: true, class: '4B' })
  })

  test('a numbered list of names in capitals, with totals and signature below', async () => {
    const list = await read(
      await workbookOf({
        name: '5C',
        rows: [
          ['N.', 'Alunno', 'Data di nascita'],
          ...people.map((one, n) => [n + 1, upper(one), new Date(`${one.birthDate}T00:00:00Z`)]),
          [],
          [null, 'Totale: 8'],
          [null, 'Maschi: 4', 'Femmine: 4'],
          [null, 'Milano, 12/09/2026'],
          [null, null, 'Il Dirigente Scolastico'],
          [null, 'Prof.ssa Ada Inventata'],
        ],
      }),
    )
    expectPeople(list, { birthDate: true, class: '5C' })
    expect(reasons(list)).toEqual([
      [null, 'no-tax-codes'],
      [13, 'row-not-understood'],
    ])
  })

  test('one sheet for each class, a hidden sheet and a legend', async () => {
    const rowsOf = (group: readonly InventedStudent[]) => [
      ['Cognome', 'Nome', 'C.F.'],
      ...group.map((one) => [one.surname, one.givenName, one.taxCode]),
    ]
    const list = await read(
      await workbookOf(
        { name: '3A', rows: rowsOf(people.slice(0, 4)) },
        { name: '3B INF', rows: rowsOf(people.slice(4)) },
        {
          name: 'Legenda',
          rows: [
            ['Sigla', 'Significato'],
            ['INF', 'Informatica'],
          ],
        },
        { name: 'elenchi', rows: rowsOf(people), hidden: true },
      ),
    )
    expect(list.students.map(nameOf)).toEqual(people.map(nameOf))
    expect(list.students.map((one) => one.class)).toEqual([...Array(4).fill('3A'), ...Array(4).fill('3B INF')])
    expect(list.students.at(-1)).toMatchObject({ sheet: '3B INF', row: 5 })
  })

  test('a block for each class, headings repeated, a merged class cell', async () => {
    const headings = ['Cognome alunno', 'Nome\nalunno', 'Nato/a il', 'Cod. Fisc.', 'H']
    const rowOf = (one: InventedStudent) => [
      one.surname,
      one.givenName,
      dayFirst(one.birthDate, '-'),
      one.taxCode,
      'NO',
    ]
    const list = await read(
      await workbookOf({
        name: 'stampa',
        rows: [
          ['Anno scolastico 2026/2027'],
          ['Classe: 1A ITI BIENNIO ELN'],
          headings,
          ...people.slice(0, 3).map(rowOf),
          [],
          ['Classe:', 'V B Liceo Scientifico'],
          headings,
          ...people.slice(3).map(rowOf),
        ],
      }),
    )
    expect(list.students.map((one) => one.class)).toEqual([...Array(3).fill('1A'), ...Array(5).fill('5B')])
    expect(dropped(list)).toEqual(['H'])
    expect(list.problems).toEqual([])
  })

  test('a class cell merged over its students', async () => {
    const rows = people.map((one, n) => [n === 0 ? 'Quarta A' : null, one.surname, one.givenName])
    const list = await read(
      await workbookOf({
        name: 'x',
        rows: [['Classe', 'Cognome', 'Nome'], ...rows],
        merges: [`A2:A${people.length + 1}`],
      }),
    )
    expectPeople(list, { class: '4A' })
  })

  test('two rows of headings: the parents below theirs are not the student', async () => {
    const rows = people.map((one) => [
      one.surname,
      one.givenName,
      one.taxCode,
      '3A',
      'Padri',
      'Ugo',
      '3330',
      'Madri',
      'Ada',
    ])
    const list = await read(
      await workbookOf({
        name: 'anagrafe',
        rows: [
          ['ALUNNO', null, null, null, 'PADRE', null, null, 'MADRE', null],
          ['Cognome', 'Nome', 'Codice fiscale', 'Classe', 'Cognome', 'Nome', 'Cellulare', 'Cognome', 'Nome'],
          ...rows,
        ],
        merges: ['A1:D1', 'E1:G1', 'H1:I1'],
      }),
    )
    expectPeople(list, { taxCode: true, birthDate: true, sex: true, class: '3A' })
    expect(dropped(list)).toEqual(['PADRE Cognome', 'PADRE Nome', 'PADRE Cellulare', 'MADRE Cognome', 'MADRE Nome'])
  })

  test('a web form: other questions beside the names, instants as days', async () => {
    const headings = [
      'Data invio',
      'Indirizzo IP',
      'Last name',
      'First name',
      'Date of birth',
      'Gender',
      'Class',
      'Robotica',
    ]
    const rows = people.map((one) => [
      '2026-09-20 10:11:12',
      '192.0.2.1',
      one.surname,
      one.givenName,
      `${one.birthDate}T00:00:00.000Z`,
      one.sex === 'M' ? 'male' : 'female',
      'Classe III A',
      'Sì',
    ])
    const list = await read(csv('|', [headings, ...rows]))
    expectPeople(list, { birthDate: true, sex: true, class: '3A' })
    expect(dropped(list)).toEqual(['Data invio', 'Indirizzo IP', 'Robotica'])
  })

  test('days written month first, when one of them can be nothing else', async () => {
    const american = (iso: string) => `${iso.slice(5, 7)}/${iso.slice(8)}/${iso.slice(0, 4)}`
    const rows = people.map((one) => [one.surname, one.givenName, american(one.birthDate)])
    expectPeople(await read(csv(';', [['Cognome', 'Nome', 'Data di nascita'], ...rows])), { birthDate: true })
  })

  test('no headings at all: tax codes and days tell the columns', async () => {
    const rows = people.map((one) => [one.taxCode, one.givenName, one.surname, dayFirst(one.birthDate), '3A INF'])
    expectPeople(await read(csv(';', rows)), { taxCode: true, birthDate: true, sex: true, class: '3A INF' })
  })

  test('an e-mail address tells where the surname ends', async () => {
    const local = (text: string) => plain(text).replaceAll(' ', '')
    const rows = people.map((one) => [
      upper(one),
      `${local(one.givenName)}.${local(one.surname)}@inventata.example`,
      '1D',
    ])
    const list = await read(csv(',', [['Nominativo', 'E-mail istituzionale', 'Classe'], ...rows]))
    expectPeople(list, { class: '1D' })
  })

  test('everything sensitive is dropped and named', async () => {
    const sensitive = [
      'Religione',
      'L.104/92',
      'DSA',
      'BES',
      'P.D.P.',
      'Sostegno',
      'Tel. padre',
      'Password',
      'Credito 3°',
      'Note mediche',
    ]
    const rows = people.map((one) => [one.surname, one.givenName, ...sensitive.map(() => 'segreto')])
    const list = await read(csv(';', [['Cognome', 'Nome', ...sensitive], ...rows]))
    expect(dropped(list)).toEqual(sensitive)
    expect(list.droppedColumns.every((column) => column.sensitive)).toBe(true)
    expect(JSON.stringify(list)).not.toContain('segreto')
  })
})
