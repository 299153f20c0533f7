import type { Ctx } from '../access/actor.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { paths } from '../paths.ts'
import { type Day, dayOf } from '../platform/day.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay } from '../platform/format.ts'
import { field, type FormState, problemSummary, radios, textarea } from '../web/form-parts.ts'
import { empty, facts, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Suspension, SuspensionEffects } from './suspension.rules.ts'
import { suspensionWords } from './suspension.text.ts'

interface Submitted {
  typed?: Typed
  problems?: Problems
}

type Words = ReturnType<typeof suspensionWords>

/** What a suspension would touch, and the form that decides it. */
export function suspensionPage(
  partner: Pick<Partner, '_id' | 'name'>,
  ctx: Ctx,
  around: { effects: SuspensionEffects; submitted: Submitted },
) {
  const t = suspensionWords(ctx.language)
  const form = formState(ctx.language, withDefaults(around.submitted), t)
  const controls = controlsOf(form, t)
  return {
    title: t.title(partner.name),
    t,
    problems: problemSummary(form, Object.values(controls)),
    schools: schoolsTable(around.effects, ctx, t),
    activities: activitiesTable(around.effects, ctx, t),
    editions: editionsTable(around.effects, ctx, t),
    controls,
    action: paths.partnerSuspension({ partnerId: partner._id }),
    submit: { text: t.suspend, cancel: { text: t.cancel, href: qualificationOf(partner) } },
  }
}

function withDefaults({ typed, problems }: Submitted) {
  const filled = typed ?? { placements: 'continue', activities: 'continue', editions: 'continue' }
  return problems ? { typed: filled, problems } : { typed: filled }
}

function controlsOf(form: FormState, t: Words) {
  return {
    reason: textarea(form, 'reason', { label: t.reason, hint: t.reasonHint, required: true, maxlength: 500, rows: 3 }),
    placements: radios(form, 'placements', {
      label: t.placementsChoice,
      required: true,
      options: [
        { value: 'continue', text: t.continuePlacements },
        { value: 'interrupt', text: t.interruptPlacements },
      ],
    }),
    activities: radios(form, 'activities', {
      label: t.activitiesChoice,
      required: true,
      options: [
        { value: 'continue', text: t.continueActivities },
        { value: 'interrupt', text: t.interruptActivities },
      ],
    }),
    editions: radios(form, 'editions', {
      label: t.editionsChoice,
      required: true,
      options: [
        { value: 'continue', text: t.continueEditions },
        { value: 'interrupt', text: t.interruptEditions },
      ],
    }),
  }
}

function schoolsTable({ schools }: SuspensionEffects, ctx: Ctx, t: Words) {
  const dayText = (day: Day | null) => (day ? formatDay(day, ctx.language) : null)
  const numeric = (text: string) => ({ text, numeric: true })
  return table({
    caption: t.schools,
    columns: [t.school, numeric(t.active), numeric(t.drafts), t.lastDay, t.agreementUntil],
    rows: schools.map((school) => [
      school.name,
      school.active,
      school.drafts,
      dayText(school.lastDay),
      dayText(school.agreementUntil),
    ]),
    empty: empty(t.noSchools, t.noSchoolsAdvice),
  })
}

function activitiesTable({ activities }: SuspensionEffects, ctx: Ctx, t: Words) {
  return table({
    caption: t.activities,
    columns: [t.activity, { text: t.schoolCount, numeric: true }, t.period],
    rows: activities.map((activity) => [
      activity.title,
      activity.schoolIds.length,
      t.days(formatDay(activity.from, ctx.language), formatDay(activity.to, ctx.language)),
    ]),
    empty: empty(t.noActivities),
  })
}

function editionsTable({ editions }: SuspensionEffects, ctx: Ctx, t: Words) {
  const numeric = (text: string) => ({ text, numeric: true })
  return table({
    caption: t.editions,
    columns: [t.edition, numeric(t.schoolCount), numeric(t.sessionsAhead), t.nextSession],
    rows: editions.map(({ title, schoolIds, sessions, nextDay }) => [
      title,
      schoolIds.length,
      sessions,
      nextDay ? formatDay(nextDay, ctx.language) : null,
    ]),
    empty: empty(t.noEditions),
  })
}

/** What was decided when the partner was suspended, and the form that ends it. */
export function readmissionPage(
  partner: Pick<Partner, '_id' | 'name'>,
  ctx: Ctx,
  around: { suspension: Suspension | null; until: Day; submitted: Submitted },
) {
  const t = suspensionWords(ctx.language)
  const typed = around.submitted.typed ?? { until: around.until as string }
  const form = formState(ctx.language, { ...around.submitted, typed }, t)
  const controls = {
    until: field(form, 'until', { label: t.until, required: true, type: 'date', width: 'narrow' }),
    text: textarea(form, 'text', { label: t.note, hint: t.noteHint, maxlength: 500, rows: 3 }),
  }
  return {
    title: t.readmitTitle(partner.name),
    t,
    problems: problemSummary(form, Object.values(controls)),
    facts: around.suspension ? suspensionFacts(around.suspension, ctx) : null,
    controls,
    action: paths.partnerReadmission({ partnerId: partner._id }),
    submit: { text: t.readmit, cancel: { text: t.cancel, href: qualificationOf(partner) } },
  }
}

function suspensionFacts({ at, by, reason, interrupted }: Suspension, ctx: Ctx) {
  const t = suspensionWords(ctx.language)
  return facts([
    [t.suspendedSince, { text: formatDay(dayOf(at), ctx.language), note: by.name }],
    [t.reason, reason],
    [t.whatWasChosen, t.brokenOff(interrupted)],
  ])
}

function qualificationOf({ _id }: Pick<Partner, '_id'>): string {
  return paths.partnerQualification({ partnerId: _id })
}
