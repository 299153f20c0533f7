// Where a site lies (posizione): degrees north and east, WGS 84. People copy it from a map, and maps write it in several
// ways: "45.4654, 9.1859", with decimal commas "45,4654; 9,1859", in an address ".../@45.4654,9.1859,17z", or in degrees,
// minutes and seconds 45°27'55.4"N 9°11'09.2"E. An address names the pin and the middle of the screen: the pin is meant. The sites of a city are in Italy: a point elsewhere is a slip, and the
// commonest slip is to swap the two numbers.

import type { PartnerSite } from './partner.rules.ts'

export type Position = NonNullable<PartnerSite['position']>
export type PositionProblem = 'position-not-understood' | 'position-swapped' | 'position-elsewhere'

const italy = { south: 35.2, north: 47.2, west: 6.5, east: 18.7 }

const number = String.raw`([+-]?\d{1,3}(?:[.,]\d+)?)`
const decimal = new RegExp(
  String.raw`^[NS]?\s*${number}°?\s*[NS]?(?:\s*[;/]\s*|\s*,\s+|\s+)[EW]?\s*${number}°?\s*[EWO]?$`,
  'iu',
)
const tight = /^([+-]?\d{1,3}(?:\.\d+)?),([+-]?\d{1,3}(?:\.\d+)?)$/u
// The pin as OpenStreetMap and Google write it, which may differ from the middle of the map.
const pin = /(?:[?&]mlat=|!3d)(-?\d{1,3}\.\d+)(?:&mlon=|!4d)(-?\d{1,3}\.\d+)/u
const middle = /#map=\d{1,2}(?:\.\d+)?\/(-?\d{1,3}\.\d+)\/(-?\d{1,3}\.\d+)/u
const inAddress = /[@=:](-?\d{1,3}\.\d+)(?:,|%2C|\/)(-?\d{1,3}\.\d+)/iu
const sexagesimal =
  /^(\d{1,2})°\s*(\d{1,2})['’′]\s*(?:(\d{1,2}(?:[.,]\d+)?)(?:["”″]|''))?\s*N[\s,;]*(\d{1,3})°\s*(\d{1,2})['’′]\s*(?:(\d{1,2}(?:[.,]\d+)?)(?:["”″]|''))?\s*[EO]$/iu

/** The point that a text names, to a tenth of a metre; or why it is none. */
export function parsePosition(text: string): { position: Position } | { problem: PositionProblem } {
  const typed = text.trim()
  const found = readSexagesimal(typed) ?? readDecimal(typed)
  if (!found) return { problem: 'position-not-understood' }
  const position = { lat: rounded(found.lat), lon: rounded(found.lon) }
  if (isInItaly(position)) return { position }
  return { problem: isInItaly({ lat: position.lon, lon: position.lat }) ? 'position-swapped' : 'position-elsewhere' }
}

/** As maps take it: '45.4654, 9.1859'. */
export function positionText({ lat, lon }: Position): string {
  return `${lat}, ${lon}`
}

function readDecimal(typed: string): Position | null {
  const parts = [tight, decimal, pin, middle, inAddress].map((form) => form.exec(typed)).find((found) => found !== null)
  return parts ? { lat: toNumber(parts[1]), lon: toNumber(parts[2]) } : null
}

function readSexagesimal(typed: string): Position | null {
  const parts = sexagesimal.exec(typed)
  if (!parts) return null
  const [lat, lon] = [degrees(parts.slice(1, 4)), degrees(parts.slice(4, 7))]
  return lat === null || lon === null ? null : { lat, lon }
}

function degrees([whole, minutes, seconds]: (string | undefined)[]): number | null {
  const [m, s] = [toNumber(minutes), toNumber(seconds ?? '0')]
  return m < 60 && s < 60 ? toNumber(whole) + m / 60 + s / 3600 : null
}

function toNumber(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'))
}

function isInItaly({ lat, lon }: Position): boolean {
  return lat >= italy.south && lat <= italy.north && lon >= italy.west && lon <= italy.east
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
