import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from '@jest/globals'
import { Schools } from '../../src/schools/school.model.ts'
import { testDatabaseName, testDatabaseUri, useTestDatabase } from '../support/database.ts'
import { institute, registerBytes } from '../support/school-register.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'schools-'))

/** As `npm run -s import:schools -- FILE...` in `folder` does. */
async function importSchools(...files: string[]) {
  const env = {
    ...process.env,
    INIT_CWD: folder,
    MONGODB_URI: testDatabaseUri(),
    DATABASE_NAME: testDatabaseName(),
    SESSION_SECRET: 'only for tests, only for tests, only for tests',
  }
  const command = ['--import', 'tsx', 'scripts/import-schools.ts', ...files]
  const run = promisify(execFile)(process.execPath, command, { cwd: root, env })
  const { stdout, stderr, code } = await run.then(
    (ended) => ({ ...ended, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  )
  return { printed: JSON.parse(stdout) as unknown, stderr, code }
}

describe('the command that imports schools', () => {
  useTestDatabase([Schools])
  afterAll(() => rmSync(folder, { recursive: true }))

  test('prints one object with the sums, and ends well although rows were refused', async () => {
    writeFileSync(
      join(folder, 'a.csv'),
      registerBytes([...institute('BGIS90100A', ['BGTF901011']), { CODICESCUOLA: '?' }]),
    )
    writeFileSync(join(folder, 'b.csv'), registerBytes(institute('BGIS90200B', ['BGTF901011'])))
    expect(await importSchools('a.csv', join(folder, 'b.csv'))).toEqual({
      code: 0,
      stderr: '',
      printed: {
        read: 5,
        created: 3,
        updated: 1,
        unchanged: 0,
        refused: [{ line: 4, code: '?', reason: 'no-code' }],
      },
    })
    expect(await Schools.countDocuments()).toBe(2)
  })

  test('says in JSON which file cannot be used, and imports nothing', async () => {
    writeFileSync(join(folder, 'a.csv'), registerBytes([{}]))
    writeFileSync(join(folder, 'note.csv'), 'COGNOME,NOME\nNeri,Ada\n')
    const wrong = await importSchools('a.csv', 'note.csv')
    expect(wrong).toMatchObject({ code: 1, printed: { error: { file: 'note.csv', reason: 'not-a-register' } } })
    expect(wrong.stderr).toContain('CODICESCUOLA')
    const missing = await importSchools('a.csv', 'missing.csv')
    expect(missing).toMatchObject({ code: 1, printed: { error: { file: 'missing.csv', reason: 'file-not-found' } } })
    expect(await Schools.countDocuments()).toBe(0)
  })
})
