// Codes change from one register to the next: institutes are merged, split and renumbered (dimensionamento della rete
// scolastica). People and classes belong to the school and not to its code, so a school that goes on under another code
// stays the same school. It is recognised by its sites: the new institute that most of its sites now belong to. A site
// goes on under another code when name, address, town and kind are the same and nothing else fits.

import type { RegisterRow } from './school-register.rules.ts'
import { plainText, type School, type SchoolSite } from './school.rules.ts'

export interface Place {
  school: School
  site: SchoolSite
}

/** What is stored, found by code. */
export interface KnownSchools {
  byCode: ReadonlyMap<string, School>
  places: ReadonlyMap<string, Place>
}

export function knownSchools(stored: readonly School[]): KnownSchools {
  return {
    byCode: new Map(stored.map((school) => [school.code, school])),
    places: new Map(stored.flatMap((school) => school.sites.map((site) => [site.code, { school, site }] as const))),
  }
}

/** Where each row of a register stood before, under the same code or an earlier one; rows of new sites are not in it. */
export function earlierPlaces(rows: readonly RegisterRow[], known: KnownSchools): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const { site } of rows) {
    const place = known.places.get(site.code)
    if (place) places.set(site.code, place)
  }
  for (const [code, place] of renumberedSites(rows, known)) places.set(code, place)
  return places
}

/** Sites that go on under a new code: new code → where the site stood. Only what fits in one way alone. */
function renumberedSites(rows: readonly RegisterRow[], known: KnownSchools): Map<string, Place> {
  const listed = new Set(rows.map((row) => row.site.code))
  const appeared = groupBy(
    rows.filter((row) => !known.places.has(row.site.code)),
    (row) => identityOf(row.site),
  )
  const vanished = groupBy(
    [...known.places.values()].filter(({ site }) => !listed.has(site.code)),
    ({ site }) => identityOf(site),
  )
  const found = new Map<string, Place>()
  for (const [identity, [row, ...otherRows]] of appeared) {
    const [place, ...otherPlaces] = vanished.get(identity) ?? []
    if (!identity || !row || !place || otherRows.length > 0 || otherPlaces.length > 0) continue
    if (place.site.registerYear < row.year) found.set(row.site.code, place)
  }
  return found
}

/** Empty when too little is known to recognise a site by it. */
function identityOf({ name, address, townCode, kindText, feature, code }: SchoolSite): string {
  if (!address || !townCode || !kindText) return ''
  // The third and fourth letter of the code: private licei of one institute differ in nothing else.
  const texts = [name, address, townCode, kindText, feature ?? '', code.slice(2, 4)]
  return texts.map((text) => plainText(text).replaceAll(' ', '')).join('|')
}

/**
 * The schools that go on under a code nobody had before: new institute code → school. A school that a register of the
 * same year lists under its own code, in this file or another, is never taken. Of several candidates the one with most
 * sites in common goes on.
 */
export function successions(rows: readonly RegisterRow[], known: KnownSchools): Map<string, School> {
  const ordered = claims(rows, known).sort((a, b) => b.sites - a.sites || (a.code < b.code ? -1 : 1))
  const heirs = new Map<string, School>()
  const taken = new Set<string>()
  for (const { code, school } of ordered) {
    if (heirs.has(code) || taken.has(school._id)) continue
    heirs.set(code, school)
    taken.add(school._id)
  }
  return heirs
}

interface Claim {
  code: string
  school: School
  /** How many sites of the school the new institute has now. */
  sites: number
}

function claims(rows: readonly RegisterRow[], known: KnownSchools): Claim[] {
  const places = earlierPlaces(rows, known)
  const listed = new Set(rows.map((row) => row.institute.code))
  const found = new Map<string, Claim>()
  for (const { institute, site, year } of rows) {
    const school = places.get(site.code)?.school
    if (!school || known.byCode.has(institute.code) || listed.has(school.code)) continue
    if (year <= school.registerYear) continue
    const key = `${institute.code} ${school._id}`
    found.set(key, { code: institute.code, school, sites: (found.get(key)?.sites ?? 0) + 1 })
  }
  return [...found.values()]
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
