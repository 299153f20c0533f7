import type { Ctx } from '../access/actor.ts'
import { wholeEditions } from '../labs/edition-bulk.service.ts'
import { type Edition, plannedSessions } from '../labs/edition.rules.ts'
import { closedReasons, isLive, placesLeft } from '../labs/lab-enrolment.rules.ts'
import type { RiskClass } from '../norms/tutor-ratio.rules.ts'
import type { Offer } from '../offers/offer.rules.ts'
import { offersNamed } from '../offers/offer.service.ts'
import { type PartnerPlaces, placesOfPartners } from '../partners/partner-places.service.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { worksOfPartners } from '../partners/partner-works.service.ts'
import type { Agreed } from '../placements/terms.rules.ts'
import type { Interval } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import type { Programme } from '../programme/programme.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import type { Round, RoundOffer } from '../rounds/round.rules.ts'
import { lawfulAge } from './lowest-age.rules.ts'
import { type Times, timesOf } from './times.rules.ts'
import type { OfferFacts } from './unit.rules.ts'

/**
 * What decides for whom each offer of a round is, and what is read of it, in the order of the round; an offer that is
 * gone is left out. For use cases that have decided who may know.
 */
export async function offersOf(ctx: Ctx, round: Round): Promise<OfferFacts[]> {
  const partnerIds = round.offers.map(({ partnerId }) => partnerId)
  const [places, programme] = await Promise.all([placesOfPartners(partnerIds), currentProgramme()])
  const around = { places, programme }
  return round.kind === 'labs' ? editionFacts(ctx, round, around) : offerFacts(round, around)
}

interface Around {
  places: ReadonlyMap<string, PartnerPlaces>
  programme: Programme
}

async function offerFacts({ offers: taking }: Round, around: Around): Promise<OfferFacts[]> {
  const [offers, works] = await Promise.all([
    offersNamed(taking.map(({ offerId }) => offerId)),
    worksOfPartners(taking.map(({ partnerId }) => partnerId)),
  ])
  return taking.flatMap((given) => {
    const offer = offers.get(given.offerId)
    return offer ? [factsOfOffer(offer, given, { ...around, works: works.get(offer.partnerId) ?? [] })] : []
  })
}

const risks: readonly RiskClass[] = ['low', 'medium', 'high']

function factsOfOffer(
  offer: Offer,
  { seats }: RoundOffer,
  { works, ...around }: Around & { works: Partner['works'] },
): OfferFacts {
  const { _id, partnerId, title, from, to, timetable, plannedMinutes, tracks, years, day, skills, state } = offer
  const done = works.filter(({ id }) => offer.workIds.includes(id))
  const agreed: Agreed = { terms: { from, to, timetable, plannedMinutes }, amendments: [] }
  return {
    ...placeOf(offer, around),
    offerId: _id,
    partnerId,
    title,
    from,
    to,
    timetable,
    plannedMinutes,
    works: done.map(({ name }) => name),
    day,
    skills,
    seats: Math.min(seats ?? offer.seats, offer.seats),
    accessible: offer.accessible,
    reservedFor: offer.reservedFor,
    tracks,
    trackKinds: around.programme.tracks.filter(({ code }) => tracks.includes(code)).map(({ kind }) => kind),
    years,
    lowestAge: Math.max(offer.minimumAge, lawfulAge(agreed)),
    highestAge: null,
    // What the host's own assessment bans is never published; should it be banned since, it counts as the highest.
    risk: risks[Math.max(0, ...done.map(({ risk }) => (risk === 'banned' ? 2 : risks.indexOf(risk))))] ?? 'low',
    open: state === 'published',
    times: timesOf(agreed),
    freeSeats: null,
    classIds: [],
  }
}

type Place = Pick<OfferFacts, 'hostName' | 'siteName' | 'address' | 'position'>

/** Name, site and point on the map: of the site, or about the middle of its district. */
function placeOf({ partnerId, siteId }: { partnerId: string; siteId: string }, around: Around): Place {
  const partner = around.places.get(partnerId)
  const site = partner?.sites.find(({ id }) => id === siteId)
  const hostName = partner?.name ?? ''
  if (!site) return { hostName, siteName: '', address: '', position: null }
  const { name: siteName, address, town, district, position } = site
  const middle = around.programme.districts.find(({ code }) => code === district)?.position ?? null
  return { hostName, siteName, address: [address, town].filter(Boolean).join(', '), position: position ?? middle }
}

async function editionFacts(ctx: Ctx, { offers: taking }: Round, around: Around): Promise<OfferFacts[]> {
  const editions = await wholeEditions(taking.map(({ offerId }) => offerId))
  return taking.flatMap((given) => {
    const edition = editions.get(given.offerId)
    return edition ? [factsOfEdition(ctx, edition, given, around)] : []
  })
}

// oxlint-disable-next-line max-params -- the edition, what the round says of it, and what is read around it
function factsOfEdition(ctx: Ctx, edition: Edition, { seats }: RoundOffer, around: Around): OfferFacts {
  const { _id, partnerId, title, from, to, module } = edition
  const moment = { now: ctx.now, today: ctx.today, norms: around.programme.norms.labs }
  return {
    ...placeOf(edition, around),
    offerId: _id,
    partnerId,
    title,
    from,
    to,
    timetable: edition.pattern,
    plannedMinutes: module.minutes,
    works: module.parts.map((part) => part.title),
    day: module.description ?? '',
    skills: '',
    seats: seats ?? 1,
    accessible: around.places.get(partnerId)?.sites.find(({ id }) => id === edition.siteId)?.accessible ?? false,
    reservedFor: null,
    tracks: [],
    trackKinds: [],
    years: [],
    lowestAge: module.ages?.from ?? 0,
    highestAge: module.ages?.to ?? null,
    risk: module.risk,
    open: closedReasons(edition, moment).length === 0,
    times: sessionTimes(edition),
    freeSeats: placesLeft(edition),
    classIds: edition.groups.filter(isLive).flatMap(({ classIds }) => classIds),
  }
}

function sessionTimes(edition: Edition): Times {
  const times = new Map<Day, Interval[]>()
  for (const { day, from, to } of plannedSessions(edition)) times.set(day, [...(times.get(day) ?? []), { from, to }])
  return times
}
