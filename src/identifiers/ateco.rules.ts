// The economic activity of a firm (codice ATECO): division NN, group NN.N, class NN.NN, category NN.NN.N, subcategory
// NN.NN.NN. The letter of the section is not part of it. The same digits mean different things in different editions,
// so a code is stored with its edition. Source: Istat, ATECO 2025 (in force 1 January 2025, used from 1 April 2025).

import { day, type Day } from '../platform/day.ts'
import type { Checked } from './identifier.rules.ts'

export type AtecoVersion = 2007 | 2025
export type AtecoProblem = 'wrong-shape'

export interface Ateco {
  code: string
  version: AtecoVersion
}

const FIRST_DAY_OF_2025_EDITION = day('2025-04-01')
const DOTTED = /^\d{2}(?:\.\d|\.\d{2}(?:\.\d{1,2})?)?$/

/** An activity code with its dots put right ('620100' and 'J 62.01.00' are '62.01.00'), and why it is refused. */
export function checkAteco(text: string): Checked<AtecoProblem> {
  const withoutSection = text
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/^[A-V]\.?(?=\d)/, '')
  const normal = /^\d{3,6}$/.test(withoutSection) ? inPairs(withoutSection) : withoutSection
  return { normal, problems: DOTTED.test(normal) ? [] : ['wrong-shape'] }
}

/** The edition in use on a day. */
export function atecoVersionOn(on: Day): AtecoVersion {
  return on < FIRST_DAY_OF_2025_EDITION ? 2007 : 2025
}

function inPairs(digits: string): string {
  return digits.replace(/(?<=^(?:\d\d)+)(?=\d)/g, '.')
}
