import { z } from 'zod'
import { type Read, type Problems, fields, readForm, refusedForm } from '../platform/form.ts'
import { type Language, languages } from '../platform/words.ts'
import { passwordProblems } from './account.rules.ts'

// A password is taken as typed: spaces inside or around it belong to it.
const password = z.preprocess((value) => (typeof value === 'string' ? value : ''), z.string().min(1).max(400))

const signIn = z.object({ identifier: fields.text(254), password, back: fields.optionalText(500) })
export type SignInInput = z.infer<typeof signIn>
export const readSignIn = (body: unknown): Read<SignInInput> => readForm(signIn, body)

const forgotten = z.object({ email: fields.email() })
export const readForgotten = (body: unknown): Read<z.infer<typeof forgotten>> => readForm(forgotten, body)

const chosen = z.object({ password, again: password })

/** A new password, typed twice; `owner` so that one's own name is refused. */
export function readNewPassword(body: unknown, owner: { name: string; identifier: string }): Read<string> {
  const read = readForm(chosen, body)
  if (!read.ok) return read
  const problems = newPasswordProblems(read.value, owner)
  return problems ? refusedForm(body, problems) : { ok: true, value: read.value.password }
}

function newPasswordProblems(
  typed: z.infer<typeof chosen>,
  owner: { name: string; identifier: string },
): Problems | null {
  const [first] = passwordProblems(typed.password, owner)
  if (first) return { password: first }
  return typed.password === typed.again ? null : { again: 'passwords-differ' }
}

const code = z.object({ username: fields.text(60), code: fields.text(20) })
export const readCode = (body: unknown): Read<z.infer<typeof code>> => readForm(code, body)

const current = z.object({ current: password })
export const readCurrentPassword = (body: unknown): Read<z.infer<typeof current>> => readForm(current, body)

const choice = z.object({ language: fields.oneOf(languages), back: fields.optionalText(500) })
export const readLanguage = (body: unknown): Read<{ language: Language; back: string | null }> => readForm(choice, body)

const hat = z.object({ hatIndex: fields.wholeNumber(0, 100) })
export const readHat = (body: unknown): Read<z.infer<typeof hat>> => readForm(hat, body)

export const invitableRoles = ['city', 'office', 'coordinator', 'teacher'] as const

const invitation = z.object({
  name: fields.text(120),
  email: fields.email(),
  role: fields.oneOf(invitableRoles),
  schoolId: fields.optionalText(64),
})
export type InvitationInput = z.infer<typeof invitation>

/** A school role needs a school; `ownSchoolId` is the school of an office, which may invite only for itself. */
export function readInvitation(body: unknown, ownSchoolId: string | null): Read<InvitationInput> {
  const read = readForm(invitation, body)
  if (!read.ok) return read
  const schoolId = read.value.role === 'city' ? null : (ownSchoolId ?? read.value.schoolId)
  if (read.value.role !== 'city' && !schoolId) return refusedForm(body, { schoolId: 'required' })
  return { ok: true, value: { ...read.value, schoolId } }
}
