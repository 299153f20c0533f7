import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { acceptedDocuments } from '../platform/document-kind.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import { hoursAndMinutes } from '../platform/minutes.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import { field, file as fileField, type FormState, problemSummary, radios } from '../web/form-parts.ts'
import { type ContentOf, empty, facts, type Happening, linkTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type FamilyNotice, type GeneralSafety, noticeWays, type StudentFile } from './student-file.rules.ts'
import { studentFileWords } from './student-file.text.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

interface Filed {
  student: Student
  file: StudentFile
}

/** `notice` and `safety`: what was refused of either form. */
export function studentFilePage(
  { student, file }: Filed,
  submitted: { notice?: Submitted; safety?: Submitted },
  ctx: Ctx,
) {
  const t = studentFileWords(ctx.language)
  const { schoolId, studentId } = file
  const edits = can(ctx.actor, 'student-file.edit', { schoolId, studentId })
  return {
    title: t.title(fullName(student)),
    t,
    notice: {
      facts: facts(noticeFacts(file.familyNotice, ctx)),
      form: edits ? noticeForm(file, submitted.notice ?? {}, ctx) : null,
    },
    safety: {
      facts: facts(safetyFacts(file, ctx)),
      form: edits ? safetyForm(file, submitted.safety ?? {}, ctx) : null,
    },
    history: edits ? happenings(file, ctx) : [],
  }
}

type Facts = (readonly [label: string, value: ContentOf])[]

function noticeFacts(notice: FamilyNotice | null, { language }: Ctx): Facts {
  const t = studentFileWords(language)
  if (!notice) return [[t.notice, status(t.missing, 'warning')]]
  return [
    [t.noticeOn, formatDay(notice.on, language)],
    [t.textVersion, notice.textVersion],
    [t.how, t[notice.how]],
    [t.by, notice.by.name],
  ]
}

function safetyFacts({ studentId, generalSafety: safety }: StudentFile, { language }: Ctx): Facts {
  const t = studentFileWords(language)
  if (!safety) return [[t.safety, status(t.missing, 'warning')]]
  return [
    [t.safetyOn, formatDay(safety.on, language)],
    [t.hours, formatHours(safety.minutes)],
    [t.provider, safety.provider],
    ...(safety.scan
      ? [[t.certificate, { text: t.openCertificate, href: paths.studentCertificate({ studentId }) }] as const]
      : []),
    [t.by, safety.by.name],
  ]
}

function happenings({ history }: StudentFile, { language }: Ctx): Happening[] {
  const t = studentFileWords(language)
  return history.toReversed().map(({ at, by, event, on }) => ({
    when: formatInstant(at, language),
    text: t.byPerson(t[`event-${event}`](formatDay(on, language)), by.name),
    note: null,
  }))
}

function noticeForm({ studentId, familyNotice }: StudentFile, submitted: Submitted, { language, today }: Ctx) {
  const t = studentFileWords(language)
  const typed: Typed = familyNotice
    ? { on: familyNotice.on, textVersion: familyNotice.textVersion, how: familyNotice.how }
    : { on: today }
  const form = formState(language, { typed, ...submitted }, t)
  const fields = noticeFields(form, language)
  return {
    action: paths.studentFile({ studentId }),
    fields,
    problems: problemSummary(form, Object.values(fields)),
    submit: { text: familyNotice ? t.correct : t.record, cancel: null },
  }
}

function noticeFields(form: FormState, language: Ctx['language']) {
  const t = studentFileWords(language)
  return {
    on: field(form, 'on', { label: t.noticeOn, type: 'date', required: true }),
    textVersion: field(form, 'textVersion', {
      label: t.textVersion,
      hint: t.textVersionHint,
      required: true,
      width: 'medium',
      maxlength: 60,
    }),
    how: radios(form, 'how', {
      label: t.how,
      required: true,
      options: noticeWays.map((value) => ({ value, text: t[value] })),
    }),
  }
}

function typedSafety(safety: GeneralSafety | null, today: string): Typed {
  if (!safety) return { safetyOn: today, hours: '4:00' }
  return { safetyOn: safety.on, hours: hoursAndMinutes(safety.minutes), provider: safety.provider }
}

function safetyForm({ studentId, generalSafety }: StudentFile, submitted: Submitted, { language, today }: Ctx) {
  const t = studentFileWords(language)
  const texts = { ...documentFileTexts(language), ...t }
  const form = formState(language, { typed: typedSafety(generalSafety, today), ...submitted }, texts)
  const fields = safetyFields(form, language)
  const scan = fileField(form, 'file', { label: t.certificate, hint: t.certificateHint, accept: acceptedDocuments })
  return {
    action: paths.studentSafety({ studentId }),
    fields,
    scan,
    problems: problemSummary(form, [...Object.values(fields), scan]),
    submit: { text: generalSafety ? t.correct : t.record, cancel: null },
  }
}

function safetyFields(form: FormState, language: Ctx['language']) {
  const t = studentFileWords(language)
  return {
    on: field(form, 'safetyOn', { label: t.safetyOn, type: 'date', required: true }),
    hours: field(form, 'hours', { label: t.hours, hint: t.hoursHint, required: true, width: 'narrow', maxlength: 6 }),
    provider: field(form, 'provider', { label: t.provider, hint: t.providerHint, required: true, maxlength: 120 }),
  }
}

interface ClassOf {
  schoolClass: SchoolClass
  files: readonly Filed[]
  submitted: Submitted
}

/** Everybody of a class with what is recorded; who may edit ticks some and records one thing for all of them. */
export function classFilesPage({ schoolClass, files, submitted }: ClassOf, ctx: Ctx) {
  const t = studentFileWords(ctx.language)
  const edits = files.length > 0 && can(ctx.actor, 'student-file.edit', schoolClass)
  const informed = files.every(({ file }) => file.familyNotice)
  const form = formState(
    ctx.language,
    {
      typed: { what: informed ? 'safety' : 'notice', on: ctx.today, safetyOn: ctx.today, hours: '4:00' },
      ...submitted,
    },
    t,
  )
  // Most often the whole class was informed or trained at once: who lacks something is ticked already.
  const lacking = files
    .filter(({ file }) => !file.familyNotice || !file.generalSafety)
    .map(({ student }) => student._id)
  const ticked = new Set(submitted.typed ? [submitted.typed['students'] ?? []].flat() : lacking)
  const what = radios(form, 'what', {
    label: t.what,
    required: true,
    options: [
      { value: 'notice', text: t.notice },
      { value: 'safety', text: t.safety },
    ],
  })
  const notice = noticeFields(form, ctx.language)
  const safety = safetyFields(form, ctx.language)
  const controls = [what, ...Object.values(notice), ...Object.values(safety)]
  return {
    title: t.classTitle(schoolClass.label),
    t,
    lead: edits ? t.classLead : t.classRead,
    table: filesTable(files, { edits, ticked }, ctx),
    form: edits
      ? {
          action: paths.classFiles({ classId: schoolClass._id }),
          what,
          notice,
          safety,
          problems: problemSummary(form, controls),
        }
      : null,
    submit: { text: t.recordForClass, cancel: { text: t.back, href: paths.schoolClass({ classId: schoolClass._id }) } },
    back: [linkTo(t.back, paths.schoolClass({ classId: schoolClass._id }))],
  }
}

function filesTable(
  files: readonly Filed[],
  { edits, ticked }: { edits: boolean; ticked: ReadonlySet<string> },
  { language }: Ctx,
) {
  const t = studentFileWords(language)
  const missing = status(t.missing, 'warning')
  const box = ({ _id, ...name }: Student) => ({
    tick: { name: 'students', value: _id, label: t.tick(fullName(name)), checked: ticked.has(_id) },
  })
  return table({
    caption: t.student,
    columns: [...(edits ? [{ text: t.chosen, quiet: true }] : []), t.student, t.notice, t.safety],
    heading: edits ? 1 : 0,
    rows: files.map(({ student, file }): ContentOf[] => {
      const { familyNotice, generalSafety } = file
      return [
        ...(edits ? [box(student)] : []),
        { text: fullName(student), href: paths.studentFile({ studentId: student._id }) },
        familyNotice ? { text: formatDay(familyNotice.on, language), note: t[familyNotice.how] } : missing,
        generalSafety
          ? {
              text: formatDay(generalSafety.on, language),
              note: `${formatHours(generalSafety.minutes)} · ${generalSafety.provider}`,
            }
          : missing,
      ]
    }),
    empty: empty(t.nobody, t.nobodyAdvice),
  })
}
