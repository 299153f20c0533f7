import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { type Action, empty, linkTo, pager, type Status, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type Round, type RoundState, roundStates } from './round.rules.ts'
import { roundWords } from './round.text.ts'

const tones: Record<RoundState, Tone> = {
  draft: 'neutral',
  open: 'info',
  closed: 'warning',
  published: 'success',
  cancelled: 'danger',
}

export function roundState(state: RoundState, language: Language): Status {
  return status(roundWords(language)[state], tones[state])
}

/** What a list shows of a round; nobody is named in it. */
export type ListedLine = Pick<Round, '_id' | 'title' | 'kind' | 'schoolId' | 'schoolYear' | 'closesAt' | 'state'> & {
  parts: readonly { classIds: readonly string[] }[]
  offers: readonly unknown[]
}

export interface RoundList {
  rounds: readonly ListedLine[]
  total: number
  /** names of the schools that opened them */
  schools: ReadonlyMap<string, string>
  years: readonly SchoolYear[]
  q: string
  state: string
  year: string
  page: number
  perPage: number
}

export function roundsPage(list: RoundList, ctx: Ctx) {
  const t = roundWords(ctx.language)
  const opens = may(ctx.actor, 'round.edit') || may(ctx.actor, 'round.edit-city')
  const create = opens ? [linkTo(t.newRound, paths.newRound(), { look: 'primary', icon: 'it-plus' })] : []
  const filtered = list.q !== '' || list.state !== '' || list.year !== ''
  const href = (page: number) =>
    withQuery(paths.rounds(), { q: list.q, stato: list.state, anno: list.year, pagina: String(page) })
  return {
    title: t.rounds,
    lead: t.lead,
    actions: create,
    filter: { ...filterOf(list, ctx.language), clearHref: filtered ? paths.rounds() : null },
    table: table({
      caption: t.rounds,
      columns: [
        t.title,
        t.owner,
        { text: t.classesCount, numeric: true },
        { text: t.offersCount, numeric: true },
        t.closesAt,
        t.state,
      ],
      rows: list.rounds.map((round) => rowOf(round, list.schools, ctx.language)),
      empty: noRound(filtered, create, ctx.language),
    }),
    pager: pager({ page: list.page, perPage: list.perPage, total: list.total, summary: t.summary, href }),
    exports: exportLinks(href(1)),
  }
}

function noRound(filtered: boolean, create: Action[], language: Language) {
  const t = roundWords(language)
  if (filtered) return empty(t.notFound, t.notFoundAdvice)
  return empty(t.none, create.length > 0 ? t.noneAdvice : t.noneYet, create)
}

function filterOf({ q, state, year, years }: RoundList, language: Language) {
  const t = roundWords(language)
  const form = formState(language, { typed: { q, stato: state, anno: year } })
  const states = roundStates.map((each) => ({ value: each, text: t[each] }))
  const yearOptions = years.map((each) => ({ value: each, text: each }))
  return {
    action: paths.rounds(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [
      select(form, 'stato', { label: t.state, options: states, placeholder: t.anyState }),
      select(form, 'anno', { label: t.schoolYear, options: yearOptions, placeholder: t.anyYear }),
    ],
  }
}

function rowOf(round: ListedLine, schools: RoundList['schools'], language: Language) {
  const t = roundWords(language)
  const { _id, title, kind, schoolId, schoolYear, parts, offers, closesAt, state } = round
  return [
    { text: title, href: paths.round({ roundId: _id }), note: `${t[kind]} · ${schoolYear}` },
    schoolId ? (schools.get(schoolId) ?? schoolId) : t.city,
    parts.reduce((sum, { classIds }) => sum + classIds.length, 0),
    offers.length,
    formatInstant(closesAt, language),
    roundState(state, language),
  ]
}
