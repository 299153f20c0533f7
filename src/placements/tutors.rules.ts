// Who looks after a student, and where (tutor e sede), day by day: as agreed at first, and from its day on as an amendment
// says. A tutor signs for the own days only: hours before the change are the affair of who was tutor then, hours from it
// on of who came after. Where the work is shared by two tutors of one side, both sign for every day of the first one.
// The coordinator of the school, and who signs in for the host without being one of its tutors, sign for any day.
// Source: D.Lgs. 77/2005, art. 5 (the two tutors and what each answers for).

import { addDays, type Day } from '../platform/day.ts'
import type { HostSite, HostTutorCopy, SchoolTutorCopy } from './copies.rules.ts'
import type { Placement } from './placement.rules.ts'
import { effectiveTerms, inForce } from './terms.rules.ts'

type Tutored = Pick<Placement, 'schoolTutorId' | 'schoolTutor' | 'hostTutor' | 'amendments'>

export interface Tutors {
  hostTutor: HostTutorCopy | null
  schoolTutor: SchoolTutorCopy | null
}

/** The tutors on a day; with null those there are once every amendment is in force. */
export function tutorsOn(placement: Tutored, on: Day | null): Tutors {
  const { hostTutor, schoolTutor, schoolTutorId } = placement
  const first = schoolTutor && schoolTutorId ? { ...schoolTutor, id: schoolTutorId } : null
  return {
    hostTutor: inForce(placement, 'hostTutor', on) ?? hostTutor,
    schoolTutor: inForce(placement, 'schoolTutor', on) ?? first,
  }
}

type Sited = Pick<Placement, 'host' | 'amendments'>

/** The main site on a day; with null the one there is once every amendment is in force. */
export function siteOn(placement: Sited, on: Day | null): HostSite {
  return inForce(placement, 'site', on) ?? placement.host.site
}

/** The sites besides the main one that its timetables have ever named, each once, by the latest copy. */
export function otherSites({ host, amendments }: Sited): HostSite[] {
  const all = [...(host.otherSites ?? []), ...amendments.flatMap((each) => each.otherSites ?? [])]
  return [...new Map(all.map((site) => [site.id, site])).values()]
}

/** All accounts of the school that are, were or will be its tutor. */
export function schoolTutorIdsOf(placement: Pick<Placement, 'schoolTutorId' | 'amendments' | 'shares'>): string[] {
  const { schoolTutorId, amendments, shares } = placement
  const others = [shares?.schoolTutor, ...amendments.map(({ schoolTutor }) => schoolTutor)]
  const ids = others.flatMap((tutor) => (tutor ? [tutor.id] : []))
  return [...new Set([...(schoolTutorId ? [schoolTutorId] : []), ...ids])]
}

type Shared = Tutored & Pick<Placement, 'shares'>

/** Whether this account of the school is tutor on a day. */
export function isSchoolTutorOn(placement: Shared, accountId: string, on: Day): boolean {
  const { schoolTutor } = tutorsOn(placement, on)
  return schoolTutor?.id === accountId || placement.shares?.schoolTutor?.id === accountId
}

/**
 * Whether who signs in for the host may sign for a day. `tutorIds`: the tutors of the host who have this account; none
 * for who is no tutor there.
 */
export function hostMaySignOn(placement: Shared, tutorIds: readonly string[], on: Day): boolean {
  const named = [placement.hostTutor, ...placement.amendments.map((each) => each.hostTutor)]
  const concerned = named.some((tutor) => tutor && tutorIds.includes(tutor.id))
  if (!concerned) return true
  const onDay = [tutorsOn(placement, on).hostTutor, placement.shares?.hostTutor]
  return onDay.some((tutor) => tutor && tutorIds.includes(tutor.id))
}

/** The host's tutors of the days between two, both included, each once. */
export function hostTutorsBetween(placement: Tutored, from: Day, to: Day): HostTutorCopy[] {
  const changes = placement.amendments.map(({ validFrom }) => validFrom).filter((on) => from < on && on <= to)
  const tutors = [from, ...changes.toSorted()].flatMap((on) => tutorsOn(placement, on).hostTutor ?? [])
  return [...new Map(tutors.map((tutor) => [tutor.id, tutor])).values()]
}

/** Days over which something stays the same, both included. */
export interface Stretch<T> {
  from: Day
  to: Day
  value: T
}

/** What a placement had from its first day to its last, stretch by stretch: tutors, or sites, by name and in order. */
export function stretchesOf<T>(
  placement: Pick<Placement, 'terms' | 'amendments'>,
  valueOn: (on: Day) => T,
): Stretch<T>[] {
  const { from, to } = effectiveTerms(placement)
  const changes = placement.amendments.map(({ validFrom }) => validFrom).filter((on) => on > from && on <= to)
  const starts = [...new Set([from, ...changes])].toSorted()
  const stretches: Stretch<T>[] = []
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1]
    const end = next === undefined ? to : addDays(next, -1)
    const value = valueOn(start)
    const last = stretches.at(-1)
    if (last && JSON.stringify(last.value) === JSON.stringify(value)) last.to = end
    else stretches.push({ from: start, to: end, value })
  }
  return stretches
}
