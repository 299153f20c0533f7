import { type Ctx, systemContext } from '../access/actor.ts'
import { withoutAuthorisation } from '../machine-authorisations/machine-authorisation.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import type { MachineKind } from '../programme/programme.rules.ts'
import { type Edition, expectedAt, type LabSession } from './edition.rules.ts'
import type { LackingAuthorisation } from './session-clash.rules.ts'
import { machineKindsOf } from './session-machines.rules.ts'

type Asked = Pick<Edition, 'partnerId' | 'participants' | 'module'>

/** Who of the participants lacks a valid authorisation for a machine of these sessions, each kind and person once. */
export async function lackingAuthorisations(
  ctx: Ctx,
  edition: Asked,
  sessions: readonly LabSession[],
): Promise<LackingAuthorisation[]> {
  const [partner, { machineKinds }] = await Promise.all([
    findPartner(systemContext(ctx.now), 'partner.view', edition.partnerId),
    currentProgramme(),
  ])
  const found = new Map<string, LackingAuthorisation>()
  for (const session of sessions)
    for (const each of await lackingAt(edition, session, { partner, machineKinds }))
      found.set(`${each.studentId} ${each.machineKind}`, each)
  return [...found.values()]
}

interface Around {
  partner: Partner
  machineKinds: readonly MachineKind[]
}

async function lackingAt(edition: Asked, session: LabSession, { partner, machineKinds }: Around) {
  const kinds = machineKindsOf(session, partner.spaces, { machineKinds, grants: edition.module.grants })
  const expected = new Map(expectedAt(edition, session.day).map(({ studentId, schoolId }) => [studentId, schoolId]))
  if (kinds.length === 0 || expected.size === 0) return []
  const lacking = await withoutAuthorisation({
    studentIds: [...expected.keys()],
    machineKinds: kinds,
    partnerId: partner._id,
    networks: partner.hosting.networks,
    on: session.day,
  })
  return lacking.map((each) => ({ ...each, schoolId: expected.get(each.studentId) ?? '' }))
}
