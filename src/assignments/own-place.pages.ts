import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { OfferFacts } from '../choices/unit.rules.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatCount, formatDay, formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import type { RoundKind } from '../rounds/round.rules.ts'
import { checkbox, problemSummary, textarea } from '../web/form-parts.ts'
import { type Action, type ContentOf, facts, linkTo, postTo, status, type Status, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Place, PlaceState } from './assignment.rules.ts'
import { placeWords } from './class-place.text.ts'
import type { Decided } from './outcome.rules.ts'
import { openAnswers, type PlaceAnswer, placeVersion } from './place-step.rules.ts'
import { whyOf } from './why.rules.ts'
import { causeText, refusalText } from './why.text.ts'

const tones: Record<PlaceState, Tone> = {
  none: 'neutral',
  assigned: 'warning',
  accepted: 'success',
  withdrawn: 'neutral',
  placed: 'success',
}

export function placeStatus(state: PlaceState, kind: RoundKind, language: Language): Status {
  return status(placeWords({ kind }, language)[state], tones[state])
}

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

export interface PlaceParts {
  decided: Decided
  place: Place
  /** where and when, as the offers say it now */
  offers: readonly OfferFacts[]
  /** whose place it is, for who answers for somebody; null: the own */
  name: string | null
  submitted: Submitted
}

/** A place, why it is that one, and what can be answered: of the student, or of whoever answers for one. */
export function placePage(parts: PlaceParts, ctx: Ctx) {
  const { decided, place, name } = parts
  const t = placeWords(decided.round, ctx.language)
  const title = placeTitles(decided)
  return {
    title: name === null ? t.ownTitle(decided.round.title) : t.forStudent(name),
    t,
    lead: name === null ? null : t.forStudentLead,
    heading: headingOf(place, title, t),
    state: placeStatus(place.state, decided.round.kind, ctx.language),
    facts: facts(factsOf(parts, ctx)),
    said: saidOf(parts, ctx),
    offered: offeredPart(parts, ctx),
    answers: ownAnswers(parts, ctx),
    why: whyPart(parts, ctx),
    passed: place.passed.map((offerId) => t.passedNote(title(offerId))),
    draw: drawPart(parts, ctx),
    withdrawal: withdrawalPart(parts, ctx),
  }
}

/** 'Officina: Tornitura', as it was called when the round was frozen. */
export function placeTitles({ names }: Pick<Decided, 'names'>): (offerId: string) => string {
  const offers = new Map(names.offers.map((offer) => [offer.offerId, offer]))
  return (offerId) => {
    const offer = offers.get(offerId)
    return offer ? `${offer.title}, ${offer.partner}` : offerId
  }
}

type Words = ReturnType<typeof placeWords>

function headingOf({ offerId, state }: Place, title: (id: string) => string, t: Words): string {
  if (offerId !== null) return title(offerId)
  return state === 'withdrawn' ? t.gaveBack : t.noPlaceYet
}

function factsOf({ place, offers, decided }: PlaceParts, { language }: Ctx): [string, ContentOf][] {
  const t = placeWords(decided.round, language)
  const offer = offers.find(({ offerId }) => offerId === place.offerId)
  const where: [string, ContentOf][] = offer
    ? [
        [t.where, [offer.siteName, offer.address].filter(Boolean).join(', ')],
        [t.when, t.fromTo(formatDay(offer.from, language), formatDay(offer.to, language))],
      ]
    : []
  const until: [string, ContentOf][] =
    place.state === 'assigned' ? [[t.answerUntil, formatInstant(decided.round.published.answerBy, language)]] : []
  return [...where, ...until]
}

function saidOf({ place, decided }: PlaceParts, { now, language }: Ctx): string[] {
  const t = placeWords(decided.round, language)
  const { answerBy } = decided.round.published
  if (place.state === 'assigned')
    return [answerBy > now ? t.toAccept(formatInstant(answerBy, language)) : t.tooLateToAccept]
  if (place.state === 'accepted') return [t.isAccepted]
  if (place.state === 'placed') return [t.isPlaced]
  return place.state === 'none' ? [t.waitsForFree] : []
}

interface Button {
  answer: PlaceAnswer
  text: string
  look: 'primary' | 'secondary'
}

function answerButton({ decided, place }: PlaceParts, { answer, text, look }: Button): Action {
  const { round, assignments } = decided
  const version = String(placeVersion(assignments, place.unitId))
  const action = paths.placeAnswer({ roundId: round._id, unitId: place.unitId })
  return postTo(text, action, { look, fields: { answer, version } })
}

function ownAnswers(parts: PlaceParts, ctx: Ctx): Action[] {
  const { place, decided } = parts
  const t = placeWords(decided.round, ctx.language)
  const made = preparedHref(decided, place)
  return [
    ...(may(parts, 'accept', ctx)
      ? [answerButton(parts, { answer: 'accept', text: t.accept, look: place.offered ? 'secondary' : 'primary' })]
      : []),
    ...(made === null ? [] : [linkTo(t.toPlacement, made)]),
  ]
}

/** The placement, or the edition of a class; null: nothing has been prepared. */
function preparedHref({ round }: Decided, { state, placementId, offerId }: Place): string | null {
  if (state !== 'placed' || placementId === null || offerId === null) return null
  return round.kind === 'labs' ? paths.edition({ editionId: offerId }) : paths.placement({ placementId })
}

function may({ place }: PlaceParts, answer: PlaceAnswer, { actor, now }: Ctx): boolean {
  return can(actor, 'assignment.answer', place) && openAnswers(place, now).includes(answer)
}

function offeredPart(parts: PlaceParts, ctx: Ctx) {
  const { place, decided } = parts
  const t = placeWords(decided.round, ctx.language)
  const { offered } = place
  if (offered === null || offered.until <= ctx.now) return null
  const text = t.offeredLead(placeTitles(decided)(offered.offerId), formatInstant(offered.until, ctx.language))
  const answers: Action[] = may(parts, 'take', ctx)
    ? [
        answerButton(parts, { answer: 'take', text: t.take, look: 'primary' }),
        answerButton(parts, {
          answer: 'decline',
          text: place.offerId === null ? t.declineNone : t.decline,
          look: 'secondary',
        }),
      ]
    : []
  return { texts: place.offerId === null ? [text] : [text, t.keepsOwn], answers }
}

function whyPart({ decided, place }: PlaceParts, { language }: Ctx) {
  if (place.state === 'withdrawn') return null
  const why = whyOf(decided, place)
  const title = placeTitles(decided)
  const { kind } = decided.round
  return {
    cause: causeText(why, kind, language),
    refused: why.refused.map((wish) => refusalText(wish, { offer: title(wish.offerId), kind }, language)),
  }
}

function drawPart({ decided, place }: PlaceParts, { language }: Ctx) {
  const t = placeWords(decided.round, language)
  const { draw, of } = whyOf(decided, place).own
  return {
    text: t.ownDraw(formatCount(draw, language), formatCount(of, language)),
    code: facts([[t.code, place.unitId]]),
    link: linkTo(t.recompute, paths.draw({ roundId: decided.round._id })),
  }
}

function withdrawalPart(parts: PlaceParts, ctx: Ctx) {
  const { place, decided, submitted } = parts
  if (!may(parts, 'withdraw', ctx)) return null
  const t = placeWords(decided.round, ctx.language)
  const form = formState(ctx.language, submitted, t)
  const reason = textarea(form, 'reason', { label: t.reason, hint: t.reasonHint, maxlength: 500, rows: 2 })
  const sure = checkbox(form, 'sure', { label: t.sure, required: true })
  return {
    title: place.offerId === null ? t.stopWaiting : t.withdrawTitle,
    lead: place.offerId === null ? null : t.withdrawLead,
    open: submitted.problems !== undefined,
    problems: problemSummary(form, [reason, sure]),
    action: paths.placeAnswer({ roundId: decided.round._id, unitId: place.unitId }),
    hidden: [
      { name: 'answer', value: 'withdraw' },
      { name: 'version', value: String(placeVersion(decided.assignments, place.unitId)) },
    ],
    reason,
    sure,
    submit: { text: place.offerId === null ? t.stopWaiting : t.withdraw, cancel: null },
  }
}
