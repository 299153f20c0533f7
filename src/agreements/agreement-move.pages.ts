import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { field, problemSummary, textarea } from '../web/form-parts.ts'
import { agreementForm, type Submitted } from './agreement-form.pages.ts'
import { agreementFormWords } from './agreement-form.text.ts'
import type { Agreement } from './agreement.rules.ts'
import { canEnd } from './ending.rules.ts'

/** Back to the draft, with the reason. */
export function reopeningPage(agreement: Agreement, submitted: Submitted, ctx: Ctx) {
  const t = agreementFormWords(ctx.language)
  const action = paths.agreementReopening({ agreementId: agreement._id })
  return {
    ...reasonPage(agreement, { submitted, dated: false }, ctx),
    title: t.reopenTitle,
    lead: t.reopenLead,
    action,
  }
}

/** Ended early when it has its number, cancelled when it has none: both with the reason. */
export function endingPage(agreement: Agreement, submitted: Submitted, ctx: Ctx) {
  const t = agreementFormWords(ctx.language)
  const ends = canEnd(agreement)
  const action = paths.agreementEnding({ agreementId: agreement._id })
  return {
    ...reasonPage(agreement, { submitted, dated: ends }, ctx),
    title: ends ? t.endTitle : t.cancelTitle,
    lead: ends ? t.endLead : t.cancelLead,
    action,
  }
}

function reasonPage(agreement: Agreement, { submitted, dated }: { submitted: Submitted; dated: boolean }, ctx: Ctx) {
  const t = agreementFormWords(ctx.language)
  const form = agreementForm(ctx.language, { typed: { on: ctx.today }, ...submitted })
  const on = dated ? field(form, 'on', { label: t.lastDay, type: 'date', required: true }) : null
  const reason = textarea(form, 'reason', {
    label: t.reason,
    hint: t.reasonHint,
    required: true,
    rows: 3,
    maxlength: 500,
  })
  const href = paths.agreement({ agreementId: agreement._id })
  return {
    parties: `${agreement.school.name} · ${agreement.host.name}`,
    on,
    reason,
    problems: problemSummary(form, on ? [on, reason] : [reason]),
    submit: { text: t.save, cancel: { text: t.back, href } },
  }
}
