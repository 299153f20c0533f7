import { z } from 'zod'
import type { Weekday } from '../platform/day.ts'
import { fields, type Problems, type Read, readForm, refusedForm, type Typed } from '../platform/form.ts'
import type { EditionFacts, StaffChoice } from './edition-facts.rules.ts'
import { fixedOnceRunning, staffParts } from './edition-facts.rules.ts'
import { editionEvents } from './edition-move.rules.ts'
import type { Edition, PatternSlot } from './edition.rules.ts'

/** So many rows of each kind stand in the form, filled or not. */
export const slotRows = [1, 2, 3, 4] as const
export const staffRows = [1, 2, 3, 4, 5] as const

const version = fields.wholeNumber(1, 1e9)
const weekdayTexts = ['1', '2', '3', '4', '5', '6', '7'] as const
const optionalWeekday = z.preprocess((value) => (value === '' ? undefined : value), z.enum(weekdayTexts).optional())
const optionalPart = z.preprocess((value) => (value === '' ? undefined : value), z.enum(staffParts).optional())

const slotShape = Object.fromEntries(
  slotRows.flatMap((row) => [
    [`slot-${row}-weekday`, optionalWeekday],
    [`slot-${row}-from`, fields.optionalTime()],
    [`slot-${row}-to`, fields.optionalTime()],
  ]),
)
const staffShape = Object.fromEntries(
  staffRows.flatMap((row) => [
    [`staff-${row}-id`, fields.optionalText(64)],
    [`staff-${row}-part`, optionalPart],
  ]),
)
const ids = () => fields.ids().transform((list) => [...new Set(list)])

const few = {
  title: fields.text(160),
  seats: fields.wholeNumber(1, 500),
  enrolUntil: fields.optionalDay(),
}
const facts = {
  ...few,
  siteId: fields.id(),
  from: fields.day(),
  to: fields.day(),
  rooms: ids(),
  machines: ids(),
  minimum: fields.wholeNumber(1, 500),
  minimumBy: fields.optionalDay(),
}

type Row = Record<string, unknown>

/** The rows of the weekly pattern; a row half filled is a problem of its first empty field. */
function patternOf(value: Row, problems: Problems): PatternSlot[] {
  return slotRows.flatMap((row) => {
    const names = ['weekday', 'from', 'to'].map((part) => `slot-${row}-${part}`)
    const [weekday, from, to] = names.map((name) => value[name] ?? null)
    if (weekday === null && from === null && to === null) return []
    const missing = names.find((name) => (value[name] ?? null) === null)
    if (missing) problems[missing] = 'slot-incomplete'
    return missing ? [] : [{ weekday: Number(weekday) as Weekday, from, to } as PatternSlot]
  })
}

/** The people, with the part of each; a person without a part is a trainer in the first row, otherwise a co-trainer. */
function staffOf(value: Row): StaffChoice[] {
  return staffRows.flatMap((row) => {
    const [id, part] = [value[`staff-${row}-id`], value[`staff-${row}-part`]]
    if (typeof id !== 'string') return []
    return [{ id, part: (part as StaffChoice['part'] | undefined) ?? (row === 1 ? 'trainer' : 'co-trainer') }]
  })
}

type Facts = Omit<EditionFacts, 'staff'>

function factsOf(value: z.infer<z.ZodObject<typeof facts>>, pattern: PatternSlot[]): Facts {
  const { title, siteId, from, to, rooms, machines, seats, minimum, minimumBy, enrolUntil } = value
  return {
    title,
    siteId,
    from,
    to,
    pattern,
    roomIds: rooms,
    machineIds: machines,
    seats,
    minimum,
    minimumBy,
    enrolUntil,
  }
}

// The id that a form brings becomes an address, and part of the ids of its sessions: `nuovo` is the address of the form.
const madeId = fields.id().refine((id) => /^[\w-]+$/u.test(id) && id !== 'nuovo', { error: 'not-valid' })

const newEdition = z.object({
  ...facts,
  id: madeId,
  moduleId: fields.id(),
  partnerId: fields.id(),
  copiedFrom: fields.optionalText(64),
  versionNumber: z.preprocess((value) => (value === '' ? undefined : value), fields.wholeNumber(1, 1e6).optional()),
  code: fields
    .optionalText(30)
    .transform((text) => text?.toUpperCase().replaceAll(/\s+/gu, '') || null)
    .refine((code) => code === null || /^[A-Z0-9][A-Z0-9/._-]*$/u.test(code), { error: 'not-a-code' }),
})
const slots = z.object(slotShape)
const people = z.object(staffShape)

export interface NewEditionRead {
  id: string
  moduleId: string
  partnerId: string
  code: string | null
  /** The edition it is a copy of, and the version of the module it takes; null: a new one, of the version in force. */
  copiedFrom: string | null
  versionNumber: number | null
  facts: EditionFacts
}

/** A new edition; `id` is that of the form, so that it is made once however often it is sent. */
export function readNewEdition(body: unknown): Read<NewEditionRead> {
  const read = readForm(newEdition, body)
  const [pattern, staff] = [readPattern(body), readForm(people, body)]
  if (!read.ok || !pattern.ok || !staff.ok) return together(body, [read, pattern, staff])
  const { id, moduleId, partnerId, code, copiedFrom, versionNumber = null } = read.value
  const given = { ...factsOf(read.value, pattern.value), staff: staffOf(staff.value) }
  return { ok: true, value: { id, moduleId, partnerId, code, copiedFrom, versionNumber, facts: given } }
}

const changed = z.object({ ...facts, version })

/** Changes to an edition that has not begun, and the version that was on the screen. */
export function readEdition(body: unknown): Read<{ version: number; facts: Facts }> {
  const [read, pattern] = [readForm(changed, body), readPattern(body)]
  if (!read.ok || !pattern.ok) return together(body, [read, pattern])
  return { ok: true, value: { version: read.value.version, facts: factsOf(read.value, pattern.value) } }
}

function readPattern(body: unknown): Read<PatternSlot[]> {
  const read = readForm(slots, body)
  if (!read.ok) return read
  const problems: Problems = {}
  const pattern = patternOf(read.value, problems)
  return Object.keys(problems).length > 0 ? refusedForm(body, problems) : { ok: true, value: pattern }
}

/** Everything that is wrong in several parts of one form. */
function together(body: unknown, reads: readonly Read<unknown>[]) {
  return refusedForm(body, Object.assign({}, ...reads.map((read) => (read.ok ? {} : read.problems))) as Problems)
}

const fewChanged = z.object({ ...few, version })

/** What may still change once it has begun; the rest stays as the edition has it. */
export function readBegunEdition(body: unknown, edition: Edition): Read<{ version: number; facts: Facts }> {
  const read = readForm(fewChanged, body)
  if (!read.ok) return read
  const { version: shown, ...given } = read.value
  return { ok: true, value: { version: shown, facts: { ...fixedOnceRunning(edition), ...given } } }
}

const shownVersion = z.object({ version, planVersion: version, future: fields.checked() })

export interface StaffRead {
  version: number
  planVersion: number
  staff: StaffChoice[]
  /** The sessions to come follow. */
  future: boolean
}

/** The people who usually train, and whether the sessions to come follow. */
export function readStaff(body: unknown): Read<StaffRead> {
  const [read, staff] = [readForm(shownVersion, body), readForm(people, body)]
  if (!read.ok || !staff.ok) return together(body, [read, staff])
  return { ok: true, value: { ...read.value, staff: staffOf(staff.value) } }
}

const move = z.object({ event: fields.oneOf(editionEvents), version, reason: fields.optionalText(500) })

/** A move; whether it needs a reason is for the rule to say. */
export const readMove = (body: unknown): Read<z.infer<typeof move>> => readForm(move, body)

const versionChoices = ['current', 'same'] as const
const copy = z.object({ id: madeId, which: fields.oneOf(versionChoices) })

/** The button that makes the copy: the id of the copy, and which version of the module it takes. */
export const readCopy = (body: unknown): Read<z.infer<typeof copy>> => readForm(copy, body)

/** How the facts of an edition stand in the form. */
export function typedFacts(facts: Facts): Typed {
  const slots = facts.pattern.slice(0, slotRows.length).map(
    (slot, index): Typed => ({
      [`slot-${index + 1}-weekday`]: String(slot.weekday),
      [`slot-${index + 1}-from`]: slot.from,
      [`slot-${index + 1}-to`]: slot.to,
    }),
  )
  return Object.assign(
    {
      title: facts.title,
      siteId: facts.siteId,
      from: facts.from,
      to: facts.to,
      rooms: facts.roomIds,
      machines: facts.machineIds,
      seats: String(facts.seats),
      minimum: String(facts.minimum),
      minimumBy: facts.minimumBy ?? '',
      enrolUntil: facts.enrolUntil ?? '',
    },
    ...slots,
  )
}

/** How people and their parts stand in the form. */
export function typedStaff(choices: readonly StaffChoice[]): Typed {
  return Object.assign(
    {},
    ...choices
      .slice(0, staffRows.length)
      .map(({ id, part }, index): Typed => ({ [`staff-${index + 1}-id`]: id, [`staff-${index + 1}-part`]: part })),
  )
}
