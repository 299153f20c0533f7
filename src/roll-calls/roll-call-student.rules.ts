// Two records of one student on roll calls: each session has one line of the student. Where both had one and only one of
// them was there, that is what is true, and it stays; both there at once cannot be, and is settled before.

import { type Interval, overlaps } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import type { RollCall, RollCallMark, RollChange, RollLine } from './roll-call.rules.ts'

/** When a student was at a lab, or will be expected there. */
export interface LabTime extends Interval {
  studentId: string
  editionId: string
  title: string
  sessionId: string
  day: Day
  /** The roll was called, and the student was there; false: nobody has called it yet. */
  called: boolean
}

/** Two times that cannot both be of one student. */
export interface LabClash {
  keep: LabTime
  gone: LabTime
}

/** Where both were at the same time: at one session, or at two. */
export function labClashes(times: readonly LabTime[], { from, to }: { from: string; to: string }): LabClash[] {
  const ours = times.filter(({ studentId }) => studentId === to)
  return times
    .filter(({ studentId }) => studentId === from)
    .flatMap((gone) => ours.filter((keep) => cannotBe(keep, gone)).map((keep) => ({ keep, gone })))
}

// At a session to come the student is simply expected once.
function cannotBe(keep: LabTime, gone: LabTime): boolean {
  if (keep.day !== gone.day || !overlaps(keep, gone)) return false
  return keep.sessionId !== gone.sessionId || (keep.called && gone.called)
}

/** The roll call with the line of `from` brought under `to`, and the lines of history that are about it. */
export function mergedRoll(
  roll: Pick<RollCall, 'lines' | 'history' | 'version'>,
  { from, to }: { from: string; to: string },
  mark: RollCallMark,
): Pick<RollCall, 'lines' | 'history'> {
  const own = roll.lines.find(({ studentId }) => studentId === to)
  const theirs = roll.lines.find(({ studentId }) => studentId === from)
  const history = roll.history.map((each) => (each.lineId === from ? { ...each, lineId: to } : each))
  if (!theirs) return { lines: roll.lines, history }
  const moved: RollLine = { ...theirs, id: theirs.id === from ? to : theirs.id, studentId: to }
  if (!own) return { lines: roll.lines.map((line) => (line === theirs ? moved : line)), history }
  const stays = own.minutes >= theirs.minutes ? own : { ...moved, id: own.id }
  const lines = roll.lines.filter((line) => line !== theirs).map((line) => (line === own ? stays : line))
  return { lines, history: [...history, joinedLine(own, { mark, version: roll.version + 1 })] }
}

function joinedLine({ id, schoolId }: RollLine, { mark, version }: Pick<RollChange, 'mark' | 'version'>): RollChange {
  return { mark, lineId: id, schoolId, before: '', after: 'one-student', reason: null, version }
}
