// The rows of the return to the Ministry, in the order of the Ministry's entry screens: paths (percorsi), the hosts of each
// (strutture), the students of each (alunni), and the hours of each student by year of the course (ore per anno). What was
// prepared together for a group is one path, so is what one student shares out over several hosts; every lab whose hours
// count is one. Planned hours and the three quarters are those of the student's whole project.
// Source: nota MIUR 2141/2016 (percorsi, sedi, alunni, certificazioni); domain study 3.2.

import type { Minutes } from '../platform/minutes.ts'
import { sumMinutes } from '../platform/minutes.ts'
import type { Day } from '../platform/day.ts'
import type { HoursOfYears, ReturnStudent } from './return-facts.rules.ts'

export type PathKind = 'FSL' | 'PCTO' | 'ASL' | 'IFS'

export interface PathRow {
  id: string
  /** codice meccanografico */
  code: string
  title: string
  kind: PathKind
  from: Day
  to: Day
  /** The longest project of its students. */
  planned: Minutes
  funding: string | null
  cup: string | null
  tracks: string[]
  years: number[]
}

export const hostKinds = [
  'impresa',
  'ente pubblico',
  'ente privato',
  'professionista',
  'terzo settore',
  'scuola',
] as const
export type HostKind = (typeof hostKinds)[number]

export interface HostRow {
  key: string
  pathId: string
  partnerId: string
  name: string
  taxCode: string | null
  vatNumber: string | null
  kind: HostKind
  rasl: boolean
  ateco: string | null
  address: string
  town: string
  province: string | null
  postcode: string
  pec: string | null
  agreement: { number: string; date: Day; to: Day } | null
}

export type Certification = 'nessuna' | 'intermedia' | 'finale'

export interface StudentRow {
  key: string
  student: ReturnStudent
  pathId: string
  planned: Minutes
  /** Approved in the school year. */
  done: Minutes
  /** Approved in the whole project, in every school year. */
  doneInAll: Minutes
  /** What the three quarters are measured by: of a lab all its hours, of which some may not count. */
  attended: { minutes: Minutes; of: Minutes }
  valid: boolean
  certification: Certification
  schoolTutor: string
  hostTutor: string
}

export interface YearRow {
  student: ReturnStudent
  years: HoursOfYears
}

export interface ReturnRows {
  /** '2026/2027' */
  schoolYear: string
  paths: PathRow[]
  hosts: HostRow[]
  students: StudentRow[]
  years: YearRow[]
}

/** What the rows sum up to: the page, the workbook and the CSVs say the same. */
export interface ReturnTotals {
  paths: number
  hosts: number
  /** Students, each once. */
  students: number
  planned: Minutes
  /** In the school year. */
  done: Minutes
  /** In the three years. */
  years: Minutes
  missing: Minutes
}

export function totalsOfReturn({ paths, hosts, students, years }: ReturnRows): ReturnTotals {
  return {
    paths: paths.length,
    hosts: hosts.length,
    students: years.length,
    planned: sumMinutes(students.map(({ planned }) => planned)),
    done: sumMinutes(students.map(({ done }) => done)),
    years: sumMinutes(years.map((row) => row.years.total)),
    missing: sumMinutes(years.map((row) => row.years.missing ?? 0)),
  }
}
