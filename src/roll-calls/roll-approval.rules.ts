// The approval (convalida) of a roll call by a school, for its own lines: only then do the minutes count, and nobody changes
// those lines any more. It needs the signature of the trainer; when the trainer has not signed within the days in which the
// partner may, the school may approve without, and writes why. A coordinator reopens it, with a reason. What
// was written of a session that was cancelled afterwards is not approved: it earns nothing.

import type { LabSession } from '../labs/edition.rules.ts'
import type { Day } from '../platform/day.ts'
import { isApproved, type RollCall, signatureOf } from './roll-call.rules.ts'
import type { SheetLine } from './roll-sheet.rules.ts'
import { lastDayOfPartner } from './roll-window.rules.ts'

export type ApprovalRefusal =
  | 'session-cancelled'
  | 'not-taken'
  | 'already-approved'
  | 'lines-missing'
  | 'trainer-not-signed'
  | 'note-missing'

export interface ApprovalFacts {
  session: Pick<LabSession, 'state'>
  roll: RollCall | null
  /** The lines of the school, written or not. */
  sheet: readonly SheetLine[]
  schoolId: string
  note: string | null
  today: Day
  rollCallDays: number
}

/** Every reason against approving the lines of a school; none means yes. */
export function approvalRefusals(facts: ApprovalFacts): ApprovalRefusal[] {
  const { session, roll, sheet, schoolId, note } = facts
  if (session.state === 'cancelled') return ['session-cancelled']
  if (roll === null || !sheet.some(({ marked }) => marked)) return ['not-taken']
  const unsigned = signatureOf(roll, null) === null
  const late = mayApproveUnsigned(roll, facts)
  const against: [ApprovalRefusal, boolean][] = [
    ['already-approved', isApproved(roll, schoolId)],
    ['lines-missing', sheet.some(({ marked }) => !marked)],
    ['trainer-not-signed', unsigned && !late],
    ['note-missing', unsigned && late && note === null],
  ]
  return against.filter(([, holds]) => holds).map(([reason]) => reason)
}

/** Whether the trainer has let the days pass, so that a school may approve without the signature. */
export function mayApproveUnsigned(
  roll: Pick<RollCall, 'day' | 'signatures'>,
  { today, rollCallDays }: Pick<ApprovalFacts, 'today' | 'rollCallDays'>,
): boolean {
  return signatureOf(roll, null) === null && today > lastDayOfPartner(roll, rollCallDays)
}

export const rollStates = ['to-take', 'to-sign', 'to-approve', 'done'] as const
/** What a session still needs: the roll call, the signature of the trainer, the approval of the school, nothing. */
export type RollState = (typeof rollStates)[number]

interface StateFacts {
  /** The lines of the side, written or not. */
  sheet: readonly SheetLine[]
  /** null: the partner. */
  schoolId: string | null
  /** The school may approve without the signature of the trainer. */
  unsignedAllowed: boolean
}

/** Where a session stands for the partner or for one school. The partner has done its part once it has signed. */
export function rollStateOf(roll: RollCall | null, { sheet, schoolId, unsignedAllowed }: StateFacts): RollState {
  if (roll === null || sheet.some(({ marked }) => !marked)) return 'to-take'
  const signed = signatureOf(roll, null) !== null
  if (schoolId === null) return signed || sheet.every((line) => isApproved(roll, line.schoolId)) ? 'done' : 'to-sign'
  if (isApproved(roll, schoolId)) return 'done'
  return signed || unsignedAllowed ? 'to-approve' : 'to-sign'
}
