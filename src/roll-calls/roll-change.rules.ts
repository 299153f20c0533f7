// What a change does to a roll call besides the line itself: it makes the next version, stands in the history, and removes
// the signatures of those who had signed something else. Who makes the change and signs for that side signs anew.

import type { RollCall, RollCallMark, RollChange, RollLine, RollSignature } from './roll-call.rules.ts'
import { signaturesThatHold } from './roll-take.rules.ts'

export interface Changing {
  lines: RollLine[]
  /** Without the version, which is the next one. */
  changes: readonly Omit<RollChange, 'version' | 'mark'>[]
  by: RollCallMark
  /** Whether what has changed was signed for: an approval or an excuse is not. */
  signed: boolean
  /** The side that signs with this change (null: the partner); undefined: nobody signs. */
  signs?: string | null
}

/** The roll call after a change; the next version of it. */
export function changed(roll: RollCall, { lines, changes, by, signed, signs }: Changing): RollCall {
  const version = roll.version + 1
  const own = changes.map((change): RollChange => ({ ...change, mark: by, version }))
  const { kept, removed } = signed ? signaturesThatHold(roll.signatures, own) : { kept: roll.signatures, removed: [] }
  const lost = removed.filter(({ schoolId }) => signs === undefined || schoolId !== signs)
  return {
    ...roll,
    lines,
    signatures: signs === undefined ? kept : withSignature(kept, signs, by),
    history: [...roll.history, ...own, ...lost.map((each) => lostSignature(each, by, version))],
    version,
  }
}

/** The signatures with that of this side among them; one that still holds stays as it is. */
export function withSignature(
  signatures: readonly RollSignature[],
  schoolId: string | null,
  mark: RollCallMark,
): RollSignature[] {
  if (signatures.some((each) => each.schoolId === schoolId)) return [...signatures]
  return [...signatures, { part: schoolId === null ? 'trainer' : 'tutor', schoolId, mark }]
}

function lostSignature({ schoolId }: RollSignature, mark: RollCallMark, version: number): RollChange {
  return { mark, lineId: 'signature', schoolId, before: 'signed', after: 'signature-removed', reason: null, version }
}
