// Runs in a thread of its own. Plain JavaScript, because a worker does not go through the loader that lets the rest of the
// program run from TypeScript: it starts that loader itself, and reads the engine afterwards.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { ContradictoryRound, match } = await import('./match.rules.ts')
const { violationsOf } = await import('./verify.rules.ts')

try {
  const result = match(workerData, { onProgress: (step) => parentPort?.postMessage({ step }) })
  const violations = violationsOf(workerData, result)
  parentPort?.postMessage(violations.length > 0 ? { violations } : { result })
} catch (error) {
  if (!(error instanceof ContradictoryRound)) throw error
  parentPort?.postMessage({ contradictions: error.lines })
}
