import type { Ctx } from '../access/actor.ts'
import { retentionNames } from '../norms/retention-names.ts'
import { type RetentionKind, retentionKinds, retentionTerms, type RetentionYears } from '../norms/retention.rules.ts'
import { paths } from '../paths.ts'
import { formatCount, formatInstant } from '../platform/format.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { exportLinks } from '../web/export.ts'
import { field, type FormState, problemSummary } from '../web/form-parts.ts'
import { type ContentOf, empty, pager, status, type Table, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { RetentionDeletion } from './retention.rules.ts'
import { retentionWords } from './retention.text.ts'

interface DeletionsView {
  deletions: readonly RetentionDeletion[]
  total: number
  page: number
  perPage: number
}

/** What was deleted, by whom and why. */
export function deletionsPage({ deletions, total, page, perPage }: DeletionsView, ctx: Ctx) {
  const t = retentionWords(ctx.language)
  const here = paths.retentionDeletions()
  return {
    title: t.deletions,
    lead: t.deletionsLead,
    table: deletionsTable(deletions, ctx),
    pager: pager({ page, perPage, total, summary: t.summary, href: (n) => `${here}?pagina=${n}` }),
    exports: exportLinks(here),
  }
}

export function deletionsTable(deletions: readonly RetentionDeletion[], ctx: Ctx): Table {
  const t = retentionWords(ctx.language)
  return table({
    caption: t.deletions,
    columns: [t.when, t.kind, t.year, { text: t.records, numeric: true }, t.who, t.reason, t.takenBy, t.state],
    rows: deletions.map((each) => deletionRow(each, ctx)),
    empty: empty(t.noDeletions, t.noDeletionsAdvice),
  })
}

function deletionRow(each: RetentionDeletion, { language }: Ctx): ContentOf[] {
  const t = retentionWords(language)
  const kept = each.kept ?? 0
  return [
    formatInstant(each.at, language),
    retentionNames(language)[each.kind],
    each.schoolYear,
    { text: formatCount(each.records, language), note: kept > 0 ? t.keptNote(kept) : null },
    each.by.name,
    { text: each.reason, note: `${t.filedAs}: ${each.filedAs}` },
    { text: each.taken.name, note: `SHA-256 ${each.taken.digest.slice(0, 12)}…` },
    each.state === 'done' ? status(t.done, 'success') : status(t.running, 'info'),
  ]
}

/** For how many years each kind is kept. */
export function retentionTermsPage(years: RetentionYears, submitted: { typed?: Typed; problems?: Problems }, ctx: Ctx) {
  const t = retentionWords(ctx.language)
  const typed = Object.fromEntries(retentionKinds.map((kind) => [kind, String(years[kind])]))
  const form = formState(ctx.language, { typed, ...submitted }, t)
  const fields = retentionKinds.map((kind) => termField(form, kind, ctx))
  return {
    title: t.termsTitle,
    lead: t.termsLead,
    action: paths.retentionTerms(),
    problems: problemSummary(form, fields),
    fields,
    submit: { text: t.save, cancel: { text: t.title, href: paths.retention() } },
  }
}

function termField(form: FormState, kind: RetentionKind, { language }: Ctx) {
  const t = retentionWords(language)
  const { from, least, years } = retentionTerms[kind]
  const hint = from === 'career' ? t.yearsAfterCareer(least, years) : t.yearsAfterYear(least, years)
  return field(form, kind, {
    label: retentionNames(language)[kind],
    hint,
    required: true,
    width: 'narrow',
    maxlength: 2,
    inputmode: 'numeric',
  })
}
