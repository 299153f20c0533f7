import type { OfferFacts, OfferHost } from '../../src/offers/offer-check.rules.ts'
import type { Offer } from '../../src/offers/offer.rules.ts'
import type { HostTutor, PartnerSite } from '../../src/partners/partner.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'

export const today = day('2026-11-25')

/** A week of mornings. */
export const mornings = ([1, 2, 3, 4, 5] as const).map((weekday) => ({
  weekday,
  from: clockTime('09:00'),
  to: clockTime('13:00'),
}))

export const aTutor = (id: string, change: Partial<HostTutor> = {}): HostTutor => ({
  id,
  name: `Tutor ${id}`,
  role: 'capo',
  email: null,
  phone: null,
  accountId: null,
  from: day('2026-09-01'),
  to: null,
  ...change,
})

export const aSite = (id: string, change: Partial<PartnerSite> = {}): PartnerSite => ({
  id,
  name: `Sede ${id}`,
  address: 'via Roma 1',
  postcode: '20100',
  town: 'Borgo',
  district: null,
  position: null,
  accessible: false,
  opening: [],
  ...change,
})

const work = (id: string, risk: 'low' | 'medium' | 'high' | 'banned') => ({
  id,
  name: `Lavoro ${id}`,
  description: null,
  risk,
  themes: [],
})

/** A host with work of every risk. */
export const aHost = (change: Partial<OfferHost> = {}): OfferHost => ({
  sites: [aSite('s1', { accessible: true }), aSite('s2')],
  tutors: [aTutor('t1'), aTutor('t2'), aTutor('t3')],
  works: [work('basso', 'low'), work('medio', 'medium'), work('alto', 'high'), work('vietato', 'banned')],
  hosting: { seats: 10 },
  ...change,
})

/** An offer in which nothing is missing. */
export const someFacts = (change: Partial<OfferFacts> = {}): OfferFacts => ({
  from: day('2027-02-01'),
  to: day('2027-02-26'),
  seats: 2,
  tutorIds: ['t1'],
  perTutor: null,
  timetable: mornings,
  plannedMinutes: 4800,
  siteId: 's1',
  minimumAge: 16,
  workIds: ['basso'],
  skills: 'Disegnare.',
  day: 'Si comincia alle nove.',
  accessible: false,
  ...change,
})

export const anOffer = (change: Partial<Offer> = {}): Offer => ({
  ...someFacts(),
  _id: 'offerta',
  partnerId: 'ente',
  schoolId: null,
  reservedFor: null,
  schoolYear: schoolYear('2026/27'),
  title: 'Un’offerta',
  tracks: [],
  years: [],
  copiedFrom: null,
  roundId: null,
  state: 'draft',
  createdAt: new Date('2026-11-01T10:00:00+01:00'),
  history: [],
  ...change,
})
