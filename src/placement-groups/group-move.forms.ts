import { z } from 'zod'
import type { HostConsent } from '../placements/placement.rules.ts'
import { readConsent } from '../placements/placement-step.forms.ts'
import { fields, type Read, readForm } from '../platform/form.ts'
import { type GroupMove, groupMoves } from './group-move.rules.ts'

const chosen = fields.ids().refine((list) => list.length > 0, { error: 'nobody-chosen' })
const moving = z.object({ move: fields.oneOf(groupMoves), placementIds: chosen })

/** Which placements are to move, and how; noting a yes asks who said it. */
export function readMoves(
  body: unknown,
): Read<{ move: GroupMove; placementIds: string[]; consent: HostConsent | null }> {
  const read = readForm(moving, body)
  if (!read.ok) return read
  if (read.value.move !== 'agree') return { ok: true, value: { ...read.value, consent: null } }
  const consent = readConsent(body)
  return consent.ok ? { ok: true, value: { ...read.value, consent: consent.value } } : consent
}
