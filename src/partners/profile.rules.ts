// The profile of a partner: what it can offer to students, kept as the chambers of commerce ask for it in their register
// (RASL, registro nazionale per l'alternanza), so that a firm can copy it there. Seats are how many students it takes in
// at once; periods are months of the year, and may go round the end of it (November to February). The risk is of each
// activity (lavorazione), not of the firm as a whole: a workshop with a lathe can still take students in at the drawing
// desk. `banned` is high-risk work by the firm's own risk assessment (DVR), which no student may be given.
// Source: L. 107/2015, art. 1, c. 41 (RASL); D.L. 48/2023, art. 17; D.L. 159/2025, art. 7 (c. 784-novies).

import type { RiskClass } from '../norms/tutor-ratio.rules.ts'
import type { ClockTime } from '../platform/clock-time.ts'
import type { Day, Weekday } from '../platform/day.ts'

export const workRisks = ['low', 'medium', 'high', 'banned'] as const satisfies readonly (RiskClass | 'banned')[]
export type WorkRisk = (typeof workRisks)[number]

/** Something that students do at the partner, with its risk. */
export interface Work {
  id: string
  name: string
  description: string | null
  risk: WorkRisk
  /** Codes of themes of the programme. */
  themes: string[]
}

/** Months of the year, 1 to 12, both included; `from` after `to` goes round the end of the year. */
export interface MonthPeriod {
  from: number
  to: number
}

/** What the chambers' register asks beside identity and seats. */
export interface Rasl {
  registered: boolean
  since: Day | null
  structural: string | null
  technological: string | null
  organisational: string | null
  experience: string | null
}

export interface Hosting {
  /** Students at once; null until somebody says. */
  seats: number | null
  /** How many of the seats can be reached without steps (posti accessibili). */
  accessibleSeats: number
  /** None: all year round. */
  periods: MonthPeriod[]
  /** Codes of tracks of the programme whose students are welcome; none: all. */
  tracks: string[]
  /** Networks and agreements with associations, schools, local bodies (reti). */
  networks: string[]
  website: string | null
  rasl: Rasl
}

export interface Representative {
  name: string
  birthDay: Day | null
  birthPlace: string | null
  taxCode: string | null
}

/** Whom to call or write to; `from` and `to` as for tutors. */
export interface Contact {
  id: string
  name: string
  role: string
  email: string | null
  phone: string | null
  from: Day
  to: Day | null
}

export interface Opening {
  weekday: Weekday
  from: ClockTime
  to: ClockTime
}

export interface Closure {
  id: string
  /** null: every site. */
  siteId: string | null
  from: Day
  to: Day
  reason: string
}

/** A room, or a machine; a room may contain rooms and machines. Booking one blocks what contains it and what it contains. */
export interface Space {
  id: string
  siteId: string
  kind: 'room' | 'machine'
  name: string
  insideId: string | null
  /** Code of a machine kind of the programme; null for rooms, and while nobody has said. */
  machineKind: string | null
  /** Students at once; null: not said. */
  places: number | null
  accessible: boolean
  note: string | null
}

export const noHosting: Hosting = {
  seats: null,
  accessibleSeats: 0,
  periods: [],
  tracks: [],
  networks: [],
  website: null,
  rasl: {
    registered: false,
    since: null,
    structural: null,
    technological: null,
    organisational: null,
    experience: null,
  },
}
