import { z } from 'zod'
import type { Day } from '../platform/day.ts'
import { fields, type Read, readForm, refusedForm } from '../platform/form.ts'
import { channels, type ContactFacts, contactProblems, outcomes } from './contact.rules.ts'

const facts = {
  day: fields.day(),
  channel: fields.oneOf(channels),
  person: fields.optionalText(120),
  outcome: fields.oneOf(outcomes),
  note: fields.optionalText(1000),
  askAgainOn: fields.optionalDay(),
}

const added = z.object({ ...facts, key: fields.id() })
const corrected = z.object({ ...facts, version: fields.wholeNumber(1, 1e9) })

/** A new entry; `key` becomes its id, so that a form sent twice is written once. */
export function readContact(body: unknown, today: Day): Read<{ key: string; facts: ContactFacts }> {
  const read = readForm(added, body)
  if (!read.ok) return read
  const { key, ...rest } = read.value
  return checked(body, today, { key, facts: rest })
}

/** A correction; `version` is the one that was on the screen. */
export function readCorrection(body: unknown, today: Day): Read<{ version: number; facts: ContactFacts }> {
  const read = readForm(corrected, body)
  if (!read.ok) return read
  const { version, ...rest } = read.value
  return checked(body, today, { version, facts: rest })
}

function checked<V extends { facts: ContactFacts }>(body: unknown, today: Day, value: V): Read<V> {
  const problems = contactProblems(value.facts, today)
  return Object.keys(problems).length > 0 ? refusedForm(body, { ...problems }) : { ok: true, value }
}
