import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { isListed, kindsOf, type School, townOf } from './school.rules.ts'
import { kindName, schoolWords } from './school.text.ts'

/** The schools of the register as a file: what the list shows, and how to write to them. */
export function schoolsSheet(
  { schools, total }: { schools: readonly School[]; total: number },
  language: Language,
): ListSheet {
  const t = schoolWords(language)
  const row = (school: School): ListCell[] => {
    const sites = school.sites.filter((site) => isListed(school, site))
    const office = sites.find((site) => site.headOffice) ?? sites[0]
    const kinds = kindsOf(school).map((kind) => kindName(kind, language))
    return [
      school.code,
      school.name,
      kinds.join(', '),
      t[school.management],
      townOf(school),
      office?.address ?? null,
      office?.email ?? null,
      office?.pec ?? null,
      sites.length,
    ]
  }
  return {
    name: 'istituti',
    title: t.schools,
    columns: [
      { header: t.code, kind: 'text', width: 14 },
      { header: t.school, kind: 'text', width: 44 },
      { header: t.kind, kind: 'text', width: 30 },
      { header: t.management, kind: 'text', width: 12 },
      { header: t.town, kind: 'text', width: 20 },
      { header: t.address, kind: 'text', width: 34 },
      { header: 'E-mail', kind: 'text', width: 30 },
      { header: 'PEC', kind: 'text', width: 32 },
      { header: t.sites, kind: 'integer', width: 8 },
    ],
    rows: schools.map(row),
    total,
  }
}
