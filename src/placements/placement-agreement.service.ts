import type { Ctx } from '../access/actor.ts'
import { covers, coverTogether, lastDay } from '../agreements/agreement.rules.ts'
import { type AgreementInShort, agreementsOf } from '../agreements/agreement.service.ts'
import { addDays, type Day, maxDay } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import type { AgreementCopy, Placement } from './placement.rules.ts'
import { effectiveTerms, type Terms } from './terms.rules.ts'

type Between = Pick<Placement, 'schoolId' | 'partnerId'>

/** The agreements between school and host on which a placement may rest: registered, and not over yet; latest end first. */
export async function choosableAgreements(ctx: Ctx, between: Between): Promise<AgreementCopy[]> {
  const all = await agreementsOf(ctx, between)
  return all.flatMap((agreement) => {
    const copy = copyOf(agreement)
    return copy && copy.to >= ctx.today ? [copy] : []
  })
}

/**
 * The copy of the agreement that was chosen; null for none. Refused: `agreement-unknown` for one that is not registered
 * between the two, `agreement-not-in-force` when it does not bind on every day of the period.
 */
export async function agreementCopy(
  ctx: Ctx,
  { agreementId, terms, ...between }: Between & { agreementId: string | null; terms: Pick<Terms, 'from' | 'to'> },
): Promise<AgreementCopy | null> {
  if (agreementId === null) return null
  const agreement = (await agreementsOf(ctx, between)).find(({ _id }) => _id === agreementId)
  const copy = agreement ? copyOf(agreement) : null
  if (!agreement || !copy) throw new Refused('agreement-unknown')
  if (!covers(agreement, terms.from, terms.to)) throw new Refused('agreement-not-in-force')
  return copy
}

/** Whether the agreement of a placement binds, as it stands now, on every day of the placement. */
export async function agreementHolds(ctx: Ctx, placement: Placement): Promise<boolean> {
  const chosen = placement.agreement?.agreementId
  const agreement = (await agreementsOf(ctx, placement)).find(({ _id }) => _id === chosen)
  const { from, to } = effectiveTerms(placement)
  return agreement !== undefined && covers(agreement, from, to)
}

/**
 * Whether agreements between the two bind on every day that an amendment adds after the present end. Days agreed before
 * go on to their end, even when the agreement was ended in the meantime.
 */
export async function extensionIsCovered(
  ctx: Ctx,
  placement: Placement,
  { validFrom, to }: { validFrom: Day; to: Day },
): Promise<boolean> {
  const first: Day = maxDay(validFrom, addDays(effectiveTerms(placement).to, 1))
  return to < first || coverTogether(await agreementsOf(ctx, placement), first, to)
}

function copyOf(agreement: AgreementInShort): AgreementCopy | null {
  const { _id, state, protocol, terms } = agreement
  if (protocol === null || (state !== 'signed' && state !== 'ended')) return null
  return { agreementId: _id, number: protocol.number, date: protocol.date, from: terms.from, to: lastDay(agreement) }
}
