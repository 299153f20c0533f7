import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import type { Bilingual } from '../programme/programme.rules.ts'
import { fullName } from '../schools/student.rules.ts'
import { field, type FormState, problemSummary, select, type Select, textarea } from '../web/form-parts.ts'
import { empty, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { fieldOf } from './evaluation.forms.ts'
import type { Evaluation } from './evaluation.rules.ts'
import type { FoundEvaluations } from './evaluation.rules.ts'
import { evaluationRefusals, evaluationWords } from './evaluation.text.ts'
import { type Area, type EvaluationParty, levels } from './questionnaire.rules.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

interface Asking {
  found: FoundEvaluations
  party: EvaluationParty
  submitted: Submitted
}

/** The questionnaire of one party, filled in as far as it has come. */
export function evaluationFormPage({ found, party, submitted }: Asking, ctx: Ctx) {
  const t = evaluationWords(ctx.language)
  const { placement, questionnaire, items } = found
  const evaluation = found.evaluations.find((each) => each.party === party) ?? null
  const form = formState(ctx.language, { typed: typedFrom(evaluation), ...submitted }, evaluationRefusals(ctx.language))
  const about = items.map(({ code, text, area }) => asked(form, { name: fieldOf.about(code), text, area }, ctx))
  const own = questionnaire.own[party].map(({ code, text }) => asked(form, { name: fieldOf.own(code), text }, ctx))
  const text = wordsField(form, party, ctx)
  const here = { placementId: placement._id }
  const isSent = evaluation?.state === 'sent'
  const aboutTitle = party === 'student' ? t.aboutYou : t.aboutStudent
  return {
    title: t.formTitle,
    t,
    lead: `${fullName(placement.student)} · ${placement.title} · ${placement.host.name}`,
    intro: party === 'student' ? t.formLeadStudent : t.formLead,
    before: isSent ? t.handedInBefore : null,
    problems: problemSummary(form, [...about.map((each) => each.select), ...own.map((each) => each.select), text]),
    aboutTitle,
    about: askedTable(aboutTitle, about, ctx),
    own: own.length > 0 ? askedTable(t.aboutPlacement, own, ctx) : null,
    text,
    version: String(evaluation?.version ?? 0),
    action: paths.ownEvaluation(here),
    draft: isSent ? null : t.saveDraft,
    handIn: t.handIn,
    back: [linkTo(t.back, paths.evaluations(here))],
  }
}

interface Asked {
  text: string
  area: string | null
  select: Select
}

/** A question with its answers to choose from. */
function asked(
  form: FormState,
  { name, text, area }: { name: string; text: Bilingual; area?: Area },
  { language }: Ctx,
): Asked {
  const t = evaluationWords(language)
  const label = text[language]
  const options = levels.map((level) => ({ value: level, text: t[level] }))
  return {
    text: label,
    area: area ? t[`area-${area}`] : null,
    select: select(form, name, { label, required: true, placeholder: t.choose, options }),
  }
}

function askedTable(caption: string, rows: readonly Asked[], { language }: Ctx) {
  const t = evaluationWords(language)
  return table({
    caption,
    columns: [t.question, t.answer],
    rows: rows.map(({ text, area, select: choice }) => [{ text, note: area }, { select: choice }]),
    empty: empty(t.nothingYet),
  })
}

/** What the record says, as the fields hold it. */
function typedFrom(evaluation: Evaluation | null): Typed {
  if (!evaluation) return {}
  const { answers, own, text } = evaluation
  return {
    ...Object.fromEntries(answers.map(({ code, level }) => [fieldOf.about(code), level])),
    ...Object.fromEntries(own.map(({ code, level }) => [fieldOf.own(code), level])),
    text: text ?? '',
  }
}

function wordsField(form: FormState, party: EvaluationParty, { language }: Ctx) {
  const t = evaluationWords(language)
  if (party === 'tutor')
    return textarea(form, 'text', { label: t.report, hint: t.reportHint, required: true, rows: 8, maxlength: 6000 })
  const hint = party === 'host' ? t.remarksHostHint : t.remarksHint
  return textarea(form, 'text', { label: t.remarks, hint, rows: 4, maxlength: 6000 })
}

/** To whom the link to evaluate is sent. */
export function evaluationLinkPage(
  { placement }: FoundEvaluations,
  { refusal, submitted }: { refusal: string | null; submitted: Submitted },
  { language }: Ctx,
) {
  const t = evaluationWords(language)
  const { hostTutor, _id: placementId } = placement
  const typed = { name: hostTutor?.name ?? '', email: hostTutor?.email ?? '' }
  const form = formState(language, { typed, ...submitted }, evaluationRefusals(language))
  const fields = {
    name: field(form, 'name', { label: t.fullName, required: true, maxlength: 120, width: 'medium' }),
    email: field(form, 'email', { label: t.email, type: 'email', required: true, maxlength: 254, width: 'medium' }),
  }
  const href = paths.evaluations({ placementId })
  return {
    title: t.askTitle,
    t,
    lead: `${fullName(placement.student)} · ${placement.host.name}`,
    refusal,
    fields,
    problems: problemSummary(form, Object.values(fields)),
    action: paths.evaluationLinks({ placementId }),
    submit: { text: t.send, cancel: { text: t.back, href } },
    back: [linkTo(t.back, href)],
  }
}
