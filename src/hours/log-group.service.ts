import { absentDays } from '../absences/absence.service.ts'
import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { agreedIntervals } from '../placements/terms.rules.ts'
import type { Day } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { studentDayId } from './hour-entry.rules.ts'
import { logHours } from './hour-entry.service.ts'
import { byStudent, type GroupDay, type GroupInput, type LoggedGroup } from './log-group.rules.ts'
import { freeAgreedTimes } from './log-refusal.rules.ts'
import { StudentDays } from './student-day.model.ts'

/** Who was expected at this host on a day and has agreed times left to write, by name; of one group only when it is said. */
export async function groupDay(ctx: Ctx, { day, groupId }: { day: Day; groupId: string | null }): Promise<GroupDay> {
  const { placements } = await listPlacements(ctx, 'hours.log-group', { state: 'active' })
  const expected = placements.filter((each) => agreedIntervals(each, day).length > 0)
  const ids = expected.map(({ _id }) => _id)
  const [days, absences] = await Promise.all([
    StudentDays.find({ _id: { $in: expected.map((each) => studentDayId(each.studentId, day)) } }).lean(),
    absentDays(ids, day),
  ])
  const entriesOf = new Map(days.map(({ studentId, entries }) => [studentId, entries]))
  const absent = new Set(absences.filter((each) => each.day === day).map(({ placementId }) => placementId))
  const students = expected.map((placement) => ({
    placement,
    times: freeAgreedTimes({
      agreed: agreedIntervals(placement, day),
      day,
      now: ctx.now,
      dayEntries: entriesOf.get(placement.studentId) ?? [],
    }),
    absent: absent.has(placement._id),
  }))
  const wanted = students.filter(({ times, placement }) => {
    return times.length > 0 && (groupId === null || placement.groupId === groupId)
  })
  return { students: wanted.toSorted((a, b) => byStudent(a.placement, b.placement)), groups: groupsOf(expected) }
}

function groupsOf(placements: readonly Placement[]): { id: string; title: string }[] {
  const groups = new Map<string, string>()
  for (const { groupId, title } of placements) if (groupId) groups.set(groupId, title)
  return [...groups].map(([id, title]) => ({ id, title })).toSorted((a, b) => (a.title < b.title ? -1 : 1))
}

/**
 * The host logs a day of many students at once. Each student is stored or refused by itself, with the reasons; sending
 * the same form again stores nothing twice. Refused: `none-selected`. NotFound for a placement of another host.
 */
export async function logGroup(ctx: Ctx, { key, day, activity, lines }: GroupInput): Promise<LoggedGroup> {
  if (lines.length === 0) throw new Refused('none-selected')
  const ids = lines.map(({ placementId }) => placementId)
  const { placements } = await listPlacements(ctx, 'hours.log-group', { ids })
  const result: LoggedGroup = { logged: [], refused: [] }
  for (const placement of placements.toSorted(byStudent)) {
    const times = lines.filter(({ placementId }) => placementId === placement._id).flatMap((line) => line.times)
    try {
      // A student may have two placements with one host: their lines meet in the record of one day.
      const sent = { key: `${key}-${placement._id}`, day, times, activity }
      result.logged.push({ placement, lines: await logHours(ctx, placement._id, sent) })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      result.refused.push({ placement, reasons: error.reasons })
    }
  }
  return result
}
