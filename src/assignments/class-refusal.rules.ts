// Why an edition does not take a class that was given a place in it, as far as it is said by name.

import type { ClashNames } from '../labs/session-clash.rules.ts'
import type { MachineKind } from '../programme/programme.rules.ts'

/** The names with which it is said why an edition does not take a class. */
export interface RefusalNames {
  names: ClashNames
  machineKinds: readonly MachineKind[]
}
