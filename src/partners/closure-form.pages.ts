import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import { field, problemSummary, select } from '../web/form-parts.ts'
import { type PlaceForm, placeFormState, placeSubmit } from './place-form.pages.ts'
import { placeWords } from './place.text.ts'
import type { Closure } from './profile.rules.ts'

/** One closure: a new one, or one that is there; null when there is no such closure. */
export function closurePage(ctx: Ctx, of: PlaceForm) {
  const t = placeWords(ctx.language)
  const closure = of.partner.closures.find((each) => each.id === of.id) ?? null
  if (of.id && !closure) return null
  const form = placeFormState(ctx, of, closure && typedClosure(closure))
  const sites = of.partner.sites.map((site) => ({ value: site.id, text: site.name }))
  const shown = {
    siteId: select(form, 'siteId', { label: t.closureSite, options: [{ value: '', text: t.everySite }, ...sites] }),
    from: field(form, 'from', { label: t.from, type: 'date', required: true }),
    to: field(form, 'to', { label: t.to, type: 'date', required: true }),
    reason: field(form, 'reason', { label: t.reason, hint: t.reasonHint, required: true, maxlength: 120 }),
  }
  return {
    title: closure ? t.editClosure : t.addClosure,
    partnerName: of.partner.name,
    problems: problemSummary(form, Object.values(shown)),
    closure: shown,
    id: closure?.id ?? '',
    action: paths.partnerClosures({ partnerId: of.partner._id }),
    submit: placeSubmit(ctx, of.partner),
  }
}

function typedClosure({ siteId, from, to, reason }: Closure): Typed {
  return { siteId: siteId ?? '', from, to, reason }
}
