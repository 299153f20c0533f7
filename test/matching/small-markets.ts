// Tiny rounds with everything that a round can hold, so small that all assignments can be listed.
import type { RoundFile, RoundOffer, RoundStudent } from '../../src/matching/round-file.rules.ts'
import { type NaiveRound, exceededLimits, naiveRound } from './naive-round.ts'
import { type Dice, diceOf } from './seeded.ts'

export interface MarketShape {
  /** offers may have a minimum; default: none has */
  minimums?: boolean
  /** free seats are given in the end; default: false */
  fallback?: boolean
  rescue?: boolean
  /** students at offers before anything runs; default: true */
  locks?: boolean
  /** one order of all students at every offer, so that the draw never decides; default: false */
  strict?: boolean
}

const someClasses = ['c1', 'c2']

function someStudent(dice: Dice, id: string, offers: readonly string[]): RoundStudent {
  const student: RoundStudent = { id, preferences: dice.shuffled(offers).slice(0, dice.between(0, offers.length)) }
  if (dice.chance(60)) student.class = dice.pick(someClasses)
  if (dice.chance(20)) student.acceptsAny = false
  if (dice.chance(40))
    student.zoneDistance = Object.fromEntries(
      offers.filter(() => dice.chance(60)).map((offer) => [offer, dice.between(0, 3)]),
    )
  return student
}

/** Classes of equal priority; now and then somebody is not named, or a class is empty. */
function someClassesOfPriority(dice: Dice, students: readonly string[]): string[][] {
  const named = dice.shuffled(students).filter(() => dice.chance(85))
  const classes: string[][] = [[]]
  for (const id of named) {
    if (dice.chance(55)) classes.push([])
    classes.at(-1)?.push(id)
  }
  return classes
}

function someOffer(dice: Dice, id: string, shape: MarketShape & { students: readonly string[] }): RoundOffer {
  const offer: RoundOffer = { id, max: dice.pick(shape.minimums ? [1, 2, 2, 3, 3] : [0, 1, 1, 1, 2, 2, 3]) }
  if (offer.max > 0 && dice.chance(15)) offer.running = 1
  if (dice.chance(30)) offer.classMax = dice.between(1, 2)
  if (shape.minimums && offer.max > 1 && dice.chance(65)) offer.min = dice.between(2, offer.max)
  if (dice.chance(70)) offer.priorities = someClassesOfPriority(dice, shape.students)
  else if (dice.chance(50)) offer.priorities = null
  return offer
}

/** Shared limits, one inside the other or apart: a row of offers is cut in two again and again. */
function someGroups(dice: Dice, offers: readonly string[]): NonNullable<RoundFile['groups']> {
  const groups: NonNullable<RoundFile['groups']> = []
  const cut = (part: readonly string[]) => {
    if (dice.chance(part.length > 1 ? 45 : 8)) {
      const max = dice.between(1, part.length + 1)
      const running = dice.chance(10) ? { running: 1 } : {}
      groups.push({ id: `h${groups.length + 1}`, max, ...running, offers: dice.shuffled(part) })
    }
    if (part.length < 2) return
    const at = dice.between(1, part.length - 1)
    cut(part.slice(0, at))
    cut(part.slice(at))
  }
  cut(dice.shuffled(offers))
  return dice.shuffled(groups)
}

/** Up to two students who have their place already, as far as it is allowed and fits in every limit. */
function withLocks(dice: Dice, file: RoundFile): RoundFile {
  let locked = file
  for (const { id } of dice.shuffled(file.students).slice(0, dice.between(0, 2))) {
    const next = { ...locked, locks: [...(locked.locks ?? []), [id, dice.pick(file.offers).id] as [string, string]] }
    const round = naiveRound(next)
    const allowed = round.locked.every((offer, student) => offer === -1 || round.allowed(student, offer))
    if (allowed && exceededLimits(round, round.locked).length === 0) locked = next
  }
  return locked
}

/** The round of this number; the same number always gives the same round. */
export function smallMarket(seed: number, shape: MarketShape = {}): RoundFile {
  const dice = diceOf(seed)
  const offers = dice.shuffled(['o1', 'o2', 'o3', 'o4']).slice(0, dice.between(2, 4))
  const students = dice.shuffled(['s1', 's2', 's3', 's4', 's5']).slice(0, dice.between(2, 5))
  const order = dice.shuffled(students)
  const pairs = students.flatMap((student) => offers.map((offer): [string, string] => [student, offer]))
  const file: RoundFile = {
    roundId: `round-${seed % 7}`,
    seed: `seed-${seed}`,
    options: {
      fallback: shape.fallback ?? false,
      minimums: shape.minimums ?? false,
      ...(shape.rescue ? { rescue: true } : {}),
    },
    students: students.map((id) => someStudent(dice, id, offers)),
    offers: offers.map((id) => someOffer(dice, id, { ...shape, students })),
    groups: someGroups(dice, offers),
    forbidden: pairs.filter(() => dice.chance(5)),
    ineligible: pairs
      .filter(() => dice.chance(8))
      .map(([student, offer]) => (dice.chance(50) ? [student, offer, 'age'] : [student, offer])),
  }
  if (shape.strict) for (const offer of file.offers) offer.priorities = order.map((id) => [id])
  if (dice.chance(25)) file.lottery = dice.shuffled(students)
  return (shape.locks ?? true) && dice.chance(35) ? withLocks(dice, file) : file
}

/** Runs a check on so many markets; what fails names the market, so that it can be looked at alone. */
export function onMarkets(
  count: number,
  shape: MarketShape,
  check: (market: { file: RoundFile; round: NaiveRound; dice: Dice }) => void,
): void {
  for (let seed = 1; seed <= count; seed++) {
    const file = smallMarket(seed, shape)
    try {
      check({ file, round: naiveRound(file), dice: diceOf(seed + 1_000_003) })
    } catch (error) {
      throw new Error(
        `market ${seed}: ${error instanceof Error ? error.message : String(error)}\n${JSON.stringify(file)}`,
        {
          cause: error,
        },
      )
    }
  }
}
