import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ineligibleReasons } from '../../src/choices/choice.rules.ts'
import { ineligibleFor } from '../../src/choices/eligibility.rules.ts'
import { reasonTexts } from '../../src/choices/ineligible.text.ts'
import { lawfulAge } from '../../src/choices/lowest-age.rules.ts'
import { timesClash, timesOf } from '../../src/choices/times.rules.ts'
import type { OfferFacts, RoundFacts, UnitFacts } from '../../src/choices/unit.rules.ts'
import { clash } from '../../src/placements/placement.rules.ts'
import type { Agreed } from '../../src/placements/terms.rules.ts'
import { addDays, day, type Weekday } from '../../src/platform/day.ts'
import { anOffer, aUnit, mornings, slot, terms } from './cast.ts'

const placements: RoundFacts = { kind: 'placements', mostKm: null, forbidden: [] }
const agreed = (given: Agreed['terms']): Agreed => ({ terms: given, amendments: [] })

type Case = [what: string, unit: Partial<UnitFacts>, offer: Partial<OfferFacts>, reasons: string[]]

describe('an offer for a student', () => {
  test.each<Case>([
    ['nothing against it', {}, {}, []],
    ['fifteen on the first day', { birthDay: day('2012-02-01') }, {}, []],
    ['fifteen the day after', { birthDay: day('2012-02-02') }, {}, ['age']],
    ['eighteen asked of sixteen', {}, { lowestAge: 18 }, ['age']],
    ['nobody knows the birth day: as sixteen', { birthDay: null }, { lowestAge: 16 }, []],
    ['nobody knows the birth day: not as eighteen', { birthDay: null }, { lowestAge: 18 }, ['age']],
    ['the own track', {}, { tracks: ['informatica', 'grafica'], trackKinds: ['tecnico'] }, []],
    ['another track', {}, { tracks: ['moda'], trackKinds: ['tecnico'] }, ['track']],
    ['track not known, kind of school fits', { track: null }, { tracks: ['moda'], trackKinds: ['tecnico'] }, []],
    ['track not known, other kind', { track: null }, { tracks: ['classico'], trackKinds: ['liceo'] }, ['track']],
    ['the own year', {}, { years: [3, 4] }, []],
    ['another year', {}, { years: [5] }, ['year']],
    ['no course, low risk: it may come later', { trainedOn: null }, { risk: 'low' }, []],
    ['no course, medium risk', { trainedOn: null }, { risk: 'medium' }, ['training']],
    ['no course, high risk', { trainedOn: null }, { risk: 'high' }, ['training']],
    ['course before the start', { trainedOn: day('2027-02-01') }, { risk: 'high' }, []],
    ['course after the start', { trainedOn: day('2027-02-02') }, { risk: 'high' }, ['training']],
    ['needs no steps, has none', { accessible: true }, { accessible: true }, []],
    ['needs no steps, has some', { accessible: true }, {}, ['accessible']],
    ['kept for the own school', {}, { reservedFor: 'galilei' }, []],
    ['kept for another', {}, { reservedFor: 'volta' }, ['reserved']],
    ['closed since', {}, { open: false }, ['not-open']],
    [
      'several things at once, in their order',
      { trainedOn: null },
      { risk: 'high', lowestAge: 18, open: false },
      ['age', 'training', 'not-open'],
    ],
  ])('%s', (_what, unit, offer, reasons) => {
    expect(ineligibleFor(aUnit(unit), anOffer(offer), placements)).toEqual(reasons)
  })

  test('is kept from one only by real hours at the same time', () => {
    const busyAt = (from: string, to: string, timetable = mornings) =>
      aUnit({ busy: timesOf(agreed(terms(from, to, timetable))) })
    const mondays = anOffer({
      times: timesOf(agreed(terms('2027-02-01', '2027-03-31', [slot(1, '09:00', '13:00')]))),
    })
    expect(ineligibleFor(busyAt('2027-02-08', '2027-02-19'), anOffer(), placements)).toEqual(['dates'])
    expect(ineligibleFor(busyAt('2027-02-13', '2027-02-19'), anOffer(), placements)).toEqual([])
    const thursdays = busyAt('2027-02-01', '2027-03-31', [slot(4, '09:00', '13:00')])
    expect(ineligibleFor(thursdays, mondays, placements)).toEqual([])
    const afternoons = busyAt('2027-02-01', '2027-03-31', [slot(1, '13:00', '17:00')])
    expect(ineligibleFor(afternoons, mondays, placements)).toEqual([])
    const later = busyAt('2027-02-01', '2027-03-31', [slot(1, '12:59', '17:00')])
    expect(ineligibleFor(later, mondays, placements)).toEqual(['dates'])
  })

  test('is too far only where both ends and a limit are known', () => {
    const round = (mostKm: number | null) => ({ ...placements, mostKm })
    // From Isola to Porta Vecchia are 2.7 km.
    expect(ineligibleFor(aUnit(), anOffer(), round(2))).toEqual(['distance'])
    expect(ineligibleFor(aUnit(), anOffer(), round(3))).toEqual([])
    expect(ineligibleFor(aUnit(), anOffer(), round(null))).toEqual([])
    expect(ineligibleFor(aUnit({ position: null }), anOffer(), round(1))).toEqual([])
    expect(ineligibleFor(aUnit(), anOffer({ position: null }), round(1))).toEqual([])
  })

  test('is barred at every offer of a forbidden host, and at no other', () => {
    const round = { ...placements, forbidden: [{ unitId: 'giulia', partnerId: 'fablab' }] }
    expect(ineligibleFor(aUnit(), anOffer(), round)).toEqual(['forbidden'])
    expect(ineligibleFor(aUnit(), anOffer({ partnerId: 'officine' }), round)).toEqual([])
    expect(ineligibleFor(aUnit({ unitId: 'bruno' }), anOffer(), round)).toEqual([])
  })
})

describe('an edition for a class', () => {
  const labs: RoundFacts = { kind: 'labs', mostKm: null, forbidden: [] }
  const lab = (given: Partial<OfferFacts> = {}) => anOffer({ freeSeats: 20, lowestAge: 14, highestAge: 18, ...given })
  const aClass = (given: Partial<UnitFacts> = {}) =>
    aUnit({ unitId: 'galilei-3a', size: 20, trainedOn: null, birthDays: [day('2010-05-10')], ...given })

  test.each<[string, Partial<UnitFacts>, Partial<OfferFacts>, string[]]>([
    ['fits to the last seat', {}, {}, []],
    ['one too many', { size: 21 }, {}, ['too-many']],
    ['no training is asked, nor a track or year', {}, { risk: 'high', tracks: ['moda'], years: [5] }, []],
    ['somebody is too young', { birthDays: [day('2010-05-10'), day('2013-02-02')] }, {}, ['age']],
    ['somebody is too old', { birthDays: [day('2008-02-01')] }, {}, ['age']],
    ['in it already, said once', { busy: anOffer().times }, { classIds: ['galilei-3a'] }, ['already-in']],
    ['another lab at the same hours', { busy: anOffer().times }, {}, ['busy']],
    ['closed', {}, { open: false }, ['not-open']],
  ])('%s', (_what, unit, offer, reasons) => {
    expect(ineligibleFor(aClass(unit), lab(offer), labs).toSorted()).toEqual(reasons.toSorted())
  })

  test('of nobody nineteen is too old the day before the birthday', () => {
    expect(ineligibleFor(aClass({ birthDays: [day('2008-02-02')] }), lab(), labs)).toEqual([])
  })
})

describe('what is told of it', () => {
  test('has a sentence for every reason in both languages', () => {
    for (const language of ['it', 'en'] as const)
      for (const reason of ineligibleReasons)
        for (const offer of [anOffer(), anOffer({ freeSeats: 4 })])
          expect(reasonTexts([reason], offer, language).join('')).toMatch(/^\S.{10,}\.$/u)
  })

  test('never tells a forbidden pair from a support need', () => {
    for (const language of ['it', 'en'] as const) {
      const [forbidden] = reasonTexts(['forbidden'], anOffer(), language)
      expect(reasonTexts(['accessible'], anOffer(), language)).toEqual([forbidden])
      expect(reasonTexts(['accessible', 'forbidden'], anOffer(), language)).toEqual([forbidden])
      expect(forbidden).not.toMatch(/gradin|step|viet|forbid|access/iu)
    }
  })
})

describe('the hours of an offer', () => {
  test.each([
    [15, mornings],
    [16, [slot(1, '09:00', '13:00'), slot(1, '14:00', '18:00')]],
    [18, [slot(1, '09:00', '13:00'), slot(1, '14:00', '18:30')]],
    [18, [slot(1, '09:00', '14:00')]],
    [18, [slot(1, '19:00', '23:30')]],
  ])('are lawful from %i on', (age, timetable) => {
    expect(lawfulAge(agreed(terms('2027-02-01', '2027-02-12', timetable)))).toBe(age)
  })

  test('clash exactly as those of two placements do', () => {
    const anySlot = fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 7, max: 17 }), fc.integer({ min: 1, max: 4 }))
      .map(([weekday, hour, length]) =>
        slot(weekday as Weekday, `${String(hour).padStart(2, '0')}:00`, `${hour + length}:00`.padStart(5, '0')),
      )
    const anyTerms = fc
      .record({
        start: fc.integer({ min: 0, max: 40 }),
        length: fc.integer({ min: 0, max: 40 }),
        timetable: fc.array(anySlot, { maxLength: 4 }),
        pause: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
      })
      .map(({ start, length, timetable, pause }): Agreed => {
        const from = addDays(day('2027-02-01'), start)
        const to = addDays(from, length)
        const first = addDays(from, pause ?? 0)
        const interruption = { validFrom: first, interruption: { from: first, to: addDays(first, 7) } }
        return { terms: terms(from, to, timetable), amendments: pause === null ? [] : [interruption] }
      })
    fc.assert(
      fc.property(anyTerms, anyTerms, (a, b) => {
        expect(timesClash(timesOf(a), timesOf(b))).toBe(clash(a, b))
      }),
      { numRuns: 300 },
    )
  })
})
