// The alarm for low attendance (pochi presenti): fewer than so many present in so many sessions in a row. One alarm for each
// such run, named by its first session: 12, 8, 8 rings after the third, 8, 9, 8 never. A session whose roll call is not whole
// yet is not known, and ends a run.
// Source: domain study 4 (P10, unconfirmed: therefore a norm of the city, and by itself only a warning).

import { expectedAt, type Edition, plannedSessions } from '../labs/edition.rules.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import type { RollCall } from './roll-call.rules.ts'

export interface Presence {
  sessionId: string
  /** null while the roll call is missing or not whole. */
  present: number | null
}

export interface LowRun {
  firstSessionId: string
  sessions: number
}

/** The runs of sessions that ring the alarm, oldest first. */
export function lowRuns(presences: readonly Presence[], norm: Pick<LabNorms['lowAttendance'], 'below' | 'sessions'>) {
  const runs: LowRun[] = []
  let run: LowRun | null = null
  for (const { sessionId, present } of presences) {
    if (present === null || present >= norm.below) {
      run = null
      continue
    }
    run ??= { firstSessionId: sessionId, sessions: 0 }
    run.sessions += 1
    if (run.sessions === norm.sessions) runs.push(run)
  }
  return runs
}

/**
 * The run that still goes on: up to the last session of which it is known how many were present all of its sessions had
 * too few. null when there is none, or when a session since then was well attended.
 */
export function openRun(
  presences: readonly Presence[],
  norm: Pick<LabNorms['lowAttendance'], 'below' | 'sessions'>,
): LowRun | null {
  const known = presences.slice(0, presences.findLastIndex(({ present }) => present !== null) + 1)
  const isLow = ({ present }: Presence) => present !== null && present < norm.below
  const run = known.slice(known.findLastIndex((each) => !isLow(each)) + 1)
  const [first] = run
  return first && run.length >= norm.sessions ? { firstSessionId: first.sessionId, sessions: run.length } : null
}

/** How many were present in each session that takes place, in order. */
export function presencesOf(
  edition: Pick<Edition, 'sessions' | 'participants'>,
  rollCalls: readonly Pick<RollCall, '_id' | 'lines'>[],
): Presence[] {
  const rolls = new Map(rollCalls.map((roll) => [roll._id, roll]))
  return plannedSessions(edition).map((session) => {
    const lines = rolls.get(session.id)?.lines
    const marked = new Set(lines?.map(({ studentId }) => studentId))
    const whole = lines !== undefined && expectedAt(edition, session.day).every((each) => marked.has(each.studentId))
    const present = lines?.filter(({ state }) => state === 'present').length ?? 0
    return { sessionId: session.id, present: whole ? present : null }
  })
}
