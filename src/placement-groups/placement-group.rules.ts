// Placements made together (percorsi di gruppo): a class, or students of several, and the hosts that take them in, each
// with its seats; period, timetable and hours are agreed once for all. The plan (abbinamenti) says who goes where; a
// student may have own terms. Nothing is promised to anybody while it is a plan: the placements made of it are drafts
// like any other, all of them or none, and from then on each lives by itself. One whose terms are not those of the group
// has terms of its own, and keeps them when those of the group change, unless somebody chooses otherwise.
// Source: D.Lgs. 77/2005, art. 4; D.M. 195/2017, art. 3 (one training project for each student).

import { isInOffice, type Partner } from '../partners/partner.rules.ts'
import { sameTimetable, type Terms } from '../placements/terms.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Day } from '../platform/day.ts'

/** Period, timetable and hours; the calendar of the town is put in when placements are made. */
export type GroupTerms = Pick<Terms, 'from' | 'to' | 'timetable' | 'plannedMinutes'>

/** What is agreed once for everybody. */
export interface CommonTerms {
  title: string
  activities: string
  /** an account of the school's staff */
  schoolTutorId: string | null
  terms: GroupTerms
}

export interface GroupHost {
  partnerId: string
  name: string
  /** how many students of the group may go there */
  seats: number
}

export interface GroupLine {
  studentId: string
  classId: string | null
  student: { surname: string; givenName: string; className: string | null }
  partnerId: string | null
  /** null: the only or first one of the host */
  siteId: string | null
  hostTutorId: string | null
  /** null: that of the group */
  schoolTutorId: string | null
  /** null: those of the group */
  own: GroupTerms | null
  /** a placement was made of the line, which does not change any more */
  placed: boolean
}

/** What was chosen on one line of the plan. */
export type LineChoice = Pick<GroupLine, 'partnerId' | 'siteId' | 'hostTutorId' | 'schoolTutorId'>

export interface PlacementGroup {
  _id: string
  schoolId: string
  schoolYear: SchoolYear
  /** the classes of its students: whose teachers may see it */
  classId: string[]
  title: string
  /** null: not said yet */
  common: CommonTerms | null
  hosts: GroupHost[]
  lines: GroupLine[]
  /** the year it repeats, as people read it: a title and its school year; null: made anew */
  copiedFrom: string | null
  createdAt: Date
  createdBy: { accountId: string | null; name: string }
  /** how often it was written */
  version: number
}

export const mostStudents = 120
export const mostHosts = 60
export const mostSeats = 200

/** A student who has not been given a host yet. */
export function newLine(
  student: { _id: string; surname: string; givenName: string },
  schoolClass: LineClass,
): GroupLine {
  const { _id: studentId, surname, givenName } = student
  return {
    studentId,
    classId: schoolClass?._id ?? null,
    student: { surname, givenName, className: schoolClass?.label ?? null },
    partnerId: null,
    siteId: null,
    hostTutorId: null,
    schoolTutorId: null,
    own: null,
    placed: false,
  }
}

type LineClass = { _id: string; label: string } | null

/** The classes of some lines, each once. */
export function classesOf(lines: readonly Pick<GroupLine, 'classId'>[]): string[] {
  return [...new Set(lines.flatMap(({ classId }) => classId ?? []))].sort()
}

export type GroupStep = 'students' | 'terms' | 'hosts' | 'plan' | 'follow'

/** What comes next with a group: the first step that is not done. */
export function nextStepOf({ lines, common, hosts }: Pick<PlacementGroup, 'lines' | 'common' | 'hosts'>): GroupStep {
  if (lines.length === 0) return 'students'
  if (common === null) return 'terms'
  if (hosts.length === 0) return 'hosts'
  return lines.every(({ placed }) => placed) ? 'follow' : 'plan'
}

/** How many students of the group each host has in the plan. */
export function seatsTaken(lines: readonly Pick<GroupLine, 'partnerId'>[]): Map<string, number> {
  const taken = new Map<string, number>()
  for (const { partnerId } of lines) if (partnerId) taken.set(partnerId, (taken.get(partnerId) ?? 0) + 1)
  return taken
}

/**
 * Who has no host gets the first free seat, in the order of hosts and lines: a proposal to correct, not a choice. Lines
 * that no seat is left for stay without.
 */
export function fillSeats(lines: readonly GroupLine[], hosts: readonly GroupHost[]): GroupLine[] {
  const taken = seatsTaken(lines)
  return lines.map((line) => {
    if (line.partnerId !== null) return line
    const host = hosts.find(({ partnerId, seats }) => (taken.get(partnerId) ?? 0) < seats)
    if (!host) return line
    taken.set(host.partnerId, (taken.get(host.partnerId) ?? 0) + 1)
    return { ...line, partnerId: host.partnerId }
  })
}

/**
 * The lines with a site and a tutor for each host: what was chosen as long as it is the host's, otherwise its first site
 * and, of its tutors in office in the period, the one with the fewest students of the group.
 */
export function withPeople(lines: readonly GroupLine[], partners: ReadonlyMap<string, HostPeople>, terms: Period) {
  const load = new Map<string, number>()
  const count = (id: string) => load.set(id, (load.get(id) ?? 0) + 1)
  const known = lines.map((line) => {
    const partner = partners.get(line.partnerId ?? '')
    if (line.placed || !partner) return line.placed ? line : { ...line, siteId: null, hostTutorId: null }
    const siteId = partner.sites.some(({ id }) => id === line.siteId) ? line.siteId : (partner.sites[0]?.id ?? null)
    const hostTutorId = partner.tutors.some(({ id }) => id === line.hostTutorId) ? line.hostTutorId : null
    return { ...line, siteId, hostTutorId }
  })
  for (const { hostTutorId } of known) if (hostTutorId) count(hostTutorId)
  return known.map((line) => {
    const partner = partners.get(line.partnerId ?? '')
    if (line.placed || !partner || line.hostTutorId) return line
    const { from, to } = line.own ?? terms
    const serving = partner.tutors.filter((tutor) => isInOffice(tutor, from, to))
    const [tutor] = serving.toSorted((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0))
    if (tutor) count(tutor.id)
    return { ...line, hostTutorId: tutor?.id ?? null }
  })
}

export type HostPeople = Pick<Partner, '_id' | 'name' | 'sites' | 'tutors'>

interface Period {
  from: Day
  to: Day
}

/** Whether two agree on the same days, times and hours. */
function sameTerms(a: GroupTerms, b: GroupTerms): boolean {
  const samePeriod = a.from === b.from && a.to === b.to && a.plannedMinutes === b.plannedMinutes
  return samePeriod && sameTimetable(a.timetable, b.timetable)
}

/** Whether a placement of a group goes its own way: other days, times or hours, or times at another site of the host. */
export function hasOwnTerms({ terms }: { terms: Terms }, common: GroupTerms): boolean {
  return !sameTerms(terms, common) || terms.timetable.some(({ siteId }) => siteId)
}

/** Whether the lines already say what was chosen; site and tutor that nobody chose were filled in. */
export function isWritten(lines: readonly GroupLine[], choices: ReadonlyMap<string, LineChoice>): boolean {
  return lines.every((line) => {
    const choice = choices.get(line.studentId)
    if (!choice) return true
    const people = (['siteId', 'hostTutorId'] as const).every(
      (who) => choice[who] === null || choice[who] === line[who],
    )
    return people && choice.partnerId === line.partnerId && choice.schoolTutorId === line.schoolTutorId
  })
}

/** Hosts and lines of a group once a host has become one with another: of both in one group the seats add up. */
export function movedHost(
  { hosts, lines }: Pick<PlacementGroup, 'hosts' | 'lines'>,
  { from, to }: { from: string; to: string },
): Pick<PlacementGroup, 'hosts' | 'lines'> {
  const moved = hosts.map((host) => (host.partnerId === from ? { ...host, partnerId: to } : host))
  return {
    hosts: eachOnce(moved),
    lines: lines.map((line) => (line.partnerId === from ? { ...line, partnerId: to } : line)),
  }
}

/** Two hosts that have become one are one host, with the seats of both. */
export function eachOnce(hosts: readonly GroupHost[]): GroupHost[] {
  const known = new Map<string, GroupHost>()
  for (const host of hosts) {
    const before = known.get(host.partnerId)
    known.set(host.partnerId, before ? { ...before, seats: before.seats + host.seats } : host)
  }
  return [...known.values()]
}
