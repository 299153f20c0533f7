// The sheet of a session (foglio dell'appello): who is expected that day, each with the line that was written, or with the
// one that would be: present, or absent for who has announced it. Who was enrolled later has a line from the own first day
// on; who has withdrawn keeps the lines of before. A guest is a class-mate who was there and is not on the list.

import { expectedAt, type Edition, type LabSession, type Participant } from '../labs/edition.rules.ts'
import { type AnnouncedAbsence, presentLine, type RollCall, type RollLine } from './roll-call.rules.ts'

export interface SheetLine extends RollLine {
  /** Whether somebody has already written it. */
  marked: boolean
  announced: AnnouncedAbsence['state'] | null
}

interface SheetFacts {
  edition: Pick<Edition, 'participants' | 'groups'>
  session: Pick<LabSession, 'day' | 'minutes'>
  roll: Pick<RollCall, 'lines'> | null
  absences: readonly AnnouncedAbsence[]
}

/** Every line of a session, written or not. */
export function sheetOf({ edition, session, roll, absences }: SheetFacts): SheetLine[] {
  const stateOf = new Map(absences.map((absence) => [absence.studentId, absence]))
  const written = (roll?.lines ?? []).map((line) => ({
    ...line,
    marked: true,
    announced: stateOf.get(line.studentId ?? '')?.state ?? null,
  }))
  const there = new Set(written.map(({ studentId }) => studentId))
  const waiting = uniqueStudents(expectedAt(edition, session.day)).filter(({ studentId }) => !there.has(studentId))
  return [
    ...written,
    ...waiting.map((participant) =>
      usualLine(participant, { edition, session, absence: stateOf.get(participant.studentId) }),
    ),
  ]
}

/** Those who came back after a withdrawal stand in the list twice. */
function uniqueStudents(participants: readonly Participant[]): Participant[] {
  return [...new Map(participants.map((each) => [each.studentId, each])).values()]
}

interface UsualFacts extends Pick<SheetFacts, 'edition' | 'session'> {
  absence: AnnouncedAbsence | undefined
}

function usualLine(participant: Participant, { edition, session: { minutes }, absence }: UsualFacts): SheetLine {
  const counts = edition.groups.find(({ id }) => id === participant.groupId)?.counts ?? false
  const present = presentLine(participant, { counts, minutes })
  const absent = absence !== undefined && absence.state !== 'refused'
  return {
    ...present,
    ...(absent ? { state: 'absent', minutes: 0 } : {}),
    ...excuseOf(absence),
    marked: false,
    announced: absence?.state ?? null,
  }
}

/** What an announced absence says of a line: excused once the school has accepted it. */
export function excuseOf(absence: AnnouncedAbsence | undefined): Pick<RollLine, 'justified' | 'reason'> {
  return absence?.state === 'accepted' ? { justified: true, reason: absence.reason } : { justified: null, reason: null }
}

/** A sheet's line as it is stored. */
export function storedLine({ marked: _marked, announced: _announced, ...line }: SheetLine): RollLine {
  return line
}
