import type { Edition, LabSession, StaffMember } from '../../src/labs/edition.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, weekday } from '../../src/platform/day.ts'
import { type Cast, editionOf, groupOf, morningOf, participantsOf, sessionOf } from './lab-parts.ts'

const citta = { accountId: 'citta', name: 'Carla Comune' }
const fabio = { accountId: 'ente', name: 'Fabio Fresa' }

const member = (part: StaffMember['part'], given: Omit<StaffMember, 'part' | 'insteadOf'>): StaffMember => ({
  part,
  insteadOf: null,
  ...given,
})
const fabioTrains = member('trainer', {
  id: 'fablab-fabio',
  partnerId: 'fablab',
  name: 'Fabio Fresa',
  email: 'ente@borgo.example',
  accountId: 'ente',
})
const martaHelps = member('co-trainer', {
  id: 'fablab-marta',
  partnerId: 'fablab',
  name: 'Marta Morsetti',
  email: 'marta@fablab.example',
  accountId: null,
})
const olgaTrains = member('trainer', {
  id: 'officine-olga',
  partnerId: 'officine',
  name: 'Olga Officina',
  email: 'ente@officine.example',
  accountId: 'ente-officine',
})

/**
 * The labs of Borgo: robotics for a whole class in the middle of its sessions, an open one with a waiting list, one across
 * the fence, one still being prepared. Sessions lie around the Wednesday of this week.
 */
export function demoEditions(cast: Cast): Edition[] {
  return [robotics(cast), openMaking(cast), codingElsewhere(cast), laserDraft(cast)]
}

function robotics(cast: Cast): Edition {
  const { today } = cast
  const wednesday = wednesdayOf(today)
  const on = (weeks: number, days = 0) => addDays(wednesday, weeks * 7 + days)
  const days = [on(-6), on(-5), on(-4), on(-3), on(-2), on(-2, 3), on(-1), on(0), on(1), on(1, 3), on(2)]
  const sessions = days.map((day, index) => roboticsSession(day, index + 1))
  const group = groupOf(cast, { id: 'robotica-3a-3a', classId: 'galilei-3a', label: '3A INF', at: on(-8) })
  return editionOf(cast, 'rob-1', {
    _id: 'robotica-3a',
    code: 'ROB-1/26-A',
    title: 'Robotica: dal sensore al robot',
    state: 'running',
    sessions,
    from: on(-6),
    to: on(2),
    pattern: [{ weekday: 3, from: clockTime('09:00'), to: clockTime('12:00') }],
    roomIds: ['fablab-sala'],
    staff: [fabioTrains, martaHelps],
    seats: 24,
    minimum: 12,
    taken: 24,
    groups: [group],
    participants: participantsOf(group, on(-6), on(-8)),
    schoolIds: ['galilei'],
    history: [
      { at: morningOf(on(-9)), by: fabio, event: 'created', reason: null },
      { at: morningOf(on(-9, 1)), by: citta, event: 'opened', reason: null },
      { at: morningOf(on(-7)), by: fabio, event: 'started', reason: null },
    ],
  })
}

/** The fourth falls out, the tenth makes up for it; those on a Saturday begin an hour later. */
function roboticsSession(on: Day, number: number): LabSession {
  const session = sessionOf('robotica-3a', number, {
    day: on,
    times: weekday(on) === 6 ? ['10:00', '13:00'] : ['09:00', '12:00'],
    roomIds: ['fablab-sala'],
    machineIds: [],
    staff: [fabioTrains, martaHelps],
  })
  if (number === 10) return { ...session, recovers: 'robotica-3a-4' }
  if (number !== 4) return session
  const cancelled = { at: morningOf(addDays(on, -2)), by: citta, reason: 'Sciopero dei trasporti' }
  return { ...session, state: 'cancelled', cancelled, sequence: 1, changedAt: cancelled.at }
}

function openMaking(cast: Cast): Edition {
  const first = addDays(wednesdayOf(cast.today), 55)
  const days = [0, 1, 2, 3, 4, 5].map((week) => addDays(first, week * 7))
  const staff = [fabioTrains, martaHelps]
  const sessions = days.map((day, index) =>
    sessionOf('making-aperto', index + 1, {
      day,
      times: ['14:30', '16:30'],
      roomIds: ['fablab-sala'],
      machineIds: ['fablab-laser'],
      staff,
    }),
  )
  const at = addDays(cast.today, -5)
  const enrolled = groupOf(cast, { id: 'making-4a', classId: 'galilei-4a', label: '4A INF', at, most: 12 })
  const waiting = groupOf(cast, { id: 'making-5b', classId: 'galilei-5b', label: '5B', at: addDays(at, 1), most: 10 })
  return editionOf(cast, 'mak-1', {
    _id: 'making-aperto',
    code: 'MAK-1/26-A',
    title: 'Making: progetta, taglia, monta',
    state: 'open',
    sessions,
    from: first,
    to: days.at(-1) ?? first,
    pattern: [{ weekday: weekday(first), from: clockTime('14:30'), to: clockTime('16:30') }],
    roomIds: ['fablab-sala'],
    machineIds: ['fablab-laser'],
    staff,
    seats: 20,
    minimum: 10,
    minimumBy: addDays(first, -14),
    enrolUntil: addDays(first, -7),
    taken: enrolled.studentIds.length,
    groups: [enrolled, { ...waiting, state: 'waiting' }],
    participants: participantsOf(enrolled, addDays(at, 1), null),
    schoolIds: ['galilei'],
    history: [
      { at: morningOf(addDays(at, -4)), by: fabio, event: 'created', reason: null },
      { at: morningOf(addDays(at, -2)), by: fabio, event: 'opened', reason: null },
    ],
  })
}

function codingElsewhere(cast: Cast): Edition {
  const thursday = addDays(wednesdayOf(cast.today), 1)
  const on = (weeks: number) => addDays(thursday, weeks * 7)
  const days = [-3, -2, -1, 0, 1, 2].map(on)
  const sessions = days.map((day, index) =>
    sessionOf('coding-volta', index + 1, {
      day,
      times: ['08:30', '11:50'],
      roomIds: [],
      machineIds: [],
      staff: [olgaTrains],
    }),
  )
  const group = {
    ...groupOf(cast, { id: 'coding-volta-3a', classId: 'volta-3a', label: '3A', at: on(-5), most: 12 }),
    schoolId: 'volta',
    teacher: { accountId: 'docente-volta', name: 'Valerio Volta' },
    by: { accountId: 'docente-volta', name: 'Valerio Volta' },
  }
  const olga = { accountId: 'ente-officine', name: 'Olga Officina' }
  return editionOf(cast, 'cod-1', {
    _id: 'coding-volta',
    code: 'COD-1/26-A',
    title: 'Coding: il primo programma',
    partnerId: 'officine',
    siteId: 'officine-1',
    partnerIds: ['officine'],
    state: 'running',
    sessions,
    from: on(-3),
    to: on(2),
    pattern: [{ weekday: 4, from: clockTime('08:30'), to: clockTime('11:50') }],
    staff: [olgaTrains],
    seats: 12,
    minimum: 8,
    taken: group.studentIds.length,
    groups: [group],
    participants: participantsOf(group, on(-3), on(-4)),
    schoolIds: ['volta'],
    history: [
      { at: morningOf(on(-6)), by: olga, event: 'created', reason: null },
      { at: morningOf(on(-5)), by: olga, event: 'opened', reason: null },
      { at: morningOf(on(-4)), by: olga, event: 'started', reason: null },
    ],
  })
}

function laserDraft(cast: Cast): Edition {
  const first = addDays(wednesdayOf(cast.today), 77)
  return editionOf(cast, 'mak-1', {
    _id: 'laser-bozza',
    code: 'MAK-1/26-B',
    title: 'Taglio laser di primavera',
    from: first,
    to: addDays(first, 49),
    pattern: [{ weekday: 3, from: clockTime('14:00'), to: clockTime('16:00') }],
    roomIds: ['fablab-angolo'],
    machineIds: ['fablab-laser'],
    seats: 6,
    minimum: 4,
    history: [{ at: morningOf(addDays(cast.today, -1)), by: fabio, event: 'created', reason: null }],
  })
}

function wednesdayOf(today: Day): Day {
  return addDays(today, 3 - weekday(today))
}
