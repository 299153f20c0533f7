// Signing an agreement. When it is opened for signing its text is filled in once and fixed: both parties sign that text
// and no other, which its digest proves. It cannot be opened while something is missing that would make it void (who
// signs for either side, a period that makes sense) or that the programme forbids (a host suspended, or not qualified
// where the programme asks for it; a school that has no school-to-work). Parties sign in any order, each once. Whoever
// signs by a link must be the person to whom it was sent.
// Source: D.Lgs. 77/2005, art. 3; L. 107/2015, art. 1, c. 33 (upper secondary schools); domain study 2.1-2.2.

import { createHash } from 'node:crypto'
import type { Actor } from '../access/actor.ts'
import { type HostingRefusal, hostingRefusals, type Qualification } from '../partners/qualification.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Agreement, Party, TextBlock } from './agreement.rules.ts'
import { type TermsProblem, termsProblems } from './agreement.rules.ts'

export type OpeningReason =
  | 'not-a-draft'
  | 'no-principal'
  | 'no-representative'
  | 'not-upper-secondary'
  | 'partner-merged'
  | 'template-broken'
  | HostingRefusal
  | TermsProblem

/** What an agreement alone does not know. */
export interface OpeningFacts {
  today: Day
  qualification: Pick<Qualification, 'state' | 'until'>
  qualificationRequired: boolean
  /** The longest an agreement may last. */
  months: number
  upperSecondary: boolean
  /** The partner's record has been merged into another. */
  merged: boolean
  templateBroken: boolean
}

/** Everything that still stands between a draft and its signatures, all together; none when it may be signed. */
export function openingReasons(
  agreement: Pick<Agreement, 'state' | 'terms' | 'school' | 'host'>,
  facts: OpeningFacts,
): OpeningReason[] {
  if (agreement.state !== 'draft') return ['not-a-draft']
  const { today, months, qualification, qualificationRequired: required } = facts
  return [
    ...termsProblems(agreement.terms, { months, today }),
    ...(agreement.school.principal.name === '' ? (['no-principal'] as const) : []),
    ...(agreement.host.representative.name === '' ? (['no-representative'] as const) : []),
    ...hostingRefusals(qualification, { on: today, required }),
    ...(facts.upperSecondary ? [] : (['not-upper-secondary'] as const)),
    ...(facts.merged ? (['partner-merged'] as const) : []),
    ...(facts.templateBroken ? (['template-broken'] as const) : []),
  ]
}

/** What proves that a text is the one that was signed. */
export function digestOf(blocks: readonly TextBlock[]): string {
  const canonical = JSON.stringify(blocks.map(({ kind, text }) => [kind, text]))
  return createHash('sha256').update(canonical).digest('hex')
}

/** The digest as people compare it: eight characters in two groups. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 4)}-${digest.slice(4, 8)}`.toUpperCase()
}

export type SigningReason =
  | 'not-signing'
  | 'already-signed'
  | 'changed-meanwhile'
  | 'not-your-party'
  | 'not-the-addressee'
  | 'declaration-missing'

interface SigningOnScreen {
  party: Party
  name: string
  declaration: boolean
  /** Of the text that was on the screen. */
  digest: string
}

/** Why this person cannot sign on screen; none when the signature holds. */
export function signingReasons(
  agreement: Pick<Agreement, 'state' | 'text' | 'signatures'>,
  given: SigningOnScreen,
  actor: Actor,
): SigningReason[] {
  if (hasSigned(agreement, given.party)) return ['already-signed']
  if (agreement.state !== 'signing') return ['not-signing']
  if (agreement.text?.digest !== given.digest) return ['changed-meanwhile']
  return [
    ...(partyOf(actor) === given.party ? [] : (['not-your-party'] as const)),
    ...(actor.role !== 'guest' || sameName(actor.name, given.name) ? [] : (['not-the-addressee'] as const)),
    ...(given.declaration ? [] : (['declaration-missing'] as const)),
  ]
}

export type PaperReason = 'not-signing' | 'already-signed' | 'date-in-the-future' | 'long-before-the-start'

/** Why a signature on paper cannot be recorded; none when it can. It may be older than the record, but not a year. */
export function paperReasons(
  agreement: Pick<Agreement, 'state' | 'signatures' | 'terms'>,
  { party, on }: { party: Party; on: Day },
  today: Day,
): PaperReason[] {
  if (hasSigned(agreement, party)) return ['already-signed']
  if (agreement.state !== 'signing') return ['not-signing']
  if (on > today) return ['date-in-the-future']
  return on < yearBefore(agreement.terms.from) ? ['long-before-the-start'] : []
}

export function hasSigned({ signatures }: Pick<Agreement, 'signatures'>, party: Party): boolean {
  return signatures.some((signature) => signature.party === party)
}

/** For whom somebody may sign on screen: those of a host for it, who follows a link for whom it says; nobody else. */
export function partyOf(actor: Actor): Party | null {
  if (actor.role === 'guest') return actor.party
  return actor.role === 'host' ? 'host' : null
}

/** Whether two names are of one person as far as writing goes: capitals, accents and the order of the words aside. */
export function sameName(a: string, b: string): boolean {
  return wordsOf(a) === wordsOf(b) && wordsOf(a) !== ''
}

// Letters that Unicode does not take apart into a Latin letter and a mark.
const plainLetters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
}

function wordsOf(name: string): string {
  return Array.from(name.toLowerCase(), (letter) => plainLetters[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .toSorted()
    .join(' ')
}

// The text sorts as the calendar does.
function yearBefore(on: Day): string {
  return `${Number(on.slice(0, 4)) - 1}${on.slice(4)}`
}

/** Open for signing, or signed but without its number: it can become a draft again. */
export function canReopen({ state, protocol }: Pick<Agreement, 'state' | 'protocol'>): boolean {
  return state === 'signing' || (state === 'signed' && protocol === null)
}
