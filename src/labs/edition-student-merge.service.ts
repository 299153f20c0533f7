import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { resourceKey } from '../bookings/booking.rules.ts'
import { moveBookings } from '../bookings/booking-move.service.ts'
import type { ClockTime } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { mergedRoster } from './edition-student.rules.ts'
import { Editions } from './edition.model.ts'
import { type Edition, expectedAt, plannedSessions } from './edition.rules.ts'
import { groupLine } from './roster.service.ts'

/** A session at which a student is expected. */
export interface ExpectedAt {
  studentId: string
  editionId: string
  title: string
  sessionId: string
  day: Day
  from: ClockTime
  to: ClockTime
}

/** The sessions at which each record of a student is expected, or was. */
export async function expectedSessions(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<ExpectedAt[]> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const ids = [from, to]
  const filter = { 'participants.studentId': { $in: ids }, state: { $nin: ['draft' as const, 'cancelled' as const] } }
  const editions = await Editions.find(filter, { title: 1, sessions: 1, participants: 1 })
    .sort({ _id: 1 })
    .lean<Pick<Edition, '_id' | 'title' | 'sessions' | 'participants'>[]>()
  return editions.flatMap((edition) =>
    plannedSessions(edition).flatMap((session) =>
      expectedAt(edition, session.day)
        .filter(({ studentId }) => ids.includes(studentId))
        .map(({ studentId }) => ({
          studentId,
          editionId: edition._id,
          title: edition.title,
          sessionId: session.id,
          day: session.day,
          from: session.from,
          to: session.to,
        })),
    ),
  )
}

const mostTries = 60

/**
 * Lets the student take part in labs once, with what is booked. Twice is once. Refused: `changed-meanwhile` when others
 * kept writing an edition. For the merge of two records only.
 */
export async function moveStudentEditions(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const line = await groupLine(ctx, 'withdrawn', 'Due schede dello stesso studente')
  for (let tries = 0; tries < mostTries; tries += 1) {
    const editions = await Editions.find(named(from)).sort({ _id: 1 }).lean<Edition[]>()
    if (editions.length === 0) return moveBookings({ from: student(from), to: student(to) })
    for (const edition of editions) {
      const { _id, rosterVersion, planVersion, state } = edition
      const after = mergedRoster(edition, { from, to }, line)
      // Who was quicker is read again in the next round.
      await Editions.updateOne({ _id, rosterVersion, planVersion, state }, { $set: after, $inc: { rosterVersion: 1 } })
    }
  }
  throw new Refused('changed-meanwhile')
}

function student(id: string): string {
  return resourceKey('student', id)
}

function named(studentId: string) {
  return {
    $or: [
      { 'participants.studentId': studentId },
      { 'groups.studentIds': studentId },
      { 'groups.history.studentId': studentId },
      { finishedBy: studentId },
    ],
  }
}

/** In how many labs a student takes or took part. */
export async function countEditionsOfStudent(ctx: Ctx, schoolId: string, studentId: string): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  return Editions.countDocuments({ 'participants.studentId': studentId })
}
