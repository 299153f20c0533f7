// The columns of a paper register, told by the words of its heading row: the day, from when to when (once, or twice for
// morning and afternoon), the break, the hours declared, what was done.

import type { Row } from '../platform/sheet.ts'
import { textOf } from './paper-cell.rules.ts'

export interface PaperColumns {
  day: number
  /** Places of the beginning and the end; the same twice where both are in one cell. */
  stretches: readonly { from: number; to: number }[]
  break: number | null
  hours: number | null
  activity: number | null
}

type Meaning = 'day' | 'from' | 'to' | 'range' | 'break' | 'hours' | 'activity'

const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [/^(?:data|giorno|giorni|date|day|gg)(?: (?:e )?(?:giorno|data|mese|presenza))?$/u, 'day'],
  [/^(?:(?:mattin[ao]|pomeriggio) )?(?:dalle alle|dalle ore alle ore|fascia oraria)$/u, 'range'],
  [/^orario?(?: (?:mattin[ao]|pomeriggio|svolto|effettuato|di presenza|presenza))?$/u, 'range'],
  [/^(?:.* )?(?:dalle(?: ore)?|entrata|ingresso|inizio|arrivo|ora inizio|from)(?: .{0,20})?$/u, 'from'],
  [/^(?:.* )?(?:alle(?: ore)?|uscita|fine|termine|ora fine|to)(?: .{0,20})?$/u, 'to'],
  [/^(?:pausa|intervallo|break)(?: .{0,20})?$/u, 'break'],
  [
    /^(?:tot(?:ale)? )?(?:n |nr |numero )?(?:di )?(?:ore|h|hours)(?: (?:svolte|effettuate|giornaliere|totali|tot|totale|presenza))?$/u,
    'hours',
  ],
  [/^(?:descrizione.*|attivita.*|lavoro.*|mansion.*|compiti.*|argoment.*|activity)$/u, 'activity'],
]

/** What the heading row says; null for any other row. `above`: the row over it, where the day may be named. */
export function readColumns(row: Row, above: Row | null): PaperColumns | null {
  const meanings = meaningsOf(row)
  const places = (wanted: Meaning) => meanings.flatMap((meaning, place) => (meaning === wanted ? [place] : []))
  const stretches = stretchesOf(places('from'), places('to'), places('range'))
  const [dayPlace = above ? meaningsOf(above).indexOf('day') : -1] = places('day')
  if (dayPlace < 0 || stretches.length === 0) return null
  const other = (wanted: Meaning) => places(wanted)[0] ?? (above ? placeIn(above, wanted) : null)
  return {
    day: dayPlace,
    stretches,
    break: other('break'),
    // The sum of the day stands behind those of morning and afternoon.
    hours: places('hours').at(-1) ?? (above ? placeIn(above, 'hours') : null),
    activity: other('activity'),
  }
}

function placeIn(row: Row, wanted: Meaning): number | null {
  const place = meaningsOf(row).indexOf(wanted)
  return place < 0 ? null : place
}

function meaningsOf(row: Row): (Meaning | null)[] {
  return row.cells.map((cell, place) => (row.covered.includes(place) ? null : meaningOf(textOf(cell))))
}

function meaningOf(heading: string): Meaning | null {
  const bare = heading
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/gu, ' ')
    .trim()
  return MEANINGS.find(([pattern]) => pattern.test(bare))?.[1] ?? null
}

function stretchesOf(from: readonly number[], to: readonly number[], range: readonly number[]) {
  const pairs = from.flatMap((place, index) => {
    const end = to[index]
    return end === undefined ? [] : [{ from: place, to: end }]
  })
  return pairs.length > 0 ? pairs : range.map((place) => ({ from: place, to: place }))
}
