import type { Ctx } from '../access/actor.ts'
import type { Day } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { type ListEntry, offered, type Programme } from '../programme/programme.rules.ts'
import { field, type FoldedFilter, select } from '../web/form-parts.ts'
import { type Status, status, type Tabs, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { paths } from '../paths.ts'
import { freeSeats, hostsDuring, type Period } from './free-seats.rules.ts'
import type { PartnerFilter } from './partner-list.forms.ts'
import { partnerListWords } from './partner-list.text.ts'
import { partnerKinds } from './partner.rules.ts'
import { partnerWords } from './partner.text.ts'
import type { Hosting, MonthPeriod } from './profile.rules.ts'
import { type Qualification, type Standing, standingOn, standings } from './qualification.rules.ts'

/** What the list and the map of partners share: the search, and how a partner stands. */
export interface SearchView {
  filter: PartnerFilter
  lists: Pick<Programme, 'themes' | 'districts' | 'tracks'>
}

export type SearchedPage = 'list' | 'map'

const pathOf = { list: paths.partners, map: paths.partnerMap }

/** The address of a search, as a list or on the map. */
export function searchHref(page: SearchedPage, { typed }: Pick<PartnerFilter, 'typed'>, number?: number): string {
  return withQuery(pathOf[page](), { ...typed, ...(number ? { pagina: String(number) } : {}) })
}

export function isFiltered({ typed }: Pick<PartnerFilter, 'typed'>): boolean {
  return Object.values(typed).some((value) => value !== '')
}

/** The two views of one search. */
export function searchTabs(current: SearchedPage, filter: PartnerFilter, language: Language): Tabs {
  const t = partnerListWords(language)
  const tab = (page: SearchedPage, text: string) => ({
    text,
    href: searchHref(page, filter),
    current: page === current,
  })
  return { tabs: [tab('list', t.asList), tab('map', t.asMap)] }
}

export function searchForm(page: SearchedPage, { filter, lists }: SearchView, { language }: Ctx): FoldedFilter {
  const t = partnerListWords(language)
  const form = formState(language, { typed: filter.typed })
  const choices = (entries: readonly ListEntry[], kept: string | undefined) =>
    offered(entries, kept ? [kept] : []).map(({ code, name }) => ({ value: code, text: name[language] }))
  const kinds = partnerKinds.map((kind) => ({ value: kind, text: partnerWords(language)[kind] }))
  const stands = standings.map((standing) => ({ value: standing, text: t[`standing-${standing}`] }))
  const { posti, dal, al, tipo, indirizzo, stato } = filter.typed
  return {
    action: pathOf[page](),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [
      select(form, 'tema', { label: t.theme, options: choices(lists.themes, filter.theme), placeholder: t.anyTheme }),
      select(form, 'quartiere', {
        label: t.district,
        options: choices(lists.districts, filter.typed.quartiere),
        placeholder: t.anyDistrict,
      }),
    ],
    more: {
      open: [posti, dal, al, tipo, indirizzo, stato].some((value) => value !== ''),
      fields: [
        field(form, 'posti', { label: t.seatsWanted, type: 'number', min: '0' }),
        field(form, 'dal', { label: t.from, type: 'date' }),
        field(form, 'al', { label: t.to, type: 'date' }),
      ],
      selects: [
        select(form, 'tipo', { label: t.kind, options: kinds, placeholder: t.anyKind }),
        select(form, 'indirizzo', {
          label: t.track,
          options: choices(lists.tracks, filter.track),
          placeholder: t.anyTrack,
        }),
        select(form, 'stato', { label: t.standing, options: stands, placeholder: t.anyStanding }),
      ],
    },
    clearHref: isFiltered(filter) ? pathOf[page]() : null,
  }
}

const tones: Record<Standing, Tone> = {
  none: 'neutral',
  applied: 'info',
  'more-asked': 'warning',
  qualified: 'success',
  expired: 'warning',
  refused: 'danger',
  suspended: 'danger',
}

/** How a partner stands today, in words. */
export function standingStatus(qualification: Pick<Qualification, 'state' | 'until'>, ctx: Ctx): Status {
  const standing = standingOn(qualification, ctx.today)
  return status(partnerListWords(ctx.language)[`standing-${standing}`], tones[standing])
}

interface SeatsView {
  hosting: Pick<Hosting, 'seats'> & { periods: MonthPeriod[] }
  taken: number
  period: Period
}

/** '3 di 5', or that the partner does not host then; null when nobody knows its seats. */
export function seatsText({ hosting, taken, period }: SeatsView, language: Language): string | null {
  const t = partnerListWords(language)
  if (!hostsDuring(hosting, period)) return t.notThen
  const free = freeSeats(hosting, taken)
  return free === null || hosting.seats === null ? null : t.freeOf(free, hosting.seats)
}

/** Who was in touch with a partner last; the contact log knows more, and comes later in the house. */
export interface LastTalk {
  day: Day
  /** null: the programme office */
  schoolName: string | null
}

/** Who it was: a school by name, or the programme office, which belongs to none. */
export function talkerOf({ schoolName }: Pick<LastTalk, 'schoolName'>, language: Language): string {
  return schoolName ?? partnerListWords(language).programmeOffice
}

export function lastTalkLine(talk: LastTalk, language: Language): { text: string; note: string } {
  return { text: formatDay(talk.day, language), note: talkerOf(talk, language) }
}
