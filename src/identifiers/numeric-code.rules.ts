// The eleven digits of a VAT number (partita IVA), of the tax code of an organisation (codice fiscale numerico) and of
// a person's provisional tax code: seven of the holder, three of the office that issued it, one of control.
// Source: D.M. 23 December 1976, art. 7-10; D.P.R. 633/1972, art. 35.

export type NumericCodeProblem = 'wrong-length' | 'wrong-shape' | 'wrong-check'

const DIGITS = 11
const HOLDER_DIGITS = 7

/** The reasons to refuse eleven digits already tidied; all zeros are a placeholder, whatever their control digit. */
export function numericCodeProblems(code: string): NumericCodeProblem[] {
  if (code.length !== DIGITS) return ['wrong-length']
  if (!/^\d+$/.test(code) || /^0+$/.test(code.slice(0, HOLDER_DIGITS))) return ['wrong-shape']
  return controlDigit(code.slice(0, -1)) === code.slice(-1) ? [] : ['wrong-check']
}

/** The control digit of the first ten: every second one is doubled, and counts by the sum of its own digits. */
export function controlDigit(firstTen: string): string {
  const sum = Array.from(firstTen, Number).reduce((total, digit, index) => {
    const doubled = digit * 2
    return total + (index % 2 === 0 ? digit : doubled - (doubled > 9 ? 9 : 0))
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
