import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Edition, LabSession } from '../labs/edition.rules.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { checkbox, field, problemSummary, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, type Status, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { attendanceWords } from './attendance.text.ts'
import { type RollState, rollStates } from './roll-approval.rules.ts'
import { refusalWords } from './roll-call-refusal.text.ts'
import { rollCallWords } from './roll-call.text.ts'
import { refValue } from './roll-call.forms.ts'
import { justificationOf, presenceStatus } from './roll-line.pages.ts'
import type { SheetLine } from './roll-sheet.rules.ts'
import type { Submitted } from './roll-take.pages.ts'

export interface RollCallLine {
  edition: Pick<Edition, '_id' | 'code' | 'title'>
  session: LabSession
  sheet: readonly SheetLine[]
  state: RollState
  /** The days in which the partner takes it are over. */
  partnerLate: boolean
}

export interface RollCallList {
  rollCalls: readonly RollCallLine[]
  total: number
  typed: { q: string; stato: string }
  page: number
  perPage: number
  submitted: Submitted
}

const tones: Record<RollState, Tone> = {
  'to-take': 'warning',
  'to-sign': 'warning',
  'to-approve': 'info',
  done: 'success',
}

function rollState(state: RollState, language: Language): Status {
  return status(attendanceWords(language)[state], tones[state])
}

export function rollCallsPage(list: RollCallList, ctx: Ctx) {
  const t = attendanceWords(ctx.language)
  const isStudent = ctx.actor.role === 'student'
  const filtered = list.typed.q !== '' || list.typed.stato !== ''
  const first = (list.page - 1) * list.perPage
  const href = (page: number) => withQuery(paths.rollCalls(), { ...list.typed, pagina: String(page) })
  return {
    title: isStudent ? t.myAttendance : t.rollCalls,
    lead: isStudent ? null : t.rollCallsLead,
    t,
    filter: isStudent ? null : { ...filterOf(list, ctx.language), clearHref: filtered ? paths.rollCalls() : null },
    table: isStudent ? ownTable(list, ctx.language) : listTable(list, ctx, filtered),
    approval: approvalForm(list, ctx),
    exports: list.rollCalls.length > 0 ? exportLinks(href(1)) : null,
    pager: pager({
      page: list.page,
      pages: Math.max(1, Math.ceil(list.total / list.perPage)),
      summary: t.summary(Math.min(first + 1, list.total), first + list.rollCalls.length, list.total),
      href,
    }),
  }
}

function filterOf({ typed }: RollCallList, language: Language) {
  const t = attendanceWords(language)
  const form = formState(language, { typed })
  const states = [...rollStates.map((state) => ({ value: state, text: t[state] })), { value: 'all', text: t.all }]
  return {
    action: paths.rollCalls(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [select(form, 'stato', { label: t.state, options: states, placeholder: t.pending })],
  }
}

/** How many of the own lines are present. */
function presentText({ sheet, state }: Pick<RollCallLine, 'sheet' | 'state'>, language: Language): string | null {
  const marked = sheet.filter((line) => line.marked)
  if (state === 'to-take' && marked.length === 0) return null
  return attendanceWords(language).presentOf(marked.filter((line) => line.state === 'present').length, sheet.length)
}

// oxlint-disable-next-line max-params -- the list, its reader, and whether the filters are the reason for an empty one
function listTable({ rollCalls, submitted }: RollCallList, ctx: Ctx, filtered: boolean) {
  const t = attendanceWords(ctx.language)
  const ticks = ticksOf(rollCalls, ctx)
  const chosen = submitted.typed ? [submitted.typed['entries'] ?? []].flat() : []
  const rowOf = (line: RollCallLine): ContentOf[] => [
    ...(ticks ? [tickOf(line, chosen, ctx.language)] : []),
    { text: formatDay(line.session.day, ctx.language), note: `${line.session.from}–${line.session.to}` },
    { text: line.edition.title, note: line.edition.code },
    presentText(line, ctx.language),
    rollState(line.state, ctx.language),
    { actions: [actionOf(line, ctx)] },
  ]
  return table({
    caption: t.rollCalls,
    columns: [
      ...(ticks ? [{ text: t.select, quiet: true }] : []),
      t.day,
      t.lab,
      t.present,
      t.state,
      { text: t.actions, quiet: true },
    ],
    heading: ticks ? 1 : 0,
    rows: rollCalls.map(rowOf),
    empty: filtered ? empty(t.notFound, t.notFoundAdvice) : empty(t.nothingPending, t.nothingPendingAdvice),
  })
}

function ticksOf(rollCalls: readonly RollCallLine[], { actor }: Ctx): boolean {
  return may(actor, 'roll-call.approve') && rollCalls.some(({ state }) => state === 'to-approve')
}

// Nothing is ticked beforehand: whoever declares to have checked says of what.
// oxlint-disable-next-line max-params -- the line, what was ticked, and the language of the reader
function tickOf({ edition, session, state }: RollCallLine, chosen: readonly string[], language: Language): ContentOf {
  if (state !== 'to-approve') return {}
  const t = attendanceWords(language)
  const value = refValue({ editionId: edition._id, sessionId: session.id })
  const label = t.selectOne(`${edition.title}, ${formatDay(session.day, language)}`)
  return { tick: { name: 'entries', value, label, checked: chosen.includes(value) } }
}

function actionOf({ edition, session, state, partnerLate }: RollCallLine, { actor, language }: Ctx) {
  const t = attendanceWords(language)
  const href = paths.rollCall({ editionId: edition._id, sessionId: session.id })
  const late = partnerLate && !may(actor, 'roll-call.take-late')
  if (state === 'to-take' && may(actor, 'roll-call.take') && !late) return linkTo(t.take, href)
  if (state === 'to-sign' && actor.role === 'host') return linkTo(t.sign, href)
  if (state === 'to-approve' && may(actor, 'roll-call.approve')) return linkTo(t.approve, href)
  return linkTo(t.open, href, { look: 'plain' })
}

/** The form around the list, for who approves and has something to. */
function approvalForm({ rollCalls, submitted }: RollCallList, ctx: Ctx) {
  if (!ticksOf(rollCalls, ctx)) return null
  const t = attendanceWords(ctx.language)
  const own = rollCallWords(ctx.language)
  const form = formState(ctx.language, submitted, refusalWords(ctx.language))
  const declared = checkbox(form, 'declared', { label: own.declared })
  const note = field(form, 'note', { label: own.note, hint: t.noteForUnsigned, maxlength: 300 })
  return {
    action: paths.rollCalls(),
    problems: problemSummary(form, [declared, note]),
    declared,
    note,
    lead: own.approvalLead,
    submit: { text: t.approveSelected, cancel: null },
  }
}

/** What a student reads: the own lines. */
function ownTable({ rollCalls }: RollCallList, language: Language) {
  const t = attendanceWords(language)
  return table({
    caption: t.myAttendance,
    columns: [t.day, t.lab, t.attendance, { text: t.hours, numeric: true }, t.justification],
    rows: rollCalls.map(({ edition, session, sheet }): ContentOf[] => {
      const line = sheet.find(({ marked }) => marked) ?? null
      const href = paths.editionAttendance({ editionId: edition._id })
      return [
        { text: formatDay(session.day, language), note: `${session.from}–${session.to}` },
        { text: edition.title, href },
        line ? presenceStatus(line, language) : status(t['not-yet'], 'neutral'),
        line ? formatHours(line.minutes) : null,
        line ? justificationOf(line, language) : null,
      ]
    }),
    empty: empty(t.noSessions),
  })
}
