// Promemoria of agreements that are about to end: the school is told at every warning of the programme (60, 30 and 7
// days before), the host once, about a month before or as soon afterwards as somebody works, because renewing is up to
// the school. Everybody is told once of each; a person without an address is nobody to tell, and when nobody can be
// told the outbox shows it. No norm asks for this: it is the house's.

import type { EndingWarning } from '../agreements/ending.rules.ts'

const hostWithin = 30

/** Whether the host too is told now: from the last warning that is a month or less before the end. */
export function tellsTheHost(warning: Pick<EndingWarning, 'within'>, warnings: readonly number[]): boolean {
  const near = warnings.filter((days) => days <= hostWithin)
  return warning.within <= (near.length > 0 ? Math.max(...near) : Math.min(...warnings))
}

interface Reachable {
  name: string
  email: string | null
}

/** Those who can be written to, each with what makes the letter unique; otherwise `nobody`, whom the outbox shows. */
export function readersOf<T extends Reachable>(people: readonly T[], nobody: T): { to: T; mark: string }[] {
  const reachable = people.filter(({ email }) => email !== null)
  if (reachable.length === 0) return [{ to: nobody, mark: nobody.email ?? 'nobody' }]
  return reachable.map((person) => ({ to: person, mark: person.email ?? '' }))
}
