import { z } from 'zod'
import type { Day } from '../platform/day.ts'
import { fields, type Read, readForm } from '../platform/form.ts'
import { suspensionChoices, type Suspension } from './suspension.rules.ts'

const suspension = z.object({
  reason: fields.longText(500),
  placements: fields.oneOf(suspensionChoices),
  activities: fields.oneOf(suspensionChoices),
  editions: fields.oneOf(suspensionChoices),
})

/** Why, and what happens to what runs. */
export function readSuspension(
  body: unknown,
): Read<Pick<Suspension, 'reason' | 'placements' | 'activities' | 'editions'>> {
  return readForm(suspension, body)
}

const readmission = z.object({ until: fields.day(), text: fields.optionalText(500) })

/** Until when the partner is qualified again, and why. */
export function readReadmission(body: unknown): Read<{ until: Day; text: string | null }> {
  return readForm(readmission, body)
}
