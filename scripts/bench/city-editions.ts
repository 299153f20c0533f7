import { currentVersion, type LabModule } from '../../src/lab-modules/lab-module.rules.ts'
import type { Edition, EditionState, LabGroup } from '../../src/labs/edition.rules.ts'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { addDays, type Day } from '../../src/platform/day.ts'
import { afternoon, editionIdOf, groupOf, historyOf, type Lessons, morning, morningOf } from './city-edition-parts.ts'
import { participantsOf, roomsOf, sessionsOf, staffOf } from './city-edition-parts.ts'
import { CLASS_SIZE, type EnrolledStudent } from './city-schools.ts'

interface Cast {
  enrolled: readonly EnrolledStudent[]
  /** Those where students are. */
  hosts: readonly Partner[]
  modules: readonly LabModule[]
  today: Day
}

/** How an edition is: at which host, when, with so many students of which class, and who waits. */
interface Shape {
  state: EditionState
  host: number
  lessons: Lessons
  class?: { index: number; size: number }
  waiting?: { index: number; size: number }
}

const CLASSES = 80
/** The last of the weeks in which nobody is at a host any more. */
const SPRING = 10

/** 400 editions: half of them run, with twenty students each; nobody is in two places at once. */
export function cityEditions(cast: Cast): Edition[] {
  const shapes = [
    ...times(200, running),
    ...times(80, empty),
    ...times(20, waitedFor),
    ...times(40, completed),
    ...times(40, draft),
    ...times(10, suspended),
    ...times(10, cancelled),
  ]
  return shapes.map((shape, n) => editionOf(cast, n, shape))
}

function times(count: number, shapeOf: (n: number) => Shape): Shape[] {
  return Array.from({ length: count }, (_, n) => shapeOf(n))
}

/** On Tuesday, Thursday or Saturday, since September or October. */
function running(n: number): Shape {
  const index = n % CLASSES
  const weekday = ([2, 4, 6] as const)[Math.floor(n / CLASSES)] ?? 2
  const time = index < 60 ? afternoon : morning
  return {
    state: 'running',
    host: index % 60,
    lessons: { weekday, ...time, week: -6 - (n % 4), count: 10 + (n % 3) },
    class: { index, size: 20 },
    ...(n % 5 === 0 ? { waiting: { index: (index + 1) % CLASSES, size: 5 } } : {}),
  }
}

/** Eight for each school, each at a time of its own: a whole class can come to every one of them. */
function empty(n: number): Shape {
  const weekday = ([1, 2, 3, 4, 5, 6, 1, 2] as const)[Math.floor(n / 10)] ?? 1
  return {
    state: 'open',
    host: n % 60,
    lessons: { weekday, ...(n < 60 ? morning : afternoon), week: SPRING, count: 10 },
  }
}

function waitedFor(n: number): Shape {
  const index = n * 4
  return {
    state: 'open',
    host: n,
    lessons: { weekday: 3, ...afternoon, week: SPRING, count: 10 },
    class: { index, size: 12 },
    waiting: { index: index + 1, size: 13 },
  }
}

function completed(n: number): Shape {
  const lessons = { weekday: 3, ...morning, week: -11, count: 10 } as const
  return { state: 'completed', host: n, lessons, class: { index: n, size: 20 } }
}

function draft(n: number): Shape {
  return { state: 'draft', host: n, lessons: { weekday: 5, ...afternoon, week: SPRING, count: 0 } }
}

function suspended(n: number): Shape {
  const lessons = { weekday: 5, ...morning, week: -5, count: 10 } as const
  return { state: 'suspended', host: 40 + n, lessons, class: { index: 40 + n, size: 20 } }
}

function cancelled(n: number): Shape {
  return { state: 'cancelled', host: 50 + n, lessons: { weekday: 5, ...morning, week: 2, count: 10 } }
}

function editionOf(cast: Cast, n: number, shape: Shape): Edition {
  const { modules, hosts, today } = cast
  const module = modules[(n % 6) * 10 + (n % 8)]
  const partner = hosts[shape.host]
  const [site] = partner?.sites ?? []
  if (!module || !partner || !site) throw new Error('The city has no modules or no hosts')
  const _id = editionIdOf(n)
  const sessions = sessionsOf(_id, shape.lessons, { today, partner })
  const from = sessions[0]?.day ?? addDays(today, 90)
  const groups = groupsOf(cast, _id, { shape, at: morningOf(addDays(from, -15)) })
  const participants = groups.flatMap((group) => (group.state === 'enrolled' ? participantsOf(group, from) : []))
  const { weekday, from: start, to: end } = shape.lessons
  return {
    _id,
    code: `${module.code}/26-${n}`,
    title: module.title,
    moduleId: module._id,
    module: { ...currentVersion(module), code: module.code },
    schoolYear: schoolYearOf(from),
    partnerId: partner._id,
    siteId: site.id,
    partnerIds: [partner._id],
    schoolIds: [...new Set(groups.map(({ schoolId }) => schoolId))],
    state: shape.state,
    from,
    to: sessions.at(-1)?.day ?? addDays(from, 63),
    pattern: [{ weekday, from: start, to: end }],
    roomIds: roomsOf(partner),
    machineIds: [],
    staff: staffOf(partner),
    seats: shape.state === 'running' ? 20 : 24,
    minimum: 9,
    minimumBy: shape.state === 'open' ? addDays(from, -20 - (n % 40)) : null,
    enrolUntil: addDays(from, -7),
    taken: participants.length,
    sessions,
    groups,
    participants,
    copiedFrom: null,
    ...(shape.state === 'completed' ? { finishedBy: participants.slice(0, 17).map((each) => each.studentId) } : {}),
    history: historyOf(shape.state, from),
    createdAt: morningOf(addDays(from, -20)),
    version: 1,
    planVersion: 1,
    rosterVersion: 1,
  }
}

function groupsOf(cast: Cast, editionId: string, { shape, at }: { shape: Shape; at: Date }): LabGroup[] {
  const studentsOf = ({ index, size }: { index: number; size: number }) =>
    cast.enrolled.slice(index * CLASS_SIZE, index * CLASS_SIZE + size)
  const enrolled = shape.class && studentsOf(shape.class)
  const waiting = shape.waiting && studentsOf(shape.waiting)
  return [
    ...(enrolled ? [groupOf({ id: `${editionId}in`, students: enrolled, state: 'enrolled', at })] : []),
    ...(waiting ? [groupOf({ id: `${editionId}waits`, students: waiting, state: 'waiting', at })] : []),
  ]
}
