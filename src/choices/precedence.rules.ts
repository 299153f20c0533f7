// Who goes first at a host (precedenza): the criteria that the school has published, compared one after the other in the
// published order; whom they leave equal the draw parts. Each criterion is a small number, lower is better, and one value
// for all offers of a host, because places that share the limits of a host would otherwise be given unfairly. Nothing in
// it depends on what somebody wishes, nor on when a list was sent.
//   accessible-first: who needs a place without steps, at a host that has one in the round.
//   would-miss-hours: last year of the course, and hours still due.
//   host-band: what the host has said of track and year before anybody chose; the line that says most of the student
//     holds, of several the better one; of whom nothing is said is "suitable", the middle band.
//   hours-due: hours still due in three bands, by thirds of the minimum.
//   final-year, none-last-year: last year of the course; no placement in the school year before.
// Source: L. 107/2015, art. 1, c. 33-43 and D.M. 774/2019 (criteria of the school); matching study, 3.3.

import type { Criterion, HostBand } from '../rounds/round.rules.ts'
import type { UnitFacts } from './unit.rules.ts'

type Ranked = Pick<
  UnitFacts,
  'unitId' | 'track' | 'year' | 'accessible' | 'finalYear' | 'dueMinutes' | 'requiredMinutes' | 'placedLastYear'
>

export interface HostFacts {
  partnerId: string
  /** has a place without steps in the round */
  accessible: boolean
}

const middleBand = 1

/** The key of a unit at a host: one number for each criterion, in their order; lower is better. */
// oxlint-disable-next-line max-params -- the four things that a key is made of
export function precedenceKey(
  unit: Ranked,
  host: HostFacts,
  criteria: readonly Criterion[],
  bands: readonly HostBand[],
): number[] {
  return criteria.map((criterion) => values[criterion](unit, host, bands))
}

const values: Record<Criterion, (unit: Ranked, host: HostFacts, bands: readonly HostBand[]) => number> = {
  'accessible-first': (unit, host) => (unit.accessible && host.accessible ? 0 : 1),
  'would-miss-hours': ({ finalYear, dueMinutes }) => (finalYear && (dueMinutes ?? 0) > 0 ? 0 : 1),
  'host-band': (unit, { partnerId }, bands) => bandOf(unit, partnerId, bands),
  'hours-due': ({ dueMinutes, requiredMinutes }) => dueBand(dueMinutes ?? 0, requiredMinutes ?? 0),
  'final-year': ({ finalYear }) => (finalYear ? 0 : 1),
  'none-last-year': ({ placedLastYear }) => (placedLastYear ? 1 : 0),
}

function bandOf({ track, year }: Ranked, partnerId: string, bands: readonly HostBand[]): number {
  let [best, band]: [number, number] = [-1, middleBand]
  for (const line of bands) {
    const isFor = (line.track === null || line.track === track) && (line.year === null || line.year === year)
    if (line.partnerId !== partnerId || !isFor) continue
    const says = Number(line.track !== null) + Number(line.year !== null)
    if (says > best || (says === best && line.band < band)) [best, band] = [says, line.band]
  }
  return band
}

/** More than two thirds of the minimum still due, more than one third, or less. */
function dueBand(due: number, required: number): number {
  if (due <= 0 || required <= 0) return 2
  if (due * 3 > required * 2) return 0
  return due * 3 > required ? 1 : 2
}

export interface Precedence {
  criteria: readonly Criterion[]
  bands: readonly HostBand[]
}

/** All units at a host in classes of equal precedence, the best first; null when all are equal. */
export function precedenceClasses(
  units: readonly Ranked[],
  host: HostFacts,
  { criteria, bands }: Precedence,
): string[][] | null {
  const keyed = units.map((unit) => ({ unitId: unit.unitId, key: precedenceKey(unit, host, criteria, bands) }))
  const sorted = keyed.toSorted((a, b) => compareKeys(a.key, b.key) || (a.unitId < b.unitId ? -1 : 1))
  const classes: string[][] = []
  let last: number[] | null = null
  for (const { unitId, key } of sorted) {
    if (last === null || compareKeys(last, key) !== 0) classes.push([])
    classes.at(-1)?.push(unitId)
    last = key
  }
  return classes.length > 1 ? classes : null
}

/** Negative when the first goes first; 0 when the draw decides. */
export function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0
    if (value !== other) return value - other
  }
  return 0
}
