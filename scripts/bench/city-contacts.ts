import { channels, type ContactEntry, outcomes } from '../../src/contact-log/contact.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import type { School } from '../../src/schools/school.rules.ts'

const EACH = 5

/** Five contacts with every partner over half a year: twice two of one school, so that the first of them is followed. */
export function cityContacts(
  { partners, schools }: { partners: readonly Partner[]; schools: readonly School[] },
  today: Day,
): ContactEntry[] {
  return partners.flatMap(({ _id: partnerId }, n) =>
    Array.from({ length: EACH }, (_, k) => {
      // One more than there are schools: the programme office calls too.
      const school = schools[(n + Math.floor(k / 2) * 3) % (schools.length + 1)]
      const day = addDays(today, -(1 + (n % 30) + (EACH - 1 - k) * 30))
      const turn = n + k
      return {
        _id: `${partnerId}contact${k}`,
        partnerId,
        schoolId: school?._id ?? null,
        schoolName: school?.name ?? null,
        accountId: school ? `${school._id}office` : 'city',
        callerName: school ? 'Sara Segreteria' : 'Carla Comune',
        day,
        channel: channels[turn % channels.length] ?? 'phone',
        person: 'Ufficio del personale',
        outcome: outcomes[turn % outcomes.length] ?? 'interested',
        note: 'Accoglie due studenti alla volta, meglio il mercoledì.',
        askAgainOn: turn % 4 === 0 ? addDays(day, 60) : null,
        createdAt: instantOf(day, clockTime('12:00')),
        followed: k === 0 || k === 2,
        corrections: [],
        version: 1,
      }
    }),
  )
}
