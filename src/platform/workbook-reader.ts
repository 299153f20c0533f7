import { Worker } from 'node:worker_threads'
import type { Sheet, SpreadsheetRefusal } from './sheet.ts'

export interface WorkbookLimits {
  maxRows: number
  maxColumns: number
  timeoutMs: number
  memoryMb: number
}

type Reading = { ok: true; sheets: Sheet[] } | { ok: false; reason: SpreadsheetRefusal }
type Answer = { sheets: Sheet[] } | { problem: SpreadsheetRefusal }

/** The sheets of a workbook whose archive has been checked; read in a thread that is ended when it takes too much. */
export function readWorkbook(bytes: Uint8Array, limits: WorkbookLimits): Promise<Reading> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./workbook-reader.worker.mjs', import.meta.url), {
      workerData: { bytes, maxRows: limits.maxRows, maxColumns: limits.maxColumns },
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
      execArgv: [],
      env: {},
      stdout: true,
      stderr: true,
    })
    const timer = setTimeout(() => finish({ ok: false, reason: 'timeout' }), limits.timeoutMs)
    const finish = (reading: Reading) => {
      clearTimeout(timer)
      resolve(reading)
      void worker.terminate()
    }
    worker.once('message', (answer: Answer) =>
      finish('sheets' in answer ? { ok: true, sheets: answer.sheets } : { ok: false, reason: answer.problem }),
    )
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish({ ok: false, reason: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'broken' }),
    )
    worker.once('exit', () => finish({ ok: false, reason: 'broken' }))
  })
}
