import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import { checkbox, field, problemSummary, select, textarea } from '../web/form-parts.ts'
import { type Action, empty, postTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { mayApproveUnsigned, type ApprovalRefusal } from './roll-approval.rules.ts'
import { refusalWords } from './roll-call-refusal.text.ts'
import { isMissing, type RollApproval, type RollCall, type RollLine, type SessionRef } from './roll-call.rules.ts'
import { rollCallWords } from './roll-call.text.ts'
import { lineClass, lineName, presenceStatus, type RollNames, sortedLines } from './roll-line.pages.ts'
import type { Submitted } from './roll-take.pages.ts'

interface SchoolView {
  ref: SessionRef
  roll: RollCall
  names: RollNames
  submitted: Submitted
}

/** Which absences of its students the school takes as justified; null when nobody missed anything. */
export function justificationForm({ ref, roll, names, submitted }: SchoolView, { language }: Ctx) {
  const t = rollCallWords(language)
  const missing = sortedLines(
    roll.lines.filter((line) => isMissing(line) && !line.approved),
    names,
  )
  if (missing.length === 0) return null
  const stored = Object.fromEntries(
    missing.flatMap(({ id, justified, reason }) => [
      [`justified-${id}`, justified === null ? '' : justified ? 'yes' : 'no'],
      [`reason-${id}`, reason ?? ''],
    ]),
  )
  const form = formState(language, { ...submitted, typed: submitted.typed ?? stored }, refusalWords(language))
  const options = [
    { value: 'yes', text: t.justified },
    { value: 'no', text: t.unjustified },
  ]
  const controls = missing.map((line) => {
    const name = lineName(line, names, language)
    const label = t.decisionOf(name)
    return {
      line,
      name,
      decision: select(form, `justified-${line.id}`, { label, options, placeholder: t.undecided }),
      reason: field(form, `reason-${line.id}`, { label: t.reasonOf(name), maxlength: 300 }),
    }
  })
  return {
    action: paths.rollCallJustification({ ...ref }),
    lead: t.justifyLead,
    problems: problemSummary(
      form,
      controls.map(({ reason }) => reason),
    ),
    table: table({
      caption: t.justify,
      columns: [t.student, t.attendance, t.justification, t.reason],
      rows: controls.map(({ line, name, decision, reason }) => [
        name,
        presenceStatus(line, language),
        { select: decision },
        { field: reason },
      ]),
      empty: empty(t.noLines),
    }),
    submit: { text: t.saveJustifications, cancel: null },
  }
}

interface GuestsView extends SchoolView {
  key: string
  /** Of the schools whose students a guest may be. */
  schoolIds: readonly string[]
}

/** The form that adds a guest. */
export function guestForm({ ref, names, submitted, key, schoolIds }: GuestsView, { language }: Ctx) {
  const t = rollCallWords(language)
  const only = schoolIds.length === 1 ? (schoolIds[0] ?? '') : ''
  const form = formState(
    language,
    { ...submitted, typed: submitted.typed ?? { schoolId: only } },
    refusalWords(language),
  )
  const options = schoolIds.map((id) => ({ value: id, text: names.schools.get(id) ?? id }))
  const name = field(form, 'name', { label: t.guestName, required: true, maxlength: 120 })
  const className = field(form, 'className', { label: t.guestClass, maxlength: 60, width: 'narrow' })
  const school = select(form, 'schoolId', { label: t.guestSchool, required: true, options, placeholder: t.choose })
  return {
    action: paths.rollCallGuests({ ...ref }),
    title: t.guests,
    lead: t.guestsLead,
    open: submitted.problems !== undefined,
    key,
    problems: problemSummary(form, [name, className, school]),
    name,
    className,
    school,
    submit: { text: t.addGuest, cancel: null },
  }
}

interface KnownGuests extends Pick<SchoolView, 'ref' | 'names'> {
  guests: readonly RollLine[]
  /** The students that a guest may be; none for who cannot say. */
  candidates: readonly { id: string; name: string }[]
  mayRemove: boolean
}

/** Each guest with the question who it is, and the button that takes it out. */
export function guestPanels({ ref, names, guests, candidates, mayRemove }: KnownGuests, { language }: Ctx) {
  const t = rollCallWords(language)
  return sortedLines(guests, names).map((guest) => {
    const name = lineName(guest, names, language)
    const action = paths.rollCallGuest({ ...ref, lineId: guest.id })
    const options = candidates.map(({ id, name: text }) => ({ value: id, text }))
    const form = formState(language, {})
    // Each panel is a form of its own: its controls need ids of their own.
    const choice = select(form, 'studentId', { label: t.whoIs(name), options, placeholder: t.choose, required: true })
    const remove = postTo(t.takeOut, action, {
      look: 'danger',
      fields: { what: 'remove' },
      confirm: t.takeOutConfirm(name),
    })
    return {
      title: name,
      note: lineClass(guest, names, language),
      action,
      choice: options.length > 0 ? { ...choice, id: `who-${guest.id}` } : null,
      merge: t.merge,
      actions: (mayRemove ? [remove] : []) satisfies Action[],
    }
  })
}

interface ApprovalView extends SchoolView {
  schoolId: string
  reasons: readonly ApprovalRefusal[]
  rollCallDays: number
  mayReopen: boolean
}

/** The approval of the school: the form, why it cannot be yet, or who gave it and how it is opened again. */
export function approvalPart(view: ApprovalView, ctx: Ctx) {
  const { ref, roll, schoolId } = view
  const t = rollCallWords(ctx.language)
  const given = roll.approvals.find((each) => each.schoolId === schoolId) ?? null
  const common = { action: paths.rollCallApproval({ ...ref }), title: t.approval, lead: t.approvalLead }
  const nothing = { given: null, note: null, reopen: null, reopenAsk: null, against: [], form: null }
  return given
    ? { ...common, ...nothing, ...givenPart(given, view, ctx) }
    : { ...common, ...nothing, ...openPart(view, ctx) }
}

/** Who gave it, and how a coordinator opens the lines again. */
function givenPart({ mark, note }: RollApproval, { submitted, mayReopen }: ApprovalView, { language }: Ctx) {
  const t = rollCallWords(language)
  const form = formState(language, submitted, refusalWords(language))
  const reason = textarea(form, 'reason', { label: t.reopenReason, required: true, rows: 2, maxlength: 300 })
  const open = submitted.problems !== undefined
  return {
    given: t.approvedBy(mark.name, formatInstant(mark.at, language)),
    note,
    reopen: mayReopen ? { title: t.reopenTitle, open, reason, submit: { text: t.reopen, cancel: null } } : null,
    reopenAsk: mayReopen ? null : t.reopenAsk,
    problems: problemSummary(form, [reason]),
  }
}

/** The form with its declaration; where something is missing, what. */
function openPart({ roll, reasons, rollCallDays, submitted }: ApprovalView, { language, today }: Ctx) {
  const t = rollCallWords(language)
  const words = refusalWords(language)
  const form = formState(language, submitted, words)
  const declared = checkbox(form, 'declared', { label: t.declared })
  const noteField = field(form, 'note', { label: t.note, hint: t.noteHint, required: true, maxlength: 300 })
  const note = mayApproveUnsigned(roll, { today, rollCallDays }) ? noteField : null
  const against = reasons.filter((each) => each !== 'note-missing').map((each) => words[each])
  return {
    against,
    form: against.length === 0 ? { declared, note, submit: { text: t.approve, cancel: null } } : null,
    problems: problemSummary(form, note ? [declared, note] : [declared]),
  }
}
