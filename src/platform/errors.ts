import type { Problems } from './form.ts'

/** It does not exist, or it is somebody else's: a stranger cannot tell the two apart. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The person is known, but the role has no right to this. */
export class Forbidden extends Error {
  override name = 'Forbidden'
}

/** A rule says no. The reasons are codes; the page owns the sentences. */
export class Refused extends Error {
  override name = 'Refused'
  readonly reasons: readonly string[]
  constructor(...reasons: string[]) {
    super(`refused: ${reasons.join(', ')}`)
    this.reasons = reasons
  }
}

/** The submitted fields make no sense. */
export class Invalid extends Error {
  override name = 'Invalid'
  readonly problems: Problems
  constructor(problems: Problems) {
    super(`invalid: ${Object.keys(problems).join(', ')}`)
    this.problems = problems
  }
}

/** Something the site needs, the database for one, does not answer now; trying again later makes sense. */
export class Unavailable extends Error {
  override name = 'Unavailable'
}

/** Too many attempts; `seconds` until the next one is allowed. */
export class TooMany extends Error {
  override name = 'TooMany'
  readonly seconds: number
  constructor(seconds: number) {
    super(`too many attempts, wait ${seconds} s`)
    this.seconds = seconds
  }
}
