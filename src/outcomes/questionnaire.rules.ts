// The questionnaire of an evaluation (scheda di valutazione): what is asked about the student, the same of the host's tutor,
// of the student and of the school's tutor, so that their answers stand side by side; and what is asked of each of them
// about the placement itself. What is asked about the student is a list of competences by area: commitment, the EU key
// competences of the guidelines, and the technical ones that the training project names. The city writes the questionnaire
// and publishes it as a new version; an evaluation keeps the version it was begun with, and so do the others of the same
// placement. Answers are given on five levels, or say that there was nothing to see.
// Source: D.M. 774/2019 (key competences); domain study 2.1 and 2.2.

import type { Bilingual } from '../programme/programme.rules.ts'

export const evaluationParties = ['host', 'student', 'tutor'] as const
export type EvaluationParty = (typeof evaluationParties)[number]

/** Best first; the last one says that it could not be seen. */
export const levels = ['excellent', 'good', 'sufficient', 'poor', 'insufficient', 'not-observed'] as const
export type Level = (typeof levels)[number]

/** The areas that the city writes; technical competences come from the training project. */
export const writtenAreas = ['commitment', 'personal', 'citizenship', 'enterprise', 'culture'] as const
export type WrittenArea = (typeof writtenAreas)[number]
export type Area = WrittenArea | 'technical'

/** The areas that are competences: commitment is evaluated, and not certified. */
export const certifiedAreas: readonly Area[] = ['personal', 'citizenship', 'enterprise', 'culture', 'technical']

export interface Item {
  code: string
  area: Area
  text: Bilingual
}

export interface Question {
  code: string
  text: Bilingual
}

export interface Questionnaire {
  _id: string
  version: number
  items: Item[]
  own: Record<EvaluationParty, Question[]>
  /** null: the one that everybody begins with. */
  published: { at: Date; by: string } | null
}

/** The lines of a questionnaire as the city types them, by area and by who is asked. */
export interface QuestionnaireLines {
  about: Record<WrittenArea, Bilingual[]>
  own: Record<EvaluationParty, Bilingual[]>
}

const mostLines = 12
const longestLine = 200

export type LineRefusal = 'no-translation' | 'line-too-long' | 'too-many-lines'

/** Lines such as "Puntualità | Punctuality"; empty ones are left out. */
export function readLines(text: string): { lines: Bilingual[]; refusal: LineRefusal | null } {
  const typed = text.split('\n').flatMap((line) => (line.trim() ? [line.split('|').map((part) => part.trim())] : []))
  const lines = typed.map(([it = '', en = '']) => ({ it, en }))
  const wrong = typed.some((parts) => parts.length !== 2 || parts.some((part) => part === ''))
  if (wrong) return { lines, refusal: 'no-translation' }
  if (lines.some(({ it, en }) => it.length > longestLine || en.length > longestLine))
    return { lines, refusal: 'line-too-long' }
  return { lines, refusal: lines.length > mostLines ? 'too-many-lines' : null }
}

/** The same lines to be typed again. */
export function writtenLines(lines: readonly { text: Bilingual }[]): string {
  return lines.map(({ text }) => `${text.it} | ${text.en}`).join('\n')
}

/** A questionnaire without a competence asks nothing that could be certified. */
export function hasCompetence({ about }: QuestionnaireLines): boolean {
  return writtenAreas.some((area) => certifiedAreas.includes(area) && about[area].length > 0)
}

function questionnaireId(version: number): string {
  return `v${version}`
}

/** A version made of lines; the codes hold within the version. */
export function questionnaireOf(
  version: number,
  { about, own }: QuestionnaireLines,
  published: Questionnaire['published'],
): Questionnaire {
  const questions = (party: EvaluationParty): Question[] =>
    own[party].map((text, index) => ({ code: `${party}-${index + 1}`, text }))
  return {
    _id: questionnaireId(version),
    version,
    items: writtenAreas.flatMap((area) =>
      about[area].map((text, index): Item => ({ code: `${area}-${index + 1}`, area, text })),
    ),
    own: { host: questions('host'), student: questions('student'), tutor: questions('tutor') },
    published,
  }
}

/** Everything asked about one student: the questionnaire, then the technical competences of the training project. */
export function itemsFor({ items }: Pick<Questionnaire, 'items'>, technical: readonly string[]): Item[] {
  const more = technical.map(
    (text, index): Item => ({ code: `technical-${index + 1}`, area: 'technical', text: { it: text, en: text } }),
  )
  return [...items, ...more]
}
