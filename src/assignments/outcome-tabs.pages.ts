import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { roundCrumbs } from '../rounds/round-tabs.pages.ts'
import type { Tabs } from '../web/parts.ts'
import { assignmentWords } from './assignment.text.ts'
import { placeWords } from './class-place.text.ts'
import type { PublishedRound } from './outcome.rules.ts'

export type OutcomePart = 'result' | 'placements' | 'charts' | 'audit' | 'draw'

type Tabbed = Pick<PublishedRound, '_id' | 'kind' | 'schoolIds'>

/** The pages of a published round; placements are prepared by the coordinators of the schools in it. */
export function outcomeTabs(round: Tabbed, current: OutcomePart, { actor, language }: Ctx): Tabs {
  const t = placeWords(round, language)
  const id = { roundId: round._id }
  const prepares = can(actor, 'assignment.prepare', { schoolId: round.schoolIds })
  const parts: [OutcomePart, string, string][] = [
    ['result', t.result, paths.roundResult(id)],
    ...(prepares ? [['placements', t.prepare, paths.roundPlacements(id)] as [OutcomePart, string, string]] : []),
    ['charts', t.charts, paths.roundCharts(id)],
    ['audit', t.audit, paths.roundAudit(id)],
    ['draw', t.draw, paths.draw(id)],
  ]
  return { tabs: parts.map(([part, text, href]) => ({ text, href, current: part === current })) }
}

/** The way to the result of a round (null), or to one behind it. */
export function outcomeCrumbs(round: Pick<PublishedRound, '_id' | 'title'>, behind: boolean, ctx: Ctx) {
  const crumbs = roundCrumbs(round, ctx)
  if (!behind) return crumbs
  return [...crumbs, { text: assignmentWords(ctx.language).result, href: paths.roundResult({ roundId: round._id }) }]
}
