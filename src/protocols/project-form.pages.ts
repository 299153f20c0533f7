import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { field, type FormState, problemSummary, select } from '../web/form-parts.ts'
import { empty, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { lineField, mostLines, typedProject } from './project.forms.ts'
import { type FundedProject, funds } from './project.rules.ts'
import { type ProjectWords, projectWords } from './project.text.ts'
import { meanwhileLink, type Submitted, versionOf } from './protocol-form.pages.ts'
import type { Protocol } from './protocol.rules.ts'
import { protocolWords } from './protocol.text.ts'

const spareRows = 3
const fewestRows = 4

/** A funded project: a new one, or one that is there. */
export function projectFormPage(
  protocol: Protocol,
  { project, submitted }: { project: FundedProject | null; submitted: Submitted },
  ctx: Ctx,
) {
  const t = projectWords(ctx.language)
  const typed = submitted.typed ?? (project ? typedProject(project) : {})
  const form = formState(ctx.language, { ...submitted, typed }, { ...protocolWords(ctx.language), ...t })
  const fields = projectFields(form, t)
  const rows = lineRows(form, t)
  return {
    title: project ? t.edit : t.newTitle,
    lead: protocol.title,
    t,
    fields,
    lines: table({
      caption: t.budget,
      columns: [t.line, t.planned, t.committed],
      rows: rows.map((row) => row.map((each) => ({ field: each }))),
      empty: empty(t.noLines),
    }),
    problems: problemSummary(form, [...Object.values(fields), ...rows.flat()]),
    hidden: [
      { name: 'id', value: project?.id ?? '' },
      ...versionOf(protocol),
      ...rows.map((_, index) => ({ name: lineField(index, 'id'), value: textOf(form, lineField(index, 'id')) })),
    ],
    meanwhile: meanwhileLink(protocol, submitted, protocolWords(ctx.language)),
    action: paths.protocolProjects({ protocolId: protocol._id }),
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.protocol({ protocolId: protocol._id }) } },
  }
}

function projectFields(form: FormState, t: ProjectWords) {
  return {
    title: field(form, 'title', { label: t.title, required: true, maxlength: 200 }),
    fund: select(form, 'fund', {
      label: t.fund,
      required: true,
      placeholder: '…',
      options: funds.map((fund) => ({ value: fund, text: t[fund] })),
    }),
    code: field(form, 'code', { label: t.code, hint: t.codeHint, maxlength: 60, width: 'medium' }),
    cup: field(form, 'cup', { label: t.cup, hint: t.cupHint, maxlength: 40, width: 'medium' }),
    from: field(form, 'from', { label: t.from, type: 'date', required: true }),
    to: field(form, 'to', { label: t.to, type: 'date', required: true }),
  }
}

/** The rows that are filled in, and some more. */
function lineRows(form: FormState, t: ProjectWords) {
  const parts = ['name', 'planned', 'committed'] as const
  const filled = Array.from({ length: mostLines }, (_, index) => index).findLast((index) =>
    parts.some((part) => textOf(form, lineField(index, part)) !== ''),
  )
  const count = Math.min(mostLines, Math.max(fewestRows, (filled ?? -1) + 1 + spareRows))
  return Array.from({ length: count }, (_, index) =>
    parts.map((part) => {
      const what = { name: t.line, planned: t.planned, committed: t.committed }[part]
      const width = part === 'name' ? 'full' : 'narrow'
      const inputmode = part === 'name' ? null : 'decimal'
      return field(form, lineField(index, part), {
        label: t.lineLabel(what, index + 1),
        width,
        inputmode,
        maxlength: 160,
      })
    }),
  )
}

function textOf({ typed }: FormState, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value.trim() : ''
}
