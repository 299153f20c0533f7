// npm run -s match -- ROUND.json: prints the result of a frozen round as JSON, without a database. Ends with 1, and one line
// for each thing that is wrong, when the round contradicts itself or cannot be read: then nobody is placed.
import { readFile } from 'node:fs/promises'
import { ContradictoryRound, match } from '../src/matching/match.rules.ts'
import { readRoundFile } from '../src/matching/round-reading.rules.ts'

const [name] = process.argv.slice(2)
const problems = name === undefined ? ['npm run -s match -- ROUND.json'] : await printResult(name)
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`)
  process.exitCode = 1
}

/** What kept the result from being printed. */
async function printResult(name: string): Promise<readonly string[]> {
  const text = await readFile(name, 'utf8').catch(() => null)
  if (text === null) return [`${name}: there is no such file, or it cannot be read`]
  const reading = readRoundFile(text)
  if ('problems' in reading) return reading.problems
  try {
    process.stdout.write(`${JSON.stringify(match(reading.file), null, 2)}\n`)
    return []
  } catch (error) {
    if (error instanceof ContradictoryRound) return error.lines
    throw error
  }
}
