import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import { exportLinks } from '../web/export.ts'
import { type ContentOf, empty, linkTo, pager, type Status, status, table, type Tone } from '../web/parts.ts'
import { filteredList, isFiltered, type PlacementFilter, placementFilter } from './placement-filter.pages.ts'
import type { PlacementState } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'
import { placementWords } from './placement.text.ts'
import { proposalWords } from './proposal.text.ts'
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

/** From the list down to the page of a placement. */
export function placementCrumbs(placement: Placement | null, language: Language) {
  const list = { text: placementWords(language).placements, href: paths.placements() }
  if (!placement) return [list]
  return [list, { text: studentName(placement), href: paths.placement({ placementId: placement._id }) }]
}

export interface PlacementList {
  placements: Placement[]
  total: number
  filter: PlacementFilter
  page: number
  perPage: number
  /** those whose hours are logged by an exception of the head, though papers are missing */
  excepted: ReadonlySet<string>
  /** how many proposals wait for this host; null for who answers none */
  proposals: number | null
}

export function placementsPage(list: PlacementList, ctx: Ctx) {
  const t = placementWords(ctx.language)
  const { placements, total, filter, page, perPage } = list
  const edits = may(ctx.actor, 'placement.edit')
  const add = edits ? [linkTo(t.add, paths.newPlacement(), { look: 'primary', icon: 'it-plus' })] : []
  const groups = may(ctx.actor, 'placement-group.view') ? [linkTo(t.groups, paths.placementGroups())] : []
  const href = (n: number) => filteredList(filter, n)
  return {
    title: t.placements,
    t,
    actions: [...add, ...groups, ...foundHostsLink(ctx), ...proposalsLink(list, ctx.language)],
    proposals: list.proposals ? proposalWords(ctx.language).waiting(list.proposals) : null,
    filter: placementFilter(filter, ctx.language),
    table: table({
      caption: t.placements,
      columns: [t.student, t.host, t.period, { text: t.planned, numeric: true }, t.state],
      rows: placements.map((placement) => placementRow(placement, list.excepted.has(placement._id), ctx.language)),
      empty: isFiltered(filter)
        ? empty(t.notFound, t.notFoundAdvice, [linkTo(t.placements, paths.placements())])
        : empty(t.none, edits ? t.noneToMake : t.noneToSee, add),
    }),
    pager: pager({ page, perPage, total, summary: t.summary, href }),
    exports: exportLinks(href(1)),
  }
}

/** Hosts that students have found themselves: their own ones, or those of the school. */
function foundHostsLink({ actor, language }: Ctx) {
  if (!may(actor, 'host-proposal.view')) return []
  const t = placementWords(language)
  return [linkTo(actor.role === 'student' ? t.ownFoundHosts : t.foundHosts, paths.hostProposals())]
}

function proposalsLink({ proposals }: PlacementList, language: Language) {
  if (proposals === null) return []
  const look = proposals > 0 ? 'primary' : 'secondary'
  return [linkTo(proposalWords(language).open, paths.placementProposals(), { look })]
}

function placementRow(placement: Placement, excepted: boolean, language: Language): ContentOf[] {
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
    { status: stateOf(placement.state, language), note: excepted ? t.excepted : null },
  ]
}
