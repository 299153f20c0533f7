import type { Day } from '../platform/day.ts'
import { hasLeft, type HostTutor } from './partner.rules.ts'

/** People of a host as one looks for them: who is there, or will be, before who has left. */
export function presentFirst<Person extends Pick<HostTutor, 'to'>>(people: readonly Person[], today: Day): Person[] {
  return people.toSorted((a, b) => Number(hasLeft(a, today)) - Number(hasLeft(b, today)))
}

type Reachable = Pick<HostTutor, 'email' | 'phone' | 'to'>

/** How to reach a person. Of who has left only who keeps the record up to date sees it: nobody else has a reason to call. */
export function reachOf(person: Reachable, { today, edits }: { today: Day; edits: boolean }) {
  const { email, phone } = person
  if (hasLeft(person, today) && !edits) return null
  return email ? { text: email, href: `mailto:${email}`, note: phone } : phone
}
