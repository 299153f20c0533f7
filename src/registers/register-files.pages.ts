import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { type Action, linkTo, postTo } from '../web/parts.ts'
import { registerWords } from './register.text.ts'

/** The buttons of a register that is made at once. */
export function downloadActions(href: string, language: Language): { actions: Action[]; note: string } {
  const t = registerWords(language)
  return {
    actions: [
      linkTo(t.excel, withQuery(href, { formato: 'xlsx' }), { look: 'primary', icon: 'it-download' }),
      linkTo(t.pdf, withQuery(href, { formato: 'pdf' }), { icon: 'it-download' }),
    ],
    note: t.numbered,
  }
}

/** Where the hours are gone at the end of their term there is nothing to issue. */
export function noActions(language: Language): { actions: Action[]; note: string } {
  return { actions: [], note: registerWords(language).hoursDeleted }
}

/** The button of a register that is made by a job. */
export function prepareActions(href: string, language: Language): { actions: Action[]; note: string } {
  const t = registerWords(language)
  return {
    actions: [postTo(t.prepare, href, { look: 'primary', icon: 'it-download' })],
    note: `${t.longNote} ${t.numbered}`,
  }
}
