import type { Account } from '../../src/accounts/account.rules.ts'
import type { Notice } from '../../src/notices/notice.rules.ts'

const hour = 3_600_000

/** The invitations of everybody who has an address, sent one an hour. */
export function cityNotices(accounts: readonly Account[], now: Date): Notice[] {
  return accounts
    .filter(({ email }) => email !== null)
    .map((account, n): Notice => {
      const createdAt = new Date(now.getTime() - (n + 1) * hour)
      return {
        _id: `notice${String(n).padStart(4, '0')}`,
        key: `invitation:${account._id}`,
        kind: 'invitation',
        about: null,
        to: { name: account.name, email: account.email, language: 'it', discreet: false },
        data: { place: 'Borgo', role: account.hats[0]?.role ?? '', link: '', expires: '' },
        state: 'sent',
        attempts: 1,
        nextAttemptAt: createdAt,
        claim: null,
        failure: null,
        lastError: null,
        expiresAt: null,
        createdAt,
        sentAt: createdAt,
      }
    })
}
