import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import { type Language, phrases } from '../platform/words.ts'
import type { Placement } from './placement.rules.ts'
import { placementWords } from './placement.text.ts'
import { effectiveTerms } from './terms.rules.ts'
import { siteOn, tutorsOn } from './tutors.rules.ts'

const words = phrases({
  title: ['Titolo', 'Title'],
  from: ['Dal', 'From'],
  to: ['Al', 'To'],
  number: ['Protocollo della convenzione', 'Number of the agreement'],
})

/** Placements as a file, with the terms, the tutors and the site in force at their end. */
export function placementsSheet(
  { placements, total }: { placements: readonly Placement[]; total: number },
  language: Language,
): ListSheet {
  const t = placementWords(language)
  const w = words(language)
  const row = (placement: Placement): ListCell[] => {
    const { from, to, plannedMinutes } = effectiveTerms(placement)
    const { student, host, agreement } = placement
    const { schoolTutor, hostTutor } = tutorsOn(placement, null)
    const site = siteOn(placement, null)
    return [
      `${student.surname} ${student.givenName}`.trim(),
      student.className,
      host.name,
      `${site.address}, ${site.postcode} ${site.town}`,
      placement.title,
      from,
      to,
      plannedMinutes,
      t[placement.state],
      schoolTutor?.name ?? null,
      hostTutor?.name ?? null,
      agreement?.number ?? null,
    ]
  }
  return {
    name: 'percorsi',
    title: t.placements,
    columns: [
      { header: t.student, kind: 'text', width: 30 },
      { header: t.className, kind: 'text', width: 10 },
      { header: t.host, kind: 'text', width: 36 },
      { header: t.site, kind: 'text', width: 36 },
      { header: w.title, kind: 'text', width: 36 },
      { header: w.from, kind: 'day', width: 12 },
      { header: w.to, kind: 'day', width: 12 },
      { header: t.planned, kind: 'duration', width: 12 },
      { header: t.state, kind: 'text', width: 12 },
      { header: t.schoolTutor, kind: 'text', width: 24 },
      { header: t.hostTutor, kind: 'text', width: 24 },
      { header: w.number, kind: 'text', width: 18 },
    ],
    rows: placements.map(row),
    total,
  }
}
