import type { Ctx } from '../access/actor.ts'
import { editionsBegun } from '../labs/begun-sessions.service.ts'
import { byTime, type Edition, type LabSession } from '../labs/edition.rules.ts'
import { addDays, type Day } from '../platform/day.ts'
import { RollCalls } from './roll-call.model.ts'

export interface MissingRollCall {
  edition: Pick<Edition, '_id' | 'code' | 'title' | 'partnerId' | 'partnerIds' | 'schoolIds'>
  session: LabSession
}

/**
 * The sessions of these days that took place and whose roll call nobody has taken, oldest first, of the editions of this
 * actor that have begun: from one day on, and before another.
 */
export async function missingRollCalls(
  ctx: Ctx,
  { from, before }: { from: Day; before: Day },
): Promise<MissingRollCall[]> {
  const between = { from, to: addDays(before, -1) }
  const editions = await editionsBegun(ctx, 'roll-call.view', between)
  const past = editions.flatMap((edition) =>
    edition.sessions.filter(({ state }) => state === 'planned').map((session) => ({ edition, session })),
  )
  const ids = past.map(({ session }) => session.id)
  const taken = new Set((await RollCalls.find({ _id: { $in: ids } }, { _id: 1 }).lean()).map(({ _id }) => _id))
  return past
    .filter(({ session }) => !taken.has(session.id))
    .map(({ edition: { _id, code, title, partnerId, partnerIds, schoolIds }, session }) => ({
      edition: { _id, code, title, partnerId, partnerIds, schoolIds },
      session,
    }))
    .toSorted((a, b) => byTime(a.session, b.session))
}
