import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import { type Action, linkTo, postTo } from '../web/parts.ts'
import { mayReview, mayWrite, reviewingSchool } from './offer-access.rules.ts'
import { isEditable, isOver, shownState } from './offer-move.rules.ts'
import { type Offer, versionOf } from './offer.rules.ts'
import { offerWords } from './offer.text.ts'

export interface AroundOffer {
  /** names of the schools that it names */
  schools: ReadonlyMap<string, string>
  taken: number
  /** what it lacks before it is sent, and before it is published, in words; empty for who need not know */
  missing: readonly string[]
  gaps: readonly string[]
}

/** Where the offer stands for this person, and the button that brings it forward. */
export function nextStep(offer: Offer, around: AroundOffer, ctx: Ctx): { text: string; actions: Action[] } {
  const writes = mayWrite(ctx.actor, offer)
  if (offer.state === 'in-review') return reviewStep(offer, around, ctx)
  if (offer.state === 'published') return publishedStep(offer, around, ctx)
  const t = offerWords(ctx.language)
  if (offer.state === 'closed') return { text: t.closedText, actions: [] }
  if (!writes) return { text: offer.state === 'draft' ? t.draftOther : t.moreOther, actions: [] }
  const unfinished = around.missing.length > 0
  const draft = unfinished ? t.draftMissing : t.draftOwn
  const text = offer.state === 'draft' ? draft : t.moreOwn
  return { text, actions: [editButton(offer, ctx, unfinished), sendButton(offer, around, ctx)] }
}

function editButton({ _id }: Offer, { language }: Ctx, first: boolean): Action {
  const look = first ? 'primary' : 'secondary'
  return linkTo(offerWords(language).edit, paths.offerEdit({ offerId: _id }), { look, icon: 'it-pencil' })
}

function sendButton(offer: Offer, { missing }: AroundOffer, { language }: Ctx): Action {
  const look = missing.length > 0 ? 'secondary' : 'primary'
  return postTo(offerWords(language).send, paths.offerMove({ offerId: offer._id }), {
    look,
    fields: { move: 'send', version: String(versionOf(offer)) },
  })
}

/** Whoever may do both is the one who checks: what was typed after a call is sent and then published. */
function reviewStep(offer: Offer, { schools, missing, gaps }: AroundOffer, ctx: Ctx) {
  const t = offerWords(ctx.language)
  const id = { offerId: offer._id }
  const fields = { version: String(versionOf(offer)) }
  const takeBack = mayWrite(ctx.actor, offer)
    ? [postTo(t.takeBack, paths.offerMove(id), { fields: { ...fields, move: 'take-back' } })]
    : []
  if (mayReview(ctx.actor, offer)) {
    const blocked = [...missing, ...gaps]
    const publish = postTo(t.publish, paths.offerReview(id), {
      look: 'primary',
      fields: { ...fields, move: 'publish' },
      disabledBecause: blocked.length > 0 ? [t.seeBelow] : [],
    })
    return { text: blocked.length > 0 ? t.reviewBlocked : t.reviewHere, actions: [publish, ...takeBack] }
  }
  const school = reviewingSchool(offer)
  const by = school ? t.coordinatorsOf(schools.get(school) ?? school) : t.city
  return { text: takeBack.length > 0 ? t.reviewOwn(by) : t.reviewOther(by), actions: takeBack }
}

function publishedStep(offer: Offer, { schools, taken }: AroundOffer, ctx: Ctx) {
  const t = offerWords(ctx.language)
  if (isOver(offer, ctx.today)) return { text: t.overText, actions: [] }
  if (offer.roundId) return { text: t.roundText, actions: [] }
  if (shownState(offer, taken) === 'full') return { text: t.fullText, actions: [] }
  const { reservedFor } = offer
  const text = reservedFor ? t.reservedText(schools.get(reservedFor) ?? reservedFor) : t.publishedText
  return { text, actions: may(ctx.actor, 'placement.edit') ? [prepareButton(offer, ctx)] : [] }
}

function prepareButton({ _id }: Offer, { language }: Ctx): Action {
  const href = withQuery(paths.newPlacement(), { offerta: _id })
  return linkTo(offerWords(language).prepare, href, { look: 'primary', icon: 'it-plus' })
}

/** What can be done besides, for who writes it; `copyId` is made for the copy. */
export function moreActions(offer: Offer, copyId: string, ctx: Ctx): Action[] {
  if (!mayWrite(ctx.actor, offer)) return []
  const t = offerWords(ctx.language)
  const copy = postTo(t.copy, paths.offerCopy({ offerId: offer._id }), { fields: { id: copyId }, icon: 'it-copy' })
  const edits = isEditable(offer) && offer.state === 'published' && !isOver(offer, ctx.today)
  return [...(edits ? [editButton(offer, ctx, false)] : []), copy]
}
