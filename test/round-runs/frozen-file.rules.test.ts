import { describe, expect, test } from '@jest/globals'
import type { IneligibleReason } from '../../src/choices/choice.rules.ts'
import { contradictionsOf } from '../../src/matching/round-check.rules.ts'
import { freezeProblems } from '../../src/round-runs/freeze-problem.rules.ts'
import { freeze, type FreezeFacts } from '../../src/round-runs/frozen-file.rules.ts'
import { aForbidden, aLock, anApart, someFacts } from './a-frozen-round.ts'

const fileOf = (facts: FreezeFacts) => freeze(facts).file
const offerIn = (facts: FreezeFacts, id: string) => fileOf(facts).offers.find((offer) => offer.id === id)
const because = (reasons: Record<string, IneligibleReason[]>) => (unitId: string, offerId: string) =>
  reasons[`${unitId} ${offerId}`] ?? []

describe('a round that is frozen', () => {
  test('says who wishes what; who has sent nothing accepts any place', () => {
    const { students } = fileOf(someFacts())
    expect(students.map(({ id, class: of, preferences, acceptsAny }) => [id, of, preferences, acceptsAny])).toEqual([
      ['anna', 'galilei-3a', ['saldo', 'stampa'], false],
      ['bea', 'galilei-3a', [], true],
      ['carlo', 'galilei-3a', [], true],
      ['dino', 'galilei-3a', [], true],
    ])
  })

  test('of labs has no classmates', () => {
    expect(fileOf(someFacts({ round: { kind: 'labs' } })).students.map((student) => student.class)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  test('has the limits of the hosts, of its own offers alone', () => {
    expect(fileOf(someFacts()).groups).toEqual([
      { id: 'tutors:officine:1', max: 3, running: 1, offers: ['saldo', 'tornio'] },
    ])
  })

  test.each([
    // seats of the offer, running, seats of the round, min → max, min of the file
    [5, 0, null, 0, 5, 0],
    [5, 2, 2, 0, 4, 0],
    [5, 2, 9, 0, 5, 0],
    [2, 3, null, 0, 3, 0],
    [5, 0, null, 3, 5, 3],
    [5, 3, null, 3, 3, 0],
    [5, 0, 2, 3, 0, 0],
  ])('an offer of %p seats, %p running, %p in the round, minimum %p', (seats, running, given, min, max, least) => {
    const facts = someFacts({
      capacity: { offers: new Map([['saldo', { seats, running }]]), limits: [] },
      round: { offers: [{ offerId: 'saldo', partnerId: 'officine', seats: given, min, classMax: 2 }] },
    })
    expect(offerIn(facts, 'saldo')).toEqual({
      id: 'saldo',
      host: 'officine',
      max,
      min: least,
      running,
      classMax: 2,
      priorities: null,
    })
  })

  test('forbids a host at all its offers', () => {
    const facts = someFacts({ round: { forbidden: [aForbidden('anna', 'officine')] } })
    expect(fileOf(facts).forbidden).toEqual([
      ['anna', 'saldo'],
      ['anna', 'tornio'],
    ])
    expect(fileOf(facts).ineligible).toEqual([])
  })

  test('says why by a code, and never that somebody needs a place without steps', () => {
    const facts = someFacts({ reasonsFor: because({ 'anna stampa': ['accessible'], 'bea saldo': ['age', 'track'] }) })
    expect(fileOf(facts).ineligible).toEqual([
      ['anna', 'stampa', 'other'],
      ['bea', 'saldo', 'age'],
    ])
  })

  test('measures distance in whole kilometres, where it is known and matters', () => {
    const km: Record<string, number> = { saldo: 2.6, tornio: Number.NaN, stampa: 7 }
    const facts = someFacts({
      distance: (_, offerId) => km[offerId] ?? 0,
      reasonsFor: because({ 'anna stampa': ['age'] }),
    })
    expect(
      fileOf(facts)
        .students.slice(0, 2)
        .map(({ zoneDistance }) => zoneDistance),
    ).toEqual([{ saldo: 3 }, { saldo: 3, stampa: 7 }])
  })

  test('knows whom to keep apart, each pair in one order, only of those who take part', () => {
    const facts = someFacts({ round: { keepApart: [anApart('bea', 'anna'), anApart('anna', 'nobody')] } })
    expect(freeze(facts).names.keepApart).toEqual([['anna', 'bea']])
  })
})

describe('what a lock overrides', () => {
  const locked = (reasons: IneligibleReason[]) =>
    someFacts({ reasonsFor: because({ 'anna saldo': reasons }), round: { locks: [aLock('anna', 'saldo')] } })

  test.each<IneligibleReason[]>([['track'], ['year'], ['distance'], ['track', 'distance']])('%p', (...reasons) => {
    expect(contradictionsOf(fileOf(locked(reasons)))).toEqual([])
  })

  test.each<IneligibleReason>(['age', 'training', 'dates', 'accessible', 'reserved', 'not-open'])(
    'not %p',
    (reason) => {
      const frozen = freeze(locked(['track', reason]))
      const found = freezeProblems(frozen, contradictionsOf(frozen.file))
      expect(found).toMatchObject([{ code: 'lock-ineligible', unitIds: ['anna'], offerId: 'saldo' }])
    },
  )
})

describe('what keeps a round from being frozen is told of who can mend it', () => {
  const cases: [string, FreezeFacts['round']['locks'], Partial<FreezeFacts['round']>, object][] = [
    ['lock-unknown', [aLock('zoe', 'saldo')], {}, { unitIds: ['zoe'] }],
    ['locked-twice', [aLock('anna', 'saldo'), aLock('anna', 'stampa')], {}, { unitIds: ['anna'] }],
    ['lock-forbidden', [aLock('anna', 'saldo')], { forbidden: [aForbidden('anna', 'officine')] }, { offerId: 'saldo' }],
    ['locks-above-seats', [aLock('anna', 'tornio'), aLock('bea', 'tornio')], {}, { unitIds: ['anna', 'bea'] }],
    [
      'locks-above-limit',
      [aLock('anna', 'saldo'), aLock('bea', 'saldo'), aLock('carlo', 'tornio')],
      {},
      { unitIds: ['anna', 'bea', 'carlo'] },
    ],
    [
      'locks-above-class',
      [aLock('anna', 'stampa'), aLock('bea', 'stampa')],
      { offers: [{ offerId: 'stampa', partnerId: 'fablab', seats: null, min: 0, classMax: 1 }] },
      { offerId: 'stampa' },
    ],
    [
      'locked-together',
      [aLock('anna', 'stampa'), aLock('bea', 'stampa')],
      { keepApart: [anApart('anna', 'bea')] },
      { unitIds: ['anna', 'bea'] },
    ],
  ]

  test.each(cases)('%s', (code, locks, round, about) => {
    const frozen = freeze(someFacts({ round: { ...round, locks } }))
    const found = freezeProblems(frozen, contradictionsOf(frozen.file))
    expect(found).toMatchObject([{ code, ...about }])
  })

  test('a round without students', () => {
    const frozen = freeze(someFacts({ units: [] }))
    expect(freezeProblems(frozen, [])).toMatchObject([{ code: 'nobody' }])
  })

  test('whatever else the engine finds is told as it says it', () => {
    const frozen = freeze(someFacts())
    expect(freezeProblems(frozen, ['group "a" and group "b" overlap'])).toEqual([
      { code: 'other', unitIds: [], offerId: null, detail: 'group "a" and group "b" overlap' },
    ])
    expect(freezeProblems(frozen, contradictionsOf(frozen.file))).toEqual([])
  })
})
