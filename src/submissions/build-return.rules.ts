// How the rows of the return (return-rows.rules.ts) come from what was gathered (return-facts.rules.ts).

import type { Funding } from '../lab-modules/lab-module.rules.ts'
import { programmeName } from '../norms/programme-name.rules.ts'
import { threeQuartersReached } from '../norms/required-hours.rules.ts'
import { longSchoolYear } from '../norms/school-year.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { tutorsOn } from '../placements/tutors.rules.ts'
import { maxDay, minDay } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { byName, groupBy } from '../schools/student.rules.ts'
import { hostOfLab, hostOfPlacement } from './host-rows.rules.ts'
import type { LabMember, ReturnFacts, ReturnLab, ReturnPlacement, ReturnStudent } from './return-facts.rules.ts'
import type { Certification, HostRow, PathKind, PathRow, ReturnRows, StudentRow } from './return-rows.rules.ts'

/** Who pays, as the Ministry's screens call it. */
const fundings: Record<Funding, string> = {
  school: 'istituto',
  city: 'comune',
  pon: 'PON',
  pn: 'PN',
  pnrr: 'PNRR',
  partner: 'ente ospitante',
  other: 'altro',
}

/** All rows of a return. The same facts in another order give the same rows. */
export function buildReturn(facts: ReturnFacts): ReturnRows {
  const students = new Map(facts.students.map((student) => [student._id, student]))
  const parts = [...pathsOfPlacements(facts, students), ...facts.labs.map((lab) => pathOfLab(facts, lab, students))]
  const withStudents = parts.filter((part) => part.students.length > 0)
  const rows = withStudents.flatMap((part) => part.students).toSorted(byStudentAndPath)
  const present = new Set(rows.map(({ student }) => student._id))
  return {
    schoolYear: longSchoolYear(facts.schoolYear),
    paths: withStudents.map(({ path }) => path).toSorted((a, b) => compare(a.id, b.id)),
    hosts: withStudents.flatMap(({ hosts }) => hosts).toSorted((a, b) => compare(a.key, b.key)),
    students: rows,
    years: facts.students
      .filter(({ _id }) => present.has(_id))
      .toSorted(byPerson)
      .map((student) => ({ student, years: student.years })),
  }
}

interface Part {
  path: PathRow
  hosts: HostRow[]
  students: StudentRow[]
}

type Students = ReadonlyMap<string, ReturnStudent>

/** Which path each placement is a part of: what was prepared together is one, with what a student shares it with. */
export function pathIdsIn({ placements }: Pick<ReturnFacts, 'placements'>): (placement: InPath) => string {
  const groups = new Map(
    placements.flatMap(({ placement: { pathId, groupId } }) => (pathId && groupId ? [[pathId, groupId] as const] : [])),
  )
  return ({ _id, groupId, pathId }) => groupId ?? (pathId ? (groups.get(pathId) ?? pathId) : _id)
}

type InPath = Pick<Placement, '_id' | 'groupId' | 'pathId'>

function pathsOfPlacements(facts: ReturnFacts, students: Students): Part[] {
  const inOrder = facts.placements.toSorted((a, b) => compare(a.placement._id, b.placement._id))
  const pathIdOf = pathIdsIn(facts)
  return [...groupBy(inOrder, ({ placement }) => pathIdOf(placement))].flatMap(([id, list]) => {
    const [first] = list
    if (!first) return []
    const rows = [...groupBy(list, ({ placement }) => placement.studentId)].flatMap(([studentId, own]) => {
      const student = students.get(studentId)
      return student ? [studentRow(student, id, own)] : []
    })
    const simulated = list.every(({ placement }) => placement.kind === 'simulated-enterprise')
    const all = list.map(({ placement }) => effectiveTerms(placement))
    const [terms = effectiveTerms(first.placement)] = all
    const path: PathRow = {
      id,
      code: codeOf(facts, rows),
      title: first.placement.title,
      kind: simulated ? 'IFS' : nameOf(facts),
      from: minDay(terms.from, ...all.map(({ from }) => from)),
      to: maxDay(terms.to, ...all.map(({ to }) => to)),
      planned: Math.max(0, ...rows.map(({ planned }) => planned)),
      funding: null,
      cup: null,
      ...classesOf(rows),
    }
    const hosts = new Map(
      list.map(({ placement }) => hostOfPlacement(facts, placement, id)).map((row) => [row.key, row]),
    )
    return [{ path, hosts: [...hosts.values()], students: rows }]
  })
}

function nameOf({ schoolYear }: ReturnFacts): PathKind {
  return programmeName(schoolYear)
}

/** The code of the site where all its students are, or that of the institute. */
function codeOf({ school }: ReturnFacts, rows: readonly StudentRow[]): string {
  const codes = new Set(rows.map(({ student }) => student.schoolClass?.siteCode ?? school.code))
  const [only] = codes
  return codes.size === 1 && only !== undefined ? only : school.code
}

function classesOf(rows: readonly StudentRow[]): Pick<PathRow, 'tracks' | 'years'> {
  const classes = rows.flatMap(({ student }) => student.schoolClass ?? [])
  const tracks = classes.flatMap(({ track }) => track ?? [])
  const years = new Set(classes.map(({ year }) => year))
  return { tracks: [...new Set(tracks)].toSorted(), years: [...years].toSorted((a, b) => a - b) }
}

function studentRow(student: ReturnStudent, pathId: string, parts: readonly ReturnPlacement[]): StudentRow {
  const standing = parts.filter(({ placement }) => placement.state !== 'cancelled')
  const project = standing.length > 0 ? standing : parts
  const planned = sumMinutes(project.map(({ placement }) => effectiveTerms(placement).plannedMinutes))
  const doneInAll = sumMinutes(parts.map(({ approvedInAll }) => approvedInAll))
  const certified = standing.length > 0 && standing.every(({ placement }) => placement.state === 'certified')
  return {
    key: `${student._id}:${pathId}`,
    student,
    pathId,
    planned,
    done: sumMinutes(parts.map(({ hours }) => hours.approved)),
    doneInAll,
    attended: { minutes: doneInAll, of: planned },
    valid: threeQuartersReached(doneInAll, planned),
    certification: certified ? certificationOf(student) : 'nessuna',
    schoolTutor: namesOf(project.flatMap(({ placement }) => schoolTutors(placement))),
    hostTutor: namesOf(project.flatMap(({ placement }) => hostTutors(placement))),
  }
}

/** The certificate of the last year is the final one. */
function certificationOf({ schoolClass }: ReturnStudent): Certification {
  return schoolClass?.year === 5 ? 'finale' : 'intermedia'
}

function schoolTutors(placement: Placement): string[] {
  const { schoolTutor } = tutorsOn(placement, null)
  return [schoolTutor?.name, placement.shares?.schoolTutor?.name].filter((name) => name !== undefined)
}

function hostTutors(placement: Placement): string[] {
  const { hostTutor } = tutorsOn(placement, null)
  return [hostTutor?.name, placement.shares?.hostTutor?.name].filter((name) => name !== undefined)
}

function namesOf(names: readonly string[]): string {
  return [...new Set(names)].join(', ')
}

function pathOfLab(facts: ReturnFacts, { edition, members }: ReturnLab, students: Students): Part {
  const { _id: id, code, title, module, from, to } = edition
  const rows = members.flatMap((member) => {
    const student = students.get(member.studentId)
    return student && member.counted + member.waiting > 0 ? [labRow(student, edition, member)] : []
  })
  const path: PathRow = {
    id,
    code: codeOf(facts, rows),
    title: `${title} (${code})`,
    kind: nameOf(facts),
    from,
    to,
    planned: countablePlan(edition),
    funding: fundings[module.funding],
    cup: module.cup,
    ...classesOf(rows),
  }
  return { path, hosts: [hostOfLab(facts, edition)], students: rows }
}

function countablePlan({ module }: ReturnLab['edition']): Minutes {
  return Math.min(module.minutes, module.countableMinutes)
}

/** Attendance is measured by the whole lab, the hours are those that count. */
function labRow(student: ReturnStudent, edition: ReturnLab['edition'], member: LabMember): StudentRow {
  const groupIds = edition.participants
    .filter(({ studentId }) => studentId === student._id)
    .map(({ groupId }) => groupId)
  const teachers = edition.groups.flatMap(({ id, teacher }) => (teacher && groupIds.includes(id) ? [teacher.name] : []))
  return {
    key: `${student._id}:${edition._id}`,
    student,
    pathId: edition._id,
    planned: countablePlan(edition),
    done: member.counted,
    doneInAll: member.counted,
    attended: { minutes: member.attended, of: edition.module.minutes },
    valid: threeQuartersReached(member.attended, edition.module.minutes),
    certification: 'nessuna',
    schoolTutor: namesOf(teachers),
    hostTutor: namesOf(edition.staff.filter(({ part }) => part !== 'co-trainer').map(({ name }) => name)),
  }
}

function byStudentAndPath(a: StudentRow, b: StudentRow): number {
  return byPerson(a.student, b.student) || compare(a.pathId, b.pathId)
}

function byPerson(a: ReturnStudent, b: ReturnStudent): number {
  return byName(a, b) || compare(a._id, b._id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
