import { describe, expect, test } from '@jest/globals'
import {
  type Failure,
  concernsAll,
  errorText,
  expiryOf,
  failureOf,
  holdsSecret,
  leaseMs,
  mostAttempts,
  nextAttempt,
  retryRefusal,
} from '../../src/notices/notice.rules.ts'

const now = new Date('2026-11-23T08:00:00Z')
const minute = 60_000

describe('a notice that could not be sent', () => {
  test('is tried five times, after pauses that grow', () => {
    const pauses = [1, 2, 3, 4].map((attempts) => nextAttempt(attempts, 'server-unreachable', now))
    const minutes = pauses.map((at) => ((at?.getTime() ?? 0) - now.getTime()) / minute)
    expect(minutes).toEqual([1, 15, 120, 720])
    expect(mostAttempts).toBe(5)
    expect(nextAttempt(5, 'server-unreachable', now)).toBeNull()
  })

  test('has failed at once when the address does not exist: trying again cannot help', () => {
    expect(nextAttempt(1, 'address-refused', now)).toBeNull()
  })

  test('stops the round when the others would fare no better', () => {
    const all: Failure[] = ['no-address', 'address-refused', 'server-unreachable', 'sign-in-refused', 'message-refused']
    expect(all.filter(concernsAll)).toEqual(['server-unreachable', 'sign-in-refused'])
  })

  test('is nobody else’s for longer than a mail server may take over all its answers', () => {
    const answers = 9
    expect(leaseMs).toBeGreaterThan(answers * 30_000 + 30_000)
  })

  test.each<[string, object, Failure]>([
    ['an unknown mailbox', { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, 'address-refused'],
    ['no mailbox in what was typed', { code: 'EENVELOPE', command: 'API' }, 'address-refused'],
    ['a mailbox that is greylisted', { code: 'EENVELOPE', responseCode: 450, command: 'RCPT TO' }, 'message-refused'],
    ['nobody listening', { code: 'ESOCKET', command: 'CONN' }, 'server-unreachable'],
    ['a server that shuts down', { code: 'EENVELOPE', responseCode: 421, command: 'MAIL FROM' }, 'server-unreachable'],
    ['a wrong password', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'sign-in-refused'],
    ['a refused text', { code: 'EMESSAGE', responseCode: 554, command: 'DATA' }, 'message-refused'],
    ['something else', new Error('boom'), 'message-refused'],
  ])('tells %s', (_, error, failure) => {
    expect(failureOf(error)).toBe(failure)
  })

  test('keeps what the server said in one line, without addresses', () => {
    expect(errorText(new Error('550 5.1.1 <ada.neri@scuola.example>:\n user unknown'))).toBe(
      '550 5.1.1 <…>: user unknown',
    )
    expect(errorText('x'.repeat(1000))).toHaveLength(300)
  })
})

describe('the link in a notice', () => {
  test('is a secret as long as it lets somebody in', () => {
    const expires = '2026-12-06T08:00:00.000Z'
    const expiresAt = expiryOf({ place: 'IIS Volta', role: 'office', link: 'https://b.example/x', expires })
    expect(expiresAt?.toISOString()).toBe(expires)
    expect(holdsSecret({ expiresAt })).toBe(true)
  })

  test('is none when it leads to the sign-in page', () => {
    const expiresAt = expiryOf({ place: 'IIS Volta', role: 'office', link: 'https://b.example/accedi', expires: '' })
    expect(expiresAt).toBeNull()
    expect(holdsSecret({ expiresAt })).toBe(false)
  })
})

describe('sending again', () => {
  const later = new Date(now.getTime() + minute)

  test('is for what failed or was kept', () => {
    expect(retryRefusal({ state: 'failed', expiresAt: null }, now)).toBeNull()
    expect(retryRefusal({ state: 'kept', expiresAt: later }, now)).toBeNull()
  })

  test('is refused for what has left, waits or leads nowhere any more', () => {
    expect(retryRefusal({ state: 'sent', expiresAt: null }, now)).toBe('already-sent')
    expect(retryRefusal({ state: 'waiting', expiresAt: null }, now)).toBe('still-waiting')
    expect(retryRefusal({ state: 'failed', expiresAt: now }, now)).toBe('link-expired')
  })
})
