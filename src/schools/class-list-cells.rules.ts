// The cells of a class list as values: days of birth in the styles offices use (22/03/2010, 22.03.10, 2010-03-22,
// 22 marzo 2010, the number of days of a spreadsheet), sex, and the remark that a student has left (ritirato,
// trasferito, nulla osta).

import { addDays, ageOn, day, parseDay, type Day } from '../platform/day.ts'
import type { Cell } from '../platform/sheet.ts'

/** In what order a list writes its days: nearly always day first, month first in a program set to American. */
export type DayOrder = 'day-first' | 'month-first'

export interface Leaving {
  reason: 'withdrawn' | 'transferred'
  date: Day | null
}

// Spreadsheets count days from the end of 1899.
const SERIAL_EPOCH = day('1970-01-01')
const EPOCH_SERIAL = 25_569
const FIRST_SERIAL = 15_000
const LAST_SERIAL = 60_000
const YOUNGEST = 9
const OLDEST = 90
const MONTHS = 'gen|jan feb mar apr mag|may giu|jun lug|jul ago|aug set|sep ott|oct nov dic|dec'
  .split(' ')
  .map((names) => names.split('|'))

/** The text of a cell with single spaces and straight apostrophes; empty when there is none. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return String(cell)
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .replace(/[’‘`´ʼ]/g, "'")
    .trim()
}

/** The day a cell means; null when it means none. */
export function parseDayCell(cell: Cell | undefined, order: DayOrder = 'day-first'): Day | null {
  if (typeof cell === 'number') return dayOfSerial(cell) ?? parseCompact(String(cell))
  const text = textOf(cell).replace(/\s*([/.-])\s*/g, '$1')
  if (/^\d{5}(\.\d+)?$/.test(text)) return dayOfSerial(Number(text))
  if (/^\d{8}$/.test(text)) return parseCompact(text)
  return parseIsoStart(text) ?? parseNumeric(text, order) ?? parseMonthName(text)
}

/** Month first when some day can be read in no other way and none contradicts it. */
export function dayOrderOf(cells: readonly (Cell | undefined)[]): DayOrder {
  const pairs = cells
    .map((cell) => /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(textOf(cell)))
    .filter((pair) => pair !== null)
  const firstTooBig = pairs.some((pair) => Number(pair[1]) > 12)
  return !firstTooBig && pairs.some((pair) => Number(pair[2]) > 12) ? 'month-first' : 'day-first'
}

/** Whether a day can be the birth of somebody at school, evening courses included. */
export function isPlausibleBirth(birth: Day, today: Day): boolean {
  const age = ageOn(birth, today)
  return age >= YOUNGEST && age <= OLDEST
}

/** M, F, or null when the text says neither. */
export function parseSex(text: string): 'M' | 'F' | null {
  if (/^(m|masch\w*|male|man|uomo|ragazzo)\.?$/i.test(text)) return 'M'
  return /^(f|femmin\w*|female|woman|donna|ragazza)\.?$/i.test(text) ? 'F' : null
}

/** What a remark says about a student who has left; null when it says nothing of that. The rest of it is not kept. */
export function leavingIn(remark: string): Leaving | null {
  const arrived = /\b(trasferit[oa]|proveniente|provenienza)\s+(da|dal|dalla|dall')/i.test(remark)
  const transferred = /\btrasfer|nulla[\s-]?osta|\bcambio (scuola|istituto)/i.test(remark) && !arrived
  const withdrawn =
    /\britir|\bnon (pi[uù]' )?frequenta|\bnon frequentante|\babbandon|\bcessat|\buscit[oa]\b|\bwithdrawn/i.test(remark)
  if (!transferred && !withdrawn) return null
  return { reason: transferred ? 'transferred' : 'withdrawn', date: parseDayCell(remark) }
}

function dayOfSerial(serial: number): Day | null {
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL
    ? addDays(SERIAL_EPOCH, Math.floor(serial) - EPOCH_SERIAL)
    : null
}

function parseCompact(digits: string): Day | null {
  if (digits.length !== 8) return null
  const yearFirst = parseDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`)
  return yearFirst ?? parseDay(`${digits.slice(0, 2)}/${digits.slice(2, 4)}/${digits.slice(4)}`)
}

// An instant of Greenwich late in the evening is the midnight of Rome after it.
function parseIsoStart(text: string): Day | null {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{2}):\d{2}.*?(Z)?$|$)/.exec(text)
  if (!found) return null
  const [, year, month = '', dayOfMonth = '', hour, zulu] = found
  const read = parseDay(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)
  return read && zulu && Number(hour) >= 22 ? addDays(read, 1) : read
}

function parseNumeric(text: string, order: DayOrder): Day | null {
  const found = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text)
  if (!found) return null
  const [, first, , second, year] = found
  return parseDay(order === 'day-first' ? `${first}/${second}/${year}` : `${second}/${first}/${year}`)
}

function parseMonthName(text: string): Day | null {
  const found = /(?<!\d)(\d{1,2})[°ºª]?[\s/.-]*(?:de\w*\s+)?([a-z]{3})[a-z]*\.?[\s/.-]*(\d{4}|\d{2})(?!\d)/i.exec(text)
  if (!found?.[2]) return null
  const name = found[2].toLowerCase()
  const month = MONTHS.findIndex((names) => names.includes(name)) + 1
  return month === 0 ? null : parseDay(`${found[1]}/${month}/${found[3]}`)
}
