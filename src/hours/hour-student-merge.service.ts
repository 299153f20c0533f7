import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { DiaryPages } from './diary.model.ts'
import { type HourEntry, type Mark, type StudentDay, studentDayId } from './hour-entry.rules.ts'
import { joinedEntries, liveMinutes } from './joined-day.rules.ts'
import { StudentDays } from './student-day.model.ts'

/** All days of each record of a student. */
export async function daysOfTwins(
  ctx: Ctx,
  { schoolId, from, to }: StudentWay,
): Promise<{ keep: StudentDay[]; gone: StudentDay[] }> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const days = await StudentDays.find({ schoolId, studentId: { $in: [from, to] } })
    .sort({ day: 1, _id: 1 })
    .lean<StudentDay[]>()
  return {
    keep: days.filter(({ studentId }) => studentId === to),
    gone: days.filter(({ studentId }) => studentId === from),
  }
}

/** What somebody has written for a student: minutes, lines that hold, and pages of the diary. */
export async function countHoursOf(
  ctx: Ctx,
  schoolId: string,
  studentId: string,
): Promise<{ minutes: Minutes; diaryPages: number }> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const [days, diaryPages] = await Promise.all([
    StudentDays.find({ schoolId, studentId }, { minutes: 1 }).lean(),
    DiaryPages.countDocuments({ schoolId, studentId }),
  ])
  return { minutes: sumMinutes(days.map(({ minutes }) => minutes)), diaryPages }
}

// Each failed attempt means that another write to the same day succeeded.
const mostTries = 60

/**
 * Brings the hours and the diary of one record of a student under the other, day by day; a line that somebody writes in
 * this very moment at a time that is taken goes back with the reason. Twice is once. Refused: `changed-meanwhile`.
 */
export async function moveStudentHours(ctx: Ctx, way: StudentWay, mark: Mark): Promise<void> {
  const { schoolId, from, to } = way
  authorise(ctx.actor, 'student.merge', { schoolId })
  const days = await StudentDays.find({ schoolId, studentId: from }, { day: 1 }).sort({ day: 1 }).lean()
  for (const { day } of days) {
    for (let tries = 0; !(await moveDay(studentDayId(from, day), { to, mark })); tries += 1)
      if (tries >= mostTries) throw new Refused('changed-meanwhile')
  }
  await DiaryPages.updateMany({ schoolId, studentId: from }, { $set: { studentId: to } })
}

/** True when the day is over there. What is changed in between is read again. */
async function moveDay(id: string, { to, mark }: { to: string; mark: Mark }): Promise<boolean> {
  const gone = await StudentDays.findById(id).lean<StudentDay>()
  if (!gone) return true
  const keepId = studentDayId(to, gone.day)
  const keep = await StudentDays.findById(keepId).lean<StudentDay>()
  const reason = 'Negli stessi minuti ci sono già ore dello stesso studente'
  const entries = joinedEntries(keep?.entries ?? [], gone.entries, { ...mark, reason })
  const { _id, ...day } = { ...gone, _id: keepId, studentId: to, entries, minutes: liveMinutes(entries) }
  const stored = keep
    ? (await StudentDays.updateOne(asRead(keep), { $set: { entries, minutes: day.minutes } })).matchedCount === 1
    : await insert({ _id, ...day })
  return stored && (await StudentDays.deleteOne(asRead(gone))).deletedCount === 1
}

async function insert(day: StudentDay): Promise<boolean> {
  try {
    const { _id, ...rest } = day
    const options = { upsert: true, setDefaultsOnInsert: false }
    return (await StudentDays.updateOne({ _id }, { $setOnInsert: rest }, options)).upsertedCount === 1
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** The day while its lines are those that were read: whatever happens to a line changes its state. */
function asRead({ _id, entries }: StudentDay) {
  const same = ({ id, state, live }: HourEntry) => ({ entries: { $elemMatch: { id, state, live } } })
  return { _id, entries: { $size: entries.length }, ...(entries.length > 0 ? { $and: entries.map(same) } : {}) }
}
