import type { Programme } from '../programme/programme.rules.ts'
import { type Day, parseDay } from '../platform/day.ts'
import type { Period } from './free-seats.rules.ts'
import { type PartnerKind, partnerKinds } from './partner.rules.ts'
import { type Standing, standings } from './qualification.rules.ts'

/** The fields of the search, as they are called in the address. */
export const searchFields = ['q', 'tipo', 'tema', 'quartiere', 'indirizzo', 'stato', 'posti', 'dal', 'al'] as const
export type TypedSearch = Readonly<Record<(typeof searchFields)[number], string>>

export type SearchProblem = 'not-a-day' | 'ends-before-it-begins' | 'not-a-number'

export interface PartnerFilter {
  typed: TypedSearch
  q: string
  kind: PartnerKind | undefined
  theme: string | undefined
  /** How the district may be written in a record: by its code, or by its name from before there were codes. */
  district: string[] | undefined
  track: string | undefined
  standing: Standing | undefined
  /** Seats that must be free, 0 when it does not matter; null when the search is not about seats or days. */
  seats: { period: Period; seats: number } | null
  /** What could not be used of the search, and was left out. */
  problem: SearchProblem | null
}

type Lists = Pick<Programme, 'themes' | 'districts' | 'tracks'>

/** Reads the search of the address; what makes no sense is left out, and the page says so. */
export function readPartnerFilter(typed: TypedSearch, lists: Lists, today: Day): PartnerFilter {
  const district = lists.districts.find(({ code }) => code === typed.quartiere)
  const { seats, problem } = readSeats(typed, today)
  return {
    typed,
    q: typed.q,
    kind: partnerKinds.find((each) => each === typed.tipo),
    theme: lists.themes.find(({ code }) => code === typed.tema)?.code,
    district: district && [district.code, district.name.it, district.name.en],
    track: lists.tracks.find(({ code }) => code === typed.indirizzo)?.code,
    standing: standings.find((each) => each === typed.stato),
    seats,
    problem,
  }
}

/** A number of seats without days is about today; days without a number, about who hosts then. */
function readSeats(typed: TypedSearch, today: Day): Pick<PartnerFilter, 'seats' | 'problem'> {
  if (typed.posti === '' && typed.dal === '' && typed.al === '') return { seats: null, problem: null }
  const seats = typed.posti === '' ? 0 : wholeNumber(typed.posti)
  if (seats === null) return { seats: null, problem: 'not-a-number' }
  const period = readPeriod(typed, today)
  return typeof period === 'string' ? { seats: null, problem: period } : { seats: { period, seats }, problem: null }
}

function readPeriod({ dal, al }: TypedSearch, today: Day): Period | SearchProblem {
  const from = dal === '' ? today : parseDay(dal)
  const to = al === '' ? from : parseDay(al)
  if (!from || !to) return 'not-a-day'
  return to < from ? 'ends-before-it-begins' : { from, to }
}

function wholeNumber(text: string): number | null {
  return /^\d{1,3}$/u.test(text) ? Number(text) : null
}
