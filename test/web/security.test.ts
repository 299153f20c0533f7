import { expect, test } from '@jest/globals'
import { tilesOrigin } from '../../src/web/security.ts'

test.each([
  ['https://tiles.example/{z}/{x}/{y}.png', 'https://tiles.example'],
  ['https://{s}.tiles.example/{z}/{x}/{y}.png?key=abc', 'https://*.tiles.example'],
  ['http://localhost:8080/{z}/{x}/{y}.png', 'http://localhost:8080'],
])('%s is asked for at %s', (url, origin) => {
  expect(tilesOrigin(url)).toBe(origin)
})
