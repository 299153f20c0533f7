// What a commitment has reached (avanzamento), counted from the activities and never typed. The rule:
// - An activity counts when it begins within the days of the commitment, has one of its themes and one of its kinds, and
//   is done under its project. So of two commitments that follow each other, one activity counts in one. Cancelled
//   activities count nothing; those that have not begun stand apart, as planned ("in programma").
// - A class counts when it takes part; a school when one of its classes takes part or one of its students has a placement.
//   A school that was chosen and has brought nobody in stands under "in programma" until the activity is concluded.
// - A student counts once, in however many activities. Leavers counted: whoever was in a participating class on at least
//   one day of the activity. Leavers not counted: only who is still in it on the last day (today, while it runs). The
//   last day of a class is at the latest the last of its school year. A placement is left when it was broken off.
// - Hours are those planned for a class, for each student counted, and reached once the activity is concluded. Where
//   students go to hosts, they are the approved hours of each placement, once however many activities it falls into; the
//   others of a placement that was not broken off are planned. So it is in the edition of a lab: the approved hours of the
//   roll calls are reached, those that may still be approved are planned.
// - The classes in a lab count from its first day on, once it has been started; before, they are planned. What a school
//   has typed and a lab knows too is counted once: activities/lab-overlap.rules.ts.

import { type Day, maxDay, minDay } from '../platform/day.ts'
import type { Commitment } from './commitment.rules.ts'
import { type CountedActivity, hasBegun, hasCome, type Participation, type Presence } from './counted-activity.rules.ts'
import { type Period, within } from './period.rules.ts'

interface Amount {
  /** in the unit of the commitment; hours in minutes */
  actual: number
  /** what comes on top once what is planned has been done */
  planned: number
}

export interface Contribution extends Amount {
  activityId: string
}

export interface CommitmentProgress extends Amount {
  /** of the activities that count, each alone: a student in two of them stands in both */
  contributions: Contribution[]
  /** the others, and why */
  others: { activityId: string; reasons: NotCountedReason[] }[]
}

export type NotCountedReason =
  | 'cancelled'
  | 'outside-period'
  | 'other-theme'
  | 'other-kind'
  | 'other-project'
  | 'nobody-of-these-schools'

/** When a commitment is looked at. */
export interface Reading {
  /** from commitmentPeriod */
  period: Period
  today: Day
}

/** What a commitment has reached today with these activities, and which of them count. */
export function progressOf(
  commitment: Commitment,
  activities: readonly CountedActivity[],
  reading: Reading,
): CommitmentProgress {
  const judged = activities.map((activity) => ({ activity, reasons: notCounted(commitment, activity, reading.period) }))
  const counting = judged.filter(({ reasons }) => reasons.length === 0).map(({ activity }) => activity)
  const units = counting.map((activity) => unitsOf(commitment, activity, reading.today))
  return {
    ...sum(units.flat()),
    contributions: counting.map(({ activityId }, index) => ({ activityId, ...sum(units[index] ?? []) })),
    others: judged
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ activity, reasons }) => ({ activityId: activity.activityId, reasons })),
  }
}

function notCounted(commitment: Commitment, activity: CountedActivity, period: Period): NotCountedReason[] {
  const { themes, activityKinds, projectId } = commitment
  const against: Record<NotCountedReason, boolean> = {
    cancelled: activity.state === 'cancelled',
    'outside-period': !within(period, activity.from),
    'other-theme': themes.length > 0 && !activity.themes.some((theme) => themes.includes(theme)),
    'other-kind': activityKinds.length > 0 && !activityKinds.includes(activity.kind),
    'other-project': projectId !== null && activity.projectId !== projectId,
    'nobody-of-these-schools': !isForTheseSchools(commitment, activity),
  }
  return (Object.keys(against) as NotCountedReason[]).filter((reason) => against[reason])
}

function isForTheseSchools(commitment: Commitment, activity: CountedActivity): boolean {
  if (activity.participations.some((each) => ofTheseSchools(commitment, each))) return true
  return commitment.measure === 'schools' && expected(commitment, activity).length > 0
}

/** The chosen schools of the kinds that count, while they may still bring somebody in. */
function expected({ schoolKinds }: Commitment, { state, chosen }: CountedActivity): string[] {
  if (state !== 'planned' && state !== 'running') return []
  const these = chosen.filter(
    ({ kinds }) => schoolKinds.length === 0 || kinds.some((kind) => schoolKinds.includes(kind)),
  )
  return these.map(({ schoolId }) => schoolId)
}

function ofTheseSchools({ schoolKinds }: Commitment, { schoolKind }: Participation): boolean {
  return schoolKinds.length === 0 || schoolKinds.includes(schoolKind)
}

/** What is counted once by its id, how much of it is reached, and how much it will be. */
interface Unit {
  id: string
  done: number
  total: number
}

function sum(units: readonly Unit[]): Amount {
  const once = new Map<string, Pick<Unit, 'done' | 'total'>>()
  // There are tens of thousands of them, and most come again as they were.
  for (const unit of units) {
    const known = once.get(unit.id)
    if (!known) once.set(unit.id, unit)
    else if (unit.done > known.done || unit.total > known.total) once.set(unit.id, higherOf(known, unit))
  }
  const all = [...once.values()]
  const actual = all.reduce((reached, unit) => reached + unit.done, 0)
  return { actual, planned: all.reduce((whole, unit) => whole + unit.total, 0) - actual }
}

function higherOf(a: Pick<Unit, 'done' | 'total'>, b: Unit): Pick<Unit, 'done' | 'total'> {
  return { done: Math.max(a.done, b.done), total: Math.max(a.total, b.total) }
}

function unitsOf(commitment: Commitment, activity: CountedActivity, today: Day): Unit[] {
  const taking = activity.participations.filter((each) => ofTheseSchools(commitment, each))
  const activityBegun = hasBegun(activity, today)
  const begun = (each: Participation) => activityBegun && hasCome(each, today)
  if (commitment.measure === 'classes') {
    return taking.flatMap((each) => (each.classId === null ? [] : [one(each.classId, begun(each))]))
  }
  const { leavers } = commitment
  const present = taking.flatMap((each) =>
    presencesOf({ activity, participation: each, today }, leavers).map((presence) => ({ presence, of: each })),
  )
  if (commitment.measure === 'schools') {
    const byClass = taking.filter(({ classId }) => classId !== null)
    const byStudent = present.map(({ presence, of }) => one(of.schoolId, begun(of) && presence.from <= today))
    const chosen = expected(commitment, activity).map((schoolId) => one(schoolId, false))
    return [...byClass.map((each) => one(each.schoolId, begun(each))), ...byStudent, ...chosen]
  }
  return commitment.measure === 'students'
    ? present.map(({ presence, of }) => one(presence.studentId, begun(of) && presence.from <= today))
    : present.map(({ presence, of }) => hoursOf(activity, presence, begun(of)))
}

const one = (id: string, done: boolean): Unit => ({ id, done: done ? 1 : 0, total: 1 })

function hoursOf({ activityId, state, minutes }: CountedActivity, presence: Presence, begun: boolean): Unit {
  const { hours, left } = presence
  if (hours === null) {
    const id = `${activityId} ${presence.studentId}`
    return { id, done: begun && state === 'concluded' ? minutes : 0, total: minutes }
  }
  const { approved, planned } = hours
  return { id: hours.id, done: begun ? approved : 0, total: left ? approved : Math.max(approved, planned) }
}

interface Place {
  activity: Pick<CountedActivity, 'from' | 'to'>
  participation: Participation
  today: Day
}

/** The presences that count by the rule about leavers. */
export function presencesOf({ activity, participation, today }: Place, leavers: Commitment['leavers']): Presence[] {
  const last = minDay(activity.to, participation.to)
  const looked = minDay(last, maxDay(today, activity.from))
  const there = participation.presences.filter(({ from, to }) => from <= last && to >= activity.from)
  return leavers === 'counted' ? there : there.filter(({ left, to }) => !left || to >= looked)
}
