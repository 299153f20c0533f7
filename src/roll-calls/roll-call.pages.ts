import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { belongsOf } from '../labs/edition-view.rules.ts'
import type { Edition, LabSession } from '../labs/edition.rules.ts'
import { paths } from '../paths.ts'
import { formatHours, formatInstant, formatLongDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type ContentOf, empty, facts, type Happening, linkTo, postTo, status, table } from '../web/parts.ts'
import { approvalRefusals } from './roll-approval.rules.ts'
import { refusalWords } from './roll-call-refusal.text.ts'
import { type RollCall, type RollChange, signatureOf } from './roll-call.rules.ts'
import { rollCallWords } from './roll-call.text.ts'
import { announcedNote, hoursText, justificationOf, lineClass, lineName, markText } from './roll-line.pages.ts'
import { presenceStatus, type RollNames, sortedLines, wordText } from './roll-line.pages.ts'
import { approvalPart, guestForm, guestPanels, justificationForm } from './roll-school.pages.ts'
import type { SheetLine } from './roll-sheet.rules.ts'
import { type Submitted, takeForm } from './roll-take.pages.ts'
import type { Conflict } from './roll-take.rules.ts'
import type { TakeRefusal } from './roll-window.rules.ts'

/** What the page of a roll call shows, as its reader may know it. */
export interface RollCallView {
  edition: Edition
  session: LabSession
  roll: RollCall | null
  sheet: readonly SheetLine[]
  refusals: readonly TakeRefusal[]
  rollCallDays: number
  names: RollNames
  /** Schools whose students a guest may be, and for a school which student it may have been. */
  guests: { schoolIds: readonly string[]; candidates: readonly { id: string; name: string }[]; key: string }
  taking: Submitted
  justifying: Submitted
  adding: Submitted
  approving: Submitted
  conflicts: readonly Conflict[]
}

export function rollCallPage(view: RollCallView, ctx: Ctx) {
  const { edition, session, roll, sheet, names, refusals } = view
  const t = rollCallWords(ctx.language)
  const ref = { editionId: edition._id, sessionId: session.id }
  const takes = can(ctx.actor, 'roll-call.take', belongsOf(edition, 'roll-call.take')) && sheet.length > 0
  const open = takes && refusals.length === 0
  const school = schoolParts(view, ctx, { ref, open })
  return {
    title: t.rollCallOf(formatLongDay(session.day, ctx.language)),
    lead: t.times(edition.title, session.from, session.to),
    t,
    refusals: takes || sheet.length === 0 ? refusals.map((each) => refusalWords(ctx.language)[each]) : [],
    ...takeParts(view, ctx, { ref, open }),
    ...(roll ? writtenParts(view, roll, ctx) : { cancelledHeld: null, summary: null, topic: null, standing: null }),
    // Whoever approves signs with it: one button is enough.
    sign: open && !school.approval?.form ? signAction(view, ref, ctx) : null,
    ...school,
    actions: actionsOf(view, ref, ctx),
    history: roll ? historyOf(roll, names, ctx) : [],
  }
}

/** The form, folded away once everybody is marked; then the lines stand above it. */
function takeParts(view: RollCallView, ctx: Ctx, { ref, open }: Around) {
  const { session, sheet, taking, conflicts } = view
  const refused = taking.problems !== undefined || conflicts.length > 0
  const whole = sheet.length > 0 && sheet.every(({ marked }) => marked)
  const given = { ...view, ref, day: session.day, plannedTopic: session.topic, submitted: taking }
  return {
    take: open ? takeForm(given, ctx) : null,
    folded: whole && !refused,
    lines: open && !(whole && !refused) ? null : linesTable(view, ctx),
  }
}

/** What is written of a roll call that has been taken. */
function writtenParts(view: RollCallView, roll: RollCall, ctx: Ctx) {
  const t = rollCallWords(ctx.language)
  const present = view.sheet.filter(({ state, marked }) => marked && state === 'present').length
  return {
    cancelledHeld: view.session.state === 'cancelled' ? t.cancelledHeld : null,
    summary: t.presentOf(present, view.sheet.length),
    topic: roll.topic,
    standing: facts(standingOf(view, roll, ctx)),
  }
}

interface Around {
  ref: { editionId: string; sessionId: string }
  open: boolean
}

/** What the school does with it: justify, say who guests were, approve. */
function schoolParts(view: RollCallView, ctx: Ctx, { ref, open }: Around) {
  const { edition, roll, names, guests } = view
  if (roll === null || view.sheet.length === 0) return { justify: null, guestPanels: [], guest: null, approval: null }
  const may = (permission: 'roll-call.justify' | 'roll-call.approve') =>
    can(ctx.actor, permission, belongsOf(edition, permission))
  const unknown = roll.lines.filter(({ studentId, approved }) => studentId === null && !approved)
  const justifies = may('roll-call.justify')
  const known = { ref, names, guests: unknown, candidates: justifies ? guests.candidates : [], mayRemove: open }
  return {
    justify: justifies ? justificationForm({ ref, roll, names, submitted: view.justifying }, ctx) : null,
    guestPanels: guestPanels(known, ctx),
    guest: open ? guestForm({ ref, roll, names, submitted: view.adding, ...guests }, ctx) : null,
    approval: may('roll-call.approve') ? approvalOf(view, roll, ctx) : null,
  }
}

function approvalOf(view: RollCallView, roll: RollCall, ctx: Ctx) {
  const { actor } = ctx
  if (!('schoolId' in actor)) return null
  const { schoolId } = actor
  const { rollCallDays, names, edition, session, sheet } = view
  return approvalPart(
    {
      ref: { editionId: edition._id, sessionId: session.id },
      roll,
      names,
      schoolId,
      reasons: approvalRefusals({ session, roll, sheet, schoolId, note: null, today: ctx.today, rollCallDays }),
      rollCallDays,
      mayReopen: may(actor, 'roll-call.reopen'),
      submitted: view.approving,
    },
    ctx,
  )
}

/** Signing what the other side has written, without changing it. */
function signAction({ roll, sheet }: RollCallView, ref: Around['ref'], ctx: Ctx) {
  const t = rollCallWords(ctx.language)
  const side = 'schoolId' in ctx.actor ? ctx.actor.schoolId : null
  if (roll === null || signatureOf(roll, side) || sheet.some(({ marked }) => !marked)) return null
  const action = postTo(t.sign, paths.rollCallSignature({ ...ref }), {
    look: 'primary',
    icon: 'it-pencil',
    fields: { version: String(roll.version) },
  })
  return { lead: t.signLead, actions: [action] }
}

function linesTable({ sheet, names, edition, refusals }: RollCallView, { language, actor }: Ctx) {
  const t = rollCallWords(language)
  // Where every line is closed the page says so once.
  const someOpen = sheet.some(({ approved }) => !approved)
  const row = (line: SheetLine): ContentOf[] => [
    { text: lineName(line, names, language), note: lineClass(line, names, language) || null },
    line.marked
      ? { status: presenceStatus(line, language), note: line.approved && someOpen ? t.closedLine : null }
      : { text: t.unmarked, note: announcedNote(line, language) },
    line.marked ? hoursText(line) : null,
    line.marked ? justificationOf(line, language) : null,
  ]
  const back = linkTo(t.backToAttendance, paths.editionAttendance({ editionId: edition._id }))
  return table({
    caption: t.lines,
    columns: [t.student, t.attendance, { text: t.hours, numeric: true }, t.justification],
    rows: sortedLines(sheet, names).map(row),
    empty: empty(t.noLines, actor.role === 'student' || refusals.length > 0 ? '' : t.noLinesAdvice, [back]),
  })
}

function standingOf({ names }: RollCallView, roll: RollCall, ctx: Ctx): (readonly [string, ContentOf])[] {
  const t = rollCallWords(ctx.language)
  const schoolIds = 'schoolId' in ctx.actor ? [ctx.actor.schoolId] : roll.schoolIds
  const of = (schoolId: string | null): ContentOf => {
    const signature = signatureOf(roll, schoolId)
    return signature ? markText(signature.mark, ctx.language) : status(t.notSigned, 'warning')
  }
  const approvalBy = (schoolId: string): ContentOf => {
    const given = roll.approvals.find((each) => each.schoolId === schoolId)
    return given ? { text: markText(given.mark, ctx.language), note: given.note } : status(t.notApproved, 'neutral')
  }
  const nameOf = (schoolId: string) => names.schools.get(schoolId) ?? schoolId
  return [
    [t.takenBy, markText(roll.takenBy, ctx.language)],
    [t.trainer, of(null)],
    ...schoolIds.flatMap((schoolId): (readonly [string, ContentOf])[] => [
      [t.tutorOf(nameOf(schoolId)), of(schoolId)],
      [t.approvalOf(nameOf(schoolId)), approvalBy(schoolId)],
    ]),
    [t.hours, formatHours(roll.minutes)],
  ]
}

function actionsOf({ edition }: RollCallView, ref: Around['ref'], { actor, language }: Ctx) {
  const t = rollCallWords(language)
  const announces = can(actor, 'absence.announce', belongsOf(edition, 'absence.announce'))
  return [
    linkTo(t.backToAttendance, paths.editionAttendance({ editionId: edition._id })),
    ...(announces ? [linkTo(t.absences, paths.sessionAbsences({ ...ref }))] : []),
  ]
}

/** Newest first: every change after the first saving, with who made it. */
function historyOf(roll: RollCall, names: RollNames, { language }: Ctx): Happening[] {
  const t = rollCallWords(language)
  const first = { when: formatInstant(roll.takenBy.at, language), text: t.takenBy, note: roll.takenBy.name }
  const changes = roll.history.map((change) => ({
    when: formatInstant(change.mark.at, language),
    text: changeText(change, { roll, names }, language),
    note: [change.mark.name, change.reason].filter(Boolean).join(' · ') || null,
  }))
  return [first, ...changes].toReversed()
}

function changeText(
  { lineId, schoolId, before, after }: RollChange,
  { roll, names }: { roll: RollCall; names: RollNames },
  language: Language,
): string {
  const t = rollCallWords(language)
  if (lineId === 'topic') return t.topicChanged
  if (lineId === 'approval') return after === 'approved' ? t.approvedLine : t.reopenedLine
  if (lineId === 'signature')
    return t['signature-removed'](schoolId === null ? t.trainer : t.tutorOf(names.schools.get(schoolId) ?? schoolId))
  const line = roll.lines.find(({ id }) => id === lineId)
  const who = line ? lineName(line, names, language) : t.somebody
  const plain = ['guest', 'merged', 'removed', 'one-student'].includes(after)
  return t.changeOf(who, plain ? '' : wordText(before, language), wordText(after, language))
}
