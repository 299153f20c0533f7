import type { Ctx } from '../access/actor.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { minutesOfStudents } from '../hours/hour-totals.service.ts'
import { listOpenDays } from '../hours/hour-entry.service.ts'
import type { OpenDay } from '../hours/open-days.rules.ts'
import { type WaitingHours, hoursWaiting } from '../hours/waiting.service.ts'
import { requiredMinutes } from '../norms/required-hours.rules.ts'
import { listNotices } from '../notices/notice.service.ts'
import { listPartners } from '../partners/partner.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { agreedIntervals } from '../placements/terms.rules.ts'
import type { Interval } from '../platform/clock-time.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { countSchools } from '../schools/school.service.ts'
import { countClassStudents, listClasses } from '../schools/school-class.service.ts'
import { classOfStudent } from '../schools/student.service.ts'

/** What waits for the programme office of the city. */
export interface CityToday {
  schools: number
  partners: number
  failedNotices: number
}

export async function cityToday(ctx: Ctx): Promise<CityToday> {
  const [schools, partners, failed] = await Promise.all([
    countSchools(ctx),
    listPartners(ctx, { page: 1 }),
    listNotices(ctx, { page: 1, state: 'failed' }),
  ])
  return { schools, partners: partners.total, failedNotices: failed.total }
}

/** Hours that wait for a signature, in words of their placement. */
export interface WaitingFor extends WaitingHours {
  placement: Placement
}

/** What waits for the people of a school: its office, coordinator or teachers. */
export interface SchoolToday {
  classes: number
  students: number
  drafts: Placement[]
  draftsTotal: number
  running: number
  toApprove: WaitingFor[]
  approvesHours: boolean
}

export async function schoolToday(ctx: Ctx): Promise<SchoolToday> {
  const approvesHours = ctx.actor.role !== 'office'
  const [classes, drafts, running, toApprove] = await Promise.all([
    listClasses(ctx, { schoolYear: schoolYearOf(ctx.today) }),
    listPlacements(ctx, 'placement.view', { state: 'draft', page: 1 }),
    listPlacements(ctx, 'placement.view', { state: 'running', page: 1 }),
    approvesHours ? waitingWithPlacements(ctx) : [],
  ])
  const counts = await countClassStudents(classes, ctx.today)
  return {
    classes: classes.length,
    students: [...counts.values()].reduce((sum, count) => sum + count, 0),
    drafts: drafts.placements.slice(0, 5),
    draftsTotal: drafts.total,
    running: running.total,
    toApprove,
    approvesHours,
  }
}

async function waitingWithPlacements(ctx: Ctx): Promise<WaitingFor[]> {
  const waiting = await hoursWaiting(ctx)
  const { placements } = await listPlacements(ctx, 'placement.view', { ids: waiting.map((each) => each.placementId) })
  return waiting.flatMap((each) => {
    const placement = placements.find(({ _id }) => _id === each.placementId)
    return placement ? [{ ...each, placement }] : []
  })
}

/** Somebody expected today, and when. */
export interface Expected {
  placement: Placement
  intervals: Interval[]
}

/** What waits for a host: who comes today, and hours to confirm. */
export interface HostToday {
  running: number
  expected: Expected[]
  toConfirm: WaitingFor[]
}

export async function hostToday(ctx: Ctx): Promise<HostToday> {
  const [{ placements }, toConfirm] = await Promise.all([
    listPlacements(ctx, 'placement.view', { state: 'running' }),
    waitingWithPlacements(ctx),
  ])
  return { running: placements.length, expected: expectedToday(ctx, placements), toConfirm }
}

function expectedToday(ctx: Ctx, placements: readonly Placement[]): Expected[] {
  return placements
    .map((placement) => ({ placement, intervals: agreedIntervals(placement, ctx.today) }))
    .filter(({ intervals }) => intervals.length > 0)
    .toSorted((a, b) => ((a.intervals[0]?.from ?? '') < (b.intervals[0]?.from ?? '') ? -1 : 1))
}

/** What waits for a student: where to be today, days to log, hours done and still due. */
export interface StudentToday {
  expected: Expected[]
  open: { placement: Placement; days: OpenDay[] }[]
  approved: Minutes
  waiting: Minutes
  /** Null where the law sets no minimum. */
  required: Minutes | null
}

export async function studentToday(ctx: Ctx): Promise<StudentToday> {
  if (ctx.actor.role !== 'student') throw new Error('only a student has this page')
  const { studentId } = ctx.actor
  const [{ placements }, years, schoolClass] = await Promise.all([
    listPlacements(ctx, 'placement.view', { state: 'running' }),
    minutesOfStudents(ctx, 'student.view', [studentId]),
    classOfStudent(ctx, studentId, ctx.today),
  ])
  const open = await Promise.all(
    placements.map(async (placement) => ({ placement, days: await listOpenDays(ctx, placement) })),
  )
  const sums = years.get(studentId) ?? []
  const approved = sumMinutes(sums.map((year) => year.approved))
  return {
    expected: expectedToday(ctx, placements),
    open: open.filter(({ days }) => days.length > 0),
    approved,
    waiting: sumMinutes(sums.map((year) => year.registered)) - approved,
    required: schoolClass && requiredMinutes(schoolClass.kind, schoolClass.schoolYear),
  }
}
