// What of an issued register the control ledger holds: its number, of what it is, when and by whom it was issued, from
// which data (a digest), and how many minutes were in it and how many waited.

import { type Fact, sealed } from '../ledger/chain.rules.ts'
import type { IssuedRegister } from './register.rules.ts'

/** The name of a register in the ledger. */
export function registerSource(code: string): string {
  return `register:${code}`
}

function subjectOf({ placementId, classId, editionId, about }: IssuedRegister): string {
  return placementId ?? classId ?? editionId ?? about ?? ''
}

export function factOfRegister(issued: IssuedRegister): Fact {
  return {
    source: registerSource(issued._id),
    kind: 'register',
    subject: subjectOf(issued),
    fields: {
      code: issued._id,
      register: issued.kind,
      issuedAt: issued.issuedAt.toISOString(),
      issuedBy: `${issued.issuedBy.accountId} ${sealed(issued.issuedBy.name)?.slice(0, 16)}`,
      digest: issued.digest,
      approvedMinutes: issued.approvedMinutes,
      waitingMinutes: issued.waitingMinutes,
    },
    happenedAt: issued.issuedAt,
    standing: 'holds',
  }
}
