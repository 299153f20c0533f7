import type { Day } from '../platform/day.ts'
import type { Typed } from '../platform/form.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { field, type FormState } from '../web/form-parts.ts'
import { hasLeft, type HostTutor } from './partner.rules.ts'
import { partnerWords } from './partner.text.ts'

type Person = Pick<HostTutor, 'name' | 'role' | 'email' | 'phone' | 'from' | 'to'>

/** People of a host as one looks for them: who is there, or will be, before who has left. */
export function presentFirst<P extends Pick<HostTutor, 'to'>>(people: readonly P[], today: Day): P[] {
  return people.toSorted((a, b) => Number(hasLeft(a, today)) - Number(hasLeft(b, today)))
}

type Reachable = Pick<HostTutor, 'email' | 'phone' | 'to'>

/** How to reach a person. Of who has left only who keeps the record up to date sees it: nobody else has a reason to call. */
export function reachOf(person: Reachable, { today, edits }: { today: Day; edits: boolean }) {
  const { email, phone } = person
  if (hasLeft(person, today) && !edits) return null
  return email ? { text: email, href: `mailto:${email}`, note: phone } : phone
}

/** Since when, and until when once there is a last day. */
export function periodOf({ from, to }: Pick<Person, 'from' | 'to'>, language: Language): string {
  const t = partnerWords(language)
  const first = formatDay(from, language)
  return to ? t.until(first, formatDay(to, language)) : t.since(first)
}

/** What the form of a person begins with. */
export function typedPerson({ name, role, email, phone, from, to }: Person): Typed {
  return { name, role, email: email ?? '', phone: phone ?? '', from, to: to ?? '' }
}

type PersonLabels = Record<
  'name' | 'role' | 'roleHint' | 'email' | 'emailHint' | 'phone' | 'from' | 'to' | 'toHint',
  string
>

/** The fields of a person at a host: what differs between tutors and contacts is how they are called. */
export function personFields(form: FormState, labels: PersonLabels) {
  const { name, role, roleHint, email, emailHint, phone, from, to, toHint } = labels
  return {
    name: field(form, 'name', { label: name, required: true, maxlength: 120 }),
    role: field(form, 'role', { label: role, hint: roleHint, required: true, maxlength: 120 }),
    email: field(form, 'email', { label: email, hint: emailHint, type: 'email', maxlength: 254 }),
    phone: field(form, 'phone', { label: phone, type: 'tel', maxlength: 30 }),
    from: field(form, 'from', { label: from, type: 'date', required: true }),
    to: field(form, 'to', { label: to, hint: toHint, type: 'date' }),
  }
}
