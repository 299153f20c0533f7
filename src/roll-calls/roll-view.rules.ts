// Who reads what of a roll call. The partner reads every line, but only whether an absence is justified, never why; a
// school reads the lines of its own students with the reasons, a student the own line. Nobody else reads a line.
// Source: GDPR art. 5.1.c (data minimisation).

import { can, may } from '../access/access.ts'
import type { Actor } from '../access/actor.ts'
import type { RollCall, RollChange, RollLine } from './roll-call.rules.ts'

type Whose = Pick<RollLine, 'schoolId' | 'studentId'>

/** Whether this actor may know of a line; of the edition somebody else has already decided. */
export function knowsLine(actor: Actor, line: Whose): boolean {
  switch (actor.role) {
    case 'system':
    case 'host':
      return true
    case 'office':
    case 'coordinator':
    case 'teacher':
      return line.schoolId === actor.schoolId
    case 'student':
      return line.studentId === actor.studentId
    default:
      return false
  }
}

/** The roll call as this actor may read it. */
export function rollCallFor(actor: Actor, roll: RollCall): RollCall {
  const lines = roll.lines.filter((line) => knowsLine(actor, line)).map((line) => lineFor(actor, line))
  const known = new Set(lines.map(({ id }) => id))
  return {
    ...roll,
    lines,
    history: roll.history.filter((change) => knowsChange(actor, change, known)).map((each) => changeFor(actor, each)),
    approvals: roll.approvals
      .filter(({ schoolId }) => actor.role === 'host' || actor.role === 'system' || isOwnSchool(actor, schoolId))
      .map((each) => (isOwnSchool(actor, each.schoolId) ? each : { ...each, note: null })),
    signatures: roll.signatures.filter(
      ({ schoolId }) =>
        schoolId === null || actor.role === 'host' || actor.role === 'system' || isOwnSchool(actor, schoolId),
    ),
  }
}

/** A line without what this actor may not know of it: why somebody was absent. */
export function lineFor<Line extends RollLine>(actor: Actor, line: Line): Line {
  const { schoolId, studentId } = line
  return can(actor, 'roll-call.view-reason', { schoolId, studentId }) ? line : { ...line, reason: null }
}

function changeFor(actor: Actor, change: RollChange): RollChange {
  return may(actor, 'roll-call.view-reason') ? change : { ...change, reason: null }
}

function knowsChange(actor: Actor, { lineId, schoolId }: RollChange, known: ReadonlySet<string>): boolean {
  if (actor.role === 'host' || actor.role === 'system') return true
  if (actor.role === 'student') return known.has(lineId)
  return schoolId === null || isOwnSchool(actor, schoolId)
}

function isOwnSchool(actor: Actor, schoolId: string): boolean {
  return 'schoolId' in actor && actor.schoolId === schoolId
}
