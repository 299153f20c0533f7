import { createHash } from 'node:crypto'
import { type CalendarFeed } from '../../src/calendar/feed.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'

/** The address of Teresa's feed ends with this. Everybody can read it here, as everybody knows the password of Borgo. */
export const demoFeedSecret = 'calendario-di-teresa-a-borgo-000'

/** The calendars of Borgo that are followed: Teresa's on her phone, and one across the fence. */
export function demoFeeds(today: Day): CalendarFeed[] {
  const feed = (_id: string, given: Pick<CalendarFeed, 'accountId' | 'hat' | 'about'>, secret: string) => ({
    ...given,
    _id,
    classId: null,
    name: 'Telefono',
    digest: createHash('sha256').update(secret).digest('hex'),
    place: 1,
    createdAt: instantOf(addDays(today, -30), clockTime('08:15')),
    revokedAt: null,
    fetchedAt: null,
    fetches: 0,
    said: null,
    saidSince: null,
  })
  return [
    feed(
      'calendario-docente',
      { accountId: 'docente', hat: 'teacher:galilei', about: 'Il mio calendario: IIS Galileo Galilei' },
      demoFeedSecret,
    ),
    feed(
      'calendario-officine',
      { accountId: 'ente-officine', hat: 'host:officine', about: 'Il mio calendario: Officine Meccaniche' },
      'calendario-di-olga-alle-officine',
    ),
  ]
}
