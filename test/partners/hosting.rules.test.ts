import { describe, expect, test } from '@jest/globals'
import { capacityOf, firstOverlap, highestRisk, missingFacts, monthsOf } from '../../src/partners/hosting.rules.ts'
import type { HostTutor } from '../../src/partners/partner.rules.ts'
import { noHosting, type WorkRisk } from '../../src/partners/profile.rules.ts'
import { day } from '../../src/platform/day.ts'

const today = day('2026-11-22')
const work = (risk: WorkRisk) => ({ id: risk, name: risk, description: null, risk, themes: [] })
const tutor: HostTutor = {
  id: 't',
  name: 'Rosa Pini',
  role: 'capo officina',
  email: null,
  phone: null,
  accountId: null,
  from: day('2026-09-01'),
  to: null,
}
const tutors = (count: number) => Array.from({ length: count }, (_, n) => ({ ...tutor, id: `t${n}` }))

describe('how many students a partner can take in at once (R-RATIO)', () => {
  test.each([
    ['medium', 2, 20, 16],
    ['high', 1, 20, 5],
    ['low', 0, 20, 0],
    ['low', 3, 20, 20],
    ['medium', 1, 8, 8],
    ['high', 4, null, 0],
  ] as const)('risk %s, %i tutors, seats %s: %i', (risk, count, seats, expected) => {
    const partner = { tutors: tutors(count), works: [work(risk)], hosting: { seats } }
    expect(capacityOf(partner, today).students).toBe(expected)
  })

  test('is reckoned with the riskiest work that students may be given', () => {
    const works = [work('low'), work('banned'), work('high')]
    expect(capacityOf({ tutors: tutors(2), works, hosting: { seats: 30 } }, today)).toEqual({
      seats: 30,
      risk: 'high',
      tutors: 2,
      followed: 10,
      students: 10,
    })
    expect(highestRisk([work('banned')])).toBeNull()
    expect(capacityOf({ tutors: tutors(2), works: [work('banned')], hosting: { seats: 30 } }, today).students).toBe(0)
  })

  test('counts only the tutors in office that day', () => {
    const left = { ...tutor, to: day('2026-11-21') }
    const coming = { ...tutor, from: day('2026-11-23') }
    const partner = { tutors: [left, coming, tutor], works: [work('high')], hosting: { seats: 30 } }
    expect(capacityOf(partner, today)).toMatchObject({ tutors: 1, followed: 5 })
    expect(capacityOf(partner, day('2026-11-23'))).toMatchObject({ tutors: 2, followed: 10 })
  })
})

describe('what a profile lacks', () => {
  const complete = {
    vatNumber: '00743110157',
    taxCode: null,
    representative: { name: 'Ugo Neri', birthDay: null, birthPlace: null, taxCode: null },
    email: 'info@officina.example',
    contacts: [],
    sites: [
      {
        id: 's',
        name: 'Sede',
        address: 'Via Tortona 54/A',
        postcode: '20144',
        town: 'Milano',
        district: null,
        position: null,
        accessible: false,
        opening: [],
      },
    ],
    works: [work('low')],
    tutors: [tutor],
    hosting: { ...noHosting, seats: 1 },
  }
  const contact = { id: 'c', name: 'Ada', role: 'r', email: null, phone: '02 1', from: tutor.from, to: null }

  test('is nothing when it is complete', () => {
    expect(missingFacts(complete, today)).toEqual([])
    expect(missingFacts({ ...complete, email: null, contacts: [contact] }, today)).toEqual([])
  })

  test.each([
    ['gap-number', { vatNumber: null }],
    ['gap-number', { vatNumber: '00743110158' }],
    ['gap-number', { taxCode: 'RSSMRA85M01H501X' }],
    ['gap-representative', { representative: null }],
    ['gap-contact', { email: null }],
    ['gap-contact', { email: null, contacts: [{ ...contact, to: day('2026-11-21') }] }],
    ['gap-site', { sites: [] }],
    ['gap-seats', { hosting: noHosting }],
    ['gap-seats', { hosting: { ...noHosting, seats: 0 } }],
    ['gap-work', { works: [] }],
    ['gap-work', { works: [work('banned')] }],
    ['gap-tutor', { tutors: [] }],
    ['gap-tutor', { tutors: [{ ...tutor, to: day('2026-11-21') }] }],
  ])('is %s with %j', (gap, change) => {
    expect(missingFacts({ ...complete, ...change }, today)).toEqual([gap])
  })

  test('is told all at once', () => {
    expect(missingFacts({ ...complete, works: [], tutors: [], representative: null }, today)).toEqual([
      'gap-representative',
      'gap-work',
      'gap-tutor',
    ])
  })
})

describe('the periods of the year', () => {
  test.each([
    [{ from: 1, to: 1 }, [1]],
    [{ from: 2, to: 5 }, [2, 3, 4, 5]],
    [{ from: 11, to: 2 }, [11, 12, 1, 2]],
    [{ from: 1, to: 12 }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    [{ from: 7, to: 6 }, [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6]],
  ])('%j has the months %j', (period, months) => {
    expect(monthsOf(period)).toEqual(months)
  })

  test.each([
    [[], null],
    [
      [
        { from: 1, to: 3 },
        { from: 4, to: 6 },
      ],
      null,
    ],
    [
      [
        { from: 1, to: 3 },
        { from: 3, to: 6 },
      ],
      1,
    ],
    [
      [
        { from: 11, to: 2 },
        { from: 6, to: 7 },
        { from: 2, to: 3 },
      ],
      2,
    ],
  ])('%j overlap at %s', (periods, expected) => {
    expect(firstOverlap(periods)).toBe(expected)
  })
})
