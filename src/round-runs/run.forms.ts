import { z } from 'zod'
import { mechanisms } from '../matching/round-file.rules.ts'
import { fields, type Read, readForm, refusedForm } from '../platform/form.ts'
import type { WhatIf } from './run.rules.ts'
import type { NewRun } from './new-run.rules.ts'

const id = () => fields.id().refine((text) => /^[0-9a-z]{22}$/u.test(text), { error: 'not-valid' })
const plain = z.object({ id: id(), mechanism: fields.oneOf(mechanisms) })
const changed = plain.extend({
  change: fields.oneOf(['seats+1', 'seats-1', 'close', 'lock']),
  offerId: fields.id(),
  unitId: fields.optionalText(64),
})

/** Whether it was asked for on the page that compares, which then shows it. */
export function isForComparison(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'back' in body && body.back === 'confronto'
}

/** A run of the round as it is, or, where a change is named, of a copy with it. */
export function readNewRun(body: unknown): Read<NewRun> {
  if (typeof body !== 'object' || body === null || !('change' in body)) {
    const read = readForm(plain, body)
    return read.ok ? { ok: true, value: { ...read.value, whatIf: null } } : read
  }
  const read = readForm(changed, body)
  if (!read.ok) return read
  const { change, offerId, unitId, ...run } = read.value
  if (change !== 'lock') return { ok: true, value: { ...run, whatIf: withoutUnit(change, offerId) } }
  if (unitId === null) return refusedForm(body, { unitId: 'unit-needed' })
  return { ok: true, value: { ...run, whatIf: { what: 'lock', unitId, offerId } } }
}

function withoutUnit(change: 'seats+1' | 'seats-1' | 'close', offerId: string): WhatIf {
  return change === 'close' ? { what: 'close', offerId } : { what: 'seats', offerId, by: change === 'seats+1' ? 1 : -1 }
}

const decided = z.object({
  student: fields.id(),
  decision: fields.oneOf(['approved', 'refused']),
  reason: fields.longText(500),
  version: fields.wholeNumber(0, 100_000),
})
export interface Decided {
  student: string
  decision: 'approved' | 'refused'
  reason: string
  version: number
}
/** What somebody decides about one proposed move, and why. */
export const readDecision = (body: unknown): Read<Decided> => readForm(decided, body)
