import { type Ctx, accountOf } from '../access/actor.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours, formatLongDay } from '../platform/format.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { sumMinutes } from '../platform/minutes.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import { checkboxes, type FormState, problemSummary, radios, select, textarea } from '../web/form-parts.ts'
import { type ContentOf, empty, facts, linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { editionTabs } from './edition-tabs.pages.ts'
import { type Edition, type LabGroup, plannedSessions } from './edition.rules.ts'
import { entryFor, entrySentences } from './enrolment-entry.pages.ts'
import { type Entry, isKeptForWaiting } from './enrolment-entry.rules.ts'
import { firstDayFrom, hasClass, isOtherYear, sessionsFrom, takenStudents } from './lab-enrolment.rules.ts'
import { enrolmentWords } from './lab-enrolment.text.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

/** The classes that could be brought, with how many students they have. */
export interface ClassChoice {
  classes: readonly SchoolClass[]
  counts: ReadonlyMap<string, number>
  problems: Problems
}

/** The first step, for who has several classes. */
export function chooseClassesPage(edition: Edition, { classes, counts, problems }: ClassChoice, ctx: Ctx) {
  const t = enrolmentWords(ctx.language)
  const form = formState(ctx.language, { problems }, t)
  const href = paths.edition({ editionId: edition._id })
  const options = classes.map((each) => ({
    value: each._id,
    text: each.label,
    hint: [
      t.classStudents(counts.get(each._id) ?? 0),
      ...(hasClass(edition, each._id) ? [t.classIn] : []),
      ...(isOtherYear(edition, each.year) ? [t.otherYear] : []),
    ].join(' · '),
  }))
  const boxes = checkboxes(form, 'classe', { label: t.classes, required: true, options })
  return {
    title: t.title(edition.title),
    t,
    tabs: editionTabs(edition, 'participants', ctx),
    boxes: classes.length > 0 ? boxes : null,
    problems: problemSummary(form, [boxes]),
    empty: empty(t.noClasses, t.noClassesAdvice, [linkTo(t.back, href)]),
    action: paths.labEnrolment({ editionId: edition._id }),
    submit: { text: t.next, cancel: { text: t.back, href } },
  }
}

export interface Enrolling {
  /** Of the form; sent twice, it is done once. */
  id: string
  classes: readonly { schoolClass: SchoolClass; students: readonly Student[] }[]
  staff: readonly { _id: string; name: string }[]
  /** The group they come into. */
  joins: LabGroup | null
  partner: string
  norms: LabNorms
  submitted: Submitted
  /** What stands against it, in sentences. */
  against: readonly string[]
}

type Entering = Enrolling & { entry: Entry }

/** The form: when it is, who comes, with whom, and whether the hours count. */
export function enrolmentPage(edition: Edition, around: Enrolling, ctx: Ctx) {
  const t = enrolmentWords(ctx.language)
  const href = paths.edition({ editionId: edition._id })
  const entry = entryFor(edition, around.norms, ctx)
  const left = studentsLeft(edition, around)
  const form = formOf(edition, { ...around, entry }, ctx)
  const why = entry.way === 'closed' ? entrySentences(edition, { entry, norms: around.norms }, ctx) : []
  const { joins } = around
  return {
    title: joins ? t.titleJoin(joins.label, edition.title) : t.title(edition.title),
    t,
    tabs: editionTabs(edition, 'participants', ctx),
    facts: facts(factsOf(edition, { ...around, entry }, ctx)),
    dates: datesOf(edition, ctx),
    closed: [...why, ...(left.length === 0 ? [t.allIn] : [])],
    leave: [linkTo(t.toParticipants, paths.labParticipants({ editionId: edition._id })), linkTo(t.back, href)],
    form: why.length === 0 && left.length > 0 ? form : null,
  }
}

function studentsLeft(edition: Edition, { classes }: Enrolling): Student[] {
  const taken = takenStudents(edition)
  return classes.flatMap(({ students }) => students.filter(({ _id }) => !taken.has(_id)))
}

function factsOf(edition: Edition, { partner, norms, entry }: Entering, ctx: Ctx): (readonly [string, ContentOf])[] {
  const t = enrolmentWords(ctx.language)
  const { seats, enrolUntil, module } = edition
  const lock = t.untilLock(norms.enrolmentLockPercent, formatHours(module.minutes))
  const until = enrolUntil === null ? lock : t.untilDay(formatDay(enrolUntil, ctx.language))
  const note = isKeptForWaiting(edition, entry) ? t.queueFirst : null
  return [
    [t.where, partner],
    [t.seats, { text: t.seatsOf(entry.free, seats), note }],
    [t.until, { text: until, note: enrolUntil === null ? null : lock }],
  ]
}

function datesOf(edition: Edition, { now, today, language }: Ctx) {
  const t = enrolmentWords(language)
  const ahead = sessionsFrom(edition, firstDayFrom(edition, { now, today }))
  const behind = plannedSessions(edition).length - ahead.length
  const hours = formatHours(sumMinutes(ahead.map(({ minutes }) => minutes)))
  return {
    lead: ahead.length > 0 ? t.datesLead(ahead.length, hours) : t.noDates,
    earlier: behind > 0 ? t.earlier(behind) : null,
    lines: ahead.map(({ day, from, to }) => `${formatLongDay(day, language)}, ${from}–${to}`),
  }
}

function formOf(edition: Edition, around: Entering, ctx: Ctx) {
  const t = enrolmentWords(ctx.language)
  const { submitted, against, joins, id, classes, entry } = around
  const typed = submitted.typed ?? typedFirst(edition, around, ctx)
  const form = formState(ctx.language, { ...submitted, typed }, t)
  const fields = {
    students: studentBoxes(form, edition, { around, t }),
    teacher: joins ? null : teacherSelect(form, around, t),
    counts: joins ? null : countsRadios(form, edition, t),
    privacy: privacyRadios(form, t),
    force: entry.way === 'forced' ? forceText(form, t) : null,
  }
  const controls = Object.values(fields).filter((each) => each !== null)
  const summary = problemSummary(form, controls).problems
  return {
    fields,
    problems: { problems: [...summary, ...against.map((text) => ({ text, label: null, href: null }))] },
    action: paths.labEnrolment({ editionId: edition._id }),
    hidden: [
      { name: 'id', value: id },
      ...classes.map(({ schoolClass }) => ({ name: 'classes', value: schoolClass._id })),
      ...(joins ? [{ name: 'group', value: joins.id }] : []),
      ...(joins || edition.module.countableMinutes > 0 ? [] : [{ name: 'counts', value: 'no' }]),
    ],
    ...buttonsOf(edition, around, ctx),
  }
}

function typedFirst(edition: Edition, around: Enrolling, { actor }: Ctx): Typed {
  return {
    students: studentsLeft(edition, around).map(({ _id }) => _id),
    teacher: actor.role === 'teacher' ? (accountOf(actor) ?? '') : '',
  }
}

type Words = ReturnType<typeof enrolmentWords>

function studentBoxes(form: FormState, edition: Edition, { around, t }: { around: Enrolling; t: Words }) {
  const taken = takenStudents(edition)
  const several = around.classes.length > 1
  const options = around.classes.flatMap(({ schoolClass, students }) =>
    students.map((student) => {
      const isIn = taken.has(student._id)
      const hint = [...(several ? [schoolClass.label] : []), ...(isIn ? [t.alreadyIn] : [])].join(' · ')
      return { value: student._id, text: fullName(student), ...(hint ? { hint } : {}), disabled: isIn }
    }),
  )
  return checkboxes(form, 'students', { label: t.students, hint: t.studentsHint, required: true, options })
}

function teacherSelect(form: FormState, { staff }: Enrolling, t: Words) {
  const options = staff.map(({ _id, name }) => ({ value: _id, text: name }))
  return select(form, 'teacher', {
    label: t.teacher,
    hint: t.teacherHint,
    required: true,
    placeholder: t.choose,
    options,
  })
}

function countsRadios(form: FormState, { module }: Edition, t: Words) {
  if (module.countableMinutes === 0) return null
  return radios(form, 'counts', {
    label: t.counts,
    hint: t.countsHint(formatHours(module.countableMinutes)),
    required: true,
    options: [
      { value: 'yes', text: t.countsYes },
      { value: 'no', text: t.countsNo },
    ],
  })
}

function privacyRadios(form: FormState, t: Words) {
  return radios(form, 'privacy', {
    label: t.privacy,
    hint: t.privacyHint,
    required: true,
    options: [
      { value: 'all', text: t.privacyAll },
      { value: 'later', text: t.privacyLater },
    ],
  })
}

function forceText(form: FormState, t: Words) {
  return textarea(form, 'force', { label: t.force, hint: t.forceHint, required: true, rows: 2, maxlength: 500 })
}

/**
 * Where seats are short the other ways stand beside the first; without any seat there is only the waiting list. Who enrols
 * although enrolments are over only has the seats.
 */
function buttonsOf(edition: Edition, around: Entering, ctx: Ctx) {
  const t = enrolmentWords(ctx.language)
  const { free, way } = around.entry
  const cancel = { text: t.back, href: paths.edition({ editionId: edition._id }) }
  const first = (value: string, text: string) => ({ value, text, look: 'btn-primary' })
  const other = (value: string, text: string) => ({ value, text, look: 'btn-outline-primary' })
  if (studentsLeft(edition, around).length <= free) {
    return { buttons: [first('refuse', enrolText(around, t))], shortHint: null, cancel }
  }
  if (free === 0) return { buttons: [first('wait', t.wait)], shortHint: null, cancel }
  const chosen = first('refuse', t.enrolChosen)
  if (way === 'forced') return { buttons: [chosen], shortHint: t.forcedHint(free), cancel }
  const split = around.joins ? [] : [other('split', t.split(free))]
  return { buttons: [chosen, ...split, other('wait', t.wait)], shortHint: t.splitHint(free), cancel }
}

function enrolText({ classes, joins }: Enrolling, t: Words): string {
  const [only, ...others] = classes
  return only && others.length === 0 && !joins ? t.enrol(only.schoolClass.label) : t.enrolChosen
}
