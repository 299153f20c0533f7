import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'
import { absenceDecisions } from './announced-absence.rules.ts'

const announcement = z.object({ studentId: fields.id(), reason: fields.text(300) })
/** Who will not come, and why. */
export const readAnnouncement = (body: unknown): Read<z.infer<typeof announcement>> => readForm(announcement, body)

const decision = z.object({ decision: fields.oneOf(absenceDecisions) })
/** What the button that was pressed does with an announced absence. */
export const readDecision = (body: unknown): Read<z.infer<typeof decision>> => readForm(decision, body)
