import { z } from 'zod'
import { readTimetable } from '../placements/timetable.forms.ts'
import { daysBetween } from '../platform/day.ts'
import { fields, type Problems, type Read, readForm, typedOf } from '../platform/form.ts'
import { patternProblems, type PlanInput } from './session-plan.rules.ts'

const mostDays = 400
const planVersion = fields.wholeNumber(1, 1e9)

const plan = z.object({
  planVersion,
  minutes: fields.duration(),
  from: fields.day(),
  to: fields.day(),
  ignore: fields.checked(),
  reason: fields.optionalText(300),
})

export type PlanForm = Omit<PlanInput, 'held'>

/** A weekly pattern, a period and the minutes to plan; `planVersion` is the plan that was on the screen. */
export function readPlan(body: unknown): Read<{ planVersion: number; plan: PlanForm }> {
  const typed = typedOf(body)
  const read = readForm(plan, body)
  const { timetable, problems: ofTimes } = readTimetable(typed)
  const problems: Problems = { ...ofTimes, ...(read.ok ? planProblems(read.value) : read.problems) }
  const [wrong] = Object.keys(ofTimes).length > 0 ? [] : patternProblems(timetable)
  if (wrong) problems['time-1-1-from'] ??= wrong
  if (!read.ok || Object.keys(problems).length > 0) return { ok: false, problems, typed }
  const { minutes, from, to, ignore, reason } = read.value
  const ignoring = ignore ? reason : null
  return {
    ok: true,
    value: { planVersion: read.value.planVersion, plan: { pattern: timetable, minutes, from, to, ignoring } },
  }
}

function planProblems({ minutes, from, to, ignore, reason }: z.infer<typeof plan>): Problems {
  return {
    ...(minutes <= 0 ? { minutes: 'no-minutes' } : {}),
    ...(to < from
      ? { to: 'ends-before-it-begins' }
      : daysBetween(from, to) > mostDays
        ? { to: 'period-too-long' }
        : {}),
    ...(ignore && reason === null ? { reason: 'reason-missing' } : {}),
  }
}

/** Whether somebody came back from the preview to change something. */
export function isGoingBack(body: unknown): boolean {
  return typedOf(body)['step'] === 'back'
}
