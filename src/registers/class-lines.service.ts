import { can } from '../access/access.ts'
import { type Ctx, systemContext } from '../access/actor.ts'
import { totalsOfPlacements } from '../hours/hour-totals.service.ts'
import { minutesOfStay, type StayMinutes } from '../hours/stay-minutes.service.ts'
import { type HourTotals, totalsOf } from '../hours/totals.rules.ts'
import { wholePaths } from '../hours/whole-path.service.ts'
import { countersOf, submittedMinutes } from '../ledger/counter.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import type { PathHours } from '../placements/shared-path.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { ClassMember } from '../schools/class-members.service.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { studentFilesOf } from '../student-files/student-file.service.ts'
import { leaverCounter, memberCounter, submittedShares } from './class-line.rules.ts'
import type { ClassLine } from './register.rules.ts'

/** A class, and who was in it (everybodyOfClass): who may see the class reads what they did. */
interface Members {
  schoolClass: SchoolClass
  members: readonly ClassMember[]
}

interface Sources {
  counters: Awaited<ReturnType<typeof countersOf>>
  files: Awaited<ReturnType<typeof studentFilesOf>>
  submitted: Awaited<ReturnType<typeof submittedMinutes>>
  placements: readonly Placement[]
  totals: ReadonlyMap<string, HourTotals>
  paths: ReadonlyMap<string, PathHours>
}

/** A line for everybody, in the order given. */
export async function classLines(ctx: Ctx, { schoolClass, members }: Members): Promise<ClassLine[]> {
  const { schoolId } = schoolClass
  const ids = members.map(({ student }) => student._id)
  // Whoever may read the class reads what its students did before they came into it.
  const system = systemContext(ctx.now)
  const [counters, files, submitted, { placements }] = await Promise.all([
    countersOf(ctx, 'register.class', { schoolId, studentIds: ids }),
    studentFilesOf(ids),
    submittedMinutes(schoolId, ids),
    listPlacements(system, 'placement.view', { studentIds: ids }),
  ])
  const own = placements
    .filter((placement) => placement.schoolId === schoolId && placement.state !== 'draft')
    .toSorted((a, b) => (a.terms.from < b.terms.from ? -1 : 1))
  const [totals, paths] = await Promise.all([totalsOfPlacements(system, 'placement.view', own), wholePaths(ctx, own)])
  const sources = { counters, files, submitted, placements: own, totals, paths }
  const lines = await Promise.all(members.map((member) => lineOf(ctx, { schoolClass, member, sources })))
  return lines.filter((line) => line !== null)
}

interface OfMember {
  schoolClass: SchoolClass
  member: ClassMember
  sources: Sources
}

async function lineOf(ctx: Ctx, { schoolClass, member, sources }: OfMember): Promise<ClassLine | null> {
  const whole = wholeLine(member, sources)
  // Who was in this class only, and is there, has the counter as it stands.
  if (whole === null || (member.leftOn === null && member.classes.length === 1)) return whole
  const { _id: classId, schoolYear } = schoolClass
  const submitted = sources.submitted.get(member.student._id)?.get(schoolYear) ?? 0
  const shares = await sharesOf(ctx, { schoolClass, member, submitted })
  const here = shares.find((share) => share.classId === classId)
  if (member.leftOn !== null) return here ? leaverLine(ctx, { line: whole, here, schoolClass, member }) : null
  const others = shares.filter((share) => share !== here)
  const counter = memberCounter(whole.counter, { schoolYear, elsewhere: others })
  const elsewhere = counter.total.prior - whole.counter.total.prior
  return { ...whole, counter, ...(elsewhere > 0 ? { elsewhere } : {}) }
}

/** All that is known of a student, whatever class it was done in. */
function wholeLine(
  { student }: ClassMember,
  { counters, files, placements, totals, paths }: Sources,
): ClassLine | null {
  const { _id, surname, givenName, taxCode, birthDate } = student
  const counter = counters.get(_id)?.counter
  if (!counter) return null
  return {
    student: { _id, surname, givenName, taxCode, birthDate },
    counter,
    safetyOn: files.get(_id)?.generalSafety?.on ?? null,
    placements: placements
      .filter(({ studentId }) => studentId === _id)
      .map((placement) => {
        const path = paths.get(placement._id)
        return {
          placement,
          totals: totals.get(placement._id) ?? totalsOf([], effectiveTerms(placement).plannedMinutes),
          ...(path ? { path } : {}),
        }
      }),
  }
}

type Share = StayMinutes & { classId: string; submitted: Minutes }

interface Sent {
  schoolClass: SchoolClass
  member: ClassMember
  submitted: Minutes
}

/** What a student did in each class of the year. */
async function sharesOf(ctx: Ctx, { schoolClass, member, submitted }: Sent): Promise<Share[]> {
  const { schoolId, _id: asked } = schoolClass
  const minutes = await Promise.all(
    member.classes.map(({ stays }) =>
      minutesOfStay(ctx, 'register.class', { schoolId, classId: asked, studentId: member.student._id, stays }),
    ),
  )
  const shares = submittedShares(
    minutes.map(({ approved }) => approved),
    submitted,
  )
  return member.classes.flatMap(({ classId }, index) => {
    const own = minutes[index]
    return own ? [{ ...own, classId, submitted: shares[index] ?? 0 }] : []
  })
}

interface Left {
  line: ClassLine
  here: Share
  schoolClass: SchoolClass
  member: ClassMember
}

function leaverLine(ctx: Ctx, { line, here, schoolClass, member }: Left): ClassLine | null {
  const { leftOn, student, classes } = member
  if (leftOn === null) return null
  const { _id: classId, schoolId, year, schoolYear, kind } = schoolClass
  const now = classes.at(-1)
  const next = now && now.classId !== classId ? now : null
  const record = { schoolId, studentId: student._id, classId: next?.classId ?? classId }
  const stays = classes.find((each) => each.classId === classId)?.stays ?? []
  const { byPlacement, registered, confirmed, approved, labs, submitted } = here
  return {
    ...line,
    counter: leaverCounter({ year, schoolYear, kind }, { registered, confirmed, approved, labs, submitted }),
    placements: line.placements
      .filter(({ placement }) => {
        const { from, to } = effectiveTerms(placement)
        return byPlacement.has(placement._id) || stays.some((stay) => from <= stay.to && to >= stay.from)
      })
      .map(({ placement }) => ({
        placement,
        totals: { ...totalsOf([], 0), ...byPlacement.get(placement._id), planned: 0 },
      })),
    left: { on: leftOn, next: next?.label ?? null, open: can(ctx.actor, 'student.view', record) },
  }
}
