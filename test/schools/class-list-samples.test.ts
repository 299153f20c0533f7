import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { day } from '../../src/platform/day.ts'
import { readSpreadsheet } from '../../src/platform/spreadsheet.ts'
import { readClassList, type ClassListReading } from '../../src/schools/class-list.rules.ts'
import { sharedFile } from '../support/shared.ts'

interface Expected {
  cognome: string
  nome: string
  classe: string
  sesso?: 'M' | 'F'
  data_nascita?: string
  cf?: string
  cf_atteso?: string | null
  attivo?: boolean
}

const TODAY = day('2026-11-22')
// In these two lists the codes of the expected reading are not in the file.
const WITHOUT_CODES = ['elenco_segreteria_celle_unite.xlsx', 'elenco_google_admin_utenti.csv']
const LISTS = [
  'elenco_giuaschool.csv',
  'elenco_google_admin_utenti.csv',
  'elenco_mastercom_blocchi_per_classe.xlsx',
  'elenco_puntoevirgola_bom.csv',
  'elenco_segreteria_celle_unite.xlsx',
]

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

async function read(path: string): Promise<ClassListReading> {
  const file = await readSpreadsheet(readFileSync(path), path)
  if (!file.ok) throw new Error(file.reason)
  return readClassList(file.spreadsheet, TODAY)
}

test('the samples are all there, or this copy of the repository stands alone', () => {
  const found = LISTS.filter((name) => sharedFile(`formati/${name}`) !== null)
  expect([0, LISTS.length]).toContain(found.length)
})

if (sharedFile('formati/elenco_giuaschool.csv')) {
  describe('the sample lists read as expected', () => {
    test.each(LISTS)('%s', async (name) => {
      const reading = await read(sharedFile(`formati/${name}`) ?? '')
      const answers = readFileSync(sharedFile(`formati/${name.replace(/\.\w+$/, '.attesi.json')}`) ?? '', 'utf8')
      const expected = (JSON.parse(answers) as { studenti: Expected[] }).studenti
      if (!reading.ok) throw new Error(reading.reason)
      const withCodes = !WITHOUT_CODES.includes(name)
      const { students, problems } = reading.list
      expect(students.map((one) => `${plain(one.surname)}, ${plain(one.givenName)}, ${one.class}`)).toEqual(
        expected.map((one) => `${plain(one.cognome)}, ${plain(one.nome)}, ${one.classe}`),
      )
      expect(students.map((one) => one.birthDate)).toEqual(expected.map((one) => one.data_nascita ?? null))
      expect(students.map((one) => one.leaving === null)).toEqual(expected.map((one) => one.attivo ?? true))
      const codes = expected.map((one) => (one.cf_atteso === undefined ? (one.cf ?? null) : one.cf_atteso))
      expect(students.map((one) => one.taxCode)).toEqual(withCodes ? codes : codes.map(() => null))
      // Without a code or a column nobody can tell the sex, and it is not guessed.
      const sexes = students.map((one, n) => one.sex === null || one.sex === expected[n]?.sesso)
      expect(sexes.every(Boolean)).toBe(true)
      const reported = new Set(problems.map((problem) => problem.row))
      const warned = withCodes ? students.filter((one) => one.taxCode === null).map((one) => one.row) : []
      expect(warned.filter((row) => !reported.has(row))).toEqual([])
    })

    test.each([
      ['tutori_modello_nuvola.xlsx', 'guardian-list'],
      ['registro_presenze_individuale_MP.xlsx', 'attendance-register'],
      ['report_ore_studente.xlsx', 'hours-report'],
    ])('%s is refused: %s', async (name, reason) => {
      expect(await read(sharedFile(`formati/${name}`) ?? '')).toMatchObject({ ok: false, reason })
    })
  })
}
