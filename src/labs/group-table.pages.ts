import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import { type Action, type ContentOf, empty, type Happening, linkTo, type Status, status, table } from '../web/parts.ts'
import type { Tone } from '../web/parts.ts'
import { groupsFor } from './edition-view.rules.ts'
import { type Edition, type GroupLine, type GroupState, isOpenEnded, type LabGroup } from './edition.rules.ts'
import type { Entry } from './enrolment-entry.rules.ts'
import { isLive } from './lab-enrolment.rules.ts'
import { rosterWords } from './roster.text.ts'
import { placeInQueue } from './waiting-list.rules.ts'

/** Names of those this actor may know. */
export interface AroundRoster {
  students: ReadonlyMap<string, Pick<Student, 'surname' | 'givenName'>>
  classes: ReadonlyMap<string, string>
  schools: ReadonlyMap<string, string>
}

const tones: Record<GroupState, Tone> = {
  enrolled: 'success',
  waiting: 'warning',
  offered: 'info',
  expired: 'neutral',
  declined: 'neutral',
  withdrawn: 'neutral',
}

function groupStatus(state: GroupState, language: Language): Status {
  return status(rosterWords(language)[state], tones[state])
}

/** Whether this actor may enrol and withdraw the group: of a teacher every class of it must be the own one. */
export function mayManage({ actor }: Ctx, { schoolId, classIds }: Pick<LabGroup, 'schoolId' | 'classIds'>): boolean {
  return classIds.every((classId) => can(actor, 'lab-enrolment.edit', { schoolId, classId }))
}

/** What the table of groups needs: `entry` is null for who enrols nobody. */
type AroundGroups = Pick<AroundRoster, 'schools'> & { entry: Entry | null }

/** The groups this actor knows, those that are in first, with what can be done about each. */
export function groupTable(edition: Edition, { schools, entry }: AroundGroups, ctx: Ctx) {
  const t = rosterWords(ctx.language)
  const groups = groupsFor(ctx.actor, edition).toSorted((a, b) => Number(isLive(b)) - Number(isLive(a)))
  const forHost = ctx.actor.role === 'host'
  const actions = new Map(groups.map((group) => [group.id, actionsOf(edition, { group, entry }, ctx)]))
  const acts = [...actions.values()].some((each) => each.length > 0)
  const rows = groups.map((group): ContentOf[] => [
    { text: group.label, note: forHost ? (schools.get(group.schoolId) ?? null) : null },
    { status: groupStatus(group.state, ctx.language), note: noteOf(edition, group, ctx) },
    group.studentIds.length,
    { text: group.teacher?.name ?? null, note: group.counts ? t.countsYes : t.countsNo },
    ...(acts ? [{ actions: actions.get(group.id) ?? [] }] : []),
  ])
  return table({
    caption: t.groups,
    columns: [
      t.group,
      t.state,
      { text: t.students, numeric: true },
      t.teacher,
      ...(acts ? [{ text: t.actions, quiet: true }] : []),
    ],
    rows,
    empty: forHost ? empty(t.noneHost, t.noneHostAdvice) : empty(t.none, noneAdvice(entry, t)),
  })
}

/** To enrol is no advice where nobody can be enrolled. */
export function noneAdvice(entry: Entry | null, t: ReturnType<typeof rosterWords>): string {
  return entry?.way === 'closed' ? '' : t.noneAdvice
}

function noteOf(edition: Edition, group: LabGroup, { language }: Ctx): string | null {
  const t = rosterWords(language)
  if (group.state === 'offered' && group.offeredUntil) return t.answerBy(formatInstant(group.offeredUntil, language))
  const place = placeInQueue(edition, group.id)
  if (place === null) return null
  const size = group.studentIds.length
  return size > edition.seats ? t.tooBig(size, edition.seats) : t.place(place.place, place.ahead)
}

function actionsOf(edition: Edition, { group, entry }: { group: LabGroup; entry: Entry | null }, ctx: Ctx): Action[] {
  const t = rosterWords(ctx.language)
  if (!mayManage(ctx, group) || !isLive(group) || !isOpenEnded(edition.state)) return []
  const ids = { editionId: edition._id, groupId: group.id }
  const enrols = entry !== null && entry.way !== 'closed'
  const add = withQuery(paths.labEnrolment({ editionId: edition._id }), { gruppo: group.id })
  return [
    ...(group.state === 'offered' ? [linkTo(t.answer, paths.labGroupAnswer(ids))] : []),
    ...(group.state === 'enrolled' && enrols ? [linkTo(t.add, add, { look: 'plain' })] : []),
    linkTo(t.changeTeacher, paths.labGroupTeacher(ids), { look: 'plain' }),
    linkTo(t.withdrawGroup, paths.labGroupWithdrawal(ids), { look: 'plain' }),
  ]
}

/** What happened to the groups of the own school, newest first. */
export function groupHistory(edition: Edition, { students }: Pick<AroundRoster, 'students'>, ctx: Ctx): Happening[] {
  if (!may(ctx.actor, 'lab-enrolment.edit')) return []
  const lines = groupsFor(ctx.actor, edition).flatMap((group) => group.history.map((line) => ({ group, line })))
  return lines
    .toSorted((a, b) => b.line.at.getTime() - a.line.at.getTime())
    .map(({ group, line }) => ({
      when: formatInstant(line.at, ctx.language),
      text: `${group.label}: ${whatOf(line, students, ctx.language)}`,
      note: noteOfLine(line, ctx.language),
    }))
}

function whatOf(line: GroupLine, students: AroundRoster['students'], language: Language): string {
  const t = rosterWords(language)
  if (line.teacher) return t['line-teacher'](line.teacher.after, line.teacher.before)
  if (!line.studentId) return t[`line-${line.to}`]
  const student = students.get(line.studentId)
  const name = student ? fullName(student) : t.student
  return line.joined ? t['line-joined'](name) : t['line-left'](name)
}

function noteOfLine({ by, reason }: GroupLine, language: Language): string | null {
  const why = reason ? rosterWords(language).reasonIs(reason) : ''
  return [by.name, why].filter(Boolean).join(' · ') || null
}
