import { createHash } from 'node:crypto'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import type { Offer } from '../../src/offers/offer.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf } from '../../src/platform/day.ts'
import type { Round, RoundOffer, RoundPart } from '../../src/rounds/round.rules.ts'

const corrado = { accountId: 'coordinatore', name: 'Corrado Coordina' }
const viola = { accountId: 'coordinatore-volta', name: 'Viola Volta' }
const carla = { accountId: 'citta', name: 'Carla Comune' }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** An offer of a round, of this host; what is not said is as the offer has it. */
export const demoRoundOffer = (offerId: string, partnerId: string, given: Partial<RoundOffer> = {}): RoundOffer => ({
  offerId,
  partnerId,
  seats: null,
  min: 0,
  classMax: null,
  ...given,
})

export const demoPart = (classIds: string[], given: Partial<RoundPart> = {}): RoundPart => ({
  schoolId: 'galilei',
  classIds,
  leftOut: [],
  accessible: [],
  district: null,
  ...given,
})

/** A draft of the coordinator of Galilei, made some days ago; the rest is said by who needs it otherwise. */
export function demoRound(today: Day, { _id, ...given }: Pick<Round, '_id'> & Partial<Round>): Round {
  const createdAt = instantOf(addDays(today, -8), clockTime('11:10'))
  const by = given.schoolId === null ? carla : given.schoolId === 'volta' ? viola : corrado
  return {
    _id,
    kind: 'placements',
    schoolId: 'galilei',
    schoolIds: ['galilei'],
    schoolYear: schoolYearOf(today),
    title: 'Tornata',
    parts: [demoPart([])],
    offers: [],
    mechanism: 'default',
    criteria: ['accessible-first', 'would-miss-hours'],
    hostBands: [],
    mostWishes: 10,
    mostKm: null,
    fallback: true,
    minimums: true,
    locks: [],
    forbidden: [],
    keepApart: [],
    seed: '',
    seedDigest: '',
    opensAt: null,
    closesAt: instantOf(addDays(today, 21), clockTime('18:00')),
    state: 'draft',
    frozen: null,
    published: null,
    createdAt,
    history: [{ at: createdAt, by, event: 'created', text: null }],
    ...given,
  }
}

/** The same with its lists open since that day. The seed follows from the id, so that Borgo is the same every time. */
export function opened(round: Round, since: Day): Round {
  const at = instantOf(since, clockTime('09:00'))
  const seed = sha256(`seme di ${round._id}`)
  const line = { at, by: round.history[0]?.by ?? corrado, event: 'opened', text: null } as const
  return {
    ...round,
    state: 'open',
    opensAt: at,
    seed,
    seedDigest: sha256(seed),
    history: [...round.history, line],
  }
}

/** Rounds of places: one that 3A is choosing in, a draft of the school for 4A, one that the city prepares, and Volta’s. */
export function demoRounds(today: Day): Round[] {
  const at = instantOf(addDays(today, -4), clockTime('12:00'))
  const said = { schoolId: 'galilei', by: corrado, at }
  const spring = demoRound(today, {
    _id: 'tornata-primavera',
    title: 'Percorsi di primavera, terza A',
    parts: [demoPart(['galilei-3a'], { accessible: ['galilei-3a-4'] })],
    offers: [
      demoRoundOffer('offerta-fablab-stampa', 'fablab', { min: 2 }),
      demoRoundOffer('offerta-officine-cnc', 'officine', { classMax: 2 }),
    ],
    criteria: ['accessible-first', 'would-miss-hours', 'host-band'],
    hostBands: [{ partnerId: 'officine', track: null, year: 3, band: 1 }],
    locks: [
      {
        ...said,
        id: 'posto-fissato',
        unitId: 'galilei-3a-9',
        offerId: 'offerta-officine-cnc',
        reason: 'Prosegue il percorso che aveva già cominciato con questo tutor.',
      },
    ],
    forbidden: [
      {
        ...said,
        id: 'parente-officine',
        unitId: 'galilei-3a-7',
        partnerId: 'officine',
        reason: 'Ci lavora uno zio, lo ha detto la famiglia.',
      },
    ],
    keepApart: [
      {
        ...said,
        id: 'mai-insieme',
        unitIds: ['galilei-3a-5', 'galilei-3a-6'],
        reason: 'Deciso dal consiglio di classe.',
      },
    ],
    closesAt: instantOf(addDays(today, 10), clockTime('18:00')),
  })
  const summer = demoRound(today, {
    _id: 'tornata-estate',
    title: 'Percorsi di fine anno, quarta A',
    parts: [demoPart(['galilei-4a'])],
    offers: [demoRoundOffer('offerta-fablab-laser', 'fablab')],
  })
  const ofCity = demoRound(today, {
    _id: 'tornata-citta',
    title: 'Una settimana in laboratorio',
    schoolId: null,
    schoolIds: [],
    parts: [],
  })
  const ofVolta = demoRound(today, {
    _id: 'tornata-volta',
    title: 'Percorsi delle terze',
    schoolId: 'volta',
    schoolIds: ['volta'],
    parts: [demoPart(['volta-3a'], { schoolId: 'volta' })],
  })
  return [opened(spring, addDays(today, -5)), summer, ofCity, ofVolta]
}

/** The offers, each with the round that holds it: one whose lists are open, or whose result is out. */
export function heldOffers(offers: readonly Offer[], rounds: readonly Round[]): Offer[] {
  const holding = rounds.filter(({ state }) => state !== 'draft' && state !== 'cancelled')
  const holderOf = (id: string) => holding.find((round) => round.offers.some(({ offerId }) => offerId === id))?._id
  return offers.map((offer) => ({ ...offer, roundId: holderOf(offer._id) ?? null }))
}
