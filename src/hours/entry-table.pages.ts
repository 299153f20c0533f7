import type { Language } from '../platform/words.ts'
import { agreedDayOff, type Agreed } from '../placements/terms.rules.ts'
import { type Day, weekday } from '../platform/day.ts'
import { formatDay, formatHours, formatInstant, weekdayName } from '../platform/format.ts'
import { type ContentOf, status, type Status, type Tone } from '../web/parts.ts'
import { hourWords, stateWords } from './hour.text.ts'
import { rectificationWords } from './rectification.text.ts'
import { signingWords } from './signing.text.ts'
import type { DatedEntry, EntryState, HourEntry } from './hour-entry.rules.ts'
import { addsLate } from './log-refusal.rules.ts'
import { logWords } from './log.text.ts'

const tones: Record<EntryState, Tone> = {
  logged: 'info',
  confirmed: 'warning',
  approved: 'success',
  returned: 'danger',
  cancelled: 'neutral',
  rectified: 'neutral',
}

const SUNDAY = 7

/** 'lun 16/11/2026', with a note on a day off of the placement. */
export function dayCell(day: Day, agreed: Agreed, language: Language): ContentOf {
  const t = hourWords(language)
  const off = weekday(day) === SUNDAY ? 'holiday' : agreedDayOff(agreed, day)
  return { text: shortDay(day, language), note: off && t[off] }
}

function shortDay(day: Day, language: Language): string {
  return `${weekdayName(weekday(day), language, 'short')} ${formatDay(day, language)}`
}

/** '08:30–12:30', with the break under it. */
export function timesCell(entry: HourEntry, language: Language): ContentOf {
  const t = hourWords(language)
  if (entry.rectifies && entry.minutes === 0) return { text: rectificationWords(language).noTimes }
  const notes = [
    ...(entry.breakMinutes > 0 ? [`${t.pause}: ${t.minutes(entry.breakMinutes)}`] : []),
    ...writingOf(entry, language),
  ]
  return { text: `${entry.from}–${entry.to}`, note: notes.join('; ') || null }
}

/** How the line came to be, where it is unusual: typed without network, or added late by the school. */
function writingOf({ writtenAt, loggedBy, rectifies }: HourEntry, language: Language): string[] {
  const t = logWords(language)
  return [
    ...(writtenAt ? [t.writtenOffline(formatInstant(writtenAt, language))] : []),
    ...(addsLate(loggedBy.role) && !rectifies ? [t.bySchool] : []),
  ]
}

export function hoursCell(entry: HourEntry): string {
  return formatHours(entry.minutes)
}

/** The state in words and colour, and who signed last. */
export function stateCell(entry: HourEntry, language: Language): ContentOf {
  const t = hourWords(language)
  const mark = entry.approvedBy ?? entry.returned ?? entry.cancelledBy ?? entry.confirmedBy ?? entry.loggedBy
  const signed = t.by(mark.name, formatInstant(mark.at, language))
  const notes = [entry.returned ? `${entry.returned.reason} (${signed})` : signed, ...historyOf(entry, language)]
  return { status: stateOf(entry, language), note: notes.join('; ') }
}

/** What stays beside the name: that the school stood in for the host, and what a rectification replaced, and why. */
function historyOf({ confirmedFor, rectifies, rectifiedBy, minutes }: HourEntry, language: Language): string[] {
  const t = signingWords(language)
  const w = rectificationWords(language)
  return [
    ...(confirmedFor ? [t['confirmed-for-host'](confirmedFor)] : []),
    ...(rectifies ? [minutes === 0 ? w.rectifiesStruck(rectifies.reason) : w.rectifies(rectifies.reason)] : []),
    ...(rectifiedBy ? [w.replaced] : []),
  ]
}

function stateOf(entry: HourEntry, language: Language): Status {
  return status(stateWords[language][entry.state], tones[entry.state])
}

/** How a line is called where it has no columns. */
export function lineName({ day, entry }: DatedEntry, language: Language): string {
  return `${shortDay(day, language)} ${entry.from}–${entry.to}`
}
