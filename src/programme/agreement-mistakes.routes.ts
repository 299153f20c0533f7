import { templateProblems, templateWords } from '../agreements/agreement-template.text.ts'
import { checkTemplate } from '../agreements/template.rules.ts'
import type { Language } from '../platform/words.ts'
import { programmeWords } from './programme.text.ts'

const SHOWN = 5

/** What is wrong with the text of the agreement, in sentences with their lines; agreements come later and know how. */
export function agreementMistakes(text: string, language: Language): string[] {
  const t = programmeWords(language)
  const kinds = templateProblems(language)
  const problems = checkTemplate(text)
  const shown = problems.slice(0, SHOWN).map(({ line, problem, name, suggestion }) => {
    const meant = suggestion ? ` ${templateWords(language).meant(suggestion)}` : ''
    const what = name ? `“${name.slice(0, 80)}”: ` : ''
    return t.lineProblem(line, `${what}${kinds[problem]}${meant}`)
  })
  const rest = problems.length - shown.length
  return rest > 0 ? [...shown, t.moreLines(rest)] : shown
}
