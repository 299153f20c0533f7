import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { field, type FormState, problemSummary, select, textarea } from '../web/form-parts.ts'
import type { Happening } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { channels, type ContactEntry, type ContactFacts, outcomes } from './contact.rules.ts'
import { contactWords } from './contact.text.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

export interface NewContact {
  partnerId: string
  /** Makes the form safe to send twice. */
  key: string
  /** Whether there is anything to read first. */
  anyYet: boolean
  submitted: Submitted
}

/** The form of a new contact: folded where there are contacts to look at first, open when it was refused. */
export function newContactForm(ctx: Ctx, of: NewContact) {
  const t = contactWords(ctx.language)
  const typed = of.submitted.typed ?? { day: ctx.today, channel: 'phone' }
  const form = formState(ctx.language, { ...of.submitted, typed }, t)
  const fields = contactFields(form, ctx)
  const sent = form.typed['key']
  return {
    title: t.add,
    open: !of.anyYet || of.submitted.problems !== undefined,
    fields,
    problems: problemSummary(form, Object.values(fields)),
    key: typeof sent === 'string' && sent !== '' ? sent : of.key,
    action: paths.partnerContactLog({ partnerId: of.partnerId }),
    submit: { text: t.addButton, cancel: null },
  }
}

/** An entry to correct, with what it said before. */
export function contactPage(ctx: Ctx, of: { entry: ContactEntry; partnerName: string; submitted: Submitted }) {
  const t = contactWords(ctx.language)
  const { entry } = of
  const form = formState(ctx.language, { ...of.submitted, typed: of.submitted.typed ?? typedContact(entry) }, t)
  const fields = contactFields(form, ctx)
  const back = paths.partnerContactLog({ partnerId: entry.partnerId })
  return {
    title: t.editTitle,
    t,
    lead: `${t.editLead(of.partnerName)} · ${whoOf(entry, ctx)} · ${entry.callerName}`,
    fields,
    problems: problemSummary(form, Object.values(fields)),
    version: form.typed['version'] ?? '',
    action: paths.contactEdit({ contactId: entry._id }),
    submit: { text: t.save, cancel: { text: t.cancel, href: back } },
    history: historyOf(entry, ctx),
  }
}

/** The school of an entry as it is called, or the programme office. */
export function whoOf({ schoolId, schoolName }: Pick<ContactEntry, 'schoolId' | 'schoolName'>, ctx: Ctx): string {
  return schoolName ?? schoolId ?? contactWords(ctx.language).city
}

function contactFields(form: FormState, ctx: Ctx) {
  const t = contactWords(ctx.language)
  const named = <N extends string>(names: readonly N[], words: Record<N, string>) =>
    names.map((value) => ({ value, text: words[value] }))
  return {
    day: field(form, 'day', { label: t.day, type: 'date', required: true, max: ctx.today }),
    channel: select(form, 'channel', { label: t.channel, required: true, options: named(channels, t) }),
    person: field(form, 'person', { label: t.person, hint: t.personHint, maxlength: 120, width: 'medium' }),
    outcome: select(form, 'outcome', {
      label: t.outcome,
      required: true,
      placeholder: '…',
      options: named(outcomes, t),
    }),
    note: textarea(form, 'note', { label: t.note, hint: t.noteHint, rows: 3, maxlength: 1000 }),
    askAgainOn: field(form, 'askAgainOn', { label: t.askAgainOn, hint: t.askAgainHint, type: 'date' }),
  }
}

function typedContact({ day, channel, person, outcome, note, askAgainOn, version }: ContactEntry): Typed {
  return {
    day,
    channel,
    person: person ?? '',
    outcome,
    note: note ?? '',
    askAgainOn: askAgainOn ?? '',
    version: String(version),
  }
}

function historyOf({ corrections }: ContactEntry, ctx: Ctx): Happening[] {
  const t = contactWords(ctx.language)
  return corrections.toReversed().map(({ at, by, before }) => ({
    when: formatInstant(at, ctx.language),
    text: t.historyLine(by.name),
    note: factsText(before, ctx),
  }))
}

function factsText({ day, channel, person, outcome, note, askAgainOn }: ContactFacts, ctx: Ctx): string {
  const t = contactWords(ctx.language)
  const parts = [
    formatDay(day, ctx.language),
    t[channel],
    person,
    t[outcome],
    askAgainOn && t.askAgain(formatDay(askAgainOn, ctx.language)),
    note,
  ]
  return parts.filter((part) => part !== null && part !== '').join(' · ')
}
