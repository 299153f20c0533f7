import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { field, type FormState, problemSummary } from '../web/form-parts.ts'
import { type ContentOf, empty, pager, type Table, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { OfferedFacts } from './round-check.rules.ts'
import { refusalText } from './round-form.pages.ts'
import { roundProblemWords } from './round-problem.text.ts'
import { setupWords } from './round-setup.text.ts'
import { roundTabs, stepTitle } from './round-tabs.pages.ts'
import type { Submitted } from './round.pages.ts'
import { type Round, type RoundOffer, versionOf } from './round.rules.ts'

type Candidate = OfferedFacts & { id: string }

export interface OffersParts {
  /** what the offers of the round say themselves */
  offered: ReadonlyMap<string, OfferedFacts>
  /** names of hosts */
  hosts: ReadonlyMap<string, string>
  /** what may be added; null while nothing can be */
  candidates: { list: readonly Candidate[]; total: number; q: string; page: number; perPage: number } | null
  refusal: string | null
  submitted: Submitted
}

export function offersPage(round: Round, parts: OffersParts, ctx: Ctx) {
  const t = setupWords(ctx.language)
  const { refusal } = parts
  return {
    title: stepTitle(round, 'offers', ctx),
    candidatesHeading: t.candidates,
    tabs: roundTabs(round, 'offers', ctx),
    lead: round.kind === 'labs' ? t.labOffersLead : t.offersLead,
    refusal: refusal ? refusalText(refusal, ctx) : null,
    own: refusal ? readTable(round, parts, ctx) : null,
    form: refusal ? null : chosenForm(round, parts, ctx),
    candidates: parts.candidates ? candidatesPart(round, parts, ctx) : null,
  }
}

/** Where the page of an offer, or of an edition, is. */
function hrefOf({ kind }: Round, id: string): string {
  return kind === 'labs' ? paths.edition({ editionId: id }) : paths.offer({ offerId: id })
}

function nameCell(round: Round, { offerId, partnerId }: RoundOffer, parts: OffersParts): ContentOf {
  const title = parts.offered.get(offerId)?.title ?? offerId
  return { text: title, href: hrefOf(round, offerId), note: parts.hosts.get(partnerId) ?? partnerId }
}

function periodOf(facts: Pick<OfferedFacts, 'from' | 'to'> | undefined, language: Ctx['language']): string | null {
  return facts ? `${formatDay(facts.from, language)} – ${formatDay(facts.to, language)}` : null
}

function readTable(round: Round, parts: OffersParts, { language }: Ctx): Table {
  const t = setupWords(language)
  return table({
    caption: t.chosen,
    columns: [
      t.offer,
      t.period,
      { text: t.seats, numeric: true },
      { text: t.min, numeric: true },
      { text: t.classMax, numeric: true },
    ],
    rows: round.offers.map((offer) => [
      nameCell(round, offer, parts),
      periodOf(parts.offered.get(offer.offerId), language),
      offer.seats ?? (round.kind === 'labs' ? 1 : (parts.offered.get(offer.offerId)?.seats ?? t.allSeats)),
      offer.min > 1 ? offer.min : null,
      offer.classMax,
    ]),
    empty: empty(t.noOffers),
  })
}

function chosenForm(round: Round, parts: OffersParts, { language }: Ctx) {
  const t = setupWords(language)
  const start: Typed = Object.fromEntries(round.offers.flatMap(startOf))
  const typed = { ...start, ...parts.submitted.typed }
  const form = formState(language, { ...parts.submitted, typed }, roundProblemWords(language))
  const rows = round.offers.map((offer) => rowOf(round, offer, { form, parts, language }))
  const chosen = table({
    caption: t.chosen,
    columns: [t.offer, t.period, t.seats, t.min, t.classMax, t.takeOut],
    rows: rows.map(({ cells }) => cells),
    empty: empty(t.noOffers, t.noOffersAdvice),
  })
  return {
    problems: problemSummary(
      form,
      rows.flatMap(({ fields }) => fields),
    ),
    table: { ...chosen, ticks: false },
    hidden: [
      { name: 'step', value: 'save' },
      { name: 'version', value: String(versionOf(round)) },
    ],
    action: paths.roundOffers({ roundId: round._id }),
    submit: { text: t.saveOffers, cancel: { text: t.cancel, href: paths.round({ roundId: round._id }) } },
  }
}

function startOf({ offerId, seats, min, classMax }: RoundOffer): [string, string][] {
  const text = (n: number | null) => (n === null || n === 0 ? '' : String(n))
  return [
    [`seats-${offerId}`, text(seats)],
    [`min-${offerId}`, text(min)],
    [`max-${offerId}`, text(classMax)],
  ]
}

function rowOf(
  round: Round,
  offer: RoundOffer,
  { form, parts, language }: { form: FormState; parts: OffersParts; language: Ctx['language'] },
) {
  const t = setupWords(language)
  const facts = parts.offered.get(offer.offerId)
  const title = facts?.title ?? offer.offerId
  const number = { type: 'number', min: '0', inputmode: 'numeric' } as const
  const fields = [
    field(form, `seats-${offer.offerId}`, { ...number, label: t.seatsOf(title), min: '1' }),
    field(form, `min-${offer.offerId}`, { ...number, label: t.minOf(title) }),
    field(form, `max-${offer.offerId}`, { ...number, label: t.classMaxOf(title), min: '1' }),
  ]
  const [seats, min, max] = fields
  const tick = { name: 'out', value: offer.offerId, label: t.takeOutOf(title), checked: false }
  const cells: ContentOf[] = [
    nameCell(round, offer, parts),
    periodOf(facts, language),
    { field: seats ?? null, note: facts && round.kind !== 'labs' ? t.ofSeats(facts.seats) : null },
    { field: min ?? null },
    { field: max ?? null },
    { tick },
  ]
  return { fields, cells }
}

function candidatesPart(round: Round, { candidates, hosts }: OffersParts, { language }: Ctx) {
  const t = setupWords(language)
  const { list, total, q, page, perPage } = candidates ?? { list: [], total: 0, q: '', page: 1, perPage: 50 }
  const here = paths.roundOffers({ roundId: round._id })
  const search = formState(language, { typed: { q } })
  const free = list.filter(({ id }) => !round.offers.some(({ offerId }) => offerId === id))
  return {
    filter: {
      action: here,
      fields: [field(search, 'q', { label: t.searchOffers, type: 'search' })],
      selects: [],
      clearHref: q ? here : null,
    },
    table: table({
      caption: t.candidates,
      columns: [t.offer, t.period, { text: t.seats, numeric: true }, t.add],
      rows: free.map((each) => [
        { text: each.title, href: hrefOf(round, each.id), note: hosts.get(each.partnerId) ?? each.partnerId },
        periodOf(each, language),
        each.seats,
        { tick: { name: 'offerId', value: each.id, label: t.addOf(each.title), checked: false } },
      ]),
      empty: empty(t.noneToAdd, t.noneToAddAdvice),
    }),
    pager: pager({
      page,
      perPage,
      total,
      summary: t.offersSummary,
      href: (to) => withQuery(here, { q, pagina: String(to) }),
    }),
    hidden: [
      { name: 'step', value: 'add' },
      { name: 'version', value: String(versionOf(round)) },
    ],
    action: here,
    submit: { text: t.addChosen, cancel: null },
  }
}
