import type { Ctx } from '../access/actor.ts'
import type { NetworkTutor } from '../partners/network.rules.ts'
import { paths } from '../paths.ts'
import { formatHours, formatLongDay } from '../platform/format.ts'
import type { Typed } from '../platform/form.ts'
import { field, type FormState, problemSummary, radios, select, textarea } from '../web/form-parts.ts'
import { linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Edition, LabSession } from './edition.rules.ts'
import type { Submitted } from './plan-form.pages.ts'
import type { obstacleParts } from './plan-preview.pages.ts'
import { recoverable } from './session-recovery.rules.ts'
import { tutorValue } from './session.forms.ts'
import { sessionWords } from './session.text.ts'

/** One of the small forms about a session: cancel, make up for it, let somebody else run it. */
interface ActOf {
  edition: Edition
  session: LabSession
  submitted: Submitted
  obstacles: ReturnType<typeof obstacleParts>
}

/** Why a session is cancelled; says what that means for attendance. */
export function cancelSessionPage(act: ActOf & { held: boolean }, ctx: Ctx) {
  const t = sessionWords(ctx.language)
  const form = stateOf(act, {}, ctx)
  const reason = textarea(form, 'reason', { label: t.cancelReason, hint: t.cancelReasonHint, required: true, rows: 3 })
  return {
    ...common(act),
    title: t.cancelTitle(dayOf(act, ctx)),
    paragraphs: [t.cancelLead, ...(act.held ? [t.cancelHeld] : [])],
    problems: problemSummary(form, [reason]),
    reason,
    action: paths.sessionCancelling(idsOf(act)),
    submit: { text: t.cancelIt, cancel: { text: t.keep, href: paths.editionSession(idsOf(act)) } },
  }
}

/** When a session is made up for. */
export function recoverSessionPage(act: ActOf, ctx: Ctx) {
  const t = sessionWords(ctx.language)
  const { session, edition } = act
  const form = stateOf(act, { day: '', from: session.from, to: session.to }, ctx)
  const day = field(form, 'day', { label: t.day, type: 'date', required: true })
  const from = field(form, 'from', { label: t.from, type: 'time', required: true })
  const to = field(form, 'to', { label: t.to, type: 'time', required: true })
  const left = recoverable(edition.sessions, session.id, ctx.now)
  return {
    ...common(act),
    title: t.recoverTitle(dayOf(act, ctx)),
    paragraphs: [left > 0 ? t.recoverLead(formatHours(left)) : t['nothing-to-recover']],
    problems: problemSummary(form, [day, from, to]),
    // Where nothing is left to make up for there is no form, only the way back.
    fields: left > 0 ? [day, from, to] : [],
    back: [linkTo(t.backToSession, paths.editionSession(idsOf(act)))],
    action: paths.sessionRecovery(idsOf(act)),
    submit: { text: t.recoverSubmit, cancel: { text: t.giveUp, href: paths.editionSession(idsOf(act)) } },
  }
}

/** Who comes to a session, and in whose place. */
export function substitutePage(act: ActOf & { tutors: readonly NetworkTutor[] }, ctx: Ctx) {
  const t = sessionWords(ctx.language)
  const { session, tutors } = act
  const first = session.staff.find(({ part }) => part === 'trainer') ?? session.staff[0]
  const form = stateOf(act, { insteadOf: first?.id ?? '', tutor: '' }, ctx)
  const there = session.staff.map(({ id, name, part }) => ({ value: id, text: t.partOf(name, t[part]) }))
  const away = radios(form, 'insteadOf', {
    label: t.away,
    required: true,
    options: [...there, { value: '', text: t.nobodyAway }],
  })
  const tutor = select(form, 'tutor', {
    label: t.whoComes,
    required: true,
    placeholder: t.choose,
    options: tutors.map(({ partner, tutor: each }) => ({
      value: tutorValue(partner._id, each.id),
      text: t.tutorAt(each.name, partner.name),
    })),
  })
  return {
    ...common(act),
    title: t.substituteTitle(dayOf(act, ctx)),
    paragraphs: [t.substituteLead],
    problems: problemSummary(form, [away, tutor]),
    away,
    tutor,
    action: paths.sessionSubstitute(idsOf(act)),
    submit: { text: t.substituteSubmit, cancel: { text: t.giveUp, href: paths.editionSession(idsOf(act)) } },
  }
}

function common({ edition, obstacles }: ActOf) {
  return { edition: edition.title, obstacles, planVersion: String(edition.planVersion) }
}

function stateOf({ submitted }: ActOf, first: Typed, { language }: Ctx): FormState {
  return formState(language, { ...submitted, typed: submitted.typed ?? first }, sessionWords(language))
}

function dayOf({ session }: ActOf, { language }: Ctx): string {
  return formatLongDay(session.day, language)
}

function idsOf({ edition, session }: ActOf) {
  return { editionId: edition._id, sessionId: session.id }
}
