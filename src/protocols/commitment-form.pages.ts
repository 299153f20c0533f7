import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import { type ListEntry, offered, type Programme } from '../programme/programme.rules.ts'
import { checkbox, checkboxes, field, type FormState, problemSummary, radios, select } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import { schoolKinds, typedCommitment } from './commitment.forms.ts'
import { type Commitment, leaverRules, measures } from './commitment.rules.ts'
import { type CommitmentWords, commitmentWords } from './commitment.text.ts'
import { meanwhileLink, type Submitted, versionOf } from './protocol-form.pages.ts'
import type { Protocol } from './protocol.rules.ts'
import { protocolWords } from './protocol.text.ts'

interface CommitmentForm {
  /** null: a new one */
  commitment: Commitment | null
  programme: Programme
  submitted: Submitted
}

const freshly: Typed = { measure: 'students', leavers: 'counted' }

export function commitmentFormPage(protocol: Protocol, around: CommitmentForm, ctx: Ctx) {
  const t = commitmentWords(ctx.language)
  const { commitment, submitted } = around
  const typed = submitted.typed ?? (commitment ? typedCommitment(commitment) : freshly)
  const form = formState(ctx.language, { ...submitted, typed }, { ...protocolWords(ctx.language), ...t })
  const fields = { ...countFields(form, t), ...limitFields(form, { ...around, protocol, language: ctx.language }) }
  return {
    title: commitment ? t.edit : t.newTitle,
    lead: protocol.title,
    t,
    fields,
    problems: problemSummary(form, Object.values(fields)),
    hidden: [{ name: 'id', value: commitment?.id ?? '' }, ...versionOf(protocol)],
    meanwhile: meanwhileLink(protocol, submitted, protocolWords(ctx.language)),
    action: paths.protocolCommitments({ protocolId: protocol._id }),
    submit: {
      text: protocolWords(ctx.language).save,
      cancel: { text: protocolWords(ctx.language).cancel, href: paths.protocol({ protocolId: protocol._id }) },
    },
  }
}

function countFields(form: FormState, t: CommitmentWords) {
  const number = { inputmode: 'numeric', width: 'narrow', maxlength: 20 } as const
  return {
    text: field(form, 'text', { label: t.text, hint: t.textHint, required: true, maxlength: 500 }),
    measure: radios(form, 'measure', {
      label: t.measure,
      required: true,
      options: measures.map((measure) => ({ value: measure, text: t[measure], hint: t[`rule-${measure}`] })),
    }),
    target: field(form, 'target', { label: t.target, hint: t.targetHint, required: true, ...number }),
    about: checkbox(form, 'about', { label: t.aboutLabel }),
    leavers: radios(form, 'leavers', {
      label: t.leavers,
      required: true,
      options: leaverRules.map((rule) => ({ value: rule, text: t[rule], hint: t[`rule-${rule}`] })),
    }),
    baseline: field(form, 'baseline', { label: t.baseline, hint: t.baselineHint, ...number }),
    baselineNote: field(form, 'baselineNote', { label: t.baselineNote, hint: t.baselineNoteHint, maxlength: 300 }),
  }
}

type Limits = CommitmentForm & { protocol: Protocol; language: Language }

function limitFields(form: FormState, { commitment, programme, protocol, language }: Limits) {
  const t = commitmentWords(language)
  const projects = protocol.projects.map(({ id, title }) => ({ value: id, text: title }))
  return {
    from: field(form, 'from', { label: t.from, hint: t.periodHint, type: 'date' }),
    to: field(form, 'to', { label: t.to, hint: t.periodHint, type: 'date' }),
    themes: checkboxes(form, 'themes', {
      label: t.themes,
      hint: t.allHint,
      options: entries(offered(programme.themes, commitment?.themes), language),
    }),
    activityKinds: checkboxes(form, 'activityKinds', {
      label: t.activityKinds,
      hint: t.allHint,
      options: entries(offered(programme.activityKinds, commitment?.activityKinds), language),
    }),
    schoolKinds: checkboxes(form, 'schoolKinds', {
      label: t.schoolKinds,
      hint: t.allHint,
      options: schoolKinds.map((kind) => ({ value: kind, text: t[kind] })),
    }),
    projectId: select(form, 'projectId', { label: t.project, options: projects, placeholder: t.anyProject }),
  }
}

function entries(list: readonly ListEntry[], language: Language) {
  return list.map(({ code, name }) => ({ value: code, text: name[language] }))
}
