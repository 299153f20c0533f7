import type { Ctx } from '../access/actor.ts'
import { formatInstant } from '../platform/format.ts'
import type { Round } from '../rounds/round.rules.ts'
import { facts, linkTo } from '../web/parts.ts'
import type { ChoiceList, Receipt } from './choice.rules.ts'
import { choiceWords } from './choice.text.ts'
import type { OfferFacts } from './unit.rules.ts'

interface Shown {
  round: Round
  list: ChoiceList
  receipt: Receipt
  /** the student or class */
  name: string
  offers: readonly OfferFacts[]
  back: string
}

/** What was sent and when; to be printed and kept. */
export function receiptPage({ round, list, receipt, name, offers, back }: Shown, ctx: Ctx) {
  const t = choiceWords(ctx.language)
  const { code, at, by, offerIds, acceptsAny } = receipt
  const last = list.receipts.at(-1)
  const titleOf = (id: string) => {
    const offer = offers.find(({ offerId }) => offerId === id)
    return offer ? { title: offer.title, host: offer.hostName } : { title: t.goneOffer, host: '' }
  }
  return {
    title: t.receiptTitle(code),
    lead: t.receiptLead,
    t,
    standing: last && last.code !== code ? t.isOlder(last.code) : t.isLatest,
    facts: facts([
      [t.code, code],
      [t.round, round.title],
      [t.of, name],
      [t.sentAt, formatInstant(at, ctx.language)],
      [t.sentBy, by.name],
      [t.deadline, formatInstant(round.closesAt, ctx.language)],
      ...(round.fallback ? [[t.anyPlace, acceptsAny ? t.yes : t.no] as const] : []),
    ]),
    choices: offerIds.map(titleOf),
    none: acceptsAny && round.fallback ? t.noContent : t.noContentNoPlace,
    actions: [linkTo(t.back, back)],
  }
}
