// The digest (impronta) of a frozen round and of its result: SHA-256 of one canonical text, so that whoever replays the round
// sees at a glance that it is the same. What does not decide does not count: the order of students, offers, groups and pairs,
// the order inside a class of equal priority, a default that is written or left out.
import { createHash } from 'node:crypto'
import type { MatchResult, RoundFile, RoundGroup, RoundOffer, RoundOptions, RoundStudent } from './round-file.rules.ts'
import { byCodeUnit } from './code-unit.rules.ts'

/** The same round in its one form: sorted by id, with every default filled in. */
export function canonicalRound(file: RoundFile): RoundFile {
  const { roundId, seed, lottery, students, offers, groups = [] } = file
  return {
    roundId,
    seed,
    ...(lottery && { lottery }),
    options: canonicalOptions(file.options),
    students: sortedById(students.map(canonicalStudent)),
    offers: sortedById(offers.map(canonicalOffer)),
    groups: sortedById(groups.map(canonicalGroup)),
    locks: sortedPairs(file.locks),
    forbidden: sortedPairs(file.forbidden),
    ineligible: sortedPairs(file.ineligible?.map(([student, offer, reason = '']) => [student, offer, reason])),
  }
}

export function inputDigest(file: RoundFile): string {
  return digestOf(canonicalRound(file))
}

/** Of everything in the result but itself. */
export function resultDigest(result: Omit<MatchResult, 'resultDigest'>): string {
  return digestOf({ ...result, resultDigest: undefined })
}

function canonicalOptions(options: RoundOptions = {}): Required<RoundOptions> {
  const { mechanism = 'default', fallback = true, rescue = false, minimums = true } = options
  return { mechanism, fallback, rescue, minimums }
}

function canonicalStudent({
  id,
  class: classOf = null,
  preferences,
  acceptsAny = true,
  zoneDistance,
}: RoundStudent): RoundStudent {
  const distances: Record<string, number> = Object.create(null)
  for (const [offer, distance] of Object.entries(zoneDistance ?? {})) if (distance !== 0) distances[offer] = distance
  return { id, class: classOf, preferences, acceptsAny, zoneDistance: distances }
}

function canonicalOffer(offer: RoundOffer): RoundOffer {
  const { id, host = null, max, min = 0, running = 0, classMax = null, priorities } = offer
  return { id, host, max, min, running, classMax, priorities: priorities?.map(sorted) ?? null }
}

function canonicalGroup({ id, max, running = 0, offers }: RoundGroup): RoundGroup {
  return { id, max, running, offers: sorted(offers) }
}

const sorted = (ids: readonly string[]) => [...ids].sort()

function sortedById<Entry extends { id: string }>(entries: Entry[]): Entry[] {
  return entries.sort((a, b) => byCodeUnit(a.id, b.id))
}

function sortedPairs<Pair extends [string, string, string?]>(pairs: readonly Pair[] = []): Pair[] {
  return [...pairs].sort(
    (a, b) => byCodeUnit(a[0], b[0]) || byCodeUnit(a[1], b[1]) || byCodeUnit(a[2] ?? '', b[2] ?? ''),
  )
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalText(value)).digest('hex')
}

/** JSON with the keys of every object in the order of their code units, where the built-in one puts numbers first. */
function canonicalText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value))
    return isListOfIds(value) ? JSON.stringify(value) : `[${value.map(canonicalText).join(',')}]`
  const fields: string[] = []
  for (const key of Object.keys(value).sort()) {
    const field: unknown = value[key as keyof typeof value]
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonicalText(field)}`)
  }
  return `{${fields.join(',')}}`
}

const isListOfIds = (values: readonly unknown[]): boolean => values.every((value) => typeof value === 'string')
