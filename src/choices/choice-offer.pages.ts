import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { facts, linkTo } from '../web/parts.ts'
import type { IneligibleReason } from './choice.rules.ts'
import { choiceWords } from './choice.text.ts'
import { reasonTexts } from './ineligible.text.ts'
import { factsOf } from './offer-card.pages.ts'
import type { OfferFacts } from './unit.rules.ts'

interface ForWhom {
  roundId: string
  km: number | null
  reasons: readonly IneligibleReason[]
}

/** One offer as a student reads it, and why it is not for them. */
export function choiceOfferPage(offer: OfferFacts, { roundId, km, reasons }: ForWhom, ctx: Ctx) {
  const t = choiceWords(ctx.language)
  return {
    title: offer.title,
    t,
    reasons: reasonTexts(reasons, offer, ctx.language),
    facts: facts(factsOf(offer, km, ctx.language)),
    actions: [linkTo(t.back, paths.choiceList({ roundId }))],
  }
}
