import { ResourceDays } from '../../src/bookings/booking.model.ts'
import type { EnrolmentInput, EnrolmentOutcome } from '../../src/labs/lab-enrolment.service.ts'
import { newId } from '../../src/platform/id.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { aSession } from './an-edition.ts'

export const evening: [string, string] = ['20:00', '22:00']
export const sessions = [aSession('prova-1', '2026-12-02', evening), aSession('prova-2', '2026-12-09', evening)]

export async function studentsIn(classId: string): Promise<string[]> {
  return (await Enrolments.find({ classId }).sort({ _id: 1 }).lean()).map(({ studentId }) => studentId)
}

export async function bring(classId: string, given: Partial<EnrolmentInput> = {}): Promise<EnrolmentInput> {
  return {
    id: newId(),
    classIds: [classId],
    studentIds: await studentsIn(classId),
    teacherId: classId === 'volta-3a' ? 'docente-volta' : 'docente',
    counts: true,
    privacy: false,
    whenFull: 'refuse',
    groupId: null,
    force: null,
    ...given,
  }
}

/** What is taken for the editions of a test, not for those of Borgo. */
export const bookings = async () =>
  (await ResourceDays.find().lean()).flatMap(({ resource, day: on, bookings: all }) =>
    all
      .filter(({ editionId }) => editionId === 'prova' || editionId === 'altro')
      .map(({ sessionId }) => `${resource} ${on} ${sessionId}`),
  )

export const reasonsIn = (outcome: EnrolmentOutcome) =>
  outcome.done ? [] : outcome.obstacles.map(({ reason }) => reason)
