import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { maxDay, monthOf, weekday } from '../platform/day.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatHours, formatInstant, formatLongDay, weekdayName } from '../platform/format.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { exportLinks } from '../web/export.ts'
import { field, problemSummary, radios, select, textarea } from '../web/form-parts.ts'
import { type Action, type ContentOf, empty, linkTo, postTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { absenceRefusals, absenceWords } from './absence.text.ts'
import { type Absence, decisionsFor, hasBegun, schoolDecisions } from './absence.rules.ts'

interface Submitted {
  typed?: Typed
  problems?: Problems
}

export interface AbsencesView {
  placement: Placement
  /** As this actor may read them. */
  absences: readonly Absence[]
  /** The closed months of these absences, and what is said about each. */
  locks: readonly { month: string; text: string }[]
  announcement: Submitted
  decision: Submitted
}

export function absencesPage(view: AbsencesView, ctx: Ctx) {
  const { placement, absences } = view
  const t = absenceWords(ctx.language)
  const isStudent = ctx.actor.role === 'student'
  const missed = sumMinutes(absences.filter(({ recovered }) => recovered === null).map(({ minutes }) => minutes))
  return {
    title: t.title(`${placement.student.surname} ${placement.student.givenName}`),
    place: `${placement.title} · ${placement.host.name}`,
    locks: view.locks.map(({ text }) => text),
    lead: absences.length > 0 ? t.lead(formatHours(missed)) : null,
    table: table({
      caption: t.absences,
      columns: [t.day, { text: t.missed, numeric: true }, t.state, t.why, { text: t.actions, quiet: true }],
      rows: absences.map((absence) => rowOf(absence, view, ctx)),
      empty: empty(t.none, isStudent ? t.noneAdviceStudent : t.noneAdvice),
    }),
    exports: absences.length > 0 ? exportLinks(paths.placementAbsences({ placementId: placement._id })) : null,
    form: announcementOf(view, ctx),
    decision: decisionOf(view, ctx),
    actions: [linkTo(t.hours, paths.placementHours({ placementId: placement._id }))],
  }
}

function rowOf(absence: Absence, view: AbsencesView, ctx: Ctx): ContentOf[] {
  return [
    `${weekdayName(weekday(absence.day), ctx.language, 'short')} ${formatDay(absence.day, ctx.language)}`,
    formatHours(absence.minutes),
    stateOf(absence, ctx),
    reasonOf(absence, ctx),
    { actions: isLocked(absence, view) ? [] : buttonsOf(absence, view.placement, ctx) },
  ]
}

function isLocked({ day }: Absence, { locks }: Pick<AbsencesView, 'locks'>): boolean {
  return locks.some(({ month }) => month === monthOf(day))
}

function stateOf({ decision, recovered, announced, by }: Absence, { language }: Ctx): ContentOf {
  const t = absenceWords(language)
  const said = decision ?? by
  const signed = t.by(said.name, formatInstant(said.at, language))
  const made = recovered ? `${t.recoveredOn(formatDay(recovered.on, language))}. ` : ''
  if (decision?.justified) return { status: status(t.justified, 'success'), note: `${made}${signed}` }
  if (decision) return { status: status(t.unjustified, 'danger'), note: `${made}${signed}` }
  return { status: status(announced ? t.announcedState : t.noted, announced ? 'info' : 'warning'), note: made + signed }
}

function reasonOf({ reason, decision }: Absence, { language }: Ctx): ContentOf {
  const note = decision?.reason ? absenceWords(language).decidedBecause(decision.reason) : null
  return reason || note ? { text: reason, note } : null
}

function buttonsOf(absence: Absence, placement: Placement, ctx: Ctx): Action[] {
  if (!can(ctx.actor, 'placement-absence.announce', placement)) return []
  const t = absenceWords(ctx.language)
  const action = paths.placementAbsence({ placementId: placement._id, absenceDay: absence.day })
  const begun = hasBegun(placement, absence.day, ctx.now)
  return decisionsFor(ctx.actor.role, absence, begun)
    .filter((decision) => decision !== 'recover')
    .map((decision) => {
      const confirm = decision === 'withdraw' ? { confirm: t.withdrawAsk } : {}
      return postTo(t[decision], action, { look: 'plain', fields: { decision }, ...confirm })
    })
}

function announcementOf({ placement, announcement }: AbsencesView, ctx: Ctx) {
  if (placement.state !== 'active' || !can(ctx.actor, 'placement-absence.announce', placement)) return null
  const t = absenceWords(ctx.language)
  const { role } = ctx.actor
  const form = formState(ctx.language, announcement, absenceRefusals(ctx.language))
  const { from, to } = effectiveTerms(placement)
  const min = role === 'student' ? maxDay(from, ctx.today) : from
  const day = field(form, 'day', { label: t.day, hint: t.dayHint, type: 'date', required: true, min, max: to })
  const reason = textarea(form, 'reason', { label: t.reason, hint: t.reasonHint, rows: 2, maxlength: 300 })
  return {
    title: role === 'student' ? t.announceStudent : t.announce,
    action: paths.placementAbsences({ placementId: placement._id }),
    problems: problemSummary(form, [day, reason]),
    day,
    // The host is not asked for what it may not read.
    reason: role === 'host' ? null : reason,
    note: role === 'host' ? t.hostHint : null,
    submit: { text: t.announceButton, cancel: null },
  }
}

/** How each decision is called once it is taken. */
const outcomes = { justify: 'justified', refuse: 'unjustified', recover: 'recover' } as const

/** What the school says of an absence, with the reason it was given or the day on which it was made up. */
function decisionOf({ placement, absences, decision: submitted }: AbsencesView, ctx: Ctx) {
  const open = absences.filter((absence) =>
    decisionsFor(ctx.actor.role, absence, true).some((each) => each !== 'withdraw'),
  )
  if (open.length === 0 || !can(ctx.actor, 'placement-absence.justify', placement)) return null
  const t = absenceWords(ctx.language)
  const form = formState(ctx.language, submitted, absenceRefusals(ctx.language))
  const absence = select(form, 'absence', {
    label: t.absence,
    required: true,
    options: open.map(({ day }) => ({ value: day, text: formatLongDay(day, ctx.language) })),
    placeholder: t.choose,
  })
  const decision = radios(form, 'decision', {
    label: t.decision,
    required: true,
    options: schoolDecisions.map((value) => ({ value, text: t[outcomes[value]] })),
  })
  const why = textarea(form, 'why', { label: t.decisionReason, hint: t.reasonHint, rows: 2, maxlength: 300 })
  const on = field(form, 'on', { label: t.recoverDay, hint: t.recoverHint, type: 'date', max: ctx.today })
  return {
    title: t.decide,
    action: paths.placementAbsenceDecision({ placementId: placement._id }),
    problems: problemSummary(form, [absence, decision, why, on]),
    absence,
    decision,
    why,
    on,
    submit: { text: t.decideButton, cancel: null },
  }
}
