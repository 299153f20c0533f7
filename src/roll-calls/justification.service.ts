import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import { changed } from './roll-change.rules.ts'
import { isApproved, isMissing, type Justification, type RollLine, type SessionRef } from './roll-call.rules.ts'
import { changeRollCall, openSession, rollMark, sideOf } from './roll-call.service.ts'

/**
 * The school says which absences, delays and early leaves of its students are justified. Lines of others, and of students
 * who missed nothing, are left alone. Refused: `not-taken`, `approved`.
 */
export async function justifyLines(ctx: Ctx, ref: SessionRef, given: readonly Justification[]): Promise<void> {
  await openSession(ctx, 'roll-call.justify', ref)
  const by = await rollMark(ctx)
  const schoolId = sideOf(ctx.actor)
  const said = new Map(given.map((each) => [each.lineId, each]))
  await changeRollCall(ref.sessionId, (roll) => {
    if (schoolId !== null && isApproved(roll, schoolId)) throw new Refused('approved')
    const lines = roll.lines.map((line) =>
      justifiedLine(line, line.schoolId === schoolId ? said.get(line.id) : undefined),
    )
    const changes = lines.flatMap((line, index) => {
      const old = roll.lines[index]
      if (!old || (old.justified === line.justified && old.reason === line.reason)) return []
      return [{ lineId: line.id, schoolId, before: wordFor(old), after: wordFor(line), reason: null }]
    })
    return changes.length === 0 ? null : changed(roll, { lines, changes, by, signed: false })
  })
}

function justifiedLine(line: RollLine, said: Justification | undefined): RollLine {
  if (!said || !isMissing(line)) return line
  // Without a decision there is nothing that a reason could explain.
  return { ...line, justified: said.justified, reason: said.justified === null ? null : said.reason }
}

function wordFor({ justified }: RollLine): string {
  if (justified === null) return 'undecided'
  return justified ? 'justified' : 'unjustified'
}
