import { pino } from 'pino'

/** A log that can be read back. */
export function logBook() {
  const written: string[] = []
  return {
    log: pino({ base: null }, { write: (line: string) => written.push(line) }),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}
