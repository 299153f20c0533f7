// A school's code (codice meccanografico): two letters of the province, two characters of the kind of school, five of
// the school, one more whose rule is not published and is not checked. Institutes and their sites have one each.
// Source: the ministry's open data (SCUANAGRAFESTAT, SCUANAGRAFEPAR).

import { compact, type Checked } from './identifier.rules.ts'

export type SchoolCodeProblem = 'wrong-length' | 'wrong-shape'

/** A school's code as stored, ten characters in upper case, and why it is refused. */
export function checkSchoolCode(text: string): Checked<SchoolCodeProblem> {
  const normal = compact(text)
  if (normal.length !== 10) return { normal, problems: ['wrong-length'] }
  return { normal, problems: /^[A-Z]{2}[A-Z\d]{8}$/.test(normal) ? [] : ['wrong-shape'] }
}
