import { type Problems, type Typed } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { hoursAndMinutes, type Minutes, parseMinutes } from '../platform/minutes.ts'
import { type ModulePart, partPhases } from './lab-module.rules.ts'
import { minutesLacking } from './module-check.rules.ts'

/** How many parts a module may have. */
export const mostParts = 40
const fewestRows = 4
const spareRows = 2
const addedRows = 5

const partFields = ['title', 'description', 'phase', 'hours'] as const
type PartField = (typeof partFields)[number] | 'id'

const longest = { title: 160, description: 500 }

/** The name of a control of a part, counted from 0. */
export function partField(index: number, field: PartField): string {
  return `part-${index}-${field}`
}

/** The parts that were typed, row by row; a row without title, description and hours is none. */
export function readParts(typed: Typed): { parts: ModulePart[]; problems: Problems } {
  const parts: ModulePart[] = []
  const problems: Problems = {}
  for (const index of typedRows(typed)) {
    const { part, wrong } = readPart(index, typed)
    for (const [field, problem] of Object.entries(wrong)) problems[partField(index, field as PartField)] = problem
    parts.push(part)
  }
  return { parts, problems }
}

function readPart(index: number, typed: Typed): { part: ModulePart; wrong: Partial<Record<PartField, string>> } {
  const [title, description, phase, hours] = partFields.map((field) => textOf(typed, partField(index, field)))
  const minutes = parseMinutes(hours ?? '')
  const known = partPhases.find((each) => each === phase)
  const wrong = {
    ...lengthProblem('title', title),
    ...lengthProblem('description', description),
    ...(title ? {} : { title: 'required' }),
    ...(known ? {} : { phase: 'required' }),
    ...hoursProblem(hours ?? '', minutes),
  }
  const part = {
    id: textOf(typed, partField(index, 'id')).slice(0, 64) || newId(),
    title: (title ?? '').replaceAll(/\s+/gu, ' '),
    description: description || null,
    phase: known ?? partPhases[0],
    minutes: minutes ?? 0,
  }
  return { part, wrong }
}

function lengthProblem(field: keyof typeof longest, text = ''): Partial<Record<PartField, string>> {
  return text.length > longest[field] ? { [field]: 'too-long' } : {}
}

function hoursProblem(text: string, minutes: Minutes | null): Partial<Record<PartField, string>> {
  if (minutes !== null && minutes > 0) return {}
  return { hours: text === '' ? 'required' : minutes === 0 ? 'part-without-hours' : 'not-a-duration' }
}

/** The rows in which something stands. A phase alone is nothing: it is chosen beforehand. */
function typedRows(typed: Typed): number[] {
  const written = ['title', 'description', 'hours'] as const
  return Array.from({ length: mostParts }, (_, index) => index).filter((index) =>
    written.some((field) => textOf(typed, partField(index, field)) !== ''),
  )
}

/** How many rows the form shows: those that are filled in and some more, or as many as were asked for. */
export function rowsToShow(typed: Typed): number {
  const filled = (typedRows(typed).at(-1) ?? -1) + 1
  const before = Math.min(Number.parseInt(textOf(typed, 'rows'), 10) || 0, mostParts)
  const more = isAddingRows(typed) ? addedRows : 0
  return Math.min(mostParts, Math.max(fewestRows, filled + spareRows, before + more))
}

/** Whether the form asks for more rows, and is not to be stored yet. */
export function isAddingRows(typed: Typed): boolean {
  return textOf(typed, 'step') === 'rows'
}

/** Minutes that the typed parts lack to the typed hours; null while the hours are no duration. */
export function typedLacking(typed: Typed): Minutes | null {
  const minutes = parseMinutes(textOf(typed, 'hours'))
  if (minutes === null) return null
  const parts = typedRows(typed).map((index) => ({
    minutes: parseMinutes(textOf(typed, partField(index, 'hours'))) ?? 0,
  }))
  return minutesLacking({ parts, minutes })
}

/** How the parts are shown in the form. */
export function typedParts(parts: readonly ModulePart[]): Typed {
  const rows = parts.flatMap((part, index) => [
    [partField(index, 'id'), part.id],
    [partField(index, 'title'), part.title],
    [partField(index, 'description'), part.description ?? ''],
    [partField(index, 'phase'), part.phase],
    [partField(index, 'hours'), hoursAndMinutes(part.minutes)],
  ])
  return Object.fromEntries(rows) as Typed
}

function textOf(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value.trim() : ''
}
