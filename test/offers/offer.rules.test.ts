import { describe, expect, test } from '@jest/globals'
import type { Actor } from '../../src/access/actor.ts'
import { mayReview, mayWrite, reviewingSchool, seesOffer } from '../../src/offers/offer-access.rules.ts'
import { copyOf, newPeriod } from '../../src/offers/offer-copy.rules.ts'
import { isEditable, isMoveOf, needsReview, offerMoves, shownState } from '../../src/offers/offer-move.rules.ts'
import { offerStates } from '../../src/offers/offer.rules.ts'
import { day } from '../../src/platform/day.ts'
import { aHost, anOffer, aTutor, mornings, today } from './an-offer.ts'

describe('the moves of an offer', () => {
  const possible = {
    draft: ['send', 'close'],
    'in-review': ['take-back', 'request-more', 'publish', 'close'],
    'more-requested': ['send', 'close'],
    published: ['close'],
    closed: ['reopen'],
  }
  test.each(offerStates)('from %s', (state) => {
    const offer = anOffer({ state })
    expect(offerMoves.filter((move) => isMoveOf(offer, move, today))).toEqual(possible[state])
  })

  test('a published one is reopened only once its period is over and no round has it', () => {
    const over = anOffer({ state: 'published', to: day('2026-11-24') })
    expect(isMoveOf(over, 'reopen', today)).toBe(true)
    expect(isMoveOf({ ...over, roundId: 'r' }, 'reopen', today)).toBe(false)
  })

  test('it is edited before it is checked, and afterwards while no round has it', () => {
    const editable = offerStates.filter((state) => isEditable(anOffer({ state })))
    expect(editable).toEqual(['draft', 'more-requested', 'published'])
    expect(isEditable(anOffer({ state: 'published', roundId: 'r' }))).toBe(false)
  })

  test('it is full when no seat is free, but only while it is published', () => {
    expect(shownState(anOffer({ state: 'published', seats: 2 }), 1)).toBe('published')
    expect(shownState(anOffer({ state: 'published', seats: 2 }), 2)).toBe('full')
    expect(shownState(anOffer({ state: 'closed', seats: 2 }), 2)).toBe('closed')
  })

  test('words and seats change at once, what was checked is checked again', () => {
    const offer = anOffer({ state: 'published' })
    expect(needsReview(offer, { title: 'Altro', seats: 1, skills: 'a', day: 'b', workIds: ['basso'] })).toBe(false)
    expect(needsReview(offer, { to: day('2027-03-05') })).toBe(true)
    expect(needsReview(offer, { timetable: mornings.slice(1) })).toBe(true)
  })
})

describe('who sees and moves an offer', () => {
  const city: Actor = { role: 'city', accountId: 'c' }
  const galilei: Actor = { role: 'coordinator', accountId: 'a', schoolId: 'galilei' }
  const volta: Actor = { role: 'coordinator', accountId: 'v', schoolId: 'volta' }
  const office: Actor = { role: 'office', accountId: 'o', schoolId: 'galilei' }
  const teacher: Actor = { role: 'teacher', accountId: 't', schoolId: 'galilei', classIds: [] }
  const host: Actor = { role: 'host', accountId: 'h', partnerId: 'ente' }
  const other: Actor = { role: 'host', accountId: 'h', partnerId: 'altro' }
  const everybody = { city, galilei, volta, office, teacher, host, other }
  const names = (holds: (actor: Actor) => boolean) =>
    Object.entries(everybody)
      .filter(([, actor]) => holds(actor))
      .map(([name]) => name)
  const school = ['galilei', 'office', 'teacher']
  const schools = ['galilei', 'volta', 'office', 'teacher']

  test.each([
    ['a draft of the host', {}, ['host'], [], ['host']],
    [
      'one that the host sent',
      { state: 'in-review' },
      ['city', ...schools, 'host'],
      ['city', 'galilei', 'volta'],
      ['host'],
    ],
    ['a draft of a school', { schoolId: 'galilei' }, [...school, 'host'], ['galilei'], ['galilei', 'office', 'host']],
    [
      'one that a school sent',
      { schoolId: 'galilei', state: 'in-review' },
      ['city', ...school, 'host'],
      ['city', 'galilei'],
      ['galilei', 'office', 'host'],
    ],
    [
      'a published one of a school, for all',
      { schoolId: 'galilei', state: 'published' },
      ['city', ...schools, 'host'],
      ['city', 'galilei'],
      ['galilei', 'office', 'host'],
    ],
    [
      'a published one of a school, for itself',
      { schoolId: 'galilei', reservedFor: 'galilei', state: 'published' },
      ['city', ...school, 'host'],
      ['city', 'galilei'],
      ['galilei', 'office', 'host'],
    ],
    [
      'one of the host for one school',
      { reservedFor: 'volta', state: 'in-review' },
      ['city', 'volta', 'host'],
      ['city', 'volta'],
      ['host'],
    ],
  ] as const)('%s', (_, change, seen, reviewed, written) => {
    const offer = anOffer(change)
    const inOrder = (list: readonly string[]) => Object.keys(everybody).filter((name) => list.includes(name))
    expect(names((actor) => seesOffer(actor, offer))).toEqual(inOrder(seen))
    expect(names((actor) => mayReview(actor, offer))).toEqual(inOrder(reviewed))
    expect(names((actor) => mayWrite(actor, offer))).toEqual(inOrder(written))
  })

  test('it is checked by the school it is for, else by the one that typed it, else by any', () => {
    expect(reviewingSchool(anOffer({ schoolId: 'a', reservedFor: 'b' }))).toBe('b')
    expect(reviewingSchool(anOffer({ schoolId: 'a' }))).toBe('a')
    expect(reviewingSchool(anOffer())).toBeNull()
  })
})

describe('last year’s offer copied', () => {
  test.each([
    ['a year later', '2026-02-02', '2026-02-20', '2027-02-02', '2027-02-20'],
    ['as many years as it takes', '2023-02-02', '2023-02-20', '2027-02-02', '2027-02-20'],
    ['a year later though this year’s is not over', '2026-11-02', '2026-12-18', '2027-11-02', '2027-12-18'],
    ['on the last of February', '2024-02-29', '2024-03-15', '2027-02-28', '2027-03-15'],
  ])('%s', (_, from, to, nextFrom, nextTo) => {
    expect(newPeriod({ from: day(from), to: day(to) }, today)).toEqual({ from: nextFrom, to: nextTo })
  })

  test('leaves out who has left, what is banned and sites that are gone, and says so', () => {
    const gone = { ...mornings[0]!, siteId: 's9' }
    const old = anOffer({
      from: day('2026-02-02'),
      to: day('2026-02-20'),
      tutorIds: ['t2', 't1'],
      workIds: ['basso', 'vietato'],
      timetable: [gone],
      siteId: 's9',
      accessible: true,
      state: 'closed',
      roundId: 'r',
    })
    const host = aHost({ tutors: [aTutor('t1'), aTutor('t2', { name: 'Tilde', to: day('2027-02-10') })] })
    const { facts, losses } = copyOf(old, host, today)
    expect(facts).toMatchObject({
      from: '2027-02-02',
      to: '2027-02-20',
      schoolYear: '2026/27',
      tutorIds: ['t1'],
      workIds: ['basso'],
      siteId: 's1',
      accessible: true,
      title: old.title,
      day: old.day,
    })
    expect(facts.timetable).toEqual([mornings[0]])
    expect(losses).toEqual({ tutors: ['Tilde'], works: ['Lavoro vietato'], sites: true })
    expect(facts).not.toHaveProperty('roundId')
  })

  test('loses nothing where everything is still there', () => {
    const { losses } = copyOf(
      anOffer({ from: day('2026-02-02'), to: day('2026-02-20') }),
      aHost({ tutors: [aTutor('t1', { from: day('2020-01-01') })] }),
      today,
    )
    expect(losses).toEqual({ tutors: [], works: [], sites: false })
  })
})
