import { expect, test } from '@jest/globals'
import { match } from '../../src/matching/match.rules.ts'
import type { RoundFile, RoundOffer, RoundStudent } from '../../src/matching/round-file.rules.ts'
import { type NaiveRound, type Places, betterWishes } from './naive-round.ts'
import { placesIn, placesOf } from './read-result.ts'
import { onMarkets } from './small-markets.ts'

const withStudent = (file: RoundFile, id: string, change: Partial<RoundStudent>): RoundFile => ({
  ...file,
  students: file.students.map((student) => (student.id === id ? { ...student, ...change } : student)),
})

const withOffer = (file: RoundFile, id: string, change: Partial<RoundOffer>): RoundFile => ({
  ...file,
  offers: file.offers.map((offer) => (offer.id === id ? { ...offer, ...change } : offer)),
})

/** The same round when one student never took part. */
function without(file: RoundFile, id: string): RoundFile {
  const apart = <Pair extends readonly string[]>(pairs: Pair[] = []) => pairs.filter(([student]) => student !== id)
  return {
    ...file,
    ...(file.lottery ? { lottery: file.lottery.filter((student) => student !== id) } : {}),
    students: file.students.filter((student) => student.id !== id),
    offers: file.offers.map(({ priorities, ...offer }) => ({
      ...offer,
      priorities: priorities?.map((ids) => ids.filter((student) => student !== id)) ?? null,
    })),
    locks: apart(file.locks),
    forbidden: apart(file.forbidden),
    ineligible: apart(file.ineligible),
  }
}

function* listsOf(offers: readonly string[]): Generator<string[]> {
  yield []
  for (const first of offers)
    for (const rest of listsOf(offers.filter((offer) => offer !== first))) yield [first, ...rest]
}

/** How many wishes of the true list are better than the place: the whole list when the place is not on it. */
const rankOf = (round: NaiveRound, places: Places, student: number) => betterWishes(round, places, student).length

const free = (round: NaiveRound) => [...round.students.keys()].filter((student) => round.locked[student] === -1)

test('I10 a list cut to the place obtained, or with it on top, leaves the student where it was', () => {
  onMarkets(700, { fallback: true }, ({ file, round }) => {
    const result = match(file)
    for (const [student, place] of placesIn(round, result, ['wish']).entries()) {
      if (place === -1) continue
      const [id, offer] = [round.students[student] as string, round.offers[place] as string]
      const { preferences } = file.students[student] as RoundStudent
      for (const list of [[offer], [offer, ...preferences], preferences.slice(0, preferences.indexOf(offer) + 1)])
        expect(match(withStudent(file, id, { preferences: [...new Set(list)] })).matching[id]).toBe(offer)
    }
  })
})

test('I11 no other list gives a student a better place, whatever the others do: all lists tried', () => {
  let tried = 0
  for (const fallback of [false, true])
    onMarkets(150, { fallback }, ({ file, round }) => {
      const truth = placesOf(round, match(file))
      for (const student of free(round)) {
        const rank = rankOf(round, truth, student)
        if (rank === 0) continue
        for (const preferences of listsOf(round.offers)) {
          const told = placesOf(round, match(withStudent(file, round.students[student] as string, { preferences })))
          tried++
          if (rankOf(round, told, student) < rank)
            throw new Error(`${round.students[student]} gains with ${preferences.join(' ')}`)
        }
      }
    })
  expect(tried).toBeGreaterThan(6000)
})

test('I12 a student who leaves makes nobody else worse', () => {
  onMarkets(500, {}, ({ file, round }) => {
    const before = placesOf(round, match(file))
    for (const id of round.students) {
      const { matching } = match(without(file, id))
      const after = round.students.map((student) => round.offers.indexOf(matching[student] ?? ''))
      for (const student of free(round))
        if (round.students[student] !== id)
          expect(rankOf(round, after, student)).toBeLessThanOrEqual(rankOf(round, before, student))
    }
  })
})

// The others may still come to exchange their places for better ones: somebody who tries for a place in vain can keep two
// others from it. So "nothing changes" is true of who is placed, not of where.
test('I12 a student without a place who leaves makes nobody worse, and the same students are placed', () => {
  onMarkets(600, {}, ({ file, round }) => {
    const result = match(file)
    const before = placesOf(round, result)
    for (const id of round.students) {
      if (result.matching[id] !== null) continue
      const left = match(without(file, id)).matching
      const after = round.students.map((student) => round.offers.indexOf(left[student] ?? ''))
      for (const student of free(round)) {
        expect(rankOf(round, after, student)).toBeLessThanOrEqual(rankOf(round, before, student))
        expect(after[student] === -1).toBe(before[student] === -1)
      }
    }
  })
})

/** Rounds with one more seat where nothing is above it. */
function* withOneMoreSeat(file: RoundFile): Generator<RoundFile> {
  const groups = file.groups ?? []
  for (const { id, max } of file.offers)
    if (!groups.some(({ offers }) => offers.includes(id))) yield withOffer(file, id, { max: max + 1 })
  for (const group of groups) {
    const above = groups.some((other) => other !== group && group.offers.every((offer) => other.offers.includes(offer)))
    if (!above) yield { ...file, groups: groups.map((one) => (one === group ? { ...one, max: one.max + 1 } : one)) }
  }
}

test('I13 one more seat at an offer without shared limits, or at an outermost limit, makes nobody worse', () => {
  let raised = 0
  onMarkets(600, {}, ({ file, round }) => {
    const before = placesOf(round, match(file))
    for (const wider of withOneMoreSeat(file)) {
      raised++
      const after = placesOf(round, match(wider))
      for (const student of free(round))
        expect(rankOf(round, after, student)).toBeLessThanOrEqual(rankOf(round, before, student))
    }
  })
  expect(raised).toBeGreaterThan(600)
})

/**
 * The classes of priority with one student higher and all others where they were. Where nothing is shared with another
 * offer, also alone in front of the own class: only there does it not matter that the others count from a worse class.
 */
function* raised(file: RoundFile, { id, priorities }: RoundOffer, student: string): Generator<string[][]> {
  const classes = priorities ?? []
  const others = classes.map((ids) => ids.filter((other) => other !== student))
  const at = classes.findIndex((ids) => ids.includes(student))
  const place = at === -1 ? others.length : at
  for (let better = 0; better < place; better++)
    yield others.map((ids, index) => (index === better ? [...ids, student] : ids))
  if ((file.groups ?? []).some(({ offers }) => offers.includes(id))) return
  for (let before = 0; before <= place; before++) yield [...others.slice(0, before), [student], ...others.slice(before)]
}

test('I14 a better priority never hurts its owner', () => {
  onMarkets(500, {}, ({ file, round, dice }) => {
    const before = placesOf(round, match(file))
    const student = dice.between(0, round.students.length - 1)
    const id = round.students[student] as string
    for (const offer of file.offers)
      for (const priorities of raised(file, offer, id)) {
        const after = placesOf(round, match(withOffer(file, offer.id, { priorities })))
        expect(rankOf(round, after, student)).toBeLessThanOrEqual(rankOf(round, before, student))
      }
  })
})
