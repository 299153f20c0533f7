// A register meets what is stored. A row is created when its code was not stored, updated when it says something else
// about the site or its institute than what is stored, unchanged otherwise; that a site is still there a year later is no
// change. An older register never overwrites what a newer one said: its rows count as unchanged, and only add sites
// nobody knew. What a register does not list stays, with the year of the last register that did: registers are published
// whole, but may be cut to a province before they come here.

import { isDeepStrictEqual } from 'node:util'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Institute, RegisterRow } from './school-register.rules.ts'
import {
  earlierPlaces,
  groupBy,
  type KnownSchools,
  knownSchools,
  type Place,
  successions,
} from './school-succession.rules.ts'
import {
  type CodeChange,
  defaultSettings,
  emptyOffice,
  isRenumbering,
  type School,
  type SchoolSite,
  searchTextOf,
} from './school.rules.ts'

export type RowOutcome = 'created' | 'updated' | 'unchanged'

export interface PlannedRow {
  row: RegisterRow
  outcome: RowOutcome
  /** The register is older than what is stored about the site. */
  older: boolean
  /** The schools that must have been written for the outcome to be true. */
  schoolIds: string[]
}

export interface PlannedSchool {
  /** Null: a new school. */
  before: School | null
  /** The school without the sites that go to another one: written first, since a code exists only once. */
  released: School | null
  after: School
}

export interface RegisterPlan {
  schools: PlannedSchool[]
  rows: PlannedRow[]
}

/** What rows of one school year change in the stored schools. `makeId` gives new schools their id. */
export function planRegister(
  rows: readonly RegisterRow[],
  stored: readonly School[],
  makeId: () => string,
): RegisterPlan {
  const known = knownSchools(stored)
  const retired = retiredCodes(stored)
  const older = new Set(rows.filter((row) => isOlder(row, known, retired)))
  const current = rows.filter((row) => !older.has(row))
  const places = earlierPlaces(current, known)
  const targets = targetsOf(current, { known, retired, makeId })
  const released = releasedSchools(current, { places, targets })
  const schools = new Map<string, PlannedSchool>()
  for (const [id, { before, after }] of released) schools.set(id, { before, released: after, after })
  for (const [code, group] of groupBy(current, (row) => row.institute.code)) {
    const target = targets.get(code)
    if (!target) continue
    const start = schools.get(target.school._id)?.after ?? target.school
    schools.set(target.school._id, {
      before: target.isNew ? null : target.school,
      released: released.get(target.school._id)?.after ?? null,
      after: withRows(start, group, places),
    })
  }
  return {
    schools: [...schools.values()].filter(({ before, after }) => !isDeepStrictEqual(before, after)),
    rows: rows.map((row) =>
      older.has(row)
        ? { row, outcome: 'unchanged', older: true, schoolIds: [] }
        : plannedRow(row, { place: known.places.get(row.site.code), schools, target: targets.get(row.institute.code) }),
    ),
  }
}

interface Target {
  school: School
  isNew: boolean
}

/** Codes that were given up, with the year of the register that did. */
function retiredCodes(stored: readonly School[]): Map<string, { school: School; year: SchoolYear }> {
  return new Map(
    stored.flatMap((school) =>
      school.codeHistory.filter(isRenumbering).map(({ from, year }) => [from, { school, year }] as const),
    ),
  )
}

type RetiredCodes = ReturnType<typeof retiredCodes>

function isOlder({ site, year }: RegisterRow, known: KnownSchools, retired: RetiredCodes): boolean {
  const stored = known.places.get(site.code)
  if (stored) return stored.site.registerYear > year
  const change = retired.get(site.code)
  return change !== undefined && change.year > year
}

interface Surroundings {
  known: KnownSchools
  retired: RetiredCodes
  makeId: () => string
}

/** The school that each institute code of the rows stands for: the one with the code, its heir, or a new one. */
function targetsOf(rows: readonly RegisterRow[], { known, retired, makeId }: Surroundings): Map<string, Target> {
  const heirs = successions(rows, known)
  const targets = new Map<string, Target>()
  for (const { institute, year } of rows) {
    if (targets.has(institute.code)) continue
    const formerly = retired.get(institute.code)
    const school =
      known.byCode.get(institute.code) ??
      heirs.get(institute.code) ??
      (formerly && formerly.year > year ? formerly.school : null)
    targets.set(institute.code, { school: school ?? newSchool(institute, year, makeId()), isNew: !school })
  }
  return targets
}

function newSchool(institute: Institute, year: SchoolYear, id: string): School {
  return {
    _id: id,
    schoolId: id,
    ...institute,
    sites: [],
    codeHistory: [],
    settings: { ...defaultSettings },
    office: { ...emptyOffice },
    closures: [],
    registerYear: year,
    searchText: '',
    revision: '',
  }
}

interface Moves {
  places: ReadonlyMap<string, Place>
  targets: ReadonlyMap<string, Target>
}

/** Schools that lose sites to another one, without them. */
function releasedSchools(
  rows: readonly RegisterRow[],
  { places, targets }: Moves,
): Map<string, { before: School; after: School }> {
  const released = new Map<string, { before: School; after: School }>()
  for (const { site, institute, year } of rows) {
    const place = places.get(site.code)
    const target = targets.get(institute.code)?.school
    if (!place || !target || place.school._id === target._id) continue
    const school = released.get(place.school._id)?.after ?? place.school
    const left: CodeChange = {
      kind: 'site-left',
      site: place.site.code,
      from: place.school.code,
      to: institute.code,
      year,
    }
    const after = tidied({
      ...school,
      sites: school.sites.filter(({ code }) => code !== place.site.code),
      codeHistory: [...school.codeHistory, left],
    })
    released.set(place.school._id, { before: place.school, after })
  }
  return released
}

/** The school with the sites and the facts that its rows tell. */
function withRows(school: School, rows: readonly RegisterRow[], places: ReadonlyMap<string, Place>): School {
  const lead = rows.find((row) => row.site.headOffice) ?? rows[0]
  if (!lead) return school
  const isCurrent = lead.year >= school.registerYear
  const { code, ...facts } = isCurrent ? lead.institute : school
  const sites = new Map(school.sites.map((site) => [site.code, site]))
  const changes: CodeChange[] = []
  if (code !== school.code) {
    changes.push({ kind: 'institute-renumbered', site: null, from: school.code, to: code, year: lead.year })
    sites.delete(school.code)
  }
  for (const row of rows) {
    const place = places.get(row.site.code)
    if (place && place.school._id === school._id) sites.delete(place.site.code)
    if (place) changes.push(...siteChanges(row, place, school))
    sites.set(row.site.code, row.site)
  }
  return tidied({
    ...school,
    ...facts,
    code,
    sites: [...sites.values()],
    codeHistory: [...school.codeHistory, ...changes],
    registerYear: isCurrent ? lead.year : school.registerYear,
  })
}

function siteChanges({ site, institute, year }: RegisterRow, place: Place, school: School): CodeChange[] {
  const changes: CodeChange[] = []
  if (place.school._id !== school._id) {
    changes.push({ kind: 'site-joined', site: site.code, from: place.school.code, to: institute.code, year })
  }
  const isInstitute = place.site.code === school.code && site.code === institute.code
  if (place.site.code !== site.code && !isInstitute) {
    changes.push({ kind: 'site-renumbered', site: null, from: place.site.code, to: site.code, year })
  }
  return changes
}

interface Findings {
  /** Where the code stood before. */
  place: Place | undefined
  schools: ReadonlyMap<string, PlannedSchool>
  target: Target | undefined
}

function plannedRow(row: RegisterRow, { place, schools, target }: Findings): PlannedRow {
  const id = target?.school._id ?? ''
  if (!place) return { row, outcome: 'created', older: false, schoolIds: [id] }
  const stayed = place.school._id === id
  const isSame = stayed && saysTheSame(place.site, row.site) && !factsChanged(schools.get(id))
  const schoolIds = stayed ? [id] : [id, place.school._id]
  return { row, outcome: isSame ? 'unchanged' : 'updated', older: false, schoolIds }
}

function saysTheSame(a: SchoolSite, b: SchoolSite): boolean {
  return isDeepStrictEqual({ ...a, registerYear: null }, { ...b, registerYear: null })
}

function factsChanged(school: PlannedSchool | undefined): boolean {
  if (!school?.before) return false
  const { before, after } = school
  const facts = ['code', 'name', 'management', 'region', 'province'] as const
  return facts.some((fact) => before[fact] !== after[fact])
}

/** Sites in the order of their codes, each knowing whether its code is the institute's. */
function tidied(school: School): School {
  const sites = school.sites
    .map((site): SchoolSite => ({ ...site, headOffice: site.code === school.code }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  return { ...school, sites, searchText: searchTextOf({ ...school, sites }) }
}
