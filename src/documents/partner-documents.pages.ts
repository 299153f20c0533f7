import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { partnerTabs } from '../partners/partner-tabs.pages.ts'
import { paths } from '../paths.ts'
import { acceptedDocuments } from '../platform/document-kind.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { field, file, type FormState, problemSummary, select } from '../web/form-parts.ts'
import { type ContentOf, empty, type Status, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import {
  asksTheHost,
  type ChecklistLine,
  documentKinds,
  type DocumentStanding,
  documentStanding,
  isMet,
  type PartnerDocument,
} from './document.rules.ts'
import { documentProblems } from './document-problems.text.ts'
import { documentWords, kindNames, standingNames, titleOf } from './document.text.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

export type ListedDocument = Pick<
  PartnerDocument,
  '_id' | 'kind' | 'title' | 'partnerId' | 'accepted' | 'expiresOn' | 'waiting' | 'changedAt'
>

export interface PartnerDocumentsOf {
  partner: Pick<Partner, '_id' | 'partnerId' | 'name'>
  checklist: readonly ChecklistLine[]
  documents: readonly ListedDocument[]
  /** Days before its end when a document is about to expire. */
  soon: number
  /** For a new document. */
  newId: string
  submitted: Submitted
}

/** What a host must have and lacks, what it has, and the form that takes a document. */
export function partnerDocumentsPage(of: PartnerDocumentsOf, ctx: Ctx) {
  const t = documentWords(ctx.language)
  const { partner, checklist, documents } = of
  const uploads = can(ctx.actor, 'document.upload', partner)
  const lacking = checklist.filter((line) => !isMet(line)).length
  return {
    title: t.documentsOf(partner.name),
    t,
    tabs: partnerTabs(partner._id, 'documents', ctx),
    checklist: checklistTable(of, ctx),
    outcome: lacking === 0 ? status(t.complete, 'success') : status(t.incomplete(lacking), 'warning'),
    documents: table({
      caption: t.uploaded,
      columns: [t.document, t.state, t.validUntil, t.changed],
      rows: documents.map((document) => documentCells(document, of.soon, ctx)),
      empty: empty(t.none, uploads ? t.noneAdvice : t.noneAdviceReader),
    }),
    anchor: formAnchor,
    form: uploads ? newDocumentForm(of, ctx.language) : null,
    onlyReaders: uploads ? null : t.onlyReaders,
  }
}

function checklistTable({ partner, checklist }: PartnerDocumentsOf, ctx: Ctx) {
  const { language } = ctx
  const t = documentWords(language)
  const names = kindNames(language)
  const form = can(ctx.actor, 'document.upload', partner) ? `#${formAnchor}` : null
  return table({
    caption: t.required,
    columns: [t.requirement, t.state, t.next],
    rows: checklist.map((line): ContentOf[] => [
      {
        text: line.kinds.map((kind) => names[kind]).join(t.or),
        href: line.documentId ? paths.document({ documentId: line.documentId }) : form,
      },
      { status: standingStatus(line.standing, language), note: expiryNote(line, language) },
      nextStep(line, ctx),
    ]),
    empty: empty(t.complete),
  })
}

const formAnchor = 'carica'

function expiryNote({ standing, expiresOn }: ChecklistLine, language: Language): string | null {
  const shown = standing === 'expiring' || standing === 'expired' || standing === 'accepted'
  return shown && expiresOn ? formatDay(expiresOn, language) : null
}

/** Who must do what, said to whoever reads it. */
function nextStep(line: ChecklistLine, { actor, language }: Ctx): string {
  const t = documentWords(language)
  if (asksTheHost(line)) return t['partnerId' in actor ? hostSteps[line.standing] : aboutHostSteps[line.standing]]
  if (!line.waiting) return t.nothing
  const newer = isMet(line)
  if (may(actor, 'document.review')) return newer ? t.reviewNewer : t.reviewIt
  return newer ? t.cityReviewsNewer : t.cityReviews
}

const hostSteps = {
  missing: 'uploadIt',
  refused: 'correctIt',
  expired: 'renewIt',
  expiring: 'renewIt',
  waiting: 'nothing',
  accepted: 'nothing',
} as const satisfies Record<DocumentStanding, string>

const aboutHostSteps = {
  missing: 'hostUploads',
  refused: 'hostCorrects',
  expired: 'hostRenews',
  expiring: 'hostRenews',
  waiting: 'nothing',
  accepted: 'nothing',
} as const satisfies Record<DocumentStanding, string>

const tones: Record<DocumentStanding, Tone> = {
  missing: 'danger',
  refused: 'danger',
  expired: 'danger',
  waiting: 'info',
  expiring: 'warning',
  accepted: 'success',
}

export function standingStatus(standing: DocumentStanding, language: Language): Status {
  return status(standingNames(language)[standing], tones[standing])
}

/** Name, state, last day and last change of a document, for tables. */
export function documentCells(document: ListedDocument, soon: number, ctx: Ctx): ContentOf[] {
  const { language } = ctx
  const t = documentWords(language)
  const standing = documentStanding(document, ctx.today, soon)
  const newer = document.waiting && document.accepted !== null
  return [
    {
      text: titleOf(document, language),
      href: paths.document({ documentId: document._id }),
      note: document.title ? kindNames(language)[document.kind] : null,
    },
    { status: standingStatus(standing, language), note: newer ? t.newerWaits : null },
    validity(document, language),
    formatInstant(document.changedAt, language),
  ]
}

function validity({ accepted, expiresOn }: ListedDocument, language: Language): string | null {
  if (accepted === null) return null
  return expiresOn ? formatDay(expiresOn, language) : documentWords(language).noExpiry
}

function newDocumentForm({ partner, newId, submitted }: PartnerDocumentsOf, language: Language) {
  const t = documentWords(language)
  const names = kindNames(language)
  const form = formState(language, submitted, documentProblems(language))
  const kinds = documentKinds.map((value) => ({ value, text: names[value] }))
  const kind = select(form, 'kind', { label: t.kind, required: true, placeholder: '…', options: kinds })
  const title = field(form, 'title', { label: t.documentTitle, hint: t.documentTitleHint, maxlength: 120 })
  const rest = versionFields(form, language)
  return {
    problems: problemSummary(form, [kind, title, rest.issuedOn, rest.expiresOn, rest.file]),
    // A refused form goes on under its own identifier: nothing has been stored.
    id: typedId(submitted.typed) ?? newId,
    kind,
    title,
    ...rest,
    action: paths.partnerDocuments({ partnerId: partner._id }),
    submit: { text: t.send, cancel: null },
  }
}

function typedId(typed: Typed = {}): string | null {
  const id = typed['id']
  return typeof id === 'string' && id !== '' ? id : null
}

/** The dates and the file of a version. */
export function versionFields(form: FormState, language: Language) {
  const t = documentWords(language)
  return {
    issuedOn: field(form, 'issuedOn', { label: t.issuedOn, hint: t.issuedOnHint, required: true, type: 'date' }),
    expiresOn: field(form, 'expiresOn', { label: t.expiresOn, hint: t.expiresOnHint, type: 'date' }),
    file: file(form, 'file', { label: t.file, hint: t.fileHint, required: true, accept: acceptedDocuments }),
  }
}
