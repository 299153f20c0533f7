import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import { acceptedDocuments } from '../platform/document-kind.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import { field, file, problemSummary, select } from '../web/form-parts.ts'
import { type Action, type ContentOf, empty, linkTo, postTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { countedYears } from './counter.rules.ts'
import type { PriorHours } from './prior-hours.rules.ts'
import { priorWords } from './prior-hours.text.ts'

export interface PriorList {
  student: Student
  lines: readonly PriorHours[]
  newId: string
  submitted: { typed?: Typed; problems?: Problems }
}

/** The hours of an earlier school: what there is, and the form that adds a year. */
export function priorHoursPage({ student, lines, newId, submitted }: PriorList, ctx: Ctx) {
  const t = priorWords(ctx.language)
  const edits = can(ctx.actor, 'prior-hours.edit', { schoolId: student.schoolId, studentId: student._id })
  return {
    title: t.title,
    t,
    lead: ctx.actor.role === 'student' ? t.leadOwn : t.lead(fullName(student)),
    table: table({
      caption: t.title,
      columns: [
        t.schoolYear,
        t.fromSchool,
        { text: t.minutes, numeric: true },
        t.enteredBy,
        { text: t.act, quiet: true },
      ],
      rows: lines.map((line) => lineRow(line, edits, ctx)),
      empty: empty(t.none, edits ? t.noneAdvice : ''),
    }),
    form: edits ? formOf(student._id, { newId, submitted }, ctx) : null,
  }
}

function lineRow(line: PriorHours, edits: boolean, ctx: Ctx): ContentOf[] {
  const t = priorWords(ctx.language)
  const ids = { studentId: line.studentId, priorId: line._id }
  const removing: Action[] = edits
    ? [postTo(t.remove, paths.priorHoursRemoval(ids), { look: 'plain', confirm: t.removeConfirm })]
    : []
  return [
    { text: line.schoolYear, note: t.yearOf(line.year) },
    line.fromSchool,
    formatHours(line.minutes),
    { text: line.by.name, note: formatDay(dayOf(line.by.at), ctx.language) },
    { actions: [linkTo(t.file, paths.priorHoursFile(ids), { look: 'plain', icon: 'it-download' }), ...removing] },
  ]
}

function formOf(studentId: string, { newId, submitted }: Pick<PriorList, 'newId' | 'submitted'>, ctx: Ctx) {
  const t = priorWords(ctx.language)
  const form = formState(ctx.language, submitted, { ...documentFileTexts(ctx.language), ...t })
  const typedId = submitted.typed?.['id']
  const controls = {
    schoolYear: field(form, 'schoolYear', {
      label: t.schoolYear,
      hint: t.schoolYearHint,
      required: true,
      width: 'narrow',
      maxlength: 12,
    }),
    year: select(form, 'year', {
      label: t.year,
      required: true,
      options: countedYears.map((year) => ({ value: String(year), text: t.yearOf(year) })),
    }),
    minutes: field(form, 'minutes', {
      label: t.minutes,
      hint: t.minutesHint,
      required: true,
      width: 'narrow',
      maxlength: 12,
    }),
    fromSchool: field(form, 'fromSchool', { label: t.fromSchool, required: true, maxlength: 160 }),
    file: file(form, 'file', { label: t.file, hint: t.fileHint, required: true, accept: acceptedDocuments }),
  }
  return {
    title: t.addTitle,
    action: paths.priorHours({ studentId }),
    id: typeof typedId === 'string' ? typedId : newId,
    problems: problemSummary(form, Object.values(controls)),
    ...controls,
    submit: { text: t.add, cancel: null },
  }
}
