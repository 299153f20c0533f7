// The ministry's register of schools (anagrafe delle scuole) as published: one row per site, 20 columns for state schools
// and 14 for private ones (paritarie), which have no institute above them. Columns are found by name, in any order. What
// is missing is written "Non Disponibile". A row that cannot be used is refused with its reason and its line; the others
// are read all the same.
// Source: the ministry's open data, SCUANAGRAFESTAT and SCUANAGRAFEPAR, from 2015/16 on.

import { checkSchoolCode } from '../identifiers/school-code.rules.ts'
import { parseSchoolYear, type SchoolYear } from '../norms/school-year.rules.ts'
import { type DelimitedRecord, readRecords } from '../platform/delimited-records.ts'
import { kindOfFile } from '../platform/file-kind.ts'
import { decodeText, repairMojibake } from '../platform/text-decoding.ts'
import { kindOfSite } from './school-kind.rules.ts'
import { emailOf, postcodeOf, townCodeOf, valueOf, websiteOf } from './school-register-values.rules.ts'
import type { Management, SchoolSite } from './school.rules.ts'

export interface RegisterRow {
  line: number
  year: SchoolYear
  institute: Institute
  site: SchoolSite
}

export interface Institute {
  code: string
  name: string
  management: Management
  region: string | null
  province: string | null
}

export type RowRefusal =
  | 'wrong-columns'
  | 'no-code'
  | 'bad-code'
  | 'bad-institute-code'
  | 'bad-year'
  | 'no-name'
  | 'duplicate-in-file'

export interface RefusedRow {
  line: number
  /** As written in the file. */
  code: string
  reason: RowRefusal
}

export type RegisterRefusal = 'empty' | 'not-a-csv' | 'not-a-register'

export type RegisterReading =
  | { ok: true; read: number; rows: RegisterRow[]; refused: RefusedRow[] }
  | { ok: false; reason: RegisterRefusal }

const columnNames = {
  year: 'ANNOSCOLASTICO',
  region: 'REGIONE',
  province: 'PROVINCIA',
  instituteCode: 'CODICEISTITUTORIFERIMENTO',
  instituteName: 'DENOMINAZIONEISTITUTORIFERIMENTO',
  code: 'CODICESCUOLA',
  name: 'DENOMINAZIONESCUOLA',
  address: 'INDIRIZZOSCUOLA',
  postcode: 'CAPSCUOLA',
  townCode: 'CODICECOMUNESCUOLA',
  town: 'DESCRIZIONECOMUNE',
  feature: 'DESCRIZIONECARATTERISTICASCUOLA',
  kindText: 'DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA',
  email: 'INDIRIZZOEMAILSCUOLA',
  pec: 'INDIRIZZOPECSCUOLA',
  website: 'SITOWEBSCUOLA',
} as const

type Column = keyof typeof columnNames
type Values = Record<Column, string | null>

const indispensable: readonly Column[] = ['year', 'code', 'name', 'kindText']

/** The rows of a register and those refused; every row with something in it is one or the other. */
export function readRegister(bytes: Uint8Array): RegisterReading {
  const kind = kindOfFile(bytes)
  if (kind !== 'text') return { ok: false, reason: kind === 'empty' ? 'empty' : 'not-a-csv' }
  const table = readRecords(repairMojibake(decodeText(bytes)), isHeader)
  if (!table) return { ok: false, reason: 'not-a-register' }
  const rows: RegisterRow[] = []
  const refused: RefusedRow[] = []
  const seen = new Set<string>()
  let columns = columnsOf(table.header)
  for (const record of table.records) {
    // Where files were put together, the header comes again.
    if (isHeader(record.cells)) {
      columns = columnsOf(record.cells)
      continue
    }
    const row = readRow(record, columns, table.header.length)
    const reason = typeof row === 'string' ? row : repetition(row, seen)
    if (reason) refused.push({ line: record.line, code: codeIn(record, columns), reason })
    else if (typeof row !== 'string') rows.push(row)
  }
  return { ok: true, read: rows.length + refused.length, rows, refused }
}

/** A file may hold several years, but a code only once in each. */
function repetition(row: RegisterRow, seen: Set<string>): RowRefusal | null {
  const key = `${row.site.code} ${row.year}`
  if (seen.has(key)) return 'duplicate-in-file'
  seen.add(key)
  return null
}

type Columns = ReadonlyMap<Column, number>

function columnsOf(header: string[]): Columns {
  const names = header.map((name) =>
    name
      .replace(/^.*:/u, '')
      .toUpperCase()
      .replace(/[^A-Z]/gu, ''),
  )
  const places = Object.entries(columnNames).map(([column, name]) => [column as Column, names.indexOf(name)] as const)
  return new Map(places.filter(([, place]) => place >= 0))
}

function isHeader(cells: string[]): boolean {
  const columns = columnsOf(cells)
  return indispensable.every((column) => columns.has(column))
}

function valuesOf(cells: string[], columns: Columns): Values {
  const valueIn = (column: string) => {
    const place = columns.get(column as Column)
    return place === undefined ? null : valueOf(cells[place])
  }
  return Object.fromEntries(Object.keys(columnNames).map((column) => [column, valueIn(column)])) as Values
}

function codeIn({ cells }: DelimitedRecord, columns: Columns): string {
  return cells[columns.get('code') ?? -1]?.trim() ?? ''
}

function readRow({ line, cells }: DelimitedRecord, columns: Columns, width: number): RegisterRow | RowRefusal {
  if (cells.length !== width) return 'wrong-columns'
  const values = valuesOf(cells, columns)
  const codes = codesOf(values)
  if (typeof codes === 'string') return codes
  const year = parseSchoolYear(values.year ?? '')
  if (!year) return 'bad-year'
  const name = values.name ?? values.instituteName
  if (!name) return 'no-name'
  const institute: Institute = {
    code: codes.institute,
    name: values.instituteName ?? name,
    management: managementOf(values, columns),
    region: values.region,
    province: values.province,
  }
  return { line, year, institute, site: siteFrom(values, { code: codes.site, name, year, institute }) }
}

/** A site without an institute above it is an institute itself: every private school is. */
function codesOf(values: Values): { site: string; institute: string } | RowRefusal {
  if (values.code === null) return 'no-code'
  const site = checkSchoolCode(values.code)
  if (site.problems.length > 0) return 'bad-code'
  const institute = checkSchoolCode(values.instituteCode ?? site.normal)
  if (institute.problems.length > 0) return 'bad-institute-code'
  return { site: site.normal, institute: institute.normal }
}

function managementOf({ kindText }: Values, columns: Columns): Management {
  if (/\bNON STATALE\b|\bPARITARI[AE]\b/iu.test(kindText ?? '')) return 'private'
  return columns.has('instituteCode') ? 'state' : 'private'
}

interface SiteBasics {
  code: string
  name: string
  year: SchoolYear
  institute: Institute
}

function siteFrom(values: Values, { code, name, year, institute }: SiteBasics): SchoolSite {
  const feature = values.feature?.toUpperCase() === 'NORMALE' ? null : values.feature
  return {
    code,
    name,
    address: values.address,
    postcode: postcodeOf(values.postcode, code),
    town: values.town,
    townCode: townCodeOf(values.townCode),
    kindText: values.kindText,
    ...kindOfSite(values.kindText, code),
    headOffice: code === institute.code,
    // Second-level courses for adults (D.P.R. 263/2012) are what used to be called evening courses.
    evening: /II LIVELLO|SERAL[EI]/iu.test(`${feature ?? ''} ${name}`),
    feature,
    email: emailOf(values.email),
    pec: emailOf(values.pec),
    website: websiteOf(values.website),
    registerYear: year,
  }
}
