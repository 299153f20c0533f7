import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import type { ActivityFacts } from '../../src/activities/activity.rules.ts'
import { addDays, dayOf } from '../../src/platform/day.ts'
import { Refused } from '../../src/platform/errors.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'

/** Borgo in a database, anew before each test. */
export function useBorgo(): void {
  useBorgoDatabase()
}

const now = new Date('2026-11-25T09:00:00Z')
export const today = dayOf(now)
const as = (actor: PersonActor) => contextFor(actor, now)
export const city = as({ role: 'city', accountId: 'citta' })
export const office = as({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' })
export const coordinator = as({ role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' })
export const volta = as({ role: 'office', accountId: 'segreteria-volta', schoolId: 'volta' })
export const teacher = as({ role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: ['galilei-3a'] })
export const host = as({ role: 'host', accountId: 'ente', partnerId: 'fablab' })
export const student = as({ role: 'student', accountId: 'giulia.damico', schoolId: 'galilei', studentId: 'giulia' })

export const facts: ActivityFacts = {
  title: 'Elettronica',
  description: null,
  kind: 'modulo-di-laboratorio',
  themes: ['elettronica'],
  protocolId: 'intesa',
  projectId: null,
  schoolId: ['galilei'],
  partnerId: [],
  from: today,
  to: addDays(today, 30),
  minutes: 600,
}

export const nothing = { q: '', kind: '', theme: '', state: null, schoolYear: null, protocolId: '', page: 1 }

export const reasonsOf = async (work: Promise<unknown>): Promise<readonly string[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Refused) return error.reasons
      throw error
    },
  )

export const settled = async (works: Promise<unknown>[]) => {
  const done = await Promise.allSettled(works)
  return done.filter(({ status }) => status === 'fulfilled').length
}
