// An avviso is one e-mail to one person. Whoever has something to say enqueues it under a key that makes it unique, so
// that saying it twice sends it once; the worker sends what waits. A notice waits until it is sent, has failed for good
// or is kept: where no mail server is configured it stays in the outbox to be read there. A mail that failed is tried
// again after growing pauses, five times in all, unless trying again cannot help. A link that lets somebody in once is
// as good as a password: it is forgotten as soon as the mail is sent or the link has expired.

import type { LinkPurpose } from '../access/actor.ts'
import type { Language } from '../platform/words.ts'
import { type AssignmentNoticeData, assignmentNoticeKinds } from './assignment-notice.rules.ts'
import { type LabNoticeData, labNoticeKinds } from './lab-notice.rules.ts'
import { type RoundNoticeData, roundNoticeKinds } from './round-notice.rules.ts'
import { type PlacementReminderData, placementReminderKinds } from './placement-reminder-notice.rules.ts'

/** What each kind of notice says; all values are text, instants in ISO form. */
export interface NoticeData extends LabNoticeData, PlacementReminderData, AssignmentNoticeData, RoundNoticeData {
  /** `expires` is '' for a person who signs in already: the link then leads to the sign-in page. */
  invitation: { place: string; role: string; link: string; expires: string }
  'password-reset': { link: string; expires: string }
  /** `school`: whom the host may ask. No student is named: the city reads the outbox, and knows no student by name. */
  'unconfirmed-hours': UnconfirmedHours & { school: string }
  /** To the school, once the host has been asked often enough. */
  'hours-left-unconfirmed': UnconfirmedHours & { hostTutor: string }
  /** A link without account; `school` is '' when the city or the host itself sends it. */
  'host-link': {
    partner: string
    purpose: LinkPurpose
    sender: string
    school: string
    link: string
    expires: string
  }
  /** To whoever sent such a link, when the wrong person got it. */
  'host-link-disowned': {
    partner: string
    purpose: LinkPurpose
    name: string
    email: string
    note: string
    link: string
  }
  /** To the host whose document the city refused. */
  'document-refused': { host: string; document: string; reason: string; link: string }
  /** To the host, before a document of its ends, and once more afterwards; `day` is its last one. */
  'document-expiring': DocumentEnding & { left: string }
  'document-expired': DocumentEnding
  /** To a partner, on its application to be qualified; `text` may be '', and `until` is a day or ''. */
  'qualification-decided': {
    partner: string
    decision: 'ask-more' | 'qualify' | 'refuse'
    text: string
    until: string
    link: string
  }
  /** To the schools with something at a partner, and to the partner. No student is named. */
  'partner-suspended': {
    partner: string
    reason: string
    placements: 'continue' | 'interrupt'
    activities: 'continue' | 'interrupt'
    editions: 'continue' | 'interrupt'
    link: string
  }
  /** `until` is a day; `text` may be ''. */
  'partner-readmitted': { partner: string; until: string; text: string; link: string }
  /** To a school and to the host, before their agreement ends; `other` is the party that is not written to. */
  'agreement-ending': {
    other: string
    side: 'school' | 'host'
    number: string
    end: string
    daysLeft: string
    link: string
  }
  /** To a host that is asked to take a student in; who it is is not said. `track` may be '', `hours` is '60:00'. */
  'placement-proposed': PlacementInShort & { school: string; hours: string; link: string }
  /** To the school that asked; `reason` is '' where the host accepts. No student is named. */
  'placement-answered': PlacementInShort & {
    host: string
    answer: 'accepted' | 'declined'
    reason: string
    link: string
  }
  /** To the host, when a placement it knows of is given up or broken off; who and why is said by the page alone. */
  'placement-cancelled': PlacementInShort & { school: string; link: string }
  /** To host and school tutors, when a running placement is amended; who and why is said by the page alone. */
  'placement-amended': { host: string; change: AmendedInShort; day: string; link: string }
  /** To the school, when a student has found a host; the student is not named. */
  'host-proposal-made': { host: string; town: string; link: string }
  /** To that student, when the school has answered. */
  'host-proposal-answered': { host: string; answer: 'taken-over' | 'declined'; link: string }
  /** To who checks offers of seats, when one was sent; `from` and `to` are days. */
  'offer-sent': { host: string; title: string; from: string; to: string; link: string }
  /** To the host; `text` is what is asked for, or why, and may be ''; `school` is '' when the city answers. */
  'offer-answered': {
    host: string
    title: string
    answer: 'more-requested' | 'published' | 'closed'
    text: string
    school: string
    link: string
  }
  /** To whoever had signed a paper that was changed since; `link` is '' for who signed by a link. No student is named. */
  'papers-changed': { host: string; paper: 'project' | 'pact'; link: string }
  /** To a school, when terms of retention are over: how many kinds and school years; no student is named. */
  'retention-due': { groups: string; link: string }
  /** To the programme office, before a protocol ends; `left` are days. */
  'protocol-ending': { protocol: string; day: string; left: string; link: string }
}

/** What changed; `no-show`: the student never came, `undone`: an amendment was taken back. */
export type AmendedInShort =
  | 'dates'
  | 'timetable'
  | 'place'
  | 'tutor'
  | 'interruption'
  | 'early-end'
  | 'no-show'
  | 'undone'

/** Year of course ('' when not known), track and period of a placement. */
type PlacementInShort = { year: string; track: string; from: string; to: string }

type DocumentEnding = { host: string; document: string; day: string; link: string }

type UnconfirmedHours = {
  host: string
  /** How many entries wait, and their hours: '3', '12:30'. */
  entries: string
  hours: string
  oldestDay: string
  link: string
  /** After how many days without an answer the school may confirm in the place of the host; '' in older letters. */
  silentDays?: string
}

export type NoticeKind = keyof NoticeData
export const noticeKinds = [
  'invitation',
  'password-reset',
  'unconfirmed-hours',
  'hours-left-unconfirmed',
  'host-link',
  'host-link-disowned',
  'qualification-decided',
  'document-refused',
  'document-expiring',
  'document-expired',
  'partner-suspended',
  'partner-readmitted',
  'agreement-ending',
  'placement-proposed',
  'placement-answered',
  'placement-cancelled',
  'placement-amended',
  'host-proposal-made',
  'host-proposal-answered',
  'offer-sent',
  'offer-answered',
  'papers-changed',
  'retention-due',
  'protocol-ending',
  ...placementReminderKinds,
  ...labNoticeKinds,
  ...assignmentNoticeKinds,
  ...roundNoticeKinds,
] as const satisfies readonly NoticeKind[]

export type NoticeState = 'waiting' | 'sent' | 'failed' | 'kept'
export const noticeStates = ['waiting', 'sent', 'failed', 'kept'] as const satisfies readonly NoticeState[]

export interface Recipient {
  name: string
  /** null: nobody can be reached; the notice fails, and the outbox says so. */
  email: string | null
  language: Language
  /** Neither name nor address is shown in the outbox; for students, whom the city does not know by name. */
  discreet?: boolean
}

/** What to say, to whom. */
export type NoticeContent = { [K in NoticeKind]: { kind: K; data: NoticeData[K] } }[NoticeKind]

/** A notice to be sent. `key` makes it unique; `about` is the record that reminders count by. */
export type NewNotice = NoticeContent & { key: string; to: Recipient; now: Date; about?: string }

export interface Notice {
  _id: string
  key: string
  kind: NoticeKind
  about: string | null
  to: Required<Recipient>
  data: Record<string, string>
  state: NoticeState
  attempts: number
  /** When a waiting notice may be tried next; while a worker is sending it, when others may take it over. */
  nextAttemptAt: Date
  /** Whose attempt is under way, or was the last. */
  claim: string | null
  failure: Failure | null
  /** What the mail server said, without addresses. */
  lastError: string | null
  expiresAt: Date | null
  createdAt: Date
  sentAt: Date | null
}

export type Failure =
  | 'no-address'
  | 'address-refused'
  | 'server-unreachable'
  | 'sign-in-refused'
  | 'message-refused'
  | 'link-expired'

const minute = 60_000
const pauses = [minute, 15 * minute, 120 * minute, 720 * minute]

/** Attempts after which a notice has failed. */
export const mostAttempts = pauses.length + 1

/** How long a worker has an attempt to itself; longer than the mail server may take to answer (platform/mailer.ts). */
export const leaseMs = 10 * minute

/** When to try again after that many attempts (from 1); null when it has failed for good. */
export function nextAttempt(attempts: number, failure: Failure, now: Date): Date | null {
  const pause = pauses[attempts - 1]
  if (pause === undefined || failure === 'address-refused') return null
  return new Date(now.getTime() + pause)
}

/** Whether the fault lies with the server and not with this one message: the others would fare no better now. */
export function concernsAll(failure: Failure): boolean {
  return failure === 'server-unreachable' || failure === 'sign-in-refused'
}

const unreachable = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EPROXY', 'EPROTOCOL'])
// RFC 5321, 4.2.2: the server is about to close the connection.
const closingDown = 421

/** What went wrong, from the error of the mail library (`code`, `responseCode` and `command` of SMTP). */
export function failureOf(error: unknown): Failure {
  const { code, responseCode, command } = detailsOf(error)
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'sign-in-refused'
  if (responseCode === closingDown) return 'server-unreachable'
  // 'API': the library itself found no address in what was typed.
  if (code === 'EENVELOPE' && (command === 'API' || (command === 'RCPT TO' && responseCode >= 500)))
    return 'address-refused'
  return unreachable.has(code) ? 'server-unreachable' : 'message-refused'
}

/** What the mail server said in one line, with addresses taken out: the outbox shows it. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text
    .replace(/[^\s<>"'(]+@[^\s<>"')]+/gu, '…')
    .replace(/\s+/gu, ' ')
    .slice(0, 300)
}

/** Until when the notice makes sense: the life of the link in it; null for ever. */
export function expiryOf(data: NoticeContent['data']): Date | null {
  return 'expires' in data && data.expires ? new Date(data.expires) : null
}

/** Whether its link lets somebody in: it is shown to nobody, and forgotten once sent. */
export function holdsSecret(notice: Pick<Notice, 'expiresAt'>): boolean {
  return notice.expiresAt !== null
}

export type RetryRefusal = 'already-sent' | 'still-waiting' | 'link-expired'

/** Why a notice cannot be sent again; what failed or was kept can, as long as its link lives. */
export function retryRefusal(notice: Pick<Notice, 'state' | 'expiresAt'>, now: Date): RetryRefusal | null {
  if (notice.state === 'sent') return 'already-sent'
  if (notice.state === 'waiting') return 'still-waiting'
  return notice.expiresAt && notice.expiresAt <= now ? 'link-expired' : null
}

function detailsOf(error: unknown): { code: string; responseCode: number; command: string } {
  const given = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {}
  const { code, responseCode, command } = given
  return {
    code: typeof code === 'string' ? code : '',
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
    command: typeof command === 'string' ? command : '',
  }
}
