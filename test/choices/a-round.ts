import { beforeEach } from '@jest/globals'
import { ChoiceLists } from '../../src/choices/choice.model.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import type { Offer } from '../../src/offers/offer.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import type { Round, RoundPart } from '../../src/rounds/round.rules.ts'
import { mornings } from './cast.ts'

export const closesAt = new Date('2026-12-04T18:00:00+01:00')
const by = { accountId: 'coordinatore', name: 'Corrado Coordina' }

/** A published offer of the fablab, two weeks of mornings in February, of low risk. */
export function storedOffer(given: Partial<Offer> & Pick<Offer, '_id'>): Offer {
  return {
    partnerId: 'fablab',
    schoolId: null,
    reservedFor: null,
    schoolYear: schoolYear('2026/27'),
    title: given._id,
    from: day('2027-02-01'),
    to: day('2027-02-12'),
    seats: 4,
    tutorIds: ['fablab-fabio'],
    perTutor: null,
    timetable: mornings,
    plannedMinutes: 2400,
    siteId: 'fablab-1',
    tracks: [],
    years: [],
    minimumAge: 15,
    workIds: ['fablab-stampa'],
    skills: 'Modellare un pezzo e stamparlo.',
    day: 'Si disegna al mattino, si stampa e si rifinisce.',
    accessible: false,
    copiedFrom: null,
    roundId: 'round',
    state: 'published',
    createdAt: new Date('2026-11-01T10:00:00+01:00'),
    history: [],
    ...given,
  }
}

export function part(schoolId: string, classIds: string[], given: Partial<RoundPart> = {}): RoundPart {
  return { schoolId, classIds, leftOut: [], accessible: [], district: 'isola', ...given }
}

/** An open round of the 3A of Galilei with these offers. */
export function aRound(offerIds: readonly string[], given: Partial<Round> = {}): Round {
  return {
    _id: 'round',
    kind: 'placements',
    schoolId: 'galilei',
    schoolIds: ['galilei'],
    schoolYear: schoolYear('2026/27'),
    title: 'Percorsi di febbraio',
    parts: [part('galilei', ['galilei-3a'])],
    offers: offerIds.map((offerId) => ({ offerId, partnerId: 'fablab', seats: null, min: 0, classMax: null })),
    mechanism: 'default',
    criteria: [],
    hostBands: [],
    mostWishes: 3,
    mostKm: null,
    fallback: true,
    minimums: true,
    locks: [],
    forbidden: [],
    keepApart: [],
    seed: '0'.repeat(64),
    seedDigest: '1'.repeat(64),
    opensAt: new Date('2026-11-20T09:00:00+01:00'),
    closesAt,
    state: 'open',
    frozen: null,
    published: null,
    createdAt: new Date('2026-11-18T09:00:00+01:00'),
    history: [{ at: new Date('2026-11-20T09:00:00+01:00'), by, event: 'opened', text: null }],
    ...given,
  }
}

/** Takes the rounds of Borgo away, so that a test knows of its own alone. */
export function withoutOtherRounds(): void {
  beforeEach(async () => {
    await Promise.all([Rounds.deleteMany({}), Offers.deleteMany({}), ChoiceLists.deleteMany({})])
  })
}

/** Stores a round with its offers: those named, and the ones given whole. */
export async function openRound(offers: readonly Offer[], given: Partial<Round> = {}): Promise<Round> {
  await Offers.insertMany(offers)
  const round = aRound([], {
    offers: offers.map(({ _id, partnerId }) => ({ offerId: _id, partnerId, seats: null, min: 0, classMax: null })),
    ...given,
  })
  await Rounds.insertMany([round])
  return round
}

export const threeOffers = (): Offer[] => [
  storedOffer({ _id: 'stampa', title: 'Stampa 3D' }),
  storedOffer({ _id: 'laser', title: 'Taglio laser', from: day('2027-03-01'), to: day('2027-03-12') }),
  storedOffer({ _id: 'elettronica', title: 'Elettronica', seats: 2 }),
  storedOffer({ _id: 'adulti', title: 'Per maggiorenni', minimumAge: 18 }),
]
