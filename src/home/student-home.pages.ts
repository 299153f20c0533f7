import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import type { WaitingPlace } from '../assignments/waiting-place.rules.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatHours, formatLongDay } from '../platform/format.ts'
import type { Counter } from '../ledger/counter.rules.ts'
import type { Figure } from '../web/parts.ts'
import { siteOn } from '../placements/tutors.rules.ts'
import { byHours, type Expected, figure, type HomePage, hoursOf, page, task } from './home-parts.pages.ts'
import { homeWords } from './home.text.ts'
import { placeTasks } from './place-tasks.pages.ts'
import { type ChoosingFacts, choosingTasks } from './choosing-tasks.pages.ts'
import { type LabFacts, labVisits } from './lab-tasks.pages.ts'
import { studentWorkTasks, type StudentWorkFacts } from './placement-tasks.pages.ts'

interface StudentFacts {
  expected: readonly Expected[]
  open: readonly { placement: Placement; days: readonly { day: Day }[] }[]
  counter: Counter | null
  labs: LabFacts
  work: StudentWorkFacts
  rounds: readonly ChoosingFacts[]
  places: readonly WaitingPlace[]
}

export function studentHome(ctx: Ctx, name: string, today: StudentFacts): HomePage {
  const t = homeWords(ctx.language)
  const tasks = today.open.map(({ placement, days }) =>
    task({
      text: t.logDays(days.length, placement.host.name),
      ...(days[0] ? { note: t.logNote(formatLongDay(days[0].day, ctx.language)) } : {}),
      button: t.log,
      href: paths.placementHours({ placementId: placement._id }),
    }),
  )
  const lines = today.expected.map(({ placement, intervals }) => ({
    hours: hoursOf(intervals),
    who: placement.title,
    note: t.at(`${placement.host.name}, ${siteOn(placement, ctx.today).address}`),
    href: paths.placement({ placementId: placement._id }),
  }))
  return page(ctx, name, {
    tasks: [
      ...placeTasks(ctx, today.places),
      ...choosingTasks(ctx, today.rounds),
      ...tasks,
      ...studentWorkTasks(ctx, today.work),
    ],
    figures: today.counter ? hourFigures(ctx, today.counter) : [],
    visits: { title: t.todayThere, none: t.nowhereToday, lines: byHours([...lines, ...labVisits(ctx, today.labs)]) },
  })
}

/** Hours towards the minimum: done, waiting for a signature, still due. */
function hourFigures(ctx: Ctx, { done, waiting, total, required, missing, forecast }: Counter): Figure[] {
  const t = homeWords(ctx.language)
  const notes = [
    ...(total.prior > 0 ? [t.ofPrior(formatHours(total.prior))] : []),
    ...(total.labs > 0 ? [t.ofLabs(formatHours(total.labs))] : []),
  ]
  const figures = [
    figure(formatHours(done), t.approvedHours, notes.length > 0 ? { note: notes.join(', ') } : {}),
    figure(formatHours(waiting), t.waitingHours),
  ]
  if (required === null || missing === null) return figures
  return [
    ...figures,
    figure(formatHours(missing), t.missingHours, { note: t.ofRequired(formatHours(required)) }),
    figure(formatHours(forecast), t.forecastHours),
  ]
}
