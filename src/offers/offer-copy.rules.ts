// Last year's offer as the draft of this year's: the same days of the calendar in the first year in which they are not
// over. Tutors who have left, works that are banned or gone and sites that are gone are dropped, and it is said which:
// who copies decides what takes their place.

import { schoolYearOf } from '../norms/school-year.rules.ts'
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
  const { title, seats, perTutor, plannedMinutes, tracks, years, minimumAge, skills, day: told } = offer
  const sites = new Set(host.sites.map(({ id }) => id))
  const siteId = sites.has(offer.siteId) ? offer.siteId : (host.sites[0]?.id ?? offer.siteId)
  const kept = tutorsThroughout({ tutorIds: offer.tutorIds, from, to }, host).map(({ id }) => id)
  const works = host.works.filter(({ id, risk }) => offer.workIds.includes(id) && risk !== 'banned')
  const siteIsOpen = host.sites.find(({ id }) => id === siteId)?.accessible ?? false
  return {
    facts: {
      ...{ title, seats, perTutor, plannedMinutes, tracks, years, minimumAge, skills, day: told, from, to, siteId },
      schoolYear: schoolYearOf(from),
      tutorIds: offer.tutorIds.filter((id) => kept.includes(id)),
      timetable: offer.timetable.map(({ siteId: at, ...slot }) =>
        at && sites.has(at) ? { ...slot, siteId: at } : slot,
      ),
      workIds: works.map(({ id }) => id),
      accessible: offer.accessible && siteIsOpen,
    },
    losses: {
      tutors: host.tutors.filter(({ id }) => offer.tutorIds.includes(id) && !kept.includes(id)).map(({ name }) => name),
      works: host.works
        .filter(({ id, risk }) => offer.workIds.includes(id) && risk === 'banned')
        .map(({ name }) => name),
      sites: siteId !== offer.siteId || offer.timetable.some(({ siteId: at }) => at && !sites.has(at)),
    },
  }
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
