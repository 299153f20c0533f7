import type { DatedEntry, HourEntry } from '../hours/hour-entry.rules.ts'
import type { DayOff } from '../norms/town-calendar.rules.ts'
import { agreedDayOff, type Agreed } from '../placements/terms.rules.ts'
import { type Day, weekday } from '../platform/day.ts'
import { formatHours, formatInstant } from '../platform/format.ts'

const SUNDAY = 7
const dayOffNotes: Record<DayOff, string> = { holiday: 'giorno festivo', closure: 'chiusura della città' }

interface NotedRow {
  day: Day
  entries: readonly HourEntry[]
  agreed: Agreed
  /** What has been rectified: it counts nowhere, and stays readable beside what took its place. */
  rectified: readonly DatedEntry[]
}

/** The note of a row: a day off, who confirmed instead of the host and how they knew, and what a rectification replaced. */
export function registerNote({ day, entries, agreed, rectified }: NotedRow): string {
  const off = weekday(day) === SUNDAY ? 'holiday' : agreedDayOff(agreed, day)
  return [
    ...(off ? [dayOffNotes[off]] : []),
    ...entries.flatMap(({ confirmedFor }) =>
      confirmedFor ? [`confermata dalla scuola al posto dell’ente: ${confirmedFor}`] : [],
    ),
    ...entries.flatMap((entry) => rectificationNote(entry, rectified)),
  ].join('\n')
}

function rectificationNote({ rectifies, loggedBy, minutes }: HourEntry, rectified: readonly DatedEntry[]): string[] {
  if (!rectifies) return []
  const old = rectified.find(({ entry }) => entry.id === rectifies.id)?.entry
  const before = old ? ` di ${old.from}–${old.to} (${formatHours(old.minutes)})` : ''
  const what = minutes === 0 ? 'azzeramento' : 'rettifica'
  return [`${what}${before}: ${rectifies.reason} (${loggedBy.name}, ${formatInstant(loggedBy.at, 'it')})`]
}
