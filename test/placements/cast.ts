import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import { type NewDraft } from '../../src/placements/placement-draft.service.ts'
import { findPlacement } from '../../src/placements/placement.service.ts'
import type { Slot } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, type Weekday } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { recordFamilyNotice } from '../../src/student-files/student-file.service.ts'

const now = new Date('2026-11-25T10:00:00+01:00')
export const as = (actor: PersonActor, at = now) => contextFor(actor, at)
export const office = as({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' })
export const coordinator = as({ role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' })
export const fablab = as({ role: 'host', accountId: 'ente', partnerId: 'fablab' })
export const officine = as({ role: 'host', accountId: 'ente-officine', partnerId: 'officine' })
export const publicUrl = 'https://bottega.borgo.example'

const slot = (weekday: number, from: string, to: string): Slot => ({
  weekday: weekday as Weekday,
  from: clockTime(from),
  to: clockTime(to),
})

// Giulia D’Amico and her tutor, and nothing that would name them.
export function aDraft(change: Partial<NewDraft> = {}): NewDraft {
  return {
    id: newId(),
    studentId: 'giulia',
    partnerId: 'fablab',
    siteId: 'fablab-1',
    hostTutorId: 'fablab-fabio',
    schoolTutorId: 'docente',
    title: 'Sensori per il quartiere',
    activities: 'Montaggio e prova.',
    agreementId: 'galilei-fablab',
    terms: {
      from: day('2026-12-01'),
      to: day('2026-12-22'),
      timetable: [slot(2, '14:00', '18:00')],
      plannedMinutes: 960,
    },
    ...change,
  }
}

export const reasonsOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => [],
    (error: { reasons?: unknown }) => error.reasons ?? error,
  )
export const won = (all: PromiseSettledResult<unknown>[]) => all.filter((one) => one.status === 'fulfilled').length
export const stored = (id: string) => findPlacement(office, 'placement.view', id)
export const stateOf = async (id: string) => (await stored(id)).state
export const consent = { name: 'Fabio Fresa', on: day('2026-11-24'), means: 'phone' } as const
export const inform = (studentId: string) =>
  recordFamilyNotice(office, studentId, { on: day('2026-11-20'), textVersion: '1', how: 'letter' })
