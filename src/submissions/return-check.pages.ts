import { paths } from '../paths.ts'
import { formatCount, formatHours } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { groupBy } from '../schools/student.rules.ts'
import { type ContentOf, empty, status, table } from '../web/parts.ts'
import { type Finding, isBlocking, type Subject } from './return-check.rules.ts'
import { checkWords } from './return-check.text.ts'
import { returnWords } from './return.text.ts'

/** How many records of a rule the page shows; the lists in Excel and CSV have all. */
const shownOfRule = 25

/** Each rule that found something: what it says, and the records with a link to where they are mended. */
export function checkSections(findings: readonly Finding[], language: Language) {
  const t = returnWords(language)
  return [...groupBy(findings, ({ rule }) => rule)].map(([rule, found]) => {
    const { title, mend } = checkWords(language)[rule]
    const blocking = found.some(isBlocking)
    const more = found.length - shownOfRule
    return {
      title: `${title} (${formatCount(found.length, language)})`,
      gravity: blocking ? status(t.blocking, 'danger') : status(t.warning, 'warning'),
      table: table({
        caption: mend,
        columns: [t.record, t.detail],
        rows: found.slice(0, shownOfRule).map((finding) => rowOf(finding, language)),
        empty: empty(title),
      }),
      more: more > 0 ? t.moreOfRule(formatCount(more, language)) : null,
    }
  })
}

function rowOf(finding: Finding, language: Language): ContentOf[] {
  return [{ text: finding.name, href: hrefOf(finding.about) }, detailOf(finding, language)]
}

function detailOf({ minutes, limit, text }: Finding, language: Language): string | null {
  if (text !== undefined) return text
  if (minutes === undefined) return null
  return limit === undefined
    ? formatHours(minutes)
    : returnWords(language).minutesOf(formatHours(minutes), formatHours(limit))
}

/** Where a record is mended. */
function hrefOf({ kind, id }: Subject): string {
  const pages: Record<Subject['kind'], string> = {
    school: paths.school({ schoolId: id }),
    student: paths.student({ studentId: id }),
    placement: paths.placement({ placementId: id }),
    papers: paths.papers({ placementId: id }),
    hours: paths.placementHours({ placementId: id }),
    agreement: paths.agreement({ agreementId: id }),
    partner: paths.partner({ partnerId: id }),
    lab: paths.editionAttendance({ editionId: id }),
  }
  return pages[kind]
}
