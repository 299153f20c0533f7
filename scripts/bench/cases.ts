import type { Agent } from 'node:http'
import type { PersonRole } from '../../src/access/actor.ts'
import type { City } from './city.ts'
import { pageRequest, type Session, type Wire } from './visitors.ts'

/** Somebody of the city who signs in, with what is theirs to open. */
export interface Person {
  role: PersonRole
  identifier: string
  schoolId: string
  partnerId: string
  studentId: string
  classIds: string[]
  studentIds: string[]
  /** Running ones. */
  placementIds: string[]
  /** Labs under way. */
  editionIds: string[]
}

export interface Visitor {
  person: Person
  session: Session
}

/** Where requests come from: the city, those who are signed in, and the server for what must be fetched beforehand. */
export interface Given {
  city: City
  visitors: readonly Visitor[]
  agent: Agent
  port: number
}

/** The next requests of a case; `most` is how many could be needed before it is asked again. */
export type Supply = (most: number) => Promise<Iterator<Wire>>

/** A page or a write of the site, as the bench sees it. */
export interface Case {
  name: string
  as: PersonRole | 'stranger'
  expects: 200 | 303
  supply(given: Given): Supply
  /** How much of what the write does is in the database: each request adds `adds`. Null for what adds nothing. */
  effect: { count(): Promise<number>; adds: number } | null
  /** Why one of its queries may examine more than twenty documents for one it returns; null when none may. */
  mayExamine: string | null
}

/** A page that visitors open again and again, each with their own. */
export function page(name: string, as: Case['as'], pathOf: (person: Person, turn: number) => string): Case {
  return {
    name,
    as,
    expects: 200,
    effect: null,
    mayExamine: null,
    supply: ({ visitors }) => {
      const all = visits(as === 'stranger' ? [] : visitors, pathOf)
      return async () => all
    },
  }
}

function* visits(visitors: readonly Visitor[], pathOf: (person: Person, turn: number) => string): Generator<Wire> {
  for (let turn = 0; ; turn++) {
    if (visitors.length === 0) yield pageRequest(null, pathOf(nobody, turn))
    for (const { person, session } of visitors) yield pageRequest(session, pathOf(person, turn))
  }
}

const nobody: Person = {
  role: 'student',
  identifier: '',
  schoolId: '',
  partnerId: '',
  studentId: '',
  classIds: [],
  studentIds: [],
  placementIds: [],
  editionIds: [],
}

/** One of the list, each in its turn; in steps, so that what comes next is not what was read just before. */
export function pick(list: readonly string[], turn: number): string {
  const found = list[(turn * 67 + 40) % list.length]
  if (found === undefined) throw new Error('There is nothing to open')
  return found
}

/** One request of each visitor in turn, until all have none left: no session is asked twice in a row. */
export function* inTurns(requests: readonly Iterator<Wire>[]): Generator<Wire> {
  let left = [...requests]
  while (left.length > 0) {
    const ended: Iterator<Wire>[] = []
    for (const one of left) {
      const next = one.next()
      if (next.done) ended.push(one)
      else yield next.value
    }
    left = left.filter((one) => !ended.includes(one))
  }
}

/** What each of the visitors sends but once, over the whole measure. */
export function once(visitors: readonly Visitor[], requestsOf: (visitor: Visitor) => Iterator<Wire>): Supply {
  const all = inTurns(visitors.map(requestsOf))
  return async () => all
}
