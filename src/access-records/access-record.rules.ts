// Access records (registro degli accessi): who took personal data or a document out of the site, when, and how much of it.
// A record is written when a file leaves, and is never changed. The city reads all of them, the office of a school those
// of its own people and of its own data. A student who takes the own hours is named to the school only: the city knows no
// student by name.
// Source: domain study 6.1, G9 (every read of an export is logged); GDPR art. 5.2 and 32.

import type { Actor, Role } from '../access/actor.ts'

export const accessKinds = ['document', 'agreement', 'export'] as const
export type AccessKind = (typeof accessKinds)[number]

export interface AccessRecord {
  _id: string
  at: Date
  /** `accountId` is null for who came by a link, who has a `linkId` instead. */
  by: { accountId: string | null; linkId: string | null; name: string; role: Role }
  what: AccessKind
  /** The id of the document or agreement, or which list was exported. */
  about: string
  /** How it is called on screen. */
  name: string
  schoolId: string | null
  partnerId: string | null
  /** How many rows an export has; null for a single file. */
  rows: number | null
  /** The one student it is about; missing or null: of several people, or of none. Never shown to the city. */
  studentId?: string | null
}

/** Whose names stay hidden from this actor. */
export function namelessFor(actor: Actor): Role[] {
  return actor.role === 'city' ? ['student'] : []
}

/** The record as this actor may read it. */
export function asReadBy(actor: Actor, record: AccessRecord): AccessRecord {
  if (actor.role !== 'city') return record
  const { studentId: _hidden, ...shown } = record
  if (!namelessFor(actor).includes(record.by.role)) return shown
  return { ...shown, by: { ...record.by, accountId: null, name: '' } }
}
