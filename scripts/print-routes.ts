import { routes } from '../src/routes.ts'

/** The URL table with its gates: method, address, who may open it. */
const rows = routes.map(({ method, pattern, gate, upload }) => [
  method.toUpperCase(),
  pattern,
  gate === 'anyone' ? '(anyone)' : gate === 'signedIn' ? '(signed in)' : gate,
  upload ? 'file' : '',
])
const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
for (const row of rows) {
  process.stdout.write(
    `${row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()}\n`,
  )
}
process.exit(0)
