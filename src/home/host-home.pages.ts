import type { Ctx } from '../access/actor.ts'
import type { Standing } from '../partners/qualification.rules.ts'
import { paths } from '../paths.ts'
import { formatCount } from '../platform/format.ts'
import type { Task } from '../web/parts.ts'
import { agreementTasks, type WaitingAgreements } from './agreement-tasks.pages.ts'
import { byHours, type Expected, figure, type HomePage, hoursOf, page, studentName } from './home-parts.pages.ts'
import { task, type Waiting, waitingTasks } from './home-parts.pages.ts'
import { homeWords } from './home.text.ts'
import { labHomeWords } from './lab-home.text.ts'
import { type LabFacts, labTasks, labVisits } from './lab-tasks.pages.ts'
import { type MatchingFacts, matchingTasks } from './matching-tasks.pages.ts'
import type { PapersFact } from './papers-tasks.pages.ts'
import { placementHomeWords } from './placement-home.text.ts'
import { hostWorkTasks } from './placement-tasks.pages.ts'
import type { Placement } from '../placements/placement.rules.ts'

interface HostFacts {
  running: number
  expected: readonly Expected[]
  toConfirm: readonly Waiting[]
  agreements: WaitingAgreements
  standing: Standing
  documentsDue: number
  partnerId: string
  labs: LabFacts
  work: {
    proposals: number
    papers: readonly PapersFact[]
    outcomes: { mine: readonly Placement[] }
    absentToday: ReadonlySet<string>
  }
  matching: MatchingFacts
}

export function hostHome(ctx: Ctx, name: string, today: HostFacts): HomePage {
  const t = homeWords(ctx.language)
  const { absentToday } = today.work
  const lines = today.expected.map(({ placement, intervals }) => ({
    hours: hoursOf(intervals),
    who: studentName(placement),
    note: absentToday.has(placement._id)
      ? placementHomeWords(ctx.language).absentToday(placement.title)
      : placement.title,
    href: paths.placement({ placementId: placement._id }),
  }))
  return page(ctx, name, {
    tasks: [
      ...labTasks(ctx, today.labs),
      ...waitingTasks(ctx, today.toConfirm, 'toConfirm'),
      ...hostWorkTasks(ctx, today.work),
      ...matchingTasks(ctx, today.matching),
      ...agreementTasks({ ...today.agreements, drafts: 0 }, ctx),
      ...profileTasks(today, ctx),
    ],
    figures: [
      figure(formatCount(today.running, ctx.language), t.running(today.running), { href: paths.placements() }),
      figure(
        formatCount(today.labs.editions.running, ctx.language),
        labHomeWords(ctx.language).runningLabs(today.labs.editions.running),
        {
          href: paths.editions(),
        },
      ),
    ],
    visits: { title: t.todayHere, none: t.nobodyToday, lines: byHours([...lines, ...labVisits(ctx, today.labs)]) },
  })
}

/** What the host itself has to do to be, and stay, qualified. */
function profileTasks({ standing, documentsDue, partnerId }: HostFacts, ctx: Ctx): Task[] {
  const t = homeWords(ctx.language)
  const tasks: Task[] = []
  const apply = { button: t.open, href: paths.partnerQualification({ partnerId }) }
  if (standing === 'more-asked') tasks.push(task({ text: t.moreAsked, note: t.moreAskedNote, ...apply }))
  if (standing === 'none' || standing === 'expired' || standing === 'refused')
    tasks.push(task({ text: t.applyNow, note: t.applyNowNote, ...apply }))
  if (documentsDue > 0)
    tasks.push(
      task({ text: t.documentsDue(documentsDue), button: t.open, href: paths.partnerDocuments({ partnerId }) }),
    )
  return tasks
}
