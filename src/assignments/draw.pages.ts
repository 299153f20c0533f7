import { paths } from '../paths.ts'
import { formatCount } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { field } from '../web/form-parts.ts'
import { type ContentOf, empty, facts, linkTo, pager, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { checkWords } from './check.text.ts'
import { type Draw, drawnFor } from './drawn.rules.ts'

const perPage = 50

interface DrawShown {
  code: string
  page: number
}

/** The draw, for anybody: before the result its digest alone. */
export function drawPage(draw: Draw, { code, page }: DrawShown, language: Language) {
  const t = checkWords(language)
  const { round, told } = draw
  return {
    title: t.drawOf(round.title),
    t,
    lead: t.drawLead,
    facts: facts([[t.seedDigest, round.seedDigest], ...(told ? [[t.seed, told.seed] as const] : [])]),
    notYet: told ? null : t.notYet,
    told: told ? toldPart(draw, { code, page }, language) : null,
  }
}

function toldPart(draw: Draw, { code, page }: DrawShown, language: Language) {
  const t = checkWords(language)
  const base = paths.draw({ roundId: draw.round._id })
  const drawn = draw.told?.drawn ?? []
  const form = formState(language, { typed: { codice: code } })
  const rows = drawn.slice((page - 1) * perPage, page * perPage)
  return {
    formula: t.formulaText(draw.round._id),
    filter: {
      action: base,
      fields: [field(form, 'codice', { label: t.yourCode, hint: t.yourCodeHint })],
    },
    found: code === '' ? null : foundText(draw, code, language),
    table: table({
      caption: t.tickets,
      columns: [{ text: t.number, numeric: true }, t.ticket],
      rows: rows.map(({ number, ticket }): ContentOf[] => [formatCount(number, language), ticket]),
      empty: empty(t.nobody),
    }),
    pager: pager({
      page,
      perPage,
      total: drawn.length,
      summary: t.ticketSummary,
      href: (to) => withQuery(base, { pagina: String(to) }),
    }),
    file: [linkTo(t.takeTickets, withQuery(base, { formato: 'csv' }), { icon: 'it-download' })],
  }
}

function foundText(draw: Draw, code: string, language: Language): string {
  const t = checkWords(language)
  const found = drawnFor(draw, code)
  return found?.number ? t.yourNumber(found.number, found.ticket) : t.noNumber
}
