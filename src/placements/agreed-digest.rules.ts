// What people sign for (ciò che si firma) is a named list of values in a fixed order: when one of them changes, what was
// signed is not what is there any more. Amendments are not among them: they are dated, and signed for themselves.

import type { Placement } from './placement.rules.ts'
import { inOrder } from './terms.rules.ts'

type Signed = Pick<
  Placement,
  | 'kind'
  | 'studentId'
  | 'partnerId'
  | 'title'
  | 'activities'
  | 'host'
  | 'hostTutor'
  | 'schoolTutor'
  | 'shares'
  | 'terms'
>

/** The values that a signature under a placement stands for, by name, always in the same order. */
export function agreedDigestFields(placement: Signed): readonly (readonly [name: string, value: string])[] {
  const { kind, studentId, partnerId, title, activities, host, hostTutor, schoolTutor, shares, terms } = placement
  const { hostTutor: secondAtHost = null, schoolTutor: secondAtSchool = null } = shares ?? {}
  return [
    ['kind', kind ?? 'placement'],
    ['studentId', studentId],
    ['partnerId', partnerId],
    ['title', title],
    ['activities', activities],
    ['site', siteText(host.site)],
    ['otherSites', (host.otherSites ?? []).map(siteText).toSorted().join('\n')],
    ['hostTutor', nameOf(hostTutor)],
    ['schoolTutor', nameOf(schoolTutor)],
    ['secondHostTutor', shareOf(secondAtHost)],
    ['secondSchoolTutor', shareOf(secondAtSchool)],
    ['from', terms.from],
    ['to', terms.to],
    ['timetable', inOrder(terms.timetable).map(slotText).join('\n')],
    ['plannedMinutes', String(terms.plannedMinutes)],
  ]
}

function nameOf(person: { name: string } | null): string {
  return person?.name ?? ''
}

function shareOf(person: { name: string; percent: number } | null): string {
  return person ? `${person.name} ${person.percent} %` : ''
}

function siteText({ name, address, postcode, town }: Signed['host']['site']): string {
  return `${name}, ${address}, ${postcode} ${town}`
}

function slotText({ weekday, from, to, siteId }: Signed['terms']['timetable'][number]): string {
  return `${weekday} ${from}-${to}${siteId ? ` ${siteId}` : ''}`
}
