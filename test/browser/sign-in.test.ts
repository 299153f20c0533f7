import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { roles } from '../../src/access/actor.ts'
import { demoPeople } from '../../src/accounts/demo-people.ts'
import { arrive, enterPassword, openMenu, titleBehind } from './support/acts.ts'
import { nameOf, useSite } from './support/site.ts'

const site = useSite({ fresh: 'once' })

const titleOf = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText()
/** All that the menu holds, unfolded or not. */
const menuOf = (page: Page) => page.locator('#menu a')
const namesIn = async (page: Page) => (await menuOf(page).allTextContents()).map((name) => name.trim())

describe('signing in with name and password', () => {
  test.each(roles)('as %s leads to the own first page, and out again', async (role) => {
    const page = await site.newPage()
    await page.goto('/')
    const { identifier = '' } = demoPeople.find((each) => each.role === role) ?? {}
    await enterPassword(page, identifier)
    await page.waitForURL(`${site.url}/`)
    expect(await titleOf(page)).toBe(`Ciao, ${nameOf(role)}`)

    await page.locator('.user-menu summary').click()
    await page.getByRole('button', { name: 'Esci' }).click()
    await page.waitForURL('**/accedi')
    await page.goto('/profilo')
    expect(page.url()).toContain('/accedi?ritorno=%2Fprofilo')
    expect(site.complaints.all).toEqual([])
  })

  test('leads back to the page one wanted', async () => {
    const page = await site.newPage()
    await page.goto('/percorsi?stato=active')
    await enterPassword(page, 'coordinatore@borgo.example')
    await page.waitForURL('**/percorsi?stato=active')
    expect(await titleOf(page)).toBe('Percorsi')
  })

  test('says what is wrong beside the form, and keeps the name', async () => {
    const page = await site.newPage()
    await page.goto('/accedi')
    await enterPassword(page, 'docente@borgo.example', 'sbagliata')
    await page.getByRole('alert').waitFor()
    await arrive(page)
    expect(await page.getByRole('alert').innerText()).toContain('non corrispondono')
    expect(await page.getByLabel('E-mail o nome utente').inputValue()).toBe('docente@borgo.example')
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
  })

  test('shows the password to whoever wants to check what was typed', async () => {
    const page = await site.newPage()
    await page.goto('/accedi')
    const password = page.getByLabel('Password', { exact: true })
    await page.getByRole('button', { name: 'Mostra la password' }).click()
    expect(await password.getAttribute('type')).toBe('text')
    await page.getByRole('button', { name: 'Mostra la password' }).click()
    expect(await password.getAttribute('type')).toBe('password')
  })
})

describe('the menu', () => {
  test.each(roles)('of %s opens each page it names', async (role) => {
    const page = await site.signIn(role)
    const names = await namesIn(page)
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) {
      await openMenu(page, name, name === 'Oggi' ? `Ciao, ${nameOf(role)}` : titleBehind(name, role))
      expect((await page.locator('#menu a[aria-current]').textContent())?.trim()).toBe(name)
      expect(await page.title()).toMatch(/ · Bottega$/u)
    }
    expect(site.complaints.all).toEqual([])
  })
})

test('a person with two hats changes between them, and the pages with them', async () => {
  const page = await site.signIn('teacher')
  expect(await namesIn(page)).toContain('Ore da convalidare')
  await page.locator('.user-menu summary').click()
  await page.getByRole('button', { name: 'Ente ospitante · FabLab Borgo APS' }).click()
  await menuOf(page).getByText('Ore da confermare').waitFor({ state: 'attached' })
  await arrive(page)
  expect(await namesIn(page)).not.toContain('Ore da convalidare')
  expect((await page.goto('/ore/da-convalidare'))?.status()).toBe(403)
  expect((await page.goto('/ore/da-confermare'))?.status()).toBe(200)
})

test('the language changes on the same page, and stays with the person', async () => {
  const page = await site.signIn('city')
  await page.goto('/enti?q=fab')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hosts' }).waitFor()
  expect(page.url()).toContain('/enti?q=fab')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')

  const elsewhere = await site.signIn('city')
  expect(await elsewhere.locator('html').getAttribute('lang')).toBe('en')
  await elsewhere.getByRole('button', { name: 'Italiano' }).click()
  await elsewhere.locator('html[lang=it]').waitFor()
})

test('signing out everywhere ends the session at the other computer too', async () => {
  const [here, there] = [await site.signIn('host'), await site.signIn('host')]
  await here.goto('/profilo')
  await here.getByRole('button', { name: 'Esci da tutti i dispositivi' }).click()
  await here.waitForURL('**/accedi')
  await there.goto('/profilo')
  expect(there.url()).toContain('/accedi')
})
