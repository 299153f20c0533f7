import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import { type Moved, moveEntries } from './entry-move.service.ts'
import type { EntryRef } from './hour-entry.rules.ts'

/** The host confirms lines of one placement: whole weeks at once. Refused: `none-selected`. */
export async function confirmHours(ctx: Ctx, placementId: string, refs: readonly EntryRef[]): Promise<Moved> {
  return moveEntries(ctx, { move: 'confirm', permission: 'hours.confirm', placementId, refs, reason: '' })
}

/** The school approves confirmed lines: from then on they count, and never change. Refused: `none-selected`. */
export async function approveHours(ctx: Ctx, placementId: string, refs: readonly EntryRef[]): Promise<Moved> {
  return moveEntries(ctx, { move: 'approve', permission: 'hours.approve', placementId, refs, reason: '' })
}

export interface Returning {
  refs: readonly EntryRef[]
  reason: string
}

/** Host or school sends lines back with a reason; their time is free again. Refused: `none-selected`. */
export async function returnHours(ctx: Ctx, placementId: string, { refs, reason }: Returning): Promise<Moved> {
  return moveEntries(ctx, { move: 'return', permission: 'hours.return', placementId, refs, reason })
}

/** Who wrote a line takes it back before anybody else has signed. Refused: `changed-meanwhile`, `month-closed`. */
export async function cancelHours(ctx: Ctx, placementId: string, ref: EntryRef): Promise<void> {
  const options = { move: 'cancel', permission: 'hours.log', placementId, refs: [ref], reason: '' } as const
  const { moved, refused } = await moveEntries(ctx, options)
  if (refused.length > 0) throw new Refused(...refused.flatMap(({ reasons }) => reasons))
  if (moved === 0) throw new Refused('changed-meanwhile')
}
