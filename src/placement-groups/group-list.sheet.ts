import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { classNames, type Listed, madeCount } from './group-list.pages.ts'
import { groupWords } from './placement-group.text.ts'

/** The groups as a file: how many, no names of students. */
export function groupsSheet(
  { groups, total }: { groups: readonly Listed[]; total: number },
  language: Language,
): ListSheet {
  const t = groupWords(language)
  const row = (group: Listed): ListCell[] => [
    group.title,
    group.schoolYear,
    group.common?.terms.from ?? null,
    group.common?.terms.to ?? null,
    classNames(group),
    group.lines.length,
    group.hosts.length,
    madeCount(group),
  ]
  return {
    name: 'gruppi-di-percorsi',
    title: t.groups,
    columns: [
      { header: t.title, kind: 'text', width: 46 },
      { header: t.year, kind: 'text', width: 16 },
      { header: t.from, kind: 'day', width: 14 },
      { header: t.to, kind: 'day', width: 14 },
      { header: t.classes, kind: 'text', width: 24 },
      { header: t.students, kind: 'integer', width: 12 },
      { header: t.hosts, kind: 'integer', width: 10 },
      { header: t.made, kind: 'integer', width: 18 },
    ],
    rows: groups.map(row),
    total,
  }
}
