import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems } from '../platform/form.ts'
import { formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type Round, takesChoices } from '../rounds/round.rules.ts'
import { checkbox, problemSummary } from '../web/form-parts.ts'
import { linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type ChoiceList, versionOf } from './choice.rules.ts'
import { choiceWords } from './choice.text.ts'
import { warningsOf } from './choice-warning.rules.ts'
import { reasonTexts, warningWords } from './ineligible.text.ts'
import { offerCard } from './offer-card.pages.ts'
import type { ListAtHand, RankingMove } from './ranking.rules.ts'
import type { OfferFacts } from './unit.rules.ts'

/** The list as it stands in the form: as it was stored, or as somebody is putting it in order. */
export interface Ranking {
  offerIds: string[]
  acceptsAny: boolean
  version: number
  /** the button just pressed, which keeps the focus */
  move: RankingMove | null
  problems: Problems
}

/** What was stored, ready to be changed. */
export function storedRanking(list: ChoiceList | null): Ranking {
  const { offerIds = [], acceptsAny = true } = list ?? {}
  return { offerIds, acceptsAny, version: versionOf(list), move: null, problems: {} }
}

interface Around {
  ranking: Ranking
  /** where the form is sent */
  action: string
  /** where one goes back to */
  back: string
}

/** One list being put in order: what may be chosen, what was chosen, and why the rest may not be. */
export function rankingPage(atHand: ListAtHand, { ranking, ...around }: Around, ctx: Ctx) {
  const t = choiceWords(ctx.language)
  const { round, unit, list } = atHand
  const form = formState(
    ctx.language,
    { typed: { acceptsAny: ranking.acceptsAny ? 'yes' : '' }, problems: ranking.problems },
    t,
  )
  const isOpen = takesChoices(round, ctx.now)
  const own = ctx.actor.role === 'student'
  const parts = itemsOf(atHand, ranking, ctx.language)
  const isFull = parts.ranked.length >= round.mostWishes
  return {
    title: own ? t.listTitle : t.listFor(unit.name),
    lead: `${round.title}. ${(isOpen ? t.until : t.isOver)(formatInstant(round.closesAt, ctx.language))}`,
    t: { ...t, offers: headings(round, own, t).offers, barred: headings(round, own, t).barred },
    advice: adviceOf(round, t),
    notes: notesOf(atHand, ranking, { isOpen, own }, ctx.language),
    problems: problemSummary(form, []),
    isOpen,
    action: around.action,
    version: String(ranking.version),
    most: String(round.mostWishes),
    count: t.ranked(parts.ranked.length, round.mostWishes),
    mostText: t.mostWishes(round.mostWishes),
    fullText: t.isFull(round.mostWishes),
    isFull,
    ...parts,
    accepts: checkbox(form, 'acceptsAny', fallbackWords(round, own, t)),
    asksFallback: round.fallback,
    receipt: receiptLink(round, list, t),
    submit: { text: t.send, cancel: { text: t.back, href: around.back } },
    back: [linkTo(t.back, around.back)],
  }
}

type Words = ReturnType<typeof choiceWords>

function headings({ kind }: Round, own: boolean, t: Words): { offers: string; barred: string } {
  if (kind === 'labs') return { offers: t.offersForClass, barred: t.notForClass }
  return own ? { offers: t.offersForYou, barred: t.notForYou } : { offers: t.offersForThem, barred: t.notForThem }
}

function fallbackWords({ kind }: Round, own: boolean, t: Words): { label: string; hint?: string } {
  if (kind === 'labs') return { label: t.acceptsAnyClass }
  return own ? { label: t.acceptsAny, hint: t.acceptsAnyHint } : { label: t.acceptsAnyThem, hint: t.acceptsAnyThemHint }
}

function adviceOf({ kind, mechanism, fallback }: Round, t: Words): string[] {
  const allowed = kind === 'labs' ? t.allowedEmptyClass : t.allowedEmpty
  return [mechanism === 'satisfaction' ? t.honestSatisfaction : t.honest, fallback ? allowed : t.emptyWithoutPlace]
}

interface Seen {
  isOpen: boolean
  own: boolean
}

/** What is worth a word about the list that was sent. */
// oxlint-disable-next-line max-params -- what is shown, what it stands beside, to whom and in which language
function notesOf(
  { round, unit, eligibility, list }: ListAtHand,
  ranking: Ranking,
  { isOpen }: Seen,
  language: Language,
) {
  const t = choiceWords(language)
  const words = warningWords(language)
  const changed = ranking.move !== null ? [t.unsent] : []
  if (!isOpen) return []
  const warnings = warningsOf({ list, eligible: eligibility.eligible(unit.unitId), fallback: round.fallback })
  return [...changed, ...warnings.map((warning) => words[warning])]
}

function receiptLink({ _id }: Round, list: ChoiceList | null, t: Words) {
  const last = list?.receipts.at(-1)
  if (!last) return null
  return linkTo(t.receiptTitle(last.code), paths.choiceReceipt({ roundId: _id, receiptCode: last.code }))
}

function itemsOf({ unit, eligibility, round }: ListAtHand, ranking: Ranking, language: Language) {
  const { offers, reasonsFor, kmFor } = eligibility
  const { unitId } = unit
  const offerOf = new Map(offers.map((offer) => [offer.offerId, offer]))
  const known = ranking.offerIds.flatMap((id) => offerOf.get(id) ?? [])
  const ids = new Set(known.map(({ offerId }) => offerId))
  const isFull = known.length >= round.mostWishes
  const why = (offer: OfferFacts) => reasonTexts(reasonsFor(unitId, offer.offerId), offer, language)
  const item = (offer: OfferFacts, index: number | null) => ({
    ...offerCard(offer, kmFor(unitId, offer.offerId), language),
    id: offer.offerId,
    ranked: index !== null,
    position: index === null ? '' : String(index + 1),
    isFirst: index === 0,
    isLast: index === known.length - 1,
    isFull,
    focus: focusOn(ranking.move, offer.offerId),
    lost: index === null ? [] : why(offer),
  })
  const barred = offers.filter(({ offerId }) => !ids.has(offerId) && reasonsFor(unitId, offerId).length > 0)
  return {
    ranked: known.map((offer, index) => item(offer, index)),
    available: offers
      .filter(({ offerId }) => !ids.has(offerId) && reasonsFor(unitId, offerId).length === 0)
      .map((offer) => item(offer, null)),
    barred: barred.map((offer) => ({ title: offer.title, host: offer.hostName, reasons: why(offer) })),
  }
}

/** The button that has the focus when the page comes back; what was added or taken off is found at its other button. */
function focusOn(move: RankingMove | null, offerId: string) {
  const here = move?.offerId === offerId ? move.what : null
  return { up: here === 'up' || here === 'add', down: here === 'down', add: here === 'remove' }
}
