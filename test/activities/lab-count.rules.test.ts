import { describe, expect, test } from '@jest/globals'
import { day } from '../../src/platform/day.ts'
import { aSession } from '../labs/an-edition.ts'
import { aHeld, aParticipant, shareOf } from './a-lab.ts'

const hoursOf = (share: ReturnType<typeof shareOf>, studentId: string) => {
  const presences = share.participations.flatMap((each) => each.presences)
  const hours = presences.find((each) => each.studentId === studentId)?.hours
  return hours ? [hours.approved, hours.planned] : null
}

const two = [aHeld('s1', { anna: 180, ugo: 150 }), aHeld('s2', { anna: 180, ugo: 0 }, false)]

describe('a linked lab brings', () => {
  test('its classes from its first day to its last, one participation for each class of each school', () => {
    const participants = [
      aParticipant('anna'),
      aParticipant('ugo', { classId: '3b' }),
      aParticipant('vanni', { schoolId: 'volta', classId: 'v3' }),
    ]
    const { participations, numbers } = shareOf({ participants })
    expect(participations.map(({ schoolId, classId, from, to }) => [schoolId, classId, from, to])).toEqual([
      ['galilei', '3a', '2026-10-14', '2026-12-09'],
      ['galilei', '3b', '2026-10-14', '2026-12-09'],
      ['volta', 'v3', '2026-10-14', '2026-12-09'],
    ])
    expect(numbers).toEqual({ schools: 2, classes: 3, students: 3, sessions: 0, held: 0, approved: 0 })
  })

  test('approved hours, and as planned those that wait for approval and those of sessions to come', () => {
    const share = shareOf({}, two)
    expect(hoursOf(share, 'anna')).toEqual([180, 540])
    expect(hoursOf(share, 'ugo')).toEqual([150, 330])
    expect(share.numbers).toEqual({ schools: 1, classes: 1, students: 2, sessions: 2, held: 360, approved: 330 })
  })

  test('nothing of a session that was cancelled, though its roll call was taken', () => {
    const sessions = [{ ...aSession('s1', '2026-10-14'), state: 'cancelled' as const }, aSession('s2', '2026-10-21')]
    const share = shareOf({ sessions }, two)
    expect(hoursOf(share, 'anna')).toEqual([0, 180])
    expect(share.numbers).toMatchObject({ sessions: 1, held: 180, approved: 0 })
  })

  test('of who came later the presence from that day, and no hours before it', () => {
    const late = [aParticipant('anna', { from: day('2026-10-20') })]
    const [participation] = shareOf({ participants: late }).participations
    expect(participation?.presences[0]?.from).toBe('2026-10-20')
    expect(hoursOf(shareOf({ participants: late }), 'anna')).toEqual([0, 360])
  })

  test('who withdrew as a leaver, and who came back with the same hours once', () => {
    const gone = aParticipant('ugo', { to: day('2026-10-20') })
    const back = aParticipant('ugo', { from: day('2026-11-01') })
    const left = shareOf({ participants: [gone] }, two)
    expect(left.participations[0]?.presences[0]).toMatchObject({ to: '2026-10-20', left: true })
    expect(hoursOf(left, 'ugo')).toEqual([150, 150])
    const again = shareOf({ participants: [gone, back] }, two)
    expect(again.numbers).toMatchObject({ students: 1, approved: 150 })
    expect(new Set(again.participations.flatMap((each) => each.presences.map(({ hours }) => hours?.id))).size).toBe(1)
  })

  test.each([
    ['never came', { to: day('2026-09-30') }],
    ['withdrew before the first day of the lab', { to: day('2026-10-13') }],
  ])('nobody who %s', (_, gone) => {
    expect(shareOf({ participants: [aParticipant('ugo', gone)] }).participations).toEqual([])
  })
})

describe('the state of the lab decides', () => {
  test.each(['draft', 'cancelled'] as const)('%s: nothing counts, whatever was held', (state) => {
    const share = shareOf({ state }, two)
    expect([share.participations, share.numbers.sessions, share.numbers.approved]).toEqual([[], 0, 0])
  })

  test('open: planned, because nobody has started it, even when its first day has come', () => {
    const share = shareOf({ state: 'open' })
    expect(share.participations[0]?.from).toBeNull()
    expect(hoursOf(share, 'anna')).toEqual([0, 540])
  })

  test('suspended: who was in a session that was held, with those hours and none to come', () => {
    const share = shareOf({ state: 'suspended' }, [aHeld('s1', { anna: 180 })])
    expect(share.participations.flatMap((each) => each.presences.map(({ studentId }) => studentId))).toEqual(['anna'])
    expect(hoursOf(share, 'anna')).toEqual([180, 180])
    expect(shareOf({ state: 'suspended' }).participations).toEqual([])
  })

  test('completed: no hours to come, but those that wait for approval', () => {
    expect(hoursOf(shareOf({ state: 'completed' }, two), 'anna')).toEqual([180, 360])
  })
})
