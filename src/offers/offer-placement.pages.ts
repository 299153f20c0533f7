import type { Partner } from '../partners/partner.rules.ts'
import { typedTimetable } from '../placements/timetable.forms.ts'
import type { Typed } from '../platform/form.ts'
import { tutorsThroughout } from './offer-check.rules.ts'
import type { Offer } from './offer.rules.ts'

/** What the form of a placement holds at first when it is prepared from an offer. */
export function typedFromOffer(offer: Offer, partner: Pick<Partner, 'tutors' | 'works'>): Typed {
  const [tutor] = tutorsThroughout(offer, partner)
  const works = partner.works.filter(({ id }) => offer.workIds.includes(id)).map(({ name }) => name)
  return {
    siteId: offer.siteId,
    hostTutorId: tutor?.id ?? '',
    title: offer.title,
    activities: [works.join(', '), offer.skills, offer.day].filter((part) => part !== '').join('\n'),
    from: offer.from,
    to: offer.to,
    ...typedTimetable(offer.timetable),
  }
}
