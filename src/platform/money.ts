import type { Language } from './words.ts'

/** An amount of euro in whole cents: sums never depend on rounding. */
export type EuroCents = number

const WHOLE = String.raw`\d{1,10}|\d{1,3}(?:\.\d{3}){1,3}|\d{1,3}(?:[  ']\d{3}){1,3}`
const ITALIAN = new RegExp(`^(${WHOLE})(?:,(\\d{1,2}))?$`, 'u')
const WITH_POINT = /^(\d{1,10})\.(\d{2})$/u
const UNITS = /^(?:€|euro|eur)\s*|\s*(?:€|euro|eur)$/giu

const formats: Record<Language, Intl.NumberFormat> = {
  it: new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR', useGrouping: 'always' }),
  en: new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR', useGrouping: 'always' }),
}

/**
 * The amount somebody typed: '1.234,56 €', '€ 1234,5', '12 000', '1234.56'. A point before three digits parts thousands,
 * as Italians write. Null for anything else: an amount below zero, fractions of a cent, '1,234.56'.
 */
export function parseEuro(text: string): EuroCents | null {
  const typed = text.trim().replace(UNITS, '').trim()
  const found = ITALIAN.exec(typed) ?? WITH_POINT.exec(typed)
  if (!found) return null
  const euro = Number((found[1] ?? '').replace(/\D/gu, ''))
  return euro * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

/** '1.234,56 €' or '€1,234.56'. */
export function formatEuro(cents: EuroCents, language: Language): string {
  return formats[language].format(cents / 100)
}

/** As parseEuro reads it and people type it, for a field: '1234,56'. */
export function typedEuro(cents: EuroCents): string {
  return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
}
