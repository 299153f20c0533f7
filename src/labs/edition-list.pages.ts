import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { moduleLevels } from '../lab-modules/lab-module.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { paths } from '../paths.ts'
import { formatDay, weekdayName } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { entryName, type Programme } from '../programme/programme.rules.ts'
import { exportLinks } from '../web/export.ts'
import { field, type FormState, select } from '../web/form-parts.ts'
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
import { type Edition, type EditionState, editionStates } from './edition.rules.ts'
import { editionWords } from './edition.text.ts'
import { placesLeft } from './lab-enrolment.rules.ts'

export type Listed = Pick<
  Edition,
  | '_id'
  | 'code'
  | 'title'
  | 'partnerId'
  | 'siteId'
  | 'state'
  | 'from'
  | 'to'
  | 'pattern'
  | 'seats'
  | 'taken'
  | 'schoolYear'
> & { module: Pick<Edition['module'], 'theme' | 'level' | 'minutes'> }

/** Where a partner works. */
export type PartnerPlaces = Pick<Partner, '_id' | 'name' | 'sites' | 'spaces'>

/** What the list is filtered by, as it stands in the address. */
export const searchFields = [
  'q',
  'quali',
  'stato',
  'tema',
  'livello',
  'quartiere',
  'ente',
  'anno',
  'dal',
  'al',
  'posti',
] as const
export type TypedSearch = Readonly<Record<(typeof searchFields)[number], string>>

export interface EditionList {
  editions: readonly Listed[]
  total: number
  typed: TypedSearch
  years: readonly SchoolYear[]
  /** Where the editions take place, and every partner to filter by. */
  places: ReadonlyMap<string, PartnerPlaces>
  partners: readonly { _id: string; name: string }[]
  programme: Programme
  page: number
  perPage: number
}

const tones: Record<EditionState, Tone> = {
  draft: 'neutral',
  open: 'success',
  running: 'info',
  suspended: 'warning',
  completed: 'neutral',
  cancelled: 'danger',
}

export function stateOf(state: EditionState, language: Language): Status {
  return status(editionWords(language)[state], tones[state])
}

export function editionsPage(list: EditionList, ctx: Ctx) {
  const t = editionWords(ctx.language)
  const filtered = searchFields.some((name) => list.typed[name] !== '')
  const href = (page: number) => withQuery(paths.editions(), { ...list.typed, pagina: String(page) })
  return {
    title: t.editions,
    lead: t[leadFor(ctx)],
    actions: actionsFor(ctx),
    filter: { ...filterOf(list, ctx), clearHref: filtered ? paths.editions() : null },
    table: table({
      caption: t.editions,
      columns: columnsFor(ctx),
      rows: list.editions.map((edition) => rowOf(edition, list, ctx)),
      empty: filtered ? empty(t.notFound, t.notFoundAdvice) : empty(t.none, t[adviceFor(ctx)], actionsFor(ctx)),
    }),
    exports: exportLinks(href(1)),
    pager: pager({
      page: list.page,
      perPage: list.perPage,
      total: list.total,
      summary: t.summary,
      href,
    }),
  }
}

function leadFor({ actor }: Ctx) {
  if (actor.role === 'host') return 'leadHost'
  if (actor.role === 'student') return 'leadStudent'
  return 'schoolId' in actor ? 'leadSchool' : 'leadCity'
}

function adviceFor({ actor }: Ctx) {
  if (actor.role === 'student') return 'noneForStudent'
  return may(actor, 'edition.edit') ? 'noneToMake' : 'noneToSee'
}

function actionsFor({ actor, language }: Ctx): Action[] {
  const t = editionWords(language)
  return [
    ...(may(actor, 'edition.edit') ? [linkTo(t.add, paths.newEdition(), { look: 'primary', icon: 'it-plus' })] : []),
    ...(may(actor, 'module.view') ? [linkTo(t.catalogue, paths.modules())] : []),
    ...(may(actor, 'partner.view') && actor.role !== 'host' ? [linkTo(t.map, paths.partnerMap())] : []),
  ]
}

function columnsFor(ctx: Ctx) {
  const t = editionWords(ctx.language)
  const seats = ctx.actor.role === 'student' ? [] : [{ text: t.free, numeric: true }]
  return [t.title, ...(ctx.actor.role === 'host' ? [] : [t.partner]), t.when, ...seats, t.state]
}

function rowOf(edition: Listed, { places, programme }: EditionList, ctx: Ctx): ContentOf[] {
  const { actor, language } = ctx
  const t = editionWords(language)
  const place = places.get(edition.partnerId)
  const district = place?.sites.find(({ id }) => id === edition.siteId)?.district ?? null
  const where = { text: place?.name ?? '', note: district && entryName(programme.districts, district, language) }
  return [
    { text: edition.title, href: paths.edition({ editionId: edition._id }), note: edition.code },
    ...(actor.role === 'host' ? [] : [where]),
    { text: periodText(edition, language), note: patternText(edition, language) },
    ...(actor.role === 'student' ? [] : [t.freeOf(placesLeft(edition), edition.seats)]),
    stateOf(edition.state, language),
  ]
}

export function periodText({ from, to }: Pick<Edition, 'from' | 'to'>, language: Language): string {
  return editionWords(language).periodOf(formatDay(from, language), formatDay(to, language))
}

/** 'mer 14:00–17:00, sab 10:00–13:00'; null without a pattern. */
export function patternText({ pattern }: Pick<Edition, 'pattern'>, language: Language): string | null {
  const slots = pattern.map(({ weekday, from, to }) => `${weekdayName(weekday, language, 'short')} ${from}–${to}`)
  return slots.join(', ') || null
}

function filterOf(list: EditionList, { actor, language }: Ctx) {
  const t = editionWords(language)
  const form = formState(language, { typed: list.typed })
  const states = editionStates
    .filter((state) => state !== 'draft' || may(actor, 'edition.edit'))
    .map((state) => ({ value: state, text: t[state] }))
  const ofSchool = 'schoolId' in actor && actor.role !== 'student'
  const rarer = rarerFilters(form, list, { actor, language })
  return {
    action: paths.editions(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [
      ...(ofSchool ? [scopeSelect(form, language)] : []),
      select(form, 'stato', { label: t.state, options: states, placeholder: t.anyState }),
      select(form, 'tema', {
        label: t.theme,
        options: entries(list.programme.themes, language),
        placeholder: t.anyTheme,
      }),
    ],
    more: {
      open: [...rarer.fields, ...rarer.selects].some(({ name }) => list.typed[name as keyof TypedSearch] !== ''),
      ...rarer,
    },
  }
}

function entries(all: Programme['themes'], language: Language) {
  return all.map(({ code, name }) => ({ value: code, text: name[language] }))
}

function scopeSelect(form: FormState, language: Language) {
  const t = editionWords(language)
  return select(form, 'quali', {
    label: t.which,
    options: [
      { value: 'nostri', text: t.scopeOurs },
      { value: 'tutti', text: t.scopeAll },
    ],
    placeholder: t.scopeOpen,
  })
}

function rarerFilters(form: FormState, list: EditionList, { actor, language }: Pick<Ctx, 'actor' | 'language'>) {
  const t = editionWords(language)
  const levels = moduleLevels.map((level) => ({ value: level, text: t[level] }))
  const districts = {
    label: t.district,
    options: entries(list.programme.districts, language),
    placeholder: t.anyDistrict,
  }
  const partners = list.partners.map(({ _id, name }) => ({ value: _id, text: name }))
  const years = list.years.map((year) => ({ value: year, text: year }))
  const free = [{ value: 'liberi', text: t.onlyFree }]
  const elsewhere = actor.role !== 'host' && actor.role !== 'student'
  return {
    fields: [field(form, 'dal', { label: t.from, type: 'date' }), field(form, 'al', { label: t.to, type: 'date' })],
    selects: [
      select(form, 'livello', { label: t.level, options: levels, placeholder: t.anyLevel }),
      select(form, 'anno', { label: t.year, options: years, placeholder: t.anyYear }),
      ...(elsewhere ? [select(form, 'quartiere', districts)] : []),
      ...(elsewhere ? [select(form, 'ente', { label: t.partner, options: partners, placeholder: t.anyPartner })] : []),
      ...(actor.role === 'student'
        ? []
        : [select(form, 'posti', { label: t.freeSeats, options: free, placeholder: t.anySeats })]),
    ],
  }
}
