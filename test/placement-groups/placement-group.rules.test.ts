import { describe, expect, test } from '@jest/globals'
import { nationalCalendar } from '../../src/norms/town-calendar.rules.ts'
import { copyOf } from '../../src/placement-groups/group-copy.rules.ts'
import { checkPlan, type LineFacts } from '../../src/placement-groups/group-plan.rules.ts'
import {
  fillSeats,
  type GroupLine,
  type GroupTerms,
  hasOwnTerms,
  isWritten,
  newLine,
  nextStepOf,
  withPeople,
} from '../../src/placement-groups/placement-group.rules.ts'
import type { Slot } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'

const slot: Slot = { weekday: 1, from: clockTime('09:00'), to: clockTime('13:00') }
const terms: GroupTerms = { from: day('2027-02-01'), to: day('2027-02-26'), timetable: [slot], plannedMinutes: 960 }
const common = { title: 'Stage', activities: 'Officina', schoolTutorId: 'docente', terms }

function line(studentId: string, change: Partial<GroupLine> = {}): GroupLine {
  const schoolClass = { _id: 'galilei-3a', label: '3A' }
  return { ...newLine({ _id: studentId, surname: studentId, givenName: '' }, schoolClass), ...change }
}

const site = (id: string) => ({
  id,
  name: id,
  address: 'Via Po 1',
  postcode: '20100',
  town: 'Borgo',
  district: null,
  position: null,
  accessible: false,
  opening: [],
})
const tutor = (id: string, to: string | null = null) => ({
  id,
  name: id,
  role: 'tutor',
  email: null,
  phone: null,
  accountId: null,
  from: day('2020-09-01'),
  to: to === null ? null : day(to),
})

describe('the steps of making a group', () => {
  const hosts = [{ partnerId: 'fablab', name: 'FabLab', seats: 2 }]
  test.each([
    ['students', { lines: [], common, hosts }],
    ['terms', { lines: [line('a')], common: null, hosts }],
    ['hosts', { lines: [line('a')], common, hosts: [] }],
    ['plan', { lines: [line('a', { placed: true }), line('b')], common, hosts }],
    ['follow', { lines: [line('a', { placed: true })], common, hosts }],
  ])('%s come first while they are missing', (step, group) => {
    expect(nextStepOf(group)).toBe(step)
  })
})

describe('filling the free seats', () => {
  test('goes in order, leaves what was chosen and stops when no seat is left', () => {
    const hosts = [
      { partnerId: 'fablab', name: 'FabLab', seats: 2 },
      { partnerId: 'officine', name: 'Officine', seats: 1 },
    ]
    const lines = [line('a'), line('b', { partnerId: 'fablab' }), line('c'), line('d')]
    expect(fillSeats(lines, hosts).map(({ partnerId }) => partnerId)).toEqual(['fablab', 'fablab', 'officine', null])
  })
})

describe('site and tutor of a line', () => {
  const fablab = {
    _id: 'fablab',
    name: 'FabLab',
    sites: [site('uno'), site('due')],
    tutors: [tutor('gone', '2026-12-31'), tutor('fabio'), tutor('marta')],
  }
  const partners = new Map([['fablab', fablab]])

  test('are the first site, and of the tutors in office the one with the fewest students', () => {
    const lines = ['a', 'b', 'c'].map((id) => line(id, { partnerId: 'fablab' }))
    const people = withPeople(lines, partners, terms)
    expect(people.map(({ siteId, hostTutorId }) => [siteId, hostTutorId])).toEqual([
      ['uno', 'fabio'],
      ['uno', 'marta'],
      ['uno', 'fabio'],
    ])
  })

  test('stay as chosen while they are the host’s, and are forgotten with the host', () => {
    const chosen = line('a', { partnerId: 'fablab', siteId: 'due', hostTutorId: 'gone' })
    const stranger = line('b', { partnerId: 'fablab', siteId: 'elsewhere', hostTutorId: 'nobody' })
    const without = line('c', { siteId: 'due', hostTutorId: 'marta' })
    const people = withPeople([chosen, stranger, without], partners, terms)
    expect(people.map(({ siteId, hostTutorId }) => [siteId, hostTutorId])).toEqual([
      ['due', 'gone'],
      ['uno', 'fabio'],
      [null, null],
    ])
  })

  test('of a placement that is made never change', () => {
    const made = line('a', { partnerId: 'fablab', siteId: 'uno', hostTutorId: null, placed: true })
    expect(withPeople([made], partners, terms)).toEqual([made])
  })
})

describe('the check of a plan', () => {
  const hosts = [{ partnerId: 'fablab', name: 'FabLab', seats: 1 }]
  const good: LineFacts = {
    enrolled: true,
    draft: [],
    hostGone: false,
    hosting: [],
    agreement: true,
    full: false,
    elsewhere: false,
  }
  const planned = line('a', { partnerId: 'fablab', hostTutorId: 'fabio' })
  const plan = { hosts, lines: [planned], terms, schoolTutorId: 'docente' as string | null }
  const check = (facts: Partial<LineFacts>, change: Partial<typeof plan> = {}) =>
    checkPlan({ ...plan, ...change }, new Map([['a', { ...good, ...facts }]]))[0]

  test('finds nothing against a line that is in order', () => {
    expect(check({})).toEqual({ studentId: 'a', refusals: [], gaps: [] })
  })

  test.each([
    ['student-not-enrolled', { enrolled: false }],
    ['host-gone', { hostGone: true }],
    ['partner-suspended', { hosting: ['partner-suspended' as const] }],
    ['day-too-long', { draft: ['day-too-long'] }],
  ])('refuses %s', (reason, facts) => {
    expect(check(facts)?.refusals).toEqual([reason])
  })

  test.each([
    ['no-agreement', { agreement: false }],
    ['partner-not-qualified', { hosting: ['partner-not-qualified' as const] }],
    ['host-full', { full: true }],
    ['placed-elsewhere', { elsewhere: true }],
  ])('only says %s, since a draft may lack it', (gap, facts) => {
    expect(check(facts)).toEqual({ studentId: 'a', refusals: [], gaps: [gap] })
  })

  test.each([
    ['no-host-tutor', { lines: [line('a', { partnerId: 'fablab' })] }],
    ['no-school-tutor', { schoolTutorId: null }],
    ['no-timetable', { terms: { ...terms, timetable: [], plannedMinutes: 0 } }],
    ['no-planned-hours', { terms: { ...terms, plannedMinutes: 0 } }],
  ])('says %s of what the group or the line leaves open', (gap, change) => {
    expect(check({}, change)?.gaps).toEqual([gap])
  })

  test('refuses the line beyond the seats of the group, never one that is made, and a host of another group', () => {
    const lines = [
      line('z', { partnerId: 'fablab', placed: true }),
      line('a', { partnerId: 'fablab' }),
      line('b', { partnerId: 'officine' }),
      line('c'),
    ]
    const facts = new Map(['a', 'b', 'c', 'z'].map((id) => [id, good]))
    const found = checkPlan({ ...plan, lines }, facts)
    expect(found.map(({ studentId, refusals }) => [studentId, refusals])).toEqual([
      ['a', ['no-seat-left']],
      ['b', ['host-not-in-group']],
    ])
  })
})

describe('own terms', () => {
  test('are other days, times, hours or sites than those of the group', () => {
    const other = { ...slot, to: clockTime('12:00') }
    const own = (change: Partial<GroupTerms>) => hasOwnTerms({ terms: { ...terms, ...change } }, terms)
    expect(own({})).toBe(false)
    expect(own({ to: day('2027-02-27') })).toBe(true)
    expect(own({ timetable: [other] })).toBe(true)
    expect(own({ plannedMinutes: 900 })).toBe(true)
    expect(own({ timetable: [{ ...slot, siteId: 'due' }] })).toBe(true)
  })
})

describe('a plan sent twice', () => {
  const choice = { partnerId: 'fablab', siteId: null, hostTutorId: null, schoolTutorId: null }
  test('is written when host and school tutor are the same and nobody chose other people', () => {
    const stored = line('a', { partnerId: 'fablab', siteId: 'uno', hostTutorId: 'fabio' })
    expect(isWritten([stored], new Map([['a', choice]]))).toBe(true)
    expect(isWritten([stored], new Map([['a', { ...choice, hostTutorId: 'marta' }]]))).toBe(false)
    expect(isWritten([stored], new Map([['a', { ...choice, partnerId: 'officine' }]]))).toBe(false)
    expect(isWritten([stored], new Map())).toBe(true)
  })
})

describe('a group done again', () => {
  const pattern = {
    common: { ...common, terms: { ...terms, from: day('2026-02-02'), to: day('2026-02-27'), plannedMinutes: 960 } },
    hosts: [
      { partnerId: 'fablab', name: 'FabLab', seats: 2 },
      { partnerId: 'ferma', name: 'Ferma S.r.l.', seats: 1 },
      { partnerId: 'fablab', name: 'Vecchio nome', seats: 1 },
    ],
  }
  const present = { today: day('2026-11-25'), calendar: nationalCalendar, suspended: ['ferma'], staff: ['docente'] }

  test('moves to the same weekdays of this school year, with the hours of the new calendar', () => {
    const copy = copyOf(pattern, present)
    expect(copy.schoolYear).toBe('2026/27')
    expect(copy.common.terms).toMatchObject({ from: '2027-02-01', to: '2027-02-26', plannedMinutes: 960 })
  })

  test('keeps hours that somebody had typed', () => {
    const typed = {
      ...pattern,
      common: { ...pattern.common, terms: { ...pattern.common.terms, plannedMinutes: 4000 } },
    }
    expect(copyOf(typed, present).common.terms.plannedMinutes).toBe(4000)
  })

  test('leaves suspended hosts out and adds up those that have become one', () => {
    const copy = copyOf(pattern, present)
    expect(copy.hosts).toEqual([{ partnerId: 'fablab', name: 'FabLab', seats: 3 }])
    expect(copy.leftOutHosts).toEqual(['Ferma S.r.l.'])
  })

  test('does without a tutor who has left the school, and says so', () => {
    const copy = copyOf(pattern, { ...present, staff: [] })
    expect([copy.common.schoolTutorId, copy.tutorLeft]).toEqual([null, true])
  })

  test('of this year is for the next one', () => {
    const now = { ...pattern, common: { ...pattern.common, terms } }
    expect(copyOf(now, present).schoolYear).toBe('2027/28')
  })
})
