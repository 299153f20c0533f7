// Tables that offices bring by mistake in place of a class list: the list of parents (modello tutori), an attendance
// register (registro presenze), a report of hours (riepilogo ore). Told apart so that the refusal can say which.

import type { Sheet } from '../platform/sheet.ts'
import { meaningOf } from './class-list-columns.rules.ts'
import { ownTexts } from './class-list-heading.rules.ts'

export type OtherList = 'guardian-list' | 'attendance-register' | 'hours-report'

/** What the sheets are instead, with the headings of what was not read; null when they are nothing we know. */
export function kindOfOtherList(sheets: readonly Sheet[]): { kind: OtherList | null; headings: string[] } {
  for (const row of sheets.flatMap((sheet) => sheet.rows)) {
    const texts = ownTexts(row).filter((text) => text !== '')
    const kind = kindOfHeadings(texts)
    if (kind)
      return { kind, headings: kind === 'guardian-list' ? texts.filter((text) => meaningOf(text).sensitive) : [] }
  }
  return { kind: null, headings: [] }
}

/** Whether a sheet has a row for each parent: its students are named once for each, and it is not a list of them. */
export function isOtherList(sheet: Sheet): boolean {
  return sheet.rows.some((row) => {
    const texts = ownTexts(row).filter((text) => text !== '')
    const kind = kindOfHeadings(texts)
    return (
      kind === 'attendance-register' ||
      (kind === 'guardian-list' && texts.filter((text) => ROLE.test(text)).length === 1)
    )
  })
}

const ROLE = /^(ruolo|parentela|grado di parentela|relazione)\b(?!.*\d)/i

function kindOfHeadings(texts: readonly string[]): OtherList | null {
  const has = (pattern: RegExp) => texts.some((text) => pattern.test(text))
  if (texts.length < 3) return null
  if (has(/^(dalle|ora inizio|entrata|ingresso)\b/i) && has(/^(alle|ora fine|uscita)\b/i)) return 'attendance-register'
  if (has(/\bore (svolte|totali|effettuate)\b|^ore$|\bmonte ore\b/i) && has(/\b(azienda|periodo|ente|titolo)\b/i))
    return 'hours-report'
  const others = texts.filter((text) => meaningOf(text).somebodyElse)
  return others.length >= 2 && others.some((text) => /cognome|nome|nominativo|ruolo|parentela/i.test(text))
    ? 'guardian-list'
    : null
}
