import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems } from '../platform/form.ts'
import { formatCount } from '../platform/format.ts'
import { file, problemSummary } from '../web/form-parts.ts'
import { empty, type Figure, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { RefusedRow } from './school-register.rules.ts'
import { fileRefusalTexts, rowRefusalTexts, schoolWords } from './school.text.ts'

/** How many refused rows are shown; who has more has the wrong file. */
const refusedShown = 200

export function schoolImportPage(ctx: Ctx, problems: Problems = {}) {
  const t = schoolWords(ctx.language)
  const form = formState(ctx.language, { problems }, fileRefusalTexts(ctx.language))
  const chosen = file(form, 'file', { label: t.file, hint: t.fileHint, required: true, accept: '.csv,text/csv' })
  return {
    title: t.importTitle,
    t,
    problems: problemSummary(form, [chosen]),
    file: chosen,
    action: paths.schoolImport(),
    submit: { text: t.send, cancel: { text: t.schools, href: paths.schools() } },
  }
}

interface Report {
  read: number
  created: number
  updated: number
  unchanged: number
  older: number
  refused: readonly RefusedRow[]
}

export function schoolImportedPage(report: Report, ctx: Ctx) {
  const t = schoolWords(ctx.language)
  const count = (n: number) => formatCount(n, ctx.language)
  const figure = (value: number, label: string): Figure => ({ value: count(value), label, note: null, href: null })
  const texts = rowRefusalTexts(ctx.language)
  const shown = report.refused.slice(0, refusedShown)
  return {
    title: t.imported,
    t,
    figures: [
      figure(report.read, t.read),
      figure(report.created, t.created),
      figure(report.updated, t.updated),
      figure(report.unchanged, t.unchanged),
      figure(report.refused.length, t.refused),
    ],
    older: report.older > 0 ? t.older(count(report.older)) : null,
    hasRefused: report.refused.length > 0,
    more:
      report.refused.length > shown.length ? t.refusedMore(count(shown.length), count(report.refused.length)) : null,
    refused: table({
      caption: t.refusedRows,
      columns: [{ text: t.line, numeric: true }, t.code, t.reason],
      rows: shown.map((row) => [String(row.line), row.code, texts[row.reason]]),
      empty: empty(t.noneRefused),
    }),
    actions: [linkTo(t.toSchools, paths.schools(), { look: 'primary' }), linkTo(t.another, paths.schoolImport())],
  }
}
