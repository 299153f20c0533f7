import { declarationVersion } from '../../src/hours/declaration.rules.ts'
import { entryValue } from '../../src/hours/hour-entry.forms.ts'
import { type EntryState, studentDayId } from '../../src/hours/hour-entry.rules.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { paths } from '../../src/paths.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { agreedIntervals } from '../../src/placements/terms.rules.ts'
import { atMinute, minuteOfDay } from '../../src/platform/clock-time.ts'
import { addDays, daysOf } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { UploadedClassLists } from '../../src/schools/class-list-import.model.ts'
import { type Case, once, pick, type Visitor } from './cases.ts'
import { benchToday, type City } from './city.ts'
import { HOSTS } from './city-hosts.ts'
import { classListFile } from './class-list-file.ts'
import { formRequest, signInRequest, uploadRequest, type Wire } from './visitors.ts'

/** After a form another page follows. */
const form = { expects: 303, mayExamine: null } as const

/** The writes under measure: a new write of the site gets an entry here. Each request changes something of its own. */
export const writes: readonly Case[] = [
  {
    ...form,
    name: 'sign in',
    as: 'stranger',
    effect: null,
    // A form to sign in with belongs to one session: it is fetched just before.
    supply: ({ city, agent, port }) => {
      // From all over the city: who stands first in a list is found at once, index or not.
      const names = city.accounts.map(({ email, username }) => email ?? username ?? '')
      let turn = 0
      return async (most) => {
        const wires: Wire[] = []
        while (wires.length < most) wires.push(await signInRequest(agent, port, pick(names, 1999 * ++turn)))
        return wires.values()
      }
    },
  },
  {
    ...form,
    name: 'log an hour',
    as: 'student',
    effect: { count: () => linesWhere({}), adds: 1 },
    supply: ({ city, visitors }) => once(visitors, (visitor) => hoursToLog(city, visitor)),
  },
  {
    ...form,
    name: 'confirm one line',
    as: 'host',
    effect: { count: () => linesWhere({ 'entries.state': 'confirmed' }), adds: 1 },
    supply: ({ city, visitors }) => once(visitors, (visitor) => linesToSign(city, visitor, 'logged')),
  },
  {
    ...form,
    name: 'approve a week',
    as: 'coordinator',
    effect: { count: () => linesWhere({ 'entries.state': 'approved' }), adds: 3 },
    supply: ({ city, visitors }) => once(visitors, (visitor) => linesToSign(city, visitor, 'confirmed')),
  },
  {
    ...form,
    name: 'write a draft placement',
    as: 'office',
    effect: { count: () => Placements.countDocuments(), adds: 1 },
    supply: ({ city, visitors }) => once(visitors, (visitor) => draftsToWrite(city, visitor)),
  },
  {
    ...form,
    name: 'upload a class list',
    as: 'office',
    effect: { count: () => UploadedClassLists.countDocuments(), adds: 1 },
    supply: ({ visitors }) => once(visitors, listsToUpload),
  },
]

async function linesWhere(match: object): Promise<number> {
  const [sum] = await StudentDays.aggregate<{ n: number }>([
    { $unwind: '$entries' },
    { $match: match },
    { $count: 'n' },
  ])
  return sum?.n ?? 0
}

/** Every hour of the agreed days that the student has not logged yet. */
function* hoursToLog(city: City, { person, session }: Visitor): Generator<Wire> {
  const logged = new Set(city.days.filter(({ studentId }) => studentId === person.studentId).map(({ _id }) => _id))
  for (const placement of city.placements.filter(({ _id }) => person.placementIds.includes(_id))) {
    for (const day of daysOf(placement.terms.from, addDays(benchToday, -1)).filter(
      (each) => each > addDays(benchToday, -90),
    )) {
      const [agreed] = logged.has(studentDayId(person.studentId, day)) ? [] : agreedIntervals(placement, day)
      if (!agreed) continue
      for (let from = minuteOfDay(agreed.from); from < minuteOfDay(agreed.to); from += 60) {
        const times = { from1: atMinute(from), to1: atMinute(from + 60), break1: '', from2: '', to2: '', break2: '' }
        const fields = { key: newId(), times: 'other', day, ...times, activity: 'Taglio laser e montaggio' }
        yield formRequest(session, paths.placementHours({ placementId: placement._id }), fields)
      }
    }
  }
}

/** A host confirms line by line, a coordinator approves all that is confirmed of a placement. */
function* linesToSign(city: City, { person, session }: Visitor, state: EntryState): Generator<Wire> {
  const own = new Set(person.placementIds)
  for (const placementId of own) {
    const values = city.days.flatMap(({ day, entries }) =>
      entries
        .filter((entry) => entry.placementId === placementId && entry.state === state)
        .map(({ id }) => entryValue(placementId, { day, id })),
    )
    const path = state === 'logged' ? paths.placementHoursConfirmation : paths.placementHoursApproval
    const requests = state === 'logged' ? values.map((value) => [value]) : values.length === 3 ? [values] : []
    for (const entries of requests)
      yield formRequest(session, path({ placementId }), {
        entries,
        declaration: 'yes',
        declarationVersion: declarationVersion.approval,
      })
  }
}

function* draftsToWrite(city: City, { person, session }: Visitor): Generator<Wire> {
  for (const [turn, studentId] of person.studentIds.entries()) {
    const partner = city.partners[turn % HOSTS]
    if (!partner) continue
    yield formRequest(session, paths.newPlacement(), {
      id: newId(),
      studentId,
      partnerId: partner._id,
      siteId: partner.sites[0]?.id ?? '',
      hostTutorId: partner.tutors[0]?.id ?? '',
      schoolTutorId: '',
      title: 'Un nuovo percorso',
      activities: 'Osservazione e lavoro guidato in laboratorio.',
      from: '2027-04-05',
      to: '2027-05-28',
      plannedHours: '',
      agreementId: '',
      'time-2-1-from': '14:00',
      'time-2-1-to': '18:00',
    })
  }
}

/** As large a file as a class has students; every time as a new one. */
function* listsToUpload({ session }: Visitor): Generator<Wire> {
  for (;;) {
    yield uploadRequest(session, paths.classLists(), {
      file: { name: '3A.xlsx', bytes: classListFile() },
      fields: { schoolYear: schoolYearOf(benchToday), effective: benchToday, siteCode: '', defaultClass: '3A' },
    })
  }
}
