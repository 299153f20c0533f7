// How many hours of specific safety training (formazione specifica) a student needs before entering the host, by the risk
// of the work: 4, 8 or 12 as a rule, which a city may set. Given by the host, unless the agreement leaves it to the school.
// Source: D.M. 195/2017, art. 5; Accordo Stato-Regioni 17 April 2025, no. 59 (the hours are unconfirmed: a setting).

import type { Minutes } from '../platform/minutes.ts'
import type { RiskClass } from './tutor-ratio.rules.ts'

/** Whole hours by risk. */
export type SafetyHours = Record<RiskClass, number>

export const usualSafetyHours: SafetyHours = { low: 4, medium: 8, high: 12 }

/** The least minutes of specific training for work of that risk. */
export function specificMinutes(risk: RiskClass, hours: SafetyHours = usualSafetyHours): Minutes {
  return hours[risk] * 60
}
