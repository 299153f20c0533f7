import { parseDay } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { type Language, phrases, plural } from '../platform/words.ts'

const words = phrases({
  left: [
    (days: number) =>
      days === 0
        ? 'è l’ultimo giorno'
        : `${plural(days, 'manca', 'mancano')} ${days} ${plural(days, 'giorno', 'giorni')}`,
    (days: number) => (days === 0 ? 'this is the last day' : `${days} ${plural(days, 'day', 'days')} left`),
  ],
})

/** How many days are left, the number as a notice keeps it; on the last day there are 0. */
export function daysLeft(days: string, language: Language): string {
  return words(language).left(Number(days))
}

/** A day as a notice keeps it, in the words of the reader. */
export function lastDayText(text: string, language: Language): string {
  const day = parseDay(text)
  return day ? formatDay(day, language) : text
}
