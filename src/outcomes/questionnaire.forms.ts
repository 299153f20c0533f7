import { z } from 'zod'
import { fields, type Problems, type Read, readForm, refusedForm, typedOf } from '../platform/form.ts'
import type { Bilingual } from '../programme/programme.rules.ts'
import { evaluationParties, type QuestionnaireLines, readLines, writtenAreas } from './questionnaire.rules.ts'

const based = z.object({ version: fields.wholeNumber(1, 1_000_000) })

export function readQuestionnaire(body: unknown): Read<{ version: number; lines: QuestionnaireLines }> {
  const read = readForm(based, body)
  if (!read.ok) return read
  const typed = typedOf(body)
  const problems: Problems = {}
  const linesOf = (name: string): Bilingual[] => {
    const text = typed[name]
    const { lines, refusal } = readLines(typeof text === 'string' ? text : '')
    if (refusal) problems[name] = refusal
    return lines
  }
  const [commitment, personal, citizenship, enterprise, culture] = writtenAreas
  const [host, student, tutor] = evaluationParties
  const lines: QuestionnaireLines = {
    about: {
      commitment: linesOf(commitment),
      personal: linesOf(personal),
      citizenship: linesOf(citizenship),
      enterprise: linesOf(enterprise),
      culture: linesOf(culture),
    },
    own: { host: linesOf(host), student: linesOf(student), tutor: linesOf(tutor) },
  }
  if (Object.keys(problems).length > 0) return refusedForm(body, problems)
  return { ok: true, value: { version: read.value.version, lines } }
}
