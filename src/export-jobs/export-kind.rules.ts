// What can be exported as a job: each kind is brought by the feature whose data it is, under a name. A kind gathers its
// data once; from these come the digest, by which one knows later whether anything has changed, and the files.

import type { Writable } from 'node:stream'
import type { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Language } from '../platform/words.ts'

type Permission = Parameters<typeof may>[1]

/** What an export is about: a school and a year, a class. Short texts. */
export type ExportParams = Readonly<Record<string, string>>

/** A file to be written: `advance` is told how many lines are done since it was told last; `publicUrl` is this site's. */
export interface PreparedFile {
  name: string
  type: string
  write: (out: Writable, advance: (lines: number) => Promise<void>, publicUrl: string) => Promise<void>
}

/** The data of an export, gathered at one moment. */
export interface Prepared {
  /** The same as long as the data are the same. */
  digest: string
  /** Whose data they are; null: of no school. */
  schoolId: string | null
  /** How many lines all files together have. */
  lines: number
  files: readonly PreparedFile[]
}

export interface ExportKind {
  /** Whoever asks for it, and takes it away, must have this. */
  permission: Permission
  title: (params: ExportParams, language: Language) => string
  /** The page on which it is asked for. */
  href: (params: ExportParams) => string
  /** Throws as any use case does when the actor may not, or when there is nothing of the kind. */
  prepare: (ctx: Ctx, params: ExportParams) => Promise<Prepared>
}

/** All kinds by their names; whoever runs exports is given them. */
export type ExportKinds = Readonly<Record<string, ExportKind>>
