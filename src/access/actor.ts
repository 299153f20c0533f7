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
  | Guest
  | { readonly role: 'system' }

/** What a link without account is for: it opens that and nothing else. */
export const linkPurposes = ['profile', 'documents', 'sign', 'pact', 'project', 'evaluation', 'offer'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** Somebody who acts for a host (or signs for a school) by a link, without an account. */
export interface Guest {
  readonly role: 'guest'
  readonly linkId: string
  readonly purpose: LinkPurpose
  /** To whom the link was sent. */
  readonly name: string
  readonly partnerId: string
  /** The one agreement a link to sign is about; null for the others. */
  readonly agreementId: string | null
  /** The one placement whose pact (for a parent) or project is to be signed, or that the host's tutor evaluates. */
  readonly placementId?: string | null
  /** For whom the person signs an agreement; null for the others. */
  readonly party: 'host' | 'school' | null
}

export type Role = Actor['role']
/** An account wearing a hat. */
export type PersonActor = Exclude<Actor, { role: 'system' | 'guest' }>
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

/** The account behind the actor; jobs and people who follow a link have none. */
export function accountOf(actor: Actor): string | null {
  return 'accountId' in actor ? actor.accountId : null
}
