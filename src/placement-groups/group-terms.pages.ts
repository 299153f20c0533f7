import type { Ctx } from '../access/actor.ts'
import { stateOf } from '../placements/placement-list.pages.ts'
import { refusalWords } from '../placements/placement.text.ts'
import { typedTimetable } from '../placements/timetable.forms.ts'
import { timetableFields } from '../placements/timetable.pages.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import { formatHours } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import { field, type FormState, problemSummary, select, textarea } from '../web/form-parts.ts'
import { type ContentOf, empty, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { procedure } from './group-crumbs.pages.ts'
import { groupFormWords, groupRefusalWords } from './group-form.text.ts'
import type { Submitted } from './group-students.pages.ts'
import type { GroupPlacement } from './group-terms.rules.ts'
import type { GroupLine, GroupTerms, PlacementGroup } from './placement-group.rules.ts'

interface TermsParts {
  placements: readonly GroupPlacement[]
  staff: readonly { _id: string; name: string }[]
  submitted: Submitted
}

/** The terms for everybody; once there are placements, with a box for each that may follow. */
export function termsPage(group: PlacementGroup, { placements, staff, submitted }: TermsParts, ctx: Ctx) {
  const t = groupFormWords(ctx.language)
  const form = groupForm(ctx.language, { typed: typedCommon(group, placements), ...submitted })
  const timetable = timetableFields(form, ctx.language)
  const fields = {
    title: field(form, 'title', { label: t.title, hint: t.titleHint, required: true, maxlength: 160 }),
    activities: textarea(form, 'activities', { label: t.activities, hint: t.activitiesHint, required: true, rows: 5 }),
    ...periodFields(form, ctx.language),
    schoolTutor: select(form, 'schoolTutorId', {
      label: t.schoolTutor,
      hint: t.schoolTutorHint,
      placeholder: t.notYet,
      options: staff.map(({ _id, name }) => ({ value: _id, text: name })),
    }),
  }
  const controls = [fields.title, fields.activities, fields.from, fields.to, ...timetable.fields]
  const back = paths.placementGroup({ placementGroupId: group._id })
  return {
    title: t.termsTitle,
    t,
    steps: procedure(group, 1, ctx.language),
    problems: problemSummary(form, [...controls, fields.plannedHours, fields.schoolTutor]),
    fields,
    timetable: timetable.table,
    followers: placements.length > 0 ? followersTable(placements, form, ctx.language) : null,
    hidden: [{ name: 'version', value: String(group.version) }],
    action: paths.placementGroupTerms({ placementGroupId: group._id }),
    submit: { text: t.saveAndGo, cancel: { text: t.cancel, href: back } },
  }
}

/** A form with the sentences of groups and of placements. */
export function groupForm(language: Language, submitted: Submitted): FormState {
  return formState(language, submitted, { ...refusalWords(language), ...groupRefusalWords(language) })
}

function periodFields(form: FormState, language: Language) {
  const t = groupFormWords(language)
  return {
    from: field(form, 'from', { label: t.from, type: 'date', required: true }),
    to: field(form, 'to', { label: t.to, type: 'date', required: true }),
    plannedHours: field(form, 'plannedHours', { label: t.plannedHours, hint: t.plannedHint, width: 'narrow' }),
  }
}

function typedTerms(terms: GroupTerms): Typed {
  const { from, to, timetable, plannedMinutes } = terms
  const plannedHours = plannedMinutes > 0 ? formatHours(plannedMinutes) : ''
  return { from, to, plannedHours, ...typedTimetable(timetable) }
}

function typedCommon({ title, common }: PlacementGroup, placements: readonly GroupPlacement[]): Typed {
  // Who has own terms keeps them unless somebody ticks the box.
  const follow = placements.filter(({ own, editable }) => editable && !own).map(({ placement }) => placement._id)
  if (common === null) return { title, placementIds: follow }
  const { activities, schoolTutorId, terms } = common
  return { title, activities, schoolTutorId: schoolTutorId ?? '', ...typedTerms(terms), placementIds: follow }
}

function followersTable(placements: readonly GroupPlacement[], form: FormState, language: Language) {
  const t = groupFormWords(language)
  const ticked = new Set([form.typed['placementIds'] ?? []].flat())
  const rows = placements.map(({ placement, own, editable }): ContentOf[] => {
    const name = fullName(placement.student)
    const tick = {
      name: 'placementIds',
      value: placement._id,
      label: t.tickTerms(name),
      checked: ticked.has(placement._id),
    }
    const why = placement.state === 'proposed' ? t.takeBackFirst : t.amendInstead
    return [
      editable ? { tick } : { note: why },
      { text: name, href: paths.placement({ placementId: placement._id }), note: placement.student.className },
      placement.host.name,
      stateOf(placement.state, language),
      own ? status(t.ownTerms, 'warning') : t.sameTerms,
    ]
  })
  return table({
    caption: t.whoFollows,
    columns: [{ text: t.whoFollows, quiet: true }, t.student, t.host, t.state, t.own],
    heading: 1,
    rows,
    empty: empty(''),
  })
}

/** Days and times of one student, before the placement is made. */
export function linePage(
  group: PlacementGroup,
  line: GroupLine,
  { submitted, ctx }: { submitted: Submitted; ctx: Ctx },
) {
  const t = groupFormWords(ctx.language)
  const terms = line.own ?? group.common?.terms
  const form = groupForm(ctx.language, { typed: terms ? typedTerms(terms) : {}, ...submitted })
  const timetable = timetableFields(form, ctx.language)
  const fields = periodFields(form, ctx.language)
  return {
    title: t.lineTitle(fullName(line.student)),
    t,
    problems: problemSummary(form, [fields.from, fields.to, ...timetable.fields, fields.plannedHours]),
    fields,
    timetable: timetable.table,
    hidden: [{ name: 'version', value: String(group.version) }],
    action: paths.placementGroupLine({ placementGroupId: group._id, studentId: line.studentId }),
    drop: line.own ? t.dropLine : null,
    cancel: { text: t.cancel, href: paths.placementGroupPlan({ placementGroupId: group._id }) },
  }
}
