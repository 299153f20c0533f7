import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { longSchoolYear, nextSchoolYear, previousSchoolYear, schoolYearOf } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, type Status, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { isOver, shownState } from './offer-move.rules.ts'
import { type Offer, shownOfferStates, type ShownOfferState } from './offer.rules.ts'
import { offerWords } from './offer.text.ts'

export interface OfferList {
  offers: readonly Offer[]
  total: number
  page: number
  perPage: number
  /** names of hosts by id */
  hosts: ReadonlyMap<string, string>
  /** seats taken by offer */
  taken: ReadonlyMap<string, number>
  /** what is in the address: q, stato, anno, ente */
  typed: Readonly<Record<'q' | 'stato' | 'anno' | 'ente', string>>
}

const tones: Record<ShownOfferState, Tone> = {
  draft: 'neutral',
  'in-review': 'warning',
  'more-requested': 'warning',
  published: 'success',
  full: 'info',
  closed: 'neutral',
}

export function offerStatus(state: ShownOfferState, language: Language): Status {
  return status(offerWords(language)[state], tones[state])
}

export function offersPage(list: OfferList, ctx: Ctx) {
  const t = offerWords(ctx.language)
  const href = (page: number) => withQuery(paths.offers(), { ...list.typed, pagina: String(page) })
  const filtered = Object.values(list.typed).some(Boolean)
  const add = may(ctx.actor, 'offer.edit') ? [addButton(list, ctx)] : []
  return {
    title: t.offers,
    lead: 'partnerId' in ctx.actor ? t.ownLead : t.lead,
    actions: add,
    filter: filterOf(list, ctx, filtered),
    table: table({
      caption: t.offers,
      columns: [...columnsOf(ctx), { text: t.seats, numeric: true }, { text: t.free, numeric: true }, t.state],
      rows: list.offers.map((offer) => rowOf(offer, list, ctx)),
      empty: filtered
        ? empty(t.notFound, t.notFoundAdvice)
        : empty(t.none, add.length > 0 ? t.noneToWrite : t.noneToSee, add),
    }),
    pager: pager({ page: list.page, perPage: list.perPage, total: list.total, summary: t.summary, href }),
    exports: exportLinks(href(1)),
  }
}

function addButton({ typed }: OfferList, { language }: Ctx) {
  const href = withQuery(paths.newOffer(), { ente: typed.ente })
  return linkTo(offerWords(language).add, href, { look: 'primary', icon: 'it-plus' })
}

/** A host knows its own name. */
function columnsOf({ actor, language }: Ctx): string[] {
  const t = offerWords(language)
  return [t.title, ...('partnerId' in actor ? [] : [t.host]), t.period]
}

function filterOf({ typed, hosts }: OfferList, { language, today }: Ctx, filtered: boolean) {
  const t = offerWords(language)
  const form = formState(language, { typed })
  const now = schoolYearOf(today)
  const years = [nextSchoolYear(now), now, previousSchoolYear(now), previousSchoolYear(previousSchoolYear(now))]
  const host = [{ value: typed.ente, text: hosts.get(typed.ente) ?? typed.ente }]
  return {
    action: paths.offers(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [
      select(form, 'stato', {
        label: t.state,
        placeholder: t.anyState,
        options: shownOfferStates.map((value) => ({ value, text: t[value] })),
      }),
      select(form, 'anno', {
        label: t.year,
        placeholder: t.anyYear,
        options: years.map((year) => ({ value: year, text: longSchoolYear(year) })),
      }),
      ...(typed.ente ? [select(form, 'ente', { label: t.onlyHost, placeholder: t.anyHost, options: host })] : []),
    ],
    clearHref: filtered ? paths.offers() : null,
  }
}

function rowOf(offer: Offer, { hosts, taken }: OfferList, { actor, language, today }: Ctx): ContentOf[] {
  const t = offerWords(language)
  const seats = taken.get(offer._id) ?? 0
  const state = shownState(offer, seats)
  const over = isOver(offer, today) && offer.state !== 'closed'
  return [
    { text: offer.title, href: paths.offer({ offerId: offer._id }) },
    ...('partnerId' in actor ? [] : [hosts.get(offer.partnerId) ?? '']),
    t.periodOf(formatDay(offer.from, language), formatDay(offer.to, language)),
    offer.seats,
    Math.max(0, offer.seats - seats),
    { status: offerStatus(state, language), note: over ? t.over : offer.roundId ? t.inRound : null },
  ]
}
