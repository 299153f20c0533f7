// Reading a round file (file di una tornata) that anybody may have written: either it has the shape of a round, or every
// place where it has not is one line. Keys that mean nothing here are ignored, and `null` is as good as leaving out. Whether
// what it says holds together is looked at afterwards (round-check).
import type { RoundFile } from './round-file.rules.ts'
import { shown } from './round-index.rules.ts'

export type RoundReading = { file: RoundFile } | { problems: string[] }

/** Tells what is wrong with a value, if anything is. */
type Check = (value: unknown, at: string, problems: string[]) => void
type Fields = Record<string, unknown>

export function readRoundFile(text: string): RoundReading {
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch (error) {
    return { problems: [`the file is not JSON: ${oneLine(error)}`] }
  }
  const problems: string[] = []
  round(content, 'the round', problems)
  return problems.length > 0 ? { problems } : { file: filled(content as RoundFile) }
}

/** Without a seed there must be a lottery, which is looked at afterwards; without wishes there are none. */
function filled(file: RoundFile): RoundFile {
  file.seed ??= ''
  for (const of of file.students) of.preferences ??= []
  return file
}

const oneLine = (error: unknown) => String(error instanceof Error ? error.message : error).replace(/\s+/gu, ' ')

const ofType =
  (type: 'string' | 'number' | 'boolean', name: string): Check =>
  (value, at, problems) => {
    if (typeof value !== type) problems.push(`${at} must be ${name}, not ${briefly(value)}`)
  }

const id = ofType('string', 'a text')
const figure = ofType('number', 'a number')
const yesOrNo = ofType('boolean', 'true or false')

const listOf =
  (check: Check): Check =>
  (value, at, problems) => {
    if (!Array.isArray(value)) problems.push(`${at} must be a list, not ${briefly(value)}`)
    else for (const [place, entry] of value.entries()) check(entry, `${at}[${place}]`, problems)
  }

/** A list of so many ids. */
const tuple =
  (fewest: number, most: number, name: string): Check =>
  (value, at, problems) => {
    if (!Array.isArray(value) || value.length < fewest || value.length > most)
      problems.push(`${at} must be ${name}, not ${briefly(value)}`)
    else for (const [place, entry] of value.entries()) id(entry, `${at}[${place}]`, problems)
  }

/** An object whose `required` fields are there; those of `optional` that are null are taken off. */
const fieldsOf =
  (required: Record<string, Check>, optional: Record<string, Check>): Check =>
  (value, at, problems) => {
    if (!isFields(value)) {
      problems.push(`${at} must be an object, not ${briefly(value)}`)
      return
    }
    for (const [name, check] of Object.entries(required)) {
      if (Object.hasOwn(value, name)) check(value[name], `${at}.${name}`, problems)
      else problems.push(`${at}: ${name} is missing`)
    }
    for (const [name, check] of Object.entries(optional)) {
      if (!Object.hasOwn(value, name)) continue
      if (value[name] === null) delete value[name]
      else check(value[name], `${at}.${name}`, problems)
    }
  }

const distances: Check = (value, at, problems) => {
  if (!isFields(value)) problems.push(`${at} must be an object, not ${briefly(value)}`)
  else for (const [offer, distance] of Object.entries(value)) figure(distance, `${at}[${shown(offer)}]`, problems)
}

const student = fieldsOf({ id }, { class: id, preferences: listOf(id), acceptsAny: yesOrNo, zoneDistance: distances })
const offer = fieldsOf(
  { id, max: figure },
  { host: id, min: figure, running: figure, classMax: figure, priorities: listOf(listOf(id)) },
)
const group = fieldsOf({ id, max: figure, offers: listOf(id) }, { running: figure })
const options = fieldsOf({}, { mechanism: id, fallback: yesOrNo, rescue: yesOrNo, minimums: yesOrNo })
const pair = tuple(2, 2, 'a pair of student and offer')

const round = fieldsOf(
  { roundId: id, students: listOf(student), offers: listOf(offer) },
  {
    seed: id,
    lottery: listOf(id),
    options,
    groups: listOf(group),
    locks: listOf(pair),
    forbidden: listOf(pair),
    ineligible: listOf(tuple(2, 3, 'a pair of student and offer, with or without a reason')),
  },
)

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function briefly(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = shown(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
