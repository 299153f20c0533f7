// The programme is one record with a revision that grows by one with every change: whoever changes it says which
// revision was on the screen, and is refused when it is no longer the latest. Its history says who changed what. A pack
// that somebody uploads waits as a draft (anteprima) until it is confirmed; drafts that nobody confirms are thrown away.

import type { Programme, Section } from './programme.rules.ts'

export interface ChangedBy {
  accountId: string | null
  name: string
}

export interface ProgrammeChange {
  /** The revision that it made. */
  revision: number
  at: Date
  by: ChangedBy
  event: 'imported' | 'edited'
  /** The pack that was imported, with its edition; null for what was edited. */
  pack: string | null
  /** The part that was edited; null for an import. */
  section: Section | null
  /** The draft that was imported: confirming it again is no other change. */
  draftId: string | null
}

export interface ProgrammeRecord {
  _id: 'programme'
  programme: Programme
  /** 0 before anything was imported or edited. */
  revision: number
  importedAt: Date | null
  by: ChangedBy | null
  history: ProgrammeChange[]
}

export interface ProgrammeDraft {
  _id: string
  programme: Programme
  /** The name of the file. */
  name: string
  uploadedAt: Date
  by: ChangedBy
}

const DRAFT_DAYS = 7

/** Drafts older than this are thrown away. */
export function draftExpiry(now: Date): Date {
  return new Date(now.getTime() - DRAFT_DAYS * 24 * 60 * 60 * 1000)
}
