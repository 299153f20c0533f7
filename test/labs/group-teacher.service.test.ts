import { beforeEach, describe, expect, test } from '@jest/globals'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { takeAll } from '../../src/bookings/booking.service.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import type { LabGroup } from '../../src/labs/edition.rules.ts'
import { listSchoolStaff } from '../../src/accounts/account.service.ts'
import { changeTeacher, possibleTeachers } from '../../src/labs/group-teacher.service.ts'
import { withdrawGroup } from '../../src/labs/roster.service.ts'
import { sweepBookings } from '../../src/labs/session-sweep.service.ts'
import { tellUntold } from '../../src/labs/untold-changes.service.ts'
import { acceptOffer } from '../../src/labs/waiting-list.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { city, coordinator, host, office, reasonsOf, teacher, today, useBorgo, volta } from '../activities/cast.ts'
import { aGroup, aSession, inGroup, stored, storedEdition } from './an-edition.ts'
import { morePeople } from './other-teachers.ts'

useBorgo()
beforeEach(() => morePeople(['ada', 'berta', 'cino', 'dino']))

const publicUrl = 'https://bottega.example'
const evening: [string, string] = ['20:00', '22:00']
const past = aSession('prova-0', '2026-11-18', evening)
const sessions = [past, aSession('prova-1', '2026-12-02', evening), aSession('prova-2', '2026-12-09', evening)]
const ours = aGroup('ours', ['giulia', 'bruno'], { kind: 'class' })
const fourth = aGroup('fourth', ['carlo'], { classIds: ['galilei-4a'], label: '4A INF' })

async function edition(groups: LabGroup[] = [ours], given: Parameters<typeof storedEdition>[0] = {}): Promise<void> {
  const participants = groups.filter(({ state }) => state === 'enrolled').flatMap((group) => inGroup(group))
  await storedEdition({ groups, participants, taken: participants.length, schoolIds: ['galilei'], sessions, ...given })
  const { id: sessionId, day: on, from, to } = past
  const claim = {
    editionId: 'prova',
    sessionId,
    resource: 'person:docente',
    mode: 'exclusive' as const,
    day: on,
    from,
    to,
  }
  await takeAll({ holdId: 'long-ago', at: new Date('2026-11-01T09:00:00Z'), claims: [claim] })
  await sweepBookings(systemContext(teacher.now))
}

const to = (teacherId: string, given: Partial<Parameters<typeof changeTeacher>[1]> = {}) => ({
  editionId: 'prova',
  groupId: 'ours',
  teacherId,
  shown: 'docente',
  publicUrl,
  ...given,
})

/** Who is taken for the edition of the test, as people and days. */
async function people(): Promise<string[]> {
  const days = await ResourceDays.find({ resource: /^person:/u, 'bookings.editionId': 'prova' }).lean()
  return days.map(({ resource, day: on }) => `${resource.slice('person:'.length)} ${on}`).toSorted()
}

/** The same, as the groups say it: the brute way. */
async function expected(): Promise<string[]> {
  const { groups } = await stored()
  const ahead = groups.flatMap(({ state, teacher: own }) =>
    state === 'enrolled' && own ? ['2026-12-02', '2026-12-09'].map((on) => `${own.accountId} ${on}`) : [],
  )
  return [...new Set([`docente ${past.day}`, ...ahead])].toSorted()
}

const teacherOf = async (groupId = 'ours') =>
  (await stored()).groups.find(({ id }) => id === groupId)?.teacher?.accountId ?? null

describe('another teacher comes along with a group', () => {
  test('whose days ahead are taken, while those of the one before come free and the past stays', async () => {
    await edition()
    expect(await people()).toEqual(['docente 2026-11-18', 'docente 2026-12-02', 'docente 2026-12-09'])
    expect(await changeTeacher(teacher, to('ada'))).toEqual([])
    expect(await people()).toEqual(['ada 2026-12-02', 'ada 2026-12-09', 'docente 2026-11-18'])
    const { groups, taken, rosterVersion } = await stored()
    expect([groups[0]?.teacher, taken, rosterVersion]).toEqual([{ accountId: 'ada', name: 'Ada' }, 2, 2])
    expect(groups[0]?.history).toMatchObject([
      { to: 'enrolled', by: { accountId: 'docente' }, teacher: { before: 'Teresa Tutor', after: 'Ada' } },
    ])
    // Nothing is left for the sweep to mend.
    expect(await sweepBookings(systemContext(new Date(teacher.now.getTime() + 3_600_000)))).toEqual({
      freed: 0,
      taken: 0,
      clashes: 0,
    })
  })

  test('and the one before keeps the days of another group', async () => {
    await edition([ours, fourth])
    await changeTeacher(coordinator, to('ada'))
    expect(await people()).toEqual(await expected())
    await changeTeacher(coordinator, to('ada', { groupId: 'fourth' }))
    expect(await people()).toEqual(['ada 2026-12-02', 'ada 2026-12-09', 'docente 2026-11-18'])
    await withdrawGroup(coordinator, 'ours', { editionId: 'prova', from: today, reason: 'Prova' })
    expect(await people()).toEqual(await expected())
  })

  test('unless busy then: every clash is told together, and nothing changes', async () => {
    await edition()
    const claim = { resource: 'person:ada', mode: 'exclusive' as const, editionId: 'altro', from: clockTime('21:00') }
    const claims = ['2026-12-02', '2026-12-09'].map((on, n) => ({
      ...claim,
      sessionId: `altro-${n}`,
      day: day(on),
      to: clockTime('23:00'),
    }))
    await takeAll({ holdId: 'altro', at: new Date('2026-11-01T09:00:00Z'), claims })
    const before = await people()
    const clashes = await changeTeacher(teacher, to('ada'))
    expect(clashes.map((clash) => [clash.claim.resource, clash.claim.day, clash.with.editionId])).toEqual([
      ['person:ada', '2026-12-02', 'altro'],
      ['person:ada', '2026-12-09', 'altro'],
    ])
    expect([await teacherOf(), await people()]).toEqual(['docente', before])
    expect(await Notices.countDocuments({ kind: 'lab-teacher-changed' })).toBe(0)
  })

  test('at once even when the new one was busy this morning: what is under way is let be', async () => {
    await edition([ours], { sessions: [aSession('prova-1', today, ['08:00', '09:00']), ...sessions.slice(1)] })
    const claim = { resource: 'person:ada', mode: 'exclusive' as const, editionId: 'altro', sessionId: 'altro-1' }
    const times = { day: today, from: clockTime('08:00'), to: clockTime('09:30') }
    await takeAll({ holdId: 'altro', at: new Date('2026-11-01T09:00:00Z'), claims: [{ ...claim, ...times }] })
    expect(await changeTeacher(teacher, to('ada'))).toEqual([])
  })

  test('of a group that waits takes no day before the seats are accepted', async () => {
    const until = new Date(teacher.now.getTime() + 3_600_000)
    await edition([{ ...ours, kind: 'students', state: 'offered', offeredUntil: until }], { taken: 2 })
    expect(await changeTeacher(teacher, to('ada'))).toEqual([])
    expect(await people()).toEqual(['docente 2026-11-18'])
    await acceptOffer(teacher, { editionId: 'prova', groupId: 'ours', publicUrl })
    expect(await people()).toEqual(await expected())
  })

  test('who has an open account at that school, as when a group is enrolled', async () => {
    await morePeople(['zeno'], { schoolId: 'volta' })
    await morePeople(['olga'], { role: 'office' })
    const staff = await listSchoolStaff(teacher, 'galilei')
    expect(staff.map(({ _id }) => _id)).toEqual(expect.arrayContaining(['ada', 'dino', 'olga', 'coordinatore']))
    await Accounts.updateOne({ _id: 'dino' }, { $set: { closedAt: teacher.now } })
    expect((await possibleTeachers(teacher, 'galilei')).map(({ accountId }) => accountId)).toEqual(
      staff.map(({ _id }) => _id).filter((id) => id !== 'dino'),
    )
    await edition()
    for (const id of ['zeno', 'dino', 'nobody'])
      expect(await reasonsOf(changeTeacher(teacher, to(id)))).toEqual(['unknown-teacher'])
  })

  test('not where the page showed another one, nor once group or lab are over; the same form twice is once', async () => {
    await edition()
    expect(await reasonsOf(changeTeacher(teacher, to('ada', { shown: 'berta' })))).toEqual(['teacher-changed'])
    await changeTeacher(teacher, to('ada'))
    await changeTeacher(teacher, to('ada'))
    expect((await stored()).groups[0]?.history).toHaveLength(1)
    await Editions.updateOne({ _id: 'prova' }, { $set: { 'groups.0.state': 'withdrawn' } })
    expect(await reasonsOf(changeTeacher(teacher, to('berta', { shown: 'ada' })))).toEqual(['group-gone'])
    await Editions.updateOne({ _id: 'prova' }, { $set: { state: 'completed' } })
    expect(await reasonsOf(changeTeacher(teacher, to('berta', { shown: 'ada' })))).toEqual([
      'edition-over',
      'group-gone',
    ])
  })

  test('by the school of the group alone, of its teachers those of the class', async () => {
    await edition([ours, fourth])
    const otherTeacher = contextFor(
      { role: 'teacher', accountId: 'ada', schoolId: 'galilei', classIds: [] },
      teacher.now,
    )
    await expect(changeTeacher(volta, to('ada'))).rejects.toThrow(NotFound)
    await expect(changeTeacher(otherTeacher, to('ada'))).rejects.toThrow(NotFound)
    await expect(changeTeacher(teacher, to('ada', { groupId: 'fourth' }))).rejects.toThrow(NotFound)
    await expect(changeTeacher(host, to('ada'))).rejects.toThrow(Forbidden)
    await expect(changeTeacher(city, to('ada'))).rejects.toThrow(Forbidden)
    expect(await teacherOf()).toBe('docente')
    expect(await changeTeacher(office, to('ada'))).toEqual([])
  })

  test('and leaves the roll calls as they were signed', async () => {
    const before = await RollCalls.find({ editionId: 'robotica-3a' }).sort({ _id: 1 }).lean()
    expect(before.flatMap(({ signatures }) => signatures).some(({ mark }) => mark.accountId === 'docente')).toBe(true)
    const given = { editionId: 'robotica-3a', groupId: 'robotica-3a-3a' }
    expect(await changeTeacher(coordinator, to('ada', given))).toEqual([])
    expect(await RollCalls.find({ editionId: 'robotica-3a' }).sort({ _id: 1 }).lean()).toEqual(before)
  })
})

describe('many changes at once', () => {
  test('twenty forms that showed the same teacher: one of them holds, with the bookings that belong to it', async () => {
    await edition([ours, fourth])
    const choice = ['ada', 'berta', 'cino', 'dino']
    const works = Array.from({ length: 20 }, (_, n) => changeTeacher(coordinator, to(choice[n % 4] ?? 'ada')))
    const outcomes = await Promise.allSettled(works)
    const chosen = await teacherOf()
    // The forms with the same choice find it done.
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
      outcomes.map((_, n) => choice[n % 4] === chosen),
    )
    expect((await stored()).groups[0]?.history).toHaveLength(1)
    expect(await people()).toEqual(await expected())
    expect(await ResourceDays.countDocuments({ 'bookings.editionId': 'prova' })).toBe(1 + 2 * (2 + 1 + 3))
    const told = (await Notices.find({ kind: 'lab-teacher-changed' }).lean()).map(({ to: { email } }) => email)
    expect(told).toHaveLength(2)
    expect(new Set(told)).toEqual(new Set([`${chosen}@scuola.example`, 'docente@borgo.example']))
  })

  test('twenty that insist, on two groups: each is written once, and in the end everybody is where the groups say', async () => {
    await edition([ours, fourth])
    const insist = async (groupId: string, teacherId: string): Promise<void> => {
      const shown = await teacherOf(groupId)
      const reasons = await reasonsOf(changeTeacher(coordinator, to(teacherId, { groupId, shown })))
      if (reasons.length > 0) await insist(groupId, teacherId)
    }
    const choice = ['ada', 'berta', 'cino', 'docente', 'dino']
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => insist(n % 2 === 0 ? 'ours' : 'fourth', choice[n % 5] ?? 'ada')),
    )
    const { groups } = await stored()
    for (const { history, teacher: last } of groups) {
      const chain = history.map((line) => line.teacher)
      expect(chain.every((each, n) => n === 0 || each?.before === chain[n - 1]?.after)).toBe(true)
      expect(chain.at(-1)?.after).toBe(last?.name)
    }
    expect(await people()).toEqual(await expected())
  })
})

describe('the letters', () => {
  const told = async () =>
    (await Notices.find({ kind: 'lab-teacher-changed' }).sort({ 'to.email': 1 }).lean()).map(
      ({ to: { email }, data }) => `${email} ${data['part']}`,
    )

  test('go to both teachers, not to whoever made the change, nor to who has left the school', async () => {
    await edition()
    await changeTeacher(teacher, to('ada'))
    expect(await told()).toEqual(['ada@scuola.example comes'])
    await changeTeacher(coordinator, to('berta', { shown: 'ada' }))
    expect(await told()).toEqual(['ada@scuola.example comes', 'ada@scuola.example goes', 'berta@scuola.example comes'])
    await Accounts.updateOne({ _id: 'berta' }, { $set: { 'hats.0.schoolId': 'volta' } })
    await changeTeacher(coordinator, to('cino', { shown: 'berta' }))
    expect(await told()).toHaveLength(4)
    expect((await stored()).untold).toEqual([])
  })

  test('that were cut off are made good by the job, once', async () => {
    await edition()
    await changeTeacher(coordinator, to('ada'))
    await Notices.deleteMany({ kind: 'lab-teacher-changed' })
    const news = {
      planVersion: 0,
      at: coordinator.now,
      byId: 'coordinatore',
      partnerIds: [],
      changes: null,
      reason: null,
      teacher: {
        groupId: 'ours',
        rosterVersion: 2,
        before: { accountId: 'docente', name: 'Teresa Tutor' },
        after: { accountId: 'ada', name: 'Ada' },
      },
    }
    await Editions.updateOne({ _id: 'prova' }, { $set: { untold: [news] } })
    const job = systemContext(new Date(coordinator.now.getTime() + 3 * 60_000))
    await Promise.all([tellUntold(job, publicUrl), tellUntold(job, publicUrl)])
    expect(await tellUntold(job, publicUrl)).toBe(0)
    expect(await told()).toEqual(['ada@scuola.example comes', 'docente@borgo.example goes'])
    expect(await Notices.countDocuments({ kind: 'lab-cancelled' })).toBe(0)
  })
})
