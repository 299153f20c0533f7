import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type StaffContact, staffContacts } from '../accounts/school-staff.service.ts'
import { listsOf } from '../choices/choice.service.ts'
import { paths } from '../paths.ts'
import { clockTime } from '../platform/clock-time.ts'
import { addDays, instantOf } from '../platform/day.ts'
import { withQuery } from '../platform/path.ts'
import { roundsClosingBetween } from '../rounds/round-choice.service.ts'
import { membersOfRound, type RoundMember } from '../rounds/round-members.service.ts'
import type { Round as ChoiceRound } from '../rounds/round.rules.ts'
import { classesNamed, studentsNamed } from '../schools/student-facts.service.ts'
import { groupBy } from '../schools/student.rules.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { readersAmong, write } from './lab-letter.service.ts'
import { type Made, remindEach, type Round, type Told } from './round.service.ts'

const daysBefore = 2

/**
 * Two days before lists close, reminds each student who has not sent one, once; who follows a class hears how many of it
 * have no list, since who has no address hears it from them alone. For labs, where classes choose, they alone are told.
 * For jobs only.
 */
export async function remindMissingChoices(ctx: Ctx, { asOf, publicUrl }: Round): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const until = instantOf(addDays(asOf, daysBefore + 1), clockTime('00:00'))
  const rounds = await roundsClosingBetween(ctx.now, until)
  const making = rounds.map((round) => ({ key: `choices-missing:${round._id}`, round }))
  return remindEach(making, (each) => remindOf(ctx, each, publicUrl))
}

interface Due {
  key: string
  round: ChoiceRound
}

async function remindOf(ctx: Ctx, { key, round }: Due, publicUrl: string): Promise<Told> {
  const [members, lists] = await Promise.all([membersOfRound(round, ctx.today), listsOf(round._id)])
  const missing = members.filter(({ unitId }) => !lists.has(unitId))
  const told = round.kind === 'labs' ? [] : [await tellStudents(ctx, { key, round }, { missing, publicUrl })]
  const classes = await classesNamed(missing.map(({ classId }) => classId))
  for (const [classId, own] of groupBy(missing, (member) => member.classId)) {
    const schoolClass = classes.get(classId)
    if (schoolClass) told.push(await tellClass(ctx, { key, round }, { schoolClass, missing: own.length, publicUrl }))
  }
  const sum = (what: keyof Told) => told.reduce((total, each) => total + each[what], 0)
  return { enqueued: sum('enqueued'), unreached: sum('unreached') }
}

/** Those with an address; the others hear it from whoever follows their class. */
async function tellStudents(
  ctx: Ctx,
  { key, round }: Due,
  { missing, publicUrl }: { missing: readonly RoundMember[]; publicUrl: string },
): Promise<Told> {
  const { _id: about, title, closesAt } = round
  const students = await studentsNamed(missing.map(({ unitId }) => unitId))
  const link = publicUrl + paths.choiceList({ roundId: about })
  const data = { round: title, class: '', missing: '', closesAt: closesAt.toISOString(), link }
  const told = { enqueued: 0, unreached: 0 }
  for (const { _id, givenName, email } of students.values()) {
    if (!email) continue
    const readers = readersAmong([{ name: givenName, email, language: 'it', discreet: true }])
    const content = { kind: 'choices-missing', data } as const
    told.enqueued += (await write(ctx, readers, { key: `${key}:${_id}`, about, content })).enqueued
  }
  return told
}

interface OfClass {
  schoolClass: SchoolClass
  missing: number
  publicUrl: string
}

/** The teachers of the class, or the coordinators of the school where it has none. */
async function tellClass(ctx: Ctx, { key, round }: Due, { schoolClass, missing, publicUrl }: OfClass): Promise<Told> {
  const { _id: about, title, closesAt } = round
  const { _id: classId, label } = schoolClass
  const page = paths.roundChoices({ roundId: about })
  const link = publicUrl + withQuery(page, { classe: classId, quali: 'missing' })
  const data = { round: title, class: label, missing: String(missing), closesAt: closesAt.toISOString(), link }
  const readers = readersAmong(await whoFollows(schoolClass))
  return write(ctx, readers, { key: `${key}:${classId}`, about, content: { kind: 'choices-missing', data } })
}

async function whoFollows({ schoolId, teacherIds }: SchoolClass): Promise<StaffContact[]> {
  const of = (accountIds: readonly string[], roles: readonly 'coordinator'[]) =>
    staffContacts({ schoolIds: [schoolId], accountIds, roles })
  const teachers = await of(teacherIds, [])
  return teachers.length > 0 ? teachers : of([], ['coordinator'])
}
