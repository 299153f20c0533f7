import { describe, expect, test } from '@jest/globals'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { takeAll } from '../../src/bookings/booking.service.ts'
import type { LabGroup } from '../../src/labs/edition.rules.ts'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import { checkMinimums } from '../../src/labs/minimum.service.ts'
import { withdrawGroup, withdrawStudent } from '../../src/labs/roster.service.ts'
import { waitingOffers } from '../../src/labs/seat-offer.service.ts'
import { acceptOffer, declineOffer, promoteWaiting } from '../../src/labs/waiting-list.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { Programmes } from '../../src/programme/programme.model.ts'
import { forgetProgramme } from '../../src/programme/programme.service.ts'
import { coordinator, office, reasonsOf, settled, teacher, today, useBorgo, volta } from '../activities/cast.ts'
import { aGroup, aSession, inGroup, stored, storedEdition } from './an-edition.ts'

useBorgo()

const site = 'https://bottega.example'
const job = systemContext(teacher.now)
const evening: [string, string] = ['20:00', '22:00']
const later = (hours: number) => systemContext(new Date(teacher.now.getTime() + hours * 3_600_000))

const in3a = aGroup('in-3a', ['giulia', 'bruno'], { kind: 'class' })
const minutesAgo = (n: number) => new Date(teacher.now.getTime() - n * 60_000)
const of4a = (id: string, studentIds: string[], given: Partial<LabGroup> = {}) =>
  aGroup(id, studentIds, { classIds: ['galilei-4a'], label: '4A INF', state: 'waiting', ...given })
const ofVolta = aGroup('of-volta', ['vanni'], {
  schoolId: 'volta',
  classIds: ['volta-3a'],
  label: '3A Volta',
  state: 'waiting',
  at: minutesAgo(5),
  teacher: { accountId: 'docente-volta', name: 'Valerio Volta' },
  by: { accountId: 'docente-volta', name: 'Valerio Volta' },
})

async function edition(groups: LabGroup[], given: Parameters<typeof storedEdition>[0] = {}): Promise<void> {
  const participants = groups.filter(({ state }) => state === 'enrolled').flatMap((group) => inGroup(group))
  const offered = groups.filter(({ state }) => state === 'offered').flatMap(({ studentIds }) => studentIds)
  const schoolIds = [...new Set(groups.map(({ schoolId }) => schoolId))]
  await storedEdition({ groups, participants, schoolIds, taken: participants.length + offered.length, ...given })
}

const states = async () => (await stored()).groups.map(({ id, state }) => `${id} ${state}`)
const notices = async (kind: 'lab-seats-offered' | 'lab-offer-expired' | 'lab-minimum-missed' | 'lab-cancelled') =>
  (await Notices.find({ kind }).sort({ _id: 1 }).lean()).map(({ to }) => to.email)

const first = of4a('first', ['carlo', 'galilei-4a-2', 'galilei-4a-3'], { at: minutesAgo(30) })
const second = of4a('second', ['galilei-4a-4'], { at: minutesAgo(20) })

describe('free seats', () => {
  test('are offered to the first group that fits, once, however many workers look', async () => {
    await edition([in3a, first, second], { seats: 4 })
    const made = await Promise.all(Array.from({ length: 10 }, () => promoteWaiting(job, site)))
    // Three students do not fit into two seats: the group keeps its place, and does not block the next.
    expect(made.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect(await states()).toEqual(['in-3a enrolled', 'first waiting', 'second offered'])
    const { taken, groups } = await stored()
    expect([taken, groups[2]?.offeredUntil]).toEqual([3, new Date('2026-11-28T09:00:00Z')])
    expect(await notices('lab-seats-offered')).toEqual(['docente@borgo.example'])
  })

  test('come free once by a withdrawal that is sent twenty times, and go to who waits', async () => {
    await edition([in3a, first, ofVolta], { seats: 3, sessions: [aSession('prova-1', '2026-12-02', evening)] })
    const withdrawal = { editionId: 'prova', from: today, reason: 'La classe va in gita' }
    expect(await settled(Array.from({ length: 20 }, () => withdrawGroup(teacher, 'in-3a', withdrawal)))).toBe(1)
    expect((await stored()).taken).toBe(0)
    expect(await promoteWaiting(job, site)).toBe(1)
    expect([await states(), (await stored()).taken]).toEqual([
      ['in-3a withdrawn', 'first offered', 'of-volta waiting'],
      3,
    ])
  })

  test('are not offered once enrolments are over', async () => {
    await edition([first], { enrolUntil: day('2026-11-24') })
    expect([await promoteWaiting(job, site), await states()]).toEqual([0, ['first waiting']])
  })
})

describe('an offer', () => {
  const offered = (until = new Date(teacher.now.getTime() + 3_600_000)) =>
    ({ ...ofVolta, state: 'offered', offeredUntil: until }) as const
  const answer = { editionId: 'prova', groupId: 'of-volta', publicUrl: site }
  const sessions = [aSession('prova-1', '2026-12-02', evening)]

  test('is shown to the school it is for', async () => {
    await edition([offered()])
    expect(await waitingOffers(volta)).toMatchObject([{ editionId: 'prova', groupId: 'of-volta', seats: 1 }])
    expect(await waitingOffers(office)).toEqual([])
    expect(await waitingOffers({ ...volta, now: later(2).now })).toEqual([])
  })

  test('of several that end together is listed by the title of the lab', async () => {
    await edition([offered()], { title: 'Making' })
    await edition([offered()], { _id: 'seconda', code: 'SECONDA', title: 'Robotica' })
    await edition([offered()], { _id: 'zeta', code: 'ZETA', title: 'Coding' })
    expect((await waitingOffers(volta)).map((each) => each.edition)).toEqual(['Coding', 'Making', 'Robotica'])
  })

  test('that is accepted twenty times at once enrols once', async () => {
    await edition([in3a, offered()], { sessions })
    expect(await settled(Array.from({ length: 20 }, () => acceptOffer(volta, answer)))).toBe(20)
    const { taken, participants, groups } = await stored()
    expect([taken, groups[1]?.state]).toEqual([3, 'enrolled'])
    expect(participants.filter(({ schoolId }) => schoolId === 'volta')).toMatchObject([
      { studentId: 'vanni', classId: 'volta-3a', groupId: 'of-volta', from: today, to: null },
    ])
    const taking = await ResourceDays.find({ resource: 'student:vanni', 'bookings.editionId': 'prova' }).lean()
    expect(taking.flatMap(({ bookings }) => bookings)).toHaveLength(1)
  })

  test('is not accepted when a student is taken elsewhere by now: the clash is told, and the seats stay held', async () => {
    await edition([offered()], { sessions })
    const claim = { resource: 'student:vanni', mode: 'exclusive' as const, day: day('2026-12-02') }
    const times = { from: clockTime('21:00'), to: clockTime('23:00'), editionId: 'altro', sessionId: 'altro-1' }
    await takeAll({ holdId: 'altro', at: volta.now, claims: [{ ...claim, ...times }] })
    expect(await acceptOffer(volta, answer)).toMatchObject({
      obstacles: [],
      clashes: [{ with: { editionId: 'altro' } }],
    })
    expect([await states(), (await stored()).taken]).toEqual([['of-volta offered'], 1])
  })

  test('is not accepted while a student is agreed to be at a host then: all of it is told in one go', async () => {
    // Giulia is at the fablab on Wednesday afternoons, Bruno at the officine, and somebody has booked him besides.
    const afternoon = [aSession('prova-1', '2026-12-02', ['14:00', '16:00'])]
    await edition([{ ...in3a, state: 'offered', offeredUntil: later(1).now }], { sessions: afternoon })
    const claim = { resource: 'student:bruno', mode: 'exclusive' as const, day: day('2026-12-02') }
    const times = { from: clockTime('15:00'), to: clockTime('17:00'), editionId: 'altro', sessionId: 'altro-1' }
    await takeAll({ holdId: 'altro', at: later(-1).now, claims: [{ ...claim, ...times }] })
    const { clashes } = await acceptOffer(teacher, { ...answer, groupId: 'in-3a' })
    expect(clashes.filter(({ claim: { resource } }) => resource.startsWith('student:'))).toMatchObject([
      { claim: { resource: 'student:bruno' }, with: { editionId: 'altro' } },
      { claim: { resource: 'student:bruno' }, placement: { placementId: 'bruno-officine' } },
      { claim: { resource: 'student:giulia' }, placement: { placementId: 'giulia-fablab' } },
    ])
    expect([await states(), await ResourceDays.countDocuments({ 'bookings.editionId': 'prova' })]).toEqual([
      ['in-3a offered'],
      0,
    ])
  })

  test('is not accepted by who has lost an authorisation while waiting: who lacks what is told, with every clash', async () => {
    // Giulia may use the laser until then; the session is after it. Her Wednesday afternoon is taken besides.
    const laser = { ...aSession('prova-1', '2026-12-02', ['14:00', '16:00']), machineIds: ['fablab-laser'] }
    const asked = aGroup('in-3a', ['giulia'], { state: 'offered' })
    await edition([{ ...asked, offeredUntil: later(1).now }], { sessions: [laser] })
    const until = (on: string) => MachineAuthorisations.updateOne({ _id: 'giulia-laser' }, { $set: { until: day(on) } })
    await until('2026-12-01')
    const mine = { ...answer, groupId: 'in-3a' }
    const outcome = await acceptOffer(teacher, mine)
    expect(outcome.obstacles).toEqual([
      { reason: 'authorisation-missing', studentIds: ['giulia'], codes: ['laser-cutter'] },
    ])
    expect(outcome.clashes).toMatchObject([{ placement: { placementId: 'giulia-fablab' } }])
    expect([await states(), (await stored()).taken]).toEqual([['in-3a offered'], 1])
    expect(await ResourceDays.countDocuments({ 'bookings.editionId': 'prova' })).toBe(0)
    // Renewed in time, it is no obstacle any more.
    await until('2027-12-01')
    expect((await acceptOffer(teacher, mine)).obstacles).toEqual([])
  })

  test('is not accepted either without what the module asks for', async () => {
    await edition([offered()], { module: { requiredMachines: ['laser-cutter'] } })
    expect(await acceptOffer(volta, answer)).toEqual({
      obstacles: [{ reason: 'authorisation-missing', studentIds: ['vanni'], codes: ['laser-cutter'] }],
      clashes: [],
    })
    expect(await states()).toEqual(['of-volta offered'])
  })

  test('that is declined goes to the next group', async () => {
    await edition([offered(), second], { seats: 1 })
    await declineOffer(volta, answer, 'Abbiamo cambiato programma')
    expect(await states()).toEqual(['of-volta declined', 'second offered'])
    expect(await notices('lab-seats-offered')).toEqual(['docente@borgo.example'])
    expect([(await stored()).taken, (await stored()).schoolIds]).toEqual([1, ['galilei']])
  })

  test('that nobody answers runs out once, and the next one is asked; it cannot be accepted any more', async () => {
    await edition([offered(), second], { seats: 1 })
    expect(await promoteWaiting(later(0.5), site)).toBe(0)
    const made = await Promise.all(Array.from({ length: 10 }, () => promoteWaiting(later(1), site)))
    expect(made.reduce((sum, each) => sum + each, 0)).toBe(2)
    expect(await states()).toEqual(['of-volta expired', 'second offered'])
    expect((await stored()).groups[0]?.history).toMatchObject([{ to: 'expired', reason: null }])
    expect([await notices('lab-offer-expired'), await notices('lab-seats-offered')]).toEqual([
      ['docente@volta.example'],
      // The first round made good the letter of the offer.
      ['docente@volta.example', 'docente@borgo.example'],
    ])
    expect(await reasonsOf(acceptOffer(volta, answer))).toEqual(['not-offered'])
  })

  test('is not accepted after its time even before anybody has taken it back, nor by another school', async () => {
    await edition([offered()])
    const late = contextFor(volta.actor, later(1).now)
    expect(await reasonsOf(acceptOffer(late, answer))).toEqual(['offer-expired'])
    await expect(acceptOffer(coordinator, answer)).rejects.toThrow(NotFound)
    await expect(declineOffer(teacher, answer, null)).rejects.toThrow(NotFound)
  })
})

test('whatever happens at once, seats are never exceeded and are counted right', async () => {
  const others = Array.from({ length: 8 }, (_, n) => of4a(`w-${n}`, [`galilei-4a-${n + 5}`], { at: minutesAgo(n + 1) }))
  await edition([in3a, first, ofVolta, ...others], { seats: 5 })
  const withdrawal = { editionId: 'prova', from: today, reason: 'Prova' }
  const answerOf = (groupId: string) => ({ editionId: 'prova', groupId, publicUrl: site })
  for (let round = 0; round < 4; round++) {
    const { groups } = await stored()
    const asked = groups.filter(({ state }) => state === 'offered')
    await Promise.allSettled([
      ...asked.map(({ id, schoolId }, n) => {
        const ctx = schoolId === 'volta' ? volta : office
        return n % 2 === 0 ? acceptOffer(ctx, answerOf(id)) : declineOffer(ctx, answerOf(id), null)
      }),
      promoteWaiting(job, site),
      promoteWaiting(job, site),
      ...(round === 1 ? [withdrawStudent(teacher, 'giulia', withdrawal)] : []),
      ...(round === 2 ? [withdrawGroup(office, 'in-3a', withdrawal)] : []),
    ])
    const now = await stored()
    const live = now.participants.filter(({ to }) => to === null).length
    const held = now.groups.filter(({ state }) => state === 'offered').flatMap(({ studentIds }) => studentIds).length
    expect([now.taken, now.taken <= now.seats]).toEqual([live + held, true])
  }
})

describe('the minimum', () => {
  const set = async (action: 'warn' | 'cancel') => {
    await Programmes.updateMany({}, { $set: { 'programme.norms.labs.minimum': { action, warningDays: 7 } } })
    forgetProgramme()
  }
  const few = (minimumBy: string) => edition([in3a], { minimum: 3, minimumBy: day(minimumBy) })

  test('that is near warns partner, school and city once, however often it is looked at', async () => {
    await set('warn')
    await few('2026-11-30')
    await Promise.all([checkMinimums(job, site), checkMinimums(job, site)])
    expect(await checkMinimums(job, site)).toBe(0)
    const told = await notices('lab-minimum-missed')
    expect(new Set(told).size).toBe(told.length)
    expect(told).toEqual(
      expect.arrayContaining([
        'citta@borgo.example',
        'coordinatore@borgo.example',
        'docente@borgo.example',
        'ente@borgo.example',
        'segreteria@borgo.example',
      ]),
    )
  })

  test('that is missed cancels the edition once, with its letters', async () => {
    await set('cancel')
    await few('2026-11-25')
    await Promise.all(Array.from({ length: 10 }, () => checkMinimums(job, site)))
    expect(await checkMinimums(job, site)).toBe(0)
    const { state, history } = await stored()
    expect([state, history.filter(({ event }) => event === 'cancelled')]).toEqual([
      'cancelled',
      [expect.objectContaining({ reason: 'Minimo di 3 partecipanti non raggiunto: 2 studenti.' })],
    ])
    const told = await notices('lab-cancelled')
    expect([told.length > 0, new Set(told).size]).toEqual([true, told.length])
  })

  test('that is just reached does nothing', async () => {
    await set('cancel')
    await edition([in3a], { minimum: 2, minimumBy: day('2026-11-25') })
    expect([await checkMinimums(job, site), (await stored()).state]).toEqual([0, 'open'])
    expect(await notices('lab-minimum-missed')).toEqual([])
  })
})
