import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import { type Language, phrases } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { select } from '../web/form-parts.ts'
import { type Status, type Tone, empty, facts, linkTo, pager, postTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import {
  type Failure,
  type Notice,
  type NoticeState,
  type RetryRefusal,
  holdsSecret,
  mostAttempts,
  noticeStates,
  retryRefusal,
} from './notice.rules.ts'
import { noticeNames } from './notice-names.text.ts'
import { type Sender, noticeText } from './notice.text.ts'

const words = phrases({
  title: ['Avvisi inviati', 'Outbox'],
  lead: [
    'Le e-mail che il programma manda da solo: inviti, nuove password, promemoria. Partono entro un minuto.',
    'The e-mails that the programme sends by itself: invitations, new passwords, reminders. They leave within a minute.',
  ],
  noServer: [
    'Nessun server di posta è configurato: gli avvisi restano in questo elenco e non arrivano a nessuno. Chi gestisce l’installazione deve impostare SMTP_URL e MAIL_FROM.',
    'No mail server is configured: notices stay in this list and reach nobody. Whoever runs the installation has to set SMTP_URL and MAIL_FROM.',
  ],
  when: ['Creato', 'Made'],
  what: ['Avviso', 'Notice'],
  to: ['Destinatario', 'To'],
  state: ['Stato', 'State'],
  allStates: ['Tutti', 'All'],
  attempts: ['Tentativi', 'Attempts'],
  sentAt: ['Inviato', 'Sent'],
  nextAttempt: ['Prossimo tentativo', 'Next attempt'],
  reason: ['Perché non è partito', 'Why it did not leave'],
  mend: ['Che cosa fare', 'What to do'],
  serverSaid: ['Risposta del server', 'Answer of the server'],
  subject: ['Oggetto', 'Subject'],
  text: ['Testo', 'Text'],
  person: ['Una persona (nome riservato)', 'A person (name withheld)'],
  address: ['indirizzo riservato', 'address withheld'],
  noAddress: ['nessun indirizzo', 'no address'],
  hiddenLink: [
    '[il collegamento personale non si mostra: vale come una password]',
    '[the personal link is not shown: it is as good as a password]',
  ],
  none: ['Nessun avviso', 'No notices'],
  noneAdvice: [
    'Qui compaiono gli inviti e i promemoria. Il primo parte quando inviti una persona.',
    'Invitations and reminders appear here. The first leaves when you invite a person.',
  ],
  noneFiltered: [
    'Nessun avviso è in questo stato: mostra tutti gli stati.',
    'No notice is in this state: show all states.',
  ],
  people: ['Vai alle persone', 'Go to people'],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],
  retry: ['Invia di nuovo', 'Send again'],
})

const stateNames = phrases({
  waiting: ['In partenza', 'Waiting'],
  sent: ['Inviato', 'Sent'],
  failed: ['Non partito', 'Failed'],
  kept: ['Solo in elenco', 'Kept here'],
})

const tones: Record<NoticeState, Tone> = { waiting: 'info', sent: 'success', failed: 'danger', kept: 'neutral' }

const failureTexts = phrases({
  'no-address': ['La persona non ha un indirizzo e-mail.', 'The person has no e-mail address.'],
  'address-refused': ['Il server di posta rifiuta l’indirizzo.', 'The mail server refuses the address.'],
  'server-unreachable': ['Il server di posta non risponde.', 'The mail server does not answer.'],
  'sign-in-refused': ['Il server di posta rifiuta le nostre credenziali.', 'The mail server refuses our credentials.'],
  'message-refused': [
    'Il server di posta non ha accettato il messaggio.',
    'The mail server did not accept the message.',
  ],
  'link-expired': ['Il collegamento è scaduto prima della partenza.', 'The link expired before the mail could leave.'],
} satisfies Record<Failure, readonly [string, string]>)

const mendTexts = phrases({
  'no-address': [
    'Aggiungi l’indirizzo alla persona o al tutor dell’ente: il prossimo avviso partirà.',
    'Add the address to the person or to the tutor of the host: the next notice will leave.',
  ],
  'address-refused': [
    'Controlla l’indirizzo con la persona, correggilo e manda un nuovo invito.',
    'Check the address with the person, correct it and send a new invitation.',
  ],
  'server-unreachable': [
    'Di solito passa da solo. Se dura, avvisa chi gestisce l’installazione: controlli SMTP_URL e la rete. Poi invia di nuovo.',
    'It usually passes by itself. If it lasts, tell whoever runs the installation to check SMTP_URL and the network. Then send again.',
  ],
  'sign-in-refused': [
    'Avvisa chi gestisce l’installazione: utente e password in SMTP_URL non vanno più bene. Poi invia di nuovo.',
    'Tell whoever runs the installation: user and password in SMTP_URL no longer work. Then send again.',
  ],
  'message-refused': [
    'Leggi la risposta del server qui sotto e mostrala a chi gestisce l’installazione. Poi invia di nuovo.',
    'Read the answer of the server below and show it to whoever runs the installation. Then send again.',
  ],
  'link-expired': [
    'Manda un nuovo invito, o chiedi alla persona di usare di nuovo “Password dimenticata”.',
    'Send a new invitation, or ask the person to use “Forgotten password” again.',
  ],
} satisfies Record<Failure, readonly [string, string]>)

const retryTexts = phrases({
  'already-sent': ['L’avviso è già partito.', 'The notice has left already.'],
  'still-waiting': ['L’avviso è già in partenza.', 'The notice is about to leave already.'],
  'link-expired': ['Il collegamento è scaduto: manda un nuovo invito.', 'The link has expired: send a new invitation.'],
} satisfies Record<RetryRefusal, readonly [string, string]>)

/** The sentence for a refused retry. */
export function retryRefusalText(reason: string, language: Language): string {
  const texts: Readonly<Record<string, string>> = retryTexts(language)
  return texts[reason] ?? formState(language, {}).say(reason)
}

export type ListedNotice = Pick<
  Notice,
  '_id' | 'kind' | 'to' | 'state' | 'failure' | 'nextAttemptAt' | 'attempts' | 'createdAt'
>

export interface NoticeList {
  notices: ListedNotice[]
  total: number
  pageSize: number
  page: number
  state: NoticeState | undefined
  delivers: boolean
}

export function noticesPage(list: NoticeList, ctx: Ctx) {
  const t = words(ctx.language)
  const names = stateNames(ctx.language)
  const form = formState(ctx.language, { typed: { stato: list.state ?? '' } })
  const options = noticeStates.map((value) => ({ value, text: names[value] }))
  const nothing = list.state
    ? empty(t.none, t.noneFiltered)
    : empty(t.none, t.noneAdvice, [linkTo(t.people, paths.accounts(), { look: 'primary' })])
  return {
    title: t.title,
    lead: t.lead,
    noServer: list.delivers ? null : t.noServer,
    filter: {
      action: paths.notices(),
      fields: [],
      selects: [select(form, 'stato', { label: t.state, placeholder: t.allStates, options })],
      clearHref: list.state ? paths.notices() : null,
    },
    table: table({
      caption: t.title,
      columns: [t.what, t.to, t.when, t.state],
      rows: list.notices.map((notice) => noticeRow(notice, ctx)),
      empty: nothing,
    }),
    pager: pager({
      page: list.page,
      perPage: list.pageSize,
      total: list.total,
      summary: t.summary,
      href: (page) => `${paths.notices()}?stato=${list.state ?? ''}&pagina=${page}`,
    }),
    exports: exportLinks(`${paths.notices()}?stato=${list.state ?? ''}`),
  }
}

function noticeRow(notice: ListedNotice, { language }: Ctx) {
  const { what, name, address, why } = noticeLine(notice, language)
  return [
    { text: what, href: paths.notice({ noticeId: notice._id }) },
    { text: name, note: address },
    formatInstant(notice.createdAt, language),
    { status: stateOf(notice, language), note: why },
  ]
}

/** A line of the outbox in words: a discreet recipient has neither name nor address. */
export function noticeLine(notice: ListedNotice, language: Language) {
  return {
    what: noticeNames(language)[notice.kind],
    ...shownRecipient(notice, language),
    state: stateNames(language)[notice.state],
    why: notice.failure ? failureTexts(language)[notice.failure] : null,
  }
}

interface Shown {
  sender: Sender
  /** Only with invented people may personal links be read here. */
  showSecrets: boolean
}

export function noticePage(notice: Notice, { sender, showSecrets }: Shown, ctx: Ctx) {
  const { language } = ctx
  const t = words(language)
  const { name, address } = shownRecipient(notice, language)
  const readable = shownNotice(notice, showSecrets, language)
  const { subject, paragraphs } = noticeText(readable, sender)
  const refusal = retryRefusal(notice, ctx.now)
  const action = paths.notice({ noticeId: notice._id })
  const link = readable.data['link']
  return {
    title: noticeNames(language)[notice.kind],
    facts: facts([
      [t.state, stateOf(notice, language)],
      [t.to, { text: name, note: address }],
      [t.when, formatInstant(notice.createdAt, language)],
      ...progressFacts(notice, language),
      ...failureFacts(notice, language),
    ]),
    actions:
      refusal && refusal !== 'link-expired'
        ? []
        : [retryAction(t.retry, action, refusal && retryTexts(language)[refusal])],
    textTitle: t.text,
    subjectLabel: t.subject,
    language: notice.to.language,
    subject,
    paragraphs: paragraphs.map((text) => ({ text, href: text === link && text.startsWith('http') ? text : null })),
  }
}

function retryAction(text: string, action: string, refused: string | null) {
  return postTo(text, action, { look: 'primary', disabledBecause: refused ? [refused] : [] })
}

function progressFacts(notice: Notice, language: Language): [string, string][] {
  const t = words(language)
  if (notice.sentAt) return [[t.sentAt, formatInstant(notice.sentAt, language)]]
  if (notice.state !== 'waiting') return []
  return [
    [t.attempts, `${notice.attempts}/${mostAttempts}`],
    [t.nextAttempt, formatInstant(notice.nextAttemptAt, language)],
  ]
}

function failureFacts({ failure, lastError }: Notice, language: Language): [string, string][] {
  if (!failure) return []
  const t = words(language)
  const why: [string, string][] = [
    [t.reason, failureTexts(language)[failure]],
    [t.mend, mendTexts(language)[failure]],
  ]
  return lastError ? [...why, [t.serverSaid, lastError]] : why
}

function stateOf(notice: Pick<Notice, 'state'>, language: Language): Status {
  return status(stateNames(language)[notice.state], tones[notice.state])
}

function shownRecipient({ to }: Pick<Notice, 'to'>, language: Language): { name: string; address: string } {
  const t = words(language)
  if (to.discreet) return { name: t.person, address: t.address }
  return { name: to.name, address: to.email ?? t.noAddress }
}

/** The notice as the outbox may show it: without the personal link, and without the name of a discreet recipient. */
function shownNotice(notice: Notice, showSecrets: boolean, language: Language): Notice {
  const t = words(language)
  const link = holdsSecret(notice) && !showSecrets ? t.hiddenLink : (notice.data['link'] ?? t.hiddenLink)
  const name = notice.to.discreet ? '…' : notice.to.name
  return { ...notice, data: { ...notice.data, link }, to: { ...notice.to, name } }
}
