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

/** Sessions on a page of the list, and at most so many approved at once: whoever declares has them before the eyes. */
export const rollCallsPerPage = 50

export const rollStates = ['to-take', 'to-sign', 'to-approve', 'done'] as const
/** What a session still needs: the roll call, the signature of the trainer, the approval of a school, nothing. */
export type RollState = (typeof rollStates)[number]

interface StateFacts {
  /** The lines of the side, written or not. */
  sheet: readonly SheetLine[]
  /** null: the partner, whose session is done once every school has approved. */
  schoolId: string | null
  /** The days of the partner are over: a school may approve without the signature of the trainer. */
  unsignedAllowed: boolean
}

/** Where a session stands for the partner or for one school; the same words say it on every page. */
export function rollStateOf(roll: RollCall | null, { sheet, schoolId, unsignedAllowed }: StateFacts): RollState {
  if (roll === null || sheet.some(({ marked }) => !marked)) return 'to-take'
  if (schoolsToApprove(roll, { sheet, schoolId }).length === 0) return 'done'
  return signatureOf(roll, null) !== null || unsignedAllowed ? 'to-approve' : 'to-sign'
}

/** The schools whose approval a roll call that was taken still lacks; of a school's own side at most itself. */
function schoolsToApprove(
  roll: Pick<RollCall, 'approvals'>,
  { sheet, schoolId }: Pick<StateFacts, 'sheet' | 'schoolId'>,
): string[] {
  const schools = schoolId === null ? [...new Set(sheet.map((line) => line.schoolId))] : [schoolId]
  return schools.filter((each) => !isApproved(roll, each))
}

/** Whether that side has still to do with it: the partner has done its part once the roll call waits for the school. */
export function isPending(state: RollState, schoolId: string | null): boolean {
  return state !== 'done' && !(schoolId === null && state === 'to-approve')
}

export interface Standing {
  state: RollState
  /** The trainer has let the days pass: the school may approve without, with a note. */
  unsignedAllowed: boolean
  /** The days in which the partner takes it are over: now the school does. */
  partnerLate: boolean
  /** The schools that have to approve; empty unless it waits for them. */
  waitsFor: string[]
}

interface StandingFacts extends Pick<StateFacts, 'sheet' | 'schoolId'> {
  session: Pick<LabSession, 'state' | 'day'>
  roll: RollCall | null
  today: Day
  rollCallDays: number
}

/** The same with what decides about its button. Of what was cancelled after its roll call nothing is waited for. */
export function standingOf({ session, roll, sheet, schoolId, today, rollCallDays }: StandingFacts): Standing {
  const unsignedAllowed = roll !== null && mayApproveUnsigned(roll, { today, rollCallDays })
  const state = session.state === 'cancelled' ? 'done' : rollStateOf(roll, { sheet, schoolId, unsignedAllowed })
  return {
    state,
    unsignedAllowed,
    partnerLate: today > lastDayOfPartner(session, rollCallDays),
    waitsFor: roll && state === 'to-approve' ? schoolsToApprove(roll, { sheet, schoolId }) : [],
  }
}
