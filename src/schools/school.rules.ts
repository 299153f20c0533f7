// A school (istituto) is what has a principal and an office. It teaches at one or more sites (sedi, plessi), each with a
// code of its own (codice meccanografico): one per address, track and evening course. Students, classes and accounts
// belong to the institute; the kind of school, which decides the minimum of hours, belongs to the site.
// Source: the ministry's open data (SCUANAGRAFESTAT, SCUANAGRAFEPAR).

import type { SchoolKind } from '../norms/required-hours.rules.ts'
import type { RetentionYears } from '../norms/retention.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Day } from '../platform/day.ts'
import type { SchoolClosure } from './school-closure.rules.ts'

export type Management = 'state' | 'private'

export interface SchoolSite {
  code: string
  name: string
  address: string | null
  postcode: string | null
  town: string | null
  /** The town's code in the land register (codice catastale). */
  townCode: string | null
  /** The kind as the register words it. */
  kindText: string | null
  kind: SchoolKind
  /** Upper secondary school: the only one with school-to-work. */
  secondCycle: boolean
  /** Carries the institute's own code; where an institute has several sites it has no pupils itself. */
  headOffice: boolean
  evening: boolean
  /** What sets the site apart, as the register words it: hospital, prison, mountain, boarding school. */
  feature: string | null
  email: string | null
  pec: string | null
  website: string | null
  /** The last register that names the site. */
  registerYear: SchoolYear
}

export type CodeChangeKind = 'institute-renumbered' | 'site-renumbered' | 'site-joined' | 'site-left'

/** A change of code: of the institute or a site (from old to new), or the institute that a site left for another. */
export interface CodeChange {
  kind: CodeChangeKind
  /** The site that joined or left; null when a code itself changed. */
  site: string | null
  from: string
  to: string
  /** The first register that says so. */
  year: SchoolYear
}

export const hourLoggers = ['both', 'student', 'host'] as const
export type WhoLogs = (typeof hourLoggers)[number]

/** What becomes of the hours of a year that is repeated: they count both times, or only those of the last time. */
export const repeatedYearRules = ['all', 'last'] as const
export type RepeatedYears = (typeof repeatedYearRules)[number]

export interface SchoolSettings {
  /** Who writes down the hours of a placement; when the host does, that is also the confirmation. */
  whoLogs: WhoLogs
  /** For how many days after a day its hours may be logged, 1 to 90. */
  logWindowDays: number
  /** After how many days the school may confirm hours in the place of a host that does not answer, 1 to 90. */
  silentHostDays: number
  repeatedYears: RepeatedYears
}

export const defaultSettings: SchoolSettings = {
  whoLogs: 'both',
  logWindowDays: 14,
  silentHostDays: 10,
  repeatedYears: 'all',
}

/** Who signs for the school (dirigente scolastico), as documents name the person. */
export interface Principal {
  name: string
  birthDay: Day | null
  birthPlace: string | null
  taxCode: string | null
}

/** What covers the students of a school while they are at a host: third-party liability, and accidents at work (INAIL). */
export interface Insurance {
  insurer: string
  policy: string
  /** its first and last day */
  from: Day
  to: Day
  /** the INAIL position; null for state schools, which the State covers itself (gestione per conto dello Stato) */
  inailPosition: string | null
}

/** What the register of schools does not say and agreements need; the office writes it. */
export interface SchoolOffice {
  /** Of the institute, eleven digits. */
  taxCode: string | null
  principal: Principal | null
  insurance: Insurance | null
  /** Insurer and policy as one text, from before they were asked one by one. */
  liability: string | null
}

/** Insurer and policy in one line, as agreements say them; null when nothing is known. */
export function liabilityText({ insurance, liability }: Pick<SchoolOffice, 'insurance' | 'liability'>): string | null {
  return insurance ? `${insurance.insurer}, polizza ${insurance.policy}` : liability
}

export const emptyOffice: SchoolOffice = { taxCode: null, principal: null, insurance: null, liability: null }

export interface School {
  _id: string
  /** The same as _id: what says whose a record is has one name everywhere. */
  schoolId: string
  /** The institute's code in the latest register; earlier ones are in codeHistory. */
  code: string
  name: string
  management: Management
  region: string | null
  province: string | null
  /** In the order of their codes. */
  sites: SchoolSite[]
  codeHistory: CodeChange[]
  settings: SchoolSettings
  office: SchoolOffice
  /** Days without lessons beside holidays and closures of the city, in order. */
  closures: SchoolClosure[]
  /** For how many years each kind of record is kept, where the school has decided; the others as usual. */
  retentionYears?: Partial<RetentionYears> | null
  registerYear: SchoolYear
  /** Codes, names and towns, old codes too, as searched: small letters without accents. */
  searchText: string
  /** Changes with every write of an import: two imports at once notice each other by it. */
  revision: string
}

/** The site that has a code now, or had it before it was renumbered; null when it is none of this school. */
export function siteOf(school: Pick<School, 'sites' | 'codeHistory'>, code: string): SchoolSite | null {
  const found = school.sites.find((site) => site.code === code)
  if (found) return found
  const change = school.codeHistory.find((each) => isRenumbering(each) && each.from === code && each.to !== code)
  return change ? (school.sites.find((site) => site.code === change.to) ?? null) : null
}

export function isRenumbering({ kind }: CodeChange): boolean {
  return kind === 'institute-renumbered' || kind === 'site-renumbered'
}

/** Whether the latest register that names the institute names the site too; otherwise it has been closed. */
export function isListed(school: Pick<School, 'registerYear'>, site: SchoolSite): boolean {
  return site.registerYear === school.registerYear
}

/** The sites where classes of upper secondary school can be: those still listed, without a mere head office. */
export function teachingSites(school: Pick<School, 'sites' | 'registerYear'>): SchoolSite[] {
  const secondCycle = school.sites.filter((site) => site.secondCycle && isListed(school, site))
  const teaching = secondCycle.filter((site) => site.kind !== 'other')
  return teaching.length > 0 ? teaching : secondCycle
}

/** The kinds of upper secondary school an institute has, in the order of the law; empty for the first cycle. */
export function kindsOf(school: Pick<School, 'sites' | 'registerYear'>): SchoolKind[] {
  const kinds = new Set(teachingSites(school).map((site) => site.kind))
  const ordered: readonly SchoolKind[] = ['liceo', 'tecnico', 'professionale', 'other']
  return ordered.filter((kind) => kinds.has(kind))
}

/** Where the institute is: the town of its head office, or of its first site. */
export function townOf(school: Pick<School, 'sites'>): string | null {
  return (school.sites.find((site) => site.headOffice) ?? school.sites[0])?.town ?? null
}

/** Where the institute is, in one line: the address of its head office, or of its first site; empty when none is known. */
export function addressOf(school: Pick<School, 'sites'>): string {
  const site = school.sites.find((each) => each.headOffice) ?? school.sites[0]
  const place = [site?.postcode, site?.town].filter(Boolean).join(' ')
  return [site?.address, place].filter(Boolean).join(', ')
}

/** Small letters without accents or signs, as names are compared and searched. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim()
}

/** Everything a school is found by. */
export function searchTextOf(school: Pick<School, 'code' | 'name' | 'sites' | 'codeHistory'>): string {
  const texts = [
    school.code,
    school.name,
    ...school.sites.flatMap((site) => [site.code, site.name, site.town ?? '']),
    ...school.codeHistory.filter(isRenumbering).map((change) => change.from),
  ]
  return [...new Set(texts.map(plainText))].filter(Boolean).join(' | ')
}
