// Which machines of a session its participants may use only with an authorisation (abilitazione): those of a kind for
// which the programme asks for one, unless the module is the one that teaches it.

import type { Space } from '../partners/profile.rules.ts'
import type { MachineKind } from '../programme/programme.rules.ts'
import type { LabSession } from './edition.rules.ts'

interface KindFacts {
  machineKinds: readonly Pick<MachineKind, 'code' | 'authorisation'>[]
  /** The kinds for which the module gives an authorisation. */
  grants: readonly string[]
}

/** The codes of the machine kinds of a session that ask for an authorisation, each once. */
export function machineKindsOf(
  { machineIds }: Pick<LabSession, 'machineIds'>,
  spaces: readonly Pick<Space, 'id' | 'machineKind'>[],
  { machineKinds, grants }: KindFacts,
): string[] {
  const used = spaces.filter(({ id }) => machineIds.includes(id)).map(({ machineKind }) => machineKind)
  return machineKinds
    .filter(({ code, authorisation }) => authorisation && used.includes(code) && !grants.includes(code))
    .map(({ code }) => code)
}
