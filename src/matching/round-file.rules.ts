// A frozen round (tornata congelata): everything that decides who goes where, and nothing else. It is what the engine is
// given, what an audit replays and what a file holds: ids are opaque, compared by code unit, never trimmed or normalised.

/** How places are given: by precedence and draw, or by the fewest points of dissatisfaction. */
export const mechanisms = ['default', 'satisfaction'] as const
export type Mechanism = (typeof mechanisms)[number]

export interface RoundOptions {
  /** default: `default` */
  mechanism?: Mechanism
  /** free seats for those left without a wish; default: true */
  fallback?: boolean
  /** whether moves that would free a place are looked for, as proposals only; default: false */
  rescue?: boolean
  /** whether offers below their minimum are closed; default: true */
  minimums?: boolean
}

export interface RoundStudent {
  id: string
  class?: string | null
  /** offers, best first */
  preferences: string[]
  /** may be given an eligible offer that is not on the list; default: true */
  acceptsAny?: boolean
  /** whole number by offer; an offer that is not here is at distance 0 */
  zoneDistance?: Record<string, number>
}

export interface RoundOffer {
  id: string
  host?: string | null
  /** seats in all, running ones included */
  max: number
  /** 0 or 1: none */
  min?: number
  /** seats already taken */
  running?: number
  /** at most so many students of one class */
  classMax?: number | null
  /** classes of equal priority, best first; who is not named comes after all named; null: all equal */
  priorities?: string[][] | null
}

/** A limit that several offers share: of a host, a tutor, a zone. Two sets are nested or have nothing in common. */
export interface RoundGroup {
  id: string
  max: number
  running?: number
  offers: string[]
}

export interface RoundFile {
  roundId: string
  seed: string
  /** the draw order itself, best first; wins over the seed */
  lottery?: string[]
  options?: RoundOptions
  students: RoundStudent[]
  offers: RoundOffer[]
  groups?: RoundGroup[]
  /** student, offer */
  locks?: [string, string][]
  forbidden?: [string, string][]
  /** student, offer, reason */
  ineligible?: ([string, string] | [string, string, string])[]
}

export const phases = ['lock', 'wish', 'fallback', 'unplaced'] as const
export type Phase = (typeof phases)[number]

/** One offer that was closed because it stayed below its minimum, or opened again. */
export interface ClosingStep {
  step: 'close' | 'reopen'
  offer: string
  /** how many it had when it was closed, or has when it is open again */
  placed: number
  min: number
}

/** A student who goes from one place to another; from null: had none. */
export interface RescueMove {
  student: string
  from: string | null
  to: string
}

/** The shortest chain of moves that frees a place for one student; nothing moves until a person says so. */
export interface RescueProposal {
  student: string
  moves: RescueMove[]
  /** pairs who would have a justified complaint after it: student and offer */
  blockingPairs: [string, string][]
}

/** The worst admitted key of a limit that is full. */
export interface CutOff {
  /** priority class, from 1: the worst one admitted */
  class: number
  /** draw number, from 1, of the last one admitted */
  draw: number
}

/** The reason where a wish had been obtained and was given up by a rescue move that a person has approved. */
export const approvedMove = 'approved move'

export interface MatchResult {
  matching: Record<string, string | null>
  phase: Record<string, Phase>
  /** by student, by offer of the list that was not obtained: the limit that refused */
  reasons: Record<string, Record<string, string>>
  closed: string[]
  closingSteps: ClosingStep[]
  /** by limit: `offer o07`, `shared limit h2`, `class c1 at offer o03` */
  cutOffs: Record<string, CutOff>
  /** how many have their first, second, third … wish */
  rankProfile: number[]
  rescueProposals: RescueProposal[]
  warnings: string[]
  inputDigest: string
  resultDigest: string
  engineVersion: string
}
