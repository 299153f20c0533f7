import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import {
  checkbox,
  field,
  type FormState,
  type ProblemSummary,
  problemSummary,
  radios,
  textarea,
} from '../web/form-parts.ts'
import { type Action, facts, type Happening, linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Submitted } from './partner-form.pages.ts'
import type { Partner } from './partner.rules.ts'
import { partnerTabs } from './partner-tabs.pages.ts'
import { checklistOf } from './profile-checklist.pages.ts'
import {
  applicationRefusal,
  decisionKinds,
  isQualifiedOn,
  type QualificationLine,
  standingOn,
} from './qualification.rules.ts'
import { standingLine } from './qualification-standing.pages.ts'
import { type QualificationWords, qualificationWords } from './qualification.text.ts'

type Audience = 'partner' | 'city' | 'school'

interface Around {
  /** Until when the city qualifies when it does not choose another day. */
  until: Day
  /** The form that was refused, if any. */
  refused: { form: 'application' | 'decision'; submitted: Submitted } | null
}

/** How a partner stands, what to do now, and the form of who may do it. */
export function qualificationPage(partner: Partner, around: Around, ctx: Ctx) {
  const t = qualificationWords(ctx.language)
  const audience = audienceOf(partner, ctx)
  const standing = standingOn(partner.qualification, ctx.today)
  const application = applicationPart(partner, around, ctx)
  const decision = decisionPart(partner, around, ctx)
  return {
    title: t.title(partner.name),
    t,
    tabs: partnerTabs(partner._id, 'qualification', ctx),
    facts: facts([[t.standing, standingLine(partner.qualification, ctx)]]),
    stillRuns: stillRuns(partner, ctx),
    advice: t[`${audience}-${standing}`],
    said: audience === 'school' ? null : lastWords(partner, t),
    actions: actionsOf(partner, audience, ctx),
    suspension: suspensionOf(partner, audience, ctx),
    problems: problemsOf(around, { application, decision }, ctx),
    checklist: application || decision ? checklistOf(partner, ctx) : null,
    application,
    decision,
    history:
      audience === 'school' ? [] : partner.qualification.history.map((line) => happening(line, ctx)).toReversed(),
  }
}

function audienceOf(partner: Partner, ctx: Ctx): Audience {
  if (can(ctx.actor, 'qualification.decide', partner)) return 'city'
  return can(ctx.actor, 'qualification.apply', partner) ? 'partner' : 'school'
}

/** A running qualification outlives the application for the next one. */
function stillRuns({ qualification }: Partner, ctx: Ctx): string | null {
  const { state, until } = qualification
  if (state === 'qualified' || until === null || !isQualifiedOn(qualification, ctx.today)) return null
  return qualificationWords(ctx.language).stillRuns(formatDay(until, ctx.language))
}

/** What was written last, as long as it is still the other one's turn to read it. */
function lastWords({ qualification }: Partner, t: QualificationWords): string | null {
  const last = qualification.history.at(-1)
  if (!last?.text) return null
  if (last.event === 'more-asked') return t.asked(last.text)
  if (last.event === 'applied') return t.declared(last.text)
  return last.event === 'refused' || last.event === 'suspended' ? t.reason(last.text) : null
}

function actionsOf(partner: Partner, audience: Audience, ctx: Ctx): Action[] {
  const t = qualificationWords(ctx.language)
  const id = { partnerId: partner._id }
  const { state } = partner.qualification
  const link =
    state === 'none' && audience !== 'partner' && may(ctx.actor, 'link.send')
      ? [linkTo(t.sendLink, paths.partnerLinks(id), { icon: 'it-mail' })]
      : []
  if (audience !== 'city' || state !== 'suspended') return link
  return [linkTo(t.readmit, paths.partnerReadmission(id), { look: 'primary' })]
}

/** Apart from the rest of the page, which is about being qualified. */
function suspensionOf({ _id, qualification }: Partner, audience: Audience, ctx: Ctx): Action[] {
  if (audience !== 'city' || qualification.state === 'suspended') return []
  const t = qualificationWords(ctx.language)
  return [linkTo(t.suspend, paths.partnerSuspension({ partnerId: _id }), { look: 'danger' })]
}

type Forms = Record<'application' | 'decision', { problems: ProblemSummary } | null>

function problemsOf({ refused }: Around, forms: Forms, ctx: Ctx): ProblemSummary {
  if (!refused) return { problems: [] }
  const form = forms[refused.form]
  if (form) return form.problems
  // There is no form any more: somebody moved first.
  return problemSummary(stateOf(refused.submitted, ctx), [])
}

function applicationPart(partner: Partner, { refused }: Around, ctx: Ctx) {
  const { qualification } = partner
  if (!can(ctx.actor, 'qualification.apply', partner)) return null
  if (applicationRefusal(qualification, ctx.today) !== null) return null
  const t = qualificationWords(ctx.language)
  const answers = qualification.state === 'more-asked'
  const form = stateOf(refused?.form === 'application' ? refused.submitted : {}, ctx)
  const text = textarea(form, 'text', {
    label: answers ? t.answerText : t.statement,
    hint: answers ? t.answerHint : t.statementHint,
    required: answers,
    maxlength: 2000,
    rows: 5,
  })
  const declaration = checkbox(form, 'declaration', { label: t.declaration, required: true })
  const gaps = checklistOf(partner, ctx).missing
  return {
    title: t.application,
    problems: problemSummary(form, [text, declaration]),
    text,
    declaration,
    seen: String(qualification.history.length),
    action: paths.qualificationApplication({ partnerId: partner._id }),
    submit: { text: answers ? t.answer : t.apply, cancel: null },
    blocked:
      gaps.length > 0 ? linkTo(answers ? t.answer : t.apply, '', { look: 'primary', disabledBecause: gaps }) : null,
  }
}

function decisionPart(partner: Partner, { until, refused }: Around, ctx: Ctx) {
  const { state, history } = partner.qualification
  if (!can(ctx.actor, 'qualification.decide', partner)) return null
  if (state !== 'applied' && state !== 'more-asked') return null
  const t = qualificationWords(ctx.language)
  const form = stateOf(refused?.form === 'decision' ? refused.submitted : { typed: { until } }, ctx)
  const options = decisionKinds.map((kind) => ({
    value: kind,
    text: t[kind],
    disabled: kind === 'ask-more' && state === 'more-asked',
  }))
  const kind = radios(form, 'kind', { label: t.kind, required: true, options })
  const day = field(form, 'until', { label: t.untilLabel, hint: t.untilHint, type: 'date' })
  const text = textarea(form, 'text', { label: t.text, hint: t.textHint, maxlength: 2000, rows: 5 })
  return {
    title: t.decision,
    problems: problemSummary(form, [kind, day, text]),
    kind,
    until: day,
    text,
    seen: String(history.length),
    action: paths.qualificationDecision({ partnerId: partner._id }),
    submit: { text: t.decide, cancel: null },
  }
}

function happening({ at, by, event, text, until }: QualificationLine, ctx: Ctx): Happening {
  const t = qualificationWords(ctx.language)
  const day = until ? ` ${t.until(formatDay(until, ctx.language))}` : ''
  return { when: formatInstant(at, ctx.language), text: t[`event-${event}`](by.name) + day, note: text }
}

function stateOf(submitted: Submitted, ctx: Ctx): FormState {
  return formState(ctx.language, submitted, qualificationWords(ctx.language))
}
