import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import { formatEuro } from '../platform/money.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { empty, facts, linkTo, postTo, status, table } from '../web/parts.ts'
import { budgetOf, type FundedProject } from './project.rules.ts'
import { projectWords } from './project.text.ts'
import type { Protocol } from './protocol.rules.ts'

/** The funded projects of a protocol with their budgets. */
export function projectsPart(protocol: Protocol, ctx: Ctx) {
  const t = projectWords(ctx.language)
  const edits = may(ctx.actor, 'protocol.edit')
  const add = paths.protocolProjects({ protocolId: protocol._id })
  return {
    t,
    list: protocol.projects.map((project) => projectPanel(project, ctx.language, edits ? protocol : null)),
    empty: protocol.projects.length === 0 ? empty(t.none, t.noneAdvice) : null,
    actions: edits ? [linkTo(t.add, add, { icon: 'it-plus' })] : [],
  }
}

/** `editable`: the protocol it is in, for who may change it. */
function projectPanel(project: FundedProject, language: Language, editable: Protocol | null) {
  const t = projectWords(language)
  const { planned, committed } = budgetOf(project)
  return {
    title: project.title,
    facts: facts([
      [t.fund, t[project.fund]],
      [t.code, project.code],
      [t.cup, project.cup],
      [t.period, t.periodOf(formatDay(project.from, language), formatDay(project.to, language))],
    ]),
    warning: committed > planned ? status(t.overCommitted, 'danger') : null,
    budget: table({
      caption: t.budget,
      columns: [t.line, { text: t.planned, numeric: true }, { text: t.committed, numeric: true }],
      rows: project.budgetLines.map((line) => [
        line.name,
        formatEuro(line.planned, language),
        { text: formatEuro(line.committed, language), note: line.committed > line.planned ? t.overCommitted : null },
      ]),
      totals: [t.total, formatEuro(planned, language), formatEuro(committed, language)],
      empty: empty(t.noLines),
    }),
    actions: editable ? actionsOf(project, editable, language) : [],
  }
}

function actionsOf({ id, title }: FundedProject, { _id, version }: Protocol, language: Language) {
  const t = projectWords(language)
  const url = paths.protocolProjects({ protocolId: _id })
  return [
    linkTo(t.edit, withQuery(url, { progetto: id }), { look: 'plain', icon: 'it-pencil' }),
    postTo(t.remove, url, {
      look: 'plain',
      fields: { id, remove: 'yes', version: String(version) },
      confirm: t.removeConfirm(title),
    }),
  ]
}
