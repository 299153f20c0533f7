import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { weekdayName } from '../platform/format.ts'
import { field, problemSummary } from '../web/form-parts.ts'
import { openingField, typedOpening } from './opening.forms.ts'
import { weekdays } from './opening.rules.ts'
import { type PlaceForm, placeFormState, placeSubmit } from './place-form.pages.ts'
import { placeWords } from './place.text.ts'

/** The week of a site, one line per day; the first site when the address names none, null when it is not there. */
export function openingPage(ctx: Ctx, of: PlaceForm) {
  const t = placeWords(ctx.language)
  const site = of.partner.sites.find((each) => each.id === of.id) ?? (of.id ? null : of.partner.sites[0])
  if (!site) return null
  const form = placeFormState(ctx, of, typedOpening(site.opening))
  const days = weekdays.map((weekday) =>
    field(form, openingField(weekday), {
      label: capital(weekdayName(weekday, ctx.language)),
      maxlength: 60,
      width: 'medium',
    }),
  )
  return {
    title: t.openingOf(site.name),
    partnerName: of.partner.name,
    lead: t.openingLead,
    problems: problemSummary(form, days),
    days,
    id: site.id,
    action: paths.partnerOpening({ partnerId: of.partner._id }),
    submit: placeSubmit(ctx, of.partner),
  }
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
