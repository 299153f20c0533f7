import { beforeAll, beforeEach } from '@jest/globals'
import { demoEditions } from '../../scripts/demo/labs.ts'
import { demoModules } from '../../scripts/demo/modules.ts'
import { demoClasses } from '../../scripts/demo/schools.ts'
import { systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import type { Edition, LabSession, Participant } from '../../src/labs/edition.rules.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { LedgerChecks, LedgerEntries } from '../../src/ledger/ledger.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import type { NoticeKind } from '../../src/notices/notice.rules.ts'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, instantOf } from '../../src/platform/day.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'

export const publicUrl = 'https://bottega.example'
const today = day('2026-11-25')
export const at = (on: string, time: string) => instantOf(day(on), clockTime(time))
/** The job at that time of Italian clocks. */
export const systemAt = (on: string, time: string) => systemContext(at(on, time))

/** Borgo without labs, roll calls, placements and hours of its own: each test says which there are, and changes who is who. */
export function useBorgoWithoutLabs(): void {
  useBorgoDatabase({ fresh: 'once' })
  let people: Awaited<ReturnType<typeof asTheyWere>> = []
  beforeAll(async () => {
    // The teacher of 3A works for the fablab in her spare time; here she is a teacher only.
    await Accounts.updateOne({ _id: 'docente' }, { $pull: { hats: { role: 'host' } } })
    people = await asTheyWere()
  })
  beforeEach(async () => {
    const gone = [Notices, Editions, RollCalls, Placements, StudentDays, LedgerEntries, LedgerChecks, Accounts]
    await Promise.all(gone.map(({ collection }) => collection.deleteMany({})))
    await Accounts.insertMany(people)
    await Students.updateMany({}, { $set: { email: null } })
  })
}

async function asTheyWere() {
  return Accounts.find().lean()
}

const [robotics] = demoEditions({
  today,
  modules: demoModules(today),
  enrolments: demoClasses(schoolYearOf(today), today).enrolments,
})

/** A session on a day from two to five in the afternoon, run by Fabio of the fablab. */
export function aSession(on: string, change: Partial<LabSession> = {}): LabSession {
  const [first] = robotics?.sessions ?? []
  if (!first) throw new Error('Borgo has no session to start from.')
  const time = { from: clockTime('14:00'), to: clockTime('17:00'), minutes: 180 }
  const fabio = first.staff.filter(({ part }) => part === 'trainer')
  return { ...first, id: `s-${on}`, day: day(on), ...time, staff: fabio, state: 'planned', recovers: null, ...change }
}

/** A running edition at the fablab for Giulia and Bruno of 3A, with their teacher, from the start of the year. */
export async function anEdition(sessions: readonly LabSession[], change: Partial<Edition> = {}): Promise<Edition> {
  if (!robotics) throw new Error('Borgo has no edition to start from.')
  const participants = robotics.participants
    .filter(({ studentId }) => studentId === 'giulia' || studentId === 'bruno')
    .map((participant): Participant => ({ ...participant, from: day('2026-09-14'), to: null }))
  const made = { ...robotics, sessions: [...sessions], participants, ...change }
  await Editions.create(made)
  return made
}

/** What is in the outbox of one kind: the addresses, in order. */
export async function toldOf(kind: NoticeKind): Promise<string[]> {
  const notices = await Notices.find({ kind }).lean()
  return notices.map(({ to }) => to.email ?? 'nobody').toSorted()
}
