import { expect, test } from '@jest/globals'
import decodeQR from 'qr/decode.js'
import { qrDots, qrPicture } from '../../src/platform/qr-code.ts'

/** Each dot as a square of so many points, as paper shows it. */
function painted(dots: boolean[][], scale: number) {
  const size = dots.length * scale
  const data = new Uint8Array(size * size * 3)
  for (let at = 0; at < size * size; at++) {
    const dark = dots[Math.floor(at / size / scale)]?.[Math.floor((at % size) / scale)] === true
    data.fill(dark ? 0 : 255, at * 3, at * 3 + 3)
  }
  return { width: size, height: size, data }
}

test('the square of dots is read back as the address it was made from', () => {
  const url = 'https://bottega.comune.borgo.example/verifica/4TQ7-B2KM'
  expect(decodeQR(painted(qrDots(url), 4))).toBe(url)
})

test('the picture is a GIF small enough for a page', () => {
  const picture = qrPicture('https://borgo.example/verifica/4TQ7-B2KM')
  expect(picture.subarray(0, 6).toString('latin1')).toMatch(/^GIF8[79]a$/u)
  expect(picture.length).toBeLessThan(40_000)
})
