import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { day } from '../../src/platform/day.ts'
import { closureLine, readClosures } from '../../src/programme/closure-lines.rules.ts'
import { lineOf, positionOf, readEntries } from '../../src/programme/programme-lines.rules.ts'
import { listOf, listSections } from '../../src/programme/programme.rules.ts'
import { anEntry, shippedProgramme } from './a-programme.ts'

const robotica = anEntry('robotica', { name: { it: 'Robotica', en: 'Robotics' } })
const making = anEntry('making', { name: { it: 'Making', en: 'Making' } })

const codes = (text: string, current = [robotica, making]) =>
  readEntries('themes', text, current).found.map(({ code, retired }) => (retired ? `(${code})` : code))

describe('a list edited as lines', () => {
  test.each(listSections.flatMap((section) => (['it', 'en'] as const).map((language) => [section, language] as const)))(
    'of %s in %s says the same entries when nothing is changed',
    (section, language) => {
      const entries = listOf(shippedProgramme('milano'), section)
      const text = entries.map((entry) => lineOf(entry, language)).join('\n')
      expect(readEntries(section, text, entries)).toEqual({ found: [...entries], problems: [] })
    },
  )

  test('keeps the code of an entry whose name changes, when the code is on the line', () => {
    expect(codes('Robot e automazione | Robots | robotica\nMaking')).toEqual(['robotica', 'making'])
  })

  test('knows an entry without its code by its name, and offers a retired one again', () => {
    expect(codes('making\nROBOTICA')).toEqual(['making', 'robotica'])
    expect(codes('Robotica', [{ ...robotica, retired: true }])).toEqual(['robotica'])
  })

  test('makes the code of a new entry from its name, and another when it is taken', () => {
    expect(codes('Caffè & tè: “degustazione”', [])).toEqual(['caffe-te-degustazione'])
    expect(codes('Robotica nuova | New | robotica\nRobotica | Robotics')).toEqual([
      'robotica',
      'robotica-2',
      '(making)',
    ])
    expect(codes('機械', [])).toEqual(['voce'])
    expect(codes('x'.repeat(100), [])[0]?.length).toBeLessThanOrEqual(40)
  })

  test('never removes an entry: what has no line is retired', () => {
    expect(codes('Making')).toEqual(['making', '(robotica)'])
    expect(codes('')).toEqual(['(robotica)', '(making)'])
  })

  test('passes over empty lines, and takes the Italian name where the English one is missing', () => {
    const { found } = readEntries('themes', '\n  Sartoria  \r\n\n', [])
    expect(found).toEqual([{ code: 'sartoria', name: { it: 'Sartoria', en: 'Sartoria' }, retired: false }])
  })

  test.each([
    ['themes', ' | Robotics', 'no-name'],
    ['themes', `${'x'.repeat(121)}`, 'name-too-long'],
    ['themes', 'A | B | c | d', 'too-many-parts'],
    ['themes', 'A | B | Non Un Codice', 'not-a-code'],
    ['districts', 'Nord | North | lontano', 'not-a-position'],
    ['tracks', 'Moda | Fashion', 'not-a-school-kind'],
    ['kinds', 'Gita | Trip | chilometri', 'not-a-count'],
    ['machines', 'Pressa | Press | forse', 'not-an-authorisation'],
  ] as const)('of %s with the line "%s" says %s', (section, line, reason) => {
    expect(readEntries(section, `\n${line}`, []).problems).toEqual([{ line: 2, reason }])
  })

  test('says where an entry is for the second time, by its code or by its name', () => {
    expect(readEntries('themes', 'A | A | uno\nB | B | uno', []).problems).toEqual([{ line: 2, reason: 'twice' }])
    expect(readEntries('themes', 'Robotica\nrobotica', []).problems).toEqual([{ line: 2, reason: 'twice' }])
  })

  test('says where it grows beyond five hundred entries', () => {
    const text = Array.from({ length: 600 }, (_, n) => `Voce ${n}`).join('\n')
    expect(readEntries('themes', text, []).problems).toEqual([{ line: 501, reason: 'too-many-lines' }])
  })

  test('understands the words of either language', () => {
    const lines = 'A | A | Lyceum\nB | B | tecnico\nC | C | altro\nD | D | professionale'
    expect(readEntries('tracks', lines, []).found.map(({ kind }) => kind)).toEqual([
      'liceo',
      'tecnico',
      'other',
      'professionale',
    ])
  })

  test('reads how the participants of a kind are counted, in either language', () => {
    const lines = 'A | A | classi\nB | B | Laboratori\nC | C | labs\nD | D | placements'
    expect(readEntries('kinds', lines, []).found.map(({ countedBy }) => countedBy)).toEqual([
      'classes',
      'labs',
      'labs',
      'placements',
    ])
  })

  test('gives every line a code of its own, whatever is written', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 30 }).map((s) => s.replaceAll(/[|\r\n]/gu, ' '))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const { found } = readEntries('themes', lines.join('\n'), [robotica, making])
        const distinct = new Set(found.map(({ code }) => code))
        expect(distinct.size).toBe(found.length)
      }),
    )
  })
})

describe('a position', () => {
  test.each([
    ['45.4642, 9.19', { lat: 45.4642, lon: 9.19 }],
    ['45.4642 9.19', { lat: 45.4642, lon: 9.19 }],
    ['45,4642; 9,19', { lat: 45.4642, lon: 9.19 }],
    ['-33.9,18.4', { lat: -33.9, lon: 18.4 }],
    ['', null],
    ['95, 9', 'wrong'],
    ['45.4642', 'wrong'],
    ['Milano', 'wrong'],
  ])('written "%s"', (text, found) => expect(positionOf(text)).toEqual(found))
})

describe('closures edited as lines', () => {
  const carnival = { from: day('2027-02-12'), to: day('2027-02-13'), reason: { it: 'Carnevale', en: 'Carnival' } }
  const bridge = { from: day('2026-12-07'), to: day('2026-12-07'), reason: { it: 'Ponte', en: 'Ponte' } }

  test('come back as they were, in the order of the calendar', () => {
    const text = [carnival, bridge].map(closureLine).join('\n')
    expect(text).toBe('12/02/2027 - 13/02/2027 | Carnevale | Carnival\n07/12/2026 | Ponte | Ponte')
    expect(readClosures(text)).toEqual({ found: [bridge, carnival], problems: [] })
  })

  test.each(['12-02-2027 – 13-02-2027 | Carnevale | Carnival', '12.2.27 al 13.2.27 | Carnevale | Carnival'])(
    'may be written %s',
    (text) => expect(readClosures(text).found).toEqual([carnival]),
  )

  test.each([
    ['31/02/2027 | Mai', 1, 'not-a-period'],
    ['Natale', 1, 'not-a-period'],
    ['13/02/2027 - 12/02/2027 | Indietro', 1, 'ends-before-it-begins'],
    ['12/02/2027', 1, 'no-name'],
    ['12/02/2027 - 14/02/2027 | Uno\n14/02/2027 | Due', 2, 'overlaps-the-one-before'],
    ['14/02/2027 | Due\n12/02/2027 - 14/02/2027 | Uno', 1, 'overlaps-the-one-before'],
  ])('"%s" is refused in line %i: %s', (text, line, reason) => {
    expect(readClosures(text).problems).toContainEqual({ line, reason })
  })
})
