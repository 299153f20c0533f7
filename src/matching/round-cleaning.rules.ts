// The lists of choices as the engine takes them (pulizia delle scelte): of an offer that is named twice the first place counts,
// and what is unknown or not open to the student is left out. Each one left out is told, before the deadline as a warning
// and afterwards beside the result, in an order that does not depend on the order of the file.
import type { RoundFile, RoundStudent } from './round-file.rules.ts'
import { byCodeUnit } from './code-unit.rules.ts'
import { barredPairs, shown } from './round-index.rules.ts'

export interface CleanRound {
  round: RoundFile
  warnings: string[]
}

interface Cleaning {
  offers: ReadonlySet<string>
  barred: ReadonlyMap<string, ReadonlyMap<string, string>>
  dropped: { student: string; warning: string }[]
}

export function cleanRound(file: RoundFile): CleanRound {
  const offers = new Set(file.offers.map(({ id }) => id))
  const cleaning: Cleaning = { offers, barred: barredPairs(file), dropped: [] }
  const round = { ...file, students: file.students.map((student) => cleanStudent(student, cleaning)) }
  const dropped = cleaning.dropped.sort((a, b) => byCodeUnit(a.student, b.student))
  return { round, warnings: dropped.map(({ warning }) => warning) }
}

function cleanStudent(student: RoundStudent, { offers, barred, dropped }: Cleaning): RoundStudent {
  const barredOffers = barred.get(student.id)
  const kept = new Set<string>()
  for (const [place, offer] of student.preferences.entries()) {
    const why = whyDropped(offer)
    if (why === null) kept.add(offer)
    else
      dropped.push({
        student: student.id,
        warning: `student ${shown(student.id)}: wish ${place + 1}, ${shown(offer)}, is left out: ${why}`,
      })
  }
  return kept.size === student.preferences.length ? student : { ...student, preferences: [...kept] }

  function whyDropped(offer: string): string | null {
    if (kept.has(offer)) return 'it stands higher already'
    if (!offers.has(offer)) return 'there is no such offer'
    return barredOffers?.get(offer) ?? null
  }
}
