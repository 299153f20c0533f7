import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { editionsUnderWay, type EditionWithSessions } from '../labs/begun-sessions.service.ts'
import { belongsOf, participantsFor } from '../labs/edition-view.rules.ts'
import { type Edition, isUnderWay, type Participant } from '../labs/edition.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { groupBy } from '../schools/student.rules.ts'
import { type AttendanceWarning, warningOf } from './attendance-warning.rules.ts'
import { RollCalls } from './roll-call.model.ts'
import type { RollCall } from './roll-call.rules.ts'

/** Of a roll call what attendance is counted from. */
type Counted = Pick<RollCall, '_id' | 'editionId' | 'lines' | 'minutes'>

const counted = { editionId: 1, minutes: 1, 'lines.studentId': 1, 'lines.state': 1, 'lines.minutes': 1 } as const

async function countedRolls(editionIds: readonly string[]): Promise<Counted[]> {
  return RollCalls.find({ editionId: { $in: [...editionIds] } }, counted).lean<Counted[]>()
}

export interface EditionWarning extends AttendanceWarning {
  edition: Pick<Edition, '_id' | 'title'>
}

/**
 * The editions under way in whose attendance something needs this person's attention, those of which most is lost first:
 * of a coordinator all of the school, of a teacher those with a group that the teacher accompanies. Nothing for others.
 */
export async function attendanceWarnings(ctx: Ctx): Promise<EditionWarning[]> {
  if (!may(ctx.actor, 'roll-call.approve')) return []
  const editions = await editionsUnderWay(ctx, 'roll-call.view')
  const mine = editions.flatMap((edition) => {
    const own = lookedAfter(ctx, edition)
    return own.size > 0 ? [{ edition, own }] : []
  })
  if (mine.length === 0) return []
  const [rolls, { norms }] = await Promise.all([
    countedRolls(mine.map(({ edition }) => edition._id)),
    currentProgramme(),
  ])
  const byEdition = groupBy(rolls, ({ editionId }) => editionId)
  return mine
    .flatMap(({ edition, own }): EditionWarning[] => {
      const rollCalls = byEdition.get(edition._id) ?? []
      const isOwn = ({ groupId }: Participant) => own.has(groupId)
      const warning = warningOf({ edition, rollCalls, norms: norms.labs, today: ctx.today, isOwn })
      return warning ? [{ edition: { _id: edition._id, title: edition.title }, ...warning }] : []
    })
    .toSorted((a, b) => b.lost - a.lost)
}

/** The groups that this person answers for. */
function lookedAfter({ actor }: Ctx, { groups }: EditionWithSessions): Set<string> {
  if (!('schoolId' in actor)) return new Set()
  const own = groups.filter(
    ({ schoolId, teacher }) =>
      schoolId === actor.schoolId && (actor.role !== 'teacher' || teacher?.accountId === actor.accountId),
  )
  return new Set(own.map(({ id }) => id))
}

/** What needs attention in one edition, for the partner and the schools that take part; null for everybody else. */
export async function editionWarning(ctx: Ctx, edition: Edition): Promise<AttendanceWarning | null> {
  if (!isUnderWay(edition) || ctx.actor.role === 'student') return null
  if (!can(ctx.actor, 'roll-call.view', belongsOf(edition, 'roll-call.view'))) return null
  const [rollCalls, { norms }] = await Promise.all([countedRolls([edition._id]), currentProgramme()])
  const own = new Set(participantsFor(ctx.actor, edition))
  return warningOf({ edition, rollCalls, norms: norms.labs, today: ctx.today, isOwn: (each) => own.has(each) })
}
