import { z } from 'zod'
import { checkCup } from '../identifiers/cup.rules.ts'
import { fields, type Problems, type Read, readForm, refusedForm, type Typed, typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { type EuroCents, parseEuro, typedEuro } from '../platform/money.ts'
import { type BudgetLine, type FundedProject, funds } from './project.rules.ts'
import { version } from './protocol.forms.ts'

/** How many budget lines a form has room for. */
export const mostLines = 30
const lineParts = ['name', 'planned', 'committed'] as const
type LinePart = (typeof lineParts)[number] | 'id'

export function lineField(index: number, part: LinePart): string {
  return `line-${index}-${part}`
}

const project = z.object({
  id: fields.optionalText(64),
  version,
  title: fields.text(200),
  fund: fields.oneOf(funds),
  code: fields.optionalText(60),
  cup: fields.optionalText(40).transform((typed, ctx): string | null => {
    if (typed === null) return null
    const { normal, problems } = checkCup(typed)
    const [first] = problems
    if (!first) return normal
    ctx.issues.push({ code: 'custom', message: `cup-${first}`, input: typed })
    return z.NEVER
  }),
  from: fields.day(),
  to: fields.day(),
})

export interface ProjectInput {
  version: number
  facts: Omit<FundedProject, 'id'> & { id: string | null }
}

/** A funded project with its budget lines: with an id one that is there. */
export function readProject(body: unknown): Read<ProjectInput> {
  const read = readForm(project, body)
  const { budgetLines, problems } = readLines(typedOf(body))
  if (!read.ok) return { ...read, problems: { ...read.problems, ...problems } }
  if (Object.keys(problems).length > 0) return refusedForm(body, problems)
  const { version: shown, ...rest } = read.value
  return { ok: true, value: { version: shown, facts: { ...rest, budgetLines } } }
}

/** The budget lines that were typed, row by row; an empty row is no line. */
function readLines(typed: Typed): { budgetLines: BudgetLine[]; problems: Problems } {
  const budgetLines: BudgetLine[] = []
  const problems: Problems = {}
  for (let index = 0; index < mostLines; index += 1) {
    const row = lineParts.map((part) => textOf(typed, lineField(index, part)))
    if (row.every((text) => text === '')) continue
    const line = readLine(row)
    for (const part of lineParts) if (line[part]) problems[lineField(index, part)] = line[part]
    budgetLines.push({ ...line.read, id: textOf(typed, lineField(index, 'id')) || newId() })
  }
  return { budgetLines, problems }
}

type Line = Pick<BudgetLine, 'name' | 'planned' | 'committed'>

/** What a row says, and the problem of each of its fields. Nothing typed as committed is zero. */
function readLine([name, planned, committed]: readonly string[]) {
  const amounts = { planned: readAmount(planned), committed: readAmount(committed || '0') }
  const read: Line = { name: name ?? '', planned: amounts.planned.cents, committed: amounts.committed.cents }
  return {
    read,
    name: name ? null : 'line-without-name',
    planned: amounts.planned.problem,
    committed: amounts.committed.problem,
  }
}

function readAmount(text = ''): { cents: EuroCents; problem: string | null } {
  const cents = parseEuro(text)
  if (cents !== null) return { cents, problem: null }
  return { cents: 0, problem: text === '' ? 'required' : 'not-an-amount' }
}

/** How a project is shown in its form. */
export function typedProject({ id, title, fund, code, cup, from, to, budgetLines }: FundedProject): Typed {
  const lines = budgetLines.flatMap((line, index) => [
    [lineField(index, 'id'), line.id],
    [lineField(index, 'name'), line.name],
    [lineField(index, 'planned'), typedEuro(line.planned)],
    [lineField(index, 'committed'), typedEuro(line.committed)],
  ])
  return { id, title, fund, code: code ?? '', cup: cup ?? '', from, to, ...Object.fromEntries(lines) }
}

function textOf(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value.trim().replace(/\s+/gu, ' ').slice(0, 160) : ''
}
