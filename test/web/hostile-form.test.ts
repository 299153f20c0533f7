import { expect, test } from '@jest/globals'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp({ fresh: 'once' })

const lists = ['/enti', '/documenti', '/registro-accessi', '/utenti', '/istituti', '/contatti', '/convenzioni']

test.each(lists)('%s finds what is searched for when a sign that nobody types stands in it', async (list) => {
  const city = await borgo.signIn('citta@borgo.example')
  const asked = await city.visit(`${list}?q=fab%00lab&comune=%00`)
  expect(asked.status).toBe(200)
  expect(asked.text.replaceAll('\0', '')).toBe((await city.visit(`${list}?q=fablab&comune=`)).text)
})

test('a form keeps no such sign', async () => {
  const city = await borgo.signIn('citta@borgo.example')
  await city.visit('/enti/fablab/modifica')
  const saved = await city.press('Salva', { phone: '02 7654\u0000321' })
  expect(saved.status).toBe(200)
  expect((await city.visit('/enti/fablab')).text).toContain('02 7654321')
})

test.each([
  ['too much text', { identifier: 'a'.repeat(400_000) }],
  ['too many lines', { identifier: Array.from({ length: 4000 }, () => 'a') }],
])('a form with %s is refused as a form, since there is no file', async (_, typed) => {
  const answer = await borgo.visitor().post('/accedi', typed)
  expect(answer.status).toBe(413)
  expect(answer.title).toBe('Il modulo è troppo lungo')
  expect(answer.text).not.toContain('file')
})
