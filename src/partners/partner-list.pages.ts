import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Language } from '../platform/words.ts'
import { entryName } from '../programme/programme.rules.ts'
import { exportLinks } from '../web/export.ts'
import { type ContentOf, empty, linkTo, pager, table } from '../web/parts.ts'
import type { Period } from './free-seats.rules.ts'
import { partnerListWords } from './partner-list.text.ts'
import type { Partner, PartnerSite } from './partner.rules.ts'
import { partnerWords } from './partner.text.ts'
import type { Hosting, Work } from './profile.rules.ts'
import type { Qualification } from './qualification.rules.ts'
import {
  isFiltered,
  type LastTalk,
  lastTalkLine,
  searchForm,
  searchHref,
  searchTabs,
  type SearchView,
  seatsText,
  standingStatus,
} from './partner-search.pages.ts'

export type ShownPartner = Pick<Partner, '_id' | 'kind' | 'name' | 'sites'> & {
  works: Pick<Work, 'themes' | 'risk'>[]
  hosting: Pick<Hosting, 'seats' | 'periods'>
  qualification: Pick<Qualification, 'state' | 'until'>
}

export interface PartnerList extends SearchView {
  partners: ShownPartner[]
  total: number
  page: number
  perPage: number
  /** The most students at once in the period, by partner. */
  taken: ReadonlyMap<string, number>
  period: Period
  /** By partner; null for who may not see the contact log. */
  talks: ReadonlyMap<string, LastTalk> | null
}

export function partnersPage(list: PartnerList, ctx: Ctx) {
  const t = partnerListWords(ctx.language)
  const add = may(ctx.actor, 'partner.create')
    ? [linkTo(t.add, paths.newPartner(), { look: 'primary', icon: 'it-plus' })]
    : []
  const merge = may(ctx.actor, 'partner.merge') ? [linkTo(t.duplicates, paths.partnerDuplicates())] : []
  return {
    title: t.partners,
    t,
    actions: [...add, ...merge],
    views: searchTabs('list', list.filter, ctx.language),
    filter: searchForm('list', list, ctx),
    problem: list.filter.problem && t[list.filter.problem],
    table: table({
      caption: t.partners,
      columns: [
        t.name,
        t.where,
        t.themes,
        list.filter.seats ? t.freeThen : t.freeToday,
        t.standing,
        ...(list.talks ? [t.lastContact] : []),
      ],
      rows: list.partners.map((partner) => partnerRow(partner, list, ctx)),
      empty: isFiltered(list.filter) ? empty(t.notFound, t.notFoundAdvice, add) : empty(t.none, t.noneAdvice, add),
    }),
    pager: pager({
      page: list.page,
      perPage: list.perPage,
      total: list.total,
      summary: t.summary,
      href: (page) => searchHref('list', list.filter, page),
    }),
    exports: exportLinks(searchHref('list', list.filter)),
  }
}

function partnerRow(partner: ShownPartner, list: PartnerList, ctx: Ctx): ContentOf[] {
  const { language } = ctx
  const talk = list.talks?.get(partner._id)
  const taken = list.taken.get(partner._id) ?? 0
  return [
    {
      text: partner.name,
      href: paths.partner({ partnerId: partner._id }),
      note: partnerWords(language)[partner.kind],
    },
    {
      text: [...new Set(partner.sites.map((site) => site.town))].join(', ') || '—',
      note: districtNames(partner.sites, list.lists, language).join(', ') || null,
    },
    themeNames(partner.works, list.lists, language).join(', ') || null,
    seatsText({ hosting: partner.hosting, taken, period: list.period }, language),
    standingStatus(partner.qualification, ctx),
    ...(list.talks ? [talk ? lastTalkLine(talk, language) : null] : []),
  ]
}

type Lists = SearchView['lists']

/** The districts of some sites, by name, each once. */
export function districtNames(sites: readonly Pick<PartnerSite, 'district'>[], lists: Lists, language: Language) {
  return [...new Set(sites.flatMap(({ district }) => (district ? [districtName(district, lists, language)] : [])))]
}

/** A district by name, also where a record has no code of it but a name, from before there were codes. */
export function districtName(written: string, { districts }: Lists, language: Language): string {
  const entry = districts.find(({ code, name }) => [code, name.it, name.en].includes(written))
  return entry?.name[language] ?? written
}

/** The themes on which students work there, by name, each once; not those of work that no student is given. */
export function themeNames(works: readonly Pick<Work, 'themes' | 'risk'>[], lists: Lists, language: Language) {
  const codes = new Set(works.flatMap(({ themes, risk }) => (risk === 'banned' ? [] : themes)))
  return [...codes].map((code) => entryName(lists.themes, code, language))
}
