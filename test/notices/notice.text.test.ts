import { describe, expect, test } from '@jest/globals'
import { type NewNotice, type NoticeData, noticeKinds } from '../../src/notices/notice.rules.ts'
import { mailText, noticeText } from '../../src/notices/notice.text.ts'
import {
  agreementEnding,
  documentExpired,
  documentExpiring,
  documentRefused,
  hostLink,
  hostLinkDisowned,
  hostProposalAnswered,
  hostProposalMade,
  invitation,
  partnerReadmitted,
  partnerSuspended,
  placementAmended,
  protocolEnding,
  retentionDue,
  qualificationDecided,
  reminder,
  reset,
  sender,
} from './notice-examples.ts'
import { offerExamples } from './offer-notice-examples.ts'
import { labExamples } from './lab-notice-examples.ts'
import { assignmentExamples } from './assignment-examples.ts'
import { placementExamples } from './placement-examples.ts'
import { roundExamples } from './round-examples.ts'

const leftUnconfirmed = {
  ...reminder,
  kind: 'hours-left-unconfirmed',
  data: { ...reminder.data, hostTutor: 'Ugo Conti (02 123456)' },
} as const
const examples: NewNotice[] = [
  agreementEnding,
  invitation,
  reset,
  reminder,
  leftUnconfirmed,
  hostLink,
  hostLinkDisowned,
  documentRefused,
  qualificationDecided,
  partnerSuspended,
  partnerReadmitted,
  documentExpiring,
  documentExpired,
  placementAmended,
  protocolEnding,
  retentionDue,
  hostProposalMade,
  hostProposalAnswered,
  ...placementExamples,
  ...assignmentExamples,
  ...labExamples,
  ...roundExamples,
  ...offerExamples,
]

describe('the text of a notice', () => {
  test('exists for every kind', () => {
    expect(examples.map(({ kind }) => kind).toSorted()).toEqual([...noticeKinds].toSorted())
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

  test('asks for what the link is for, and says what the wrong person does', () => {
    for (const [purpose, words] of [
      ['profile', 'completare il profilo di Officina Conti'],
      ['documents', 'caricare i documenti di Officina Conti'],
      ['sign', 'leggere e firmare per Officina Conti'],
    ] as const) {
      const letter = { ...hostLink, data: { ...hostLink.data, purpose }, to: { ...hostLink.to, discreet: false } }
      const text = mailText(noticeText(letter, sender))
      expect(text).toContain(`Ada Neri (Liceo Volta) ti chiede di ${words}`)
      expect(text).toContain('fino al 23/12/2026, 09:00:')
      expect(text).toContain('“Non sono io”')
    }
  })

  test('tells a partner what the city decided, why, and what to do then', () => {
    const decided = (change: Partial<NoticeData['qualification-decided']>) => {
      const data = { ...qualificationDecided.data, ...change }
      return mailText(
        noticeText({ ...qualificationDecided, data, to: { ...qualificationDecided.to, discreet: false } }, sender),
      )
    }
    expect(decided({})).toContain('Scrive: “Manca la polizza.”')
    expect(decided({})).toContain('manda di nuovo la domanda')
    expect(decided({ decision: 'qualify', text: '', until: '2027-11-22' })).toContain('fino al 22/11/2027.')
    expect(decided({ decision: 'qualify', text: '', until: '2027-11-22' })).not.toContain('Scrive')
    expect(decided({ decision: 'refuse' })).toContain('non ha accolto la domanda')
  })

  test('tells the host of a document until when it is valid and that it may be renewed before, or that it no longer is', () => {
    const to = { ...documentExpiring.to, discreet: false }
    const text = mailText(noticeText({ ...documentExpiring, to }, sender))
    expect(text).toContain('il documento “Polizza RC” di Officina Conti scade il 23/12/2026: mancano 30 giorni.')
    expect(text).toContain('anche prima della scadenza')
    const lastDay = { ...documentExpiring, data: { ...documentExpiring.data, left: '0' }, to }
    expect(mailText(noticeText(lastDay, sender))).toContain('scade il 23/12/2026: è l’ultimo giorno.')
    expect(mailText(noticeText({ ...documentExpired, to }, sender))).toContain(
      'valeva fino al 22/11/2026: ora è scaduto',
    )
  })

  test('tells the programme office in time that a protocol ends', () => {
    const english = { ...protocolEnding, to: { ...protocolEnding.to, discreet: false, language: 'en' as const } }
    const { subject, paragraphs } = noticeText({ ...english, data: { ...english.data, left: '1' } }, sender)
    expect(subject).toBe('The protocol “Protocollo con il Ministero” ends on 23 Dec 2026')
    expect(paragraphs[1]).toMatch(/ends on 23 Dec 2026: 1 day left\.$/u)
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
