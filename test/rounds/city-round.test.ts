import { describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { day } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { createRound } from '../../src/rounds/round-create.service.ts'
import { membersOfRound } from '../../src/rounds/round-members.service.ts'
import { moveRoundHosts, moveStudentRounds } from '../../src/rounds/round-moves.service.ts'
import { openRound } from '../../src/rounds/round-open.service.ts'
import { addPair, ownPairs, removePair } from '../../src/rounds/round-pairs.service.ts'
import { addOffers } from '../../src/rounds/round-setup.service.ts'
import { roundsWaiting } from '../../src/rounds/round-waiting.service.ts'
import { markOf, ownPart, setPart } from '../../src/rounds/round-who.service.ts'
import { findRound } from '../../src/rounds/round.service.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import {
  city,
  closesAt,
  coordinator,
  facts,
  joinWith,
  office,
  outcomes,
  preparedRound,
  publishOffers,
  shown,
  volta,
} from './prepared-round.ts'

useBorgoDatabase()

async function cityRound(): Promise<string> {
  await publishOffers(['a', 'b'])
  const id = newId()
  await createRound(city, id, { ...facts, kind: 'placements' })
  await addOffers(city, (await shown(id)).shown, ['a', 'b'])
  await openRound(city, (await shown(id)).shown)
  return id
}

describe('a round of the city', () => {
  test('is joined by several schools at the same moment, each with its own classes', async () => {
    const id = await cityRound()
    const joined = await Promise.all([joinWith(coordinator, id, ['galilei-3a']), joinWith(volta, id, ['volta-3a'])])
    expect(joined).toEqual([{ joined: true }, { joined: true }])
    const { round } = await shown(id)
    expect(round.schoolIds.toSorted()).toEqual(['galilei', 'volta'])
    expect(new Set(round.history.filter(({ event }) => event === 'joined').map(({ text }) => text))).toEqual(
      new Set(['galilei', 'volta']),
    )
    await joinWith(volta, id, [])
    expect((await shown(id)).round.schoolIds).toEqual(['galilei'])
    const foreign = joinWith(volta, id, ['galilei-3a'])
    await expect(foreign).rejects.toMatchObject({ reasons: ['class-not-here'] })
    await expect(joinWith(office, id, ['galilei-3a'])).rejects.toThrow(Forbidden)
  })

  test('is joined until the deadline and not in the second after', async () => {
    const id = await cityRound()
    const at = (ms: number) => contextFor(coordinator.actor, new Date(closesAt.getTime() + ms))
    const late = joinWith(at(0), id, ['galilei-3a'])
    await expect(late).rejects.toMatchObject({ reasons: ['deadline-over'] })
    await expect(joinWith(at(-1), id, ['galilei-3a'])).resolves.toEqual({ joined: true })
  })

  test('takes the first of two who changed the same part of one school', async () => {
    const id = await cityRound()
    await joinWith(volta, id, ['volta-3a'])
    const { round } = await shown(id)
    const mark = markOf(ownPart(round, 'galilei'))
    const part = { leftOut: [], accessible: [], district: null }
    const all = await Promise.allSettled([
      setPart(coordinator, { id, mark }, { ...part, classIds: ['galilei-3a'] }),
      setPart(coordinator, { id, mark }, { ...part, classIds: ['galilei-4a'] }),
    ])
    expect(outcomes(all).toSorted()).toEqual(['changed-meanwhile', 'done'])
  })

  test('keeps what one school says of its students from the other', async () => {
    const id = await cityRound()
    await joinWith(coordinator, id, ['galilei-3a'])
    await joinWith(volta, id, ['volta-3a'])
    const pair = { kind: 'forbidden', unitId: 'giulia', partnerId: 'fablab' } as const
    const pairId = newId()
    await addPair(coordinator, id, { id: pairId, reason: 'Ci lavora la zia', pair })
    const { round } = await shown(id)
    expect(ownPairs(round, 'galilei').forbidden).toHaveLength(1)
    expect(ownPairs(round, 'volta').forbidden).toEqual([])
    await expect(removePair(volta, id, pairId)).rejects.toThrow(NotFound)
    const others = addPair(volta, id, { id: newId(), reason: 'x', pair })
    await expect(others).rejects.toMatchObject({ reasons: ['unit-not-in-round'] })
    await expect(findRound(city, 'round.take-part', id)).rejects.toThrow(Forbidden)
    await expect(findRound(office, 'round.take-part', id)).rejects.toThrow(Forbidden)
  })

  test('waits for the schools that have not joined, and closes soon for those that have', async () => {
    const id = await cityRound()
    const soon = contextFor(coordinator.actor, new Date(closesAt.getTime() - 40 * 3_600_000))
    expect((await roundsWaiting(soon)).toJoin.map(({ _id }) => _id)).toContain(id)
    await joinWith(coordinator, id, ['galilei-3a'])
    const waiting = await roundsWaiting(soon)
    expect(waiting.toJoin.map(({ _id }) => _id)).not.toContain(id)
    expect(waiting.closing.map(({ _id }) => _id)).toContain(id)
    expect((await roundsWaiting(coordinator)).closing.map(({ _id }) => _id)).not.toContain(id)
  })
})

describe('pairs', () => {
  test('are said once however often the form is sent, and never contradict each other', async () => {
    await publishOffers(['a', 'b'])
    const id = await preparedRound(['a', 'b'])
    const pairId = newId()
    const lock = { kind: 'lock', unitId: 'giulia', offerId: 'a' } as const
    await Promise.all(
      Array.from({ length: 4 }, () => addPair(coordinator, id, { id: pairId, reason: 'Già d’accordo', pair: lock })),
    )
    expect((await shown(id)).round.locks).toHaveLength(1)
    const rivals = await Promise.allSettled([
      addPair(coordinator, id, { id: newId(), reason: 'x', pair: { kind: 'lock', unitId: 'bruno', offerId: 'a' } }),
      addPair(coordinator, id, { id: newId(), reason: 'x', pair: { kind: 'apart', unitIds: ['giulia', 'bruno'] } }),
    ])
    expect(outcomes(rivals).toSorted()).toEqual(['apart-locked-together', 'done'])
    const wrong = addPair(coordinator, id, { id: newId(), reason: 'x', pair: { ...lock, offerId: 'b' } })
    await expect(wrong).rejects.toMatchObject({ reasons: ['already-locked'] })
    await removePair(coordinator, id, pairId)
    expect((await shown(id)).round.locks.map(({ unitId }) => unitId)).not.toContain('giulia')
  })

  test('hold a class in the round', async () => {
    await publishOffers(['a'])
    const id = await preparedRound(['a'])
    const pair = { kind: 'lock', unitId: 'giulia', offerId: 'a' } as const
    await addPair(coordinator, id, { id: newId(), reason: 'x', pair })
    await expect(joinWith(coordinator, id, ['galilei-4a'])).rejects.toMatchObject({ reasons: ['pair-left-behind'] })
  })
})

describe('who takes part', () => {
  test('stays in after a change of class at the same school, and comes in with a class', async () => {
    await publishOffers(['a'])
    const id = await preparedRound(['a'])
    const round = await openRound(coordinator, (await shown(id)).shown)
    const today = coordinator.today
    const before = await membersOfRound(round, today)
    expect(before).toHaveLength(24)
    await Enrolments.updateOne({ studentId: 'giulia', to: null }, { $set: { to: day('2026-11-27') } })
    await Enrolments.create({
      _id: 'giulia-4a',
      schoolId: 'galilei',
      classId: 'galilei-4a',
      studentId: 'giulia',
      from: day('2026-11-28'),
      to: null,
      leaving: null,
    })
    await Enrolments.updateOne(
      { studentId: 'bruno', to: null },
      { $set: { to: day('2026-11-27'), leaving: 'transfer' } },
    )
    await Enrolments.updateOne({ studentId: 'carlo', to: null }, { $set: { to: day('2026-11-27') } })
    await Enrolments.create({
      _id: 'carlo-3a',
      schoolId: 'galilei',
      classId: 'galilei-3a',
      studentId: 'carlo',
      from: day('2026-11-28'),
      to: null,
      leaving: null,
    })
    const later = contextFor(coordinator.actor, new Date('2026-12-01T10:00:00+01:00'))
    const after = await membersOfRound(round, later.today)
    const classOf = (unitId: string) => after.find((each) => each.unitId === unitId)?.classId
    expect(classOf('giulia')).toBe('galilei-4a')
    expect(classOf('bruno')).toBeUndefined()
    expect(classOf('carlo')).toBe('galilei-3a')
  })

  test('is one person after two records have become one, and a host one host', async () => {
    await publishOffers(['a'])
    const id = await preparedRound(['a'])
    const pair = { kind: 'apart', unitIds: ['giulia', 'bruno'] } as const
    await addPair(coordinator, id, { id: newId(), reason: 'x', pair: { ...pair, unitIds: ['giulia', 'bruno'] } })
    await moveStudentRounds(office, { schoolId: 'galilei', from: 'giulia', to: 'galilei-3a-3' })
    await moveRoundHosts(city, { from: 'fablab', to: 'officine' })
    const { round } = await shown(id)
    expect(round.keepApart[0]?.unitIds).toEqual(['galilei-3a-3', 'bruno'])
    expect(round.offers[0]?.partnerId).toBe('officine')
    const lines = round.history.length
    await moveRoundHosts(city, { from: 'fablab', to: 'officine' })
    expect((await shown(id)).round.history).toHaveLength(lines)
  })
})
