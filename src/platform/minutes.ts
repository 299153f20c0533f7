/** A duration in whole minutes: hours are never stored as decimals, so that no total depends on rounding. */
export type Minutes = number

const CLOCK_LIKE = /^(\d{1,5}):([0-5]\d)$/
const HOURS_WITH_UNIT = /^(\d{1,5}) ?(?:h|ore|ora)\.?(?: ?e? ?([0-5]?\d) ?(?:m|min|minuti|minuto|')?\.?)?$/
const MINUTES_WITH_UNIT = /^(\d{1,6}) ?(?:m|min|minuti|minuto|')\.?$/
const DECIMAL = /^(\d{1,5})(?:[.,](\d{1,2}))?$/

/**
 * The duration somebody typed: '3:30', '3h30', '3 ore', '3,5', '210 min'. A bare number is hours. Null for what is no
 * whole number of minutes, and for '3,30' or '3.25', which some read as minutes and some as hundredths.
 */
export function parseMinutes(text: string): Minutes | null {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const clock = CLOCK_LIKE.exec(typed) ?? HOURS_WITH_UNIT.exec(typed)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2] ?? 0)
  const minutes = MINUTES_WITH_UNIT.exec(typed)
  if (minutes) return Number(minutes[1])
  const decimal = DECIMAL.exec(typed)
  return decimal ? decimalHours(decimal[1] ?? '', decimal[2] ?? '') : null
}

/** The sum of some durations; zero for none. */
export function sumMinutes(list: Iterable<Minutes>): Minutes {
  let total = 0
  for (const minutes of list) total += minutes
  return total
}

/** A duration as parseMinutes reads it: '3:30', '150:00', '-0:15'. */
export function hoursAndMinutes(minutes: Minutes): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : ''}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`
}

function decimalHours(whole: string, fraction: string): Minutes | null {
  const couldBeMinutes = fraction.length === 2 && fraction !== '00' && Number(fraction) < 60
  if (couldBeMinutes) return null
  const hundredths = Number(fraction.padEnd(2, '0')) * 60
  return hundredths % 100 === 0 ? Number(whole) * 60 + hundredths / 100 : null
}
