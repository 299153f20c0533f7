import type { Request } from 'express'
import { Refused } from '../platform/errors.ts'
import { type Problems, refusedForm, type Typed } from '../platform/form.ts'
import { notify } from './show.ts'

/**
 * The reasons of a refusal as problems of a form: each beside the field it is about, and above the form those that are
 * about none or share their field with one before. None is lost.
 */
export function problemsOf(reasons: readonly string[], fieldOf: Readonly<Record<string, string>> = {}): Problems {
  const problems: Problems = {}
  for (const reason of reasons) {
    const field = fieldOf[reason] ?? 'form'
    problems[field in problems ? `${field}-${reason}` : field] = reason
  }
  return problems
}

/** What a form becomes when a use case refuses it: the same form with the reasons beside their fields. */
export async function tried(
  req: Request,
  work: () => Promise<unknown>,
  fieldOf: Readonly<Record<string, string>> = {},
): Promise<'done' | { ok: false; problems: Problems; typed: Typed }> {
  try {
    await work()
    return 'done'
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return refusedForm(req.body, problemsOf(error.reasons, fieldOf))
  }
}

/** The sentences of a refusal for a button, which has no fields: shown on the next page. */
export function sentencesOf({ reasons }: Refused, texts: object): string {
  const sentences = texts as Readonly<Record<string, unknown>>
  return reasons.map((reason) => (typeof sentences[reason] === 'string' ? sentences[reason] : reason)).join(' ')
}

/** Says on the next page what was refused, or what was done where the page itself does not show it; whether it was done. */
export async function told(
  req: Request,
  work: () => Promise<unknown>,
  { done, texts }: { done: string | null; texts: object },
): Promise<boolean> {
  try {
    await work()
    if (done) notify(req, 'success', done)
    return true
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'warning', sentencesOf(error, texts))
    return false
  }
}
