import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { addDays, type Day } from '../platform/day.ts'
import { Agreements } from './agreement.model.ts'
import type { Agreement } from './agreement.rules.ts'
import { lastDay } from './agreement.rules.ts'
import { dueWarning, type EndingWarning } from './ending.rules.ts'

export type EndingAgreement = Pick<
  Agreement,
  '_id' | 'schoolId' | 'partnerId' | 'school' | 'host' | 'terms' | 'protocol' | 'endedOn'
>

/**
 * The agreements in force whose end is near, each with the warning that is due on that day. Those that were ended on
 * purpose are left out, and those after which another one of the same two goes on.
 */
export async function agreementsEnding(
  ctx: Ctx,
  today: Day,
  warnings: readonly number[],
): Promise<{ agreement: EndingAgreement; warning: EndingWarning }[]> {
  const soon = addDays(today, Math.max(0, ...warnings))
  const registered = { state: 'signed' as const, 'protocol.number': { $gt: '' } }
  const near = { ...visible(ctx.actor, 'agreement.view'), ...registered, 'terms.to': { $gte: today, $lte: soon } }
  const agreements = await Agreements.find(near, { text: 0, history: 0, signatures: 0 }).lean<EndingAgreement[]>()
  const followed = await followers(
    agreements.filter(({ terms }) => terms.from <= today),
    registered,
  )
  return agreements.flatMap((agreement) => {
    const warning = dueWarning(agreement, warnings, today)
    const begun = agreement.terms.from <= today
    return warning && begun && !followed.has(agreement._id) ? [{ agreement, warning }] : []
  })
}

/** Those that another registered agreement of the same two carries on without a day between. */
async function followers(agreements: readonly EndingAgreement[], registered: object): Promise<Set<string>> {
  const schoolIds = [...new Set(agreements.map(({ schoolId }) => schoolId))]
  const partnerIds = [...new Set(agreements.map(({ partnerId }) => partnerId))]
  const others = await Agreements.find(
    { ...registered, schoolId: { $in: schoolIds }, partnerId: { $in: partnerIds } },
    { schoolId: 1, partnerId: 1, terms: 1, endedOn: 1 },
  ).lean<EndingAgreement[]>()
  const carriedOn = (agreement: EndingAgreement) =>
    others.some(
      (other) =>
        other.schoolId === agreement.schoolId &&
        other.partnerId === agreement.partnerId &&
        lastDay(other) > lastDay(agreement) &&
        other.terms.from <= addDays(lastDay(agreement), 1),
    )
  return new Set(agreements.filter(carriedOn).map(({ _id }) => _id))
}
