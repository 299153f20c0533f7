import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { entryName, type Programme } from '../programme/programme.rules.ts'
import { type ActivityState, activityStates } from '../protocols/counted-activity.rules.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, type Status, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Activity } from './activity.rules.ts'
import { activityWords } from './activity.text.ts'

type Listed = Pick<Activity, '_id' | 'title' | 'kind' | 'themes' | 'protocolId' | 'schoolId' | 'from' | 'to' | 'state'>

/** What the list is filtered by, as it stands in the address. */
export const searchFields = ['q', 'tipo', 'tema', 'stato', 'anno', 'protocollo'] as const
export type TypedSearch = Readonly<Record<(typeof searchFields)[number], string>>

export interface ActivityList {
  activities: Listed[]
  total: number
  typed: TypedSearch
  years: readonly SchoolYear[]
  /** how many take part in each, those of linked labs included */
  classes: ReadonlyMap<string, number>
  protocols: readonly { _id: string; title: string }[]
  programme: Programme
  page: number
  perPage: number
}

const tones: Record<ActivityState, Tone> = {
  planned: 'neutral',
  running: 'info',
  concluded: 'success',
  cancelled: 'danger',
}

export function stateOf(state: ActivityState, language: Language): Status {
  return status(activityWords(language)[state], tones[state])
}

export function activitiesPage(list: ActivityList, ctx: Ctx) {
  const t = activityWords(ctx.language)
  const adds = may(ctx.actor, 'activity.edit')
  const add = adds ? [linkTo(t.add, paths.newActivity(), { look: 'primary', icon: 'it-plus' })] : []
  const filtered = searchFields.some((name) => list.typed[name] !== '')
  const href = (page: number) => withQuery(paths.activities(), { ...list.typed, pagina: String(page) })
  return {
    title: t.activities,
    t,
    actions: add,
    filter: { ...filterOf(list, ctx), clearHref: filtered ? paths.activities() : null },
    table: table({
      caption: t.activities,
      columns: [t.title, t.period, t.state, { text: t.schools, numeric: true }, { text: t.classes, numeric: true }],
      rows: list.activities.map((activity) => rowOf(activity, list, ctx.language)),
      empty: filtered ? empty(t.notFound, t.notFoundAdvice) : empty(t.none, adds ? t.noneToMake : t.noneToSee, add),
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

function filterOf({ typed, years, protocols, programme }: ActivityList, { language }: Ctx) {
  const t = activityWords(language)
  const form = formState(language, { typed })
  const entries = (all: Programme['themes']) => all.map(({ code, name }) => ({ value: code, text: name[language] }))
  const kinds = { label: t.kind, options: entries(programme.activityKinds), placeholder: t.anyKind }
  const themes = { label: t.theme, options: entries(programme.themes), placeholder: t.anyTheme }
  const states = activityStates.map((state) => ({ value: state, text: t[state] }))
  const protocolOptions = protocols.map(({ _id, title }) => ({ value: _id, text: title }))
  return {
    action: paths.activities(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [
      select(form, 'tipo', kinds),
      select(form, 'tema', themes),
      select(form, 'stato', { label: t.state, options: states, placeholder: t.anyState }),
      select(form, 'anno', {
        label: t.year,
        options: years.map((year) => ({ value: year, text: year })),
        placeholder: t.anyYear,
      }),
      ...(protocols.length > 0
        ? [select(form, 'protocollo', { label: t.protocol, options: protocolOptions, placeholder: t.anyProtocol })]
        : []),
    ],
  }
}

function rowOf(activity: Listed, { programme, classes }: ActivityList, language: Language): ContentOf[] {
  return [
    {
      text: activity.title,
      href: paths.activity({ activityId: activity._id }),
      note: entryName(programme.activityKinds, activity.kind, language),
    },
    periodText(activity, language),
    stateOf(activity.state, language),
    activity.schoolId.length,
    classes.get(activity._id) ?? 0,
  ]
}

export function periodText({ from, to }: Pick<Activity, 'from' | 'to'>, language: Language): string {
  return activityWords(language).periodOf(formatDay(from, language), formatDay(to, language))
}
