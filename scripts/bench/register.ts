import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Writable } from 'node:stream'
import { totalsOf } from '../../src/hours/totals.rules.ts'
import type { Sheet } from '../../src/platform/workbook-sheet.ts'
import { writeWorkbook } from '../../src/platform/workbook.ts'
import { classSheets } from '../../src/registers/class-summary.sheet.ts'
import { hoursSheet } from '../../src/registers/hours.sheet.ts'
import { counterOf } from '../../src/ledger/counter.rules.ts'
import type { ClassRegister, PlacementRegister } from '../../src/registers/register.rules.ts'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { writesHours } from './city-hours.ts'
import { benchNow, benchToday, type City } from './city.ts'
import { plainSheet, writeByHand, writeWithLibrary } from './register-floor.ts'
import { table, times } from './report.ts'

const issue = { number: 'BENCH-01', at: benchNow, by: 'Corrado Coordina' }
const school = { name: 'IIS Numero 1', code: 'ZZIS00000A' }
const ROWS_OF_A_LARGE_ONE = 5000

export interface RegisterResult {
  register: string
  rows: number
  writer: string
  /** Medians of all rounds. */
  cpuMs: number
  wallMs: number
  /** The longest that other requests had to wait in one round, in the median. */
  blockedMs: number
  bytes: number
}

type Writer = (out: Writable) => Promise<void>

/** The registers as they are exported, beside the library writing the same cells alone, and beside text put in a zip. */
export async function measureRegisters(city: City, rounds: number): Promise<RegisterResult[]> {
  const placement = placementRegister(city)
  const registers: [string, readonly Sheet[]][] = [
    ['a placement', [hoursSheet(placement)]],
    ['a class', classSheets(classRegister(city))],
    ['a large one', [hoursSheet(largeRegister(city, placement))]],
  ]
  const results: RegisterResult[] = []
  for (const [register, sheets] of registers) {
    const plain = sheets.map(plainSheet)
    const writers: [string, Writer][] = [
      ['ours', (out) => writeWorkbook(out, sheets)],
      ['library', (out) => writeWithLibrary(out, plain)],
      ['by hand', (out) => writeByHand(out, plain)],
    ]
    const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
    for (const [writer, runs] of await inTurn(writers, rounds)) {
      results.push({ register, rows, writer, ...middle(runs) })
    }
  }
  return results
}

type Run = Pick<RegisterResult, 'cpuMs' | 'wallMs' | 'blockedMs' | 'bytes'>

/** Each writer in each round, so that a disturbance meets all; the first round only warms up. */
async function inTurn(writers: readonly [string, Writer][], rounds: number): Promise<Map<string, Run[]>> {
  const runs = new Map<string, Run[]>(writers.map(([name]) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, write] of writers) {
      const run = await timed(write)
      if (round > 0) runs.get(name)?.push(run)
    }
  }
  return runs
}

async function timed(write: Writer): Promise<Run> {
  let bytes = 0
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done()
    },
  })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // The monitor compares with the turn before: it needs one, and one after the end.
  await new Promise((resolve) => setTimeout(resolve, 5))
  const cpu = process.cpuUsage()
  const began = performance.now()
  await write(out)
  const wallMs = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  await new Promise((resolve) => setTimeout(resolve, 5))
  delay.disable()
  return { cpuMs: (user + system) / 1000, wallMs, blockedMs: delay.max / 1e6, bytes }
}

function middle(runs: readonly Run[]): Run {
  const median = (of: (run: Run) => number) => runs.map(of).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0
  return {
    cpuMs: median((run) => run.cpuMs),
    wallMs: median((run) => run.wallMs),
    blockedMs: median((run) => run.blockedMs),
    bytes: median((run) => run.bytes),
  }
}

export function registersTable(results: readonly RegisterResult[]): string {
  const headings = ['register', 'writer', 'rows', '× by hand', '× library', 'cpu ms', 'wall ms', 'blocked ms', 'kB']
  const cpuOf = (register: string, writer: string) =>
    results.find((each) => each.register === register && each.writer === writer)?.cpuMs ?? 0
  return table(
    headings,
    results.map(({ register, writer, rows, cpuMs, wallMs, blockedMs, bytes }) => [
      register,
      writer,
      String(rows),
      times(cpuMs / cpuOf(register, 'by hand')),
      times(cpuMs / cpuOf(register, 'library')),
      cpuMs.toFixed(0),
      wallMs.toFixed(0),
      blockedMs.toFixed(0),
      (bytes / 1024).toFixed(0),
    ]),
  )
}

/** A running placement of the city with all its approved hours. */
function placementRegister(city: City): PlacementRegister {
  const placement = city.placements.find(({ state, studentId }) => state === 'active' && !writesHours(studentId))
  const student = city.students.find(({ _id }) => _id === placement?.studentId)
  if (!placement || !student) throw new Error('The city has no placement')
  const entries = datedEntries(city).filter(({ entry }) => entry.placementId === placement._id)
  return registerWith({ issue, school, student, placement, entries })
}

/** Far more rows than a placement has, to see what a row costs. */
function largeRegister(city: City, register: PlacementRegister): PlacementRegister {
  return registerWith({ ...register, entries: datedEntries(city).slice(0, ROWS_OF_A_LARGE_ONE) })
}

function registerWith(given: Omit<PlacementRegister, 'totals'>): PlacementRegister {
  const entries = given.entries.filter(({ entry }) => entry.state === 'approved')
  const totals = totalsOf(
    entries.map(({ entry }) => entry),
    given.placement.terms.plannedMinutes,
  )
  return { ...given, entries, totals }
}

function datedEntries({ days }: City) {
  return days.flatMap(({ day, entries }) => entries.map((entry) => ({ day, entry })))
}

function classRegister(city: City): ClassRegister {
  const schoolClass = city.classes.find(({ year, schoolYear }) => year === 5 && schoolYear === schoolYearOf(benchToday))
  if (!schoolClass) throw new Error('The city has no class')
  const { label, year, schoolYear, kind } = schoolClass
  const totals = { logged: 0, confirmed: 360, approved: 5400, planned: 13_200 }
  const sums = { approved: 5400, confirmed: 5760, registered: 5760, submitted: 0, labs: 0 }
  const courses = [{ schoolYear, year, kind }]
  const counter = counterOf({ courses, minutes: [{ schoolYear, ...sums }], prior: [], repeated: 'all', ahead: 0 })
  return {
    issue,
    school,
    schoolClass: { label, year, schoolYear, kind },
    required: 150 * 60,
    lines: city.enrolled
      .filter(({ classId }) => classId === schoolClass._id)
      .map((student) => ({
        student,
        counter,
        placements: city.placements
          .filter(({ studentId, state }) => studentId === student._id && state !== 'draft')
          .map((placement) => ({ placement, totals })),
      })),
  }
}
