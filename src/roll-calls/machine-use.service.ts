import { type Ctx, systemContext } from '../access/actor.ts'
import type { Edition, LabSession } from '../labs/edition.rules.ts'
import { noteUse } from '../machine-authorisations/machine-authorisation.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import type { RollLine } from './roll-call.rules.ts'

/**
 * Who was there has used the machines of the session: that keeps an authorisation from lapsing, also where the module
 * teaches the machine. Twice is once.
 */
export async function noteMachineUse(
  ctx: Ctx,
  { edition, session }: { edition: Pick<Edition, 'partnerId'>; session: Pick<LabSession, 'machineIds' | 'day'> },
  roll: { lines: readonly Pick<RollLine, 'studentId' | 'state'>[] } | null,
): Promise<void> {
  const studentIds = (roll?.lines ?? []).flatMap(({ studentId, state }) =>
    studentId && state === 'present' ? [studentId] : [],
  )
  if (session.machineIds.length === 0 || studentIds.length === 0) return
  const { spaces } = await findPartner(systemContext(ctx.now), 'partner.view', edition.partnerId)
  const kinds = spaces.flatMap(({ id, machineKind }) =>
    machineKind !== null && session.machineIds.includes(id) ? [machineKind] : [],
  )
  if (kinds.length > 0) await noteUse({ studentIds, machineKinds: [...new Set(kinds)], on: session.day })
}
