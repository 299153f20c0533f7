import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'
import { type ChangeScope, changeScopes, type SessionChange } from './session-change.rules.ts'

const planVersion = fields.wholeNumber(1, 1e9)

const change = z.object({
  planVersion,
  scope: fields.oneOf(changeScopes),
  day: fields.day(),
  from: fields.time(),
  to: fields.time(),
  spaces: fields.ids(),
  parts: fields.ids(),
  topic: fields.optionalText(300),
  reason: fields.optionalText(300),
})

export interface ReadChange {
  planVersion: number
  scope: ChangeScope
  change: SessionChange
  reason: string | null
}

/** What a session is to be, and which others follow it; `machines` tells the machines among the spaces. */
export function readChange(body: unknown, machines: ReadonlySet<string>): Read<ReadChange> {
  const read = readForm(change, body)
  if (!read.ok) return read
  const { planVersion: version, scope, day, from, to, spaces, parts: partIds, topic, reason } = read.value
  const machineIds = spaces.filter((id) => machines.has(id))
  const roomIds = spaces.filter((id) => !machines.has(id))
  const made = { day, from, to, roomIds, machineIds, partIds, topic }
  return { ok: true, value: { planVersion: version, scope, change: made, reason } }
}

const cancelling = z.object({ planVersion, reason: fields.text(300) })
/** Why a session is cancelled. */
export const readCancelling = (body: unknown): Read<z.infer<typeof cancelling>> => readForm(cancelling, body)

const restoring = z.object({ planVersion })
/** Which plan was on the screen when a button was pressed. */
export const readRestoring = (body: unknown): Read<z.infer<typeof restoring>> => readForm(restoring, body)

const recovery = z.object({ planVersion, day: fields.day(), from: fields.time(), to: fields.time() })
/** When a session makes up for another. */
export const readRecovery = (body: unknown): Read<z.infer<typeof recovery>> => readForm(recovery, body)

/** A tutor of a partner as one value: the ids of tutors are unique within their partner only. */
export function tutorValue(partnerId: string, tutorId: string): string {
  return `${partnerId}/${tutorId}`
}

const substitution = z.object({ planVersion, insteadOf: fields.optionalText(64), tutor: fields.text(140) })
/** Who comes, and in whose place; nobody's when one more person comes. */
export function readSubstitution(body: unknown) {
  const read = readForm(substitution, body)
  if (!read.ok) return read
  const [partnerId = '', tutorId = ''] = read.value.tutor.split('/')
  const { planVersion: version, insteadOf } = read.value
  return { ok: true as const, value: { planVersion: version, insteadOf, partnerId, tutorId } }
}
