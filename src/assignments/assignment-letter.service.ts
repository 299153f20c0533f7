import type { Ctx } from '../access/actor.ts'
import { schoolAccounts } from '../accounts/account.service.ts'
import { staffContacts } from '../accounts/school-staff.service.ts'
import type { NoticeContent, Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { recipientsAt } from '../partners/host-recipients.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { classesNamed, studentsNamed } from '../schools/student-facts.service.ts'
import type { AssignmentLine, Assignments, Place } from './assignment.rules.ts'
import type { Outcome, PublishedRound } from './outcome.rules.ts'

/**
 * Tells everybody once that the result is there: each student with an address, the staff of the schools, the hosts to
 * whom somebody comes. Saying it again writes to nobody twice.
 */
export async function tellOfPublication(ctx: Ctx, { round, assignments }: Outcome, publicUrl: string): Promise<void> {
  await tellStudents(ctx, { round, assignments }, publicUrl)
  await tellStaff(ctx, { round, assignments }, publicUrl)
  await tellHosts(ctx, { round, assignments }, publicUrl)
}

async function tellStudents(ctx: Ctx, { round, assignments }: Outcome, publicUrl: string): Promise<void> {
  const link = publicUrl + paths.ownResult({ roundId: round._id })
  const readers = await studentReaders(assignments.places)
  for (const { studentId, offerId } of assignments.places) {
    const to = studentId === null ? null : readers.get(studentId)
    if (!to) continue
    const answerBy = offerId === null ? '' : round.published.answerBy.toISOString()
    const data = { round: round.title, reader: 'student' as const, answerBy, link }
    await send(ctx, { round, to, key: studentId ?? '' }, { kind: 'round-published', data })
  }
}

async function tellStaff(ctx: Ctx, { round, assignments }: Outcome, publicUrl: string): Promise<void> {
  const link = publicUrl + paths.roundResult({ roundId: round._id })
  const classes = await classesNamed([...new Set(assignments.places.map(({ classId }) => classId))])
  const staff = await staffContacts({
    schoolIds: assignments.schoolIds,
    accountIds: [...classes.values()].flatMap(({ teacherIds }) => teacherIds),
    roles: ['coordinator', 'office'],
  })
  for (const to of onceEach(staff)) {
    const data = { round: round.title, reader: 'school' as const, answerBy: '', link }
    await send(ctx, { round, to, key: to.email ?? '' }, { kind: 'round-published', data })
  }
}

async function tellHosts(ctx: Ctx, { round, assignments }: Outcome, publicUrl: string): Promise<void> {
  const link = publicUrl + paths.arrivals()
  const filled = new Set(assignments.places.map(({ offerId }) => offerId))
  const partnerIds = round.offers.filter(({ offerId }) => filled.has(offerId)).map(({ partnerId }) => partnerId)
  for (const partnerId of new Set(partnerIds)) {
    const partner = await findPartner(ctx, 'partner.view', partnerId)
    for (const to of await recipientsAt(partner, ctx.today)) {
      const data = { round: round.title, reader: 'host' as const, answerBy: '', link }
      await send(ctx, { round, to, key: `${partnerId}:${to.email ?? ''}` }, { kind: 'round-published', data })
    }
  }
}

interface Steps {
  round: PublishedRound
  before: Assignments
  after: Assignments
}

/** Tells those concerned of what has happened between two versions of the places. */
export async function tellOfSteps(ctx: Ctx, { round, before, after }: Steps, publicUrl: string): Promise<void> {
  const news = after.log.slice(before.log.length)
  const places = new Map(after.places.map((place) => [place.unitId, place]))
  const readers = await studentReaders(
    news.flatMap(({ unitId }) => (unitId === null ? [] : [places.get(unitId)])).filter((place) => place !== undefined),
  )
  for (const [index, line] of news.entries()) {
    const place = line.unitId === null ? undefined : places.get(line.unitId)
    if (!place) continue
    const number = before.log.length + index
    if (line.event === 'offered') await tellOffered(ctx, { round, place, line, number, readers }, publicUrl)
    if (line.event === 'expired') await tellExpired(ctx, { round, place, line, number, readers }, publicUrl)
    if (line.event === 'withdrawn') await tellWithdrawn(ctx, { round, place, line, number, readers }, publicUrl)
  }
}

interface Telling {
  round: PublishedRound
  place: Place
  line: AssignmentLine
  /** of the line in the log */
  number: number
  readers: ReadonlyMap<string, Recipient>
}

async function tellOffered(ctx: Ctx, telling: Telling, publicUrl: string): Promise<void> {
  const { round, place, number } = telling
  const until = place.offered?.until.toISOString()
  // Offered, and something better offered in the same breath.
  if (until === undefined || place.offered?.offerId !== telling.line.offerId) return
  for (const { to, reader, link } of await readersOf(telling, publicUrl)) {
    const data = { round: round.title, reader, until, link }
    await send(ctx, { round, to, key: `${number}:${to.email ?? ''}` }, { kind: 'place-offered', data })
  }
}

async function tellExpired(ctx: Ctx, telling: Telling, publicUrl: string): Promise<void> {
  const { round, number } = telling
  for (const { to, reader, link } of await readersOf(telling, publicUrl)) {
    const data = { round: round.title, reader, link }
    await send(ctx, { round, to, key: `${number}:${to.email ?? ''}` }, { kind: 'place-offer-expired', data })
  }
}

async function tellWithdrawn(ctx: Ctx, { round, place, number }: Telling, publicUrl: string): Promise<void> {
  const link = publicUrl + paths.roundResult({ roundId: round._id })
  for (const to of await schoolAccounts(place.schoolId)) {
    const data = { round: round.title, link }
    await send(ctx, { round, to, key: `${number}:${to.email ?? ''}` }, { kind: 'place-withdrawn', data })
  }
}

/** The student; where there is none with an address, the school. */
async function readersOf({ round, place, readers }: Telling, publicUrl: string) {
  const student = place.studentId === null ? undefined : readers.get(place.studentId)
  if (student) {
    const link = publicUrl + paths.ownResult({ roundId: round._id })
    return [{ to: student, reader: 'student' as const, link }]
  }
  const link = publicUrl + paths.roundResult({ roundId: round._id })
  return (await schoolAccounts(place.schoolId)).map((to) => ({ to, reader: 'school' as const, link }))
}

async function studentReaders(places: readonly Pick<Place, 'studentId'>[]): Promise<Map<string, Recipient>> {
  const ids = places.flatMap(({ studentId }) => (studentId === null ? [] : [studentId]))
  const students = await studentsNamed([...new Set(ids)])
  return new Map(
    [...students].flatMap(([id, { givenName, email }]): [string, Recipient][] =>
      email === null ? [] : [[id, { name: givenName, email, language: 'it', discreet: true }]],
    ),
  )
}

function onceEach<R extends { email: string | null }>(readers: readonly R[]): R[] {
  return [...new Map(readers.filter(({ email }) => email !== null).map((each) => [each.email, each])).values()]
}

async function send(
  ctx: Ctx,
  { round, to, key }: { round: PublishedRound; to: Recipient; key: string },
  content: NoticeContent,
): Promise<void> {
  const { name, email, language, discreet } = to
  await enqueueNotice({
    ...content,
    key: `${content.kind}:${round._id}:${key}`,
    about: round._id,
    to: { name, email, language, ...(discreet === undefined ? {} : { discreet }) },
    now: ctx.now,
  })
}
