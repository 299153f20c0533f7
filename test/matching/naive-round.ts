// A round read as the words say it, for tests: nothing here knows how the engine works. Slow on purpose: every question is
// answered by looking at all students.
import { createHash } from 'node:crypto'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'

/** A limit, and whom it counts: everybody at its offers, or only those of one class. */
export interface NaiveLimit {
  name: string
  /** max less the seats already running; locked students are counted as holders */
  room: number
  offers: Set<number>
}

/** Offer by student; -1: none. Locked students stand at their lock. */
export type Places = number[]

export interface NaiveRound {
  file: RoundFile
  students: string[]
  offers: string[]
  /** draw number by student, from 1 */
  draw: number[]
  /** offer by student, -1: not locked */
  locked: number[]
  /** cleaned lists; of locked students none */
  wishes: number[][]
  acceptsAny: boolean[]
  min: number[]
  limits: NaiveLimit[]
  limitNamed: Map<string, number>
  allowed(student: number, offer: number): boolean
  /** limits on the way from the student at the offer up, innermost first */
  pathOf(student: number, offer: number): number[]
  classOf(student: number, offer: number): number
  keyOf(student: number, offer: number): number
  distanceOf(student: number, offer: number): number
}

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export function drawNumbers(file: RoundFile): Map<string, number> {
  const ticket = (id: string) => createHash('sha256').update(`${file.seed}|${file.roundId}|${id}`).digest('hex')
  const drawn = file.students
    .map(({ id }) => ({ id, ticket: ticket(id) }))
    .sort((a, b) => byCodeUnit(a.ticket, b.ticket) || byCodeUnit(a.id, b.id))
    .map(({ id }) => id)
  return new Map((file.lottery ?? drawn).map((id, place) => [id, place + 1]))
}

function limitsOf(file: RoundFile, offerNumber: Map<string, number>) {
  const limits: NaiveLimit[] = []
  const at = (id: string) => offerNumber.get(id) as number
  const ofClass = new Map<string, number>()
  const classes = new Set(file.students.flatMap((student) => (student.class == null ? [] : [student.class])))
  for (const { id, classMax } of file.offers)
    if (classMax != null)
      for (const name of classes) {
        ofClass.set(JSON.stringify([name, id]), limits.length)
        limits.push({ name: `class ${name} at offer ${id}`, room: classMax, offers: new Set([at(id)]) })
      }
  const above = file.offers.map(({ id, max, running }) => {
    limits.push({ name: `offer ${id}`, room: max - (running ?? 0), offers: new Set([at(id)]) })
    return [limits.length - 1]
  })
  for (const group of [...(file.groups ?? [])].sort((a, b) => a.offers.length - b.offers.length)) {
    for (const id of group.offers) above[at(id)]?.push(limits.length)
    const room = group.max - (group.running ?? 0)
    limits.push({ name: `shared limit ${group.id}`, room, offers: new Set(group.offers.map(at)) })
  }
  return { limits, ofClass, above }
}

const classesAt = (file: RoundFile) =>
  file.offers.map(({ priorities }) => ({
    named: new Map((priorities ?? []).flatMap((ids, index) => ids.map((id) => [id, index + 1] as const))),
    last: (priorities?.length ?? 0) + 1,
  }))

function remembered<T>(width: number, find: (student: number, offer: number) => T) {
  const known = new Map<number, T>()
  return (student: number, offer: number) => {
    const pair = student * width + offer
    if (!known.has(pair)) known.set(pair, find(student, offer))
    return known.get(pair) as T
  }
}

export function naiveRound(file: RoundFile): NaiveRound {
  const students = file.students.map(({ id }) => id)
  const offers = file.offers.map(({ id }) => id)
  const offerNumber = new Map(offers.map((id, index) => [id, index]))
  const studentNumber = new Map(students.map((id, index) => [id, index]))
  const { limits, ofClass, above } = limitsOf(file, offerNumber)
  const barred = new Set(
    [...(file.forbidden ?? []), ...(file.ineligible ?? [])].map(([student, offer]) => JSON.stringify([student, offer])),
  )
  const allowed = remembered(
    offers.length,
    (student, offer) => !barred.has(JSON.stringify([students[student], offers[offer]])),
  )
  const locked = students.map(() => -1)
  for (const [student, offer] of file.locks ?? [])
    locked[studentNumber.get(student) as number] = offerNumber.get(offer) as number
  const numbers = drawNumbers(file)
  const draw = students.map((id) => numbers.get(id) as number)
  const classes = classesAt(file)
  const classOf = (student: number, offer: number) =>
    classes[offer]?.named.get(students[student] as string) ?? (classes[offer]?.last as number)
  const given = file.students.map(({ zoneDistance }) => new Map(Object.entries(zoneDistance ?? {})))
  return {
    file,
    students,
    offers,
    draw,
    locked,
    wishes: file.students.map(({ preferences }, student) =>
      locked[student] === -1
        ? [...new Set(preferences)]
            .flatMap((id) => offerNumber.get(id) ?? [])
            .filter((offer) => allowed(student, offer))
        : [],
    ),
    acceptsAny: file.students.map((student) => student.acceptsAny ?? true),
    min: file.offers.map(({ min }) => min ?? 0),
    limits,
    limitNamed: new Map(limits.map(({ name }, index) => [name, index])),
    allowed,
    pathOf: remembered(offers.length, (student, offer) => {
      const inner = ofClass.get(JSON.stringify([file.students[student]?.class, offers[offer]]))
      const outer = above[offer] as number[]
      return inner === undefined ? outer : [inner, ...outer]
    }),
    classOf,
    keyOf: (student, offer) => classOf(student, offer) * 2 ** 32 + (draw[student] as number),
    distanceOf: (student, offer) => given[student]?.get(offers[offer] as string) ?? 0,
  }
}

/** How full each limit is, and the worst key among those in it who are not locked. */
export function pressureOf(round: NaiveRound, places: Places) {
  const load = round.limits.map(() => 0)
  const worst = round.limits.map(() => Number.NEGATIVE_INFINITY)
  for (const [student, offer] of places.entries()) {
    if (offer === -1) continue
    const key = round.keyOf(student, offer)
    for (const limit of round.pathOf(student, offer)) {
      load[limit] = (load[limit] as number) + 1
      if (round.locked[student] === -1) worst[limit] = Math.max(worst[limit] as number, key)
    }
  }
  return { load, worst }
}

export type Pressure = ReturnType<typeof pressureOf>

/** Names of the limits that hold more than they may. */
export function exceededLimits(round: NaiveRound, places: Places): string[] {
  const { load } = pressureOf(round, places)
  return round.limits.filter(({ room }, limit) => (load[limit] as number) > room).map(({ name }) => name)
}

export const isFull = (round: NaiveRound, { load }: Pressure, limit: number) =>
  (load[limit] as number) >= (round.limits[limit]?.room as number)

/** The lowest limit between a student and an offer that is full, and all who hold it have a better key; -1: none. */
export function refusingLimit(round: NaiveRound, pressure: Pressure, [student, offer]: [number, number]): number {
  const key = round.keyOf(student, offer)
  const refuses = (limit: number) => isFull(round, pressure, limit) && (pressure.worst[limit] as number) < key
  return round.pathOf(student, offer).find(refuses) ?? -1
}

/** Wishes of a student that are better than the place: all of them when the place is not on the list. */
export function betterWishes(round: NaiveRound, places: Places, student: number): number[] {
  const wishes = round.wishes[student] as number[]
  const at = wishes.indexOf(places[student] as number)
  return at === -1 ? wishes : wishes.slice(0, at)
}

/** Pairs with a justified complaint: the student prefers the offer, and in every limit a seat is free or held by a worse key. */
export function blockingPairs(round: NaiveRound, places: Places, closed: ReadonlySet<number> = new Set()) {
  const pressure = pressureOf(round, places)
  const pairs: [string, string][] = []
  for (const student of places.keys())
    for (const offer of betterWishes(round, places, student))
      if (!closed.has(offer) && blocks(round, pressure, [student, offer]))
        pairs.push([round.students[student] as string, round.offers[offer] as string])
  return pairs
}

function blocks(round: NaiveRound, pressure: Pressure, [student, offer]: [number, number]): boolean {
  const key = round.keyOf(student, offer)
  return round
    .pathOf(student, offer)
    .every((limit) => !isFull(round, pressure, limit) || (pressure.worst[limit] as number) > key)
}
