// A commitment (impegno) of a protocol: so many schools, classes, students or hours within a time, by themes, kinds of
// school, kinds of activity or one funded project. What it has reached is never typed: progress.rules.ts counts it from
// the activities. What had been reached before the signature (situazione di partenza) stands beside and is never added.

import type { SchoolKind } from '../norms/required-hours.rules.ts'
import { type Day, maxDay, minDay } from '../platform/day.ts'
import { type Period, within } from './period.rules.ts'

export const measures = ['schools', 'classes', 'students', 'hours'] as const
export type Measure = (typeof measures)[number]

/** Whether students who left before the end are counted. */
export const leaverRules = ['counted', 'not-counted'] as const
export type Leavers = (typeof leaverRules)[number]

export interface Commitment {
  id: string
  /** the commitment in the words of the protocol */
  text: string
  measure: Measure
  /** whole, above zero; hours in minutes */
  target: number
  /** the protocol says "about" */
  about: boolean
  /** what was declared at the signature; in the unit of the target */
  baseline: { value: number; note: string | null } | null
  /** null: from the first, or to the last day of the protocol */
  from: Day | null
  to: Day | null
  /** codes of the programme; none: all */
  themes: string[]
  schoolKinds: SchoolKind[]
  activityKinds: string[]
  /** only what is done under one funded project */
  projectId: string | null
  leavers: Leavers
}

/** The days of a commitment: its own, within those of the protocol. */
export function commitmentPeriod({ from, to }: Pick<Commitment, 'from' | 'to'>, protocol: Period): Period {
  const ends = [to, protocol.to].filter((end) => end !== null)
  const [first, ...rest] = ends
  return {
    from: from === null ? protocol.from : maxDay(from, protocol.from),
    to: first ? minDay(first, ...rest) : null,
  }
}

export type CommitmentReason =
  | 'target-not-positive'
  | 'commitment-ends-before-it-begins'
  | 'begins-outside-protocol'
  | 'ends-outside-protocol'
  | 'unknown-project'

interface Around {
  period: Period
  projectIds: readonly string[]
}

/** Why a protocol of that period with those projects cannot hold the commitment. */
export function commitmentReasons(
  { target, from, to, projectId }: Pick<Commitment, 'target' | 'from' | 'to' | 'projectId'>,
  { period, projectIds }: Around,
): CommitmentReason[] {
  const reversed = from !== null && to !== null && to < from
  const against: Record<CommitmentReason, boolean> = {
    'target-not-positive': !Number.isSafeInteger(target) || target <= 0,
    'commitment-ends-before-it-begins': reversed,
    'begins-outside-protocol': !reversed && from !== null && !within(period, from),
    'ends-outside-protocol': !reversed && to !== null && !within(period, to),
    'unknown-project': projectId !== null && !projectIds.includes(projectId),
  }
  return (Object.keys(against) as CommitmentReason[]).filter((reason) => against[reason])
}
