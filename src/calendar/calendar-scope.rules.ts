// Whose calendar it is (di chi): by itself everything that concerns the reader, or one school, class, partner, room or
// machine, trainer or student among those the reader may choose. A teacher by itself reads of the own classes and of the
// groups they accompany; a host of the own organisation; the office and the coordinator of the school; a student of
// themself; the city of the whole programme, without students.

import type { Actor } from '../access/actor.ts'

export const scopeKinds = ['school', 'class', 'partner', 'space', 'trainer', 'student'] as const
export type ScopeKind = (typeof scopeKinds)[number]

export type Scope = { kind: 'own' } | { kind: ScopeKind; id: string }

export interface ScopeChoice {
  kind: ScopeKind
  id: string
  name: string
}

/** What may be chosen besides one's own; students are reached from their pages. */
export function choosableKinds(role: Actor['role']): readonly ScopeKind[] {
  if (role === 'city') return ['school', 'partner']
  if (role === 'host') return ['space', 'trainer']
  return role === 'office' || role === 'coordinator' || role === 'teacher' ? ['class'] : []
}

/** What was asked for among the choices; null when it is none of them. Without a kind, the id alone decides. */
export function scopeAmong(
  choices: readonly ScopeChoice[],
  asked: { kind: ScopeKind | null; id: string },
): ScopeChoice | null {
  return choices.find(({ kind, id }) => id === asked.id && (asked.kind === null || kind === asked.kind)) ?? null
}
