import type { Ctx } from '../access/actor.ts'
import { editionTabs } from '../labs/edition-tabs.pages.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { type Action, type ContentOf, empty, linkTo, status, type Status, table } from '../web/parts.ts'
import { isDraft, type LabRegisterFacts, type LabRegisterSession } from './lab-register.rules.ts'
import { labRegisterWords } from './lab-register.text.ts'

/** What the register of an edition will hold, and what is missing until it is no draft any more. */
export function labRegisterPage(register: LabRegisterFacts, ctx: Ctx) {
  const t = labRegisterWords(ctx.language)
  const { edition, rows, sessions, threshold, total } = register
  const editionId = edition._id
  return {
    title: edition.title,
    tabs: editionTabs(edition, 'register', ctx),
    heading: t.title,
    lead: t.lead,
    whose: ctx.actor.role === 'host' ? t.leadHost : t.leadSchool,
    standing: standingOf(register, ctx),
    missing: missingOf(register, ctx),
    actions: downloadsOf(register, ctx.language),
    students: table({
      caption: t.hours,
      columns: [
        t.student,
        t.class,
        { text: t.total, numeric: true },
        { text: t.percent, numeric: true },
        t.outcome(threshold),
      ],
      rows: rows.map((row) => [
        `${row.surname} ${row.givenName}`.trim(),
        row.label,
        formatHours(row.total),
        `${edition.module.minutes > 0 ? Math.floor((row.total * 100) / edition.module.minutes) : 0} %`,
        row.reached ? status(t.yes, 'success') : t.no,
      ]),
      ...(rows.length > 0 ? { totals: [t.sum, null, formatHours(total), null, null] } : {}),
      empty: empty(t.noStudents, t.noStudentsAdvice),
    }),
    sessionsTitle: t.sessions,
    sessions: table({
      caption: t.sessions,
      columns: [t.session, { text: t.present, numeric: true }, t.state],
      rows: sessions.map((each, index) => sessionRow(each, { number: index + 1, editionId }, ctx)),
      empty: empty(t.noStudents, t.noStudentsAdvice),
    }),
  }
}

/** The same register as a workbook, and as a PDF to print and sign. */
function downloadsOf(register: LabRegisterFacts, language: Language): Action[] {
  const t = labRegisterWords(language)
  const href = paths.editionRegister({ editionId: register.edition._id })
  const disabledBecause = register.rows.length === 0 ? [t.noStudentsAdvice] : []
  const excel = linkTo(isDraft(register) ? t.downloadDraft : t.download, withQuery(href, { formato: 'xlsx' }), {
    look: 'primary',
    icon: 'it-download',
    disabledBecause,
  })
  // Why it cannot be had is said once.
  if (disabledBecause.length > 0) return [excel]
  const pdf = isDraft(register) ? t.pdfDraft : t.pdf
  return [excel, linkTo(pdf, withQuery(href, { formato: 'pdf' }), { icon: 'it-download' })]
}

/** A register of a lab that still has sessions to come is in order, but not whole. */
function standingOf(register: LabRegisterFacts, { language, today }: Ctx) {
  const t = labRegisterWords(language)
  if (isDraft(register)) return { kind: 'warning', text: t.draft }
  if (register.rows.length === 0) return { kind: 'info', text: t.noStudentsAdvice }
  // The session of today is no longer ahead once its roll call is there.
  const ahead = register.sessions.filter(
    ({ session, roll }) => session.state === 'planned' && session.day >= today && roll === null,
  ).length
  return ahead > 0 ? { kind: 'info', text: t.soFar(ahead) } : { kind: 'success', text: t.complete }
}

function missingOf({ waitingLines, missingRollCalls, guests }: LabRegisterFacts, { language }: Ctx): string[] {
  const t = labRegisterWords(language)
  return [
    ...(waitingLines > 0 ? [t.waiting(waitingLines)] : []),
    ...(missingRollCalls > 0 ? [t.missing(missingRollCalls)] : []),
    ...(guests > 0 ? [t.guests(guests)] : []),
  ]
}

function sessionRow(
  each: LabRegisterSession,
  { number, editionId }: { number: number; editionId: string },
  ctx: Ctx,
): ContentOf[] {
  const { session, roll, present } = each
  const href = paths.rollCall({ editionId, sessionId: session.id })
  return [
    { text: `${number}. ${formatDay(session.day, ctx.language)}, ${session.from}–${session.to}`, href },
    roll ? present : null,
    stateOf(each, ctx),
  ]
}

function stateOf({ session, roll, waiting, missing }: LabRegisterSession, { language }: Ctx): Status {
  const t = labRegisterWords(language)
  if (session.state === 'cancelled') return status(t.cancelled, 'danger')
  if (missing) return status(t['no-roll-call'], 'warning')
  if (roll === null) return status(t['to-come'], 'neutral')
  return waiting > 0 ? status(t['to-approve'](waiting), 'warning') : status(t.approved, 'success')
}
