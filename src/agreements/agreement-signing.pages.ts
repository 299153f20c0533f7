import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import { checkbox, field, file, type FormState, problemSummary, radios } from '../web/form-parts.ts'
import { linkTo } from '../web/parts.ts'
import { agreementForm, type Submitted } from './agreement-form.pages.ts'
import { agreementFormWords } from './agreement-form.text.ts'
import { blockParts } from './agreement-text.pages.ts'
import { agreementWords } from './agreement.text.ts'
import { type Agreement, parties, type Party } from './agreement.rules.ts'
import { hasSigned, partyOf } from './signing.rules.ts'

/** The whole text with the place to sign under it; once signed it stays to be read and printed. */
export function signaturePage(agreement: Agreement, submitted: Submitted, ctx: Ctx) {
  const t = agreementFormWords(ctx.language)
  const party = partyOf(ctx.actor) ?? 'host'
  const own = agreement.signatures.find((signature) => signature.party === party)
  const open = agreement.state === 'signing' && !own
  const id = { agreementId: agreement._id }
  return {
    title: t.signTitle,
    t,
    lead: open ? t.signLead : null,
    parties: `${agreement.school.name} · ${agreement.host.name}`,
    blocks: blockParts(agreement.text?.blocks ?? []),
    signed: own ? t.youSigned(own.name, formatDay(own.on, ctx.language)) : null,
    closed: open || own ? null : t.notSigning,
    form: open ? signForm(agreement, { party, submitted }, ctx) : null,
    actions: [
      linkTo(agreementWords(ctx.language).pdf, paths.agreementPdf(id), { icon: 'it-download' }),
      linkTo(t.back, paths.agreement(id)),
    ],
  }
}

function signForm(agreement: Agreement, { party, submitted }: { party: Party; submitted: Submitted }, ctx: Ctx) {
  const t = agreementFormWords(ctx.language)
  const typed = { role: party === 'host' ? t.roleOfHost : t.roleOfSchool }
  const form = agreementForm(ctx.language, { typed, ...submitted })
  const fields = {
    name: field(form, 'name', {
      label: t.fullName,
      hint: t.signNameHint,
      required: true,
      maxlength: 120,
      autocomplete: 'name',
    }),
    role: field(form, 'role', { label: t.role, hint: t.roleHint, required: true, maxlength: 120 }),
    declaration: checkbox(form, 'declaration', { label: t.declaration, required: true }),
  }
  return {
    heading: party === 'host' ? t.signForHost : t.signForSchool,
    fields,
    problems: problemSummary(form, Object.values(fields)),
    hidden: [
      { name: 'party', value: party },
      // Of the text above: a text that changed in between is not signed.
      { name: 'digest', value: agreement.text?.digest ?? '' },
    ],
    action: paths.agreementSignature({ agreementId: agreement._id }),
    submit: { text: t.signNow, cancel: null },
  }
}

/** A signature on paper with its scan. */
export function paperPage(
  agreement: Agreement,
  { submitted, texts }: { submitted: Submitted; texts: object },
  ctx: Ctx,
) {
  const t = agreementFormWords(ctx.language)
  const missing = parties.filter((party) => !hasSigned(agreement, party))
  const [first, second] = missing
  // While both may sign nothing is filled in: the name of the one would stay when the other is chosen.
  const typed = first && !second ? { party: first, ...signerOf(agreement, first, ctx) } : {}
  const form = agreementForm(ctx.language, { typed, ...submitted }, texts)
  const fields = paperFields(form, missing, ctx)
  const id = { agreementId: agreement._id }
  return {
    title: t.paperTitle,
    t,
    parties: `${agreement.school.name} · ${agreement.host.name}`,
    fields,
    problems: problemSummary(form, Object.values(fields)),
    pdf: [linkTo(agreementWords(ctx.language).pdf, paths.agreementPdf(id), { icon: 'it-download' })],
    action: paths.agreementPaper(id),
    submit: { text: t.record, cancel: { text: t.back, href: paths.agreement(id) } },
  }
}

function signerOf({ school, host }: Agreement, party: Party, { language }: Ctx) {
  const t = agreementFormWords(language)
  return party === 'school'
    ? { name: school.principal.name, role: t.roleOfSchool }
    : { name: host.representative.name, role: t.roleOfHost }
}

function paperFields(form: FormState, missing: readonly Party[], { language }: Ctx) {
  const t = agreementFormWords(language)
  const names = { school: t.school, host: t.aHost }
  const hint = t.scanHint
  return {
    party: radios(form, 'party', {
      label: t.party,
      required: true,
      options: missing.map((value) => ({ value, text: names[value] })),
    }),
    name: field(form, 'name', { label: t.whoSigned, required: true, maxlength: 120 }),
    role: field(form, 'role', { label: t.role, hint: t.roleHint, required: true, maxlength: 120 }),
    on: field(form, 'on', { label: t.signedOn, type: 'date', required: true }),
    collectedBy: field(form, 'collectedBy', {
      label: t.collectedBy,
      hint: t.collectedByHint,
      required: true,
      maxlength: 120,
    }),
    file: file(form, 'file', { label: t.scan, hint, required: true, accept: '.pdf,.jpg,.jpeg,.png,.p7m' }),
  }
}

/** Which agreement already has the number that was typed. */
export type Taken = Pick<Agreement, '_id' | 'host'> | null

/** Number and date of the school's protocol register. */
export function numberPage(
  agreement: Agreement,
  { submitted, taken }: { submitted: Submitted; taken: Taken },
  ctx: Ctx,
) {
  const t = agreementFormWords(ctx.language)
  const typed = { number: agreement.protocol?.number ?? '', date: agreement.protocol?.date ?? ctx.today }
  const form = agreementForm(ctx.language, { typed, ...submitted })
  const fields = {
    number: field(form, 'number', {
      label: t.number,
      hint: t.numberHint,
      required: true,
      width: 'medium',
      maxlength: 80,
    }),
    date: field(form, 'date', { label: t.date, type: 'date', required: true }),
  }
  const href = paths.agreement({ agreementId: agreement._id })
  return {
    title: t.numberTitle,
    t,
    parties: `${agreement.school.name} · ${agreement.host.name}`,
    taken: taken && {
      text: t.takenBy(taken.host.name),
      link: linkTo(t.openIt, paths.agreement({ agreementId: taken._id }), { look: 'plain' }),
    },
    fields,
    problems: problemSummary(form, Object.values(fields)),
    action: paths.agreementNumber({ agreementId: agreement._id }),
    submit: { text: t.save, cancel: { text: t.back, href } },
  }
}
