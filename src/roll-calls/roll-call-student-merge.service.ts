import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { cancelledSessionsOf } from '../labs/begun-sessions.service.ts'
import { expectedSessions } from '../labs/edition-student-merge.service.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { absenceId } from './announced-absence.rules.ts'
import { AnnouncedAbsences, RollCalls } from './roll-call.model.ts'
import type { AnnouncedAbsence, RollCall, RollCallMark } from './roll-call.rules.ts'
import { type LabTime, mergedRoll } from './roll-call-student.rules.ts'

/** When each record of a student was at a lab, and where nobody has called the roll yet, is expected. */
export async function labTimesOfTwins(ctx: Ctx, way: StudentWay): Promise<LabTime[]> {
  const ids = [way.from, way.to]
  const [expected, rolls] = await Promise.all([
    expectedSessions(ctx, way),
    RollCalls.find({ 'lines.studentId': { $in: ids } })
      .sort({ day: 1, _id: 1 })
      .lean<RollCall[]>(),
  ])
  const cancelled = new Set(await cancelledSessionsOf(rolls.map(({ editionId }) => editionId)))
  const held = rolls.filter(({ _id }) => !cancelled.has(_id))
  const written = new Set(held.map(({ _id }) => _id))
  const present = held.flatMap(({ _id: sessionId, editionId, title, day, from, to, lines }) =>
    lines
      .filter((line) => line.state === 'present' && line.studentId !== null && ids.includes(line.studentId))
      .map((line) => ({ studentId: line.studentId ?? '', editionId, title, sessionId, day, from, to, called: true })),
  )
  const ahead = expected.filter(({ sessionId }) => !written.has(sessionId))
  return [...present, ...ahead.map((each) => ({ ...each, called: false }))]
}

const mostTries = 60

/**
 * Brings the lines of one record of a student on roll calls under the other, with the absences announced. Twice is once.
 * Refused: `changed-meanwhile` when others kept writing a roll call. For the merge of two records only.
 */
export async function moveStudentRollCalls(ctx: Ctx, way: StudentWay, mark: RollCallMark): Promise<void> {
  const { schoolId, from } = way
  authorise(ctx.actor, 'student.merge', { schoolId })
  await moveAnnounced(way)
  for (let tries = 0; tries < mostTries; tries += 1) {
    const rolls = await RollCalls.find({ $or: [{ 'lines.studentId': from }, { 'history.lineId': from }] })
      .sort({ _id: 1 })
      .lean<RollCall[]>()
    if (rolls.length === 0) return
    for (const roll of rolls) {
      const { _id, version } = roll
      await RollCalls.updateOne({ _id, version }, { $set: mergedRoll(roll, way, mark), $inc: { version: 1 } })
    }
  }
  throw new Refused('changed-meanwhile')
}

async function moveAnnounced({ schoolId, from, to }: StudentWay): Promise<void> {
  const announced = await AnnouncedAbsences.find({ schoolId, studentId: from })
    .sort({ _id: 1 })
    .lean<AnnouncedAbsence[]>()
  for (const each of announced) {
    const own = { ...each, _id: absenceId(each.sessionId, to), studentId: to }
    await AnnouncedAbsences.create(own).catch((error: unknown) => {
      // It was announced for both: once is enough.
      if (!isDuplicateKey(error)) throw error
    })
    await AnnouncedAbsences.deleteOne({ _id: each._id })
  }
}

/** On how many roll calls a student has a line. */
export async function countRollLinesOf(ctx: Ctx, schoolId: string, studentId: string): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  return RollCalls.countDocuments({ 'lines.studentId': studentId })
}
