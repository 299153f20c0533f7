import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type Action, linkTo, postTo, steps } from '../web/parts.ts'
import { agreementRefusals } from './agreement-refusal.text.ts'
import { type Agreement, type AgreementStanding, lastDay, parties, standingOf } from './agreement.rules.ts'
import { agreementWords } from './agreement.text.ts'
import { canCancel, canEnd } from './ending.rules.ts'
import { canReopen, hasSigned, type OpeningReason, partyOf } from './signing.rules.ts'

export interface Around {
  /** What still stands against the signatures; only known to who may open it. */
  reasons: readonly OpeningReason[]
  /** Made for the button that copies. */
  copyId: string
}

export interface NextStep {
  text: string
  actions: Action[]
}

/** Where it stands on the way to be in force; null once it is over. */
export function agreementSteps(agreement: Agreement, ctx: Ctx) {
  const t = agreementWords(ctx.language)
  const current: Partial<Record<AgreementStanding, number>> = {
    draft: 0,
    signing: 1,
    'to-register': 2,
    upcoming: 3,
    'in-force': 3,
    ending: 3,
  }
  const at = current[standingOf(agreement, ctx.today)]
  return at === undefined ? null : steps([t.stepDraft, t.stepSigning, t.stepSigned, t.stepInForce], at)
}

/** What this person can do to bring the agreement forward. */
export function nextStep(agreement: Agreement, around: Around, ctx: Ctx): NextStep {
  const t = agreementWords(ctx.language)
  const day = (on: Agreement['terms']['to']) => formatDay(on, ctx.language)
  const standing = standingOf(agreement, ctx.today)
  switch (standing) {
    case 'draft':
      return draftStep(agreement, around, ctx)
    case 'signing':
      return signingStep(agreement, ctx)
    case 'to-register':
      return registerStep(agreement, ctx)
    case 'upcoming':
      return { text: t.nextUpcoming(day(agreement.terms.from)), actions: [] }
    case 'in-force':
      return { text: t.nextInForce(day(lastDay(agreement))), actions: [] }
    case 'cancelled':
      return { text: t.nextCancelled(agreement.history.at(-1)?.reason ?? ''), actions: [] }
    default: {
      const text = standing === 'ending' ? t.nextEnding : t.nextExpired
      return { text: text(day(lastDay(agreement))), actions: copyButton(agreement, around, ctx) }
    }
  }
}

function draftStep(agreement: Agreement, { reasons }: Around, ctx: Ctx): NextStep {
  const t = agreementWords(ctx.language)
  if (!can(ctx.actor, 'agreement.edit', agreement))
    return { text: t.nextWaitSchool, actions: [readButton(agreement, ctx)] }
  const open = postTo(t.open, paths.agreementOpening({ agreementId: agreement._id }), {
    look: 'primary',
    confirm: t.openConfirm,
    disabledBecause: sentencesOf(reasons, ctx.language),
  })
  return reasons.length === 0
    ? { text: t.nextDraft, actions: [open, readButton(agreement, ctx)] }
    : { text: t.nextDraftMissing, actions: [...mendingButtons(agreement, reasons, ctx), open] }
}

/** Where what is missing can be written. */
function mendingButtons(agreement: Agreement, reasons: readonly OpeningReason[], ctx: Ctx): Action[] {
  const t = agreementWords(ctx.language)
  const { schoolId, partnerId } = agreement
  const places: [OpeningReason, string, string][] = [
    ['no-principal', t.principal, paths.schoolSettings({ schoolId })],
    ['no-representative', t.representative, paths.partner({ partnerId })],
    ['partner-not-qualified', t.host, paths.partnerQualification({ partnerId })],
    ['template-broken', t.template, paths.agreementTemplate()],
  ]
  const edit = linkTo(t.edit, paths.agreementEdit({ agreementId: agreement._id }), { icon: 'it-pencil' })
  const mending = places.filter(([reason]) => reasons.includes(reason))
  return [edit, ...mending.map(([, text, href]) => linkTo(text, href))]
}

function signingStep(agreement: Agreement, ctx: Ctx): NextStep {
  const t = agreementWords(ctx.language)
  const id = { agreementId: agreement._id }
  const own = partyOf(ctx.actor)
  if (own && !hasSigned(agreement, own)) {
    const sign = linkTo(t.sign, paths.agreementSignature(id), { look: 'primary', icon: 'it-pencil' })
    return { text: t.nextYourSignature, actions: [sign, pdfButton(agreement, ctx)] }
  }
  const names = { school: t.school, host: t.host }
  const missing = parties.filter((party) => !hasSigned(agreement, party)).map((party) => names[party])
  if (!can(ctx.actor, 'agreement.edit', agreement)) {
    return { text: t.nextWaitSignatures, actions: [readButton(agreement, ctx)] }
  }
  const paper = linkTo(t.paper, paths.agreementPaper(id), { look: 'primary', icon: 'it-upload' })
  return { text: t.nextSigning(missing.join(', ')), actions: [paper, pdfButton(agreement, ctx)] }
}

function registerStep(agreement: Agreement, ctx: Ctx): NextStep {
  const t = agreementWords(ctx.language)
  const href = paths.agreementNumber({ agreementId: agreement._id })
  const registers = can(ctx.actor, 'agreement.register', agreement)
  return { text: t.nextRegister, actions: registers ? [linkTo(t.number, href, { look: 'primary' })] : [] }
}

/** Everything else that may be done with the agreement. */
export function agreementActions(agreement: Agreement, around: Around, ctx: Ctx): Action[] {
  const common = [readButton(agreement, ctx), pdfButton(agreement, ctx)]
  if (!can(ctx.actor, 'agreement.edit', agreement)) return common
  return [...common, ...changingButtons(agreement, around, ctx), ...endingButtons(agreement, ctx)]
}

function changingButtons(agreement: Agreement, around: Around, ctx: Ctx): Action[] {
  const t = agreementWords(ctx.language)
  const id = { agreementId: agreement._id }
  const standing = standingOf(agreement, ctx.today)
  // While something is missing the same button stands above, with the next step; so does that of the copy near the end.
  if (standing === 'draft') return around.reasons.length === 0 ? [linkTo(t.edit, paths.agreementEdit(id))] : []
  const copies = standing === 'upcoming' || standing === 'in-force' || standing === 'cancelled'
  const corrects = canEnd(agreement) && can(ctx.actor, 'agreement.register', agreement)
  return [
    ...(copies ? copyButton(agreement, around, ctx) : []),
    ...(canReopen(agreement) ? [linkTo(t.reopen, paths.agreementReopening(id))] : []),
    ...(corrects ? [linkTo(t.correctNumber, paths.agreementNumber(id))] : []),
  ]
}

function endingButtons(agreement: Agreement, ctx: Ctx): Action[] {
  const t = agreementWords(ctx.language)
  const href = paths.agreementEnding({ agreementId: agreement._id })
  if (canCancel(agreement)) return [linkTo(t.cancel, href, { look: 'danger' })]
  const ends = canEnd(agreement) && ctx.today < agreement.terms.to
  return ends ? [linkTo(t.end, href, { look: 'danger' })] : []
}

export function sentencesOf(reasons: readonly string[], language: Language): string[] {
  const sentences: Readonly<Record<string, string>> = agreementRefusals(language)
  return reasons.map((reason) => sentences[reason] ?? reason)
}

function copyButton(agreement: Agreement, { copyId }: Around, ctx: Ctx): Action[] {
  if (!can(ctx.actor, 'agreement.edit', agreement)) return []
  const action = paths.agreementCopy({ agreementId: agreement._id })
  return [postTo(agreementWords(ctx.language).copy, action, { icon: 'it-copy', fields: { id: copyId } })]
}

function readButton(agreement: Agreement, ctx: Ctx): Action {
  const href = paths.agreementText({ agreementId: agreement._id })
  return linkTo(agreementWords(ctx.language).read, href, { icon: 'it-file' })
}

function pdfButton(agreement: Agreement, ctx: Ctx): Action {
  const href = paths.agreementPdf({ agreementId: agreement._id })
  return linkTo(agreementWords(ctx.language).pdf, href, { icon: 'it-download' })
}
