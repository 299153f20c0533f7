import type { Ctx } from '../access/actor.ts'
import { cityAccounts, schoolAccounts } from '../accounts/account.service.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { recipientsAt } from '../partners/host-recipients.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { schoolNames } from '../schools/school.service.ts'
import { reviewingSchool } from './offer-access.rules.ts'
import { type Offer, versionOf } from './offer.rules.ts'

/** Tells who checks it that an offer waits: the people of its school, or the city where it is for every school. */
export async function tellReviewers(ctx: Ctx, offer: Offer, publicUrl: string): Promise<void> {
  const school = reviewingSchool(offer)
  const partner = await findPartner(ctx, 'partner.view', offer.partnerId)
  const data = {
    host: partner.name,
    title: offer.title,
    from: offer.from,
    to: offer.to,
    link: linkTo(offer, publicUrl),
  }
  for (const { _id, name, email, language } of await (school ? schoolAccounts(school) : cityAccounts()))
    await enqueueNotice({
      key: `offer-sent:${offer._id}:${versionOf(offer)}:${_id}`,
      kind: 'offer-sent',
      about: offer._id,
      to: { name, email, language },
      data,
      now: ctx.now,
    })
}

/** Tells the host what was decided on its offer; nothing where the host itself decided. */
export async function tellHost(
  ctx: Ctx,
  offer: Offer,
  { answer, publicUrl }: { answer: 'more-requested' | 'published' | 'closed'; publicUrl: string },
): Promise<void> {
  if ('partnerId' in ctx.actor) return
  const partner = await findPartner(ctx, 'partner.view', offer.partnerId)
  const schoolId = 'schoolId' in ctx.actor ? ctx.actor.schoolId : null
  const school = schoolId ? ((await schoolNames([schoolId])).get(schoolId) ?? '') : ''
  const text = offer.history.at(-1)?.text ?? ''
  const data = { host: partner.name, title: offer.title, answer, text, school, link: linkTo(offer, publicUrl) }
  for (const to of await recipientsAt(partner, ctx.today))
    await enqueueNotice({
      key: `offer-answered:${offer._id}:${versionOf(offer)}:${to.email ?? ''}`,
      kind: 'offer-answered',
      about: offer._id,
      to,
      data,
      now: ctx.now,
    })
}

function linkTo({ _id }: Offer, publicUrl: string): string {
  return publicUrl + paths.offer({ offerId: _id })
}
