// Taking the roll call (fare l'appello). One form holds the lines of one side: the partner's holds all of them, a school's
// its own. Sending the same form twice changes nothing. When somebody else has changed a line since the form was opened,
// and the form says otherwise, nothing is written and the difference is shown. A change after a signature removes the
// signatures of all others who had signed that line.

import type { Minutes } from '../platform/minutes.ts'
import type {
  AnnouncedAbsence,
  RollCall,
  RollCallMark,
  RollChange,
  RollLine,
  RollSignature,
} from './roll-call.rules.ts'
import { earnedMinutes, isMissing, wordOf } from './roll-call.rules.ts'
import { excuseOf, type SheetLine, storedLine } from './roll-sheet.rules.ts'

export interface LineMark {
  lineId: string
  state: 'present' | 'absent'
  late: Minutes
  early: Minutes
}

export interface TakeInput {
  /** The version that was on the screen; 0 when nobody had taken it. */
  version: number
  topic: string | null
  marks: readonly LineMark[]
}

/** What somebody else has written meanwhile where the form says otherwise. */
export interface Conflict {
  lineId: string
  mine: string
  theirs: string
  by: RollCallMark
}

/** Lines in which the missed minutes are the whole session or more: those students were absent. */
export function wholeSessionMissed(marks: readonly LineMark[], minutes: Minutes): string[] {
  return marks
    .filter(({ state, late, early }) => state === 'present' && late + early > 0 && late + early >= minutes)
    .map(({ lineId }) => lineId)
}

/** The lines of the sheet as the form says; those it does not mention, and those a school has approved, stay as they are. */
export function marksOn(
  sheet: readonly SheetLine[],
  marks: readonly LineMark[],
  { minutes, absences }: { minutes: Minutes; absences: readonly AnnouncedAbsence[] },
): SheetLine[] {
  const said = new Map(marks.map((mark) => [mark.lineId, mark]))
  return sheet.map((line) => {
    const mark = said.get(line.id)
    if (!mark || line.approved) return line
    const { state } = mark
    const missed = state === 'absent' ? { late: 0, early: 0 } : { late: mark.late, early: mark.early }
    const written = { ...line, state, ...missed, minutes: earnedMinutes({ state, ...missed }, minutes), marked: true }
    return { ...written, ...excuseAfter(line, written, absences) }
  })
}

// An excuse goes with what it excuses: whoever was there after all needs none.
function excuseAfter(before: SheetLine, after: SheetLine, absences: readonly AnnouncedAbsence[]) {
  if (!isMissing(after)) return { justified: null, reason: null }
  if (before.justified !== null && isMissing(before)) return { justified: before.justified, reason: before.reason }
  return after.state === 'absent' ? excuseOf(absences.find(({ studentId }) => studentId === after.studentId)) : {}
}

/** What stands between the form and the record: lines (and the topic) that somebody else has changed meanwhile. */
export function conflictsOf(roll: RollCall | null, input: TakeInput): Conflict[] {
  if (roll === null || roll.version === input.version) return []
  const changedSince = (lineId: string) =>
    roll.history.findLast((change) => change.lineId === lineId && change.version > input.version)?.mark ??
    (input.version === 0 ? roll.takenBy : null)
  const lines = input.marks.flatMap((mark): Conflict[] => {
    const stored = roll.lines.find(({ id }) => id === mark.lineId)
    const by = changedSince(mark.lineId)
    const mine = wordOf(mark)
    if (!stored || stored.approved || by === null || wordOf(stored) === mine) return []
    return [{ lineId: mark.lineId, mine, theirs: wordOf(stored), by }]
  })
  const by = changedSince('topic')
  if (by === null || roll.topic === input.topic) return lines
  return [...lines, { lineId: 'topic', mine: input.topic ?? '', theirs: roll.topic ?? '', by }]
}

type LineChange = Omit<RollChange, 'mark' | 'version'>

/**
 * One change for each line that says something else than before. Lines that are written for the first time are no change,
 * unless those of the same school were there already: then somebody was added to what others may have signed.
 */
export function lineChanges(before: readonly RollLine[], after: readonly RollLine[]): LineChange[] {
  const was = new Map(before.map((line) => [line.id, line]))
  const schools = new Set(before.map(({ schoolId }) => schoolId))
  return after.flatMap((line) => {
    const old = was.get(line.id)
    const isSame = old ? wordOf(old) === wordOf(line) : !schools.has(line.schoolId)
    if (isSame) return []
    const { id: lineId, schoolId } = line
    return [{ lineId, schoolId, before: old ? wordOf(old) : '', after: wordOf(line), reason: null }]
  })
}

/** The signatures that still hold once these changes are made: the trainer signs all lines, a tutor those of the school. */
export function signaturesThatHold(
  signatures: readonly RollSignature[],
  changes: readonly RollChange[],
): { kept: RollSignature[]; removed: RollSignature[] } {
  const touched = (schoolId: string | null) =>
    changes.some((change) => schoolId === null || change.schoolId === null || change.schoolId === schoolId)
  const kept = signatures.filter(({ schoolId }) => !touched(schoolId))
  return { kept, removed: signatures.filter((each) => !kept.includes(each)) }
}

/** What is stored of a sheet: the lines that somebody has written. */
export function writtenLines(sheet: readonly SheetLine[]): RollLine[] {
  return sheet.filter(({ marked }) => marked).map(storedLine)
}
