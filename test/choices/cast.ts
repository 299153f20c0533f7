import type { OfferFacts, UnitFacts } from '../../src/choices/unit.rules.ts'
import { noTimes, timesOf } from '../../src/choices/times.rules.ts'
import type { Slot, Terms } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, type Weekday } from '../../src/platform/day.ts'

/** One stretch of a week: slot(1, '09:00', '13:00') on Mondays. */
export function slot(weekday: Weekday, from: string, to: string): Slot {
  return { weekday, from: clockTime(from), to: clockTime(to) }
}

export const mornings: Slot[] = ([1, 2, 3, 4, 5] as const).map((weekday) => slot(weekday, '09:00', '13:00'))

export function terms(from: string, to: string, timetable: Slot[] = mornings): Terms {
  return { from: day(from), to: day(to), timetable, plannedMinutes: 2400 }
}

/** A student of a third class of computing, sixteen years old, trained, with nothing else to do. */
export function aUnit(given: Partial<UnitFacts> = {}): UnitFacts {
  return {
    unitId: 'giulia',
    schoolId: 'galilei',
    classId: 'galilei-3a',
    className: '3A INF',
    name: 'D’Amico Giulia',
    sex: 'F',
    district: 'isola',
    position: { lat: 45.488, lon: 9.19 },
    track: 'informatica',
    kind: 'tecnico',
    year: 3,
    birthDay: day('2010-05-10'),
    birthDays: [],
    size: 1,
    accessible: false,
    trainedOn: day('2026-10-01'),
    finalYear: false,
    dueMinutes: 150 * 60,
    requiredMinutes: 150 * 60,
    placedLastYear: false,
    busy: noTimes,
    ...given,
  }
}

/** Two weeks of mornings in February at the fablab, of low risk, for everybody from fifteen on. */
export function anOffer(given: Partial<OfferFacts> = {}): OfferFacts {
  return {
    offerId: 'stampa',
    partnerId: 'fablab',
    title: 'Stampa 3D',
    hostName: 'FabLab Borgo APS',
    siteName: 'Sede',
    address: 'Via Roma 1, Borgo',
    position: { lat: 45.464, lon: 9.188 },
    from: day('2027-02-01'),
    to: day('2027-02-12'),
    timetable: mornings,
    plannedMinutes: 2400,
    works: ['Progettazione e stampa 3D'],
    day: 'Si disegna, si stampa, si rifinisce.',
    skills: 'Modellare un pezzo.',
    seats: 4,
    accessible: false,
    reservedFor: null,
    tracks: [],
    trackKinds: [],
    years: [],
    lowestAge: 15,
    highestAge: null,
    risk: 'low',
    open: true,
    times: timesOf({ terms: terms('2027-02-01', '2027-02-12'), amendments: [] }),
    freeSeats: null,
    classIds: [],
    ...given,
  }
}
