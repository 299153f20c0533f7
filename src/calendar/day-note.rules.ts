// Why a day is free (giorno festivo, chiusura, sospensione): shown behind what happens on it. A holiday does not forbid
// anything by itself; whoever plans on it has been told.

import type { HolidayName } from '../norms/holidays.rules.ts'
import type { Bilingual } from '../programme/programme.rules.ts'

export type DayNote =
  | { kind: 'holiday'; holiday: HolidayName; patronName: string | null }
  | { kind: 'city'; reason: Bilingual }
  | { kind: 'school'; reason: string }
  | { kind: 'partner'; reason: string }
