import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { type Day, maxDay, minDay } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { monthLock } from './closed-month.service.ts'
import { newEntries, type StudentDay, studentDayId } from './hour-entry.rules.ts'
import { fixedFacts, papersAgainst, sendHours } from './hour-entry.service.ts'
import { dayWarning, logRefusals } from './log-refusal.rules.ts'
import { markOf } from './mark.service.ts'
import { areThere, type PaperDay, paperKey, type PaperOutlook } from './paper-hours.rules.ts'
import { daysAround, neighboursOf } from './student-week.service.ts'
import { daysToSign } from './tutor-day.service.ts'

const onPaper = 'registro su carta'

/** What would come in of these days, each looked at after those before it; nothing is written. */
export async function lookAtPaperHours(
  ctx: Ctx,
  placementId: string,
  given: readonly PaperDay[],
): Promise<PaperOutlook[]> {
  const placement = await findPlacement(ctx, 'paper-register.import', placementId)
  const [first, ...others] = given.map(({ day }) => day)
  if (!first) return []
  const [by, maySignOn, stored] = await Promise.all([
    markOf(ctx),
    daysToSign(ctx, placement),
    daysAround(placement.studentId, minDay(first, ...others), maxDay(first, ...others)),
  ])
  const factsOf = rememberedFacts(ctx, placement)
  const outlooks: PaperOutlook[] = []
  for (const { day, times } of given) {
    const around = neighboursOf(stored, day)
    const key = paperKey(placementId, { day, times }, around.dayEntries)
    const warned = dayWarning(placement, day)
    if (areThere(placementId, times, around.dayEntries)) {
      outlooks.push({ outcome: 'there', key, reasons: [], warned })
      continue
    }
    const { fixed, lock, papers } = await factsOf(day)
    const turn = maySignOn(day) ? [] : ['other-tutors-day']
    const reasons = lock ? ['month-closed'] : [...turn, ...logRefusals(times, { ...fixed, ...around }), ...papers]
    outlooks.push({ outcome: reasons.length > 0 ? 'refused' : 'new', key, reasons, warned })
    if (reasons.length === 0) hold(stored, placement, { day, times, key, by })
  }
  return outlooks
}

/** What the rules ask about each day, asked once for all its rows. */
function rememberedFacts(ctx: Ctx, placement: Placement) {
  const known = new Map<Day, ReturnType<typeof factsOn>>()
  return (day: Day) => {
    const facts = known.get(day) ?? factsOn(ctx, placement, day)
    known.set(day, facts)
    return facts
  }
}

async function factsOn(ctx: Ctx, placement: Placement, day: Day) {
  const [fixed, lock, papers] = await Promise.all([
    fixedFacts(ctx, placement, { day, paper: onPaper }),
    monthLock(placement.schoolId, day),
    papersAgainst(ctx, placement, day),
  ])
  return { fixed, lock, papers }
}

type Held = PaperDay & { key: string; by: Awaited<ReturnType<typeof markOf>> }

/** As if the row had been stored: the next ones of the day and its week are looked at beside it. */
function hold(days: StudentDay[], placement: Placement, { day, times, key, by }: Held): void {
  const entries = newEntries({ key, placement, times, activity: '', by })
  const minutes = sumMinutes(entries.map((entry) => entry.minutes))
  const there = days.find((each) => each.day === day)
  if (there) {
    there.entries.push(...entries)
    there.minutes += minutes
    return
  }
  const { studentId, schoolId } = placement
  days.push({ _id: studentDayId(studentId, day), studentId, schoolId, day, minutes, entries })
}

export interface PaperSending extends PaperDay {
  key: string
  activity: string
  /** The register that the host's tutor has signed, in words; it stays on the lines. */
  paper: string
}

/** Stores one row of a paper register, once for its key; the reasons why not, none when its lines are there. */
export async function bringPaperHours(ctx: Ctx, placementId: string, sending: PaperSending): Promise<string[]> {
  try {
    await sendHours(ctx, placementId, sending)
    return []
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // It came in before, and somebody has already sent it back.
    return error.reasons.filter((reason) => reason !== 'form-already-used')
  }
}
