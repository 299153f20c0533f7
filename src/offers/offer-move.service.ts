import type { Ctx } from '../access/actor.ts'
import { checklistOf } from '../documents/document.service.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import type { Day } from '../platform/day.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { mayReview, mayWrite } from './offer-access.rules.ts'
import { offerProblems, publicationGaps, type PublicationGaps } from './offer-check.rules.ts'
import { findWritten, refuseProblems } from './offer-edit.service.ts'
import { isMoveOf, moveOf, type OfferMove } from './offer-move.rules.ts'
import { type Offer, versionOf } from './offer.rules.ts'
import { findOffer, offerLine, writeOffer } from './offer.service.ts'

/** Which offer, as it was on the screen. */
export interface Seen {
  offerId: string
  version: number
}

/**
 * Sends an offer to who checks it. Gives what was sent. Refused with OfferProblem, and as every move: `not-now` from a
 * state that has no such move, `changed-meanwhile`.
 */
export async function sendOffer(ctx: Ctx, seen: Seen): Promise<Offer> {
  const offer = await movable(ctx, seen, 'send')
  const partner = await hostOf(ctx, offer)
  refuseProblems(offerProblems(offer, partner, ctx.today))
  return moved(ctx, offer, { move: 'send', text: null })
}

/** Who sent it thinks better of it. Refused as every move. */
export async function takeBackOffer(ctx: Ctx, seen: Seen): Promise<Offer> {
  return moved(ctx, await movable(ctx, seen, 'take-back'), { move: 'take-back', text: null })
}

/** Asks who wrote it for more, in words. Refused as every move. */
export async function requestMore(ctx: Ctx, { text, ...seen }: Seen & { text: string }): Promise<Offer> {
  return moved(ctx, await movable(ctx, seen, 'request-more'), { move: 'request-more', text })
}

/**
 * Shows an offer to the schools. Refused with OfferProblem and HostingRefusal, `papers-missing` while the host's papers
 * do not hold to the last day, and as every move; of two who publish at once one does.
 */
export async function publishOffer(ctx: Ctx, seen: Seen): Promise<Offer> {
  const offer = await movable(ctx, seen, 'publish')
  const partner = await hostOf(ctx, offer)
  const { hosting, papers } = await gapsOf(ctx, offer, partner)
  refuseProblems([
    ...offerProblems(offer, partner, ctx.today),
    ...hosting,
    ...(papers.length > 0 ? ['papers-missing'] : []),
  ])
  return moved(ctx, offer, { move: 'publish', text: null })
}

/** What the host lacks before this offer may be published. */
export async function gapsOf(ctx: Ctx, offer: Offer, partner: Partner): Promise<PublicationGaps> {
  const [checklist, { norms }] = await Promise.all([checklistOf(ctx, partner), currentProgramme()])
  const standing = { qualification: partner.qualification, checklist, required: norms.qualificationRequired }
  return publicationGaps(offer, standing, ctx.today)
}

/** Nobody shall choose it any more; who has a place keeps it. Refused as every move. */
export async function closeOffer(ctx: Ctx, { reason, ...seen }: Seen & { reason: string }): Promise<Offer> {
  return moved(ctx, await movable(ctx, seen, 'close'), { move: 'close', text: reason })
}

/** Gives a closed offer, or one that is over, a new period, and sends it. Refused with OfferProblem and as every move. */
export async function reopenOffer(ctx: Ctx, { from, to, ...seen }: Seen & { from: Day; to: Day }): Promise<Offer> {
  const offer = await movable(ctx, seen, 'reopen')
  const again = { ...offer, from, to, schoolYear: schoolYearOf(from) }
  refuseProblems(offerProblems(again, await hostOf(ctx, offer), ctx.today))
  const { schoolYear } = again
  return moved(ctx, offer, { move: 'reopen', text: null, change: { from, to, schoolYear, roundId: null } })
}

/** An offer that this actor may move so, as it was on the screen. */
async function movable(ctx: Ctx, { offerId, version }: Seen, move: OfferMove): Promise<Offer> {
  const { by } = moveOf(move)
  const offer = by === 'writer' ? await findWritten(ctx, offerId) : await findOffer(ctx, 'offer.view', offerId)
  const allowed = mayReview(ctx.actor, offer) || (by !== 'reviewer' && mayWrite(ctx.actor, offer))
  if (!allowed) throw new NotFound(`offer ${offerId}`)
  if (versionOf(offer) !== version) throw new Refused('changed-meanwhile')
  if (!isMoveOf(offer, move, ctx.today)) throw new Refused('not-now')
  return offer
}

/** A host reads its own record; a school that of any host. */
function hostOf(ctx: Ctx, { partnerId }: Offer): Promise<Partner> {
  return findPartner(ctx, 'partner.view', partnerId)
}

interface Moving {
  move: OfferMove
  text: string | null
  change?: Partial<Offer>
}

async function moved(ctx: Ctx, offer: Offer, { move, text, change = {} }: Moving): Promise<Offer> {
  const { to: state, event } = moveOf(move)
  const line = await offerLine(ctx, { event, text })
  await writeOffer(offer, { ...change, state }, line)
  return { ...offer, ...change, state, history: [...offer.history, line] }
}
