// A VAT number (partita IVA) is eleven digits, with or without IT before them. The office that issued it, digits 8 to
// 10, is 001-100, 120, 121, 888 or 999; another one is worth a warning and no more, because the list has grown before.
// Source: D.P.R. 633/1972, art. 35.

import { compact, type Checked } from './identifier.rules.ts'
import { numericCodeProblems, type NumericCodeProblem } from './numeric-code.rules.ts'

export type VatNumberWarning = 'unknown-office'

const LAST_PROVINCIAL_OFFICE = 100
const OTHER_OFFICES: readonly number[] = [120, 121, 888, 999]

/** A VAT number as stored (eleven digits, no IT), why it is refused, and what looks odd in one that is not. */
export function checkVatNumber(text: string): Checked<NumericCodeProblem> & { warnings: VatNumberWarning[] } {
  const normal = compact(text).replace(/^IT/, '')
  const problems = numericCodeProblems(normal)
  return { normal, problems, warnings: problems.length === 0 && !isKnownOffice(normal) ? ['unknown-office'] : [] }
}

function isKnownOffice(vatNumber: string): boolean {
  const office = Number(vatNumber.slice(7, 10))
  return (office >= 1 && office <= LAST_PROVINCIAL_OFFICE) || OTHER_OFFICES.includes(office)
}
