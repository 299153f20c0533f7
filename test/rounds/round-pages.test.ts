import { expect, test } from '@jest/globals'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()

test('smoke', async () => {
  const school = await borgo.signIn('coordinatore@borgo.example')
  const list = await school.visit('/tornate')
  expect(list.status).toBe(200)
  const form = await school.visit('/tornata/nuova')
  expect(form.status).toBe(200)
  const made = await school.press('Crea la bozza', { title: 'Primavera' })
  console.log(made.status, made.text.slice(0, 3000))
  const url = made.url
  for (const page of ['', '/modifica', '/partecipanti', '/offerte', '/criteri', '/vincoli']) {
    const shown = await school.visit(url + page)
    console.log(page, shown.status, shown.text.slice(0, 1500))
  }
})
