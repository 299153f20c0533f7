import { authorise, visible } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { accountName } from '../accounts/account.service.ts'
import type { Permission } from '../access/permissions.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { agreedIntervals } from '../placements/terms.rules.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, Refused } from '../platform/errors.ts'
import { addDays, type Day } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { timesAtLabs } from '../roll-calls/lab-minutes.service.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { birthDateOf } from '../schools/student-facts.service.ts'
import { type DatedEntry, type HourEntry, isSameSending, type LogInput, type Mark } from './hour-entry.rules.ts'
import { newEntries, type UsualInput, sentBefore, studentDayId } from './hour-entry.rules.ts'
import { dayCap, freeAgreedTimes, logRefusals, mayWrite } from './log-refusal.rules.ts'
import { type OpenDay, openDays } from './open-days.rules.ts'
import { StudentDays } from './student-day.model.ts'
import { daysAround, neighboursOf } from './student-week.service.ts'
import { inOrder } from './totals.rules.ts'
import { sumWaiting, type WaitingHours } from './waiting.service.ts'

// Each failed attempt means that another write to the same day succeeded.
const ATTEMPTS = 60

/** Who acts, as it is written on a line. */
export async function markOf(ctx: Ctx): Promise<Mark> {
  const accountId = accountOf(ctx.actor)
  if (accountId === null) throw new Forbidden('jobs sign nothing')
  return { accountId, name: await accountName(accountId), role: ctx.actor.role, at: ctx.now }
}

/**
 * Logs hours of one day, all of them or none, in one write. Sending the same form again gives what it stored. Refused
 * with LogRefusal reasons; what the host logs is thereby confirmed.
 */
export async function logHours(ctx: Ctx, placementId: string, input: LogInput): Promise<DatedEntry[]> {
  const placement = await findPlacement(ctx, 'hours.log', placementId)
  const [by, settings, birthDate, atLab] = await Promise.all([
    markOf(ctx),
    schoolSettings(placement.schoolId),
    birthDateOf(placement.studentId, ctx.today),
    timesAtLabs(placement.studentId, input.day),
  ])
  const wanted = newEntries({ key: input.key, placement, times: input.times, activity: input.activity, by })
  const done = wanted.map((entry) => ({ day: input.day, entry }))
  const fixed = {
    day: input.day,
    birthDate,
    placementState: placement.state,
    mayLog: mayWrite(settings.whoLogs, ctx.actor.role),
    agreed: agreedIntervals(placement, input.day),
    now: ctx.now,
    atLab,
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const around = neighboursOf(await daysAround(placement.studentId, input.day, input.day), input.day)
    const stored = sentBefore(input.key, around.dayEntries)
    if (stored.length > 0 && isSameSending(stored, wanted)) return stored.map((entry) => ({ day: input.day, entry }))
    if (stored.length > 0) throw new Refused('form-already-used')
    const reasons = logRefusals(input.times, { ...fixed, ...around })
    if (reasons.length > 0) throw new Refused(...reasons)
    if (await store(placement, { day: input.day, entries: wanted, cap: dayCap(birthDate, input.day) })) return done
  }
  throw new Refused('changed-meanwhile')
}

export interface LoggedDays {
  logged: DatedEntry[]
  refused: { day: Day; reasons: readonly string[] }[]
}

/**
 * Logs the agreed times of several days, as far as they are over and still free. Each day is stored or refused by
 * itself; refused with `none-selected` when there is no day.
 */
export async function logAgreedHours(ctx: Ctx, placementId: string, input: UsualInput): Promise<LoggedDays> {
  const placement = await findPlacement(ctx, 'hours.log', placementId)
  if (input.days.length === 0) throw new Refused('none-selected')
  const result: LoggedDays = { logged: [], refused: [] }
  for (const day of new Set(input.days)) {
    const { dayEntries } = neighboursOf(await daysAround(placement.studentId, day, day), day)
    const stored = sentBefore(input.key, dayEntries)
    const free = freeAgreedTimes({ agreed: agreedIntervals(placement, day), day, now: ctx.now, dayEntries })
    const times = stored.length > 0 ? stored : free.map((each) => ({ ...each, breakMinutes: 0 }))
    try {
      result.logged.push(
        ...(await logHours(ctx, placementId, { key: input.key, day, times, activity: input.activity })),
      )
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      result.refused.push({ day, reasons: error.reasons })
    }
  }
  return result
}

interface Storing {
  day: Day
  entries: readonly HourEntry[]
  cap: Minutes
}

/**
 * The one write that keeps a day true: its filter says that nothing overlaps, that the day stays within its limit and
 * that the lines are not there yet. When it does not match, the upsert meets the record of the day and fails: false.
 */
async function store(whose: { studentId: string; schoolId: string }, { day, entries, cap }: Storing): Promise<boolean> {
  const minutes = sumMinutes(entries.map((entry) => entry.minutes))
  const overlapping = entries.map(({ startMinute, endMinute }) => ({
    entries: { $elemMatch: { live: true, startMinute: { $lt: endMinute }, endMinute: { $gt: startMinute } } },
  }))
  try {
    await StudentDays.updateOne(
      {
        _id: studentDayId(whose.studentId, day),
        minutes: { $lte: cap - minutes },
        'entries.id': { $nin: entries.map((entry) => entry.id) },
        $nor: overlapping,
      },
      {
        $push: { entries: { $each: [...entries] } },
        $inc: { minutes },
        $setOnInsert: { studentId: whose.studentId, schoolId: whose.schoolId, day },
      },
      { upsert: true, setDefaultsOnInsert: false },
    )
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Every line of a placement, by day and time, returned and cancelled ones included. */
export async function listEntries(ctx: Ctx, permission: Permission, placement: Placement): Promise<DatedEntry[]> {
  authorise(ctx.actor, permission, placement)
  const days = await StudentDays.find(
    { 'entries.placementId': placement._id, studentId: placement.studentId },
    { day: 1, entries: 1 },
  ).lean()
  const all = days.flatMap(({ day, entries }) => entries.map((entry) => ({ day, entry })))
  return inOrder(all.filter(({ entry }) => entry.placementId === placement._id))
}

/** The latest days of a placement that wait to be logged. */
export async function listOpenDays(ctx: Ctx, placement: Placement): Promise<OpenDay[]> {
  authorise(ctx.actor, 'hours.log', placement)
  const since = { $gte: addDays(ctx.today, -150) }
  const days = await StudentDays.find({ studentId: placement.studentId, day: since }, { day: 1, entries: 1 }).lean()
  const held = new Map<Day, HourEntry[]>(days.map(({ day, entries }) => [day, entries]))
  return openDays({ placement, entriesOn: (day) => held.get(day) ?? [], now: ctx.now, today: ctx.today })
}

/** Hours of days before `before` that the host has not confirmed yet, by placement: what reminders ask for. */
export async function listUnconfirmed(ctx: Ctx, { before }: { before: Day }): Promise<WaitingHours[]> {
  const { schoolId } = visible(ctx.actor, 'reminder.send')
  const mine = schoolId ? { schoolId } : {}
  return sumWaiting({ day: { ...mine, day: { $lt: before } }, entry: { state: 'logged' } })
}
