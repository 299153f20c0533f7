import type { ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import type { StudentAtRisk } from './at-risk.rules.ts'
import { riskWords } from './counter.text.ts'

/** Who is at risk as a file: one row for each student, the gravest reason first. */
export function riskSheet(students: readonly StudentAtRisk[], language: Language): ListSheet {
  const t = riskWords(language)
  return {
    name: 'studenti a rischio',
    title: t.title,
    columns: [
      { header: t.student, kind: 'text', width: 30 },
      { header: t.class, kind: 'text', width: 10 },
      { header: t.reason, kind: 'text', width: 42 },
      { header: t.project, kind: 'text', width: 34 },
      { header: t.missing, kind: 'duration', width: 14 },
      { header: t.done, kind: 'duration', width: 12 },
      { header: t.forecast, kind: 'duration', width: 12 },
      { header: t.required, kind: 'duration', width: 12 },
    ],
    rows: students.map(({ student, schoolClass, counter, risks }) => [
      `${student.surname} ${student.givenName}`.trim(),
      schoolClass.label,
      risks.map(({ reason }) => t[reason]).join('; '),
      risks.flatMap(({ project }) => project?.title ?? []).join('; ') || null,
      risks[0].missing,
      counter.done,
      counter.forecast,
      counter.required,
    ]),
  }
}
