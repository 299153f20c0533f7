import { type ListSheet, stampCell } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import type { ListedLine, RoundList } from './round-list.pages.ts'
import { roundWords } from './round.text.ts'

/** The rounds as a file. */
export function roundsSheet(
  { rounds, total, schools }: Pick<RoundList, 'rounds' | 'total' | 'schools'>,
  language: Language,
): ListSheet {
  const t = roundWords(language)
  const row = ({ title, kind, schoolId, schoolYear, parts, offers, closesAt, state }: ListedLine) => [
    title,
    t[kind],
    schoolId ? (schools.get(schoolId) ?? schoolId) : t.city,
    schoolYear,
    parts.reduce((sum, { classIds }) => sum + classIds.length, 0),
    offers.length,
    stampCell(closesAt),
    t[state],
  ]
  return {
    name: 'tornate',
    title: t.rounds,
    columns: [
      { header: t.title, kind: 'text', width: 40 },
      { header: t.kind, kind: 'text', width: 36 },
      { header: t.owner, kind: 'text', width: 30 },
      { header: t.schoolYear, kind: 'text', width: 14 },
      { header: t.classesCount, kind: 'integer', width: 10 },
      { header: t.offersCount, kind: 'integer', width: 10 },
      { header: t.closesAt, kind: 'instant', width: 18 },
      { header: t.state, kind: 'text', width: 18 },
    ],
    rows: rounds.map(row),
    total,
  }
}
