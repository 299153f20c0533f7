// Making two records of one student one (unione di due schede, doppia iscrizione), within one school: a tax code mistyped
// once, or one with letters in place of digits (omocodia), and a list has made two students of one person. One record
// stays, the other leads to it, and everything that is of the other moves: classes, placements with their papers, hours,
// diaries, absences, evaluations, labs with their roll calls, certified hours, the account. Nothing is decided for the
// school: where the two were at two places at once, one of the two is wrong, and somebody who knows mends it first. What
// was issued and sent keeps what it said. There is no way back; the control ledger says who merged whom, and why.
// Source: D.P.R. 605/1973 and D.M. 23 December 1976, art. 6 (omocodia); house rule for the rest.

import { type Chain, type Fact, sealed } from '../ledger/chain.rules.ts'
import { type SchoolYear, schoolYearOf } from '../norms/school-year.rules.ts'
import type { ElsewhereClash, HourClash } from '../hours/joined-day.rules.ts'
import type { GroupTwins } from '../placements/group-twins.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { type Day, dayOf } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { LabClash, LabTime } from '../roll-calls/roll-call-student.rules.ts'
import type { EnrolmentClash, IdentityFact, Side, StandingIdentity } from '../schools/student-merge.rules.ts'

export interface StudentMerge {
  /** The record that goes: it goes only once. */
  _id: string
  schoolId: string
  keepId: string
  /** The records this merge has in hand: none may be in two at once. Afterwards only the one that went. */
  inHand: string[]
  at: Date
  by: { accountId: string | null; name: string }
  /** How the school knows that it is one person. */
  reason: string
  /** Who the student is from now on. */
  identity: StandingIdentity
  /** Who they were. */
  before: Record<Side, StandingIdentity & { email: string | null }>
  /** Whose account goes on. */
  account: Side
  /** Nothing stood against it; null: that is still being looked at, and nothing was written. */
  begunAt: Date | null
  doneAt: Date | null
  /** When everything was looked through once more, for what somebody was writing at that very moment. */
  sweptAt: Date | null
}

/** What a record has. */
export interface Belongings {
  enrolments: number
  placements: number
  minutes: Minutes
  diaryPages: number
  absences: number
  evaluations: number
  certificates: number
  file: number
  priorHours: number
  labs: number
  rollLines: number
  authorisations: number
  attestations: number
  proposals: number
  choices: number
  /** rounds in which it has, or had, a place or none */
  roundPlaces: number
  /** rounds that say something of it */
  roundNotes: number
  paperRegisters: number
  exports: number
}

/** What two records hold that cannot both be true of one person. */
export type MergeObstacle =
  | ({ what: 'class' } & EnrolmentClash)
  | ({ what: 'hours' } & HourClash)
  | ({ what: 'hours-lab' } & ElsewhereClash<LabTime>)
  | ({ what: 'lab' } & LabClash)
  | { what: 'prior'; schoolYear: SchoolYear }
  | ({ what: 'group' } & GroupTwins<Placement>)

export type MergeRefusal = 'the-same' | MergeObstacle['what'] | 'list-being-applied' | 'move-under-way'

/** Why the two cannot be made one now, each reason once. */
export function mergeRefusals(
  obstacles: readonly MergeObstacle[],
  under: { list: boolean; move: boolean },
): MergeRefusal[] {
  return [
    ...new Set(obstacles.map(({ what }) => what)),
    ...(under.list ? (['list-being-applied'] as const) : []),
    ...(under.move ? (['move-under-way'] as const) : []),
  ]
}

/** Each fact of the record that stays, unless somebody chooses otherwise. */
export const asKept: Readonly<Record<IdentityFact, Side>> = {
  name: 'keep',
  taxCode: 'keep',
  birthDate: 'keep',
  sex: 'keep',
}

/** A merge that somebody began and did not finish is taken up again after this long. */
export const resumeAfterMs = 2 * 60_000

/** The ledger in which a merge is written. */
export function chainOf({ schoolId, at }: Pick<StudentMerge, 'schoolId' | 'at'>): Chain {
  return { schoolId, schoolYear: schoolYearOf(dayOf(at)) }
}

/** What the control ledger holds of a merge: which record went into which; names and codes as digests. */
export function factOfMerge({ _id, keepId, at, by, reason, identity, before }: StudentMerge): Fact {
  return {
    source: `merge:${_id}`,
    kind: 'merge',
    subject: keepId,
    fields: {
      gone: _id,
      kept: keepId,
      mergedAt: at.toISOString(),
      mergedBy: `${by.accountId ?? ''} ${sealed(by.name)?.slice(0, 16)}`,
      reason: sealed(reason),
      before: sealed(JSON.stringify([identityText(before.gone), identityText(before.keep)])),
      identity: sealed(identityText(identity)),
    },
    happenedAt: at,
    standing: 'holds',
  }
}

function identityText({ surname, givenName, taxCode, birthDate, sex }: StandingIdentity): string {
  return [surname, givenName, taxCode ?? '', birthDate ?? '', sex ?? ''].join('|')
}

/** The day an obstacle is about, to list them in order. */
export function dayOfObstacle(obstacle: MergeObstacle): Day | null {
  switch (obstacle.what) {
    case 'class':
      return obstacle.from
    case 'hours':
    case 'hours-lab':
      return obstacle.day
    case 'lab':
      return obstacle.gone.day
    default:
      return null
  }
}
