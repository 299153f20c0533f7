import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { field, type FormState, problemSummary } from '../web/form-parts.ts'
import { empty, facts, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { contactWords } from './contact.text.ts'
import type { Submitted } from './partner-form.pages.ts'
import type { Partner } from './partner.rules.ts'
import { partnerWords } from './partner.text.ts'
import { periodOf, personFields, presentFirst, reachOf, typedPerson } from './person-line.pages.ts'
import type { Contact, Representative } from './profile.rules.ts'

/** Whom to write to: those who still are before those who were. */
export function contactsTable(partner: Partner, ctx: Ctx) {
  const t = contactWords(ctx.language)
  const edits = can(ctx.actor, 'partner.edit', partner)
  const url = paths.partnerContacts({ partnerId: partner._id })
  return table({
    caption: t.contacts,
    columns: [t.contactName, t.reach, t.period, ...(edits ? [{ text: t.actions, quiet: true }] : [])],
    rows: presentFirst(partner.contacts, ctx.today).map((contact) => [
      { text: contact.name, note: contact.role },
      reachOf(contact, { today: ctx.today, edits }),
      periodOf(contact, ctx.language),
      ...(edits ? [{ actions: [linkTo(t.editShort, `${url}?referente=${contact.id}`, { look: 'plain' })] }] : []),
    ]),
    empty: empty(t.noContacts, t.noContactsAdvice),
  })
}

/** One contact: a new one, or one that is there. */
export function contactPage(partner: Partner, ctx: Ctx, around: { contact: Contact | null; submitted: Submitted }) {
  const t = contactWords(ctx.language)
  const { contact } = around
  const typed = around.submitted.typed ?? (contact ? typedPerson(contact) : { from: ctx.today })
  const form = contactForm(ctx.language, { ...around.submitted, typed })
  const shown = personFields(form, {
    ...t,
    name: t.contactName,
    role: t.contactRole,
    roleHint: t.contactRoleHint,
    emailHint: t.reachHint,
  })
  const id = { partnerId: partner._id }
  return {
    title: contact ? t.editContact : t.addContact,
    partnerName: partner.name,
    problems: problemSummary(form, Object.values(shown)),
    contact: shown,
    id: contact?.id ?? '',
    action: paths.partnerContacts(id),
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.partner(id) } },
  }
}

/** Who signs: the name for everybody, the rest for who corrects it or makes agreements. */
export function representativePart(partner: Partner, ctx: Ctx) {
  const t = contactWords(ctx.language)
  const { representative } = partner
  const edits = can(ctx.actor, 'partner.edit', partner)
  const url = paths.partnerRepresentative({ partnerId: partner._id })
  const text = representative ? t.editRepresentative : t.addRepresentative
  const personal = edits || may(ctx.actor, 'agreement.edit') ? representative : null
  return {
    title: t.representative,
    facts: facts([
      [t.representativeName, representative?.name ?? t.noRepresentative],
      ...(personal ? personalFacts(personal, ctx.language) : []),
    ]),
    note: personal && isIncomplete(personal) ? t.handwritten : null,
    actions: edits ? [linkTo(text, url, { icon: 'it-pencil' })] : [],
  }
}

function personalFacts({ birthDay, birthPlace, taxCode }: Representative, language: Language) {
  const t = contactWords(language)
  return [
    [t.birthDay, birthDay ? formatDay(birthDay, language) : null] as const,
    [t.birthPlace, birthPlace] as const,
    [t.taxCode, taxCode] as const,
  ]
}

function isIncomplete({ birthDay, birthPlace, taxCode }: Representative): boolean {
  return birthDay === null || birthPlace === null || taxCode === null
}

/** The form of who signs. */
export function representativePage(partner: Partner, ctx: Ctx, submitted: Submitted) {
  const t = contactWords(ctx.language)
  const typed = submitted.typed ?? typedRepresentative(partner)
  const form = contactForm(ctx.language, { ...submitted, typed })
  const shown = {
    name: field(form, 'name', { label: t.representativeName, required: true, maxlength: 120 }),
    birthDay: field(form, 'birthDay', { label: t.birthDay, type: 'date' }),
    birthPlace: field(form, 'birthPlace', { label: t.birthPlace, hint: t.birthPlaceHint, maxlength: 120 }),
    taxCode: field(form, 'taxCode', { label: t.taxCode, hint: t.taxCodeHint, maxlength: 20, width: 'medium' }),
  }
  const id = { partnerId: partner._id }
  return {
    title: t.representative,
    t,
    partnerName: partner.name,
    problems: problemSummary(form, Object.values(shown)),
    representative: shown,
    version: form.typed['version'] ?? '',
    action: paths.partnerRepresentative(id),
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.partner(id) } },
  }
}

function typedRepresentative({ representative, version }: Partner) {
  return {
    name: representative?.name ?? '',
    birthDay: representative?.birthDay ?? '',
    birthPlace: representative?.birthPlace ?? '',
    taxCode: representative?.taxCode ?? '',
    version: String(version),
  }
}

function contactForm(language: Language, submitted: Submitted): FormState {
  return formState(language, submitted, { ...partnerWords(language), ...contactWords(language) })
}
