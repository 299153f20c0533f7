import type { Ctx } from '../access/actor.ts'
import { atecoVersionOn } from '../identifiers/ateco.rules.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import type { District } from '../programme/programme.rules.ts'
import { field, type FormState, problemSummary, select } from '../web/form-parts.ts'
import { linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { candidatesPart, type Compared } from './partner-similarity.pages.ts'
import { similarityWords } from './partner-similarity.text.ts'
import { type Partner, partnerKinds } from './partner.rules.ts'
import { type PartnerWords, partnerWords } from './partner.text.ts'
import { shownControls, siteAddressFields } from './site-form.pages.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

/** Who already has the number that was typed. */
export type Taken = Pick<Partner, '_id' | 'name'> | null

interface Around {
  /** what the address brings of a partner that was found elsewhere */
  known: Typed
  taken: Taken
  /** Partners that it may be, while nobody has said that it is none of them. */
  candidates: readonly Compared[]
  districts: readonly District[]
}

/** The form of a new partner. */
export function newPartnerPage(ctx: Ctx, submitted: Submitted, { taken, candidates, districts, known }: Around) {
  const t = partnerWords(ctx.language)
  const typed = submitted.typed ?? { ...known, atecoVersion: String(atecoVersionOn(ctx.today)), siteName: t.site }
  const form = partnerForm(ctx.language, { ...submitted, typed })
  const facts = factFields(form, t)
  const site = siteAddressFields(form, ctx.language, districts)
  const alike = candidates.length > 0 ? candidatesPart(candidates, form, ctx.language) : null
  const controls = [...Object.values(facts), ...shownControls(site), ...(alike ? [alike.distinct] : [])]
  return {
    title: t.newPartner,
    t,
    taken: takenPart(taken, t),
    problems: problemSummary(form, controls),
    facts,
    site,
    alike,
    hidden: ['hostProposalId'].flatMap((name) => (typed[name] ? [{ name, value: typed[name] }] : [])),
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
    pec: partner.pec ?? '',
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
    pec: field(form, 'pec', { label: t.pec, hint: t.pecHint, type: 'email', maxlength: 254 }),
    phone: field(form, 'phone', { label: t.phone, type: 'tel', maxlength: 30 }),
  }
}

function takenPart(taken: Taken, t: PartnerWords) {
  if (!taken) return null
  return {
    text: t.takenBy(taken.name),
    action: linkTo(t.goToTaken(taken.name), paths.partner({ partnerId: taken._id })),
  }
}

/** The state of a form about a partner. */
export function partnerForm(language: Language, submitted: Submitted): FormState {
  return formState(language, submitted, { ...partnerWords(language), ...similarityWords(language) })
}
