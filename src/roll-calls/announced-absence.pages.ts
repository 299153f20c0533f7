import type { Ctx } from '../access/actor.ts'
import type { Edition, LabSession } from '../labs/edition.rules.ts'
import { paths } from '../paths.ts'
import { formatInstant, formatLongDay } from '../platform/format.ts'
import { field, problemSummary, select } from '../web/form-parts.ts'
import { type Action, type ContentOf, empty, linkTo, postTo, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { attendanceWords } from './attendance.text.ts'
import { type AbsenceDecision, decisionsFor } from './announced-absence.rules.ts'
import type { AnnouncedAbsence } from './roll-call.rules.ts'
import { refusalWords } from './roll-call-refusal.text.ts'
import type { Submitted } from './roll-take.pages.ts'

export interface AbsencesView {
  edition: Pick<Edition, '_id' | 'title'>
  session: LabSession
  /** Of the students of this actor. */
  absences: readonly AnnouncedAbsence[]
  names: ReadonlyMap<string, string>
  /** Who may still be announced, by name. */
  expected: readonly { id: string; name: string }[]
  begun: boolean
  submitted: Submitted
}

const tones: Record<AnnouncedAbsence['state'], Tone> = { waiting: 'warning', accepted: 'success', refused: 'danger' }

export function absencesPage(view: AbsencesView, ctx: Ctx) {
  const { edition, session, absences, begun } = view
  const t = attendanceWords(ctx.language)
  const ref = { editionId: edition._id, sessionId: session.id }
  const closed = begun || session.state === 'cancelled'
  return {
    title: t.absencesOf(formatLongDay(session.day, ctx.language)),
    lead: `${edition.title}, ${session.from}–${session.to}`,
    t,
    table: table({
      caption: t.absences,
      columns: [t.student, t.reason, t.state, { text: t.actions, quiet: true }],
      rows: absences.map((absence) => rowOf(absence, view, ctx)),
      empty: empty(t.noAbsences, closed ? t.noAbsencesClosed : t.noAbsencesAdvice),
    }),
    form: closed || view.expected.length === 0 ? null : formOf(view, ctx),
    actions: [linkTo(t.rollCall, paths.rollCall(ref))],
  }
}

function rowOf(absence: AnnouncedAbsence, { names, edition, session, begun }: AbsencesView, ctx: Ctx): ContentOf[] {
  const t = attendanceWords(ctx.language)
  const { _id, studentId, reason, state, by, decidedBy } = absence
  const action = paths.sessionAbsence({ editionId: edition._id, sessionId: session.id, absenceId: _id })
  const last = decidedBy ?? by
  const button = (decision: AbsenceDecision): Action =>
    postTo(t[decision], action, { look: decision === 'accept' ? 'primary' : 'plain', fields: { decision } })
  return [
    names.get(studentId) ?? t.student,
    reason,
    {
      status: status(t[state], tones[state]),
      note: t.announcedBy(last.name, formatInstant(last.at, ctx.language)),
    },
    { actions: decisionsFor(ctx.actor.role, absence, begun).map(button) },
  ]
}

function formOf({ edition, session, expected, submitted }: AbsencesView, { language }: Ctx) {
  const t = attendanceWords(language)
  const only = expected.length === 1 ? (expected[0]?.id ?? '') : ''
  const typed = submitted.typed ?? { studentId: only }
  const form = formState(language, { ...submitted, typed }, refusalWords(language))
  const options = expected.map(({ id, name }) => ({ value: id, text: name }))
  const student = select(form, 'studentId', { label: t.who, required: true, options, placeholder: t.choose })
  const reason = field(form, 'reason', { label: t.reason, hint: t.reasonHint, required: true, maxlength: 300 })
  return {
    action: paths.sessionAbsences({ editionId: edition._id, sessionId: session.id }),
    problems: problemSummary(form, [student, reason]),
    student,
    reason,
    submit: { text: t.announceButton, cancel: null },
  }
}
