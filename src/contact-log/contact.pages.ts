import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { partnerTabs } from '../partners/partner-tabs.pages.ts'
import { paths } from '../paths.ts'
import { daysBetween } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import {
  type Action,
  type ContentOf,
  empty,
  linkTo,
  pager,
  type Status,
  status,
  table,
  type Tone,
} from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { newContactForm, type Submitted, whoOf } from './contact-form.pages.ts'
import { type Caution, type Channel, type ContactEntry, type Outcome, outcomes } from './contact.rules.ts'
import { type ContactWords, contactWords } from './contact.text.ts'

type Listed = Omit<ContactEntry, 'corrections'> & { partnerName: string; corrected: boolean }

interface PageOf {
  contacts: readonly Listed[]
  total: number
  page: number
  perPage: number
}

export interface PartnerContacts extends PageOf {
  partner: { _id: string; name: string }
  cautions: readonly Caution<ContactEntry>[]
  /** The school (null: the city) for which the reader calls. */
  schoolId: string | null
  key: string
  submitted: Submitted
}

/** The contacts with one partner: what to know before calling, the form, and all entries. */
export function partnerContactsPage(of: PartnerContacts, ctx: Ctx) {
  const t = contactWords(ctx.language)
  const partnerId = of.partner._id
  return {
    title: t.contactsWith(of.partner.name),
    t,
    tabs: partnerTabs(partnerId, 'contacts', ctx),
    cautions: of.cautions.map((caution) => cautionText(caution, of.schoolId, ctx)),
    form: may(ctx.actor, 'contact.log') ? newContactForm(ctx, { ...of, partnerId, anyYet: of.total > 0 }) : null,
    table: table({
      caption: t.entries,
      columns: [t.day, t.who, t.personShort, t.outcome, t.note, { text: t.actions, quiet: true }],
      rows: of.contacts.map((entry) => entryCells(entry, ctx)),
      empty: empty(t.none, t.noneAdvice),
    }),
    pager: pagerOf(of, ctx, (page) => withQuery(paths.partnerContactLog({ partnerId }), { pagina: String(page) })),
    exports: of.total > 0 ? exportLinks(paths.partnerContactLog({ partnerId })) : null,
  }
}

/** What the address of the log says, as text. */
export interface LogSearch {
  q: string
  istituto: string
  esito: string
  miei: string
  entro: string
}

export interface ContactLog extends PageOf {
  search: LogSearch
  schools: readonly { schoolId: string; name: string }[]
}

/** All entries of the log, with search and filters. */
export function contactLogPage(log: ContactLog, ctx: Ctx) {
  const t = contactWords(ctx.language)
  const filtered = Object.values(log.search).some((value) => value !== '')
  return {
    title: t.log,
    t,
    filter: filterOf(log, filtered, ctx),
    table: table({
      caption: t.log,
      columns: [t.partner, t.day, t.who, t.personShort, t.outcome, t.note, { text: t.actions, quiet: true }],
      rows: log.contacts.map((entry) => [
        { text: entry.partnerName, href: paths.partnerContactLog({ partnerId: entry.partnerId }) },
        ...entryCells(entry, ctx),
      ]),
      empty: filtered
        ? empty(t.notFound, t.notFoundAdvice)
        : empty(t.noneInLog, t.noneInLogAdvice, [linkTo(t.partners, paths.partners())]),
    }),
    pager: pagerOf(log, ctx, (page) => withQuery(paths.contactLog(), { ...log.search, pagina: String(page) })),
    exports: log.total > 0 ? exportLinks(withQuery(paths.contactLog(), { ...log.search })) : null,
  }
}

function filterOf({ search, schools }: ContactLog, filtered: boolean, ctx: Ctx) {
  const t = contactWords(ctx.language)
  const form = formState(ctx.language, { typed: { ...search } })
  const callers = [
    ...schools.map(({ schoolId, name }) => ({ value: schoolId, text: name })),
    { value: 'city', text: t.city },
  ]
  const results = outcomes.map((value) => ({ value, text: t[value] }))
  return {
    action: paths.contactLog(),
    fields: [
      field(form, 'q', { label: t.search, type: 'search' }),
      field(form, 'entro', { label: t.callBy, type: 'date' }),
    ],
    selects: [
      select(form, 'istituto', { label: t.school, options: callers, placeholder: t.anySchool }),
      select(form, 'esito', { label: t.outcome, options: results, placeholder: t.anyOutcome }),
      select(form, 'miei', { label: t.mine, options: [{ value: 'si', text: t.onlyMine }], placeholder: t.everybody }),
    ],
    clearHref: filtered ? paths.contactLog() : null,
  }
}

function entryCells(entry: Listed, ctx: Ctx): ContentOf[] {
  const t = contactWords(ctx.language)
  const edit = linkTo(t.edit, paths.contactEdit({ contactId: entry._id }), { look: 'plain' })
  const actions: Action[] = can(ctx.actor, 'contact.log', entry) ? [edit] : []
  const again = entry.askAgainOn && !entry.followed ? t.askAgain(formatDay(entry.askAgainOn, ctx.language)) : null
  return [
    { text: formatDay(entry.day, ctx.language), note: t[entry.channel] },
    { text: whoOf(entry, ctx), note: entry.callerName },
    entry.person,
    { status: outcomeStatus(entry.outcome, t), note: again },
    { text: entry.note ?? '—', note: entry.corrected ? t.correctedNote : null },
    { actions },
  ]
}

const tones: Record<Outcome, Tone> = {
  interested: 'success',
  agreed: 'success',
  'not-now': 'warning',
  refused: 'danger',
  'no-answer': 'neutral',
  'wrong-contact': 'neutral',
}

function outcomeStatus(outcome: Outcome, t: ContactWords): Status {
  return status(t[outcome], tones[outcome])
}

const deeds = {
  phone: 'didPhone',
  mail: 'didMail',
  visit: 'didVisit',
  meeting: 'didMeeting',
} as const satisfies Record<Channel, keyof ContactWords>

function cautionText({ because, entry }: Caution<ContactEntry>, schoolId: string | null, ctx: Ctx): string {
  const t = contactWords(ctx.language)
  const who = entry.schoolId === schoolId ? t.yourSchool : whoOf(entry, ctx)
  if (because === 'not-before') {
    const day = formatDay(entry.askAgainOn ?? entry.day, ctx.language)
    return t.notBefore(day, formatDay(entry.day, ctx.language), who)
  }
  const ago = daysBetween(entry.day, ctx.today)
  const when = ago === 0 ? t.today : ago === 1 ? t.yesterday : t.daysAgo(ago)
  return t.recent(who, `${t[deeds[entry.channel]]} ${when}`, t[entry.outcome].toLowerCase())
}

function pagerOf({ total, page, perPage }: PageOf, ctx: Ctx, href: (page: number) => string) {
  return pager({
    page,
    perPage,
    total,
    summary: contactWords(ctx.language).summary,
    href,
  })
}
