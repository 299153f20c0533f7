import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { acceptedDocuments } from '../platform/document-kind.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import { checkbox, file, problemSummary, select } from '../web/form-parts.ts'
import { type Action, type ContentOf, facts, linkTo, postTo, status } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { stateTones } from './paper-list.pages.ts'
import type { Candidate, PaperPreview, PaperRegister } from './paper-register.rules.ts'
import { paperSentences, paperWords } from './paper-register.text.ts'
import { type ShownRows, rowFigures, rowsTable, warningsOf } from './paper-rows.pages.ts'

export interface PaperRegisterView {
  register: PaperRegister
  placement: Placement | null
  /** Of a draft whose placement is known. */
  preview: PaperPreview | null
  /** Of a draft whose placement is not, or is the wrong one. */
  candidates: readonly Candidate[]
  submitted: { typed?: Typed; problems?: Problems }
}

/** One register: as a draft its preview and the confirmation, afterwards what came in of it. */
export function paperRegisterPage(view: PaperRegisterView, ctx: Ctx) {
  const t = paperWords(ctx.language)
  const { register, preview } = view
  const rows = shownRows(view)
  const isDraft = register.state === 'draft'
  return {
    title: isDraft ? t.preview : t.done,
    lead: leadOf(register, ctx),
    status: status(t[register.state], stateTones[register.state]),
    facts: factsOf(view, ctx),
    warnings: isDraft ? [...speaksAgainst(view, ctx), ...warningsOf(rows, ctx)] : warningsOf(rows, ctx),
    choosing: isDraft && (preview === null || preview.mismatches.length > 0) ? choosingForm(view, ctx) : null,
    figures: rowFigures(rows, ctx),
    rows: rowsTable(rows, ctx),
    confirming: confirmingForm(view, ctx),
    scan: register.scan ? null : scanForm(view, ctx),
    actions: actionsOf(view, ctx),
  }
}

function shownRows({ register, preview }: PaperRegisterView): ShownRows {
  return { register, outlooks: preview?.outlooks ?? null, writtenDays: preview?.writtenDays ?? new Set() }
}

function leadOf({ state, result }: PaperRegister, { language }: Ctx): string {
  const t = paperWords(language)
  if (state === 'draft') return t.previewLead
  return state === 'applied' ? t.doneLead(formatHours(result?.minutes ?? 0)) : t.interruptedLead
}

function factsOf({ register, placement }: PaperRegisterView, { language }: Ctx) {
  const t = paperWords(language)
  const { heading, scan, _id } = register
  const at = { paperRegisterId: _id }
  const paper = [heading.student, heading.host].filter(Boolean).join(' · ')
  const ofPlacement: ContentOf = placement && {
    text: `${placement.student.surname} ${placement.student.givenName} · ${placement.host.name}`,
    note: placement.title,
    href: paths.placementHours({ placementId: placement._id }),
  }
  return facts([
    [t.placement, ofPlacement],
    [t.onPaper, { text: paper || '—', note: heading.taxCode }],
    [t.hostTutor, heading.hostTutor],
    [
      t.period,
      heading.period && t.days(formatDay(heading.period.from, language), formatDay(heading.period.to, language)),
    ],
    [
      t.fileName,
      {
        text: register.fileName,
        href: paths.paperRegisterSheet(at),
        note: `${formatInstant(register.uploadedAt, language)}, ${register.uploadedBy.name}`,
      },
    ],
    [t.scan, scan ? { text: scan.name, href: paths.paperRegisterScan(at) } : t.noScan],
  ])
}

/** Why it cannot be of this placement, and what is only worth a look. */
function speaksAgainst({ register, placement, preview }: PaperRegisterView, { language }: Ctx) {
  const t = paperWords(language)
  const sentences = paperSentences(language)
  const wrong = (preview?.mismatches ?? []).map((reason) => ({ kind: 'error' as const, text: sentences[reason] }))
  const unlike =
    preview?.hostUnlike && placement
      ? [{ kind: 'warning' as const, text: t.hostUnlike(register.heading.host ?? '', placement.host.name) }]
      : []
  return [...wrong, ...unlike]
}

function choosingForm({ register, candidates, submitted }: PaperRegisterView, { language }: Ctx) {
  const t = paperWords(language)
  const form = formState(language, submitted, paperSentences(language))
  const options = candidates.map(({ _id, student, host, from, to }) => ({
    value: _id,
    text: `${student.surname} ${student.givenName} · ${host.name} (${t.days(formatDay(from, language), formatDay(to, language))})`,
  }))
  const chosen = select(form, 'placementId', {
    label: t.placement,
    hint: t.chooseHint,
    required: true,
    placeholder: t.pick,
    options,
  })
  return {
    title: t.choose,
    lead: options.length > 0 ? t.chooseLead : t.noCandidate,
    action: paths.paperRegister({ paperRegisterId: register._id }),
    select: options.length > 0 ? chosen : null,
    problems: problemSummary(form, [chosen]),
    submit: { text: t.chooseButton, cancel: null },
  }
}

/** The last step; null when there is nothing to confirm, or it is not clear of which placement. */
function confirmingForm({ register, preview, submitted }: PaperRegisterView, { language }: Ctx) {
  const t = paperWords(language)
  const isApplying = register.state === 'applying'
  if (!isApplying && (!preview || preview.mismatches.length > 0)) return null
  const coming = [...(preview?.outlooks.values() ?? [])].filter(({ outcome }) => outcome === 'new').length
  const form = formState(language, submitted, paperSentences(language))
  const signed = checkbox(form, 'signed', { label: t.signed, required: true })
  return {
    none: isApplying || coming > 0 ? null : paperSentences(language)['nothing-new'],
    action: paths.paperRegisterConfirmation({ paperRegisterId: register._id }),
    problems: problemSummary(form, [signed]),
    signed,
    submit: { text: isApplying ? t.finish : t.confirm(coming), cancel: null },
  }
}

function scanForm({ register }: PaperRegisterView, { language }: Ctx) {
  const t = paperWords(language)
  const form = formState(language, {}, documentFileTexts(language))
  return {
    title: t.scan,
    action: paths.paperRegisterScan({ paperRegisterId: register._id }),
    file: file(form, 'file', { label: t.scan, hint: t.scanHint, required: true, accept: acceptedDocuments }),
    submit: t.addScan,
  }
}

function actionsOf({ register, placement }: PaperRegisterView, { language }: Ctx): Action[] {
  const t = paperWords(language)
  if (register.state !== 'draft') {
    return placement ? [linkTo(t.back, paths.placementHours({ placementId: placement._id }))] : []
  }
  const action = paths.paperRegister({ paperRegisterId: register._id })
  return [postTo(t.discard, action, { look: 'danger', fields: { discard: 'yes' }, confirm: t.discardAsk })]
}
