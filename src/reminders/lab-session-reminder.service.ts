import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { hostAccounts } from '../accounts/account.service.ts'
import { type Edition, expectedAt, type LabSession } from '../labs/edition.rules.ts'
import { editionById } from '../labs/edition.service.ts'
import { groupReaders } from '../labs/group-readers.service.ts'
import { type DatedSession, sessionsBetween } from '../labs/session-days.service.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { placesOfPartners } from '../partners/partner-places.service.ts'
import { paths } from '../paths.ts'
import { addDays } from '../platform/day.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { placeText, type Reader, readersAmong, write } from './lab-letter.service.ts'
import { isSessionNear } from './lab-reminder.rules.ts'
import { type Made, remindEach, type Round, type Told } from './round.service.ts'

/**
 * Tells those concerned of the sessions that are near at `ctx.now` and were not told of: the teachers of the groups (or
 * their coordinators), who runs it, and the students who have an address (the others hear it from their teacher). A
 * session that is moved after that is told of again, because day and time are part of the key; twice is once. For jobs only.
 */
export async function remindLabSessions(ctx: Ctx, { publicUrl }: Pick<Round, 'publicUrl'>): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const sessions = await sessionsBetween(ctx, { from: ctx.today, to: addDays(ctx.today, 1) })
  const near = sessions.filter(({ session, edition }) => isHeld(session, edition) && isSessionNear(session, ctx.now))
  return remindEach(near.map(keyed), (dated) => tellOfSession(ctx, dated, publicUrl))
}

function isHeld({ state }: LabSession, edition: DatedSession['edition']): boolean {
  return state === 'planned' && edition.state === 'running'
}

function keyed(dated: DatedSession): DatedSession & { key: string } {
  const { id, day, from } = dated.session
  return { ...dated, key: `lab-session-tomorrow:${id}:${day}:${from}` }
}

async function tellOfSession(
  ctx: Ctx,
  { key, session, edition: dated }: DatedSession & { key: string },
  publicUrl: string,
): Promise<Told> {
  const edition = await editionById(dated._id)
  if (!edition) return { enqueued: 0, unreached: 0 }
  const { day, from, to, roomIds } = session
  const places = (await placesOfPartners([edition.partnerId])).get(edition.partnerId)
  const place = placeText(places, { siteId: edition.siteId, roomIds })
  const link = publicUrl + paths.edition({ editionId: edition._id })
  const content = {
    kind: 'lab-session-tomorrow' as const,
    data: { edition: edition.title, day, from, to, place, link },
  }
  const { readers, unreached } = await readersOf(edition, session)
  if (readers.length === 0) return { enqueued: 0, unreached }
  const told = await write(ctx, readers, { key, about: session.id, content })
  return { ...told, unreached: told.unreached + unreached }
}

/**
 * Grown-ups before students: whoever shares an address with a student is written to as a grown-up. `unreached` is 1 when
 * nobody who runs it can be written to: the partner has it in its weekly plan, so that the outbox is left in peace.
 */
async function readersOf(edition: Edition, session: LabSession): Promise<{ readers: Reader[]; unreached: number }> {
  const expected = expectedAt(edition, session.day)
  const groupIds = new Set(expected.map(({ groupId }) => groupId))
  const groups = edition.groups.filter(({ id }) => groupIds.has(id))
  const [accompanying, staff, students] = await Promise.all([
    groupReaders(groups.map(({ schoolId, teacher }) => ({ schoolId, teacher }))),
    Promise.all(session.staff.map(staffContact)),
    studentsWithAddress(expected.map(({ studentId }) => studentId)),
  ])
  const running = staff.filter((person) => person !== null)
  const readers = readersAmong([...accompanying.map(({ to }) => to), ...running, ...students])
  return { readers, unreached: running.length === 0 ? 1 : 0 }
}

/**
 * Who signs in is written to at the own address, and no longer once the account is closed or has left the partner; the
 * others where they said.
 */
async function staffContact(member: LabSession['staff'][number]): Promise<Recipient | null> {
  const { accountId, partnerId, name, email } = member
  if (!accountId) return email ? { name, email, language: 'it' } : null
  const account = (await hostAccounts(partnerId)).find(({ _id }) => _id === accountId)
  return account?.email ? { name: account.name, email: account.email, language: account.language } : null
}

async function studentsWithAddress(studentIds: readonly string[]): Promise<Recipient[]> {
  const students = await studentsNamed(studentIds)
  return [...students.values()]
    .filter(({ email }) => email)
    .map(({ givenName, email }) => ({ name: givenName, email, language: 'it', discreet: true }))
}
