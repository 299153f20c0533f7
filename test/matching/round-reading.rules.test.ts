import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { contradictionsOf } from '../../src/matching/round-check.rules.ts'
import { readRoundFile } from '../../src/matching/round-reading.rules.ts'

const read = (content: unknown) => readRoundFile(JSON.stringify(content))
const least = { roundId: 'r', seed: 's', students: [], offers: [] }

describe('a round file that was read', () => {
  test('is what it says, with lists of wishes that are left out as empty ones and null as left out', () => {
    const reading = read({
      ...least,
      options: null,
      groups: null,
      students: [
        { id: 's1', class: null },
        { id: 's2', preferences: ['o1'], acceptsAny: false },
      ],
      offers: [{ id: 'o1', max: 2, min: null, priorities: null }],
    })
    expect(reading).toEqual({
      file: {
        ...least,
        students: [
          { id: 's1', preferences: [] },
          { id: 's2', preferences: ['o1'], acceptsAny: false },
        ],
        offers: [{ id: 'o1', max: 2 }],
      },
    })
  })

  test('keeps what it does not know, which nobody looks at, and a mark at the beginning does not matter', () => {
    expect(readRoundFile(`\uFEFF${JSON.stringify({ ...least, note: [1] })}`)).toEqual({ file: { ...least, note: [1] } })
  })

  test('may have a lottery in place of a seed', () => {
    const reading = readRoundFile('{"roundId": "r", "students": [], "offers": [], "lottery": []}')
    expect('file' in reading && contradictionsOf(reading.file)).toEqual([])
  })

  test('keeps a distance to an offer named like what every object has', () => {
    const reading = readRoundFile(
      '{"roundId":"r","seed":"s","students":[{"id":"s","zoneDistance":{"__proto__":2}}],"offers":[{"id":"__proto__","max":1}]}',
    )
    expect('file' in reading && Object.entries(reading.file.students[0]?.zoneDistance ?? {})).toEqual([
      ['__proto__', 2],
    ])
  })
})

describe('what is no round file is told line by line', () => {
  test.each([
    ['', /^the file is not JSON: [^\n]+$/u],
    ['{\n"roundId": "r",\n', /^the file is not JSON: [^\n]+$/u],
    ['[]', /^the round must be an object, not a list of 0$/u],
    ['null', /^the round must be an object, not null$/u],
  ])('%j', (text, line) => {
    expect(readRoundFile(text)).toEqual({ problems: [expect.stringMatching(line)] })
  })

  test.each([
    [{}, ['the round: roundId is missing', 'the round: students is missing', 'the round: offers is missing']],
    [{ ...least, seed: 7 }, ['the round.seed must be a text, not 7']],
    [{ ...least, students: { s1: {} } }, ['the round.students must be a list, not an object']],
    [{ ...least, students: [{ id: 7 }] }, ['the round.students[0].id must be a text, not 7']],
    [{ ...least, students: [{}] }, ['the round.students[0]: id is missing']],
    [
      { ...least, students: [{ id: 's', preferences: 'o' }] },
      ['the round.students[0].preferences must be a list, not "o"'],
    ],
    [
      { ...least, students: [{ id: 's', preferences: [1] }] },
      ['the round.students[0].preferences[0] must be a text, not 1'],
    ],
    [
      { ...least, students: [{ id: 's', acceptsAny: 'no' }] },
      ['the round.students[0].acceptsAny must be true or false, not "no"'],
    ],
    [
      { ...least, students: [{ id: 's', zoneDistance: { o: '1' } }] },
      ['the round.students[0].zoneDistance["o"] must be a number, not "1"'],
    ],
    [{ ...least, offers: [{ id: 'o' }] }, ['the round.offers[0]: max is missing']],
    [{ ...least, offers: [{ id: 'o', max: '2' }] }, ['the round.offers[0].max must be a number, not "2"']],
    [{ ...least, offers: [{ id: 'o', max: null }] }, ['the round.offers[0].max must be a number, not null']],
    [
      { ...least, offers: [{ id: 'o', max: 1, priorities: ['s'] }] },
      ['the round.offers[0].priorities[0] must be a list, not "s"'],
    ],
    [{ ...least, groups: [{ id: 'g', max: 1 }] }, ['the round.groups[0]: offers is missing']],
    [{ ...least, options: { rescue: 1 } }, ['the round.options.rescue must be true or false, not 1']],
    [{ ...least, locks: [['s']] }, ['the round.locks[0] must be a pair of student and offer, not a list of 1']],
    [{ ...least, forbidden: [['s', 1]] }, ['the round.forbidden[0][1] must be a text, not 1']],
    [
      { ...least, ineligible: [['s', 'o', 'age', 'x']] },
      ['the round.ineligible[0] must be a pair of student and offer, with or without a reason, not a list of 4'],
    ],
  ])('%j', (content, problems) => {
    expect(read(content)).toEqual({ problems })
  })

  test('whatever it is, and what has the shape of a round can be checked', () => {
    const anything = fc.jsonValue({ maxDepth: 4 })
    const nearly = fc.record(
      { roundId: anything, seed: anything, students: anything, offers: anything, locks: anything },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(anything, nearly), (content) => {
        const reading = read(content)
        const lines = 'file' in reading ? contradictionsOf(reading.file) : reading.problems
        expect(lines.every((line) => line !== '' && !line.includes('\n'))).toBe(true)
        expect('file' in reading || lines.length > 0).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
