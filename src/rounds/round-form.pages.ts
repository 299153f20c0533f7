import type { Ctx } from '../access/actor.ts'
import { nextSchoolYear, schoolYearOf } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { addDays } from '../platform/day.ts'
import { formatInstant } from '../platform/format.ts'
import type { Typed } from '../platform/form.ts'
import { field, type FormState, problemSummary, radios, select } from '../web/form-parts.ts'
import { facts } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { deadlineParts } from './round-deadline.rules.ts'
import { roundProblemWords } from './round-problem.text.ts'
import { setupWords } from './round-setup.text.ts'
import { roundTabs, stepTitle } from './round-tabs.pages.ts'
import type { Submitted } from './round.pages.ts'
import { type Round, roundKinds, versionOf } from './round.rules.ts'
import { roundWords } from './round.text.ts'

/** The form with which a round begins. */
export function newRoundPage(ctx: Ctx, { id, submitted }: { id: string; submitted: Submitted }) {
  const t = setupWords(ctx.language)
  const start: Typed = {
    kind: 'placements',
    schoolYear: schoolYearOf(ctx.today),
    day: addDays(ctx.today, 14),
    time: '18:00',
  }
  const form = formOf({ typed: submitted.typed ?? start, problems: submitted.problems ?? {} }, ctx)
  const kinds = roundKinds.map((each) => ({ value: each, text: t[each], hint: t[`${each}Hint`] }))
  const kind = radios(form, 'kind', { label: t.kind, options: kinds, required: true })
  const fields = fieldsOf(form, ctx)
  return {
    title: t.newTitle,
    lead: ctx.actor.role === 'city' ? t.newCityLead : t.newLead,
    problems: problemSummary(form, [fields.title, kind, fields.schoolYear, fields.day, fields.time]),
    fields,
    kind,
    hidden: [{ name: 'id', value: id }],
    action: paths.newRound(),
    submit: { text: t.create, cancel: { text: t.cancel, href: paths.rounds() } },
  }
}

/** What a round is, to be changed or, where that cannot be, to be read. */
export function editRoundPage(
  round: Round,
  { refusal, submitted }: { refusal: string | null; submitted: Submitted },
  ctx: Ctx,
) {
  const t = setupWords(ctx.language)
  const { title, schoolYear, closesAt } = round
  const start: Typed = { title, schoolYear, ...deadlineParts(closesAt) }
  const form = formOf({ typed: submitted.typed ?? start, problems: submitted.problems ?? {} }, ctx)
  const fields = fieldsOf(form, ctx)
  return {
    title: stepTitle(round, 'what', ctx),
    tabs: roundTabs(round, 'what', ctx),
    refusal: refusal ? refusalText(refusal, ctx) : null,
    facts: refusal ? factsOf(round, ctx) : null,
    problems: problemSummary(form, Object.values(fields)),
    fields,
    hidden: [{ name: 'version', value: String(versionOf(round)) }],
    action: paths.roundEdit({ roundId: round._id }),
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.round({ roundId: round._id }) } },
  }
}

function formOf(submitted: Submitted, { language }: Ctx): FormState {
  return formState(language, submitted, roundProblemWords(language))
}

function fieldsOf(form: FormState, { today, language }: Ctx) {
  const t = setupWords(language)
  const now = schoolYearOf(today)
  const years = [now, nextSchoolYear(now)].map((each) => ({ value: each, text: each }))
  return {
    title: field(form, 'title', { label: t.title, hint: t.titleHint, required: true, maxlength: 120 }),
    schoolYear: select(form, 'schoolYear', { label: t.schoolYear, options: years, required: true }),
    day: field(form, 'day', { label: t.day, type: 'date', required: true }),
    time: field(form, 'time', { label: t.time, hint: t.timeHint, type: 'time', required: true }),
  }
}

function factsOf({ title, kind, schoolYear, closesAt }: Round, { language }: Ctx) {
  const t = setupWords(language)
  const r = roundWords(language)
  return facts([
    [t.title, title],
    [t.kind, r[kind]],
    [t.schoolYear, schoolYear],
    [r.closesAt, formatInstant(closesAt, language)],
  ])
}

/** Why a step cannot be changed: what stands in the way, or that somebody else steers the round. */
export function refusalText(refusal: string, { language }: Ctx): string {
  const p: Readonly<Record<string, string>> = roundProblemWords(language)
  return p[refusal] ?? setupWords(language).readOnly
}
