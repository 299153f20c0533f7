// The protocol number (numero di protocollo) is given by the school's own register and typed by its office: it is never
// generated. It is unique in a school and school year, however it is written: "12/A", "Prot. n. 12 / a" and "0012/A."
// are one.
// Source: D.P.R. 445/2000, art. 53 (registration in the protocol); domain study 7 (#488, #614).

import { schoolYearOf } from '../norms/school-year.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Agreement, ProtocolNumber } from './agreement.rules.ts'

const longest = 40
const shape = /^[\p{L}\d./_-]*\d[\p{L}\d./_-]*$/u

// "Prot. n.", "N.°", "N.ro", "Num." and the like, before the number itself.
const called = /^(?:PROT(?:OCOLLO)?[.:]*)?(?:N(?:\.?°|\.?RO?|O|UM(?:ERO)?)?[.:]*)?(?=\d)/u
const aroundIt = /^[./_-]+|[./_-]+$/gu

/**
 * The number as it is kept: capitals, no spaces, nothing before or after it, no zeros before the first digit of a group;
 * null for what is none, such as a number with its date.
 */
export function protocolNumber(typed: string): string | null {
  const normal = typed
    .normalize('NFKC')
    .replace(/[‐-―]/gu, '-')
    .replace(/[\s\p{Cf}]+/gu, '')
    .toUpperCase()
    .replace(aroundIt, '')
    .replace(called, '')
    .replace(/(?<!\d)0+(?=\d)/gu, '')
  const dated = /\dDEL\d/u.test(normal)
  return normal.length <= longest && shape.test(normal) && !dated ? normal : null
}

export type RegistrationReason = 'not-signed' | 'date-in-the-future' | 'registered-before-signed' | 'ended'

/** Why a number cannot be written; none when it can. A number written before may be corrected as long as it runs. */
export function registrationReasons(
  agreement: Pick<Agreement, 'state' | 'signatures'>,
  date: Day,
  today: Day,
): RegistrationReason[] {
  if (agreement.state === 'ended') return ['ended']
  if (agreement.state !== 'signed') return ['not-signed']
  if (date > today) return ['date-in-the-future']
  return agreement.signatures.some(({ on }) => on > date) ? ['registered-before-signed'] : []
}

/** The number with the school year in which it is unique: that of its date. */
export function protocolEntry(number: string, date: Day): ProtocolNumber {
  return { number, date, year: schoolYearOf(date) }
}
