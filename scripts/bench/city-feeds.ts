import { createHash } from 'node:crypto'
import { type Account, hatKey } from '../../src/accounts/account.rules.ts'
import type { CalendarFeed } from '../../src/calendar/feed.rules.ts'

const day = 86_400_000

/** What the address of somebody's feed ends with. */
export function feedSecretOf(accountId: string): string {
  return `calendario-di-${accountId}-nel-banco-di-prova`
}

/** Everybody on the staff of a school and every partner follows the own calendar; each was made on another day. */
export function cityFeeds(accounts: readonly Account[], now: Date): CalendarFeed[] {
  return accounts.flatMap(({ _id: accountId, hats: [hat] }, n) => {
    if (!hat || hat.role === 'city' || hat.role === 'student') return []
    return [
      {
        _id: `feed${accountId}`,
        accountId,
        hat: hatKey(hat),
        classId: null,
        name: 'Telefono',
        about: `Il mio calendario: ${hat.place}`,
        digest: createHash('sha256').update(feedSecretOf(accountId)).digest('hex'),
        place: 1,
        createdAt: new Date(now.getTime() - (n % 200) * day),
        revokedAt: null,
        fetchedAt: null,
        fetches: 0,
        said: null,
        saidSince: null,
      },
    ]
  })
}
