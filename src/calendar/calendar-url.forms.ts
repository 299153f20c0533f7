import { parseDay } from '../platform/day.ts'
import type { Day } from '../platform/day.ts'
import { withQuery } from '../platform/path.ts'
import { paths } from '../paths.ts'
import type { CalendarView } from './calendar.rules.ts'
import type { Scope, ScopeKind } from './calendar-scope.rules.ts'

/** What the address of a calendar says: which view, which day, whose. */
export interface CalendarAddress {
  view: CalendarView
  day: Day
  scope: Scope
}

const viewWords: Record<CalendarView, string> = {
  month: 'mese',
  week: 'settimana',
  day: 'giorno',
  spaces: 'locali',
}

const scopeWords: Record<ScopeKind, string> = {
  school: 'scuola',
  class: 'classe',
  partner: 'ente',
  space: 'locale',
  trainer: 'formatore',
  student: 'studente',
}

export function viewWord(view: CalendarView): string {
  return viewWords[view]
}

/** The view that was asked for; the month when it is none. */
export function readView(text: string): CalendarView {
  return keyOf(viewWords, text) ?? 'month'
}

/** The day that was asked for; today when it is none. */
export function readDay(text: string, today: Day): Day {
  return parseDay(text) ?? today
}

/** What was chosen: `classe.galilei-3a` from the list, or the two apart; an unknown kind counts as not said. */
export function readScope({ of, id }: { of: string; id: string }): { kind: ScopeKind | null; id: string } {
  const [word = '', ...rest] = of.split('.')
  return { kind: keyOf(scopeWords, word), id: id || rest.join('.') }
}

/** How a choice is written in the list. */
export function scopeValue({ kind, id }: { kind: ScopeKind; id: string }): string {
  return `${scopeWords[kind]}.${id}`
}

/** The address of a calendar; one's own is not said. */
export function calendarHref({ view, day, scope }: CalendarAddress): string {
  const of = scope.kind === 'own' ? { di: '', id: '' } : { di: scopeWords[scope.kind], id: scope.id }
  return withQuery(paths.calendar(), { vista: viewWords[view], giorno: day, ...of })
}

function keyOf<K extends string>(words: Record<K, string>, text: string): K | null {
  return (Object.keys(words) as K[]).find((key) => words[key] === text) ?? null
}
