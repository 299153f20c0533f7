// What came of a published round in figures (grafici): how many have their first wish, their second or third, another
// place, or none, by school and district and by sex, with small numbers masked; and how full each offer is.

import type { MatchResult } from '../matching/round-file.rules.ts'
import { type Mask, masksOf, type Stream } from './masks.rules.ts'
import type { PublishedRound } from './outcome.rules.ts'

export const outcomes = ['first', 'second-third', 'other', 'none'] as const
export type Outcome = (typeof outcomes)[number]

/** What somebody has, by the rank of the place among the wishes. */
export function outcomeOf({ offerId, rank }: { offerId: string | null; rank: number | null }): Outcome {
  if (offerId === null) return 'none'
  if (rank === 1) return 'first'
  return rank === 2 || rank === 3 ? 'second-third' : 'other'
}

/** One participant, as the charts know them. */
export interface Charted {
  outcome: Outcome
  district: string
  school: string
  sex: string
}

/** A count; null: masked. */
export interface ShownCount {
  count: number | null
  mask: Mask
}

export interface ChartRow {
  key: string
  /** of a school its district; null for the others */
  within: string | null
  total: ShownCount
  outcomes: Record<Outcome, ShownCount>
}

export interface Charts {
  all: ChartRow
  districts: ChartRow[]
  schools: ChartRow[]
  sexes: ChartRow[]
}

/**
 * All tables of the same people at once: a number hidden in one is not to be found in another. A district that has one
 * school only is that school, and is not told again.
 */
export function chartsOf(people: readonly Charted[]): Charts {
  const districts = groupsOf(people, ({ district }) => district)
  const schools = groupsOf(people, ({ school, district }) => JSON.stringify([district, school]))
  const sexes = groupsOf(people, ({ sex }) => sex)
  const streams: (Stream & { name: string })[] = [
    { name: 'everybody', from: 'back', to: 'all', count: people.length },
    ...[...districts].map(([key, members]) => ({
      name: total('district', key),
      from: 'all',
      to: `district ${key}`,
      count: members.length,
    })),
    ...[...schools].flatMap(([key, members]) => schoolStreams(key, members)),
    ...[...districts].flatMap(([key, members]) =>
      outcomes.map((outcome) => ({
        name: cell('district', key, outcome),
        from: `district ${key} ${outcome}`,
        to: `outcome ${outcome}`,
        count: countOf(members, outcome),
      })),
    ),
    ...outcomes.map((outcome) => ({
      name: cell('all', '', outcome),
      from: `outcome ${outcome}`,
      to: `again ${outcome}`,
      count: countOf(people, outcome),
    })),
    ...[...sexes].flatMap(([key, members]) => sexStreams(key, members)),
  ]
  const masks = masksOf(streams)
  const shown = new Map(
    streams.map(({ name, count }, index): [string, ShownCount] => {
      const mask = masks[index] ?? 'shown'
      return [name, { count: mask === 'shown' ? count : null, mask }]
    }),
  )
  const read = (name: string) => shown.get(name) ?? { count: null, mask: 'hidden' as const }
  return {
    all: rowOf('all', '', null, read),
    districts: [...districts.keys()].map((key) => rowOf('district', key, null, read)),
    schools: [...schools.keys()].map((key) => {
      const [district, school] = JSON.parse(key) as [string, string]
      return { ...rowOf('school', key, district, read), key: school }
    }),
    sexes: [...sexes.keys()].map((key) => rowOf('sex', key, null, read)),
  }
}

type Kind = 'all' | 'district' | 'school' | 'sex'

const total = (kind: Kind, key: string) => (kind === 'all' ? 'everybody' : `${kind} ${key} total`)
const cell = (kind: Kind, key: string, outcome: Outcome) => `${kind} ${key} ${outcome}`

function schoolStreams(key: string, members: readonly Charted[]): (Stream & { name: string })[] {
  const [district] = JSON.parse(key) as [string, string]
  return [
    { name: total('school', key), from: `district ${district}`, to: `school ${key}`, count: members.length },
    ...outcomes.map((outcome) => ({
      name: cell('school', key, outcome),
      from: `school ${key}`,
      to: `district ${district} ${outcome}`,
      count: countOf(members, outcome),
    })),
  ]
}

function sexStreams(key: string, members: readonly Charted[]): (Stream & { name: string })[] {
  return [
    { name: total('sex', key), from: `sex ${key}`, to: 'back', count: members.length },
    ...outcomes.map((outcome) => ({
      name: cell('sex', key, outcome),
      from: `again ${outcome}`,
      to: `sex ${key}`,
      count: countOf(members, outcome),
    })),
  ]
}

// oxlint-disable-next-line max-params -- which row, and how its counts are read
function rowOf(kind: Kind, key: string, within: string | null, read: (name: string) => ShownCount): ChartRow {
  const counts = outcomes.map((outcome) => [outcome, read(cell(kind, key, outcome))] as const)
  return {
    key,
    within,
    total: read(total(kind, key)),
    outcomes: Object.fromEntries(counts) as Record<Outcome, ShownCount>,
  }
}

function groupsOf(people: readonly Charted[], keyOf: (person: Charted) => string): Map<string, Charted[]> {
  const groups = new Map<string, Charted[]>()
  for (const person of people) {
    const key = keyOf(person)
    const group = groups.get(key)
    if (group) group.push(person)
    else groups.set(key, [person])
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function countOf(people: readonly Charted[], outcome: Outcome): number {
  return people.filter((person) => person.outcome === outcome).length
}

export interface Fill {
  offerId: string
  /** seats in this round */
  seats: number
  taken: number
  /** did not reach its minimum */
  closed: boolean
}

/** How full each offer is now. */
export function fillOf(
  offers: readonly { id: string; max: number; running?: number }[],
  places: readonly { offerId: string | null }[],
  { closed }: Pick<MatchResult, 'closed'>,
): Fill[] {
  return offers.map(({ id, max, running = 0 }) => ({
    offerId: id,
    seats: Math.max(0, max - running),
    taken: places.filter(({ offerId }) => offerId === id).length,
    closed: closed.includes(id),
  }))
}

/** What the page of the charts shows. */
export interface RoundCharts {
  round: PublishedRound
  charts: Charts
  fill: (Fill & { title: string; partner: string })[]
  /** by name, of what the charts know by code */
  schools: Map<string, string>
  districts: Map<string, string>
}
