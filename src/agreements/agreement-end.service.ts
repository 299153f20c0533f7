import type { Ctx } from '../access/actor.ts'
import type { Day } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { formatDay } from '../platform/format.ts'
import { canCancel, endingReasons } from './ending.rules.ts'
import type { Agreement, ProtocolNumber } from './agreement.rules.ts'
import { findAgreement, lineOf, writeAgreement } from './agreement.service.ts'
import { protocolEntry, registrationReasons } from './protocol-number.rules.ts'

/**
 * Writes the protocol number that the school's register gave, or corrects it; with it the agreement is in force. The
 * number comes in the form of protocolNumber(). Refused: RegistrationReason, `number-taken` when another agreement of
 * the school has it in that school year, `changed-meanwhile`.
 */
export async function registerNumber(
  ctx: Ctx,
  id: string,
  { number, date }: { number: string; date: Day },
): Promise<void> {
  const agreement = await findAgreement(ctx, 'agreement.register', id)
  const reasons = registrationReasons(agreement, date, ctx.today)
  if (reasons.length > 0) throw new Refused(...reasons)
  const { protocol: before } = agreement
  const protocol = protocolEntry(number, date)
  // The same button pressed twice.
  if (before?.number === number && before.date === date) return
  const line = await lineOf(ctx, {
    event: before ? 'number-corrected' : 'registered',
    reason: before ? correction(before, protocol) : null,
  })
  await writeAgreement(agreement, { $set: { protocol }, $push: { history: line } }).catch(refuseTaken)
}

/** The number before and after, with their days where only those differ. */
function correction(before: ProtocolNumber, after: ProtocolNumber): string {
  const [was, is] = [before, after].map((entry) => `${entry.number} (${formatDay(entry.date, 'it')})`)
  return before.number === after.number ? `${was} → ${is}` : `${before.number} → ${after.number}`
}

function refuseTaken(error: unknown): never {
  if (isDuplicateKey(error)) throw new Refused('number-taken')
  throw error
}

/** Gives up an agreement that is not in force yet, saying why. Refused: `not-cancellable`, `changed-meanwhile`. */
export async function cancelAgreement(ctx: Ctx, id: string, reason: string): Promise<void> {
  const agreement = await findAgreement(ctx, 'agreement.edit', id)
  if (!canCancel(agreement)) throw new Refused('not-cancellable')
  const line = await lineOf(ctx, { event: 'cancelled', reason })
  await writeAgreement(agreement, { $set: { state: 'cancelled' }, $push: { history: line } })
}

/**
 * Ends an agreement before its time: `on` is its last day. Placements that run go on to their end, new ones cannot begin
 * after it. Refused: EndingReason, `changed-meanwhile`.
 */
export async function endAgreement(
  ctx: Ctx,
  id: string,
  { on, reason }: { on: Day; reason: string },
): Promise<Pick<Agreement, 'endedOn'>> {
  const agreement = await findAgreement(ctx, 'agreement.edit', id)
  const reasons = endingReasons(agreement, on, ctx.today)
  if (reasons.length > 0) throw new Refused(...reasons)
  const line = await lineOf(ctx, { event: 'ended', reason })
  await writeAgreement(agreement, { $set: { state: 'ended', endedOn: on }, $push: { history: line } })
  return { endedOn: on }
}
