import type { FormState } from './form-parts.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { type Language, phrases } from '../platform/words.ts'
import { uploadTexts } from './upload-limits.ts'

/** The sentences for problems that any form may have: what is wrong, and what a right value looks like. */
const words = phrases({
  required: ['Compila questo campo.', 'Fill in this field.'],
  'too-long': ['Il testo è troppo lungo: accorcialo.', 'The text is too long: shorten it.'],
  'not-valid': ['Il valore non è valido.', 'The value is not valid.'],
  'not-an-email': [
    'Scrivi un indirizzo e-mail completo, per esempio nome.cognome@scuola.it.',
    'Write a full e-mail address, for example name.surname@school.org.',
  ],
  'not-a-day': [
    'Scrivi una data come 05/09/2026 (giorno, mese, anno).',
    'Write a date such as 05/09/2026 (day, month, year).',
  ],
  'not-a-time': ['Scrivi un orario come 08:30.', 'Write a time such as 08:30.'],
  'not-a-duration': [
    'Scrivi le ore e i minuti come 3:30 (tre ore e mezza).',
    'Write hours and minutes such as 3:30 (three and a half hours).',
  ],
  'not-a-number': ['Scrivi un numero intero, solo cifre.', 'Write a whole number, digits only.'],
  'not-in-list': ['Scegli una voce dell’elenco.', 'Choose one of the list.'],
  'changed-meanwhile': [
    'Intanto qualcun altro ha modificato questi dati: copia ciò che hai scritto, riapri la pagina dal menu e riprova.',
    'Somebody else has changed this meanwhile: copy what you wrote, open the page again from the menu and retry.',
  ],
})

/** The state of a form for `field()` and its sisters; `own` are the sentences of the feature's own problems. */
export function formState(
  language: Language,
  { typed = {}, problems = {} }: { typed?: Typed; problems?: Problems },
  own: object = {},
): FormState {
  const sentences: Readonly<Record<string, unknown>> = {
    ...words(language),
    ...uploadTexts(language),
    ...own,
  }
  const fallback = words(language)['not-valid']
  return {
    typed,
    problems,
    say: (code) => {
      const sentence = sentences[code]
      return typeof sentence === 'string' ? sentence : fallback
    },
  }
}
