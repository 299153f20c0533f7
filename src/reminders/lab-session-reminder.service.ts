import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { accountContact } from '../accounts/account.service.ts'
import { type Edition, expectedAt, type LabSession } from '../labs/edition.rules.ts'
import { editionById } from '../labs/edition.service.ts'
import { type DatedSession, sessionsBetween } from '../labs/session-days.service.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { placesOfPartners } from '../partners/partner-places.service.ts'
import { paths } from '../paths.ts'
import { addDays } from '../platform/day.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { placeText, type Reader, readersAmong, write } from './lab-letter.service.ts'
import { isSessionNear } from './lab-reminder.rules.ts'
import { type Made, remindEach, type Round } from './round.service.ts'

/**
 * Tells those concerned of the sessions that are near at `ctx.now` and were not told of: the teachers of the groups, who
 * runs it, and the students who have an address (the others hear it from their teacher). A session that is moved after
 * that is told of again, because day and time are part of the key; twice is once. For jobs only.
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
): Promise<number> {
  const edition = await editionById(dated._id)
  if (!edition) return 0
  const { day, from, to, roomIds } = session
  const places = (await placesOfPartners([edition.partnerId])).get(edition.partnerId)
  const place = placeText(places, { siteId: edition.siteId, roomIds })
  const link = publicUrl + paths.edition({ editionId: edition._id })
  const content = {
    kind: 'lab-session-tomorrow' as const,
    data: { edition: edition.title, day, from, to, place, link },
  }
  return write(ctx, await readersOf(edition, session), { key, about: session.id, content })
}

/** Grown-ups before students: whoever shares an address with a student is written to as a grown-up. */
async function readersOf(edition: Edition, session: LabSession): Promise<Reader[]> {
  const expected = expectedAt(edition, session.day)
  const groupIds = new Set(expected.map(({ groupId }) => groupId))
  const teachers = edition.groups.flatMap(({ id, teacher }) => (teacher && groupIds.has(id) ? [teacher.accountId] : []))
  const [accompanying, running, students] = await Promise.all([
    Promise.all([...new Set(teachers)].map(accountContact)),
    Promise.all(session.staff.map(staffContact)),
    studentsWithAddress(expected.map(({ studentId }) => studentId)),
  ])
  const grownUps = [...accompanying, ...running].filter((person) => person !== null)
  return readersAmong([...grownUps, ...students])
}

/** Who signs in is written to at the own address, and no longer once the account is closed; the others where they said. */
async function staffContact({ accountId, name, email }: LabSession['staff'][number]): Promise<Recipient | null> {
  if (accountId) return accountContact(accountId)
  return email ? { name, email, language: 'it' } : null
}

async function studentsWithAddress(studentIds: readonly string[]): Promise<Recipient[]> {
  const students = await studentsNamed(studentIds)
  return [...students.values()]
    .filter(({ email }) => email)
    .map(({ givenName, email }) => ({ name: givenName, email, language: 'it', discreet: true }))
}
