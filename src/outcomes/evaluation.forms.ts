import { z } from 'zod'
import { fields, type Problems, type Read, readForm, refusedForm, typedOf } from '../platform/form.ts'
import type { Answer, Filled, FoundEvaluations } from './evaluation.rules.ts'
import { eqfLevels } from './certificate.rules.ts'
import { type EvaluationParty, levels } from './questionnaire.rules.ts'

const longestText = 6000

/** The field of a question: about the student, and about the placement. */
export const fieldOf = {
  about: (code: string): string => `about-${code}`,
  own: (code: string): string => `own-${code}`,
}

const rest = z.object({
  version: fields.wholeNumber(0, 1_000_000),
  text: fields.optionalText(longestText),
})

type Asked = Pick<FoundEvaluations, 'items' | 'questionnaire'>

/** An evaluation; one that is handed in needs every answer, and the report of the school's tutor. */
export function readEvaluation(body: unknown, { items, questionnaire }: Asked, party: EvaluationParty): Read<Filled> {
  const read = readForm(rest, body)
  if (!read.ok) return read
  const typed = typedOf(body)
  const send = typed['send'] === 'yes'
  const answersTo = (asked: readonly { code: string }[], name: (code: string) => string) =>
    asked.flatMap(({ code }): Answer[] => {
      const level = levels.find((each) => each === typed[name(code)])
      return level ? [{ code, level }] : []
    })
  const answers = answersTo(items, fieldOf.about)
  const own = answersTo(questionnaire.own[party], fieldOf.own)
  const problems: Problems = {}
  if (send) {
    const given = new Set([...answers, ...own].map(({ code }) => code))
    for (const { code } of items) if (!given.has(code)) problems[fieldOf.about(code)] = 'row-unanswered'
    for (const { code } of questionnaire.own[party])
      if (!given.has(code)) problems[fieldOf.own(code)] = 'row-unanswered'
    if (party === 'tutor' && !read.value.text) problems['text'] = 'no-report'
  }
  if (Object.keys(problems).length > 0) return refusedForm(body, problems)
  return { ok: true, value: { ...read.value, send, answers, own } }
}

const closing = z.object({ note: fields.optionalText(1000) })

export function readClosing(body: unknown): Read<{ note: string | null }> {
  return readForm(closing, body)
}

const link = z.object({ name: fields.text(120), email: fields.email() })

export function readLink(body: unknown): Read<{ name: string; email: string }> {
  return readForm(link, body)
}

/** The level of the European Qualifications Framework; null when none was chosen. */
export function readEqf(body: unknown): number | null {
  const { eqf } = typedOf(body)
  return eqfLevels.find((level) => String(level) === eqf) ?? null
}
