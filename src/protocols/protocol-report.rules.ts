// The report of a protocol (relazione): how many schools, classes, students and hours its activities have reached, all
// together, activity by activity and school by school, and how far each commitment is. Counts only: no student is named.
// Everything is counted by progress.rules.ts, as on the page of the protocol; what falls into two activities counts once
// in the sums.

import { type Commitment, commitmentPeriod, type Measure, measures } from './commitment.rules.ts'
import type { CountedActivity } from './counted-activity.rules.ts'
import { type Period, periodOf } from './period.rules.ts'
import { type CommitmentProgress, progressOf } from './progress.rules.ts'
import type { Protocol } from './protocol.rules.ts'
import type { Day } from '../platform/day.ts'

/** Reached, by measure; hours in minutes. */
export type Counts = Record<Measure, number>

export interface ReportActivity {
  activity: CountedActivity
  counts: Counts
  hosts: string[]
}

export interface ProtocolReport {
  protocol: Protocol
  activities: ReportActivity[]
  schools: { name: string; activities: number; counts: Counts }[]
  hosts: { name: string; activities: number }[]
  commitments: { commitment: Commitment; period: Period; reached: CommitmentProgress }[]
  totals: Counts
  /** Of the hours, what comes on top once what is planned has been done. */
  planned: number
}

interface ReportOf {
  protocol: Protocol
  activities: readonly CountedActivity[]
  /** Names of hosts by activity, and of schools by id. */
  hosts: ReadonlyMap<string, readonly string[]>
  schools: ReadonlyMap<string, string>
  today: Day
}

/** Everything that is done under a protocol, whatever its theme and kind. */
function anything(measure: Measure): Commitment {
  const all = { themes: [], schoolKinds: [], activityKinds: [], projectId: null, from: null, to: null }
  return { ...all, id: '', text: '', measure, target: 1, about: false, baseline: null, leavers: 'counted' }
}

export function protocolReport({ protocol, activities, hosts, schools, today }: ReportOf): ProtocolReport {
  const period = periodOf(protocol)
  const countsOf = (list: readonly CountedActivity[]) =>
    Object.fromEntries(
      measures.map((measure) => [measure, progressOf(anything(measure), list, { period, today }).actual]),
    ) as Counts
  const held = activities.filter(({ state }) => state !== 'cancelled')
  const schoolIds = [...new Set(held.flatMap(({ participations }) => participations.map((each) => each.schoolId)))]
  return {
    protocol,
    activities: activities.map((activity) => ({
      activity,
      counts: countsOf([activity]),
      hosts: [...(hosts.get(activity.activityId) ?? [])],
    })),
    schools: schoolIds
      .map((id) => {
        const own = held.flatMap((activity) => {
          const participations = activity.participations.filter(({ schoolId }) => schoolId === id)
          return participations.length > 0 ? [{ ...activity, participations }] : []
        })
        return { name: schools.get(id) ?? '', activities: own.length, counts: countsOf(own) }
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, 'it')),
    hosts: hostLines(held, hosts),
    commitments: protocol.commitments.map((commitment) => {
      const own = commitmentPeriod(commitment, period)
      return { commitment, period: own, reached: progressOf(commitment, activities, { period: own, today }) }
    }),
    totals: countsOf(activities),
    planned: progressOf(anything('hours'), activities, { period, today }).planned,
  }
}

function hostLines(activities: readonly CountedActivity[], hosts: ReportOf['hosts']): ProtocolReport['hosts'] {
  const counts = new Map<string, number>()
  for (const { activityId } of activities)
    for (const name of hosts.get(activityId) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, activities: count }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'it'))
}
