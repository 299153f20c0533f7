import { yearInAddress } from '../norms/school-year.rules.ts'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { retentionNames } from '../norms/retention-names.ts'
import { type RetentionKind, retentionKinds } from '../norms/retention.rules.ts'
import { paths } from '../paths.ts'
import { formatCount, formatDay, formatInstant } from '../platform/format.ts'
import { type ListSheet } from '../platform/list-sheet.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, postTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { kindInAddress, type RetentionItem, type RetentionOf } from './retention.rules.ts'
import { retentionWords } from './retention.text.ts'

export interface RetentionListView {
  items: readonly RetentionItem[]
  total: number
  preparedAt: Date | null
  kind: RetentionKind | null
  page: number
  perPage: number
}

/** What addresses call a kind and school year. */
export function inAddress({ kind, schoolYear }: RetentionOf) {
  return { retentionKind: kindInAddress(kind), schoolYear: yearInAddress(schoolYear) }
}

/** Everything that has a term, the oldest school year first. */
export function retentionListPage(list: RetentionListView, ctx: Ctx) {
  const { language } = ctx
  const t = retentionWords(language)
  const typed = { tipo: list.kind ? kindInAddress(list.kind) : '' }
  const here = withQuery(paths.retention(), typed)
  return {
    title: t.title,
    lead: t.lead,
    forEver: t.forEver,
    prepared: list.preparedAt && t.preparedAt(formatInstant(list.preparedAt, language)),
    actions: [
      postTo(t.refresh, paths.retentionRefresh(), { icon: 'it-refresh' }),
      linkTo(t.deletions, paths.retentionDeletions()),
      ...(may(ctx.actor, 'retention.delete') ? [linkTo(t.terms, paths.retentionTerms())] : []),
    ],
    filter: filterOf(typed, language),
    table: table({
      caption: t.title,
      columns: [t.kind, t.year, { text: t.records, numeric: true }, t.due],
      rows: list.items.map((item) => [
        { text: retentionNames(language)[item.kind], href: paths.retentionItem(inAddress(item)) },
        item.schoolYear,
        formatCount(item.records, language),
        dueCell(item, ctx),
      ]),
      empty: list.kind ? empty(t.noneFound, t.noneFoundAdvice) : empty(t.none, t.noneAdvice),
    }),
    pager: pager({
      page: list.page,
      perPage: list.perPage,
      total: list.total,
      summary: t.summary,
      href: (page) => withQuery(paths.retention(), { ...typed, pagina: String(page) }),
    }),
    exports: exportLinks(here),
  }
}

function filterOf(typed: Record<string, string>, language: Language) {
  const t = retentionWords(language)
  const names = retentionNames(language)
  const form = formState(language, { typed })
  const options = retentionKinds.map((kind) => ({ value: kindInAddress(kind), text: names[kind] }))
  return {
    action: paths.retention(),
    fields: [],
    selects: [select(form, 'tipo', { label: t.kind, placeholder: t.everyKind, options })],
    clearHref: typed['tipo'] ? paths.retention() : null,
  }
}

/** From when, and what stands in the way. */
export function dueCell(item: Pick<RetentionItem, 'dueOn' | 'inCareer' | 'unknown'>, ctx: Ctx): ContentOf {
  const t = retentionWords(ctx.language)
  const { dueOn, inCareer, unknown } = item
  if (unknown > 0) return { status: status(t.unknown(unknown), 'warning') }
  if (dueOn !== null && dueOn <= ctx.today) return status(t.dueNow, 'info')
  const from = dueOn === null ? '—' : t.dueFrom(formatDay(dueOn, ctx.language))
  return { text: from, note: inCareer > 0 ? t.careers(inCareer) : null }
}

/** The list as a file. */
export function retentionSheet(
  { items, total }: Pick<RetentionListView, 'items' | 'total'>,
  language: Language,
): ListSheet {
  const t = retentionWords(language)
  return {
    name: t.sheet,
    title: t.title,
    columns: [
      { header: t.kind, kind: 'text', width: 36 },
      { header: t.year, kind: 'text', width: 14 },
      { header: t.records, kind: 'integer', width: 14 },
      { header: t.due, kind: 'day', width: 14 },
    ],
    rows: items.map((item) => [retentionNames(language)[item.kind], item.schoolYear, item.records, item.dueOn]),
    total,
  }
}
