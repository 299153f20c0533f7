import type { Ctx } from '../access/actor.ts'
import { retentionNames } from '../norms/retention-names.ts'
import { retentionKinds } from '../norms/retention.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { parseDay } from '../platform/day.ts'
import { formatCount, formatDay, formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { select } from '../web/form-parts.ts'
import { type ContentOf, empty, pager, postTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type ChainKind, chainKinds, type LedgerEntry } from './chain.rules.ts'
import type { Finding, LedgerCheck } from './ledger-check.rules.ts'
import { fieldWords, findingWords, kindWords, ledgerWords } from './ledger.text.ts'

export interface LedgerList {
  checks: readonly LedgerCheck[]
  entries: readonly LedgerEntry[]
  total: number
  page: number
  perPage: number
  schoolYear: SchoolYear
  /** To choose from, the latest first. */
  years: readonly SchoolYear[]
  kind: ChainKind | null
}

export function ledgerPage(list: LedgerList, ctx: Ctx) {
  const t = ledgerWords(ctx.language)
  const asked = { anno: list.schoolYear, tipo: list.kind ?? '' }
  return {
    title: t.title,
    lead: t.lead,
    standing: standingOf(list.checks, ctx),
    actions: [postTo(t.verifyNow, paths.ledger(), { icon: 'it-refresh' })],
    findings: findingsTable(list.checks, ctx),
    years: yearsTable(list.checks, ctx),
    filter: filterOf(list, ctx.language),
    heading: t.entries(list.schoolYear),
    entries: table({
      caption: t.entries(list.schoolYear),
      columns: [{ text: t.number, numeric: true }, t.when, t.kind, t.about, t.digest],
      rows: list.entries.map((entry) => entryRow(entry, ctx)),
      empty: list.kind ? empty(t.noneFound, t.noneFoundAdvice) : empty(t.none, t.noneAdvice),
    }),
    pager: pager({
      page: list.page,
      perPage: list.perPage,
      total: list.total,
      summary: t.summary,
      href: (page) => withQuery(paths.ledger(), { ...asked, pagina: String(page) }),
    }),
    exports: exportLinks(withQuery(paths.ledger(), asked)),
  }
}

function standingOf(checks: readonly LedgerCheck[], { language }: Ctx) {
  const t = ledgerWords(language)
  const found = checks.reduce((sum, check) => sum + check.found, 0)
  const latest = checks.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]
  if (!latest) return { kind: 'info', text: t.never, advice: null }
  const at = formatInstant(latest.at, language)
  if (found > 0) return { kind: 'error', text: t.odd(found, at), advice: t.oddAdvice }
  const entries = checks.reduce((sum, check) => sum + check.entries, 0)
  return { kind: 'success', text: t.whole(formatCount(entries, language), at), advice: null }
}

function findingsTable(checks: readonly LedgerCheck[], { language }: Ctx) {
  const t = ledgerWords(language)
  const findings = checks.flatMap((check) => check.findings)
  if (findings.length === 0) return null
  const found = checks.reduce((sum, check) => sum + check.found, 0)
  return {
    heading: t.findings,
    more: found > findings.length ? t.moreFindings(formatCount(found, language)) : null,
    table: table({
      caption: t.findings,
      columns: [t.about, t.finding, t.fields],
      rows: findings.map((finding): ContentOf[] => [
        findingAbout(finding, language),
        findingWords(language)[finding.what],
        namesText(finding.names, language),
      ]),
      empty: empty(t.none),
    }),
  }
}

function findingAbout({ source, seq }: Finding, language: Language): ContentOf {
  const t = ledgerWords(language)
  const ring = seq === null ? null : t.ring(seq)
  const about = source === null ? null : sourceAbout(source, language)
  return about ? { ...about, note: ring } : ring
}

/** What a ring is about, by the name of its source: 'hours:…:2026-11-16:…', 'register:ABCD-EFGH'. */
function sourceAbout(source: string, language: Language): { text: string; href: string | null } {
  const t = ledgerWords(language)
  const [what, id = '', on = ''] = source.split(':')
  if (what === 'hours') {
    const day = parseDay(on)
    return { text: day ? formatDay(day, language) : on, href: paths.placementHours({ placementId: id }) }
  }
  if (what === 'deletion') return { text: t.ofDeletion(deletedText(on, language)), href: null }
  if (what === 'register') return { text: t.ofRegister(id), href: paths.registerVerification({ code: id }) }
  // The old address leads to the record that stays.
  if (what === 'merge') return { text: t.ofMerge, href: paths.student({ studentId: id }) }
  return { text: t.ofSubmission(id), href: null }
}

function deletedText(what: string, language: Language): string {
  const kind = retentionKinds.find((each) => each === what)
  return kind ? retentionNames(language)[kind].toLowerCase() : what
}

function namesText(names: readonly string[], language: Language): string | null {
  const words: Readonly<Record<string, string>> = fieldWords(language)
  return names.map((name) => words[name] ?? name).join(', ') || null
}

function yearsTable(checks: readonly LedgerCheck[], { language }: Ctx) {
  const t = ledgerWords(language)
  return table({
    caption: t.years,
    columns: [t.schoolYear, { text: t.lines, numeric: true }, t.verifiedAt, t.outcome, t.seal],
    rows: checks.map(({ schoolYear, entries, at, found, head }) => [
      { text: schoolYear, href: withQuery(paths.ledger(), { anno: schoolYear }) },
      formatCount(entries, language),
      formatInstant(at, language),
      found === 0 ? status(t.agrees, 'success') : status(t.differences(found), 'danger'),
      head && shortDigest(head.digest),
    ]),
    empty: empty(t.noYears, t.never),
  })
}

/** Enough of a digest to compare it by eye. */
function shortDigest(digest: string): string {
  return (digest.slice(0, 16).match(/.{4}/gu) ?? []).join(' ')
}

function filterOf({ years, schoolYear, kind }: LedgerList, language: Language) {
  const t = ledgerWords(language)
  const names = kindWords(language)
  const form = formState(language, { typed: { anno: schoolYear, tipo: kind ?? '' } })
  return {
    action: paths.ledger(),
    fields: [],
    selects: [
      select(form, 'anno', { label: t.schoolYear, options: years.map((value) => ({ value, text: value })) }),
      select(form, 'tipo', {
        label: t.kind,
        placeholder: t.allKinds,
        options: chainKinds.map((value) => ({ value, text: names[value] })),
      }),
    ],
    clearHref: kind ? withQuery(paths.ledger(), { anno: schoolYear }) : null,
  }
}

function entryRow(entry: LedgerEntry, { language }: Ctx): ContentOf[] {
  return [
    entry.seq,
    formatInstant(entry.at, language),
    kindWords(language)[entry.kind],
    { ...sourceAbout(entry.source, language), text: aboutText(entry, language) },
    shortDigest(entry.digest),
  ]
}

/** What a ring is about, without names. */
export function aboutText({ kind, source, fields }: LedgerEntry, language: Language): string {
  const t = ledgerWords(language)
  const { day, from, to } = fields
  if (kind !== 'approval' && kind !== 'rectification') return sourceAbout(source, language).text
  const on = parseDay(String(day))
  return t.ofHours(on ? formatDay(on, language) : String(day), String(from), String(to))
}
