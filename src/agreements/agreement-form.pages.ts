import type { Ctx } from '../access/actor.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { field, type FormState, problemSummary, radios, textarea } from '../web/form-parts.ts'
import { type ContentOf, empty, facts, linkTo, steps, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { searchBox } from '../web/search-box.ts'
import { agreementFormWords } from './agreement-form.text.ts'
import { agreementRefusals } from './agreement-refusal.text.ts'
import type { Agreement, AgreementTerms } from './agreement.rules.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

/** A form with the sentences of agreements. */
export function agreementForm(language: Language, submitted: Submitted, more: object = {}): FormState {
  return formState(language, submitted, { ...agreementRefusals(language), ...more })
}

interface HostChoice {
  partners: readonly Pick<Partner, '_id' | 'name' | 'sites' | 'vatNumber' | 'taxCode'>[]
  total: number
  q: string
}

/** The first step: with whom. */
export function chooseHostPage({ partners, total, q }: HostChoice, ctx: Ctx) {
  const t = agreementFormWords(ctx.language)
  const add = linkTo(t.addHost, paths.newPartner(), { icon: 'it-plus' })
  return {
    title: t.newAgreement,
    steps: steps([t.stepHost, t.stepTerms], 0),
    heading: t.chooseHost,
    filter: searchBox(ctx.language, { q, label: t.searchHost, action: paths.newAgreement() }),
    table: table({
      caption: t.hosts,
      columns: [t.host, t.town, { text: t.choose, quiet: true }],
      rows: partners.map((partner): ContentOf[] => [
        { text: partner.name, note: partner.vatNumber ?? partner.taxCode },
        partner.sites[0]?.town ?? null,
        { actions: [linkTo(t.choose, withQuery(paths.newAgreement(), { ente: partner._id }))] },
      ]),
      empty: empty(t.noHost, t.noHostAdvice),
    }),
    summary: total > partners.length ? t.firstHosts(partners.length, total) : null,
    actions: [add],
  }
}

interface NewAgreement {
  /** Made for this form. */
  id: string
  partner: Pick<Partner, '_id' | 'name'>
  proposed: Partial<AgreementTerms>
  months: number
  submitted: Submitted
}

export function newAgreementPage({ id, partner, proposed, months, submitted }: NewAgreement, ctx: Ctx) {
  const t = agreementFormWords(ctx.language)
  const form = agreementForm(ctx.language, { typed: typedTerms(proposed), ...submitted })
  return {
    title: t.newAgreement,
    t,
    steps: steps([t.stepHost, t.stepTerms], 1),
    lead: proposed.purpose ? t.proposed : null,
    who: facts([
      [t.host, { text: partner.name, actions: [linkTo(t.change, paths.newAgreement(), { look: 'plain' })] }],
    ]),
    hidden: [
      { name: 'id', value: id },
      { name: 'partnerId', value: partner._id },
    ],
    ...termParts(form, months, ctx),
    action: paths.newAgreement(),
    submit: { text: t.saveDraft, cancel: { text: t.cancel, href: paths.agreements() } },
  }
}

export function editAgreementPage(
  agreement: Agreement,
  { months, submitted }: { months: number; submitted: Submitted },
  ctx: Ctx,
) {
  const t = agreementFormWords(ctx.language)
  const typed = { ...typedTerms(agreement.terms), version: String(agreement.version) }
  const form = agreementForm(ctx.language, { typed, ...submitted })
  const href = paths.agreement({ agreementId: agreement._id })
  return {
    title: t.editAgreement,
    t,
    steps: null,
    lead: null,
    who: facts([[t.host, agreement.host.name]]),
    hidden: [{ name: 'version', value: textOf(form.typed['version']) }],
    ...termParts(form, months, ctx),
    action: paths.agreementEdit({ agreementId: agreement._id }),
    submit: { text: t.save, cancel: { text: t.cancel, href } },
  }
}

function termParts(form: FormState, months: number, { language }: Ctx) {
  const t = agreementFormWords(language)
  const fields = {
    from: field(form, 'from', { label: t.from, type: 'date', required: true }),
    to: field(form, 'to', { label: t.to, hint: t.toHint(months), type: 'date', required: true }),
    purpose: field(form, 'purpose', { label: t.purpose, hint: t.purposeHint, required: true, maxlength: 300 }),
    seats: field(form, 'seats', { label: t.seats, hint: t.seatsHint, width: 'narrow', inputmode: 'numeric' }),
    training: radios(form, 'safetyTraining', {
      label: t.training,
      required: true,
      options: [
        { value: 'host', text: t.byHost },
        { value: 'school', text: t.bySchool },
      ],
    }),
    liability: field(form, 'liability', { label: t.liability, hint: t.liabilityHint, required: true, maxlength: 300 }),
    clauses: textarea(form, 'clauses', { label: t.clauses, hint: t.clausesHint, rows: 5, maxlength: 6000 }),
  }
  return { fields, problems: problemSummary(form, Object.values(fields)) }
}

function typedTerms(terms: Partial<AgreementTerms>): Typed {
  return {
    from: terms.from ?? '',
    to: terms.to ?? '',
    purpose: terms.purpose ?? '',
    seats: terms.seats ? String(terms.seats) : '',
    safetyTraining: terms.safetyTraining ?? '',
    liability: terms.liability ?? '',
    clauses: terms.clauses ?? '',
  }
}

export function textOf(typed: string | string[] | undefined): string {
  return (Array.isArray(typed) ? typed[0] : typed) ?? ''
}
