import { absentDays } from '../absences/absence.service.ts'
import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import { type PapersReason, papersReasons } from '../paperwork/readiness.rules.ts'
import { papersGate } from '../paperwork/readiness.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { isSuspendedOn } from '../placements/suspension-days.rules.ts'
import { agreedIntervals, interruptedOn } from '../placements/terms.rules.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { addDays, type Day, daysOf, monthOf } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { timesAtLabs } from '../roll-calls/lab-minutes.service.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { birthDateOf } from '../schools/student-facts.service.ts'
import { monthLock, monthLocks, takeBackFromClosed } from './closed-month.service.ts'
import { type DatedEntry, type HourEntry, isSameSending, type LogInput } from './hour-entry.rules.ts'
import { newEntries, type UsualInput, sentBefore, studentDayId } from './hour-entry.rules.ts'
import {
  addsLate,
  dayCap,
  dayWarning,
  freeAgreedTimes,
  logRefusals,
  mayWrite,
  windowReason,
} from './log-refusal.rules.ts'
import { markOf } from './mark.service.ts'
import { type OpenDay, openDays } from './open-days.rules.ts'
import { StudentDays } from './student-day.model.ts'
import { daysAround, neighboursOf } from './student-week.service.ts'
import { inOrder } from './totals.rules.ts'
import { takeBackFromAmended } from './take-out.service.ts'
import { daysToSign } from './tutor-day.service.ts'
import { sumWaiting, type WaitingHours } from './waiting.service.ts'

// Each failed attempt means that another write to the same day succeeded.
const ATTEMPTS = 60

/** What became of a sending: its lines, and whether they were there from an earlier one. */
export interface Logged {
  lines: DatedEntry[]
  isRepeated: boolean
}

/** As sendHours, for who does not ask whether the form was sent before. */
export async function logHours(ctx: Ctx, placementId: string, input: LogInput): Promise<DatedEntry[]> {
  return (await sendHours(ctx, placementId, input)).lines
}

/**
 * Logs hours of one day, all of them or none, in one write. Sending the same form again gives what it stored. Refused
 * with LogRefusal reasons, and with `other-tutors-day` for a tutor of other days; what the host logs is thereby
 * confirmed, what the school adds late waits for the host.
 */
export async function sendHours(ctx: Ctx, placementId: string, input: LogInput): Promise<Logged> {
  const permission = permissionToLog(ctx, input)
  const placement = await findPlacement(ctx, permission, placementId)
  const [by, fixed, maySignOn, papers] = await Promise.all([
    markOf(ctx),
    fixedFacts(ctx, placement, input),
    daysToSign(ctx, placement),
    papersAgainst(ctx, placement, input.day),
  ])
  const { times } = input
  const wanted = newEntries({ ...input, placement, by, warned: dayWarning(placement, input.day) })
  const told = (entries: readonly HourEntry[]) => entries.map((entry) => ({ day: input.day, entry }))
  const cap = dayCap(fixed.birthDate, input.day)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const around = neighboursOf(await daysAround(placement.studentId, input.day, input.day), input.day)
    const stored = sentBefore(input.key, around.dayEntries)
    if (stored.length > 0 && isSameSending(stored, wanted)) return { lines: told(stored), isRepeated: true }
    if (stored.length > 0) throw new Refused('form-already-used')
    if (!maySignOn(input.day)) throw new Refused('other-tutors-day')
    if (await monthLock(placement.schoolId, input.day)) throw new Refused('month-closed')
    const reasons = [...logRefusals(times, { ...fixed, ...around }), ...papers]
    if (reasons.length > 0) throw new Refused(...reasons)
    if (await store(placement, { day: input.day, entries: wanted, cap })) {
      await takeBackFromClosed(placement, told(wanted))
      await takeBackFromAmended(ctx, { _id: placementId, permission }, told(wanted))
      return { lines: told(wanted), isRepeated: false }
    }
  }
  throw new Refused('changed-meanwhile')
}

function permissionToLog({ actor }: Ctx, { paper }: Pick<LogInput, 'paper'>): Permission {
  if (paper) return 'paper-register.import'
  return addsLate(actor.role) ? 'hours.log-late' : 'hours.log'
}

/** Why the papers of a placement that runs keep a day out; what does not run is refused anyway. */
export async function papersAgainst(ctx: Ctx, placement: Placement, day: Day): Promise<PapersReason[]> {
  return placement.state === 'active' ? papersReasons(await papersGate(ctx, placement, day)) : []
}

/** What the rules ask about a day and no other write changes. Who may bring paper in has no window and no turn. */
export async function fixedFacts(ctx: Ctx, placement: Placement, { day, paper }: Pick<LogInput, 'day' | 'paper'>) {
  const [settings, birthDate, atLab] = await Promise.all([
    schoolSettings(placement.schoolId),
    birthDateOf(placement.studentId, ctx.today),
    timesAtLabs(placement.studentId, day),
  ])
  const { role } = ctx.actor
  return {
    day,
    birthDate,
    placementState: isSuspendedOn(placement, day) ? 'suspended' : placement.state,
    interrupted: interruptedOn(placement, day) !== null,
    mayLog: Boolean(paper) || addsLate(role) || mayWrite(settings.whoLogs, role),
    window: paper ? null : windowReason(role, { day, today: ctx.today, days: settings.logWindowDays }),
    agreed: agreedIntervals(placement, day),
    now: ctx.now,
    atLab,
  }
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
  await findPlacement(ctx, 'hours.log', placementId)
  if (input.days.length === 0) throw new Refused('none-selected')
  const result: LoggedDays = { logged: [], refused: [] }
  for (const day of new Set(input.days)) {
    try {
      result.logged.push(...(await sendUsual(ctx, placementId, { ...input, day })).lines)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      result.refused.push({ day, reasons: error.reasons })
    }
  }
  return result
}

/** As sendHours, at the agreed times of the day that are over and still free. */
export async function sendUsual(ctx: Ctx, placementId: string, input: Omit<LogInput, 'times'>): Promise<Logged> {
  const placement = await findPlacement(ctx, 'hours.log', placementId)
  const { key, day } = input
  const { dayEntries } = neighboursOf(await daysAround(placement.studentId, day, day), day)
  const stored = sentBefore(key, dayEntries)
  const free = freeAgreedTimes({ agreed: agreedIntervals(placement, day), day, now: ctx.now, dayEntries })
  const times = stored.length > 0 ? stored : free.map((each) => ({ ...each, breakMinutes: 0 }))
  const { activity, writtenAt = null } = input
  return sendHours(ctx, placementId, { key, day, times, activity, writtenAt })
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
        closedFor: { $ne: whose.schoolId },
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
  authorise(ctx.actor, permission, belongsOf(placement))
  const days = await StudentDays.find(
    { 'entries.placementId': placement._id, studentId: placement.studentId },
    { day: 1, entries: 1 },
  ).lean()
  const all = days.flatMap(({ day, entries }) => entries.map((entry) => ({ day, entry })))
  return inOrder(all.filter(({ entry }) => entry.placementId === placement._id))
}

/** The live minutes of a placement on a day. */
export async function writtenMinutes(ctx: Ctx, placement: Placement, day: Day): Promise<Minutes> {
  authorise(ctx.actor, 'placement.view', belongsOf(placement))
  const found = await StudentDays.findById(studentDayId(placement.studentId, day), { entries: 1 }).lean()
  const own = (found?.entries ?? []).filter((entry) => entry.live && entry.placementId === placement._id)
  return sumMinutes(own.map((entry) => entry.minutes))
}

/** The days of a placement that wait to be logged and still may be, the latest first, without days of absence. */
export async function listOpenDays(ctx: Ctx, placement: Placement): Promise<OpenDay[]> {
  authorise(ctx.actor, 'hours.log', placement)
  const { logWindowDays } = await schoolSettings(placement.schoolId)
  const first = addDays(ctx.today, -logWindowDays)
  const [entriesOn, absences, locks] = await Promise.all([
    entriesSince(placement.studentId, first),
    absentDays([placement._id], first),
    monthLocks(placement.schoolId, daysOf(first, ctx.today).map(monthOf)),
  ])
  const isAbsent = (day: Day) => {
    if (locks.some(({ month }) => month === monthOf(day))) return true
    return isSuspendedOn(placement, day) || absences.some((absence) => absence.day === day)
  }
  return openDays({ placement, entriesOn, isAbsent, now: ctx.now, today: ctx.today, first })
}

/** A student's lines by day, with every host, from a day on. For rules only. */
export async function entriesSince(studentId: string, first: Day): Promise<(day: Day) => readonly HourEntry[]> {
  const days = await StudentDays.find({ studentId, day: { $gte: first } }, { day: 1, entries: 1 }).lean()
  const held = new Map<Day, HourEntry[]>(days.map(({ day, entries }) => [day, entries]))
  return (day) => held.get(day) ?? []
}

/** Hours of days before `before` that the host has not confirmed yet, by placement: what reminders ask for. */
export async function listUnconfirmed(ctx: Ctx, { before }: { before: Day }): Promise<WaitingHours[]> {
  const { schoolId } = visible(ctx.actor, 'reminder.send')
  const mine = schoolId ? { schoolId } : {}
  return sumWaiting({ day: { ...mine, day: { $lt: before }, closedFor: null }, entry: { state: 'logged' } })
}
