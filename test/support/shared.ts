import fs from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The path of a file among the sample data that may lie beside the repository; null where there is none. */
export function sharedFile(relative: string): string | null {
  const file = fileURLToPath(new URL(`../../../shared/data/${relative}`, import.meta.url))
  return fs.existsSync(file) ? file : null
}
