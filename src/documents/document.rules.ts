// Documents of a host (documenti dell'ente): uploaded once, valid for every school. A document has versions; each waits
// for the city, which accepts it or refuses it with a reason. While a newer version waits, the last accepted one stays
// valid; a newer upload takes the place of one that still waits. An accepted version is valid until its last day.
// Firms add to their risk assessment a section on students (integrazione al DVR) and give it to the schools; hosts without
// a risk assessment declare so instead. Insurance, and the extract of the company register (visura) for those who are in
// it, are asked of the host; safety certificates (attestati di sicurezza) are welcome.
// Source: c. 784-quater (R-DVR), D.Lgs. 81/2008, domain study 1.2 (R-DVR, R-INS, R-SAFE) and 2.1.

import type { Actor } from '../access/actor.ts'
import type { PartnerKind } from '../partners/partner.rules.ts'
import { addDays, type Day } from '../platform/day.ts'

export const documentKinds = [
  'company-register',
  'insurance',
  'dvr-section',
  'safety-certificate',
  'self-declaration',
  'other',
] as const
export type PartnerDocumentKind = (typeof documentKinds)[number]

/** `superseded`: a newer one was uploaded before anybody looked at it. */
export type VersionState = 'waiting' | 'accepted' | 'refused' | 'superseded'

export interface DocumentVersion {
  /** From 1. */
  n: number
  fileId: string
  fileName: string
  type: string
  bytes: number
  /** SHA-256 of the content. */
  digest: string
  issuedOn: Day
  /** The last day; null when it does not end. */
  expiresOn: Day | null
  uploadedAt: Date
  /** `schoolId`: the school whose office uploaded it. */
  by: { accountId: string | null; linkId: string | null; name: string; schoolId: string | null }
  state: VersionState
  reason: string | null
  reviewedBy: string | null
  reviewedAt: Date | null
}

/** That somebody has taken the file of a version, and from where. */
export interface Sight {
  n: number
  accountId: string | null
  linkId: string | null
  name: string
  /** The school or the host; empty for the city. */
  place: string
  first: Date
  last: Date
}

export interface PartnerDocument {
  _id: string
  /** the same as _id */
  documentId: string
  partnerId: string
  kind: PartnerDocumentKind
  /** What it is called; null: as its kind. */
  title: string | null
  versions: DocumentVersion[]
  seenBy: Sight[]
  /** The version in force, and its last day. */
  accepted: number | null
  expiresOn: Day | null
  /** Whether the newest version waits for the city. */
  waiting: boolean
  changedAt: Date
  /** Grows with each version and each review. */
  version: number
}

const expiringKinds: readonly PartnerDocumentKind[] = ['insurance', 'safety-certificate']

export type DatesRefusal = 'issued-in-future' | 'expiry-required' | 'expires-before-issue' | 'already-expired'

/** Why the dates of a new version cannot be right; each with the field it is about. */
export function datesRefusals(
  kind: PartnerDocumentKind,
  { issuedOn, expiresOn }: Pick<DocumentVersion, 'issuedOn' | 'expiresOn'>,
  today: Day,
): { field: 'issuedOn' | 'expiresOn'; reason: DatesRefusal }[] {
  const future = issuedOn > today ? [{ field: 'issuedOn', reason: 'issued-in-future' } as const] : []
  const expiry = expiryRefusal(kind, { issuedOn, expiresOn }, today)
  return expiry ? [...future, { field: 'expiresOn', reason: expiry }] : future
}

function expiryRefusal(
  kind: PartnerDocumentKind,
  { issuedOn, expiresOn }: Pick<DocumentVersion, 'issuedOn' | 'expiresOn'>,
  today: Day,
): DatesRefusal | null {
  if (expiresOn === null) return expiringKinds.includes(kind) ? 'expiry-required' : null
  if (expiresOn <= issuedOn) return 'expires-before-issue'
  return expiresOn < today ? 'already-expired' : null
}

export const documentStandings = ['missing', 'refused', 'expired', 'waiting', 'expiring', 'accepted'] as const
/** How a document stands on a day. */
export type DocumentStanding = (typeof documentStandings)[number]

type Judged = Pick<PartnerDocument, 'accepted' | 'expiresOn' | 'waiting'>

/** How a document stands on a day; one that ends within `soon` days is expiring. What is valid stays so while a newer version waits. */
export function documentStanding({ accepted, expiresOn, waiting }: Judged, today: Day, soon: number): DocumentStanding {
  if (accepted === null) return waiting ? 'waiting' : 'refused'
  if (expiresOn !== null && expiresOn < today) return waiting ? 'waiting' : 'expired'
  return expiresOn !== null && expiresOn <= addDays(today, soon) ? 'expiring' : 'accepted'
}

/** What a host must have: one document of these kinds. */
export type Requirement = readonly PartnerDocumentKind[]

const inCompanyRegister: readonly PartnerKind[] = ['firm', 'professional', 'employment-agency']
const withRiskAssessment: readonly PartnerKind[] = ['firm', 'employment-agency']

/** What is asked of a host of this kind. */
export function requiredDocuments(kind: PartnerKind): Requirement[] {
  return [
    withRiskAssessment.includes(kind) ? ['dvr-section'] : ['dvr-section', 'self-declaration'],
    ['insurance'],
    ...(inCompanyRegister.includes(kind) ? [['company-register'] as const] : []),
  ]
}

export interface ChecklistLine {
  kinds: Requirement
  standing: DocumentStanding
  /** The document that speaks for the line; null when there is none. */
  documentId: string | null
  /** The last day of the version in force. */
  expiresOn: Day | null
  /** A newer version waits for the city. */
  waiting: boolean
}

type Listed = Pick<PartnerDocument, 'documentId' | 'kind'> & Judged

/** Every document that a host of this kind must have, and how it stands; of several, the one that stands best. */
export function documentChecklist(
  kind: PartnerKind,
  documents: readonly Listed[],
  { today, soon }: { today: Day; soon: number },
): ChecklistLine[] {
  return requiredDocuments(kind).map((kinds) => {
    const standings = documents
      .filter((document) => kinds.includes(document.kind))
      .map((document) => ({ document, standing: documentStanding(document, today, soon) }))
    const [best] = standings.toSorted((a, b) => rank(b.standing) - rank(a.standing) || later(a.document, b.document))
    if (!best) return { kinds, standing: 'missing', documentId: null, expiresOn: null, waiting: false }
    const { documentId, expiresOn } = best.document
    const waiting = standings.some(({ document }) => document.waiting)
    return { kinds, standing: best.standing, documentId, expiresOn, waiting }
  })
}

function rank(standing: DocumentStanding): number {
  return documentStandings.indexOf(standing)
}

function later(a: Listed, b: Listed): number {
  return (b.expiresOn ?? '9999') < (a.expiresOn ?? '9999') ? -1 : 1
}

/** Whether a host can show what this line asks: a valid document, or one that ends soon. */
export function isMet({ standing }: Pick<ChecklistLine, 'standing'>): boolean {
  return standing === 'accepted' || standing === 'expiring'
}

/** Whether the host has to do something; what waits, waits for the city. */
export function asksTheHost({ standing, waiting }: Pick<ChecklistLine, 'standing' | 'waiting'>): boolean {
  return standing !== 'accepted' && standing !== 'waiting' && !waiting
}

/**
 * Whether an actor may see a version: the city and the host see all; who works in a school what was accepted, and what
 * its own school uploaded.
 */
export function seesVersion(actor: Actor, { state, by }: Pick<DocumentVersion, 'state' | 'by'>): boolean {
  if (!('schoolId' in actor)) return true
  return state === 'accepted' || by.schoolId === actor.schoolId
}

/** The newest version that an actor may see: the one in force, or what is there instead. */
export function versionToShow(
  actor: Actor,
  { versions, accepted }: Pick<PartnerDocument, 'versions' | 'accepted'>,
): DocumentVersion | null {
  const seen = versions.filter((version) => seesVersion(actor, version))
  return seen.find(({ n }) => n === accepted) ?? seen.at(-1) ?? null
}

/** Of the numbers of days before the end when people are told, the one that is due now; null before the first. */
export function dueWarning(expiresOn: Day, today: Day, warnings: readonly number[]): number | null {
  if (expiresOn < today) return null
  const due = warnings.filter((days) => expiresOn <= addDays(today, days))
  return due.length > 0 ? Math.min(...due) : null
}
