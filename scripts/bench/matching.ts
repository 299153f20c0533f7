// npm run bench:matching [-- --short] [-- --json FILE]
// Measures the matching engine on invented rounds of 1,000, 10,000 and 100,000 students with ten wishes each, every size
// and kind in a process of its own. Ends with 1 when a result fails its check; never because it is slow.
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { type MatchingKind, matchingRatios, matchingTable, type MatchingRun } from './matching-report.ts'

const { values: options } = parseArgs({
  options: { short: { type: 'boolean', default: false }, json: { type: 'string' } },
})

const child = fileURLToPath(new URL('matching-run.ts', import.meta.url))
const say = (text: string) => process.stdout.write(`${text}\n`)

async function measure(kind: MatchingKind, students: number): Promise<MatchingRun> {
  const command = ['--import', import.meta.resolve('tsx'), child, kind, `${students}`]
  const { stdout } = await promisify(execFile)(process.execPath, command)
  return JSON.parse(stdout) as MatchingRun
}

async function bench(): Promise<number> {
  const sizes = options.short ? [1_000, 10_000] : [1_000, 10_000, 100_000]
  const runs: MatchingRun[] = []
  for (const kind of ['plain', 'nested', 'whole'] as const) {
    for (const students of sizes) runs.push(await measure(kind, students))
  }
  for (const students of [1_000, 10_000]) runs.push(await measure('satisfaction', students))
  say('Ten wishes a student, a third as many offers, seats for 110 %, six bands and the draw; time of the processor:\n')
  say(matchingTable(runs))
  say(`\nSolve times against each other, in this run:\n\n${matchingRatios(runs)}`)
  if (options.json) fs.writeFileSync(options.json, JSON.stringify(runs, null, 2))
  const wrong = runs.filter(({ violations }) => violations > 0)
  for (const { kind, students, violations } of wrong) say(`\n${kind} at ${students}: ${violations} violations`)
  return wrong.length > 0 ? 1 : 0
}

process.exitCode = await bench()
