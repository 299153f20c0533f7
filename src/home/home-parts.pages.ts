import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { paths } from '../paths.ts'
import type { Interval } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import { formatDay, formatHours, formatLongDay } from '../platform/format.ts'
import type { Minutes } from '../platform/minutes.ts'
import { type Empty, type Figure, type Progress, type Status, type Task, empty, linkTo } from '../web/parts.ts'
import { homeWords } from './home.text.ts'

/** Someone expected today, as a line. */
export interface Visit {
  hours: string
  who: string
  note: string
  href: string
}

/** As the day goes. */
export function byHours(visits: readonly Visit[]): Visit[] {
  return visits.toSorted((a, b) => (a.hours < b.hours ? -1 : 1))
}

/** A protocol in force, and how far its commitments have come. */
export interface Goal {
  title: string
  href: string
  lines: Progress[]
}

export interface HomePage {
  title: string
  date: string
  waitingTitle: string
  tasks: Task[]
  nothing: Empty
  visitsTitle: string | null
  visits: Visit[]
  noVisits: string
  goals: Goal[]
  figuresTitle: string
  figures: Figure[]
}

interface Parts {
  tasks: Task[]
  figures: Figure[]
  goals?: Goal[]
  visits?: { title: string; none: string; lines: Visit[] }
}

export function page(ctx: Ctx, name: string, { tasks, figures, visits, goals }: Parts): HomePage {
  const t = homeWords(ctx.language)
  return {
    title: t.hello(name),
    date: formatLongDay(ctx.today, ctx.language),
    waitingTitle: t.waiting,
    tasks,
    nothing: empty(t.nothing, t.nothingAdvice),
    visitsTitle: visits?.title ?? null,
    visits: visits?.lines ?? [],
    noVisits: visits?.none ?? '',
    goals: goals ?? [],
    figuresTitle: t.numbers,
    figures,
  }
}

interface TaskOf {
  text: string
  note?: string
  state?: Status
  button: string
  href: string
}

export function task({ text, note, state, button, href }: TaskOf): Task {
  return { text, note: note ?? null, status: state ?? null, action: linkTo(button, href, { look: 'primary' }) }
}

export function figure(value: string, label: string, options: { note?: string; href?: string } = {}): Figure {
  return { value, label, note: options.note ?? null, href: options.href ?? null }
}

export interface Waiting {
  placement: Placement
  entries: number
  minutes: Minutes
  oldestDay: Day
}

const shownWaiting = 5

export function waitingTasks(ctx: Ctx, waiting: readonly Waiting[], kind: 'toApprove' | 'toConfirm'): Task[] {
  const t = homeWords(ctx.language)
  const button = kind === 'toApprove' ? t.approve : t.confirm
  const all = kind === 'toApprove' ? paths.hoursToApprove() : paths.hoursToConfirm()
  const lines = waiting.slice(0, shownWaiting).map(({ placement, entries, minutes, oldestDay }) =>
    task({
      text: t[kind](entries, studentName(placement)),
      note: t.since(formatDay(oldestDay, ctx.language), formatHours(minutes)),
      button,
      href: paths.placementHours({ placementId: placement._id }),
    }),
  )
  const rest = waiting.length - lines.length
  return rest > 0 ? [...lines, task({ text: t.more(rest), button, href: all })] : lines
}

export function studentName({ student }: Placement): string {
  return `${student.surname} ${student.givenName}`
}

export interface Expected {
  placement: Placement
  intervals: readonly Interval[]
}

export function hoursOf(intervals: readonly Interval[]): string {
  return intervals.map(({ from, to }) => `${from}–${to}`).join(', ')
}
