import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { PlacementGroup } from './placement-group.rules.ts'
import { groupWords } from './placement-group.text.ts'

export type Listed = Pick<PlacementGroup, '_id' | 'title' | 'schoolYear' | 'hosts' | 'lines'> & {
  common: { terms: { from: Day; to: Day } } | null
}

interface GroupList {
  groups: readonly Listed[]
  total: number
  q: string
  year: string
  years: readonly SchoolYear[]
  page: number
  perPage: number
}

export function groupsPage(list: GroupList, ctx: Ctx) {
  const t = groupWords(ctx.language)
  const edits = may(ctx.actor, 'placement-group.edit')
  const look = { look: 'primary', icon: 'it-plus' } as const
  const add = edits ? [linkTo(t.add, paths.newPlacementGroup(), look)] : []
  const filtered = list.q !== '' || list.year !== ''
  const href = (page: number) =>
    withQuery(paths.placementGroups(), { q: list.q, anno: list.year, pagina: String(page) })
  return {
    title: t.groups,
    lead: t.groupsLead,
    actions: add,
    filter: filterOf(list, ctx.language),
    table: table({
      caption: t.groups,
      columns: [t.title, t.period, t.classes, { text: t.hosts, numeric: true }, { text: t.made, numeric: true }],
      rows: list.groups.map((group) => rowOf(group, ctx.language)),
      empty: filtered ? empty(t.notFound, t.notFoundAdvice) : empty(t.none, edits ? t.noneToMake : t.noneToSee, add),
    }),
    pager: pager({ page: list.page, perPage: list.perPage, total: list.total, summary: t.summary, href }),
    exports: exportLinks(href(1)),
  }
}

function filterOf({ q, year, years }: GroupList, language: Language) {
  const t = groupWords(language)
  const form = formState(language, { typed: { q, anno: year } })
  const options = years.map((each) => ({ value: each, text: each }))
  return {
    action: paths.placementGroups(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [select(form, 'anno', { label: t.year, options, placeholder: t.anyYear })],
    clearHref: q || year ? paths.placementGroups() : null,
  }
}

function rowOf(group: Listed, language: Language): ContentOf[] {
  const t = groupWords(language)
  return [
    { text: group.title, href: paths.placementGroup({ placementGroupId: group._id }), note: group.schoolYear },
    periodText(group.common, language),
    classNames(group),
    group.hosts.length,
    t.madeOf(madeCount(group), group.lines.length),
  ]
}

export function periodText(common: Listed['common'], language: Language): string {
  const t = groupWords(language)
  if (common === null) return t.notYet
  return t.periodOf(formatDay(common.terms.from, language), formatDay(common.terms.to, language))
}

/** The classes of the students, as the school calls them. */
export function classNames({ lines }: Pick<PlacementGroup, 'lines'>): string {
  return [...new Set(lines.flatMap(({ student }) => student.className ?? []))].join(', ')
}

/** Of how many students a placement was made. */
export function madeCount({ lines }: Pick<PlacementGroup, 'lines'>): number {
  return lines.filter(({ placed }) => placed).length
}
