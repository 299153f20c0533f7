import type mongoose from 'mongoose'
import { Editions } from '../../src/labs/edition.model.ts'
import type { Edition, LabSession } from '../../src/labs/edition.rules.ts'
import { paths } from '../../src/paths.ts'
import { atMinute, minuteOfDay } from '../../src/platform/clock-time.ts'
import { newId } from '../../src/platform/id.ts'
import { addDays } from '../../src/platform/day.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { type Case, once, type Visitor } from './cases.ts'
import { benchToday, type City } from './city.ts'
import { formRequest, type Wire } from './visitors.ts'

const form = { expects: 303, mayExamine: null } as const

const placementsOfStudents = 'the placements of its students are read, and may all have ended before'
const givenBack = 'explained once it is done: what the old plan held has been given back'

/** The writes about labs under measure. */
export const labWrites: readonly Case[] = [
  {
    ...form,
    name: 'lab: take a roll call',
    as: 'host',
    effect: { count: () => sumOf(RollCalls, 'version'), adds: 1 },
    supply: ({ city, visitors }) => once(visitors, (visitor) => rollCallsToTake(city, visitor)),
  },
  {
    ...form,
    name: 'lab: enrol a class of 24',
    mayExamine: placementsOfStudents,
    as: 'coordinator',
    effect: { count: () => sumOf(Editions, 'taken'), adds: 24 },
    supply: ({ city, visitors }) => once(visitors, (visitor) => classesToEnrol(city, visitor)),
  },
  {
    ...form,
    name: 'lab: change one session',
    mayExamine: givenBack,
    as: 'host',
    effect: { count: () => sumOf(Editions, 'planVersion'), adds: 1 },
    supply: ({ city, visitors }) => once(visitors, (visitor) => sessionsToChange(city, visitor, 'one')),
  },
  {
    ...form,
    name: 'lab: change all following',
    mayExamine: givenBack,
    as: 'host',
    effect: { count: () => sumOf(Editions, 'planVersion'), adds: 1 },
    supply: ({ city, visitors }) => once(visitors, (visitor) => sessionsToChange(city, visitor, 'following')),
  },
  {
    ...form,
    name: 'lab: preview 30 hours',
    mayExamine: placementsOfStudents,
    as: 'host',
    expects: 200,
    effect: null,
    supply: ({ city, visitors }) => once(visitors, (visitor) => plansToPreview(city, visitor)),
  },
]

async function sumOf<T>(model: mongoose.Model<T>, field: string): Promise<number> {
  const [sum] = await model.aggregate<{ n: number }>([{ $group: { _id: null, n: { $sum: `$${field}` } } }])
  return sum?.n ?? 0
}

/** The sessions of the last week, over and over: each time somebody else is absent, as when a mistake is put right. */
function* rollCallsToTake({ labs }: City, { person, session: signedIn }: Visitor): Generator<Wire> {
  const taken = new Set(labs.rollCalls.map(({ _id }) => _id))
  const latest = running(labs.editions, person.partnerId).flatMap((edition) =>
    edition.sessions
      .filter(({ day }) => day < benchToday && day > addDays(benchToday, -7))
      .map(({ id }) => ({ edition, id, before: taken.has(id) ? 1 : 0 })),
  )
  for (let turn = 0; latest.length > 0; turn++) {
    for (const { edition, id, before } of latest) {
      const marks = edition.participants.map(({ studentId }, place) => [
        `state-${studentId}`,
        place === turn % edition.participants.length ? 'absent' : 'present',
      ])
      const fields = { version: String(before + turn), topic: `Prova numero ${turn + 1}`, ...Object.fromEntries(marks) }
      yield formRequest(signedIn, paths.rollCall({ editionId: edition._id, sessionId: id }), fields)
    }
  }
}

/** Every school has eight editions without anybody, at different times: one class comes to each. */
function* classesToEnrol({ labs, enrolled }: City, { person, session }: Visitor): Generator<Wire> {
  const ofSchool = labs.editions
    .filter(({ state, groups }) => state === 'open' && groups.length === 0)
    .filter((_, n) => n % 10 === Number(person.schoolId.slice(-2)))
  for (const [n, { _id: editionId }] of ofSchool.entries()) {
    const classId = person.classIds[n % person.classIds.length] ?? ''
    const students = enrolled.filter((student) => student.classId === classId).slice(0, 24)
    yield formRequest(session, paths.labEnrolment({ editionId }), {
      id: newId(),
      classes: [classId],
      students: students.map(({ _id }) => _id),
      teacher: `${person.schoolId}teacher${students[0]?.className.toLowerCase()}`,
      counts: 'yes',
      privacy: 'all',
      whenFull: 'refuse',
      force: '',
    })
  }
}

type Scope = 'one' | 'following'

/** Half an hour earlier and back, again and again: of the edition with twenty students, or of the one in spring. */
function* sessionsToChange({ labs }: City, { person, session }: Visitor, scope: Scope): Generator<Wire> {
  const edition =
    scope === 'one' ? nextRunning(labs.editions, person.partnerId) : spring(labs.editions, person.partnerId)
  const changed = edition?.sessions.find(({ day }) => day > benchToday)
  for (let turn = 0; edition && changed; turn++) {
    const ids = { editionId: edition._id, sessionId: changed.id }
    yield formRequest(session, paths.editionSession(ids), {
      planVersion: String(edition.planVersion + turn),
      scope,
      ...movedBy(changed, turn % 2 === 0 ? -30 : 0),
      spaces: changed.roomIds,
      topic: '',
      reason: '',
    })
  }
}

function movedBy({ day, from, to }: LabSession, minutes: number): Record<string, string> {
  return { day, from: atMinute(minuteOfDay(from) + minutes), to: atMinute(minuteOfDay(to) + minutes) }
}

function* plansToPreview({ labs }: City, { person, session }: Visitor): Generator<Wire> {
  const edition = spring(labs.editions, person.partnerId)
  for (; edition; ) {
    yield formRequest(session, paths.editionPlanPreview({ editionId: edition._id }), {
      planVersion: String(edition.planVersion),
      minutes: '30:00',
      from: '2027-02-01',
      to: '2027-06-08',
      reason: '',
      'time-4-1-from': '14:30',
      'time-4-1-to': '17:30',
    })
  }
}

function running(editions: readonly Edition[], partnerId: string): Edition[] {
  return editions.filter((edition) => edition.state === 'running' && edition.partnerId === partnerId)
}

function nextRunning(editions: readonly Edition[], partnerId: string): Edition | undefined {
  return running(editions, partnerId).find(({ sessions }) => sessions.some(({ day }) => day > benchToday))
}

/** The one that begins in spring, with twelve students and a group that waits. */
function spring(editions: readonly Edition[], partnerId: string): Edition | undefined {
  return editions.find((each) => each.state === 'open' && each.partnerId === partnerId && each.groups.length > 0)
}
