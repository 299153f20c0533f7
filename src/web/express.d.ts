import type { PersonActor } from '../access/actor.ts'
import type { Notification } from './frame.ts'
import type { Language } from '../platform/words.ts'

/** One hat of the signed-in person: what it allows, and how it is called. */
export interface HatChoice {
  readonly key: string
  readonly actor: PersonActor
  readonly place: string
}

export interface SignedIn {
  readonly accountId: string
  readonly name: string
  readonly language: Language
  readonly hats: readonly HatChoice[]
  readonly epoch: number
}

declare global {
  namespace Express {
    interface User extends SignedIn {}
    interface Request {
      now: Date
      language: Language
    }
  }
}

declare module 'express-session' {
  interface SessionData {
    hat: string
    notifications: Notification[]
    /** The secret of the invitation or reset link being followed: kept here so that it leaves the address bar. */
    linkSecret: string
  }
}
