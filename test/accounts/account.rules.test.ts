import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { linkRefusal, normalCode } from '../../src/accounts/account-link.rules.ts'
import { type Hat, actorOf, hatKey, passwordProblems, usernameFor } from '../../src/accounts/account.rules.ts'
import { newCode } from '../../src/platform/id.ts'

const hat = (change: Partial<Hat>): Hat => ({
  role: 'city',
  schoolId: null,
  partnerId: null,
  studentId: null,
  classIds: [],
  place: 'Borgo',
  ...change,
})

describe('a hat', () => {
  test.each([
    ['city', hat({}), { role: 'city', accountId: 'a' }],
    ['office', hat({ role: 'office', schoolId: 's' }), { role: 'office', accountId: 'a', schoolId: 's' }],
    [
      'teacher',
      hat({ role: 'teacher', schoolId: 's', classIds: ['c'] }),
      { role: 'teacher', accountId: 'a', schoolId: 's', classIds: ['c'] },
    ],
    ['host', hat({ role: 'host', partnerId: 'p' }), { role: 'host', accountId: 'a', partnerId: 'p' }],
    [
      'student',
      hat({ role: 'student', schoolId: 's', studentId: 'x' }),
      { role: 'student', accountId: 'a', schoolId: 's', studentId: 'x' },
    ],
  ])('of the %s makes the actor of that role', (_, given, actor) => {
    expect(actorOf('a', given)).toEqual(actor)
  })

  test.each([
    ['office without school', hat({ role: 'office' })],
    ['teacher without school', hat({ role: 'teacher' })],
    ['host without partner', hat({ role: 'host' })],
    ['student without student', hat({ role: 'student', schoolId: 's' })],
  ])('of an %s makes no actor', (_, given) => {
    expect(actorOf('a', given)).toBeNull()
  })

  test('is the same when role and place agree, whatever its classes', () => {
    const one = hat({ role: 'teacher', schoolId: 's', classIds: ['c'] })
    const withoutClasses: Hat = { ...one, classIds: [] }
    expect(hatKey(one)).toBe(hatKey(withoutClasses))
    expect(hatKey(one)).not.toBe(hatKey({ ...one, role: 'coordinator' }))
    expect(hatKey(one)).not.toBe(hatKey({ ...one, schoolId: 't' }))
  })
})

describe('a password', () => {
  const owner = { name: 'Teresa Tutor', identifier: 'teresa.tutor@scuola.example' }
  test.each([
    ['corto9cara', []],
    ['corto9car', ['password-too-short']],
    ['quattro gatti sul tetto', []],
    ['x'.repeat(201), ['password-too-long', 'password-too-easy']],
    ['aaaaaaaaaaaa', ['password-too-easy']],
    ['password2026', ['password-too-easy']],
    ['Qwertyuiop1', ['password-too-easy']],
    ['teresatutor', ['password-is-name']],
    ['Teresa.Tutor', ['password-is-name']],
    ['teresa.tutor@scuola.example', ['password-is-name']],
  ])('%s is refused for %j', (password, problems) => {
    expect(passwordProblems(password, owner)).toEqual(problems)
  })
})

test.each([
  ['Giulia', 'D’Amico', 'giulia.damico'],
  ['Zoë Maria', 'De La Cruz', 'zoe.delacruz'],
  ['Nicolò', "Airo'", 'nicolo.airo'],
  ['雨', '胡', 'studente'],
])('the user name of %s %s is %s', (given, surname, username) => {
  expect(usernameFor(given, surname)).toBe(username)
})

describe('a link', () => {
  const now = new Date('2026-11-22T10:00:00Z')
  const link = { usedAt: null, expiresAt: new Date('2026-11-22T10:00:01Z') }
  test('works once, until it expires', () => {
    expect(linkRefusal(link, now)).toBeNull()
    expect(linkRefusal(null, now)).toBe('link-unknown')
    expect(linkRefusal({ ...link, usedAt: now }, now)).toBe('link-used')
    expect(linkRefusal({ ...link, expiresAt: now }, now)).toBe('link-expired')
  })
})

test('a code typed with other case, spaces and look-alike letters is the code on the slip', () => {
  expect(normalCode('7f3k 9qxa')).toBe('7F3K-9QXA')
  expect(normalCode('oi3k-9qxl')).toBe('013K-9QX1')
  fc.assert(
    fc.property(fc.constant(null), () => {
      const code = newCode()
      expect(normalCode(code.toLowerCase().replace('-', ' '))).toBe(code)
    }),
  )
})
