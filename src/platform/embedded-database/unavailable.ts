export type UnavailableCode =
  | 'PLATFORM'
  | 'NOT_INSTALLED'
  | 'MUSL'
  | 'GLIBC'
  | 'NO_CACHE'
  | 'DIR'
  | 'DISK_FULL'
  | 'DAMAGED'
  | 'OPEN'
  | 'IN_USE'
  | 'SOCKET'
  | 'SPAWN'
  | 'EXIT'
  | 'TIMEOUT'

/** The built-in database cannot be used; the message says why and what to do, in words for the person who starts it. */
export class EmbeddedUnavailable extends Error {
  readonly code: UnavailableCode

  constructor(code: UnavailableCode, message: string) {
    super(message)
    this.name = 'EmbeddedUnavailable'
    this.code = code
  }
}

export const useServer = 'set MONGODB_URI to the address of a MongoDB server (7.0 or newer).'
