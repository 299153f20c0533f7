import { expect, test } from '@jest/globals'
import { newId, newSecret } from '../../src/platform/id.ts'
import { tilesOrigin, withoutSecrets } from '../../src/web/security.ts'

test.each([
  ['https://tiles.example/{z}/{x}/{y}.png', 'https://tiles.example'],
  ['https://{s}.tiles.example/{z}/{x}/{y}.png?key=abc', 'https://*.tiles.example'],
  ['http://localhost:8080/{z}/{x}/{y}.png', 'http://localhost:8080'],
])('%s is asked for at %s', (url, origin) => {
  expect(tilesOrigin(url)).toBe(origin)
})

test('the log tells where an error happened, without what lets somebody in', () => {
  const id = newId()
  expect(withoutSecrets(`/invito/${newSecret()}`)).toBe('/invito/…')
  expect(withoutSecrets(`/enti/${id}/documenti`)).toBe(`/enti/${id}/documenti`)
})
