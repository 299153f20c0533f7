import { describe, expect, test } from '@jest/globals'
import { answerPlace } from '../../src/assignments/answer.service.ts'
import { RoundAssignments } from '../../src/assignments/assignment.model.ts'
import { findOwnPlace } from '../../src/assignments/assignment.service.ts'
import { moveStudentPlaces } from '../../src/assignments/assignment-merge.service.ts'
import { auditRound, roundFileFor } from '../../src/assignments/audit.service.ts'
import { drawOf } from '../../src/assignments/draw.service.ts'
import { drawnFor } from '../../src/assignments/drawn.rules.ts'
import { keepFreedPlaces } from '../../src/assignments/freed-places.service.ts'
import { placeVersion } from '../../src/assignments/place-step.rules.ts'
import { publishRun } from '../../src/assignments/publish.service.ts'
import { match } from '../../src/matching/match.rules.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, instantOf } from '../../src/platform/day.ts'
import { systemContext } from '../../src/access/actor.ts'
import { RoundRuns } from '../../src/round-runs/run.model.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import { afterwards, cityAt, coordinatorAt, frozenRound, runNow } from '../round-runs/a-round-at-the-desk.ts'
import { limitsBroken } from './a-small-round.ts'
import {
  answerBy,
  at,
  coordinator,
  job,
  now,
  placeOf,
  publishedRound,
  says,
  studentAt,
  theRound,
  url,
} from './a-published-round.ts'

useBorgoDatabase()

const volta = { ...coordinator, actor: { role: 'coordinator', accountId: 'altra', schoolId: 'volta' } as const }
const hours = (n: number) => new Date(afterwards.getTime() + n * 3_600_000)

describe('publishing', () => {
  test('twice at once is once: one write, places for everybody, everybody told once', async () => {
    const units = await frozenRound()
    const { _id: runId } = await runNow()
    const publish = () => publishRun(coordinator, { roundId: 'round', runId, answerBy }, url)
    await Promise.all([publish(), publish()])
    const { state, published, history } = await theRound()
    expect({ state, runId: published?.runId }).toEqual({ state: 'published', runId })
    expect(history.filter(({ event }) => event === 'published')).toHaveLength(1)
    const { places, log, told } = await now()
    expect(places).toHaveLength(units.length)
    expect([log.length, told]).toEqual([1, true])
    const letters = await Notices.countDocuments({ about: 'round', kind: 'round-published' })
    await publish()
    expect(await Notices.countDocuments({ about: 'round', kind: 'round-published' })).toBe(letters)
    const students = await Students.countDocuments({ _id: { $in: units }, email: { $ne: null } })
    expect(await Notices.countDocuments({ about: 'round', kind: 'round-published', 'data.reader': 'student' })).toBe(
      students,
    )
  })

  test('of two runs at once publishes one', async () => {
    await frozenRound()
    const runs = [await runNow(), await runNow()]
    const all = await Promise.allSettled(
      runs.map(({ _id: runId }) => publishRun(coordinator, { roundId: 'round', runId, answerBy }, url)),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await RoundAssignments.countDocuments({ _id: 'round' })).toBe(1)
  })

  test('is refused for a what-if, for the other mechanism, without time to answer, to others', async () => {
    await frozenRound()
    const plain = await runNow()
    const tried = await runNow({ whatIf: { what: 'seats', offerId: 'stampa', by: 1 } })
    const other = await runNow({ mechanism: 'satisfaction' })
    const publish = (runId: string, by = answerBy, ctx = coordinator) =>
      publishRun(ctx, { roundId: 'round', runId, answerBy: by }, url)
    for (const { _id } of [tried, other])
      await expect(publish(_id)).rejects.toMatchObject({ reasons: ['not-publishable'] })
    await expect(publish(plain._id, afterwards)).rejects.toMatchObject({ reasons: ['answer-by-past'] })
    await expect(publish(plain._id, answerBy, volta)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(publish(plain._id, answerBy, cityAt(afterwards))).rejects.toMatchObject({ name: 'NotFound' })
    expect((await theRound()).state).toBe('closed')
    await publish(plain._id)
    const again = runNow
    await expect(again()).rejects.toMatchObject({ reasons: ['not-closed'] })
  })

  test('that a crash cut short is made good by the job', async () => {
    await publishedRound()
    const before = await now()
    await RoundAssignments.deleteMany({ _id: 'round' })
    await Notices.deleteMany({ about: 'round' })
    await keepFreedPlaces(job, url)
    expect(await now()).toEqual({ ...before, log: expect.anything() })
    expect(await Notices.countDocuments({ about: 'round', kind: 'round-published' })).toBeGreaterThan(0)
    expect(await keepFreedPlaces(job, url)).toBe(0)
  })
})

describe('a place that is given back', () => {
  test('is held for the next at once, and two who give theirs back at once free two', async () => {
    await publishedRound()
    const [one = '', other = ''] = await at('stampa')
    await Promise.all([says(studentAt(one), one, 'withdraw'), says(studentAt(other), other, 'withdraw')])
    const { places, log } = await now()
    expect(places.filter(({ state }) => state === 'withdrawn')).toHaveLength(2)
    expect(places.filter(({ offered }) => offered?.offerId === 'stampa')).toHaveLength(2)
    expect(log.map(({ event }) => event)).toEqual(['published', 'withdrawn', 'offered', 'withdrawn', 'offered'])
    expect(await Notices.countDocuments({ about: 'round', kind: 'place-offered' })).toBeGreaterThanOrEqual(1)
  })

  test('and taken: the own seat is freed in the same write, down the line', async () => {
    await publishedRound()
    const [leaver = ''] = await at('stampa')
    await says(coordinator, leaver, 'withdraw')
    const next = (await now()).places.find(({ offered }) => offered?.offerId === 'stampa')
    expect(next?.offerId).toBe('laser')
    await says(studentAt(next?.unitId ?? ''), next?.unitId ?? '', 'take')
    expect(await placeOf(next?.unitId ?? '')).toMatchObject({ offerId: 'stampa', state: 'accepted', phase: 'promoted' })
    expect((await now()).places.filter(({ offered }) => offered?.offerId === 'laser')).toHaveLength(1)
  })

  test('the click and the job at the last moment: one of them wins, and nobody sits on two seats', async () => {
    await publishedRound()
    const [leaver = ''] = await at('stampa')
    await says(coordinator, leaver, 'withdraw')
    const { unitId = '' } = (await now()).places.find(({ offered }) => offered !== null) ?? {}
    const late = systemContext(hours(48))
    const answer = {
      roundId: 'round',
      unitId,
      answer: 'take',
      text: null,
      version: placeVersion(await now(), unitId),
    } as const
    const [taken] = await Promise.allSettled([
      answerPlace(studentAt(unitId, hours(47.99)), answer, url),
      keepFreedPlaces(late, url),
    ])
    const place = await placeOf(unitId)
    if (taken?.status === 'fulfilled') expect(place).toMatchObject({ offerId: 'stampa', state: 'accepted' })
    else expect(place).toMatchObject({ offerId: 'laser', passed: ['stampa'] })
    const holders = (await now()).places.filter(
      ({ offerId, offered }) => offerId === 'stampa' || offered?.offerId === 'stampa',
    )
    expect(holders.length).toBeLessThanOrEqual(2)
  })

  test('not answered in time it passes on by the job, with a note and a letter', async () => {
    await publishedRound()
    const [leaver = ''] = await at('stampa')
    await says(coordinator, leaver, 'withdraw')
    const first = (await now()).places.find(({ offered }) => offered !== null)
    await keepFreedPlaces(systemContext(hours(47)), url)
    expect((await now()).log).toHaveLength(3)
    await keepFreedPlaces(systemContext(hours(48)), url)
    expect((await now()).log.slice(3).map(({ event }) => event)).toEqual(['expired', 'offered'])
    expect((await placeOf(first?.unitId ?? '')).passed).toEqual(['stampa'])
    const second = (await now()).places.find(({ offered }) => offered !== null)
    expect(second?.unitId).not.toBe(first?.unitId)
    expect(await Notices.countDocuments({ about: 'round', kind: 'place-offer-expired' })).toBeGreaterThan(0)
  })

  test('everybody at once does as they like: every limit holds after every step', async () => {
    const units = await publishedRound({
      offers: ['stampa', 'laser', 'elettronica'].map((offerId) => ({
        offerId,
        partnerId: 'fablab',
        seats: null,
        min: 0,
        classMax: 2,
      })),
    })
    const file = await roundFileFor(coordinator, 'round')
    for (let turn = 0; turn < 3; turn++) {
      const acts = units.map(async (unitId, index) => {
        const answers = ['take', 'withdraw', 'accept', 'decline'] as const
        const answer = answers[(index + turn) % answers.length] ?? 'accept'
        return says(studentAt(unitId), unitId, answer)
      })
      for (const done of await Promise.allSettled(acts))
        if (done.status === 'rejected') expect((done.reason as Error).name).toBe('Refused')
      const { places } = await now()
      const seated = new Map(places.flatMap(({ unitId, offerId }) => (offerId ? [[unitId, offerId] as const] : [])))
      expect(limitsBroken(file, seated)).toEqual([])
    }
  })
})

describe('an answer', () => {
  test('given twice is given once, and from an old page is refused', async () => {
    await publishedRound()
    const [unitId = ''] = await at('stampa')
    const accept = { roundId: 'round', unitId, answer: 'accept', text: null, version: 0 } as const
    await Promise.all([answerPlace(coordinator, accept, url), answerPlace(coordinator, accept, url)])
    expect((await now()).log.filter(({ event }) => event === 'accepted')).toHaveLength(1)
    const old = answerPlace(coordinator, { ...accept, answer: 'withdraw' }, url)
    await expect(old).rejects.toMatchObject({ reasons: ['changed-meanwhile'] })
  })

  test('is of the student and the coordinators of the school alone', async () => {
    const [one = '', other = ''] = await publishedRound()
    await expect(says(studentAt(other), one, 'accept')).rejects.toMatchObject({ name: 'NotFound' })
    await expect(says(volta, one, 'accept')).rejects.toMatchObject({ name: 'NotFound' })
    await expect(says(cityAt(afterwards), one, 'accept')).rejects.toMatchObject({ name: 'Forbidden' })
    await expect(findOwnPlace(studentAt('stranger'), 'round')).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('stays the student’s when two records become one', async () => {
    const [one = ''] = await publishedRound()
    await moveStudentPlaces(job, { schoolId: 'galilei', from: one, to: 'kept' })
    expect(await findOwnPlace(studentAt('kept'), 'round')).toMatchObject({ place: { unitId: one, studentId: 'kept' } })
  })
})

describe('anybody who checks', () => {
  test('finds every digest equal, and the file that was matched gives the published result', async () => {
    await publishedRound()
    const audit = await auditRound(coordinator, 'round')
    expect(audit).toMatchObject({ equal: true, mayTake: true })
    const file = await roundFileFor(coordinator, 'round')
    expect(match(file).resultDigest).toBe((await theRound()).published?.resultDigest)
    await expect(roundFileFor(cityAt(afterwards), 'round')).rejects.toMatchObject({ name: 'Forbidden' })
    await expect(auditRound(volta, 'round')).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('sees when something was changed afterwards', async () => {
    await publishedRound()
    await RoundRuns.updateOne({ roundId: 'round' }, { $set: { resultDigest: 'another' } })
    await Rounds.updateOne({ _id: 'round' }, { $set: { seedDigest: 'another' } })
    const { equal, checks } = await auditRound(coordinator, 'round')
    const wrong = checks.filter(({ stored, found }) => stored !== found).map(({ what }) => what)
    expect([equal, wrong]).toEqual([false, ['seed', 'result']])
  })

  test('works out a draw number, and before the result there is no seed', async () => {
    const units = await frozenRound()
    expect((await drawOf('round')).told).toBeNull()
    const { _id: runId } = await runNow()
    await publishRun(coordinatorAt(afterwards), { roundId: 'round', runId, answerBy }, url)
    const draw = await drawOf('round')
    expect(JSON.stringify(draw)).not.toContain(units[0])
    const numbers = units.map((unit) => drawnFor(draw, unit)?.number ?? 0)
    expect(numbers.toSorted((a, b) => a - b)).toEqual(units.map((_, index) => index + 1))
    expect(drawnFor(draw, 'nobody')?.number).toBeNull()
  })
})

test('the offers go back to other rounds once nobody waits any more', async () => {
  const units = await publishedRound()
  await keepFreedPlaces(job, url)
  expect(await Offers.countDocuments({ roundId: 'round' })).toBe(3)
  for (const unit of units) await says(coordinator, unit, 'withdraw').catch(() => null)
  await keepFreedPlaces(job, url)
  expect(await Offers.countDocuments({ roundId: 'round' })).toBe(0)
  expect((await now()).released).toBe(true)
})

test('the offers stay with the round while a place of it still needs its seat, until they are over', async () => {
  const [first = ''] = await publishedRound()
  const only = { state: 'placed' as const, placementId: 'not-there-yet', offered: null }
  const others = (await now()).places.map((place) =>
    place.unitId === first ? { ...place, ...only } : { ...place, state: 'withdrawn' as const, offered: null },
  )
  await RoundAssignments.updateOne({ _id: 'round' }, { $set: { places: others }, $inc: { version: 1 } })
  const held = () => Offers.countDocuments({ roundId: 'round' })
  await keepFreedPlaces(job, url)
  expect(await held()).toBe(3)
  const [begun] = await Offers.find({ roundId: 'round' }, { from: 1, to: 1 }).sort({ from: -1 }).lean()
  await keepFreedPlaces(systemContext(instantOf(begun?.from ?? day('2027-02-08'), clockTime('12:00'))), url)
  expect(await held()).toBe(3)
  await keepFreedPlaces(systemContext(instantOf(day('2027-12-31'), clockTime('12:00'))), url)
  expect(await held()).toBe(0)
})
