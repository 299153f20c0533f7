import fc from 'fast-check'
import type { MatchResult, RoundFile } from '../../src/matching/round-file.rules.ts'
import { match } from '../../src/matching/match.rules.ts'
import type { Place } from '../../src/assignments/assignment.rules.ts'
import { firstPlaces } from '../../src/assignments/first-places.rules.ts'

const offers = ['saldo', 'tornio', 'stampa', 'laser']

/** Rounds of up to seven students in two classes and four offers, three of one host, with limits that bind. */
export const smallRounds: fc.Arbitrary<RoundFile> = fc
  .record({
    seed: fc.string({ minLength: 1, maxLength: 4 }),
    lists: fc.array(fc.shuffledSubarray(offers), { minLength: 3, maxLength: 7 }),
    seats: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 4, maxLength: 4 }),
    hostMax: fc.integer({ min: 2, max: 4 }),
    inner: fc.integer({ min: 1, max: 3 }),
    classMax: fc.option(fc.integer({ min: 1, max: 2 })),
    first: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
    barred: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(...offers)), { maxLength: 3 }),
  })
  .map(({ seed, lists, seats, hostMax, inner, classMax, first, barred }) => ({
    roundId: 'tornata',
    seed,
    options: { minimums: false },
    students: lists.map((preferences, index) => ({ id: `s${index}`, class: index % 2 === 0 ? 'a' : 'b', preferences })),
    offers: offers.map((id, index) => ({
      id,
      max: seats[index] ?? 1,
      classMax: index === 0 ? classMax : null,
      priorities: first.length > 0 ? [[...new Set(first)].filter((n) => n < lists.length).map((n) => `s${n}`)] : null,
    })),
    groups: [
      { id: 'host:officine:1', max: hostMax, offers: ['saldo', 'tornio', 'stampa'] },
      { id: 'tutors:officine:1', max: Math.min(inner, hostMax), offers: ['saldo', 'tornio'] },
    ],
    ineligible: barred
      .filter(([n]) => n < lists.length)
      .map(([n, offer]): [string, string, string] => [`s${n}`, offer, 'track']),
  }))

export function placesOf(file: RoundFile): { places: Place[]; result: MatchResult } {
  const result = match(file)
  const units = file.students.map(({ id }) => ({ unitId: id, schoolId: 'galilei', classId: 'a', className: '3A' }))
  return { places: firstPlaces({ file, result, units, rescues: [], areStudents: true }), result }
}

/** By definition, apart from the product: every limit of the file counted over who sits where. */
export function limitsBroken(file: RoundFile, seatedAt: ReadonlyMap<string, string>): string[] {
  const broken: string[] = []
  const count = (of: (student: string, offer: string) => boolean) => [...seatedAt].filter(([s, o]) => of(s, o)).length
  const classOf = new Map(file.students.map((student) => [student.id, student.class ?? null]))
  for (const offer of file.offers) {
    if (count((_, at) => at === offer.id) > offer.max - (offer.running ?? 0)) broken.push(offer.id)
    for (const one of new Set(classOf.values()))
      if (
        typeof offer.classMax === 'number' &&
        count((student, at) => at === offer.id && classOf.get(student) === one) > offer.classMax
      )
        broken.push(`${one} at ${offer.id}`)
  }
  for (const group of file.groups ?? [])
    if (count((_, at) => group.offers.includes(at)) > group.max - (group.running ?? 0)) broken.push(group.id)
  return broken
}
