import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatHours } from '../platform/format.ts'
import { type Action, type ContentOf, facts, linkTo, postTo } from '../web/parts.ts'
import { followTable, type FollowParts, movesForm, stayedTable } from './group-follow.pages.ts'
import { classNames, madeCount, periodText } from './group-list.pages.ts'
import type { Stayed } from './group-move.rules.ts'
import { nextStepOf, type PlacementGroup } from './placement-group.rules.ts'
import { groupWords } from './placement-group.text.ts'

interface GroupParts extends FollowParts {
  schoolTutor: string | null
  stayed: readonly Stayed[]
  /** some lines of the plan were shut, and their placements are not there */
  broken: boolean
}

export function groupPage(group: PlacementGroup, parts: GroupParts, ctx: Ctx) {
  const t = groupWords(ctx.language)
  const edits = can(ctx.actor, 'placement-group.edit', group)
  return {
    title: group.title,
    t,
    next: edits ? nextOf(group, parts.broken, ctx) : null,
    facts: facts(factsOf(group, parts.schoolTutor, ctx)),
    stayed: stayedTable(parts.stayed, ctx),
    table: followTable(group, parts, ctx),
    moves: edits && parts.placements.length > 0 ? movesForm(group, parts.submitted, ctx) : null,
    actions: edits ? actionsOf(group, ctx) : [],
  }
}

function factsOf(group: PlacementGroup, schoolTutor: string | null, { language }: Ctx) {
  const t = groupWords(language)
  const { common, hosts, lines, copiedFrom } = group
  const seats = hosts.map((host) => t.hostsWithSeats(host.name, host.seats)).join(', ')
  const pairs: (readonly [string, ContentOf])[] = [
    [t.year, group.schoolYear],
    [t.period, periodText(common, language)],
    [t.planned, common && common.terms.plannedMinutes > 0 ? formatHours(common.terms.plannedMinutes) : t.notYet],
    [t.schoolTutor, schoolTutor ?? t.notYet],
    [t.classes, classNames(group)],
    [t.hosts, seats],
    [t.made, t.madeOf(madeCount(group), lines.length)],
    ...(copiedFrom ? [[t.copiedFrom, copiedFrom] as const] : []),
  ]
  return pairs
}

function nextOf(group: PlacementGroup, broken: boolean, { language }: Ctx): { text: string; actions: Action[] } {
  const t = groupWords(language)
  const id = { placementGroupId: group._id }
  if (broken) {
    const again = { fields: { act: 'make', version: String(group.version) }, look: 'primary' } as const
    return { text: t.unmade, actions: [postTo(t.complete, paths.placementGroupPlan(id), again)] }
  }
  const step = nextStepOf(group)
  if (step === 'follow') return { text: t['next-follow'], actions: [] }
  const open = group.lines.filter(({ placed }) => !placed).length
  const text = step === 'plan' ? t['next-plan'](open) : t[`next-${step}`]
  return { text, actions: [linkTo(t[`go-${step}`], stepPath(step, id), { look: 'primary' })] }
}

/** The page of a step of making a group. */
export function stepPath(step: ReturnType<typeof nextStepOf>, id: { placementGroupId: string }): string {
  const pages = {
    students: paths.placementGroupStudents,
    terms: paths.placementGroupTerms,
    hosts: paths.placementGroupHosts,
    plan: paths.placementGroupPlan,
    follow: paths.placementGroup,
  }
  return pages[step](id)
}

function actionsOf(group: PlacementGroup, { language }: Ctx): Action[] {
  const t = groupWords(language)
  const id = { placementGroupId: group._id }
  return [
    linkTo(t.editStudents, paths.placementGroupStudents(id)),
    linkTo(t.editTerms, paths.placementGroupTerms(id)),
    linkTo(t.editHosts, paths.placementGroupHosts(id)),
    ...(group.common && group.hosts.length > 0 ? [linkTo(t.editPlan, paths.placementGroupPlan(id))] : []),
    ...(group.common ? [linkTo(t.copy, paths.placementGroupCopy(id))] : []),
  ]
}
