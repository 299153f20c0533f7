// What stands in the way of a line of the plan (abbinamenti): what refuses its draft, said before anything is made, and
// what the draft may still lack but its start will ask for. Seats are those that the group has with a host: one student
// more than that is refused, because somebody at the host was told a number; the seats of the host in the whole city,
// which other schools share, are said only, as they change every day.
// Source: D.Lgs. 77/2005, art. 4-5; L. 977/1967, art. 15-20 (timetables of minors).

import type { HostingRefusal } from '../partners/qualification.rules.ts'
import { type GroupHost, type GroupLine, type GroupTerms, seatsTaken } from './placement-group.rules.ts'

/** Why no draft can be made of a line, besides what refuses any draft. */
export type LineRefusal =
  | 'host-not-in-group'
  | 'host-gone'
  | 'no-seat-left'
  | 'partner-suspended'
  | 'student-not-enrolled'

/** What a draft may lack, and its start will ask for. */
export type LineGap =
  | 'no-timetable'
  | 'no-planned-hours'
  | 'no-host-tutor'
  | 'no-school-tutor'
  | 'no-agreement'
  | 'partner-not-qualified'
  | 'host-full'
  | 'placed-elsewhere'

export interface LineCheck {
  studentId: string
  /** LineRefusal, and the reasons of createPlacement of placements */
  refusals: string[]
  gaps: LineGap[]
}

/** What the plan alone does not know of one line. */
export interface LineFacts {
  /** the student is in a class of the school today */
  enrolled: boolean
  /** why the draft itself would be refused */
  draft: readonly string[]
  /** the host has become one with another */
  hostGone: boolean
  hosting: readonly HostingRefusal[]
  /** an agreement binds school and host on every day of the line */
  agreement: boolean
  /** every seat of the host is taken on some day of the period, drafts of every school counted */
  full: boolean
  /** another placement of the student, not of this group, shares days with it */
  elsewhere: boolean
}

interface Plan {
  hosts: readonly GroupHost[]
  lines: readonly GroupLine[]
  terms: GroupTerms
  schoolTutorId: string | null
}

/** Whether a draft is to be made of a line: it has a host, and none was made yet. */
export function isPlanned({ placed, partnerId }: Pick<GroupLine, 'placed' | 'partnerId'>): boolean {
  return !placed && partnerId !== null
}

/** Everything about each line that is planned, in their order; the others have nothing to check. */
export function checkPlan(plan: Plan, facts: ReadonlyMap<string, LineFacts>): LineCheck[] {
  const over = beyondSeats(plan)
  return plan.lines.filter(isPlanned).flatMap((line) => {
    const known = facts.get(line.studentId)
    if (!known) return []
    const refusals = [...placeRefusals(line, plan, over), ...lineRefusals(known), ...known.draft]
    return [{ studentId: line.studentId, refusals: [...new Set(refusals)], gaps: lineGaps(line, plan, known) }]
  })
}

/** The students beyond the seats of their host: those that come last in the plan, never one already placed. */
function beyondSeats({ hosts, lines }: Plan): Set<string> {
  const taken = seatsTaken(lines.filter(({ placed }) => placed))
  const over = new Set<string>()
  for (const { partnerId, studentId } of lines.filter(isPlanned)) {
    if (partnerId === null) continue
    const seats = hosts.find((host) => host.partnerId === partnerId)?.seats ?? 0
    const before = taken.get(partnerId) ?? 0
    if (before >= seats) over.add(studentId)
    taken.set(partnerId, before + 1)
  }
  return over
}

function placeRefusals(line: GroupLine, { hosts }: Plan, over: ReadonlySet<string>): LineRefusal[] {
  if (!hosts.some(({ partnerId }) => partnerId === line.partnerId)) return ['host-not-in-group']
  return over.has(line.studentId) ? ['no-seat-left'] : []
}

function lineRefusals({ enrolled, hostGone, hosting }: LineFacts): LineRefusal[] {
  return [
    ...(hostGone ? ['host-gone' as const] : []),
    ...(enrolled ? [] : ['student-not-enrolled' as const]),
    ...hosting.filter((reason) => reason === 'partner-suspended'),
  ]
}

function lineGaps(line: GroupLine, plan: Plan, facts: LineFacts): LineGap[] {
  const { timetable, plannedMinutes } = line.own ?? plan.terms
  const gaps: Record<LineGap, boolean> = {
    'no-timetable': timetable.length === 0,
    'no-planned-hours': timetable.length > 0 && plannedMinutes <= 0,
    'no-host-tutor': line.hostTutorId === null,
    'no-school-tutor': (line.schoolTutorId ?? plan.schoolTutorId) === null,
    'no-agreement': !facts.agreement,
    'partner-not-qualified': facts.hosting.includes('partner-not-qualified'),
    'host-full': facts.full,
    'placed-elsewhere': facts.elsewhere,
  }
  return (Object.keys(gaps) as LineGap[]).filter((gap) => gaps[gap])
}
