import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, type Status, status, table, type Tone } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type PlacementState, placementStates } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'
import { placementWords } from './placement.text.ts'
import { effectiveTerms } from './terms.rules.ts'

const tones: Record<PlacementState, Tone> = {
  draft: 'warning',
  proposed: 'warning',
  matched: 'warning',
  documents: 'warning',
  active: 'info',
  suspended: 'warning',
  concluded: 'success',
  evaluated: 'success',
  certified: 'success',
  cancelled: 'neutral',
}

export function stateOf(state: PlacementState, language: Language): Status {
  return status(placementWords(language)[state], tones[state])
}

/** Surname first, as in the class register. */
export function studentName({ student }: Pick<Placement, 'student'>): string {
  return fullName(student)
}

export interface PlacementList {
  placements: Placement[]
  total: number
  q: string
  state: string
  /** the partner the list is limited to */
  host: { id: string; name: string } | null
  page: number
  perPage: number
}

export function placementsPage(list: PlacementList, ctx: Ctx) {
  const t = placementWords(ctx.language)
  const edits = may(ctx.actor, 'placement.edit')
  const add = edits ? [linkTo(t.add, paths.newPlacement(), { look: 'primary', icon: 'it-plus' })] : []
  const filtered = list.q !== '' || list.state !== '' || list.host !== null
  const href = (page: number) =>
    `${paths.placements()}?${new URLSearchParams({ q: list.q, stato: list.state, ente: list.host?.id ?? '', pagina: String(page) }).toString()}`
  return {
    title: t.placements,
    t,
    actions: add,
    filter: placementFilter(list, ctx.language),
    table: table({
      caption: t.placements,
      columns: [t.student, t.host, t.period, { text: t.planned, numeric: true }, t.state],
      rows: list.placements.map((placement) => placementRow(placement, ctx.language)),
      empty: filtered
        ? empty(t.notFound, t.notFoundAdvice, [linkTo(t.placements, paths.placements())])
        : empty(t.none, edits ? t.noneToMake : t.noneToSee, add),
    }),
    pager: pager({
      page: list.page,
      perPage: list.perPage,
      total: list.total,
      summary: t.summary,
      href,
    }),
    exports: exportLinks(href(1)),
  }
}

function placementFilter(list: PlacementList, language: Language) {
  const t = placementWords(language)
  const form = formState(language, { typed: { q: list.q, stato: list.state, ente: list.host?.id ?? '' } })
  const states = placementStates.map((state) => ({ value: state, text: t[state] }))
  const hosts = list.host ? [{ value: list.host.id, text: list.host.name }] : []
  return {
    action: paths.placements(),
    fields: [field(form, 'q', { label: t.search, type: 'search' })],
    selects: [
      select(form, 'stato', { label: t.state, options: states, placeholder: t.anyState }),
      ...(list.host ? [select(form, 'ente', { label: t.host, options: hosts, placeholder: t.anyHost })] : []),
    ],
    clearHref: list.q || list.state || list.host ? paths.placements() : null,
  }
}

function placementRow(placement: Placement, language: Language): ContentOf[] {
  const t = placementWords(language)
  const { from, to, plannedMinutes } = effectiveTerms(placement)
  return [
    {
      text: studentName(placement),
      href: paths.placement({ placementId: placement._id }),
      note: placement.student.className,
    },
    { text: placement.host.name, note: placement.title },
    t.periodOf(formatDay(from, language), formatDay(to, language)),
    formatHours(plannedMinutes),
    stateOf(placement.state, language),
  ]
}
