import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { field, problemSummary, radios, textarea } from '../web/form-parts.ts'
import type { ContentOf } from '../web/parts.ts'
import { type Submitted, placementForm } from './placement-form.pages.ts'
import { studentName } from './placement-list.pages.ts'
import type { HostConsent, Placement } from './placement.rules.ts'
import { heardMeans } from './placement-step.forms.ts'
import { stepWords } from './placement-step.text.ts'

/** The form that notes who said yes for the host. */
export function consentPage(placement: Placement, ctx: Ctx, submitted: Submitted) {
  const t = stepWords(ctx.language)
  const typed = { name: placement.hostTutor?.name ?? '', on: ctx.today }
  const form = placementForm(ctx.language, { typed, ...submitted })
  const name = field(form, 'name', { label: t.consentName, hint: t.consentNameHint, required: true, maxlength: 120 })
  const on = field(form, 'on', { label: t.consentOn, type: 'date', required: true })
  const means = radios(form, 'means', {
    label: t.consentMeans,
    required: true,
    options: heardMeans.map((value) => ({ value, text: t[`means-${value}`] })),
  })
  const id = { placementId: placement._id }
  return {
    title: t.consentTitle,
    lead: t.consentLead(studentName(placement), placement.host.name),
    fields: { name, on, means },
    problems: problemSummary(form, [name, on, means]),
    action: paths.placementConsent(id),
    submit: { text: t.saveConsent, cancel: { text: t.back, href: paths.placement(id) } },
  }
}

/** The form that asks why a placement is suspended. */
export function suspensionPage(placement: Placement, ctx: Ctx, submitted: Submitted) {
  const t = stepWords(ctx.language)
  const form = placementForm(ctx.language, submitted)
  const reason = textarea(form, 'reason', {
    label: t.suspend,
    hint: t.suspendReasonHint,
    required: true,
    maxlength: 500,
  })
  const id = { placementId: placement._id }
  return {
    title: t.suspendTitle,
    lead: t.suspendLead(studentName(placement), placement.host.name),
    reason,
    problems: problemSummary(form, [reason]),
    action: paths.placementSuspension(id),
    submit: { text: t.suspend, cancel: { text: t.back, href: paths.placement(id) } },
  }
}

/** Who said yes for the host, when and how. */
export function consentText({ name, on, means }: HostConsent, language: Language): ContentOf {
  const t = stepWords(language)
  return t.consentOf(name, formatDay(on, language), t[`means-${means}`])
}
