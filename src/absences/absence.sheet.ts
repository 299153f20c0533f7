import type { Placement } from '../placements/placement.rules.ts'
import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { absenceWords } from './absence.text.ts'
import type { Absence } from './absence.rules.ts'

/** The absences of a placement as a file, with the reasons only where this actor may read them. */
export function absenceSheet(
  { placement, absences }: { placement: Placement; absences: readonly Absence[] },
  language: Language,
): ListSheet {
  const t = absenceWords(language)
  const { surname, givenName } = placement.student
  const rows = absences.map((absence) => [`${surname} ${givenName}`.trim(), ...cells(absence, language)])
  return {
    // No student by name in what the file is called.
    name: 'assenze',
    title: t.absences,
    columns: [
      { header: t.student, kind: 'text', width: 30 },
      { header: t.day, kind: 'day', width: 12 },
      { header: t.missed, kind: 'duration', width: 8 },
      { header: t.notedAs, kind: 'text', width: 16 },
      { header: t.notedBy, kind: 'text', width: 24 },
      { header: t.why, kind: 'text', width: 40 },
      { header: t.state, kind: 'text', width: 18 },
      { header: t.decisionReason, kind: 'text', width: 40 },
      { header: t.recoverDay, kind: 'day', width: 16 },
    ],
    rows,
  }
}

function cells({ day, minutes, announced, by, reason, decision, recovered }: Absence, language: Language): ListCell[] {
  const t = absenceWords(language)
  return [
    day,
    minutes,
    announced ? t.announcedState : t.noted,
    by.name,
    reason,
    decision && (decision.justified ? t.justified : t.unjustified),
    decision?.reason ?? null,
    recovered?.on ?? null,
  ]
}
