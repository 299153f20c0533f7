import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'

const withdrawal = z.object({ from: fields.day(), reason: fields.longText(500) })
/** Since when, and why, somebody takes part no longer. */
export const readWithdrawal = (body: unknown): Read<z.infer<typeof withdrawal>> => readForm(withdrawal, body)

const answer = z.object({ answer: fields.oneOf(['accept', 'decline']), reason: fields.optionalText(500) })
/** Whether a group takes the seats it is offered. */
export const readAnswer = (body: unknown): Read<z.infer<typeof answer>> => readForm(answer, body)

const teacher = z.object({ teacher: fields.id(), shown: fields.optionalText(64) })
/** Who comes along with a group from now on, and who did when the page was read. */
export const readTeacher = (body: unknown): Read<z.infer<typeof teacher>> => readForm(teacher, body)

const privacy = z.object({ on: fields.day(), shown: fields.ids(), received: fields.ids() })
/** The students on the page, and those of them whose document is there. */
export const readPrivacy = (body: unknown): Read<z.infer<typeof privacy>> => readForm(privacy, body)
