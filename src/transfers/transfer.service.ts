import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Day } from '../platform/day.ts'
import { dayOf } from '../platform/day.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { schoolNames } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { StudentMoves } from './student-move.model.ts'
import { type ReleaseStanding, standingOf, type StudentMove } from './student-move.rules.ts'

export const transfersPerPage = 50

/** A transfer as one of the two schools sees it: its own student, the other school by name, nothing else of the other. */
export interface Transfer {
  direction: 'out' | 'in'
  studentId: string
  name: string
  /** Null while no school has taken over. */
  otherSchool: string | null
  /** The last day at the one, the first at the other. */
  day: Day
  at: Day
  standing: ReleaseStanding
}

/** The transfers from and to the actor's school, the latest first; `page` from 1, null: all. */
export async function listTransfers(ctx: Ctx, page: number | null): Promise<{ transfers: Transfer[]; total: number }> {
  const { schoolId } = visible(ctx.actor, 'student.move')
  const filter = {
    kind: 'transfer' as const,
    doneAt: { $ne: null },
    ...(schoolId ? { $or: [{ schoolId }, { 'release.taking.schoolId': schoolId }] } : {}),
  }
  const { skip, limit } = stretchOf(page, transfersPerPage)
  const [moves, total] = await Promise.all([
    StudentMoves.find(filter).sort({ at: -1, _id: -1 }).skip(skip).limit(limit).lean<StudentMove[]>(),
    StudentMoves.countDocuments(filter),
  ])
  const sides = moves.flatMap((move) => sideOf(move, schoolId, ctx.today))
  const [students, schools] = await Promise.all([
    studentsNamed(sides.map(({ studentId }) => studentId)),
    schoolNames(sides.map(({ otherId }) => otherId ?? '')),
  ])
  const transfers = sides.map(({ otherId, ...side }): Transfer => {
    const student = students.get(side.studentId)
    return { ...side, name: student ? fullName(student) : '', otherSchool: otherId && (schools.get(otherId) ?? '') }
  })
  return { transfers, total }
}

type Side = Omit<Transfer, 'name' | 'otherSchool'> & { otherId: string | null }

function sideOf({ schoolId, studentId, day, at, release }: StudentMove, mine: unknown, today: Day): Side[] {
  if (!release) return []
  const { taking } = release
  const standing = standingOf(release, today)
  if (taking && taking.schoolId === mine) {
    const { studentId: here, from } = taking
    const arrived = { direction: 'in' as const, studentId: here, day: from, at: dayOf(taking.at) }
    return [{ ...arrived, otherId: schoolId, standing }]
  }
  return [{ direction: 'out' as const, studentId, day, at: dayOf(at), otherId: taking?.schoolId ?? null, standing }]
}

/** How many students this school has let go whom no school has taken over yet, and how many of their codes have run out. */
export async function countOpenReleases(ctx: Ctx): Promise<{ open: number; expired: number }> {
  const filter = {
    ...visible(ctx.actor, 'student.move'),
    kind: 'transfer' as const,
    doneAt: { $ne: null },
    release: { $ne: null },
    'release.taking': null,
    'release.withdrawnAt': null,
  }
  const [open, expired] = await Promise.all([
    StudentMoves.countDocuments({ ...filter, 'release.until': { $gte: ctx.today } }),
    StudentMoves.countDocuments({ ...filter, 'release.until': { $lt: ctx.today } }),
  ])
  return { open, expired }
}
