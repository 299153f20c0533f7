import type { Ctx } from '../access/actor.ts'
import { accountOf } from '../access/actor.ts'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { type Claim, resourceKey } from '../bookings/booking.rules.ts'
import { type Held, holdsOf, releaseHeld, releaseHold, takeAll } from '../bookings/booking.service.ts'
import { Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import type { Edition, LabGroup, TeacherNews, UntoldChange } from './edition.rules.ts'
import { findEdition } from './edition.service.ts'
import { claimsFor } from './enrolment-claims.rules.ts'
import { tellOfTeacher } from './group-teacher-notice.service.ts'
import { sessionsFrom } from './lab-enrolment.rules.ts'
import { type Roster, teacherReasons, withTeacher } from './roster.rules.ts'
import { groupLine, ownGroup, writeRoster } from './roster.service.ts'
import { claimsOf } from './session-claims.rules.ts'
import type { SessionClash } from './session-clash.rules.ts'
import { hasBegun } from './session-plan.rules.ts'

type Teacher = NonNullable<LabGroup['teacher']>

/** Who could come along with a group of that school: its staff with an open account, as when a group is enrolled, by name. */
export async function possibleTeachers(ctx: Ctx, schoolId: string): Promise<Teacher[]> {
  const staff = await listSchoolStaff(ctx, schoolId)
  return staff.map(({ _id, name }) => ({ accountId: _id, name }))
}

export interface TeacherChange {
  editionId: string
  groupId: string
  /** The account of who comes along from now on. */
  teacherId: string
  /** The account that was shown as the one who came along; null: nobody. */
  shown: string | null
  publicUrl: string
}

const attempts = 60

/**
 * Lets another teacher of the school come along with a group, whether it takes part, waits or is asked: from now on the
 * sessions ahead take up that person and no longer the one before, and both are told. Gives the clashes that stand against
 * it, all together; none when it is done. Refused: TeacherReasons, `unknown-teacher`, `changed-meanwhile`; NotFound for a
 * group of others.
 */
export async function changeTeacher(ctx: Ctx, change: TeacherChange): Promise<SessionClash[]> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const edition = await findEdition(ctx, 'lab-enrolment.edit', change.editionId)
    const group = ownGroup(ctx, edition, change.groupId)
    // The same form sent again.
    if (group.teacher?.accountId === change.teacherId) return []
    const reasons = teacherReasons(edition, group, change.shown)
    if (reasons.length > 0) throw new Refused(...reasons)
    const teacher = (await possibleTeachers(ctx, group.schoolId)).find((each) => each.accountId === change.teacherId)
    if (!teacher) throw new Refused('unknown-teacher')
    const outcome = await tryToChange(ctx, edition, { group, teacher, publicUrl: change.publicUrl })
    if (outcome !== 'meanwhile') return outcome
  }
  throw new Refused('changed-meanwhile')
}

interface Trying {
  group: LabGroup
  teacher: Teacher
  publicUrl: string
}

async function tryToChange(
  ctx: Ctx,
  edition: Edition,
  { group, teacher, publicUrl }: Trying,
): Promise<SessionClash[] | 'meanwhile'> {
  const names = { before: group.teacher?.name ?? null, after: teacher.name }
  const line = { ...(await groupLine(ctx, group.state, null)), teacher: names }
  const after = withTeacher(edition, group.id, { line, teacher })
  const held = heldBefore(ctx, edition, { group, after })
  const holdIds = held ? await holdsOf(held) : []
  const [claims, holdId] = [claimsOfTeacher(ctx, edition, { group, teacher }), newId()]
  const clashes = await takeAll({ holdId, at: ctx.now, claims })
  if (clashes.length > 0) return clashes
  const news = newsOf(ctx, edition, { group, teacher })
  const written = await writeRoster(edition, after, news).catch(async (error: unknown) => {
    await releaseHold(holdId, claims)
    throw error
  })
  if (!written) {
    await releaseHold(holdId, claims)
    return 'meanwhile'
  }
  if (held) await releaseHeld(held, holdIds)
  await tellOfTeacher(ctx, edition, { news, publicUrl })
  return []
}

/** What the new teacher takes up: the sessions to come of a group that takes part; those under way stay as they are. */
function claimsOfTeacher(ctx: Ctx, edition: Edition, { group, teacher }: Pick<Trying, 'group' | 'teacher'>): Claim[] {
  const sessions = edition.sessions.filter((session) => !hasBegun(session, ctx.now))
  const who = { groups: [{ ...group, teacher }], participants: edition.participants }
  const person = resourceKey('person', teacher.accountId)
  return claimsFor({ ...edition, sessions }, who, ctx.today).filter(({ resource }) => resource === person)
}

/** What the teacher so far has taken from today on; null: nothing, or other groups and the staff need it as well. */
function heldBefore(
  { today: from }: Ctx,
  edition: Edition,
  { group, after }: { group: LabGroup; after: Roster },
): Held | null {
  if (group.teacher === null) return null
  const person = resourceKey('person', group.teacher.accountId)
  const needed = claimsOf(edition, sessionsFrom(edition, from), { ...after, spaces: [] })
  if (needed.some(({ resource }) => resource === person)) return null
  return { editionId: edition._id, resources: [person], from }
}

function newsOf(
  ctx: Ctx,
  { rosterVersion }: Edition,
  { group, teacher }: Pick<Trying, 'group' | 'teacher'>,
): UntoldChange & { teacher: TeacherNews } {
  return {
    planVersion: 0,
    at: ctx.now,
    byId: accountOf(ctx.actor),
    partnerIds: [],
    changes: null,
    reason: null,
    teacher: { groupId: group.id, rosterVersion: rosterVersion + 1, before: group.teacher, after: teacher },
  }
}
