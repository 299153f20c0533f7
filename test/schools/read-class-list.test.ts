import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { workbookOf } from '../support/workbook.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'class-list-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function run(file: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', 'scripts/read-class-list.ts', file]
    execFile(process.execPath, args, { cwd: ROOT }, (error, stdout) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout }),
    )
  })
}

describe('npm run -s read:class-list -- FILE', () => {
  test('prints students, problems and dropped columns of a workbook', async () => {
    const file = path.join(folder, 'elenco.xlsx')
    const rows = [
      ['Classe: 3INF ITI TRIENNIO INF'],
      ['Cognome', 'Nome', 'Nato il', 'Cod. Fis.', 'Sostegno', 'Note'],
      ['FERRI', 'ANNA', new Date('2010-02-15T00:00:00Z'), null, 'NO', 'Ritirata il 12/10/2026'],
    ]
    await writeFile(file, await workbookOf({ name: 'elenco', rows }))
    const { code, output } = await run(file)
    expect(code).toBe(0)
    expect(JSON.parse(output)).toEqual({
      students: [
        {
          surname: 'Ferri',
          givenName: 'Anna',
          taxCode: null,
          birthDate: '2010-02-15',
          sex: null,
          class: '3INF',
          leaving: { reason: 'withdrawn', date: '2026-10-12' },
        },
      ],
      problems: [{ row: 3, reason: 'tax-code-missing', message: 'Manca il codice fiscale.' }],
      droppedColumns: ['Sostegno', 'Note'],
    })
  })

  test('says why a file is refused, and fails', async () => {
    const file = path.join(folder, 'elenco.csv')
    await writeFile(file, '%PDF-1.7')
    const { code, output } = await run(file)
    expect(code).toBe(1)
    expect(JSON.parse(output)).toMatchObject({ refused: 'not-a-table', students: [], problems: [{ row: null }] })
  })

  test('a file that is not there', async () => {
    expect(await run(path.join(folder, 'manca.csv'))).toEqual({ code: 2, output: '' })
  })
})
