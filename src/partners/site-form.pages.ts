import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import { type District, offered } from '../programme/programme.rules.ts'
import { checkbox, type Field, field, type FormState, problemSummary, type Select, select } from '../web/form-parts.ts'
import type { PartnerSite } from './partner.rules.ts'
import { type PlaceForm, placeFormState, placeSubmit } from './place-form.pages.ts'
import { positionText } from './place-position.rules.ts'
import { placeWords } from './place.text.ts'

/** The fields of an address, for the form of a site and that of a new partner. */
export function siteAddressFields(form: FormState, language: Language, districts: readonly District[] = []) {
  const t = placeWords(language)
  return {
    siteName: field(form, 'siteName', { label: t.siteName, hint: t.siteNameHint, required: true, maxlength: 80 }),
    address: field(form, 'address', { label: t.address, hint: t.addressHint, required: true, maxlength: 160 }),
    postcode: field(form, 'postcode', {
      label: t.postcode,
      required: true,
      maxlength: 5,
      inputmode: 'numeric',
      width: 'narrow',
    }),
    town: field(form, 'town', { label: t.town, required: true, maxlength: 80, width: 'medium' }),
    ...districtControl(form, language, districts),
  }
}

/** The controls of an address that stand on the page. */
export function shownControls(address: ReturnType<typeof siteAddressFields>) {
  return Object.values(address).filter((part) => part !== null)
}

/** A closed list where the programme has districts, a line to type in where it has none; the other one is null. */
function districtControl(
  form: FormState,
  language: Language,
  districts: readonly District[],
): { districtField: Field | null; districtSelect: Select | null } {
  const { district: label, anyDistrict } = placeWords(language)
  const districtField =
    districts.length === 0 ? field(form, 'district', { label, maxlength: 80, width: 'medium' }) : null
  if (districtField) return { districtField, districtSelect: null }
  const typed = form.typed['district']
  const kept = typeof typed === 'string' && typed !== '' ? [typed] : []
  const choices = offered(districts, kept).map((each) => ({ value: each.code, text: each.name[language] }))
  // A name that was typed before the programme had districts is not lost by saving the form.
  const strange = kept.filter((code) => !choices.some((choice) => choice.value === code))
  const options = [...choices, ...strange.map((text) => ({ value: text, text }))]
  return { districtField: null, districtSelect: select(form, 'district', { label, options, placeholder: anyDistrict }) }
}

/** One site: a new one, or one that is there; null when there is no such site. */
export function sitePage(ctx: Ctx, of: PlaceForm) {
  const t = placeWords(ctx.language)
  const site = of.partner.sites.find((each) => each.id === of.id) ?? null
  if (of.id && !site) return null
  const form = placeFormState(ctx, of, site && typedSite(site))
  const shown = siteAddressFields(form, ctx.language, of.districts)
  const position = field(form, 'position', { label: t.position, hint: t.positionHint, maxlength: 500 })
  const accessible = checkbox(form, 'accessible', { label: t.accessibleLabel })
  const controls = [...shownControls(shown), position, accessible]
  return {
    title: site ? t.editSite : t.addSite,
    partnerName: of.partner.name,
    problems: problemSummary(form, controls),
    site: { ...shown, position, accessible },
    id: site?.id ?? '',
    action: paths.partnerSites({ partnerId: of.partner._id }),
    submit: placeSubmit(ctx, of.partner),
  }
}

function typedSite({ name, address, postcode, town, district, position, accessible }: PartnerSite): Typed {
  return {
    siteName: name,
    address,
    postcode,
    town,
    district: district ?? '',
    position: position ? positionText(position) : '',
    accessible: accessible ? 'yes' : '',
  }
}
