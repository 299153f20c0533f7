import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import type { OfferedFacts } from '../../src/rounds/round-check.rules.ts'
import type { Round, RoundOffer } from '../../src/rounds/round.rules.ts'

export const now = new Date('2026-11-25T10:00:00+01:00')
const by = { accountId: 'coordinatore', name: 'Corrado Coordina' }

export const offerOf = (offerId: string, given: Partial<RoundOffer> = {}): RoundOffer => ({
  offerId,
  partnerId: 'fablab',
  seats: null,
  min: 0,
  classMax: null,
  ...given,
})

export const offeredOf = (given: Partial<OfferedFacts> = {}): OfferedFacts => ({
  title: 'Dal disegno al pezzo',
  partnerId: 'fablab',
  schoolYear: schoolYear('2026/27'),
  from: day('2027-02-08'),
  to: day('2027-02-26'),
  seats: 3,
  open: true,
  roundId: null,
  reservedFor: null,
  ...given,
})

/** A draft of the school Galilei that may open. */
export const roundOf = (given: Partial<Round> = {}): Round => ({
  _id: 'tornata',
  kind: 'placements',
  schoolId: 'galilei',
  schoolIds: ['galilei'],
  schoolYear: schoolYear('2026/27'),
  title: 'Primavera',
  parts: [{ schoolId: 'galilei', classIds: ['galilei-3a'], leftOut: [], accessible: [], district: null }],
  offers: [offerOf('a'), offerOf('b', { partnerId: 'officine' })],
  mechanism: 'default',
  criteria: ['would-miss-hours'],
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
  closesAt: new Date('2026-12-05T18:00:00+01:00'),
  state: 'draft',
  frozen: null,
  published: null,
  createdAt: now,
  history: [{ at: now, by, event: 'created', text: null }],
  ...given,
})

const said = { schoolId: 'galilei', reason: 'Prova', by, at: now }
export const lockOf = (id: string, unitId: string, offerId: string) => ({ ...said, id, unitId, offerId })
export const forbiddenOf = (id: string, unitId: string, partnerId: string) => ({ ...said, id, unitId, partnerId })
export const apartOf = (id: string, a: string, b: string) => ({ ...said, id, unitIds: [a, b] as [string, string] })
