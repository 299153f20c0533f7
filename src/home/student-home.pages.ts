import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatHours, formatLongDay } from '../platform/format.ts'
import type { Minutes } from '../platform/minutes.ts'
import { byHours, type Expected, figure, type HomePage, hoursOf, page, task } from './home-parts.pages.ts'
import { homeWords } from './home.text.ts'
import { type LabFacts, labVisits } from './lab-tasks.pages.ts'

interface StudentFacts {
  expected: readonly Expected[]
  open: readonly { placement: Placement; days: readonly { day: Day }[] }[]
  approved: Minutes
  waiting: Minutes
  ofLabs: Minutes
  required: Minutes | null
  labs: LabFacts
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
    note: t.at(`${placement.host.name}, ${placement.host.site.address}`),
    href: paths.placement({ placementId: placement._id }),
  }))
  const ofLabs = today.ofLabs > 0 ? { note: t.ofLabs(formatHours(today.ofLabs)) } : {}
  const figures = [
    figure(formatHours(today.approved), t.approvedHours, ofLabs),
    figure(formatHours(today.waiting), t.waitingHours),
  ]
  if (today.required !== null) {
    const due = Math.max(0, today.required - today.approved)
    figures.push(figure(formatHours(due), t.missingHours, { note: t.ofRequired(formatHours(today.required)) }))
  }
  return page(ctx, name, {
    tasks,
    figures,
    visits: { title: t.todayThere, none: t.nowhereToday, lines: byHours([...lines, ...labVisits(ctx, today.labs)]) },
  })
}
