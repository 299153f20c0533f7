import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { acceptedDocuments } from '../platform/document-kind.ts'
import { formatDay } from '../platform/format.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import { field, file, problemSummary } from '../web/form-parts.ts'
import { type Action, type Content, linkTo, status } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { isUnsigned, unsignedAddenda } from './addendum.rules.ts'
import { addendumRefusals, addendumWords } from './addendum.text.ts'
import { changesOf, kindText } from './amendment-change.pages.ts'
import { belongsOf } from './placement-access.rules.ts'
import type { Submitted } from './placement-form.pages.ts'
import { studentName } from './placement-list.pages.ts'
import type { Placement } from './placement.rules.ts'
import type { Amendment } from './terms.rules.ts'

/** Whether the paper of an amendment is signed, and what can be done about it. */
export function addendumStanding(placement: Placement, amendment: Amendment, ctx: Ctx): Partial<Content> {
  const t = addendumWords(ctx.language)
  const ids = { placementId: placement._id, amendmentId: amendment._id }
  const { signed } = amendment
  if (signed) {
    const scan = linkTo(t.scan, paths.placementAmendmentScan(ids), { look: 'plain', icon: 'it-file' })
    return { status: status(t.signedOn(formatDay(signed.on, ctx.language)), 'success'), actions: [scan] }
  }
  if (!isUnsigned(amendment)) return {}
  const may = can(ctx.actor, 'paperwork.record', belongsOf(placement))
  const record = linkTo(t.record, paths.placementAmendmentSigning(ids), { look: 'plain' })
  return { status: status(t.toSign, 'warning'), actions: may ? [record] : [] }
}

/** What the page of a placement says while papers of amendments are not signed; null when none is missing. */
export function addendaNote(placement: Placement, ctx: Ctx): { text: string; actions: Action[] } | null {
  const missing = unsignedAddenda(placement)
  const [first] = missing
  if (!first) return null
  const t = addendumWords(ctx.language)
  const since = formatDay(first.validFrom, ctx.language)
  return {
    text: missing.length === 1 ? t.toSignSince(since) : t.severalToSign(missing.length, since),
    actions: [linkTo(t.seeAmendments, paths.placementAmendments({ placementId: placement._id }))],
  }
}

interface Addendum {
  placement: Placement
  amendment: Amendment
  submitted: Submitted
}

/** The form for the signed paper. */
export function addendumPage({ placement, amendment, submitted }: Addendum, ctx: Ctx) {
  const t = addendumWords(ctx.language)
  const texts = { ...documentFileTexts(ctx.language), ...addendumRefusals(ctx.language) }
  const form = formState(ctx.language, { typed: { on: ctx.today }, ...submitted }, texts)
  const fields = {
    on: field(form, 'on', { label: t.on, type: 'date', required: true, max: ctx.today }),
    file: file(form, 'file', { label: t.file, hint: t.fileHint, required: true, accept: acceptedDocuments }),
  }
  const ids = { placementId: placement._id, amendmentId: amendment._id }
  const back = paths.placementAmendments({ placementId: placement._id })
  const validFrom = formatDay(amendment.validFrom, ctx.language)
  return {
    title: t.title,
    about: `${studentName(placement)} · ${placement.host.name}`,
    what: `${kindText(amendment, ctx.language)}, ${validFrom}`,
    changes: changesOf(amendment, ctx.language),
    lead: t.lead,
    pdf: [linkTo(t.pdf, paths.placementAmendmentPdf(ids), { icon: 'it-download' })],
    fields,
    problems: problemSummary(form, Object.values(fields)),
    action: paths.placementAmendmentSigning(ids),
    submit: { text: t.record, cancel: { text: t.seeAmendments, href: back } },
  }
}
