import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { longSchoolYear, nextSchoolYear, previousSchoolYear } from '../norms/school-year.rules.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { type Day, daysBetween } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { field, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, type Status, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import {
  type Agreement,
  type AgreementStanding,
  agreementStandings,
  lastDay,
  shownLastDay,
  standingOf,
} from './agreement.rules.ts'
import { agreementWords } from './agreement.text.ts'

type Listed = Pick<
  Agreement,
  '_id' | 'school' | 'host' | 'state' | 'terms' | 'protocol' | 'endedOn' | 'partnerId' | 'schoolId'
> & { signatures: readonly { party: string }[] }

export interface AgreementList {
  agreements: readonly Listed[]
  total: number
  page: number
  perPage: number
  /** What is in the address: q, stato, anno, ente. */
  typed: Readonly<Record<'q' | 'stato' | 'anno' | 'ente', string>>
}

export function agreementsPage(list: AgreementList, ctx: Ctx) {
  const t = agreementWords(ctx.language)
  const edits = may(ctx.actor, 'agreement.edit')
  const add = linkTo(t.add, withQuery(paths.newAgreement(), { ente: list.typed.ente }), {
    look: 'primary',
    icon: 'it-plus',
  })
  const template = linkTo(t.template, paths.agreementTemplate(), { icon: 'it-file' })
  const filtered = Object.values(list.typed).some(Boolean)
  return {
    title: t.agreements,
    lead: ctx.actor.role === 'host' ? t.myAgreementsLead : t.agreementsLead,
    actions: [...(edits ? [add] : []), ...(may(ctx.actor, 'agreement-template.edit') ? [template] : [])],
    filter: filterOf(list, ctx, filtered),
    table: table({
      caption: t.agreements,
      columns: [...bothColumns(ctx), t.period, t.protocol, t.state],
      rows: list.agreements.map((agreement) => rowOf(agreement, ctx)),
      empty: filtered
        ? empty(t.notFound, t.notFoundAdvice)
        : empty(t.none, edits ? t.noneToMake : t.noneToSee, edits ? [add] : []),
    }),
    pager: pagerOf(list, ctx.language),
  }
}

/** Who belongs to one side needs only the other. */
function bothColumns(ctx: Ctx): string[] {
  const t = agreementWords(ctx.language)
  if (ctx.actor.role === 'city') return [t.host, t.school]
  return [ctx.actor.role === 'host' || ctx.actor.role === 'guest' ? t.school : t.host]
}

function rowOf(agreement: Listed, ctx: Ctx): ContentOf[] {
  const { language } = ctx
  const t = agreementWords(language)
  const { terms, protocol } = agreement
  const href = paths.agreement({ agreementId: agreement._id })
  const [first, ...others] = bothColumns(ctx).map((column) =>
    column === t.host ? agreement.host.name : agreement.school.name,
  )
  return [
    { text: first ?? '', href, note: terms.purpose },
    ...others,
    t.periodOf(formatDay(terms.from, language), formatDay(shownLastDay(agreement), language)),
    protocol ? { text: protocol.number, note: formatDay(protocol.date, language) } : null,
    { text: null, status: standingStatus(agreement, ctx), note: noteOf(agreement, ctx) },
  ]
}

function noteOf(agreement: Listed, { today, language }: Ctx): string | null {
  const t = agreementWords(language)
  const standing = standingOf(agreement, today)
  if (standing === 'signing') return t.signedBy(agreement.signatures.length)
  const days = daysBetween(today, lastDay(agreement))
  return standing === 'ending' ? t.daysLeft(days) : null
}

const tones: Record<AgreementStanding, Tone> = {
  draft: 'neutral',
  signing: 'info',
  'to-register': 'warning',
  upcoming: 'info',
  'in-force': 'success',
  ending: 'warning',
  expired: 'danger',
  ended: 'neutral',
  cancelled: 'neutral',
}

/** How an agreement stands today, in words and colour. */
export function standingStatus(
  agreement: Pick<Agreement, 'state' | 'protocol' | 'terms' | 'endedOn'>,
  { today, language }: { today: Day; language: Language },
): Status {
  const standing = standingOf(agreement, today)
  return status(agreementWords(language)[standing], tones[standing])
}

function filterOf({ typed }: AgreementList, { language, today }: Ctx, filtered: boolean) {
  const t = agreementWords(language)
  const form = formState(language, { typed: { ...typed } })
  const current = schoolYearOf(today)
  const years = [nextSchoolYear(current), current, previousSchoolYear(current)]
  return {
    action: paths.agreements(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [
      select(form, 'stato', {
        label: t.state,
        placeholder: t.anyState,
        options: agreementStandings.map((value) => ({ value, text: t[value] })),
      }),
      select(form, 'anno', {
        label: t.schoolYear,
        placeholder: t.anyYear,
        options: years.map((value) => ({ value, text: longSchoolYear(value) })),
      }),
    ],
    clearHref: filtered ? paths.agreements() : null,
  }
}

function pagerOf({ page, perPage, total, typed }: AgreementList, language: Language) {
  return pager({
    page,
    perPage,
    total,
    summary: agreementWords(language).summary,
    href: (number) => withQuery(paths.agreements(), { ...typed, pagina: String(number) }),
  })
}
