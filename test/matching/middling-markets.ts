// Rounds of one class or a small school: more than can be listed, few enough for a slow oracle.
import type { RoundFile } from '../../src/matching/round-file.rules.ts'
import { diceOf } from './seeded.ts'

/** Lists of up to fifteen wishes, shared limits in two rings, some students with none of all that. */
export function middlingMarket(seed: number, students: number): RoundFile {
  const dice = diceOf(seed)
  const offers = Array.from({ length: Math.ceil(students / 3) }, (_, index) => `o${index}`)
  const groups: NonNullable<RoundFile['groups']> = []
  for (let first = 0; first + 3 <= offers.length; first += 3)
    if (dice.chance(60))
      groups.push({ id: `h${first}`, max: dice.between(3, 7), offers: offers.slice(first, first + 3) })
  groups.push({ id: 'town', max: dice.between(students - 5, students + 5), offers })
  return {
    roundId: 'middling',
    seed: `seed ${seed}`,
    options: { minimums: false, fallback: dice.chance(70) },
    students: Array.from({ length: students }, (_, index) => ({
      id: `s${index}`,
      class: `c${index % 3}`,
      preferences: dice.chance(15) ? [] : dice.shuffled(offers).slice(0, dice.between(1, dice.pick([3, 10, 15]))),
      acceptsAny: dice.chance(85),
      zoneDistance: Object.fromEntries(offers.filter(() => dice.chance(30)).map((id) => [id, dice.between(0, 9)])),
    })),
    offers: offers.map((id) => ({
      id,
      max: dice.between(1, 4),
      ...(dice.chance(50) ? { classMax: dice.between(1, 2) } : {}),
    })),
    groups,
    ineligible: Array.from({ length: students }, (_, index): [string, string] => [`s${index}`, dice.pick(offers)]),
  }
}

/** The same with minimums at many offers, priorities, and hosts that are in no town. */
export function marketWithMinimums(seed: number, students: number): RoundFile {
  const file = middlingMarket(seed, students)
  const dice = diceOf(seed + 500)
  const town = dice.chance(50) ? (file.groups ?? []) : (file.groups ?? []).filter(({ id }) => id !== 'town')
  return {
    ...file,
    options: { minimums: true, fallback: dice.chance(70) },
    offers: file.offers.map((offer) => {
      const max = offer.max + dice.between(0, 3)
      return {
        ...offer,
        max,
        min: max > 1 && dice.chance(60) ? dice.between(2, max) : 0,
        priorities: dice.chance(50) ? [file.students.flatMap(({ id }) => (dice.chance(40) ? id : []))] : null,
      }
    }),
    groups: town,
  }
}
