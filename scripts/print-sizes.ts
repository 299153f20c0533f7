import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Lines per file of each part of the house: median, 95th percentile, maximum. So that the median is watched too. */
for (const [folder, ending] of [
  ['src', '.ts'],
  ['views', '.hbs'],
  ['jobs', '.ts'],
  ['scripts', '.ts'],
  ['test', '.ts'],
] as const) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.name.endsWith(ending),
  )
  const lines = files
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n').length - 1)
    .sort((a, b) => a - b)
  const at = (share: number) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))] ?? 0
  const total = lines.reduce((sum, count) => sum + count, 0)
  process.stdout.write(
    `${folder.padEnd(8)} ${lines.length} files, ${total} lines; per file: median ${at(0.5)}, p95 ${at(0.95)}, max ${lines.at(-1) ?? 0}\n`,
  )
}
