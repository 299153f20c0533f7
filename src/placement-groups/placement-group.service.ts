import { authorise, can, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import { authorOf } from '../partners/author.service.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { byName } from '../schools/student.rules.ts'
import { classOfStudent, findStudent } from '../schools/student.service.ts'
import { PlacementGroups } from './placement-group.model.ts'
import {
  classesOf,
  type GroupLine,
  type GroupTerms,
  mostStudents,
  newLine,
  type PlacementGroup,
} from './placement-group.rules.ts'

export const groupsPerPage = 50

type GroupPermission = 'placement-group.view' | 'placement-group.edit'

/**
 * One group, if this actor may use it so; NotFound when it does not exist or is somebody else's. A teacher gets the
 * lines of the own classes only.
 */
export async function findGroup(ctx: Ctx, permission: GroupPermission, id: string): Promise<PlacementGroup> {
  const group = await PlacementGroups.findById(id).lean<PlacementGroup>()
  if (!group) throw new NotFound(`placement group ${id}`)
  authorise(ctx.actor, permission, group)
  const { schoolId } = group
  const mine = ({ classId }: GroupLine) => can(ctx.actor, permission, { schoolId, classId })
  return { ...group, lines: group.lines.filter(mine) }
}

export interface GroupSearch {
  q: string
  schoolYear: SchoolYear | null
  /** from 1; null: all of them, as a file has them */
  page: number | null
}

/** A group without what makes it long. */
export type ListedGroup = Omit<PlacementGroup, 'common'> & { common: { terms: Pick<GroupTerms, 'from' | 'to'> } | null }

/** The groups this actor may see, newest first, and how many match in all; their lines as findGroup gives them. */
export async function listGroups(ctx: Ctx, { q, schoolYear, page }: GroupSearch) {
  const named = searchPatterns(q).map((pattern) => ({ title: pattern }))
  const filter = {
    $and: [visible(ctx.actor, 'placement-group.view'), ...(schoolYear ? [{ schoolYear }] : []), ...named],
  }
  const { skip, limit } = stretchOf(page, groupsPerPage)
  const [groups, total] = await Promise.all([
    PlacementGroups.find(filter, { 'common.activities': 0, 'common.terms.timetable': 0 })
      .sort({ createdAt: -1, _id: -1 })
      .skip(skip)
      .limit(limit)
      .lean<ListedGroup[]>(),
    PlacementGroups.countDocuments(filter),
  ])
  const mine = (schoolId: string) => (line: GroupLine) =>
    can(ctx.actor, 'placement-group.view', { schoolId, classId: line.classId })
  return { groups: groups.map((group) => ({ ...group, lines: group.lines.filter(mine(group.schoolId)) })), total }
}

/** The school years in which this actor has groups, newest first. */
export async function groupYears(ctx: Ctx): Promise<SchoolYear[]> {
  const years: SchoolYear[] = await PlacementGroups.distinct('schoolYear', visible(ctx.actor, 'placement-group.view'))
  return years.sort().reverse()
}

interface NewGroup
  extends Pick<PlacementGroup, 'title'>,
    Partial<Pick<PlacementGroup, 'hosts' | 'common' | 'copiedFrom'>> {
  /** made by the form: sending it twice stores it once */
  id: string
  studentIds: readonly string[]
}

/** A new group of students of the own school. Refused: `too-many-students`. Gives the id. */
export async function createGroup(ctx: Ctx, { id, title, studentIds, ...copied }: NewGroup): Promise<string> {
  if (!('schoolId' in ctx.actor)) throw new Forbidden('placement-group.edit')
  const { schoolId } = ctx.actor
  authorise(ctx.actor, 'placement-group.edit', { schoolId })
  const lines = await linesOf(ctx, studentIds)
  const group: PlacementGroup = {
    _id: id,
    schoolId,
    schoolYear: schoolYearOf(copied.common?.terms.from ?? ctx.today),
    classId: classesOf(lines),
    title,
    common: copied.common ?? null,
    hosts: copied.hosts ?? [],
    lines,
    copiedFrom: copied.copiedFrom ?? null,
    createdAt: ctx.now,
    createdBy: await authorOf(ctx),
    version: 1,
  }
  await PlacementGroups.create(group).catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    await findGroup(ctx, 'placement-group.edit', id)
  })
  return id
}

/** New lines for students, by the class of today. Refused: `too-many-students`. */
async function linesOf(ctx: Ctx, studentIds: readonly string[]): Promise<GroupLine[]> {
  if (studentIds.length > mostStudents) throw new Refused('too-many-students')
  const all = [...new Set(studentIds)].map(async (studentId) => {
    const student = await findStudent(ctx, 'student.view', studentId)
    authorise(ctx.actor, 'placement-group.edit', { schoolId: student.schoolId })
    return newLine(student, await classOfStudent(ctx, studentId, ctx.today))
  })
  return inOrder(await Promise.all(all))
}

/** By class and name, as people look for them. */
function inOrder(lines: readonly GroupLine[]): GroupLine[] {
  const byClass = (a: GroupLine, b: GroupLine) =>
    (a.student.className ?? '').localeCompare(b.student.className ?? '', 'it', { numeric: true })
  return lines.toSorted((a, b) => byClass(a, b) || byName(a.student, b.student))
}

/**
 * Who belongs to the group: `studentIds` of those that were `offered` on the screen; who was not offered stays as it is,
 * and so does who has a placement already. Refused: `too-many-students`, `changed-meanwhile`.
 */
export async function setStudents(
  ctx: Ctx,
  id: string,
  { offered, studentIds, version }: { offered: readonly string[]; studentIds: readonly string[]; version: number },
): Promise<void> {
  const group = await findGroup(ctx, 'placement-group.edit', id)
  const [chosen, shown] = [new Set(studentIds), new Set(offered)]
  const kept = group.lines.filter(({ studentId, placed }) => placed || chosen.has(studentId) || !shown.has(studentId))
  const known = new Set(kept.map(({ studentId }) => studentId))
  const added = await linesOf(
    ctx,
    studentIds.filter((studentId) => !known.has(studentId)),
  )
  const lines = inOrder([...kept, ...added])
  if (lines.length > mostStudents) throw new Refused('too-many-students')
  await writeGroup({ ...group, version }, { lines, classId: classesOf(lines) })
}

type Written = Partial<Pick<PlacementGroup, 'title' | 'schoolYear' | 'classId' | 'common' | 'hosts' | 'lines'>>

/** The one write of every change: only if the group is as it was on the screen. Refused: `changed-meanwhile`. */
export async function writeGroup({ _id, version }: { _id: string; version: number }, change: Written): Promise<void> {
  const written = await PlacementGroups.updateOne({ _id, version }, { $set: change, $inc: { version: 1 } })
  if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
}
