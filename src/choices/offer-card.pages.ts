import { formatDay, formatHours, weekdayName } from '../platform/format.ts'
import type { Weekday } from '../platform/day.ts'
import type { Language } from '../platform/words.ts'
import { inOrder, type Slot } from '../placements/terms.rules.ts'
import { type ContentOf, facts } from '../web/parts.ts'
import { choiceWords } from './choice.text.ts'
import type { OfferFacts } from './unit.rules.ts'

/** What is read of an offer before one chooses it; on a line each, the rest folded away. */
export function offerCard(offer: OfferFacts, km: number | null, language: Language) {
  const t = choiceWords(language)
  return {
    title: offer.title,
    host: [offer.hostName, offer.address].filter(Boolean).join(' — '),
    lines: [
      `${t.period(formatDay(offer.from, language), formatDay(offer.to, language))}, ${t.totalHours(formatHours(offer.plannedMinutes))}`,
      weekText(offer.timetable, language),
      [seatsText(offer, language), ...(km === null ? [] : [kmText(km, language)])].join(' · '),
    ].filter(Boolean),
    facts: facts(unsaidFacts(offer, km, language)),
  }
}

/** All of it, as terms and values. */
export function factsOf(offer: OfferFacts, km: number | null, language: Language): (readonly [string, ContentOf])[] {
  const t = choiceWords(language)
  return [
    [t.host, offer.hostName],
    [t.when, t.period(formatDay(offer.from, language), formatDay(offer.to, language))],
    [t.hours, weekText(offer.timetable, language)],
    [t.seats, seatsText(offer, language)],
    ...unsaidFacts(offer, km, language),
  ]
}

/** What the lines of a card do not say. */
function unsaidFacts(offer: OfferFacts, km: number | null, language: Language): (readonly [string, ContentOf])[] {
  const t = choiceWords(language)
  const told = (label: string, text: string) => (text === '' ? [] : [[label, text] as const])
  return [
    ...told(t.aDay, offer.day),
    ...told(t.works, offer.works.join(', ')),
    ...told(t.learns, offer.skills),
    [t.where, [offer.siteName, offer.address].filter(Boolean).join(', ')],
    [t.distance, km === null ? t.unknownDistance : kmText(km, language)],
    [t.accessible, offer.accessible ? t.yes : t.no],
  ]
}

function seatsText({ seats, freeSeats }: OfferFacts, language: Language): string {
  const t = choiceWords(language)
  return freeSeats === null ? t.seatsCount(seats) : t.classesCount(seats)
}

function kmText(km: number, language: Language): string {
  const rounded = km < 10 ? Math.round(km * 10) / 10 : Math.round(km)
  return choiceWords(language).km(String(rounded).replace('.', language === 'it' ? ',' : '.'))
}

/** 'lun, mar, mer 09:00–13:00; gio 09:00–12:00' */
export function weekText(timetable: readonly Slot[], language: Language): string {
  const days = [...new Set(inOrder(timetable).map((slot) => slot.weekday))]
  const groups = new Map<string, Weekday[]>()
  for (const weekday of days) {
    const times = inOrder(timetable.filter((slot) => slot.weekday === weekday)).map(({ from, to }) => `${from}–${to}`)
    groups.set(times.join(', '), [...(groups.get(times.join(', ')) ?? []), weekday])
  }
  return [...groups]
    .map(([times, weekdays]) => `${weekdays.map((day) => weekdayName(day, language, 'short')).join(', ')} ${times}`)
    .join('; ')
}
