import type { Ctx } from '../access/actor.ts'
import { dayOf } from '../platform/day.ts'
import { formatDay, formatLongDay } from '../platform/format.ts'
import { entryName } from '../programme/programme.rules.ts'
import { type Card, card, empty, facts } from '../web/parts.ts'
import { type AroundAuthorisations, type ListedAuthorisation, standingStatus } from './authorisation-list.pages.ts'
import {
  type AuthorisationNorms,
  authorisationStandings,
  lastDayToTell,
  standingOn,
} from './machine-authorisation.rules.ts'
import { authorisationWords } from './machine-authorisation.text.ts'

/** What a student may use and until when, those that hold first; large enough for a phone. */
export function ownAuthorisationsPage(around: AroundAuthorisations, ctx: Ctx) {
  const t = authorisationWords(ctx.language)
  const standing = (each: ListedAuthorisation) => standingOn(each, ctx.today, around.norms)
  const inOrder = around.authorisations.toSorted(
    (a, b) => authorisationStandings.indexOf(standing(a)) - authorisationStandings.indexOf(standing(b)),
  )
  const valid = new Set(
    inOrder
      .filter((each) => standing(each) === 'valid')
      .map(({ machineKind }) => entryName(around.machineKinds, machineKind, ctx.language)),
  )
  return {
    title: t.mine,
    lead: valid.size > 0 ? t.youMayUse([...valid].join(', ')) : t.youMayUseNone,
    cards: inOrder.map((each) => cardOf(each, around, ctx)),
    empty: empty(t.noneMine, t.noneMineAdvice),
  }
}

function cardOf(each: ListedAuthorisation, around: AroundAuthorisations, ctx: Ctx): Card {
  const t = authorisationWords(ctx.language)
  const partner = around.partners.get(each.partnerId) ?? ''
  const where = each.networks.length > 0 ? t.whereNetwork(partner, each.networks.join(', ')) : partner
  return card(entryName(around.machineKinds, each.machineKind, ctx.language), {
    status: standingStatus(standingOn(each, ctx.today, around.norms), t),
    text: sentenceOf(each, around.norms, ctx),
    facts: facts([
      [t.where, where],
      [t.earnedOn, formatDay(each.earnedOn, ctx.language)],
    ]).facts,
  })
}

function sentenceOf(each: ListedAuthorisation, norms: AuthorisationNorms, { language, today }: Ctx): string {
  const t = authorisationWords(language)
  if (each.revoked) return t.wasRevoked(formatLongDay(dayOf(each.revoked.at), language), each.revoked.reason)
  const last = lastDayToTell(each, today, norms)
  if (last === null) return t.validForever
  const shown = formatLongDay(last, language)
  const standing = standingOn(each, today, norms)
  if (standing === 'expired') return t.hasExpired(shown)
  if (standing === 'idle') return t.hasLapsed(shown)
  if (last === each.until) return t.validUntil(shown)
  return t.validUnlessUsed(shown, each.until && formatLongDay(each.until, language))
}
