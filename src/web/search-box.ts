import type { Language } from '../platform/words.ts'
import { field, type Filter } from './form-parts.ts'
import { formState } from './problem-texts.ts'

interface Searched {
  /** what was typed; empty: nothing */
  q: string
  label: string
  /** the page that searches */
  action: string
}

/** The filter of a list that is searched by its words alone. */
export function searchBox(language: Language, { q, label, action }: Searched): Filter {
  const form = formState(language, { typed: { q } })
  return {
    action,
    fields: [field(form, 'q', { label, type: 'search' })],
    selects: [],
    clearHref: q === '' ? null : action,
  }
}
