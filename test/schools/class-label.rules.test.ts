import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { classInTitle, classText, parseClassLabel } from '../../src/schools/class-label.rules.ts'
import { sharedFile } from '../support/shared.ts'

const spelled = (text: string) => {
  const label = parseClassLabel(text)
  return label && classText(label)
}
const titled = (text: string) => {
  const label = classInTitle(text)
  return label && classText(label)
}

describe('one class has one name', () => {
  test.each([
    ['3^A INF', '3A INF'],
    ['3AINF', '3A INF'],
    ['3 A INF', '3A INF'],
    ['III A INF', '3A INF'],
    ['IIIA', '3A'],
    ['3° A INF', '3A INF'],
    ['3a inf', '3A INF'],
    ['3A-INF', '3A INF'],
    ['3A (INF)', '3A INF'],
    ['INF 3A', '3A INF'],
    ['terza A', '3A'],
    ['3a A', '3A'],
    ['3ªA', '3A'],
    ['Classe Quinta sez. C', '5C'],
    ['4/D', '4D'],
    ['4 / D', '4D'],
    ['VA', '5A'],
    ['3INF', '3INF'],
    ['3ELN ITI TRIENNIO ELN', '3ELN'],
    ['1A Liceo Scientifico', '1A'],
    ['4B Informatica', '4B'],
    ['5Aafm', '5A AFM'],
    ['4ALFA', '4ALFA'],
    ['4A-SA', '4A-SA'],
    ['4E -T', '4E-T'],
    ['4/4AS', '4AS'],
    ['4N L', '4N L'],
    ['4SC.B', '4SC.B'],
    ['/Studenti/Liceo/4B', '4B'],
    ['/Studenti/Triennio/4^B INF', '4B INF'],
  ])('%s is %s', (text, name) => expect(spelled(text)).toBe(name))

  test.each(['3ª', 'terza', 'III', '3'])('%s gives the year alone', (text) => {
    expect(parseClassLabel(text)).toEqual({ year: 3, section: '', track: null })
  })

  test.each(['', '6A', '10', '2026', '12/03/2010', 'Via Roma', 'A', '/Docenti', 'ritirato', '31'])(
    '%p is no class',
    (text) => expect(parseClassLabel(text)).toBeNull(),
  )

  test('a name read again stays the same', () => {
    for (const name of ['3A', '3INF', '3A INF', '4A-SA', '4N L', '5ALFA']) expect(spelled(name)).toBe(name)
  })
})

describe('a title names the class of a list', () => {
  test.each([
    ['ELENCO ALUNNI   -  Classe 3^A   Liceo Artistico', '3A'],
    ['Elenco alunni classe 4^B Informatica - a.s. 2026/27', '4B'],
    ['Elenco alunni 3A INF a.s. 2026/2027', '3A INF'],
    ['Elenco studenti della 5^C', '5C'],
    ['Classe: 3 Sezione: A', '3A'],
    ['CLASSE III SEZ. B', '3B'],
    ['Classe 3A (Coordinatore: prof. Inventato)', '3A'],
    ['4^B Informatica', '4B'],
  ])('%s', (title, name) => expect(titled(title)).toBe(name))

  test.each([
    'Anno scolastico 2026/2027',
    'Stampato il 18/09/2026 alle 13:04',
    'Classi: 3A - 4A',
    'Via Inesistente 12 - MILANO',
    'Elenco alunni frequentanti',
    'Istituto Tecnico "Ada Inventata"',
  ])('%s names none', (title) => expect(titled(title)).toBeNull())
})

const register = sharedFile('scuole/classi_sezioni_secondo_grado_TO_2025-26.csv')
for (const file of register ? [register] : []) {
  describe('the sections of real schools', () => {
    test('nearly all are understood, and two sections of a school are never taken for one', () => {
      const rows = readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
      const unread = rows.filter(([, year, section]) => spelled(`${year}${section}`) === null)
      expect(unread.length).toBeLessThan(5)
      const names = new Map<string, string>()
      for (const [school, year, section = ''] of rows) {
        const key = `${school} ${spelled(`${year}${section}`)}`
        const earlier = names.get(key) ?? section
        expect(earlier.replace(/\W/g, '').toUpperCase()).toBe(section.replace(/\W/g, '').toUpperCase())
        names.set(key, section)
      }
    })
  })
}
