import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { fullName } from '../schools/student.rules.ts'
import { field, type FormState, problemSummary, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { procedure } from './group-crumbs.pages.ts'
import { groupFormWords, groupRefusalWords } from './group-form.text.ts'
import type { PlacementGroup } from './placement-group.rules.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

interface Candidate {
  student: { _id: string; surname: string; givenName: string }
  className: string
}

export interface StudentsParts {
  /** null: a new one, whose id is `id` */
  group: PlacementGroup | null
  id: string
  search: { q: string; classId: string }
  classes: readonly { _id: string; label: string }[]
  found: readonly Candidate[]
  total: number
  /** by student: hosts of this year's placements, not of this group */
  already: ReadonlyMap<string, string[]>
  submitted: Submitted
}

/** Who belongs to the group: those in it, and those that were looked for, each with a box. */
export function studentsPage(parts: StudentsParts, ctx: Ctx) {
  const t = groupFormWords(ctx.language)
  const { group, submitted } = parts
  const form = formState(ctx.language, { typed: firstTyped(parts, t), ...submitted }, groupRefusalWords(ctx.language))
  const rows = rowsOf(parts, form, ctx)
  const title = group || rows.length === 0 ? null : titleField(form, ctx)
  return {
    title: group ? t.studentsTitle : t.newGroup,
    lead: group?.lines.length ? t.studentsMore : t.studentsLead,
    steps: procedure(group, 0, ctx.language),
    problems: problemSummary(form, title ? [title] : []),
    filter: filterOf(parts, ctx),
    note: noteOf(parts, ctx),
    field: title,
    table: table({
      caption: t.studentsTitle,
      columns: [{ text: t.choose, quiet: true }, t.student, t.class, t.already],
      heading: 1,
      rows,
      empty: noStudent(parts, ctx),
    }),
    hidden: hiddenOf(parts),
    action: addressOf(group),
    submit: rows.length > 0 ? submitOf(parts, ctx) : null,
  }
}

function titleField(form: FormState, { language }: Ctx) {
  const t = groupFormWords(language)
  return field(form, 'title', { label: t.title, hint: t.titleHint, required: true, maxlength: 160 })
}

function noteOf({ search, found, total }: StudentsParts, { language }: Ctx): string | null {
  const searching = search.q !== '' || search.classId !== ''
  return searching && total > found.length ? groupFormWords(language).tooMany(found.length, total) : null
}

function addressOf(group: PlacementGroup | null): string {
  return group ? paths.placementGroupStudents({ placementGroupId: group._id }) : paths.newPlacementGroup()
}

function submitOf({ group }: StudentsParts, ctx: Ctx) {
  const t = groupFormWords(ctx.language)
  const back = group ? paths.placementGroup({ placementGroupId: group._id }) : paths.placementGroups()
  return { text: t.saveAndGo, cancel: { text: t.cancel, href: back } }
}

/** Of a class everybody is ticked at first but who has a placement already; of a group those that are in it. */
function firstTyped(
  { group, search, classes, found, already }: StudentsParts,
  t: ReturnType<typeof groupFormWords>,
): Typed {
  const label = classes.find(({ _id }) => _id === search.classId)?.label
  const inGroup = group?.lines.map(({ studentId }) => studentId) ?? []
  const wholeClass = !group && label !== undefined && search.q === ''
  const chosen = wholeClass ? found.map(({ student }) => student._id).filter((id) => !already.has(id)) : inGroup
  return { title: label ? t.defaultTitle(label) : '', studentIds: chosen }
}

function rowsOf({ group, found, already }: StudentsParts, form: FormState, ctx: Ctx): ContentOf[][] {
  const members = (group?.lines ?? []).map((line) => ({
    student: { _id: line.studentId, ...line.student },
    className: line.student.className ?? '',
    placed: line.placed,
  }))
  const known = new Set(members.map(({ student }) => student._id))
  const others = found.filter(({ student }) => !known.has(student._id)).map((each) => ({ ...each, placed: false }))
  const ticked = new Set([form.typed['studentIds'] ?? []].flat())
  const t = groupFormWords(ctx.language)
  return [...members, ...others].map(({ student, className, placed }) => {
    const name = fullName(student)
    const tick = { name: 'studentIds', value: student._id, label: name, checked: ticked.has(student._id) }
    return [placed ? { text: t.isMade } : { tick }, name, className, (already.get(student._id) ?? []).join(', ')]
  })
}

function hiddenOf({ group, id, found }: StudentsParts) {
  if (!group) return [{ name: 'id', value: id }]
  const offered = [...group.lines.map(({ studentId }) => studentId), ...found.map(({ student }) => student._id)]
  return [
    { name: 'version', value: String(group.version) },
    ...[...new Set(offered)].map((value) => ({ name: 'offered', value })),
  ]
}

function filterOf({ group, search, classes }: StudentsParts, { language }: Ctx) {
  const t = groupFormWords(language)
  const form = formState(language, { typed: { q: search.q, classe: search.classId } })
  const options = classes.map(({ _id, label }) => ({ value: _id, text: label }))
  return {
    action: addressOf(group),
    fields: [field(form, 'q', { label: t.searchStudent, type: 'search' })],
    selects: [select(form, 'classe', { label: t.class, options, placeholder: t.anyClass })],
    clearHref: null,
  }
}

function noStudent({ search, classes }: StudentsParts, ctx: Ctx) {
  const t = groupFormWords(ctx.language)
  if (classes.length === 0) {
    const load = may(ctx.actor, 'student.import') ? [linkTo(t.loadList, paths.classLists(), { look: 'primary' })] : []
    return empty(t.noClasses, t.noClassesAdvice, load)
  }
  if (search.q === '' && search.classId === '') return empty(t.typeAClass, t.typeAClassAdvice)
  return empty(t.noStudent, t.noStudentAdvice)
}
