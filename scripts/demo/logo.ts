import { crc32, deflateSync } from 'node:zlib'
import type { Programme } from '../../src/programme/programme.rules.ts'

const side = 96
/** Points looked at in each direction within a pixel, so that round edges are smooth. */
const fine = 4

type Colour = readonly [red: number, green: number, blue: number]
const white: Colour = [255, 255, 255]
const blue: Colour = [0, 77, 153]
const amber: Colour = [240, 160, 32]

/** The logo of Borgo: the lit double door of a workshop on a white disc. */
export function demoLogo(): NonNullable<Programme['logo']> {
  return { type: 'image/png', base64: png().toString('base64') }
}

function colourAt(x: number, y: number): Colour | null {
  const aside = Math.abs(x - 48)
  if (Math.hypot(x - 48, y - 48) > 46) return null
  if (!isDoor({ x, y, halfWidth: 24 })) return white
  const handle = Math.hypot(aside - 5, y - 56) < 2.2
  const seam = aside < 1.2
  return isDoor({ x, y, halfWidth: 18 }) && !handle && !seam ? amber : blue
}

/** A door with a round arch, whose centre is a little above the middle. */
function isDoor({ x, y, halfWidth }: { x: number; y: number; halfWidth: number }): boolean {
  const [arch, sill] = [42, 80]
  if (y < arch) return Math.hypot(x - 48, y - arch) < halfWidth
  return y < sill && Math.abs(x - 48) < halfWidth
}

/** Red, green, blue and opacity: the mean of the points of a pixel. */
function pixel(column: number, row: number): number[] {
  const points = Array.from({ length: fine * fine }, (_, n) =>
    colourAt(column + ((n % fine) + 0.5) / fine, row + (Math.floor(n / fine) + 0.5) / fine),
  )
  const inked = points.filter((colour) => colour !== null)
  const mean = (channel: 0 | 1 | 2) =>
    Math.round(inked.reduce((sum, colour) => sum + colour[channel], 0) / Math.max(1, inked.length))
  return [mean(0), mean(1), mean(2), Math.round((255 * inked.length) / points.length)]
}

function png(): Buffer {
  const unfiltered = 0
  const columns = [...Array(side).keys()]
  const rows = columns.flatMap((row) => [unfiltered, ...columns.flatMap((column) => pixel(column, row))])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // Eight bits for each of red, green, blue and opacity.
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = deflateSync(Buffer.from(rows))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
