// npm run bench [-- --short] [-- --json FILE] [-- --only TEXT]
// Measures the pages and writes of the site on a city of 2,000 students, each beside the floor: the same server's empty
// page for who is signed in. Ends with 1 when one fails or examines too many documents; never because it is slow.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { models } from '../../src/models.ts'
import { connectDatabase, type Database, ensureIndexes } from '../../src/platform/database.ts'
import { startEmbedded } from '../../src/platform/embedded-database/start-embedded.ts'
import { makeCity, storeCity } from './city.ts'
import { makeClassListFile } from './class-list-file.ts'
import { type CaseResult, casesTable, examinedLine, examinesTooMany } from './report.ts'
import { measureRegisters, registersTable } from './register.ts'
import { runCases } from './run.ts'

const { values: options } = parseArgs({
  options: { short: { type: 'boolean', default: false }, json: { type: 'string' }, only: { type: 'string' } },
})

const say = (text: string) => process.stdout.write(`${text}\n`)
const databaseName = 'bottega_bench'

async function bench(): Promise<number> {
  const began = performance.now()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bottega-bench-'))
  const embedded = await startEmbedded(folder)
  const database = await connectDatabase({ mongodbUri: embedded.uri, dataDir: folder, databaseName })
  try {
    return await measureAll(database, embedded.uri)
  } finally {
    await database.close()
    await embedded.stop()
    fs.rmSync(folder, { recursive: true, force: true })
    say(`\n${((performance.now() - began) / 1000).toFixed(0)} s in all`)
  }
}

async function measureAll(database: Database, uri: string): Promise<number> {
  await ensureIndexes(models)
  await makeClassListFile()
  const city = await makeCity()
  say(`The city: ${describe(await storeCity(city))}`)
  const pace = options.short
    ? { rounds: 1, floorMs: 30, caseMs: 50, fewest: 2 }
    : { rounds: 5, floorMs: 120, caseMs: 250, fewest: 4 }
  const { results, failures } = await runCases({ city, database, uri, databaseName, pace, only: options.only ?? '' })
  tellCases(results)
  const registers = await measureRegisters(city, options.short ? 1 : 9)
  say('\nRegisters as Excel files, beside the library writing the same cells and beside text put in a zip by hand:\n')
  say(registersTable(registers))
  if (options.json) fs.writeFileSync(options.json, JSON.stringify({ results, registers }, null, 2))
  return verdict(results, failures)
}

function describe(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')
}

function tellCases(results: readonly CaseResult[]): void {
  const [floor, ...others] = results
  if (!floor) return
  const { one, many } = floor.measured
  say(
    `The floor: an empty page for who is signed in, ${floor.queries} queries: p50 ${one.p50.toFixed(1)} ms alone, ${many.perSecond.toFixed(0)} req/s over 8 connections\n`,
  )
  say(casesTable([floor, ...others]))
  say(
    '\n× floor: p50 over one connection against the floor; × load: req/s of the floor against it over 8 connections.\nThe floor against itself, in the first line, shows how much the machine disturbs.',
  )
}

function verdict(results: readonly CaseResult[], failures: readonly string[]): number {
  const many = results.filter(examinesTooMany)
  if (many.length > 0) say(`\nMore than 20 documents examined for one returned:\n${many.map(examinedLine).join('\n')}`)
  if (failures.length > 0) say(`\nFailed:\n${failures.join('\n')}`)
  return failures.length > 0 || many.some(({ mayExamine }) => mayExamine === null) ? 1 : 0
}

process.exitCode = await bench()
