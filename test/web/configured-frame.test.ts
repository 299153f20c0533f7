import { expect, test } from '@jest/globals'
import { demoPeople } from '../../src/accounts/demo-people.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp({
  fresh: 'once',
  environment: {
    DEMO: 'on',
    CITY_NAME: 'Torino',
    CONTACT_EMAIL: 'programma@torino.example',
    ACCESSIBILITY_STATEMENT_URL: 'https://form.agid.example/view/1',
    SOURCE_URL: 'https://code.example/bottega',
  },
})

test('city, contact, accessibility statement and source are those of the configuration', async () => {
  const { $ } = await borgo.visitor().visit('/accedi')
  expect($('header').text()).toContain('Torino')
  const links = $('footer a')
    .toArray()
    .map((link) => $(link).attr('href'))
  expect(links).toEqual([
    'https://form.agid.example/view/1',
    '/privacy',
    'https://code.example/bottega',
    'mailto:programma@torino.example',
  ])
  expect((await borgo.visitor().visit('/accessibilita')).text).toContain('programma@torino.example')
})

test('in a demonstration each demo person enters with one press', async () => {
  for (const { name } of demoPeople) {
    const visitor = borgo.visitor()
    const signIn = await visitor.visit('/accedi')
    expect(signIn.text).toContain('Persone di prova')
    const home = await visitor.press(`Entra come ${name}`)
    expect(home.title).toBe(`Ciao, ${name}`)
  }
})
