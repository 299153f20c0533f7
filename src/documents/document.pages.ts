import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { problemSummary, radios, textarea } from '../web/form-parts.ts'
import { type ContentOf, empty, facts, linkTo, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { documentStanding, type DocumentVersion, type PartnerDocument, type VersionState } from './document.rules.ts'
import { documentProblems } from './document-problems.text.ts'
import { documentWords, kindNames, titleOf, versionStates } from './document.text.ts'
import { standingStatus, type Submitted, versionFields } from './partner-documents.pages.ts'

export interface DocumentOf {
  document: PartnerDocument
  partnerName: string
  soon: number
  /** Which of the two forms came back, and with what. */
  refused: { form: 'version' | 'review' } & Submitted
}

/** One document: its versions, the decision of the city, the form for a newer version, who has taken it. */
export function documentPage(of: DocumentOf, ctx: Ctx) {
  const t = documentWords(ctx.language)
  const { document } = of
  const waits = document.versions.find(({ state }) => state === 'waiting')
  return {
    title: titleOf(document, ctx.language),
    t,
    facts: documentFacts(of, ctx),
    waitingForCity: document.waiting && !can(ctx.actor, 'document.review', document) ? t.waitingForCity : null,
    review: waits && can(ctx.actor, 'document.review', document) ? reviewBox(of, waits, ctx.language) : null,
    versions: versionsTable(document, ctx.language),
    form: can(ctx.actor, 'document.upload', document) ? versionForm(of, ctx.language) : null,
    seen: 'schoolId' in ctx.actor ? null : seenTable(document, ctx.language),
  }
}

function documentFacts({ document, partnerName, soon }: DocumentOf, ctx: Ctx) {
  const { language } = ctx
  const t = documentWords(language)
  const inForce = document.accepted !== null
  const until = document.expiresOn ? formatDay(document.expiresOn, language) : t.noExpiry
  return facts([
    [t.host, { text: partnerName, href: paths.partnerDocuments({ partnerId: document.partnerId }) }],
    [t.kind, kindNames(language)[document.kind]],
    [t.state, standingStatus(documentStanding(document, ctx.today, soon), language)],
    [t.validUntil, inForce ? until : null],
  ])
}

const tones: Record<VersionState, Tone> = {
  waiting: 'info',
  accepted: 'success',
  refused: 'danger',
  superseded: 'neutral',
}

function versionsTable(document: PartnerDocument, language: Language) {
  const t = documentWords(language)
  return table({
    caption: t.versions,
    columns: [t.version, t.dates, t.uploadedBy, t.state, { text: t.download, quiet: true }],
    rows: document.versions.toReversed().map((version): ContentOf[] => [
      { text: t.versionOf(version.n), note: version.n === document.accepted ? t.inForce : null },
      datesOf(version, language),
      t.by(formatInstant(version.uploadedAt, language), version.by.name),
      {
        status: status(versionStates(language)[version.state], tones[version.state]),
        note: version.reason ? t.refusedBecause(version.reason) : decidedBy(version, language),
      },
      { actions: [downloadLink(document._id, version, language)] },
    ]),
    empty: empty(t.noVersions, t.noVersionsAdvice),
  })
}

function decidedBy({ reviewedBy, reviewedAt }: DocumentVersion, language: Language): string | null {
  if (!reviewedBy || !reviewedAt) return null
  return documentWords(language).by(formatInstant(reviewedAt, language), reviewedBy)
}

function datesOf({ issuedOn, expiresOn }: DocumentVersion, language: Language): string {
  const from = formatDay(issuedOn, language)
  return expiresOn ? documentWords(language).until(from, formatDay(expiresOn, language)) : from
}

function downloadLink(documentId: string, { n, bytes }: DocumentVersion, language: Language) {
  const t = documentWords(language)
  const href = withQuery(paths.documentFile({ documentId }), { versione: String(n) })
  return linkTo(t.downloadSize(sizeOf(bytes, language)), href, { look: 'plain', icon: 'it-download' })
}

/** '240 kB' or '1,4 MB'. */
function sizeOf(bytes: number, language: Language): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  const megabytes = (bytes / 1_000_000).toFixed(1)
  return `${language === 'it' ? megabytes.replace('.', ',') : megabytes} MB`
}

function reviewBox({ document, refused }: DocumentOf, version: DocumentVersion, language: Language) {
  const t = documentWords(language)
  const form = formState(language, refused.form === 'review' ? refused : {}, documentProblems(language))
  const decision = radios(form, 'decision', {
    label: t.decision,
    required: true,
    options: [
      { value: 'accepted', text: t.accept, hint: t.acceptHint },
      { value: 'refused', text: t.refuse, hint: t.refuseHint },
    ],
  })
  const reason = textarea(form, 'reason', { label: t.reason, hint: t.reasonHint, maxlength: 1000, rows: 3 })
  return {
    lead: t.reviewLead(version.n),
    download: downloadLink(document._id, version, language),
    problems: problemSummary(form, [decision, reason]),
    n: version.n,
    decision,
    reason,
    action: paths.documentReview({ documentId: document._id }),
    submit: { text: t.decide, cancel: null },
  }
}

function versionForm({ document, refused }: DocumentOf, language: Language) {
  const t = documentWords(language)
  const form = formState(language, refused.form === 'version' ? refused : {}, documentProblems(language))
  const shown = versionFields(form, language)
  return {
    problems: problemSummary(form, [shown.issuedOn, shown.expiresOn, shown.file]),
    lead: document.accepted === null ? null : t.addVersionLead,
    version: document.version,
    ...shown,
    action: paths.document({ documentId: document._id }),
    submit: { text: t.send, cancel: null },
  }
}

function seenTable({ seenBy }: PartnerDocument, language: Language) {
  const t = documentWords(language)
  const latest = seenBy.toSorted((a, b) => b.last.getTime() - a.last.getTime())
  return table({
    caption: t.seen,
    columns: [t.seenWho, t.version, t.seenFirst, t.seenLast],
    rows: latest.map((sight): ContentOf[] => [
      { text: sight.name, note: sight.place || t.city },
      t.versionOf(sight.n),
      formatInstant(sight.first, language),
      formatInstant(sight.last, language),
    ]),
    empty: empty(t.noneSeen),
  })
}
