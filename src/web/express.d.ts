import type { Guest, PersonActor } from '../access/actor.ts'
import type { Notification } from './frame.ts'
import type { Language } from '../platform/words.ts'
import type { UploadRefusal } from './upload-limits.ts'

/** One hat of the signed-in person: what it allows, and how it is called. */
export interface HatChoice {
  readonly key: string
  readonly actor: PersonActor
  readonly place: string
}

/** Somebody who came by a link without account. */
export interface GuestHere {
  readonly actor: Guest
  /** The host (or school) for which they act, as it is called on screen. */
  readonly place: string
}

export interface SignedIn {
  readonly accountId: string
  readonly name: string
  readonly language: Language
  readonly hats: readonly HatChoice[]
  readonly epoch: number
}

type InBoth = Readonly<Record<Language, string>>

/** What the frame says of the city and its programme. */
export interface ProgrammeHere {
  /** null: the name in the configuration. */
  readonly cityName: string | null
  readonly name: InBoth
  readonly welcome: InBoth | null
  /** The address of the logo; null for the one of the site. */
  readonly logo: string | null
}

declare global {
  namespace Express {
    interface User extends SignedIn {}
    interface Request {
      /** Who follows a link without account; then a signed-in person does not act as such. */
      guest: GuestHere | null
      /** null until it is known, and where the database is away. */
      programme: ProgrammeHere | null
      now: Date
      language: Language
      /** Why the file of a form is not there, and how many bytes its route takes (upload.ts). */
      uploadRefusal?: UploadRefusal
      uploadMost?: number
    }
  }
}

declare module 'express-session' {
  interface SessionData {
    hat: string
    notifications: Notification[]
    /** The secret of the invitation or reset link being followed: kept here so that it leaves the address bar. */
    linkSecret: string
    /** The secret of the calendar feed that was just made: shown once. */
    feedSecret: string
    /** The link without account that is being followed. */
    guestLink: string
    /** The link without account that a signed-in person opened, until they say as whom they go on. */
    guestAsked: string
  }
}
