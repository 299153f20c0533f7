import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'
import { schoolDecisions } from './absence.rules.ts'

const LONGEST_REASON = 300

const announcement = z.object({ day: fields.day(), reason: fields.optionalText(LONGEST_REASON) })
/** Which day, and why; the reason may be left out. */
export const readAbsence = (body: unknown): Read<z.infer<typeof announcement>> => readForm(announcement, body)

const withdrawal = z.object({ decision: fields.oneOf(['justify', 'refuse', 'withdraw']) })
/** What the button in the line of an absence does with it. */
export const readAbsenceButton = (body: unknown): Read<z.infer<typeof withdrawal>> => readForm(withdrawal, body)

const decision = z
  .object({
    absence: fields.day(),
    decision: fields.oneOf(schoolDecisions),
    why: fields.optionalText(LONGEST_REASON),
    on: fields.optionalDay(),
  })
  .refine(({ decision: what, on }) => what !== 'recover' || on !== null, { error: 'required', path: ['on'] })
/** What the school says of an absence; a day of recovery is needed only for one that was made up. */
export const readAbsenceDecision = (body: unknown): Read<z.infer<typeof decision>> => readForm(decision, body)
