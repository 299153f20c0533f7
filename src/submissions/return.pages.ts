import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { longSchoolYear, yearInAddress } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { formatCount, formatHours, formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { type Action, empty, linkTo, postTo, table } from '../web/parts.ts'
import { checkSections } from './return-check.pages.ts'
import { isBlocking } from './return-check.rules.ts'
import { countChanges, linesOfSheet, type SheetName, sheetNames } from './return-lines.rules.ts'
import { returnWords, submissionWords } from './return.text.ts'
import { changesList, figuresOf, type ShownReturn } from './return-parts.pages.ts'
import { submissionsTable } from './submission.pages.ts'

export function returnPage(shown: ShownReturn, ctx: Ctx) {
  const { language } = ctx
  const t = returnWords(language)
  const ids = { schoolId: shown.school._id, schoolYear: yearInAddress(shown.schoolYear) }
  return {
    title: t.title(longSchoolYear(shown.schoolYear)),
    schoolName: shown.school.name,
    lead: t.lead,
    t,
    years: {
      tabs: shown.years.map((year) => ({
        text: longSchoolYear(year),
        href: paths.schoolReturn({ ...ids, schoolYear: yearInAddress(year) }),
        current: year === shown.schoolYear,
      })),
    },
    standing: standingOf(shown, language),
    figures: figuresOf(shown.totals, language),
    contents: contentsTable(shown, language),
    actions: actionsOf(shown, ctx),
    checks: checkSections(shown.findings, language),
    exports: shown.findings.length > 0 ? exportLinks(paths.schoolReturn(ids)) : null,
    changes: changesOf(shown, language),
    submissions: { heading: submissionWords(language).submissions, table: submissionsTable(shown, ctx) },
  }
}

function standingOf({ lines, findings, deletedAt }: ShownReturn, language: Language) {
  const t = returnWords(language)
  if (deletedAt) return { kind: 'info', text: t.yearDeleted(formatInstant(deletedAt, language)) }
  if (lines.length === 0) return { kind: 'info', text: t.noReturn }
  const blocking = findings.filter(isBlocking).length
  if (blocking > 0) return { kind: 'error', text: t.toMend(blocking) }
  if (findings.length > 0) return { kind: 'warning', text: t.onlyWarnings(findings.length) }
  return { kind: 'success', text: t.allGood }
}

function contentsTable({ lines, totals }: ShownReturn, language: Language) {
  const t = returnWords(language)
  const hours: Partial<Record<SheetName, string>> = {
    Alunni: formatHours(totals.done),
    'Ore per anno': formatHours(totals.years),
  }
  return table({
    caption: t.contents,
    columns: [t.sheet, { text: t.rows, numeric: true }, { text: t.hours, numeric: true }],
    rows: sheetNames.map((sheet) => [
      sheet,
      formatCount(linesOfSheet(lines, sheet).length, language),
      hours[sheet] ?? null,
    ]),
    empty: empty(t.contents),
  })
}

function actionsOf(
  { school, schoolYear, lines, findings, last, changes, deletedAt }: ShownReturn,
  { actor, language }: Ctx,
) {
  const t = returnWords(language)
  const ids = { schoolId: school._id, schoolYear: yearInAddress(schoolYear) }
  if (deletedAt || (lines.length === 0 && !last)) return []
  const make = (text: string, what: string, look: 'primary' | 'secondary') =>
    postTo(text, paths.schoolReturnExport(ids), { look, icon: 'it-file', fields: { what } })
  const actions: Action[] = []
  if (last && changes.length > 0) actions.push(make(t.makeChanges, 'differenze', 'primary'))
  actions.push(make(t.makeFiles, 'tutto', last ? 'secondary' : 'primary'))
  actions.push(linkTo(t.exports, paths.exportJobs(), { look: 'plain' }))
  if (may(actor, 'return.submit'))
    actions.push(
      linkTo(t.submit, paths.schoolReturnSubmission(ids), {
        icon: 'it-check',
        disabledBecause: whyNotYet({ findings, last, changes }, language),
      }),
    )
  return actions
}

function whyNotYet(
  { findings, last, changes }: Pick<ShownReturn, 'findings' | 'last' | 'changes'>,
  language: Language,
): string[] {
  const t = returnWords(language)
  const blocking = findings.filter(isBlocking).length
  return [
    ...(last && changes.length === 0 ? [t.nothingChangedYet] : []),
    ...(blocking > 0 ? [t.mendFirst(blocking)] : []),
  ]
}

function changesOf({ school, schoolYear, last, changes, deletedAt }: ShownReturn, language: Language) {
  const t = returnWords(language)
  if (!last || deletedAt) return null
  const { added, changed, removed } = countChanges(changes)
  const ids = { schoolId: school._id, schoolYear: yearInAddress(schoolYear) }
  return {
    text: changes.length > 0 ? t.changesCount(added, changed, removed) : t.nothingChangedYet,
    action: changes.length > 0 ? linkTo(t.showChanges, paths.schoolReturnChanges(ids)) : null,
  }
}

/** What has changed since the last submission, line by line with before and after. */
export function changesPage(
  { school, schoolYear, last, changes, page }: ShownReturn & { page: number },
  { language }: Ctx,
) {
  const t = returnWords(language)
  const ids = { schoolId: school._id, schoolYear: yearInAddress(schoolYear) }
  const { added, changed, removed } = countChanges(changes)
  const back = linkTo(t.title(longSchoolYear(schoolYear)), paths.schoolReturn(ids))
  const none = last
    ? empty(t.noChanges, t.noChangesAdvice, [back])
    : empty(t.neverSubmitted, t.nothingToCompare, [back])
  const list = { changes: last ? changes : [], page, href: paths.schoolReturnChanges(ids), none }
  return {
    title: t.changes,
    lead: last ? t.changesLead(last.number) : null,
    count: last && changes.length > 0 ? t.changesCount(added, changed, removed) : null,
    ...changesList(list, language),
  }
}
