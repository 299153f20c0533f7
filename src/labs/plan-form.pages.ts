import type { Ctx } from '../access/actor.ts'
import { typedTimetable } from '../placements/timetable.forms.ts'
import { timetableFields } from '../placements/timetable.pages.ts'
import { paths } from '../paths.ts'
import { maxDay } from '../platform/day.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { hoursAndMinutes } from '../platform/minutes.ts'
import { checkbox, field, problemSummary } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Edition, LabSession } from './edition.rules.ts'
import { planFormWords } from './plan-form.text.ts'
import { plannedMinutes } from './session-plan.rules.ts'
import { sessionWords } from './session.text.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

interface PlanFormOf {
  /** The sessions that would be planned anew. */
  changeable: readonly LabSession[]
  submitted: Submitted
}

/** The form that plans sessions from a weekly pattern; what it starts with makes up the hours of the module. */
export function planForm(edition: Edition, { changeable, submitted }: PlanFormOf, ctx: Ctx) {
  const f = planFormWords(ctx.language)
  const typed = submitted.typed ?? typedPlan(edition, changeable, ctx)
  const form = formState(ctx.language, { ...submitted, typed }, { ...sessionWords(ctx.language), ...f })
  const week = timetableFields(form, ctx.language)
  const shown = {
    from: field(form, 'from', { label: f.from, type: 'date', required: true }),
    to: field(form, 'to', { label: f.to, type: 'date', required: true }),
    minutes: field(form, 'minutes', { label: f.minutes, hint: f.minutesHint, required: true, width: 'narrow' }),
    ignore: checkbox(form, 'ignore', { label: f.ignore }),
    reason: field(form, 'reason', { label: f.reason, hint: f.reasonHint, maxlength: 300 }),
  }
  const first = edition.sessions.length === 0
  return {
    f,
    title: first ? f.planFirst : f.planAgain,
    lead: first ? f.planLead : f.planAgainLead,
    open: first || submitted.typed !== undefined,
    first,
    problems: problemSummary(form, [...week.fields, ...Object.values(shown)]),
    week: week.table,
    fields: shown,
    planVersion: String(edition.planVersion),
    action: paths.editionPlanPreview({ editionId: edition._id }),
    submit: { text: f.preview, cancel: null },
  }
}

function typedPlan(edition: Edition, changeable: readonly LabSession[], { today }: Ctx): Typed {
  const stays = plannedMinutes(edition.sessions.filter((session) => !changeable.includes(session)))
  const minutes = Math.max(0, edition.module.minutes - stays)
  return {
    ...typedTimetable(edition.pattern),
    from: maxDay(edition.from, today),
    to: maxDay(edition.to, today),
    minutes: hoursAndMinutes(minutes),
    ignore: '',
    reason: '',
  }
}
