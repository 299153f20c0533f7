import type { Ctx } from '../access/actor.ts'
import { may } from '../access/access.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { paths } from '../paths.ts'
import type { Interval } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import { formatCount, formatDay, formatHours, formatLongDay } from '../platform/format.ts'
import type { Minutes } from '../platform/minutes.ts'
import { type Empty, type Figure, type Status, type Task, empty, linkTo } from '../web/parts.ts'
import { homeWords } from './home.text.ts'

/** Someone expected today, as a line. */
interface Visit {
  hours: string
  who: string
  note: string
  href: string
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
  figuresTitle: string
  figures: Figure[]
}

interface Parts {
  tasks: Task[]
  figures: Figure[]
  visits?: { title: string; none: string; lines: Visit[] }
}

function page(ctx: Ctx, name: string, { tasks, figures, visits }: Parts): HomePage {
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

function task({ text, note, state, button, href }: TaskOf): Task {
  return { text, note: note ?? null, status: state ?? null, action: linkTo(button, href, { look: 'primary' }) }
}

function figure(value: string, label: string, options: { note?: string; href?: string } = {}): Figure {
  return { value, label, note: options.note ?? null, href: options.href ?? null }
}

interface City {
  schools: number
  partners: number
  failedNotices: number
}

export function cityHome(ctx: Ctx, name: string, today: City): HomePage {
  const t = homeWords(ctx.language)
  const tasks: Task[] = []
  if (today.failedNotices > 0) {
    const href = `${paths.notices()}?stato=failed`
    tasks.push(task({ text: t.failedNotices(today.failedNotices), note: t.failedNoticesNote, button: t.open, href }))
  }
  if (today.schools === 0)
    tasks.push(task({ text: t.importSchools, note: t.importSchoolsNote, button: t.start, href: paths.schoolImport() }))
  else tasks.push(task({ text: t.inviteOffices, note: t.inviteOfficesNote, button: t.open, href: paths.schools() }))
  if (today.partners === 0)
    tasks.push(task({ text: t.addPartner, note: t.addPartnerNote, button: t.start, href: paths.newPartner() }))
  const count = (n: number) => formatCount(n, ctx.language)
  const figures = [
    figure(count(today.schools), t.schools, { href: paths.schools() }),
    figure(count(today.partners), t.partners, { href: paths.partners() }),
  ]
  return page(ctx, name, { tasks, figures })
}

interface Waiting {
  placement: Placement
  entries: number
  minutes: Minutes
  oldestDay: Day
}

const shownWaiting = 5

function waitingTasks(ctx: Ctx, waiting: readonly Waiting[], kind: 'toApprove' | 'toConfirm'): Task[] {
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

function studentName({ student }: Placement): string {
  return `${student.surname} ${student.givenName}`
}

interface SchoolFacts {
  classes: number
  students: number
  drafts: readonly Placement[]
  draftsTotal: number
  running: number
  toApprove: readonly Waiting[]
}

export function schoolHome(ctx: Ctx, name: string, today: SchoolFacts): HomePage {
  const t = homeWords(ctx.language)
  const tasks = waitingTasks(ctx, today.toApprove, 'toApprove')
  if (may(ctx.actor, 'student.import') && today.classes === 0)
    tasks.push(task({ text: t.uploadList, note: t.uploadListNote, button: t.start, href: paths.classLists() }))
  if (may(ctx.actor, 'placement.edit')) tasks.push(...draftTasks(ctx, today))
  const count = (n: number) => formatCount(n, ctx.language)
  const figures = [
    figure(count(today.classes), t.classes, { href: paths.classes() }),
    figure(count(today.students), t.students),
    figure(count(today.running), t.running, { href: paths.placements() }),
  ]
  return page(ctx, name, { tasks, figures })
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

interface Expected {
  placement: Placement
  intervals: readonly Interval[]
}

function hoursOf(intervals: readonly Interval[]): string {
  return intervals.map(({ from, to }) => `${from}–${to}`).join(', ')
}

interface HostFacts {
  running: number
  expected: readonly Expected[]
  toConfirm: readonly Waiting[]
}

export function hostHome(ctx: Ctx, name: string, today: HostFacts): HomePage {
  const t = homeWords(ctx.language)
  const lines = today.expected.map(({ placement, intervals }) => ({
    hours: hoursOf(intervals),
    who: studentName(placement),
    note: placement.title,
    href: paths.placement({ placementId: placement._id }),
  }))
  return page(ctx, name, {
    tasks: waitingTasks(ctx, today.toConfirm, 'toConfirm'),
    figures: [figure(formatCount(today.running, ctx.language), t.running, { href: paths.placements() })],
    visits: { title: t.todayHere, none: t.nobodyToday, lines },
  })
}

interface StudentFacts {
  expected: readonly Expected[]
  open: readonly { placement: Placement; days: readonly { day: Day }[] }[]
  approved: Minutes
  waiting: Minutes
  required: Minutes | null
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
  const figures = [
    figure(formatHours(today.approved), t.approvedHours),
    figure(formatHours(today.waiting), t.waitingHours),
  ]
  if (today.required !== null) {
    const due = Math.max(0, today.required - today.approved)
    figures.push(figure(formatHours(due), t.missingHours, { note: t.ofRequired(formatHours(today.required)) }))
  }
  return page(ctx, name, { tasks, figures, visits: { title: t.todayThere, none: t.nowhereToday, lines } })
}
