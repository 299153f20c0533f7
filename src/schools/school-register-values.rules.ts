// How single values are written in the ministry's register, and what they mean: "Non Disponibile" or a lone full stop is
// nothing, "http//www..." lacks its colon, a postcode may have lost its zeros in a spreadsheet, an apostrophe may have
// become an upside-down question mark.

import { checkPostcode } from '../identifiers/postcode.rules.ts'

const NOTHING = /^(?:non\s+disponibil[ei]|non\s+definit[oa]|n\.?\s?d\.?|null|nan|[-–.,_*?]+)?$/iu

/** The text of a cell on one line, or null when it says nothing. */
export function valueOf(cell: string | undefined): string | null {
  const text = (cell ?? '')
    .replace(/(?<=\p{L})¿(?=\p{L})/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
  return NOTHING.test(text) ? null : text
}

/** Five digits; zeros that a spreadsheet has dropped are put back (Rome begins with two, elsewhere at most one). */
export function postcodeOf(text: string | null, schoolCode: string): string | null {
  if (text === null) return null
  const shortest = schoolCode.startsWith('RM') ? 3 : 4
  const full = /^\d+$/u.test(text) && text.length >= shortest ? text.padStart(5, '0') : text
  const { normal, problems } = checkPostcode(full)
  return problems.length === 0 ? normal : null
}

export function townCodeOf(text: string | null): string | null {
  const code = text?.toUpperCase() ?? ''
  return /^[A-Z]\d{3}$/u.test(code) ? code : null
}

export function emailOf(text: string | null): string | null {
  const address = text?.toLowerCase() ?? ''
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/u.test(address) ? address : null
}

/** An address that can be opened, always http or https; null for anything else. */
export function websiteOf(text: string | null): string | null {
  if (!text || /\s/u.test(text)) return null
  const rest = text.replace(/^(?:https?:?\/*)/iu, '')
  const scheme = /^https/iu.test(text) ? 'https' : 'http'
  if (!URL.canParse(`${scheme}://${rest}`)) return null
  const url = new URL(`${scheme}://${rest}`)
  return url.hostname.includes('.') && !url.username ? url.href : null
}
