import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { staffContacts } from '../accounts/school-staff.service.ts'
import { expectedAt } from '../labs/edition.rules.ts'
import { editionById } from '../labs/edition.service.ts'
import { sessionsBetween } from '../labs/session-days.service.ts'
import { linesText } from '../notices/notice-lines.rules.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { paths } from '../paths.ts'
import { placementTimesOn } from '../placements/placement-days.service.ts'
import type { Day } from '../platform/day.ts'
import { schoolNames } from '../schools/school.service.ts'
import { groupBy } from '../schools/student.rules.ts'
import { labelsOfClasses } from '../schools/student-facts.service.ts'
import { latestClassIds } from '../schools/student.service.ts'
import { type Reader, readersAmong, write } from './lab-letter.service.ts'
import { isAnybodyOut, offSiteDay, type Outing, outingLines } from './lab-reminder.rules.ts'
import { type Made, nothingMade, remindEach, type Round, type Told } from './round.service.ts'

type SchoolOuting = Omit<Outing, 'classLabel'> & { schoolId: string }

/**
 * Tells the office of each school (or its coordinators) in the morning how many students of which class are off site, at
 * labs and placements, and where: once a day, nothing when nobody is, no name. For jobs only.
 */
export async function tellWhoIsOffSite(ctx: Ctx, { publicUrl }: Pick<Round, 'publicUrl'>): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const day = offSiteDay(ctx.now)
  if (day === null) return { ...nothingMade }
  const outings = [...(await atLabs(ctx, day)), ...(await placementTimesOn(day)).map(atHost)]
  const labels = await classLabels(outings)
  const bySchool = groupBy(outings, ({ schoolId }) => schoolId)
  const names = await schoolNames([...bySchool.keys()])
  const schools = [...bySchool].map(([schoolId, here]) => ({
    key: `off-site-today:${schoolId}:${day}`,
    schoolId,
    school: names.get(schoolId) ?? '',
    outings: here.map((outing) => ({ ...outing, classLabel: labels.get(outing.studentId) ?? '—' })),
  }))
  return remindEach(schools, (school) => tellSchool(ctx, school, { day, publicUrl }))
}

async function atLabs(ctx: Ctx, day: Day): Promise<SchoolOuting[]> {
  const held = (await sessionsBetween(ctx, { from: day, to: day })).filter(
    ({ session, edition }) => session.state === 'planned' && edition.state === 'running',
  )
  const names = await partnerNames(held.map(({ edition }) => edition.partnerId))
  const outings = held.map(async ({ edition: { _id, partnerId }, session: { from, to } }) => {
    const edition = await editionById(_id)
    const place = names.get(partnerId) ?? ''
    const expected = edition ? expectedAt(edition, day) : []
    return expected.map(({ studentId, schoolId }) => ({ studentId, schoolId, place, from, to }))
  })
  return (await Promise.all(outings)).flat()
}

function atHost({ studentId, schoolId, host, from, to }: Awaited<ReturnType<typeof placementTimesOn>>[number]) {
  return { studentId, schoolId, place: host, from, to }
}

/** The label of the class each student is in. */
async function classLabels(outings: readonly SchoolOuting[]): Promise<Map<string, string>> {
  const classIds = await latestClassIds([...new Set(outings.map(({ studentId }) => studentId))])
  const labels = await labelsOfClasses([...classIds.values()])
  return new Map([...classIds].map(([studentId, classId]) => [studentId, labels.get(classId) ?? '—']))
}

interface SchoolToday {
  key: string
  schoolId: string
  school: string
  outings: readonly Outing[]
}

async function tellSchool(
  ctx: Ctx,
  { key, schoolId, school, outings }: SchoolToday,
  { day, publicUrl }: { day: Day; publicUrl: string },
): Promise<Told> {
  const lines = outingLines(outings)
  if (!isAnybodyOut(lines, day, ctx.now)) return { enqueued: 0, unreached: 0 }
  const told = lines.map(({ classLabel, students, place, from, to }) => [classLabel, `${students}`, place, from, to])
  const data = { school, day, lines: linesText(told), link: publicUrl + paths.calendar() }
  const content = { kind: 'off-site-today' as const, data }
  return write(ctx, await morningReaders(schoolId), { key, about: schoolId, content })
}

/**
 * The office, without anybody in it the coordinators. Of a school of which nobody can be written to the outbox does not
 * say so every morning: the job does.
 */
async function morningReaders(schoolId: string): Promise<Reader[]> {
  const staff = await staffContacts({ schoolIds: [schoolId], accountIds: [], roles: ['office', 'coordinator'] })
  const office = staff.filter(({ role }) => role === 'office')
  return readersAmong(office.length > 0 ? office : staff.filter(({ role }) => role === 'coordinator'))
}
