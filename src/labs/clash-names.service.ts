import { type Ctx, systemContext } from '../access/actor.ts'
import { kindOfResource, resourceKey } from '../bookings/booking.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { participantsFor } from './edition-view.rules.ts'
import { Editions } from './edition.model.ts'
import type { Edition, LabSession, StaffMember } from './edition.rules.ts'
import { visibleEditions } from './edition.service.ts'
import { spaceKey, staffKeys } from './session-claims.rules.ts'
import type { ClashNames, LackingAuthorisation, SessionClash } from './session-clash.rules.ts'

interface InTheWay {
  clashes: readonly SessionClash[]
  lacking?: readonly LackingAuthorisation[]
  /** Sessions that are not in the edition yet: their people have names too. */
  sessions?: readonly LabSession[]
}

/** The names that this actor may know of what is in the way of sessions of an edition. */
export async function clashNames(ctx: Ctx, edition: Edition, inTheWay: InTheWay): Promise<ClashNames> {
  const { clashes, lacking = [], sessions = [] } = inTheWay
  const editionIds = [...new Set(clashes.map((clash) => clash.with.editionId))]
  const studentIds = [...clashes.map(({ claim }) => claim.resource), ...lacking.map(({ studentId }) => studentId)]
  const [partner, editions, students] = await Promise.all([
    findPartner(systemContext(ctx.now), 'partner.view', edition.partnerId),
    Editions.find({ $and: [visibleEditions(ctx.actor), { _id: { $in: editionIds } }] }, { title: 1 }).lean<
      Pick<Edition, '_id' | 'title'>[]
    >(),
    knownStudents(ctx, edition, studentIds),
  ])
  const staff = [...edition.staff, ...[...edition.sessions, ...sessions].flatMap((session) => session.staff)]
  return {
    editionId: edition._id,
    resources: new Map([
      ...partner.spaces.map(({ id, name }) => [spaceKey(partner._id, id), name] as const),
      ...staffNames(staff),
      ...groupNames(edition),
      ...students,
    ]),
    editions: new Map(editions.map(({ _id, title }) => [_id, title])),
    schoolIds: 'schoolId' in ctx.actor ? [ctx.actor.schoolId] : [],
  }
}

function staffNames(staff: readonly StaffMember[]): (readonly [string, string])[] {
  return staff.flatMap((member) => staffKeys(member).map((key) => [key, member.name] as const))
}

function groupNames({ groups }: Edition): (readonly [string, string])[] {
  return groups.flatMap(({ teacher, kind, classIds, label }) => [
    ...(teacher ? [[resourceKey('person', teacher.accountId), teacher.name] as const] : []),
    ...(kind === 'class' ? classIds.map((id) => [resourceKey('class', id), label] as const) : []),
  ])
}

async function knownStudents(ctx: Ctx, edition: Edition, asked: readonly string[]) {
  const wanted = new Set(
    asked.map((each) => (kindOfResource(each) === 'student' ? each : resourceKey('student', each))),
  )
  const known = participantsFor(ctx.actor, edition)
    .map(({ studentId }) => studentId)
    .filter((id) => wanted.has(resourceKey('student', id)))
  const students = await studentsNamed([...new Set(known)])
  return [...students].map(([id, student]) => [resourceKey('student', id), fullName(student)] as const)
}
