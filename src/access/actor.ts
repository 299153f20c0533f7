import type { Day } from '../platform/day.ts'
import { dayOf } from '../platform/day.ts'
import type { Language } from '../platform/words.ts'

/** One person wearing one hat. A host without a partner, or a teacher without a school, cannot be built. */
export type Actor =
  | { readonly role: 'city'; readonly accountId: string }
  | { readonly role: 'office' | 'coordinator'; readonly accountId: string; readonly schoolId: string }
  | {
      readonly role: 'teacher'
      readonly accountId: string
      readonly schoolId: string
      readonly classIds: readonly string[]
    }
  | { readonly role: 'host'; readonly accountId: string; readonly partnerId: string }
  | { readonly role: 'student'; readonly accountId: string; readonly schoolId: string; readonly studentId: string }
  | { readonly role: 'system' }

export type Role = Actor['role']
export type PersonActor = Exclude<Actor, { role: 'system' }>
export const roles = ['city', 'office', 'coordinator', 'teacher', 'host', 'student'] as const
export type PersonRole = (typeof roles)[number]

/** Who and when travel together: the first argument of every use case. */
export interface Ctx {
  readonly actor: Actor
  readonly now: Date
  readonly today: Day
  readonly language: Language
}

export function contextFor(actor: Actor, now: Date, language: Language = 'it'): Ctx {
  return { actor, now, today: dayOf(now), language }
}

/** Jobs act as `system`, a column of the permission table like any other. */
export function systemContext(now: Date): Ctx {
  return contextFor({ role: 'system' }, now)
}

/** The account behind the actor; jobs have none. */
export function accountOf(actor: Actor): string | null {
  return actor.role === 'system' ? null : actor.accountId
}
