// What is kept of a round when it is frozen (tornata congelata): the round file, which decides, and beside it who the ids
// are, which does not. Names of students are not kept: they are read where they may be, as they are then. Pairs that are
// kept apart stand here too, because the file holds only what has become of them.

import type { RoundFile } from '../matching/round-file.rules.ts'

/** A student, or for labs a class. */
export interface FrozenUnit {
  unitId: string
  schoolId: string
  classId: string
  className: string
}

export interface FrozenOffer {
  offerId: string
  partnerId: string
  title: string
  /** the host's name */
  partner: string
}

export interface FrozenNames {
  units: FrozenUnit[]
  offers: FrozenOffer[]
  keepApart: [string, string][]
}

export interface Frozen {
  file: RoundFile
  names: FrozenNames
}
