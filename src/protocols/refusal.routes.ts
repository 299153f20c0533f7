import type { Request } from 'express'
import { Refused } from '../platform/errors.ts'
import { type Problems, refusedForm, type Typed } from '../platform/form.ts'

/** What a form becomes when a use case refuses it: the same form with the reasons beside their fields. */
export async function tried(
  req: Request,
  work: () => Promise<void>,
  fieldOf: Readonly<Record<string, string>>,
): Promise<'done' | { problems: Problems; typed: Typed }> {
  try {
    await work()
    return 'done'
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { problems, typed } = refusedForm(
      req.body,
      Object.fromEntries(error.reasons.map((reason) => [fieldOf[reason] ?? 'form', reason])),
    )
    return { problems, typed }
  }
}

/** The sentences of a refusal for a button, which has no fields: shown on the next page. */
export function sentencesOf({ reasons }: Refused, texts: object): string {
  const sentences = texts as Readonly<Record<string, unknown>>
  return reasons.map((reason) => (typeof sentences[reason] === 'string' ? sentences[reason] : reason)).join(' ')
}
