import type { Ctx } from '../access/actor.ts'
import { atecoVersionOn } from '../identifiers/ateco.rules.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import { field, type FormState, problemSummary, select } from '../web/form-parts.ts'
import { linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type HostTutor, type Partner, partnerKinds, type PartnerSite } from './partner.rules.ts'
import { type PartnerWords, partnerWords } from './partner.text.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

/** Who already has the number that was typed. */
export type Taken = Pick<Partner, '_id' | 'name'> | null

export function newPartnerPage(ctx: Ctx, submitted: Submitted, taken: Taken) {
  const t = partnerWords(ctx.language)
  const typed = submitted.typed ?? { atecoVersion: String(atecoVersionOn(ctx.today)), siteName: t.site }
  const form = partnerForm(ctx.language, { ...submitted, typed })
  const facts = factFields(form, t)
  const site = siteFields(form, t)
  return {
    title: t.newPartner,
    t,
    taken: takenPart(taken, t),
    problems: problemSummary(form, [...Object.values(facts), ...Object.values(site)]),
    facts,
    site,
    action: paths.newPartner(),
    submit: { text: t.create, cancel: { text: t.cancel, href: paths.partners() } },
  }
}

export function editPartnerPage(partner: Partner, ctx: Ctx, around: { submitted: Submitted; taken: Taken }) {
  const t = partnerWords(ctx.language)
  const form = partnerForm(ctx.language, {
    ...around.submitted,
    typed: around.submitted.typed ?? typedFacts(partner, ctx),
  })
  const facts = factFields(form, t)
  const href = paths.partner({ partnerId: partner._id })
  return {
    title: t.editTitle(partner.name),
    t,
    taken: takenPart(around.taken, t),
    problems: problemSummary(form, Object.values(facts)),
    facts,
    version: form.typed['version'] ?? '',
    action: paths.partnerEdit({ partnerId: partner._id }),
    submit: { text: t.save, cancel: { text: t.cancel, href } },
  }
}

function typedFacts(partner: Partner, ctx: Ctx): Typed {
  return {
    kind: partner.kind,
    name: partner.name,
    vatNumber: partner.vatNumber ?? '',
    taxCode: partner.taxCode ?? '',
    ateco: partner.ateco?.code ?? '',
    atecoVersion: String(partner.ateco?.version ?? atecoVersionOn(ctx.today)),
    email: partner.email ?? '',
    phone: partner.phone ?? '',
    version: String(partner.version),
  }
}

function factFields(form: FormState, t: PartnerWords) {
  const kinds = partnerKinds.map((kind) => ({ value: kind, text: t[kind] }))
  const editions = [
    { value: '2025', text: t.ateco2025 },
    { value: '2007', text: t.ateco2007 },
  ]
  return {
    name: field(form, 'name', { label: t.name, hint: t.nameHint, required: true, maxlength: 160, autocomplete: 'off' }),
    kind: select(form, 'kind', { label: t.kind, required: true, placeholder: '…', options: kinds }),
    vatNumber: field(form, 'vatNumber', { label: t.vatNumber, hint: t.vatNumberHint, maxlength: 20, width: 'medium' }),
    taxCode: field(form, 'taxCode', { label: t.taxCode, hint: t.taxCodeHint, maxlength: 20, width: 'medium' }),
    ateco: field(form, 'ateco', { label: t.ateco, hint: t.atecoHint, maxlength: 12, width: 'narrow' }),
    atecoVersion: select(form, 'atecoVersion', { label: t.atecoVersion, required: true, options: editions }),
    email: field(form, 'email', { label: t.email, type: 'email', maxlength: 254 }),
    phone: field(form, 'phone', { label: t.phone, type: 'tel', maxlength: 30 }),
  }
}

function siteFields(form: FormState, t: PartnerWords) {
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
    district: field(form, 'district', { label: t.district, maxlength: 80, width: 'medium' }),
  }
}

/** One site: a new one, or one that is there. */
export function sitePage(partner: Partner, ctx: Ctx, around: { site: PartnerSite | null; submitted: Submitted }) {
  const t = partnerWords(ctx.language)
  const { site } = around
  const typed = around.submitted.typed ?? (site ? typedSite(site) : {})
  const form = partnerForm(ctx.language, { ...around.submitted, typed })
  const shown = siteFields(form, t)
  const id = { partnerId: partner._id }
  return {
    title: site ? t.editSite : t.addSite,
    partnerName: partner.name,
    problems: problemSummary(form, Object.values(shown)),
    site: shown,
    id: site?.id ?? '',
    action: paths.partnerSites(id),
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.partner(id) } },
  }
}

function typedSite({ name, address, postcode, town, district }: PartnerSite): Typed {
  return { siteName: name, address, postcode, town, district: district ?? '' }
}

/** One tutor: a new one, or one that is there. */
export function tutorPage(partner: Partner, ctx: Ctx, around: { tutor: HostTutor | null; submitted: Submitted }) {
  const t = partnerWords(ctx.language)
  const { tutor } = around
  const typed = around.submitted.typed ?? (tutor ? typedTutor(tutor) : { from: ctx.today })
  const form = partnerForm(ctx.language, { ...around.submitted, typed })
  const shown = {
    name: field(form, 'name', { label: t.tutorName, required: true, maxlength: 120 }),
    role: field(form, 'role', { label: t.tutorRole, hint: t.tutorRoleHint, required: true, maxlength: 120 }),
    email: field(form, 'email', { label: t.email, hint: t.tutorEmailHint, type: 'email', maxlength: 254 }),
    phone: field(form, 'phone', { label: t.phone, type: 'tel', maxlength: 30 }),
    from: field(form, 'from', { label: t.from, type: 'date', required: true }),
    to: field(form, 'to', { label: t.to, hint: t.toHint, type: 'date' }),
  }
  const id = { partnerId: partner._id }
  return {
    title: tutor ? t.editTutor : t.addTutor,
    partnerName: partner.name,
    problems: problemSummary(form, Object.values(shown)),
    tutor: shown,
    id: tutor?.id ?? '',
    action: paths.partnerTutors(id),
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.partner(id) } },
  }
}

function typedTutor({ name, role, email, phone, from, to }: HostTutor): Typed {
  return { name, role, email: email ?? '', phone: phone ?? '', from, to: to ?? '' }
}

function takenPart(taken: Taken, t: PartnerWords) {
  if (!taken) return null
  return {
    text: t.takenBy(taken.name),
    action: linkTo(t.goToTaken(taken.name), paths.partner({ partnerId: taken._id })),
  }
}

function partnerForm(language: Language, submitted: Submitted): FormState {
  return formState(language, submitted, partnerWords(language) as unknown as Record<string, string>)
}
