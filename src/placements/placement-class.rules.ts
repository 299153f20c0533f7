// The class of a student over the days of a placement (classe del giorno): it changes with the school year, and where a
// student changes class in between. Days of which the school knows no class are left out.

import type { Day } from '../platform/day.ts'

/** Days over which a student stays in a class, both included. */
export interface ClassStretch {
  from: Day
  to: Day
  className: string
}

/** In which classes somebody was on these days, in order. */
export function classStretches(days: readonly Day[], classOn: (on: Day) => string | null): ClassStretch[] {
  const stretches: ClassStretch[] = []
  for (const on of days) {
    const className = classOn(on)
    const last = stretches.at(-1)
    if (className === null) continue
    if (last?.className === className) last.to = on
    else stretches.push({ from: on, to: on, className })
  }
  return stretches
}
