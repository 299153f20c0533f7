import { z } from 'zod'
import type { Day } from '../platform/day.ts'
import { fields, type Read, readForm } from '../platform/form.ts'

/** A move as it was typed. */
export interface TypedMove {
  day: Day
  classId: string | null
  reason: string | null
}

// The forms stand on one page: each has names of its own.
const change = z
  .object({ changeClass: fields.id(), changeDay: fields.day() })
  .transform(({ changeClass: classId, changeDay: day }): TypedMove => ({ classId, day, reason: null }))
const leaving = z
  .object({ leavingDay: fields.day(), leavingReason: fields.text(200) })
  .transform(({ leavingDay: day, leavingReason: reason }): TypedMove => ({ classId: null, day, reason }))
const release = z
  .object({ releaseDay: fields.day(), releaseReason: fields.optionalText(80) })
  .transform(({ releaseDay: day, releaseReason: reason }): TypedMove => ({ classId: null, day, reason }))
const back = z
  .object({ returnClass: fields.id(), returnDay: fields.day() })
  .transform(({ returnClass: classId, returnDay: day }): TypedMove => ({ classId, day, reason: null }))

const forms = { 'class-change': change, leaving, transfer: release, return: back } as const

/** One of the forms of the page. */
export function readMove(kind: keyof typeof forms, body: unknown): Read<TypedMove> {
  return readForm<TypedMove>(forms[kind], body)
}

const taking = z.object({
  code: fields.text(20),
  taxCode: fields.text(20),
  classId: fields.id(),
  from: fields.day(),
})

export function readTaking(body: unknown): Read<z.infer<typeof taking>> {
  return readForm(taking, body)
}
