// Searching by name (ricerca): every word typed must occur somewhere, in any order; capitals, accents and the shape of
// the apostrophe do not matter, because people type "nicolo" for "Nicolò" and "dell'orto" for "Dell’Orto".

import { literally } from '../platform/pattern.ts'

const variants = ['aàáâä', 'eèéêë', 'iìíîï', 'oòóôö', 'uùúûü', 'cçčć', 'nñ', 'sš', 'zž', "'’‘`"]
const classes = new Map(
  variants.flatMap((letters) => Array.from(letters, (letter) => [letter, `[${letters}]`] as const)),
)
const mostWords = 6

/** One pattern per word, the first six; none for an empty search. */
export function searchPatterns(typed: string): RegExp[] {
  const words = typed.toLowerCase().normalize('NFC').split(/\s+/u).filter(Boolean).slice(0, mostWords)
  return words.map((word) => new RegExp(Array.from(word, patternOf).join(''), 'iu'))
}

function patternOf(letter: string): string {
  return classes.get(letter) ?? literally(letter)
}
