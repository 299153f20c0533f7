import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatCount, formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { type Round, takesChoices } from '../rounds/round.rules.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import {
  type Action,
  type ContentOf,
  empty,
  type Figure,
  linkTo,
  pager,
  type Status,
  status,
  table,
} from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { warningsInShort } from './ineligible.text.ts'
import {
  type ChoiceFilter,
  type ChoiceRow,
  choiceStandings,
  filtered,
  type OfferCount,
  type RoundChoices,
  rowsPerPage,
} from './round-choices.rules.ts'
import { roundChoicesWords } from './round-choices.text.ts'

/** Who has sent a list and who has not, by class; for the city numbers alone. */
export function roundChoicesPage(choices: RoundChoices, filter: ChoiceFilter & { page: number }, ctx: Ctx) {
  const t = roundChoicesWords(ctx.language)
  const isCity = ctx.actor.role === 'city'
  const { round, rows } = choices
  const found = filtered(rows, filter)
  const { page } = filter
  const shown = found.slice((page - 1) * rowsPerPage, page * rowsPerPage)
  const href = (to: number) =>
    withQuery(paths.roundChoices({ roundId: round._id }), {
      q: filter.q,
      classe: filter.classId,
      quali: filter.standing,
      pagina: String(to),
    })
  return {
    title: t.title,
    lead: `${round.title}, ${t.until(formatInstant(round.closesAt, ctx.language))}. ${leadOf(round, ctx)}`,
    t,
    figures: figuresOf(choices, ctx),
    people: isCity
      ? null
      : {
          note: takesChoices(round, ctx.now) && rows.some(({ mayWrite }) => mayWrite) ? t.toWrite : null,
          filter: filterOf(choices, filter, ctx),
          table: peopleTable(shown, choices, ctx),
          pager: pager({ page, perPage: rowsPerPage, total: found.length, summary: t.summary, href }),
          exports: exportLinks(href(1)),
        },
    schools: isCity ? schoolTable(choices, ctx) : null,
    offers: offerTable(choices.offers, ctx),
  }
}

/** Names are for the school; before the opening and after the deadline nobody can send a list. */
function leadOf(round: Round, { actor, language, now }: Ctx): string {
  const t = roundChoicesWords(language)
  if (actor.role === 'city') return t.leadCity
  if (takesChoices(round, now)) return t.lead
  return round.state === 'draft' ? t.leadDraft : t.leadOver
}

function figuresOf({ rows, schools }: RoundChoices, { actor, language }: Ctx): Figure[] {
  const t = roundChoicesWords(language)
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
  const isCity = actor.role === 'city'
  const units = isCity ? sum(schools.map((school) => school.units)) : rows.length
  const sent = isCity ? sum(schools.map((school) => school.sent)) : rows.filter(({ list }) => list !== null).length
  const warned = rows.filter(({ warnings }) => warnings.some((warning) => warning !== 'not-sent')).length
  const figure = (label: string, value: string): Figure => ({ label, value, note: null, href: null })
  return [
    figure(t.units, formatCount(units, language)),
    figure(t.sent, formatCount(sent, language)),
    figure(t.missing, formatCount(units - sent, language)),
    ...(isCity ? [] : [figure(t.warned, formatCount(warned, language))]),
  ]
}

function filterOf({ round, rows }: RoundChoices, { q, classId, standing }: ChoiceFilter, { language }: Ctx) {
  const t = roundChoicesWords(language)
  const form = formState(language, { typed: { q, classe: classId, quali: standing } })
  const classes = [...new Map(rows.map(({ unit }) => [unit.classId, unit.className]))]
  const names = { sent: t.sent, missing: t.missing, warned: t.warned }
  const action = paths.roundChoices({ roundId: round._id })
  return {
    action,
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [
      select(form, 'classe', {
        label: t.class,
        options: classes.map(([value, text]) => ({ value, text })),
        placeholder: t.anyClass,
      }),
      select(form, 'quali', {
        label: t.which,
        options: choiceStandings.map((value) => ({ value, text: names[value] })),
        placeholder: t.all,
      }),
    ],
    clearHref: q !== '' || classId !== '' || standing !== '' ? action : null,
  }
}

function peopleTable(rows: readonly ChoiceRow[], choices: RoundChoices, ctx: Ctx) {
  const t = roundChoicesWords(ctx.language)
  return table({
    caption: t.lists,
    columns: [t.name, t.class, t.list, { text: t.count, numeric: true }, t.warnings, { text: t.actions, quiet: true }],
    rows: rows.map((row): ContentOf[] => [
      row.unit.name,
      row.unit.className,
      standingOf(row, ctx),
      row.list ? row.list.offerIds.length : null,
      warningCell(row, ctx),
      { actions: actionsOf(row, choices, ctx) },
    ]),
    empty: empty(t.none, t.noneAdvice),
  })
}

function standingOf({ list, unit }: ChoiceRow, { language }: Ctx): ContentOf {
  const t = roundChoicesWords(language)
  const last = list?.receipts.at(-1)
  if (!last) return status(t.notSent, 'warning')
  const sent: Status = status(t.sentOn(formatInstant(last.at, language)), 'success')
  return { status: sent, note: sameWords(last.by.name, unit.name) ? null : t.by(last.by.name) }
}

/** Accounts put the given name first, class lists the surname. */
function sameWords(a: string, b: string): boolean {
  const words = (name: string) => name.split(/\s+/u).toSorted().join(' ')
  return words(a) === words(b)
}

function warningCell({ warnings, list }: ChoiceRow, { language }: Ctx): ContentOf {
  const words = warningsInShort(language)
  // That no list was sent stands in the column beside.
  const said = warnings.filter((warning) => warning !== 'not-sent' || list !== null)
  return said.map((warning) => words[warning]).join('. ')
}

function actionsOf({ unit, list, mayWrite }: ChoiceRow, { round }: RoundChoices, ctx: Ctx): Action[] {
  const t = roundChoicesWords(ctx.language)
  const roundId = round._id
  const last = list?.receipts.at(-1)
  const href =
    round.kind === 'labs'
      ? paths.classChoice({ roundId, classId: unit.unitId })
      : paths.studentChoice({ roundId, studentId: unit.unitId })
  return [
    ...(mayWrite && takesChoices(round, ctx.now) ? [linkTo(t.write, href, { look: 'plain' })] : []),
    ...(last ? [linkTo(t.receipt, paths.choiceReceipt({ roundId, receiptCode: last.code }), { look: 'plain' })] : []),
  ]
}

function schoolTable({ schools }: RoundChoices, { language }: Ctx) {
  const t = roundChoicesWords(language)
  return table({
    caption: t.schools,
    columns: [t.school, { text: t.units, numeric: true }, { text: t.sent, numeric: true }],
    rows: schools.map(({ name, units, sent }) => [name, units, sent]),
    empty: empty(t.noSchools),
  })
}

function offerTable(offers: readonly OfferCount[], { language }: Ctx) {
  const t = roundChoicesWords(language)
  const numeric = (text: string) => ({ text, numeric: true })
  return table({
    caption: t.ofRound,
    columns: [t.offer, numeric(t.seats), numeric(t.listed), numeric(t.first)],
    rows: offers.map(({ offer, listed, first }) => [
      { text: offer.title, note: offer.hostName },
      offer.seats,
      listed,
      first,
    ]),
    empty: empty(t.noOffers),
  })
}
