import { describe, expect, test } from '@jest/globals'
import { type NewNotice, noticeKinds } from '../../src/notices/notice.rules.ts'
import { mailText, noticeText } from '../../src/notices/notice.text.ts'
import { invitation, reminder, reset, sender } from './notice-examples.ts'

const leftUnconfirmed = {
  ...reminder,
  kind: 'hours-left-unconfirmed',
  data: { ...reminder.data, hostTutor: 'Ugo Conti (02 123456)' },
} as const
const examples: NewNotice[] = [invitation, reset, reminder, leftUnconfirmed]

describe('the text of a notice', () => {
  test('exists for every kind', () => {
    expect(examples.map(({ kind }) => kind)).toEqual([...noticeKinds])
  })

  for (const language of ['it', 'en'] as const) {
    test.each(examples)(`has subject, link, name and sender (${language}): $kind`, (notice) => {
      const { subject, paragraphs } = noticeText({ ...notice, to: { ...notice.to, discreet: false, language } }, sender)
      const text = mailText({ subject, paragraphs })
      expect(subject.length).toBeGreaterThan(10)
      expect(subject).not.toContain('\n')
      expect(paragraphs).toContain(notice.data.link)
      expect(text).toContain(notice.to.name)
      expect(text).toContain('Borgo')
      expect(text).toContain('scuola-lavoro@borgo.example')
      expect(text).not.toMatch(/\b(undefined|null|NaN)\b/u)
    })
  }

  test('tells the host how many hours wait, since when, and whom to ask', () => {
    const text = mailText(noticeText({ ...reminder, to: { ...reminder.to, discreet: false } }, sender))
    expect(text).toContain('3 registrazioni, in tutto 12:30 ore, a partire dal 16/11/2026')
    expect(text).toContain('entro sette giorni')
    expect(text).toContain('chiedi alla scuola: Ada Neri (ada.neri@volta.example)')
  })

  test('says one entry as one', () => {
    const one = { ...reminder, data: { ...reminder.data, entries: '1' }, to: { ...reminder.to, discreet: false } }
    expect(mailText(noticeText(one, sender))).toContain('1 registrazione, in tutto 12:30 ore, del 16/11/2026')
  })

  test('says until when a link works, in Italian time', () => {
    const text = mailText(noticeText({ ...reset, to: { ...reset.to, discreet: true } }, sender))
    expect(text).toContain('fino al 23/11/2026, 11:00:')
  })

  test('sends whoever has a password already to the sign-in page', () => {
    const known = {
      ...invitation,
      data: { ...invitation.data, expires: '' },
      to: { ...invitation.to, discreet: false },
    }
    expect(mailText(noticeText(known, sender))).toContain('Entra con la password che hai già')
  })
})
