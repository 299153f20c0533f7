// Last year's offer as the draft of this year's: the same days of the calendar in the first year in which they are not
// over. Tutors who have left, works that are banned or gone and sites that are gone are dropped, and it is said which:
// who copies decides what takes their place.

import { schoolYearOf } from '../norms/school-year.rules.ts'
import type { Slot } from '../placements/terms.rules.ts'
import { day, type Day } from '../platform/day.ts'
import type { OfferHost } from './offer-check.rules.ts'
import { tutorsThroughout } from './offer-check.rules.ts'
import type { Offer } from './offer.rules.ts'

/** What a copy lacks that the old offer had, by name. */
export interface CopyLosses {
  tutors: string[]
  works: string[]
  sites: boolean
}

type Copied = Pick<
  Offer,
  | 'from'
  | 'to'
  | 'schoolYear'
  | 'title'
  | 'seats'
  | 'tutorIds'
  | 'perTutor'
  | 'timetable'
  | 'plannedMinutes'
  | 'siteId'
  | 'tracks'
  | 'years'
  | 'minimumAge'
  | 'workIds'
  | 'skills'
  | 'day'
  | 'accessible'
>

/** The facts of a copy, and what was lost on the way. */
export function copyOf(offer: Offer, host: OfferHost, today: Day): { facts: Copied; losses: CopyLosses } {
  const { from, to } = newPeriod(offer, today)
  const sites = new Map(host.sites.map((site) => [site.id, site]))
  const siteId = sites.has(offer.siteId) ? offer.siteId : (host.sites[0]?.id ?? offer.siteId)
  const tutors = host.tutors.filter(({ id }) => offer.tutorIds.includes(id))
  const staying = new Set(tutorsThroughout({ tutorIds: offer.tutorIds, from, to }, host).map(({ id }) => id))
  const works = host.works.filter(({ id }) => offer.workIds.includes(id))
  return {
    facts: {
      ...unchanged(offer),
      from,
      to,
      siteId,
      schoolYear: schoolYearOf(from),
      tutorIds: offer.tutorIds.filter((id) => staying.has(id)),
      timetable: offer.timetable.map((slot) => atKnownSite(slot, sites)),
      workIds: works.filter(({ risk }) => risk !== 'banned').map(({ id }) => id),
      accessible: offer.accessible && sites.get(siteId)?.accessible === true,
    },
    losses: {
      tutors: tutors.filter(({ id }) => !staying.has(id)).map(({ name }) => name),
      works: works.filter(({ risk }) => risk === 'banned').map(({ name }) => name),
      sites: [offer, ...offer.timetable].some((each) => Boolean(each.siteId) && !sites.has(each.siteId ?? '')),
    },
  }
}

function unchanged(offer: Offer) {
  const { title, seats, perTutor, plannedMinutes, tracks, years, minimumAge, skills } = offer
  return { title, seats, perTutor, plannedMinutes, tracks, years, minimumAge, skills, day: offer.day }
}

/** A line of the week at a site that is gone goes to the main one. */
function atKnownSite({ siteId, ...slot }: Slot, sites: ReadonlyMap<string, unknown>): Slot {
  return siteId && sites.has(siteId) ? { ...slot, siteId } : slot
}

/** The same days a year later, or as many years later as it takes for them not to be over. */
export function newPeriod({ from, to }: Pick<Offer, 'from' | 'to'>, today: Day): { from: Day; to: Day } {
  let years = 1
  while (yearsLater(to, years) < today) years++
  return { from: yearsLater(from, years), to: yearsLater(to, years) }
}

function yearsLater(on: Day, years: number): Day {
  const year = Number(on.slice(0, 4)) + years
  return day(`${year}-${on.slice(5) === '02-29' ? '02-28' : on.slice(5)}`)
}
