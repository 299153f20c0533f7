import { Worker } from 'node:worker_threads'
import { ContradictoryRound, type MatchStep } from './match.rules.ts'
import type { MatchResult, RoundFile } from './round-file.rules.ts'

export interface ThreadLimits {
  onProgress?: (step: MatchStep) => void
  /** ends the thread when it is no longer wanted */
  signal?: AbortSignal
  timeoutMs?: number
  memoryMb?: number
}

/** Why there is no result, although the round does not contradict itself. */
export class MatchFailed extends Error {
  readonly reason: 'cancelled' | 'timeout' | 'too-large' | 'unsafe' | 'broken'
  /** of an unsafe result: what is wrong with it, line by line */
  readonly lines: readonly string[]

  constructor(reason: MatchFailed['reason'], details: { lines?: readonly string[]; cause?: unknown } = {}) {
    super(`The round was not matched: ${[reason, ...(details.lines ?? [])].join('; ')}`, { cause: details.cause })
    this.reason = reason
    this.lines = details.lines ?? []
  }
}

type Answer = { step: MatchStep } | { result: MatchResult } | { contradictions: string[] } | { violations: string[] }

/**
 * The result of a round, worked out and checked in a thread of its own, so that pages are served meanwhile; what
 * contradicts itself rejects with ContradictoryRound, and a result that fails its check is never handed over.
 */
export function matchInThread(file: RoundFile, limits: ThreadLimits = {}): Promise<MatchResult> {
  const { onProgress, signal, timeoutMs = 600_000, memoryMb = 4096 } = limits
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new MatchFailed('cancelled'))
    const worker = new Worker(new URL('./match-in-thread.worker.mjs', import.meta.url), {
      workerData: file,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      execArgv: [],
      env: {},
    })
    const end = (settle: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      settle()
      void worker.terminate()
    }
    const fail = (reason: MatchFailed['reason'], cause?: unknown) =>
      end(() => reject(new MatchFailed(reason, { cause })))
    const cancel = () => fail('cancelled')
    const timer = setTimeout(() => fail('timeout'), timeoutMs)
    signal?.addEventListener('abort', cancel)
    worker.on('message', (answer: Answer) => {
      if ('step' in answer) onProgress?.(answer.step)
      else end(() => ('result' in answer ? resolve(answer.result) : reject(errorOf(answer))))
    })
    worker.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'broken', error),
    )
    worker.once('exit', () => fail('broken'))
  })
}

function errorOf(answer: { contradictions: string[] } | { violations: string[] }): Error {
  if ('contradictions' in answer) return new ContradictoryRound(answer.contradictions)
  return new MatchFailed('unsafe', { lines: answer.violations })
}
