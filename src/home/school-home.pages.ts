import type { Ctx } from '../access/actor.ts'
import { may } from '../access/access.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { ledgerFigures, ledgerTasks } from './ledger-home.pages.ts'
import type { LedgerCheck } from '../ledger/ledger-check.rules.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatCount, formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Task } from '../web/parts.ts'
import { agreementTasks, type WaitingAgreements } from './agreement-tasks.pages.ts'
import { figure, type HomePage, page, studentName, task, type Waiting, waitingTasks } from './home-parts.pages.ts'
import { homeWords } from './home.text.ts'
import { labHomeWords } from './lab-home.text.ts'
import { type LabFacts, labTasks, labVisits } from './lab-tasks.pages.ts'
import { type MatchingFacts, matchingTasks } from './matching-tasks.pages.ts'
import { schoolWorkTasks, type SchoolWorkFacts, urgentTasks } from './placement-tasks.pages.ts'

interface SchoolFacts {
  classes: number
  students: number
  drafts: readonly Placement[]
  draftsTotal: number
  running: number
  toApprove: readonly Waiting[]
  agreements: WaitingAgreements
  activities: { activities: readonly { _id: string; title: string; from: Day; to: Day }[]; total: number }
  labs: LabFacts
  ledger: readonly LedgerCheck[]
  foundHosts: number
  work: SchoolWorkFacts
  matching: MatchingFacts
}

export function schoolHome(ctx: Ctx, name: string, today: SchoolFacts): HomePage {
  const t = homeWords(ctx.language)
  const tasks = [
    ...ledgerTasks(ctx, today.ledger),
    ...labTasks(ctx, today.labs),
    ...urgentTasks(ctx, today.work),
    ...waitingTasks(ctx, today.toApprove, 'toApprove'),
    ...matchingTasks(ctx, today.matching),
    ...foundHostTask(ctx, today.foundHosts),
    ...schoolWorkTasks(ctx, today.work),
  ]
  if (may(ctx.actor, 'agreement.edit')) tasks.push(...agreementTasks(today.agreements, ctx))
  if (today.classes > 0) tasks.push(...activityTasks(ctx, today.activities))
  if (may(ctx.actor, 'student.import') && today.classes === 0)
    tasks.push(task({ text: t.uploadList, note: t.uploadListNote, button: t.start, href: paths.classLists() }))
  if (may(ctx.actor, 'placement.edit')) tasks.push(...draftTasks(ctx, today))
  const count = (n: number) => formatCount(n, ctx.language)
  const figures = [
    figure(count(today.classes), t.classes(today.classes), { href: paths.classes() }),
    figure(count(today.students), t.students(today.students)),
    figure(count(today.running), t.running(today.running), { href: paths.placements() }),
    figure(count(today.labs.editions.open), labHomeWords(ctx.language).openLabs(today.labs.editions.open), {
      href: paths.editions(),
    }),
    ...ledgerFigures(ctx, today.ledger),
  ]
  const lines = labVisits(ctx, today.labs)
  return page(ctx, name, {
    tasks,
    figures,
    ...(lines.length > 0 ? { visits: { title: t.labsToday, none: '', lines } } : {}),
  })
}

/** The activities that wait for the classes of the school; who has no class list yet uploads that first. */
function activityTasks(ctx: Ctx, { activities, total }: SchoolFacts['activities']): Task[] {
  const t = homeWords(ctx.language)
  const lines = activities.map(({ _id, title, from, to }) =>
    task({
      text: t.bringClasses(title),
      note: t.bringClassesNote(formatDay(from, ctx.language), formatDay(to, ctx.language)),
      button: t.open,
      href: paths.activity({ activityId: _id }),
    }),
  )
  const rest = total - lines.length
  return rest > 0 ? [...lines, task({ text: t.moreActivities(rest), button: t.open, href: paths.activities() })] : lines
}

function draftTasks(ctx: Ctx, today: SchoolFacts): Task[] {
  const t = homeWords(ctx.language)
  const lines = today.drafts.map((placement) =>
    task({
      text: t.draft(studentName(placement), placement.host.name),
      note: t.draftNote,
      button: t.open,
      href: paths.placement({ placementId: placement._id }),
    }),
  )
  const rest = today.draftsTotal - lines.length
  if (rest > 0)
    lines.push(task({ text: t.moreDrafts(rest), button: t.open, href: `${paths.placements()}?stato=draft` }))
  if (today.draftsTotal === 0 && today.running === 0 && today.students > 0)
    lines.push(task({ text: t.newPlacement, note: t.newPlacementNote, button: t.start, href: paths.newPlacement() }))
  return lines
}

/** Hosts that students have found wait for an answer. */
function foundHostTask(ctx: Ctx, count: number): Task[] {
  if (count === 0) return []
  const t = homeWords(ctx.language)
  const href = withQuery(paths.hostProposals(), { stato: 'open' })
  return [task({ text: t.foundHosts(count), note: t.foundHostsNote(count), button: t.open, href })]
}
