import type { Ctx } from '../access/actor.ts'
import type { MonthDay } from '../norms/holidays.rules.ts'
import type { Interval } from '../platform/clock-time.ts'
import { weekdayName } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { holidayWords } from '../programme/holiday.text.ts'
import { type Status, status } from '../web/parts.ts'
import { type OpeningRun, openingRuns, openOn } from './opening.rules.ts'
import type { Partner } from './partner.rules.ts'
import { placeWords } from './place.text.ts'
import type { Opening } from './profile.rules.ts'

/** 'lun-ven 9:00-13:00, 14:00-18:00; sab 9:00-12:00; negli altri giorni chiuso'; null when nobody has told. */
export function openingText(opening: readonly Opening[], language: Language): string | null {
  const runs = openingRuns(opening)
  if (runs.length === 0) return null
  const days = runs.reduce((sum, run) => sum + run.to - run.from + 1, 0)
  const rest = days < 7 ? [placeWords(language).otherDays] : []
  return [...runs.map((run) => runText(run, language)), ...rest].join('; ')
}

function runText({ from, to, intervals }: OpeningRun, language: Language): string {
  const first = weekdayName(from, language, 'short')
  const days = from === to ? first : `${first}–${weekdayName(to, language, 'short')}`
  return `${days} ${intervalsText(intervals)}`
}

function intervalsText(intervals: readonly Interval[]): string {
  return intervals.map(({ from, to }) => `${bare(from)}–${bare(to)}`).join(', ')
}

function bare(time: string): string {
  return time.replace(/^0(?=\d)/u, '')
}

/** Whether a site is open today, and if not why. */
export function todayStatus(
  partner: Pick<Partner, 'sites' | 'closures'>,
  siteId: string,
  { ctx, patron }: { ctx: Ctx; patron: MonthDay | null },
): Status {
  const t = placeWords(ctx.language)
  const today = openOn(partner, siteId, { on: ctx.today, patron })
  if (today.open) {
    return today.hours ? status(t.openToday(intervalsText(today.hours)), 'success') : status(t.hoursUnknown, 'neutral')
  }
  if (today.because === 'weekday') return status(t.closedWeekday, 'neutral')
  const reason = today.because === 'closure' ? today.closure.reason : holidayWords(ctx.language)[today.holiday]
  return status(t.closedBecause(reason), 'warning')
}
