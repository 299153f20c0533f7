import type { Ctx } from '../access/actor.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import { type FormState, problemSummary, select, textarea } from '../web/form-parts.ts'
import { type ContentOf, empty, postTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type Submitted, textOf } from './agreement-form.pages.ts'
import { blockParts } from './agreement-text.pages.ts'
import type { TemplateVersion } from './agreement-template.rules.ts'
import { templateProblems, templateWords } from './agreement-template.text.ts'
import type { Agreement, TextBlock } from './agreement.rules.ts'
import { templateConditions, templateFields, isTemplateField } from './template-fields.rules.ts'
import type { TemplateProblem } from './template.rules.ts'

interface TemplatePage {
  template: { text: string; own: boolean; version: number; history: readonly TemplateVersion[] }
  /** The cases that can be chosen. */
  agreements: readonly Pick<Agreement, '_id' | 'host' | 'terms'>[]
  partners: readonly Pick<Partner, '_id' | 'name'>[]
  submitted: Submitted
  problems: readonly TemplateProblem[]
  preview: { name: string; blocks: readonly TextBlock[]; missing: readonly string[] } | null
}

export function templatePage(around: TemplatePage, ctx: Ctx) {
  const t = templateWords(ctx.language)
  const { template, submitted, problems, preview } = around
  const typed = { text: template.text, version: String(template.version) }
  const form = formState(ctx.language, { typed, ...submitted }, t)
  const fields = {
    text: textarea(form, 'text', { label: t.text, hint: t.textHint, required: true, rows: 24 }),
    example: exampleField(form, around, ctx),
  }
  return {
    title: t.title,
    t,
    lead: template.own ? t.leadOwn : t.leadProgramme,
    wrong: problems.length > 0 ? problemTable(problems, ctx) : null,
    preview: preview && {
      title: t.previewOf(preview.name),
      blocks: blockParts(preview.blocks),
      open: preview.missing.length > 0 ? t.open(preview.missing.join(', ')) : null,
    },
    problems: problemSummary(form, Object.values(fields)),
    fields,
    version: textOf(form.typed['version']),
    action: paths.agreementTemplate(),
    previewAction: paths.agreementTemplatePreview(),
    cancelHref: paths.agreements(),
    restore: template.own ? [restoreButton(template.version, ctx)] : [],
    names: [...templateFields],
    conditions: templateConditions.filter((name) => !isTemplateField(name)),
    versions: versionsOf(template.history, ctx),
  }
}

function exampleField(form: FormState, { agreements, partners }: TemplatePage, { language }: Ctx) {
  const t = templateWords(language)
  return select(form, 'example', {
    label: t.example,
    hint: t.exampleHint,
    placeholder: t.noExample,
    options: [
      ...agreements.map(({ _id, host, terms }) => ({
        value: `a:${_id}`,
        text: `${t.agreements}: ${host.name} (${terms.from.slice(0, 4)})`,
      })),
      ...partners.map(({ _id, name }) => ({ value: `p:${_id}`, text: `${t.host}: ${name}` })),
    ],
  })
}

function problemTable(problems: readonly TemplateProblem[], { language }: Ctx) {
  const t = templateWords(language)
  const sentences = templateProblems(language)
  return table({
    caption: t.problems,
    columns: [t.line, t.problem],
    rows: problems.map(({ line, problem, name, suggestion }): ContentOf[] => [
      String(line),
      {
        text: name ? `${name.slice(0, 80)}: ${sentences[problem]}` : sentences[problem],
        note: suggestion ? t.meant(suggestion) : null,
      },
    ]),
    empty: empty(t.noProblems),
  })
}

function restoreButton(version: number, { language }: Ctx) {
  const t = templateWords(language)
  return postTo(t.restore, paths.agreementTemplate(), {
    fields: { form: 'restore', version: String(version) },
    confirm: t.restoreConfirm,
  })
}

function versionsOf(history: readonly TemplateVersion[], { language }: Ctx) {
  const t = templateWords(language)
  return history.toReversed().map(({ version, at, by, text }) => ({
    title: version === 0 ? t.ofProgramme : t.version(version),
    note: t.until(formatInstant(at, language), by.name),
    text,
  }))
}
