import { describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { systemContext } from '../../src/access/actor.ts'
import { ChoiceLists } from '../../src/choices/choice.model.ts'
import { moveStudentChoices } from '../../src/choices/choice-student-merge.service.ts'
import { eligibilityOf } from '../../src/choices/eligibility.service.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { schoolYear, schoolYearStart } from '../../src/norms/school-year.rules.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { day } from '../../src/platform/day.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { SchoolClasses } from '../../src/schools/school-class.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { StudentFiles } from '../../src/student-files/student-file.model.ts'
import { testNow, useBorgoDatabase } from '../support/borgo-database.ts'
import { aRound, openRound, part, storedOffer, threeOffers, withoutOtherRounds } from './a-round.ts'
import { mornings, terms } from './cast.ts'

useBorgoDatabase()
withoutOtherRounds()
const ctx = systemContext(testNow)

describe('who may choose what in Borgo', () => {
  test('follows what the school has recorded of its students', async () => {
    const round = await openRound([
      ...threeOffers(),
      storedOffer({ _id: 'rischio', workIds: ['fablab-laser'] }),
      storedOffer({ _id: 'grafica', tracks: ['grafica'] }),
      storedOffer({ _id: 'informatica', tracks: ['informatica'] }),
      storedOffer({ _id: 'quarte', years: [4] }),
      storedOffer({ _id: 'volta', reservedFor: 'volta' }),
      storedOffer({ _id: 'chiusa', state: 'closed' }),
    ])
    const { reasonsFor, units } = await eligibilityOf(ctx, round)
    const reasons = Object.fromEntries(round.offers.map(({ offerId }) => [offerId, reasonsFor('bruno', offerId)]))
    expect(reasons).toEqual({
      stampa: [],
      laser: [],
      elettronica: [],
      adulti: ['age'],
      // Of Bruno alone no course is recorded.
      rischio: ['training'],
      grafica: ['track'],
      informatica: [],
      quarte: ['year'],
      volta: ['reserved'],
      chiusa: ['not-open'],
    })
    expect(reasonsFor('giulia', 'rischio')).toEqual([])
    expect(reasonsFor('nobody', 'stampa')).toEqual(['not-open'])
    const giulia = units.find(({ unitId }) => unitId === 'giulia')
    expect(giulia).toMatchObject({ track: 'informatica', year: 3, className: '3A INF', requiredMinutes: 150 * 60 })
    expect(giulia?.dueMinutes).toBeGreaterThan(0)
    expect(units.find(({ unitId }) => unitId === 'bruno')?.trainedOn).toBeNull()
  })

  test('keeps from an offer who has a placement at those hours, not who has one of last year', async () => {
    const round = await openRound(threeOffers())
    const one = await Placements.findById('giulia-fablab').lean()
    const placement = (given: object) => ({ ...one, amendments: [], studentId: 'bruno', ...given })
    await Placements.insertMany([
      placement({ _id: 'now', state: 'matched', terms: terms('2027-02-08', '2027-02-19', mornings) }),
      placement({ _id: 'gone', state: 'cancelled', terms: terms('2027-03-01', '2027-03-12', mornings) }),
      placement({ _id: 'before', state: 'certified', terms: terms('2026-02-02', '2026-02-13', mornings) }),
    ])
    const { reasonsFor, units } = await eligibilityOf(ctx, round)
    expect([reasonsFor('bruno', 'stampa'), reasonsFor('bruno', 'laser')]).toEqual([['dates'], []])
    const placed = units.filter(({ placedLastYear }) => placedLastYear).map(({ unitId }) => unitId)
    expect(placed).toEqual(['bruno'])
  })

  test('measures from the district of the school to the site', async () => {
    const round = await openRound(threeOffers(), { parts: [part('galilei', ['galilei-3a'])], mostKm: 1 })
    const { reasonsFor, distance, kmFor } = await eligibilityOf(ctx, round)
    const km = kmFor('giulia', 'stampa')
    expect(km).toBeGreaterThan(0)
    expect(distance('giulia', 'stampa')).toBe(Math.round(km ?? 0))
    expect(reasonsFor('giulia', 'stampa')).toEqual((km ?? 0) > 1 ? ['distance'] : [])
    const unknown = await eligibilityOf(ctx, { ...round, parts: [part('galilei', ['galilei-3a'], { district: null })] })
    expect([unknown.reasonsFor('giulia', 'stampa'), unknown.distance('giulia', 'stampa')]).toEqual([[], 1])
  })

  test('of labs looks at the class as a whole', async () => {
    const edition = await Editions.findById('making-aperto').lean()
    await Editions.insertMany([
      { ...edition, _id: 'grande', code: 'GRANDE', seats: 60, taken: 0, groups: [], participants: [] },
    ])
    const taking = (offerId: string) => ({ offerId, partnerId: 'fablab', seats: 1, min: 0, classMax: null })
    const offers = ['robotica-3a', 'making-aperto', 'grande'].map(taking)
    const round = { ...aRound([]), kind: 'labs' as const, offers }
    const { units, reasonsFor } = await eligibilityOf(ctx, round)
    expect(units).toMatchObject([{ unitId: 'galilei-3a', name: '3A INF', size: 24 }])
    expect(reasonsFor('galilei-3a', 'grande')).toEqual([])
    expect(reasonsFor('galilei-3a', 'making-aperto')).toEqual(['too-many'])
    expect(reasonsFor('galilei-3a', 'robotica-3a')).toContain('already-in')
  })
})

const year = schoolYear('2026/27')
const classIds = Array.from({ length: 12 }, (_, n) => `big-${n}`)

const asking = new Set(['find', 'aggregate', 'count', 'distinct'])

/** How many questions a piece of work asks the database; a long answer that comes in parts is one. */
async function monitoredCommands(work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const counting = ({ commandName }: { commandName: string }) => {
    count += Number(asking.has(commandName))
  }
  const client = mongoose.connection.getClient()
  client.on('commandStarted', counting)
  await work()
  client.off('commandStarted', counting)
  return count
}

async function threeHundred(): Promise<void> {
  const one = await SchoolClasses.findById('galilei-3a').lean()
  await SchoolClasses.insertMany(classIds.map((_id, n) => ({ ...one, _id, section: `X${n}`, label: `3X${n} INF` })))
  const students = Array.from({ length: 300 }, (_, n) => ({
    _id: `big-student-${n}`,
    schoolId: 'galilei',
    surname: `Rossi ${n}`,
    givenName: 'Ada',
    taxCode: null,
    birthDate: day('2010-01-01'),
    sex: 'F',
    email: null,
  }))
  await Students.insertMany(students)
  await Enrolments.insertMany(
    students.map(({ _id }, n) => ({
      _id: `${_id}-enrolment`,
      schoolId: 'galilei',
      classId: classIds[n % 12] ?? '',
      studentId: _id,
      from: schoolYearStart(year),
      to: null,
      leaving: null,
    })),
  )
  const placement = await Placements.findById('giulia-fablab').lean()
  await Placements.insertMany(
    students.map(({ _id }, n) => ({
      ...placement,
      _id: `${_id}-placement`,
      studentId: _id,
      amendments: [],
      state: 'matched',
      terms: terms('2027-01-10', n % 2 === 0 ? '2027-05-28' : '2027-05-29', mornings.slice(n % 5)),
    })),
  )
}

describe('a round of 300 students and 60 offers', () => {
  test('is read in as many queries as one of 24 and 4, and is quick', async () => {
    const small = await openRound(threeOffers(), { _id: 'small' })
    const few = await monitoredCommands(() => eligibilityOf(ctx, small))
    await threeHundred()
    const offers = Array.from({ length: 60 }, (_, n) => storedOffer({ _id: `offer-${n}` }))
    const round = await openRound(offers, { parts: [part('galilei', classIds)] })
    const begin = performance.now()
    const many = await monitoredCommands(async () => {
      const { units, eligible } = await eligibilityOf(ctx, round)
      expect(units).toHaveLength(300)
      for (const { unitId } of units) expect(eligible(unitId).size).toBeLessThanOrEqual(60)
    })
    expect(many).toBeLessThanOrEqual(few + 1)
    // A generous bound for a machine that does other things: it takes about half a second.
    expect(performance.now() - begin).toBeLessThan(15_000)
    expect(await StudentFiles.countDocuments({ _id: /^big/u })).toBe(0)
  })
})

describe('two records of one student', () => {
  const way = { schoolId: 'galilei', from: 'bruno', to: 'giulia' }
  const stored = (roundId: string, unitId: string, offerIds: string[]) => ({
    _id: `${roundId}.${unitId}`,
    roundId,
    unitId,
    studentId: unitId,
    schoolId: 'galilei',
    classId: 'galilei-3a',
    offerIds,
    acceptsAny: true,
    sentAt: testNow,
    receipts: [],
  })

  test('bring their lists together: in an open round that of the record that stays, a frozen one as it was', async () => {
    for (const _id of ['open', 'both']) await openRound([], { _id })
    await openRound([], { _id: 'frozen', state: 'closed' })
    await ChoiceLists.insertMany([
      stored('open', 'bruno', ['a']),
      stored('both', 'bruno', ['b']),
      stored('both', 'giulia', ['g']),
      stored('frozen', 'bruno', ['f']),
    ])
    await moveStudentChoices(ctx, way)
    await moveStudentChoices(ctx, way)
    const lists = await ChoiceLists.find({ roundId: { $in: ['open', 'both', 'frozen'] } })
      .sort({ roundId: 1 })
      .lean()
    expect(lists.map(({ _id, studentId, offerIds }) => [_id, studentId, offerIds[0]])).toEqual([
      ['both.giulia', 'giulia', 'g'],
      ['frozen.bruno', 'giulia', 'f'],
      ['open.giulia', 'giulia', 'a'],
    ])
  })
})
