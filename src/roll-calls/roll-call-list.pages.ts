import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Edition, LabSession } from '../labs/edition.rules.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { checkbox, field, problemSummary, select } from '../web/form-parts.ts'
import { type ContentOf, empty, type Empty, linkTo, pager, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { attendanceWords } from './attendance.text.ts'
import { rollCallsPerPage, rollStates, type Standing } from './roll-approval.rules.ts'
import { refusalWords } from './roll-call-refusal.text.ts'
import { rollCallWords } from './roll-call.text.ts'
import { refValue } from './roll-call.forms.ts'
import { justificationOf, presenceStatus } from './roll-line.pages.ts'
import type { SheetLine } from './roll-sheet.rules.ts'
import { rollAction, rollContent } from './roll-state.pages.ts'
import type { Submitted } from './roll-take.pages.ts'

export interface RollCallLine extends Standing {
  edition: Pick<Edition, '_id' | 'code' | 'title'>
  session: LabSession
  sheet: readonly SheetLine[]
}

export interface RollCallList {
  rollCalls: readonly RollCallLine[]
  total: number
  page: number
  pages: number
  /** How many wait for approval, on this page and on all others. */
  toApprove: number
  /** Of the schools whose approval is missing, where they are not the reader's own. */
  schools: ReadonlyMap<string, string>
  typed: { q: string; stato: string }
  /** Every box of the page is to be ticked: the way to do so without a script. */
  ticksAll: boolean
  submitted: Submitted
}

export function rollCallsPage(list: RollCallList, ctx: Ctx) {
  const t = attendanceWords(ctx.language)
  const isStudent = ctx.actor.role === 'student'
  const filtered = list.typed.q !== '' || list.typed.stato !== ''
  const href = (page: number) => rollCallsUrl({ ...list, page })
  return {
    title: isStudent ? t.myAttendance : t.rollCalls,
    lead: isStudent ? null : t.rollCallsLead,
    t,
    filter: isStudent ? null : { ...filterOf(list, ctx.language), clearHref: filtered ? paths.rollCalls() : null },
    waiting: waitingPart(list, ctx),
    table: isStudent ? ownTable(list, ctx.language) : listTable(list, ctx),
    approval: approvalForm(list, ctx),
    exports: list.rollCalls.length > 0 ? exportLinks(href(1)) : null,
    pager: pager({
      page: list.page,
      perPage: rollCallsPerPage,
      total: list.total,
      summary: t.summary,
      href,
    }),
  }
}

/** The list as it stands, with its filters. */
function rollCallsUrl({ typed, page }: Pick<RollCallList, 'typed' | 'page'>): string {
  return withQuery(paths.rollCalls(), { ...typed, pagina: page === 1 ? '' : String(page) })
}

/**
 * Where one goes on after approving: to the same page of what waits, because those that were approved are gone from it
 * and the next ones stand there; a list that still shows them gives way to that of those to approve.
 */
export function afterApproval({ typed, page }: Pick<RollCallList, 'typed' | 'page'>): string {
  const shrinks = typed.stato === '' || typed.stato === 'to-approve'
  return shrinks ? rollCallsUrl({ typed, page }) : rollCallsUrl({ typed: { ...typed, stato: 'to-approve' }, page: 1 })
}

/** How many wait for this school, with the ways to them; null for who approves nothing. */
function waitingPart(list: RollCallList, ctx: Ctx) {
  const { toApprove, typed } = list
  if (!may(ctx.actor, 'roll-call.approve') || toApprove === 0) return null
  const t = attendanceWords(ctx.language)
  const here = list.rollCalls.filter(({ state }) => state === 'to-approve').length
  const only = withQuery(paths.rollCalls(), { q: typed.q, stato: 'to-approve' })
  return {
    text: toApprove > here && here > 0 ? t.toApproveHere(here, toApprove) : t.toApprove(toApprove),
    actions: [
      ...(here > 1 ? [linkTo(t.toTheForm, '#convalida', { look: 'plain' })] : []),
      ...(typed.stato === 'to-approve' || here === list.rollCalls.length
        ? []
        : [linkTo(t.onlyToApprove, only, { look: 'plain' })]),
    ],
    selectAll: here > 1 && !list.ticksAll ? selectAllUrl(list) : null,
  }
}

function selectAllUrl({ typed, page }: RollCallList): string {
  return withQuery(paths.rollCalls(), { ...typed, pagina: String(page), tutti: 'si' })
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

function listTable(list: RollCallList, ctx: Ctx) {
  const { rollCalls, submitted, ticksAll } = list
  const t = attendanceWords(ctx.language)
  const ticks = ticksOf(rollCalls, ctx)
  const chosen = new Set([submitted.typed?.['entries'] ?? []].flat())
  const isTicked = (value: string) => (submitted.typed ? chosen.has(value) : ticksAll)
  const rowOf = (line: RollCallLine): ContentOf[] => [
    ...(ticks ? [tickOf(line, isTicked, ctx.language)] : []),
    { text: formatDay(line.session.day, ctx.language), note: `${line.session.from}–${line.session.to}` },
    { text: line.edition.title, note: line.edition.code },
    presentText(line, ctx.language),
    rollContent(line, list.schools, ctx),
    { actions: [rollAction(line, ctx)] },
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
    empty: emptyOf(list, ctx.language),
  })
}

function emptyOf({ typed }: RollCallList, language: Language): Empty {
  const t = attendanceWords(language)
  if (typed.q === '' && typed.stato === 'to-approve') return empty(t.nothingToApprove, t.nothingToApproveAdvice)
  const filtered = typed.q !== '' || typed.stato !== ''
  return filtered ? empty(t.notFound, t.notFoundAdvice) : empty(t.nothingPending, t.nothingPendingAdvice)
}

function ticksOf(rollCalls: readonly RollCallLine[], { actor }: Ctx): boolean {
  return may(actor, 'roll-call.approve') && rollCalls.some(({ state }) => state === 'to-approve')
}

// Nothing is ticked beforehand: whoever declares to have checked says of what.
function tickOf(line: RollCallLine, isTicked: (value: string) => boolean, language: Language): ContentOf {
  const { edition, session, state } = line
  if (state !== 'to-approve') return {}
  const t = attendanceWords(language)
  const value = refValue({ editionId: edition._id, sessionId: session.id })
  const label = t.selectOne(`${edition.title}, ${formatDay(session.day, language)}`)
  return { tick: { name: 'entries', value, label, checked: isTicked(value) } }
}

/** The form around the list, for who approves and has something to. */
function approvalForm(list: RollCallList, ctx: Ctx) {
  const { rollCalls, submitted } = list
  if (!ticksOf(rollCalls, ctx)) return null
  const t = attendanceWords(ctx.language)
  const own = rollCallWords(ctx.language)
  const form = formState(ctx.language, submitted, refusalWords(ctx.language))
  const declared = checkbox(form, 'declared', { label: own.declared })
  const note = field(form, 'note', { label: own.note, hint: t.noteForUnsigned, maxlength: 300 })
  return {
    action: rollCallsUrl(list),
    problems: problemSummary(form, [declared, note]),
    declared,
    note,
    lead: own.approvalLead,
    limit: list.pages > 1 ? t.ofThisPage : null,
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
