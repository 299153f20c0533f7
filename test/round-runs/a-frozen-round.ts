import type { FreezeFacts } from '../../src/round-runs/frozen-file.rules.ts'
import type { MatchResult, RoundFile } from '../../src/matching/round-file.rules.ts'
import { drawOfRound } from '../../src/matching/draw.rules.ts'

/** Facts of a round of two hosts with three offers and four students, changed as a test likes. */
export function someFacts(
  change: Partial<Omit<FreezeFacts, 'round'>> & { round?: Partial<FreezeFacts['round']> } = {},
) {
  const offer = (offerId: string, partnerId: string) => ({ offerId, partnerId, seats: null, min: 0, classMax: null })
  const facts: FreezeFacts = {
    units: ['anna', 'bea', 'carlo', 'dino'].map((unitId) => ({
      unitId,
      schoolId: 'galilei',
      classId: 'galilei-3a',
      className: '3A',
    })),
    offers: [
      { offerId: 'saldo', partnerId: 'officine', title: 'Saldatura', partner: 'Officine' },
      { offerId: 'tornio', partnerId: 'officine', title: 'Tornio', partner: 'Officine' },
      { offerId: 'stampa', partnerId: 'fablab', title: 'Stampa 3D', partner: 'Fablab' },
    ],
    capacity: {
      offers: new Map([
        ['saldo', { seats: 2, running: 0 }],
        ['tornio', { seats: 2, running: 1 }],
        ['stampa', { seats: 3, running: 0 }],
      ]),
      limits: [{ id: 'tutors:officine:1', max: 3, running: 1, offerIds: ['saldo', 'tornio', 'elsewhere'] }],
    },
    lists: new Map([['anna', { offerIds: ['saldo', 'stampa'], acceptsAny: false }]]),
    reasonsFor: () => [],
    distance: () => 0,
    classes: new Map(),
    ...change,
    round: {
      _id: 'tornata',
      seed: 'seme',
      kind: 'placements',
      mechanism: 'default',
      fallback: true,
      minimums: true,
      offers: [offer('saldo', 'officine'), offer('tornio', 'officine'), offer('stampa', 'fablab')],
      locks: [],
      forbidden: [],
      keepApart: [],
      ...change.round,
    },
  }
  return facts
}

const said = {
  id: 'detto',
  schoolId: 'galilei',
  reason: 'perché',
  by: { accountId: null, name: 'Chi' },
  at: new Date(0),
}
export const aLock = (unitId: string, offerId: string) => ({ ...said, unitId, offerId })
export const aForbidden = (unitId: string, partnerId: string) => ({ ...said, unitId, partnerId })
export const anApart = (a: string, b: string) => ({ ...said, unitIds: [a, b] as [string, string] })

/** Everybody in draw order takes the first wish that has a seat: enough of an engine for what does not depend on it. */
export function inTurn(file: RoundFile): MatchResult {
  const free = new Map(file.offers.map(({ id, max, running = 0 }) => [id, max - running]))
  const result: MatchResult = {
    matching: {},
    phase: {},
    reasons: {},
    closed: [],
    closingSteps: [],
    cutOffs: {},
    rankProfile: [],
    rescueProposals: [],
    warnings: [],
    inputDigest: '',
    resultDigest: '',
    engineVersion: 'in-turn',
  }
  const place = (unit: string, offer: string, phase: 'lock' | 'wish') => {
    free.set(offer, (free.get(offer) ?? 0) - 1)
    result.matching[unit] = offer
    result.phase[unit] = phase
  }
  for (const [unit, offer] of file.locks ?? []) place(unit, offer, 'lock')
  const draw = drawOfRound(file)
  const students = file.students.toSorted((a, b) => (draw.get(a.id) ?? 0) - (draw.get(b.id) ?? 0))
  const never = new Set((file.forbidden ?? []).map(([unit, offer]) => `${unit} ${offer}`))
  for (const { id, preferences } of students) {
    if (id in result.matching) continue
    const wish = preferences.find((offer) => (free.get(offer) ?? 0) > 0 && !never.has(`${id} ${offer}`))
    if (wish) place(id, wish, 'wish')
    else {
      result.matching[id] = null
      result.phase[id] = 'unplaced'
    }
  }
  return result
}
