import { describe, expect, test } from '@jest/globals'
import { load } from 'cheerio'
import { contextFor } from '../../src/access/actor.ts'
import { type NoticeList, noticePage, noticesPage, retryRefusalText } from '../../src/notices/notice.pages.ts'
import { type NewNotice, type Notice, expiryOf, noticeStates } from '../../src/notices/notice.rules.ts'
import { createViews } from '../../src/web/views.ts'
import { aFrame, ours, viewOptions } from '../web/rendering.ts'
import { invitation, now, reminder, reset, sender } from './notice-examples.ts'

const views = createViews(ours, viewOptions)
const city = contextFor({ role: 'city', accountId: 'c1' }, now)
const english = contextFor(city.actor, now, 'en')

function noticeOf(given: NewNotice, changes: Partial<Notice> = {}): Notice {
  return {
    _id: 'n1',
    key: given.key,
    kind: given.kind,
    about: null,
    to: { ...given.to, discreet: given.kind === 'password-reset' },
    data: { ...given.data },
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: now,
    claim: null,
    failure: null,
    lastError: null,
    expiresAt: expiryOf(given.data),
    createdAt: now,
    sentAt: null,
    ...changes,
  }
}

const shown = (notice: Notice, showSecrets = false, ctx = city) =>
  load(views.render('notices/show', noticePage(notice, { sender, showSecrets }, ctx), aFrame()))('main')
const listed = (changes: Partial<NoticeList>, ctx = city) => {
  const list = { notices: [], total: 0, pageSize: 50, page: 1, state: undefined, delivers: true, ...changes }
  return load(views.render('notices/list', noticesPage(list, ctx), aFrame()))('main')
}

describe('the page of a notice', () => {
  test('never shows a personal link, except where all people are invented', () => {
    for (const given of [invitation, reset]) {
      expect(shown(noticeOf(given)).html()).not.toContain(given.data.link)
      expect(shown(noticeOf(given), true).find(`a[href="${given.data.link}"]`)).toHaveLength(1)
    }
  })

  test('shows a link that lets nobody in', () => {
    expect(shown(noticeOf(reminder)).find(`a[href="${reminder.data.link}"]`)).toHaveLength(1)
  })

  test('once sent reads as before, without the link', () => {
    const { link: _, ...rest } = invitation.data
    const page = shown(noticeOf(invitation, { state: 'sent', sentAt: now, data: rest }), true)
    expect(page.text()).toContain('Officina Conti')
    expect(page.text()).toContain('vale come una password')
    expect(page.find('form')).toHaveLength(0)
  })

  test('names neither a student nor whoever may be one', () => {
    const page = shown(noticeOf(reset), true)
    expect(page.html()).not.toMatch(/Ada|Neri|volta\.example/u)
    expect(page.text()).toContain('nome riservato')
  })

  test('of a mail that failed says why, what to do and what the server said, and can send it again', () => {
    const failed = { state: 'failed', failure: 'address-refused', lastError: '550 5.1.1 unknown' } as const
    const page = shown(noticeOf(reminder, failed))
    expect(page.text()).toContain('rifiuta l’indirizzo')
    expect(page.text()).toContain('correggilo')
    expect(page.text()).toContain('550 5.1.1 unknown')
    expect(page.find('form[action="/avvisi/n1"][method=post] button').text()).toContain('Invia di nuovo')
  })

  test('whose link has expired says why it cannot be sent again', () => {
    const page = shown(noticeOf(reset, { state: 'failed', failure: 'link-expired', expiresAt: now }))
    expect(page.find('button[disabled]')).toHaveLength(1)
    expect(page.find('.reasons').text()).toContain('manda un nuovo invito')
  })

  test('is written in the language of the reader, and the mail in that of the recipient', () => {
    const page = shown(noticeOf(reminder), false, english)
    expect(page.find('h1').text()).toBe('Hours to confirm')
    expect(page.find('[lang=it]').text()).toContain('aspettano la tua conferma')
  })
})

describe('the outbox', () => {
  test('says in words how each notice stands', () => {
    const notices = noticeStates.map((state) => noticeOf(reminder, { _id: state, state }))
    const page = listed({ notices, total: 4 })
    expect(
      page
        .find('tbody .status')
        .map((_, each) => load(each).text().trim())
        .get(),
    ).toEqual(['In partenza', 'Inviato', 'Non partito', 'Solo in elenco'])
    expect(page.find('tbody a').attr('href')).toBe('/avvisi/waiting')
  })

  test('tells whoever steers that no mail server is there', () => {
    expect(listed({ delivers: false }).text()).toContain('SMTP_URL')
    expect(listed({ delivers: true }).text()).not.toContain('SMTP_URL')
  })

  test('when empty says what comes here and leads on', () => {
    expect(listed({}).find('.empty a').attr('href')).toBe('/utenti')
    expect(listed({ state: 'failed' }).find('.empty').text()).toContain('mostra tutti gli stati')
  })

  test('keeps the chosen state on every page', () => {
    const page = listed({ notices: [noticeOf(reminder)], total: 120, page: 2, state: 'waiting' }, english)
    expect(page.find('.pager a[rel=next]').attr('href')).toBe('/avvisi?stato=waiting&pagina=3')
    expect(page.find('select option[selected]').attr('value')).toBe('waiting')
    expect(page.find('.pager').text()).toContain('51–100 of 120')
  })
})

describe('a refused retry', () => {
  test('is explained', () => {
    expect(retryRefusalText('already-sent', 'it')).toBe('L’avviso è già partito.')
    expect(retryRefusalText('changed-meanwhile', 'en')).toContain('Somebody else')
  })
})
