// What anybody who holds an issued register may know by its code (verifica): that it was issued here and is as the control
// ledger holds it (autentico), whether it held all hours or some still waited (completo, bozza), and whether it is still
// the latest word: a later register with other content, or hours approved or rectified since, supersede it from that
// moment on (superato). Never whose it is: who holds the paper knows, and who only guesses a code learns no name.

import { differences } from '../ledger/ledger-check.rules.ts'
import type { LedgerEntry } from '../ledger/chain.rules.ts'
import type { Minutes } from '../platform/minutes.ts'
import { factOfRegister } from './register-fact.rules.ts'
import type { IssuedRegister } from './register.rules.ts'

export interface Verification {
  code: string
  kind: IssuedRegister['kind']
  issuedAt: Date
  /** The school, or nothing when the partner of a lab issued it. */
  schoolId: string | null
  approvedMinutes: Minutes
  waitingMinutes: Minutes
  /** False: what is stored about it is not what was written down when it was issued. */
  authentic: boolean
  /** Hours still waited for a signature when it was issued. */
  draft: boolean
  superseded: { on: Date; why: 'reissued' | 'hours-changed' } | null
}

interface About {
  ring: LedgerEntry | null
  /** When another register of the same thing, with other content, was first issued after it. */
  reissuedAt: Date | null
  /** When hours in it were first approved or rectified after it. */
  changedAt: Date | null
}

export function verificationOf(issued: IssuedRegister, { ring, reissuedAt, changedAt }: About): Verification {
  const { _id: code, kind, issuedAt, schoolId, approvedMinutes, waitingMinutes } = issued
  return {
    code,
    kind,
    issuedAt,
    schoolId,
    approvedMinutes,
    waitingMinutes,
    // Registers from before there was a ledger have no ring.
    authentic: ring === null || differences(ring, factOfRegister(issued), 'holds').length === 0,
    draft: waitingMinutes > 0,
    superseded: supersededBy(reissuedAt, changedAt),
  }
}

function supersededBy(reissuedAt: Date | null, changedAt: Date | null): Verification['superseded'] {
  if (changedAt && (!reissuedAt || changedAt <= reissuedAt)) return { on: changedAt, why: 'hours-changed' }
  return reissuedAt && { on: reissuedAt, why: 'reissued' }
}

const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/u

/** The code somebody typed, with or without its hyphen, in letters of any size; null for what cannot be one. */
export function readCode(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1')
  return CODE.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null
}
