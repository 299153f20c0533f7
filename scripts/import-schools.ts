// npm run -s import:schools -- FILE...
// Brings the ministry's register into the database. Prints one JSON object; says everything else on stderr.
import fs from 'node:fs'
import path from 'node:path'
import { systemContext } from '../src/access/actor.ts'
import { readConfig } from '../src/platform/config.ts'
import { connectDatabase, ensureIndexes } from '../src/platform/database.ts'
import { Invalid } from '../src/platform/errors.ts'
import { log } from '../src/platform/log.ts'
import { importSchoolRegister, type RegisterFile } from '../src/schools/school-import.service.ts'
import { Schools } from '../src/schools/school.model.ts'

// The log goes to stdout, where only the result belongs.
log.level = 'silent'

class Unusable extends Error {
  readonly file: string | null
  constructor(reason: string, file: string | null = null) {
    super(reason)
    this.file = file
  }
}

function readFiles(names: string[]): RegisterFile[] {
  if (names.length === 0) throw new Unusable('no-file')
  return names.map((name) => ({ name, bytes: readFile(name) }))
}

/** npm changes to the folder of the project; the names were typed where it was called. */
function readFile(name: string): Uint8Array {
  const typedIn = process.env['INIT_CWD'] ?? process.cwd()
  const found = [process.cwd(), typedIn].map((folder) => path.resolve(folder, name)).find((file) => fs.existsSync(file))
  if (!found) throw new Unusable('file-not-found', name)
  try {
    return fs.readFileSync(found)
  } catch {
    throw new Unusable('file-not-readable', name)
  }
}

async function importFiles(names: string[]): Promise<object> {
  const files = readFiles(names)
  const config = readConfig(process.env)
  const database = await connectDatabase(config)
  try {
    await ensureIndexes([Schools])
    const { read, created, updated, unchanged, refused } = await importSchoolRegister(systemContext(new Date()), files)
    return { read, created, updated, unchanged, refused }
  } finally {
    await database.close()
  }
}

function problemOf(error: unknown): { file: string | null; reason: string } {
  if (error instanceof Unusable) return { file: error.file, reason: error.message }
  if (error instanceof Invalid) {
    const [[file, reason] = [null, error.message]] = Object.entries(error.problems)
    return { file, reason }
  }
  return { file: null, reason: error instanceof Error ? error.message : String(error) }
}

const sentences: Record<string, string> = {
  'no-file': 'Which file? npm run -s import:schools -- FILE...',
  'file-not-found': 'There is no such file. Nothing was imported.',
  'file-not-readable': 'The file cannot be read. Nothing was imported.',
  empty: 'The file is empty. Nothing was imported.',
  'not-a-csv': 'This is not a CSV file. Nothing was imported.',
  'not-a-register':
    'The columns of the register are missing: ANNOSCOLASTICO, CODICESCUOLA, DENOMINAZIONESCUOLA, DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA. Nothing was imported.',
}

try {
  process.stdout.write(`${JSON.stringify(await importFiles(process.argv.slice(2)))}\n`)
} catch (error) {
  const { file, reason } = problemOf(error)
  process.stderr.write(`${file ? `${file}: ` : ''}${sentences[reason] ?? reason}\n`)
  process.stdout.write(`${JSON.stringify({ error: { file, reason } })}\n`)
  process.exitCode = 1
}
