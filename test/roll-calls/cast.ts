import { type Ctx, contextFor, type PersonActor } from '../../src/access/actor.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { Refused } from '../../src/platform/errors.ts'
import type { SessionRef } from '../../src/roll-calls/roll-call.rules.ts'
import { openSession } from '../../src/roll-calls/roll-call.service.ts'
import type { LineMark, TakeInput } from '../../src/roll-calls/roll-take.rules.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'

/** Borgo in a database, anew before each test: robotics of 3A at the fablab, today (a Wednesday) its eighth session. */
export function useBorgo(): void {
  useBorgoDatabase()
}

export const now = new Date('2026-11-25T10:00:00+01:00')
export const publicUrl = 'https://lab.borgo.example'

export const people = {
  city: { role: 'city', accountId: 'citta' },
  office: { role: 'office', accountId: 'segreteria', schoolId: 'galilei' },
  coordinator: { role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' },
  teacher: { role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: ['galilei-3a'] },
  host: { role: 'host', accountId: 'ente', partnerId: 'fablab' },
  student: { role: 'student', accountId: 'giulia.damico', schoolId: 'galilei', studentId: 'giulia' },
  volta: { role: 'coordinator', accountId: 'coordinatore-volta', schoolId: 'volta' },
  officine: { role: 'host', accountId: 'ente-officine', partnerId: 'officine' },
} as const satisfies Record<string, PersonActor>

export function as(person: keyof typeof people, at: Date = now): Ctx {
  return contextFor(people[person], at)
}

/** The session of today, the last before it (nobody has taken it), and one that waits for the school. */
export const today: SessionRef = { editionId: 'robotica-3a', sessionId: 'robotica-3a-8' }
export const missing: SessionRef = { editionId: 'robotica-3a', sessionId: 'robotica-3a-7' }
export const waiting: SessionRef = { editionId: 'robotica-3a', sessionId: 'robotica-3a-5' }
export const approved: SessionRef = { editionId: 'robotica-3a', sessionId: 'robotica-3a-1' }
export const next: SessionRef = { editionId: 'robotica-3a', sessionId: 'robotica-3a-9' }

/** The form as it opens for somebody, with some lines changed. */
export async function formFor(
  person: keyof typeof people,
  ref: SessionRef,
  changes: Record<string, Partial<LineMark>> = {},
): Promise<TakeInput> {
  const { sheet, roll } = await openSession(as(person), 'roll-call.view', ref)
  const marks = sheet.map(({ id: lineId, state, late, early }) => ({ lineId, state, late, early, ...changes[lineId] }))
  return { version: roll?.version ?? 0, topic: roll?.topic ?? null, marks }
}

export const absent = { state: 'absent' } as const

/** Brings some students of another school into the lab of today. */
export async function joinFromVolta(studentIds: readonly string[]): Promise<void> {
  const edition = await Editions.findById('robotica-3a').lean()
  const [group] = edition?.groups ?? []
  const [first] = edition?.participants ?? []
  if (!group || !first) throw new Error('robotics has nobody')
  const ofVolta = { schoolId: 'volta', classId: 'volta-3a', groupId: 'volta-guests' }
  await Editions.updateOne(
    { _id: 'robotica-3a' },
    {
      $push: {
        groups: { ...group, id: 'volta-guests', schoolId: 'volta', classIds: ['volta-3a'], label: '3A' },
        participants: { $each: studentIds.map((studentId) => ({ ...first, studentId, ...ofVolta })) },
      },
      $addToSet: { schoolIds: 'volta' },
    },
  )
}

export const reasonsOf = async (work: Promise<unknown>): Promise<readonly string[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Refused) return error.reasons
      throw error
    },
  )
