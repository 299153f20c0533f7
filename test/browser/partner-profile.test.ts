import { expect, test } from '@jest/globals'
import { paths } from '../../src/paths.ts'
import { barriers } from './support/axe.ts'
import { useSite } from './support/site.ts'

/** The pages of a partner's profile in the states that a walk through all addresses does not meet. */
const site = useSite()

const fablab = { partnerId: 'fablab' }

test('the forms of hosting and work, also refused, meet no barrier', async () => {
  const page = await site.signIn('host')
  await page.goto(`${paths.partnerHosting(fablab)}?modifica=1`)
  expect(await barriers(page)).toEqual([])
  await page.fill('[name=website]', 'boh')
  await page.selectOption('[name=period-1-from]', '9')
  await page.click('main form button[type=submit]')
  expect(await page.textContent('.problem-summary')).toContain('Scrivi un indirizzo come')
  expect(await barriers(page)).toEqual([])
  await page.goto(`${paths.partnerHosting(fablab)}?rasl=1`)
  expect(await barriers(page)).toEqual([])
  await page.goto(paths.partnerWorks(fablab))
  await page.click('main form button[type=submit]')
  expect(await barriers(page)).toEqual([])
})

test('the application waiting for a decision, and its refused form, meet no barrier', async () => {
  const page = await site.signIn('city')
  await page.goto(paths.partnerQualification({ partnerId: 'sartoria' }))
  expect(await barriers(page)).toEqual([])
  await page.check('input[value=refuse]')
  await page.click('main form button[type=submit]')
  expect(await page.textContent('.problem-summary')).toContain('perché respingi la domanda')
  expect(await barriers(page)).toEqual([])
})

test('the form that found hosts like the new one meets no barrier', async () => {
  const page = await site.signIn('office')
  await page.goto(paths.newPartner())
  const typed = {
    name: 'FabLab di Borgo',
    taxCode: '97123450153',
    siteName: 'Sede',
    address: 'Via Nuova 1',
    town: 'Borgo',
  }
  for (const [name, value] of Object.entries({ ...typed, postcode: '20100' })) await page.fill(`[name=${name}]`, value)
  await page.selectOption('[name=kind]', 'fablab')
  await page.click('main form button[type=submit]')
  expect(await page.textContent('main')).toContain('C’è già un ente che gli somiglia')
  expect(await barriers(page)).toEqual([])
})
