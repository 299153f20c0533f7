import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay, formatInstant, formatLongDay } from '../platform/format.ts'
import { fullName } from '../schools/student.rules.ts'
import { field, problemSummary, textarea } from '../web/form-parts.ts'
import { type ContentOf, empty, facts, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { editionTabs } from './edition-tabs.pages.ts'
import type { Edition, LabGroup, Participant } from './edition.rules.ts'
import type { AroundRoster } from './group-table.pages.ts'
import type { Submitted } from './lab-enrolment.pages.ts'
import { firstDayFrom, sessionsFrom } from './lab-enrolment.rules.ts'
import { rosterWords } from './roster.text.ts'

interface Withdrawing {
  /** The group, or the student's name. */
  who: { group: LabGroup } | { studentId: string; name: string }
  submitted: Submitted
}

/** The form that asks since when and why somebody takes part no longer. */
export function withdrawalPage(edition: Edition, { who, submitted }: Withdrawing, ctx: Ctx) {
  const t = rosterWords(ctx.language)
  const { _id: editionId } = edition
  const first = firstDayFrom(edition, ctx)
  const typed = submitted.typed ?? { from: first }
  const form = formState(ctx.language, { ...submitted, typed }, t)
  const fields = {
    from: field(form, 'from', {
      label: t.withdrawFrom,
      hint: t.withdrawFromHint,
      type: 'date',
      required: true,
      max: first,
    }),
    reason: textarea(form, 'reason', {
      label: t.reason,
      hint: t.reasonHint,
      required: true,
      rows: 3,
      maxlength: 500,
    }),
  }
  const ofGroup = 'group' in who
  return {
    title: ofGroup ? t.withdrawGroupTitle(who.group.label) : t.withdrawStudentTitle(who.name),
    lead: t.withdrawLead(edition.title),
    fields,
    problems: problemSummary(form, Object.values(fields)),
    action: ofGroup
      ? paths.labGroupWithdrawal({ editionId, groupId: who.group.id })
      : paths.labParticipantWithdrawal({ editionId, studentId: who.studentId }),
    submit: {
      text: ofGroup ? t.withdrawGroup : t.withdraw,
      cancel: { text: t.keep, href: paths.labParticipants({ editionId }) },
    },
  }
}

interface Answering {
  group: LabGroup
  submitted: Submitted
  /** What stands against accepting, in sentences. */
  against: readonly string[]
}

/** Seats that are held for a group: until when, which days, and the two buttons. */
export function answerPage(edition: Edition, { group, submitted, against }: Answering, ctx: Ctx) {
  const t = rosterWords(ctx.language)
  const { _id: editionId } = edition
  const form = formState(ctx.language, submitted, t)
  const reason = textarea(form, 'reason', { label: t.reason, rows: 2, maxlength: 500 })
  const summary = problemSummary(form, [reason]).problems
  const isOffered = group.state === 'offered'
  const ahead = sessionsFrom(edition, firstDayFrom(edition, ctx))
  const until = group.offeredUntil && formatInstant(group.offeredUntil, ctx.language)
  return {
    title: t.answerTitle(group.label),
    t,
    tabs: editionTabs(edition, 'participants', ctx),
    lead: isOffered ? t.answerLead(edition.title, group.studentIds.length) : t['not-offered'],
    problems: { problems: [...summary, ...against.map((text) => ({ text, label: null, href: null }))] },
    facts: facts([
      [t.students, group.studentIds.length],
      [t.teacher, group.teacher?.name ?? null],
      ...(isOffered ? [[t.answerUntil, until] as const] : []),
    ]),
    dates: isOffered ? ahead.map(({ day, from, to }) => `${formatLongDay(day, ctx.language)}, ${from}–${to}`) : [],
    isOffered,
    reason,
    action: paths.labGroupAnswer({ editionId, groupId: group.id }),
    back: [linkTo(t.backToParticipants, paths.labParticipants({ editionId }))],
  }
}

interface Noting extends AroundRoster {
  /** The participants of now whom this actor looks after, by name. */
  own: readonly Participant[]
  submitted: Submitted
}

/** The list in which the school ticks whose privacy document it has. */
export function privacyPage(edition: Edition, around: Noting, ctx: Ctx) {
  const t = rosterWords(ctx.language)
  const { submitted, own } = around
  const typed = submitted.typed ?? { on: ctx.today }
  const form = formState(ctx.language, { ...submitted, typed }, t)
  const on = field(form, 'on', {
    label: t.privacyDay,
    hint: t.privacyDayHint,
    type: 'date',
    required: true,
    max: ctx.today,
  })
  const back = paths.labParticipants({ editionId: edition._id })
  return {
    title: t.privacyTitle(edition.title),
    lead: t.privacyLead,
    tabs: editionTabs(edition, 'participants', ctx),
    problems: problemSummary(form, [on]),
    on: own.length > 0 ? on : null,
    table: privacyTable(around, ctx),
    hidden: own.map(({ studentId }) => ({ name: 'shown', value: studentId })),
    action: paths.labPrivacy({ editionId: edition._id }),
    submit: { text: t.save, cancel: { text: t.backToParticipants, href: back } },
  }
}

function privacyTable({ own, students, classes, submitted }: Noting, ctx: Ctx) {
  const t = rosterWords(ctx.language)
  const typed = submitted.typed ? new Set([submitted.typed['received'] ?? []].flat()) : null
  const rows = own.map(({ studentId, classId, privacyOn }): ContentOf[] => {
    const student = students.get(studentId)
    const name = student ? fullName(student) : t.student
    const checked = typed ? typed.has(studentId) : privacyOn !== null
    return [
      { text: name, note: classes.get(classId) ?? null },
      privacyOn && formatDay(privacyOn, ctx.language),
      { tick: { name: 'received', value: studentId, label: `${t.received}: ${name}`, checked } },
    ]
  })
  return table({
    caption: t.privacy,
    columns: [t.student, t.privacyDay, t.received],
    rows,
    empty: empty(t.none, t.noneAdvice),
  })
}
