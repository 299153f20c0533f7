// The template of an agreement (modello di convenzione) is text with places to fill in: {{scuola.denominazione}}, and
// passages that stand only sometimes: {{#se ente.impresa}} ... {{altrimenti}} ... {{/se}}. It is taken apart by the
// parser of Handlebars and then only read: nothing of it is ever compiled or run, and whatever is not text, a known
// place or a known condition is a problem with its line. Lines say what they are: "# " the title, "## " a heading,
// "- " an item of a list; a blank line ends a paragraph. What is filled in can never become any of these.

import Handlebars from 'handlebars'
import type { TextBlock } from './agreement.rules.ts'
import { holds, isTemplateCondition, isTemplateField, nearestName } from './template-fields.rules.ts'
import { type PlainCondition, templateConditions, type TemplateField } from './template-fields.rules.ts'
import { templateFields, type TemplateValues } from './template-fields.rules.ts'

export const longestTemplate = 40_000
const deepest = 8
// Passages that are open at once: more are a mistake, on which the parser would spend seconds.
const mostOpen = 50
// Whoever corrects these sees the others then.
const mostProblems = 50

export type TemplateProblemKind =
  | 'empty'
  | 'too-long'
  | 'not-readable'
  | 'unknown-field'
  | 'unknown-condition'
  | 'not-allowed'
  | 'nested-too-deeply'
  | 'no-title'

export interface TemplateProblem {
  /** From 1. */
  line: number
  problem: TemplateProblemKind
  /** What was written there. */
  name: string
  /** The name that was probably meant. */
  suggestion: string | null
}

type Part =
  | { kind: 'text'; text: string }
  | { kind: 'field'; name: TemplateField }
  | { kind: 'choice'; condition: TemplateField | PlainCondition; held: Part[]; otherwise: Part[] }

/** What is to be written by hand on paper. */
export const blank = '____________'

/** What is wrong with a template, the first fifty; none when it can be filled. */
export function checkTemplate(text: string): TemplateProblem[] {
  return readTemplate(text).problems
}

/**
 * The text of an agreement in blocks, and the fields that stay open because nothing is known of them. A template with
 * problems gives nothing: it must be checked before.
 */
export function fillTemplate(text: string, values: TemplateValues): { blocks: TextBlock[]; missing: TemplateField[] } {
  const { parts, problems } = readTemplate(text)
  if (problems.length > 0) return { blocks: [], missing: [] }
  const missing = new Set<TemplateField>()
  const filled = textOf(parts, values, missing)
  return { blocks: blocksOf(filled), missing: [...missing] }
}

function readTemplate(text: string): { parts: Part[]; problems: TemplateProblem[] } {
  const whole = (problem: TemplateProblemKind, line = 1) => [{ line, problem, name: '', suggestion: null }]
  if (text.trim() === '') return { parts: [], problems: whole('empty') }
  if (text.length > longestTemplate) return { parts: [], problems: whole('too-long') }
  const normal = text.replace(/\r\n?/gu, '\n').replaceAll(mark, '')
  if (!/^# \S/mu.test(normal)) return { parts: [], problems: whole('no-title') }
  const tooDeep = lineTooDeep(normal)
  if (tooDeep !== null) return { parts: [], problems: whole('nested-too-deeply', tooDeep) }
  try {
    const problems: TemplateProblem[] = []
    const program = Handlebars.parse(normal.replace(/\{\{(~?)\s*altrimenti\s*(~?)\}\}/gu, '{{$1else$2}}'))
    const parts = partsOf(program, problems, 0)
    return { parts, problems: problems.slice(0, mostProblems) }
  } catch (error) {
    return { parts: [], problems: [parseProblem(error)] }
  }
}

/** The line on which more passages are open than anybody writes; null while there are not so many. */
function lineTooDeep(text: string): number | null {
  // Of each passage how many are open with it: "else se" opens another, and one end closes them all.
  const open: number[] = []
  let total = 0
  for (const { 0: sign, index } of text.matchAll(/\{\{~?\s*(?:[#/]|\^(?!~?\})|else\s+\w)/gu)) {
    if (sign.endsWith('/')) {
      total -= open.pop() ?? 0
      continue
    }
    const begins = sign.endsWith('#') || sign.endsWith('^')
    open.push(begins ? 1 : (open.pop() ?? 0) + 1)
    total++
    if (total > mostOpen) return text.slice(0, index).split('\n').length
  }
  return null
}

/** The parser says where it stopped either in `hash.loc` or only in its words ("Parse error on line 3"). */
function parseProblem(error: unknown): TemplateProblem {
  const words = error instanceof Error ? error.message : ''
  const given = error as { lineNumber?: number; hash?: { loc?: { first_line?: number } } }
  const inWords = /line (\d+)/u.exec(words)?.[1] ?? /- (\d+):\d+$/u.exec(words)?.[1]
  const line = given.lineNumber ?? given.hash?.loc?.first_line ?? Number(inWords ?? 1)
  return { line, problem: 'not-readable', name: '', suggestion: null }
}

function partsOf(program: hbs.AST.Program | undefined, problems: TemplateProblem[], depth: number): Part[] {
  return (program?.body ?? []).flatMap((statement) => partOf(statement, problems, depth))
}

function partOf(statement: hbs.AST.Statement, problems: TemplateProblem[], depth: number): Part[] {
  if (problems.length >= mostProblems) return []
  switch (statement.type) {
    case 'CommentStatement':
      return []
    case 'ContentStatement':
      return [{ kind: 'text', text: (statement as hbs.AST.ContentStatement).value }]
    case 'MustacheStatement':
      return fieldPart(statement as hbs.AST.MustacheStatement, problems)
    case 'BlockStatement':
      return choicePart(statement as hbs.AST.BlockStatement, problems, depth)
    default:
      problems.push({ line: statement.loc.start.line, problem: 'not-allowed', name: '', suggestion: null })
      return []
  }
}

function fieldPart(statement: hbs.AST.MustacheStatement, problems: TemplateProblem[]): Part[] {
  const name = nameOf(statement.path)
  const line = statement.loc.start.line
  if (!statement.escaped || statement.params.length > 0 || hasHash(statement)) {
    problems.push({ line, problem: 'not-allowed', name, suggestion: null })
    return []
  }
  if (isTemplateField(name)) return [{ kind: 'field', name }]
  problems.push({ line, problem: 'unknown-field', name, suggestion: nearestName(name, templateFields) })
  return []
}

function choicePart(statement: hbs.AST.BlockStatement, problems: TemplateProblem[], depth: number): Part[] {
  const line = statement.loc.start.line
  const [given, ...others] = statement.params
  const opener = nameOf(statement.path)
  if (opener !== 'se' || !given || others.length > 0 || hasHash(statement) || hasNames(statement)) {
    problems.push({ line, problem: 'not-allowed', name: opener, suggestion: opener === 'se' ? null : 'se' })
    return []
  }
  if (depth >= deepest) {
    problems.push({ line, problem: 'nested-too-deeply', name: '', suggestion: null })
    return []
  }
  const condition = nameOf(given)
  const held = partsOf(statement.program, problems, depth + 1)
  const otherwise = partsOf(statement.inverse, problems, depth + 1)
  if (isTemplateCondition(condition)) return [{ kind: 'choice', condition, held, otherwise }]
  const suggestion = nearestName(condition, templateConditions)
  problems.push({ line, problem: 'unknown-condition', name: condition, suggestion })
  return []
}

function hasHash({ hash }: hbs.AST.MustacheStatement | hbs.AST.BlockStatement): boolean {
  return (hash?.pairs.length ?? 0) > 0
}

/** Names for what a block passes on ("as |x|"). */
function hasNames({ program, inverse }: hbs.AST.BlockStatement): boolean {
  return [program, inverse].some((each) => (each?.blockParams?.length ?? 0) > 0)
}

function nameOf(expression: hbs.AST.Expression): string {
  return 'original' in expression ? String(expression.original) : ''
}

/** Stands before whatever was filled in, so that a value that begins with "# " or "- " stays a value. */
const mark = '\u0000'

function textOf(parts: readonly Part[], values: TemplateValues, missing: Set<TemplateField>): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'choice')
        return textOf(holds(part.condition, values) ? part.held : part.otherwise, values, missing)
      const value = printable(values.fields[part.name] ?? '')
      if (value === '') missing.add(part.name)
      return mark + (value || blank)
    })
    .join('')
}

/** Each line of a value that has several becomes a paragraph of its own. */
function printable(value: string): string {
  const lines = value.split(/[\n\r\u2028\u2029]+/u).map((line) => line.replace(/[\p{Cc}\s]+/gu, ' ').trim())
  return lines.filter(Boolean).join(`\n\n${mark}`)
}

const leads = [
  ['## ', 'heading'],
  ['# ', 'title'],
  ['- ', 'item'],
] as const

function blocksOf(text: string): TextBlock[] {
  const blocks: TextBlock[] = []
  let open = false
  for (const line of text.split('\n').map((each) => each.trim())) {
    const lead = leads.find(([sign]) => line.startsWith(sign))
    const content = tidy(lead ? line.slice(lead[0].length) : line)
    const last = blocks.at(-1)
    if (content !== '' && !lead && open && last) last.text += ` ${content}`
    else if (content !== '') blocks.push({ kind: lead ? lead[1] : 'paragraph', text: content })
    open = content !== '' && !lead
  }
  return blocks
}

function tidy(text: string): string {
  return text
    .replaceAll(mark, '')
    .replace(/[^\S\n]+/gu, ' ')
    .trim()
}
