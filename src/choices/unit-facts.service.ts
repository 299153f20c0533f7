import { contextFor, type Ctx, systemContext } from '../access/actor.ts'
import { sessionsBetween } from '../labs/session-days.service.ts'
import { countersOf } from '../ledger/counter.service.ts'
import { isInSchoolYear, previousSchoolYear, schoolYearEnd, schoolYearStart } from '../norms/school-year.rules.ts'
import { begunStates, preparingStates, underWayStates } from '../placements/placement-state.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import type { Interval } from '../platform/clock-time.ts'
import { type Day, maxDay, minDay } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import type { Programme } from '../programme/programme.rules.ts'
import { membersOfRound, type RoundMember } from '../rounds/round-members.service.ts'
import type { Round, RoundPart } from '../rounds/round.rules.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { classesNamed, membersOfClasses, studentsNamed } from '../schools/student-facts.service.ts'
import { birthDayOf, fullName, groupBy, type Student } from '../schools/student.rules.ts'
import type { StudentFile } from '../student-files/student-file.rules.ts'
import { hasGeneralSafety } from '../student-files/student-file.rules.ts'
import { studentFilesOf } from '../student-files/student-file.service.ts'
import { trackOfClass } from './class-track.rules.ts'
import { joinedTimes, noTimes, type Times, timesOf } from './times.rules.ts'
import type { UnitFacts } from './unit.rules.ts'

const lastYear = 5

/** Which of those who take part, and whether their hours are asked too, which only precedence needs. */
export interface UnitSearch {
  unitIds?: readonly string[]
  classIds?: readonly string[]
  schoolId?: string
  withHours?: boolean
}

/**
 * What decides who may choose what, of everybody who takes part, or of some of them: a few reads, however many they are.
 * For use cases that have already decided who may know.
 */
export async function unitsOf(ctx: Ctx, round: Round, search: UnitSearch = {}): Promise<UnitFacts[]> {
  const all = await membersOfRound(round, dayInYear(ctx, round))
  const members = all.filter((member) => isAskedFor(member, search))
  const [classes, programme] = await Promise.all([
    classesNamed(members.map(({ classId }) => classId)),
    currentProgramme(),
  ])
  const around = { round, classes, programme }
  return round.kind === 'labs' ? classUnits(ctx, members, around) : studentUnits(ctx, members, around, search)
}

interface Around {
  round: Round
  classes: ReadonlyMap<string, SchoolClass>
  programme: Programme
}

/** Classes are looked at today, or on the nearest day of the round's school year. */
export function dayInYear({ today }: Ctx, { schoolYear }: Pick<Round, 'schoolYear'>): Day {
  return maxDay(schoolYearStart(schoolYear), minDay(today, schoolYearEnd(schoolYear)))
}

function isAskedFor({ unitId, classId, schoolId }: RoundMember, search: UnitSearch): boolean {
  return (
    (search.unitIds?.includes(unitId) ?? true) &&
    (search.classIds?.includes(classId) ?? true) &&
    (search.schoolId === undefined || search.schoolId === schoolId)
  )
}

type Members = readonly RoundMember[]

// oxlint-disable-next-line max-params -- what is read, for whom, in which round, and how much of it
async function studentUnits(ctx: Ctx, members: Members, around: Around, search: UnitSearch): Promise<UnitFacts[]> {
  const ids = members.map(({ unitId }) => unitId)
  const [students, files, placements, hours] = await Promise.all([
    studentsNamed(ids),
    studentFilesOf(ids),
    placementsOfStudents(ctx, ids),
    search.withHours ? hoursOf(ctx, members) : new Map<string, Hours>(),
  ])
  return members.flatMap((member) => {
    const student = students.get(member.unitId)
    const common = student && commonFacts(member, around)
    if (!common) return []
    const { year, name: _className, ...rest } = common
    const own = placements.get(member.unitId) ?? []
    return [
      {
        ...rest,
        ...personOf(student, ctx.today),
        year,
        trainedOn: trainingOf(files.get(member.unitId), ctx.today),
        finalYear: year >= lastYear,
        ...(hours.get(member.unitId) ?? { dueMinutes: null, requiredMinutes: null }),
        placedLastYear: own.some((placement) => isOfYearBefore(placement, around.round)),
        busy: joinedTimes(own.filter(isToCome).map(timesOf)),
      },
    ]
  })
}

function personOf(student: Student, today: Day) {
  return { name: fullName(student), sex: student.sex, birthDay: birthDayOf(student, today), birthDays: [], size: 1 }
}

/** The day of a course that counts: one that is too short is none. */
function trainingOf(file: StudentFile | undefined, today: Day): Day | null {
  return file && hasGeneralSafety(file, today) ? (file.generalSafety?.on ?? null) : null
}

/** What is the same for a student and for a class; null when the class is gone. */
function commonFacts({ unitId, schoolId, classId }: RoundMember, { round, classes, programme }: Around) {
  const schoolClass = classes.get(classId)
  if (!schoolClass) return null
  const part = round.parts.find((each) => each.schoolId === schoolId)
  const { label, kind, year } = schoolClass
  return {
    unitId,
    schoolId,
    classId,
    className: label,
    name: label,
    ...whereOf(part, programme),
    track: trackOfClass(schoolClass, programme.tracks),
    kind,
    year,
    accessible: part?.accessible.includes(unitId) ?? false,
  }
}

function whereOf(part: RoundPart | undefined, { districts }: Programme) {
  const district = part?.district ?? null
  return { district, position: districts.find(({ code }) => code === district)?.position ?? null }
}

const toCome = [...preparingStates, ...underWayStates]
const isToCome = ({ state }: Placement) => toCome.includes(state)

function isOfYearBefore(placement: Placement, { schoolYear }: Round): boolean {
  if (!begunStates.includes(placement.state)) return false
  const before = previousSchoolYear(schoolYear)
  const { from, to } = effectiveTerms(placement)
  return isInSchoolYear(before, from) || isInSchoolYear(before, to)
}

async function placementsOfStudents({ now }: Ctx, studentIds: readonly string[]): Promise<Map<string, Placement[]>> {
  const { placements } = await listPlacements(systemContext(now), 'placement.view', { studentIds })
  return groupBy(placements, ({ studentId }) => studentId)
}

interface Hours {
  dueMinutes: Minutes | null
  requiredMinutes: Minutes | null
}

/** Hours still due, from the counters of the ledger; in the name of each school, whose students they are. */
async function hoursOf({ now }: Ctx, members: Members): Promise<Map<string, Hours>> {
  const hours = new Map<string, Hours>()
  for (const [schoolId, own] of groupBy(members, (member) => member.schoolId)) {
    const school = contextFor({ role: 'coordinator', accountId: 'bottega', schoolId }, now)
    const studentIds = own.map(({ unitId }) => unitId)
    for (const [id, { counter }] of await countersOf(school, 'student.view', { schoolId, studentIds }))
      hours.set(id, { dueMinutes: counter.missing, requiredMinutes: counter.required })
  }
  return hours
}

async function classUnits(ctx: Ctx, members: Members, around: Around): Promise<UnitFacts[]> {
  const classIds = members.map(({ classId }) => classId)
  const { schoolYear } = around.round
  const enrolled = await membersOfClasses(classIds, dayInYear(ctx, around.round))
  const [students, busy] = await Promise.all([
    studentsNamed(enrolled.map(({ studentId }) => studentId)),
    labTimes(ctx, classIds, { from: dayInYear(ctx, around.round), to: schoolYearEnd(schoolYear) }),
  ])
  const byClass = groupBy(enrolled, ({ classId }) => classId)
  return members.flatMap((member) => {
    const common = commonFacts(member, around)
    if (!common) return []
    const here = (byClass.get(member.classId) ?? []).flatMap(({ studentId }) => students.get(studentId) ?? [])
    return [
      {
        ...common,
        sex: null,
        birthDay: null,
        birthDays: here.flatMap((student) => birthDayOf(student, ctx.today) ?? []),
        size: here.length,
        trainedOn: null,
        finalYear: common.year >= lastYear,
        dueMinutes: null,
        requiredMinutes: null,
        placedLastYear: false,
        busy: busy.get(member.classId) ?? noTimes,
      },
    ]
  })
}

/** When each of these classes is expected at a lab already. */
async function labTimes(
  { now }: Ctx,
  classIds: readonly string[],
  period: { from: Day; to: Day },
): Promise<Map<string, Times>> {
  const sessions = await sessionsBetween(systemContext(now), { ...period, classIds })
  const times = new Map<string, Map<Day, Interval[]>>()
  for (const { session, groups } of sessions) {
    if (session.state !== 'planned') continue
    const { day, from, to } = session
    for (const classId of new Set(groups.flatMap((group) => group.classIds))) {
      const own = times.get(classId) ?? new Map<Day, Interval[]>()
      times.set(classId, own.set(day, [...(own.get(day) ?? []), { from, to }]))
    }
  }
  return times
}
