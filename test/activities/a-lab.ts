import { labShare, type LabShare } from '../../src/activities/lab-count.rules.ts'
import type { CountableEdition, Participant } from '../../src/labs/edition.rules.ts'
import { day } from '../../src/platform/day.ts'
import type { HeldMinutes } from '../../src/roll-calls/roll-call.rules.ts'
import { anEdition, aSession } from '../labs/an-edition.ts'

/** Somebody of 3A of Galilei who takes part from the beginning of October. */
export function aParticipant(studentId: string, given: Partial<Participant> = {}): Participant {
  return {
    studentId,
    schoolId: 'galilei',
    classId: '3a',
    groupId: 'g1',
    from: day('2026-10-01'),
    to: null,
    privacyOn: null,
    ...given,
  }
}

/** A lab of three sessions of three hours, on the first three Wednesdays from 14 October on; it is running. */
function aLab(given: Partial<CountableEdition> = {}): CountableEdition {
  return anEdition({
    _id: 'lab',
    state: 'running',
    from: day('2026-10-14'),
    to: day('2026-12-09'),
    sessions: [aSession('s1', '2026-10-14'), aSession('s2', '2026-10-21'), aSession('s3', '2026-12-09')],
    participants: [aParticipant('anna'), aParticipant('ugo')],
    ...given,
  })
}

/** The roll call of a session: minutes of each student, approved or not. */
export function aHeld(_id: string, lines: Record<string, number>, approved = true): HeldMinutes {
  return {
    _id,
    editionId: 'lab',
    minutes: 180,
    lines: Object.entries(lines).map(([studentId, minutes]) => ({ studentId, minutes, approved })),
  }
}

/** What a lab brings; every class is one of a technical school. */
export function shareOf(given: Partial<CountableEdition> = {}, held: readonly HeldMinutes[] = []): LabShare {
  return labShare(aLab(given), { held, kindOf: () => 'tecnico' })
}
