import type { Ctx } from '../access/actor.ts'
import { type StaffContact, staffContacts } from '../accounts/school-staff.service.ts'
import type { NewNotice, Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import { schoolsWithClasses } from '../schools/school-class.service.ts'
import { classesNamed, studentsNamed } from '../schools/student-facts.service.ts'
import { dayOfRound, membersOfRound } from './round-members.service.ts'
import type { Round } from './round.rules.ts'
import { versionOf } from './round.rules.ts'

type Reader = 'student' | 'school'

/** Tells who takes part that the lists are open, and of a round of the city the schools that may join it. */
export async function tellOfOpening(ctx: Ctx, round: Round, publicUrl: string): Promise<void> {
  await tell(ctx, round, { publicUrl, key: `round-opened:${round._id}`, letter: openedLetter(round) })
  if (round.schoolId === null) await tellSchools(ctx, round, publicUrl)
}

/** Tells the people of a school that has just joined. */
export async function tellOfJoining(
  ctx: Ctx,
  round: Round,
  { schoolId, publicUrl }: { schoolId: string; publicUrl: string },
): Promise<void> {
  const parts = round.parts.filter((part) => part.schoolId === schoolId)
  await tell(ctx, { ...round, parts }, { publicUrl, key: `round-opened:${round._id}`, letter: openedLetter(round) })
}

function openedLetter({ title, closesAt }: Round): Letter {
  const data = { round: title, closesAt: closesAt.toISOString() }
  return (reader, link) => ({ kind: 'round-opened', data: { ...data, reader, link } })
}

/** Tells everybody that the deadline has moved, from which one. */
export async function tellOfDeadline(
  ctx: Ctx,
  round: Round,
  { was, publicUrl }: { was: Date; publicUrl: string },
): Promise<void> {
  const data = { round: round.title, before: was.toISOString(), closesAt: round.closesAt.toISOString() }
  // It may move again, and is told again.
  const key = `round-deadline-moved:${round._id}:${versionOf(round)}`
  const letter: Letter = (reader, link) => ({ kind: 'round-deadline-moved', data: { ...data, reader, link } })
  await tell(ctx, round, { publicUrl, key, letter })
}

/** Tells everybody that a round that was open is given up, and why. */
export async function tellOfCancelling(
  ctx: Ctx,
  round: Round,
  { reason, publicUrl }: { reason: string; publicUrl: string },
): Promise<void> {
  if (round.state === 'draft' || round.state === 'cancelled') return
  const data = { round: round.title, reason }
  const letter: Letter = (reader, link) => ({ kind: 'round-cancelled', data: { ...data, reader, link } })
  await tell(ctx, round, { publicUrl, key: `round-cancelled:${round._id}`, letter })
}

type Letter = (reader: Reader, link: string) => Pick<NewNotice, 'kind' | 'data'>

async function tell(
  ctx: Ctx,
  round: Round,
  { publicUrl, key, letter }: { publicUrl: string; key: string; letter: Letter },
): Promise<void> {
  const about = round._id
  const pages: Record<Reader, string> = {
    student: round.kind === 'labs' ? paths.choices() : paths.choiceList({ roundId: about }),
    school: paths.round({ roundId: about }),
  }
  const send = (reader: Reader, to: Recipient) =>
    enqueueNotice({
      ...letter(reader, publicUrl + pages[reader]),
      key: `${key}:${to.email ?? ''}`,
      about,
      to,
      now: ctx.now,
    } as NewNotice)
  for (const to of await studentsOf(ctx, round)) await send('student', to)
  for (const { name, email, language } of await staffOf(ctx, round)) await send('school', { name, email, language })
}

/** Students with an address of their own; of labs the classes choose, not they. */
async function studentsOf(ctx: Ctx, round: Round): Promise<Recipient[]> {
  if (round.kind === 'labs') return []
  const members = await membersOfRound(round, dayOfRound(round, ctx.today))
  const students = await studentsNamed(members.map(({ unitId }) => unitId))
  return [...students.values()].flatMap(({ givenName, email }) =>
    email ? [{ name: givenName, email, language: 'it', discreet: true }] : [],
  )
}

/** The teachers of the classes, and the coordinators of their schools, but for who does it. */
async function staffOf({ actor }: Ctx, { parts, schoolId }: Round): Promise<StaffContact[]> {
  const classes = await classesNamed(parts.flatMap(({ classIds }) => classIds))
  const accountIds = [...classes.values()].flatMap(({ teacherIds }) => teacherIds)
  // The coordinators of an own round are those who steer it.
  const roles = schoolId === null ? (['coordinator'] as const) : []
  const schoolIds = parts.filter(({ classIds }) => classIds.length > 0).map((part) => part.schoolId)
  const staff = await staffContacts({ schoolIds, accountIds, roles })
  return staff.filter(({ accountId }) => !('accountId' in actor) || accountId !== actor.accountId)
}

async function tellSchools(ctx: Ctx, { _id, title, schoolYear, closesAt }: Round, publicUrl: string): Promise<void> {
  const schoolIds = await schoolsWithClasses([schoolYear])
  const link = publicUrl + paths.round({ roundId: _id })
  for (const { name, email, language } of await staffContacts({ schoolIds, accountIds: [], roles: ['coordinator'] }))
    await enqueueNotice({
      key: `round-to-join:${_id}:${email ?? ''}`,
      kind: 'round-to-join',
      about: _id,
      to: { name, email, language },
      data: { round: title, closesAt: closesAt.toISOString(), link },
      now: ctx.now,
    })
}
