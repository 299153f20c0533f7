import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatHours } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { entryName, type ListEntry, type Programme } from '../programme/programme.rules.ts'
import { exportLinks } from '../web/export.ts'
import { field, type FoldedFilter, type FormState, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { fundings, type LabModule, moduleLevels, moduleStates, type ModuleVersion } from './lab-module.rules.ts'
import { type ModuleWords, moduleWords } from './lab-module.text.ts'
import { forWhom, moduleStatus } from './module-content.pages.ts'

/** What the catalogue is filtered by, as it stands in the address. */
export const moduleSearchFields = ['q', 'tema', 'livello', 'anno', 'eta', 'macchina', 'finanziamento', 'stato'] as const
export type TypedModuleSearch = Readonly<Record<(typeof moduleSearchFields)[number], string>>

type Listed = Pick<LabModule, '_id' | 'code' | 'state'> & { version: ModuleVersion }

export interface ModuleList {
  modules: readonly Listed[]
  total: number
  typed: TypedModuleSearch
  programme: Programme
  page: number
  perPage: number
}

/** The catalogue: drafts and states only for the city. */
export function modulesPage(list: ModuleList, ctx: Ctx) {
  const t = moduleWords(ctx.language)
  const edits = may(ctx.actor, 'module.edit')
  const add = edits ? [linkTo(t.add, paths.newModule(), { look: 'primary', icon: 'it-plus' })] : []
  const filtered = moduleSearchFields.some((name) => list.typed[name] !== '')
  const href = (page: number) => withQuery(paths.modules(), { ...list.typed, pagina: String(page) })
  return {
    title: t.catalogue,
    t,
    actions: add,
    filter: filterOf(list, ctx, filtered),
    table: table({
      caption: t.catalogue,
      columns: [t.title, t.theme, t.level, t.forWhom, { text: t.hours, numeric: true }, ...(edits ? [t.state] : [])],
      rows: list.modules.map((module) => rowOf(module, list.programme, ctx)),
      empty: filtered
        ? empty(t.notFound, t.notFoundAdvice)
        : empty(t.noModules, edits ? t.noModulesToMake : t.noModulesToSee, add),
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

function rowOf({ _id, code, state, version }: Listed, { themes }: Programme, ctx: Ctx): ContentOf[] {
  const t = moduleWords(ctx.language)
  return [
    { text: version.title, href: paths.module({ moduleId: _id }), note: code },
    entryName(themes, version.theme, ctx.language),
    t[version.level],
    forWhom(version, ctx.language),
    formatHours(version.minutes),
    ...(may(ctx.actor, 'module.edit') ? [moduleStatus(state, ctx.language)] : []),
  ]
}

function filterOf({ typed, programme }: ModuleList, ctx: Ctx, filtered: boolean): FoldedFilter {
  const t = moduleWords(ctx.language)
  const form = formState(ctx.language, { typed })
  const entries = (all: readonly ListEntry[]) =>
    all.map(({ code, name }) => ({ value: code, text: name[ctx.language] }))
  const folded = (['eta', 'macchina', 'finanziamento', 'stato'] as const).some((name) => typed[name] !== '')
  return {
    action: paths.modules(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [
      select(form, 'tema', { label: t.theme, options: entries(programme.themes), placeholder: t.anyTheme }),
      select(form, 'livello', {
        label: t.level,
        options: moduleLevels.map((level) => ({ value: level, text: t[level] })),
        placeholder: t.anyLevel,
      }),
      select(form, 'anno', {
        label: t.year,
        options: [1, 2, 3, 4, 5].map((year) => ({ value: String(year), text: t.yearNumber(year) })),
        placeholder: t.anyYear,
      }),
    ],
    clearHref: filtered ? paths.modules() : null,
    more: {
      open: folded,
      fields: [field(form, 'eta', { label: t.age, type: 'number', min: '1', max: '99' })],
      selects: rarer(form, t, { machines: entries(programme.machineKinds), states: may(ctx.actor, 'module.edit') }),
    },
  }
}

interface Rarer {
  machines: { value: string; text: string }[]
  /** Only who sees drafts chooses among states. */
  states: boolean
}

function rarer(form: FormState, t: ModuleWords, { machines, states }: Rarer) {
  const state = select(form, 'stato', {
    label: t.state,
    options: moduleStates.map((each) => ({ value: each, text: t[each] })),
    placeholder: t.inUse,
  })
  return [
    select(form, 'macchina', { label: t.machine, options: machines, placeholder: t.anyMachine }),
    select(form, 'finanziamento', {
      label: t.funding,
      options: fundings.map((each) => ({ value: each, text: t[each] })),
      placeholder: t.anyFunding,
    }),
    ...(states ? [state] : []),
  ]
}
