import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import type { Interval } from '../platform/clock-time.ts'
import type { Side } from '../schools/student-merge.rules.ts'
import { type ContentOf, empty, linkTo, table } from '../web/parts.ts'
import type { MergeObstacle } from './student-merge.rules.ts'
import { dayOfObstacle } from './student-merge.rules.ts'
import { studentMergeWords } from './student-merge.text.ts'

/** So many are shown; who has mended them sees the others. */
const mostShown = 50

interface Obstacles {
  students: Record<Side, { _id: string }>
  obstacles: readonly MergeObstacle[]
  labels: ReadonlyMap<string, string>
}

/** What stands in the way, in order of days, each with the page on which it is mended. */
export function obstacleTable(view: Obstacles, ctx: Ctx) {
  const t = studentMergeWords(ctx.language)
  const inOrder = view.obstacles.toSorted((a, b) => ((dayOfObstacle(a) ?? '') < (dayOfObstacle(b) ?? '') ? -1 : 1))
  const rest = inOrder.length - mostShown
  return {
    more: rest > 0 ? t.moreObstacles(rest) : null,
    table: table({
      caption: t.obstacles,
      columns: [t.obstacle, t.mend],
      rows: inOrder.slice(0, mostShown).map((obstacle): ContentOf[] => {
        const { text, href } = told(obstacle, view, ctx)
        return [text, { actions: [linkTo(t.open, href, { look: 'plain' })] }]
      }),
      empty: empty(t.obstacles),
    }),
  }
}

function told(obstacle: MergeObstacle, view: Obstacles, ctx: Ctx): { text: string; href: string } {
  const t = studentMergeWords(ctx.language)
  const goneId = view.students.gone._id
  switch (obstacle.what) {
    case 'class': {
      const { from, to, keepClassId, goneClassId } = obstacle
      const [keep, gone] = [keepClassId, goneClassId].map((id) => view.labels.get(id) ?? '')
      const days = [formatDay(from, ctx.language), formatDay(to, ctx.language)] as const
      const text = t.classText(days, keep ?? '', gone ?? '')
      return { text, href: paths.studentMoves({ studentId: goneId }) }
    }
    case 'prior':
      return { text: t.priorText(obstacle.schoolYear), href: paths.priorHours({ studentId: goneId }) }
    case 'group': {
      const { keep, gone } = obstacle
      const text = t.groupText(`${keep.title} (${keep.host.name})`, `${gone.title} (${gone.host.name})`)
      return { text, href: paths.placement({ placementId: gone._id }) }
    }
    default:
      return toldOfDay(obstacle, ctx)
  }
}

type OfDay = Exclude<MergeObstacle, { what: 'class' | 'prior' | 'group' }>

function toldOfDay(obstacle: OfDay, { language }: Ctx): { text: string; href: string } {
  const t = studentMergeWords(language)
  const times = ({ from, to }: Interval) => `${from}–${to}`
  if (obstacle.what === 'hours') {
    const { day, keep, gone } = obstacle
    const text = t.hoursText(formatDay(day, language), times(keep), times(gone))
    return { text, href: paths.placementHours({ placementId: gone.placementId }) }
  }
  if (obstacle.what === 'hours-lab') {
    const { day, entry, at } = obstacle
    const text = t.hoursLabText(formatDay(day, language), times(entry), `${at.title} ${times(at)}`)
    return { text, href: paths.placementHours({ placementId: entry.placementId }) }
  }
  const { keep, gone } = obstacle
  const day = formatDay(gone.day, language)
  if (keep.sessionId === gone.sessionId) {
    const { editionId, sessionId } = gone
    return { text: t.sameSessionText(day, gone.title), href: paths.rollCall({ editionId, sessionId }) }
  }
  const text = t.labText(day, `${keep.title} ${times(keep)}`, `${gone.title} ${times(gone)}`)
  return { text, href: paths.edition({ editionId: gone.editionId }) }
}
