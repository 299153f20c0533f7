import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../src/accounts/demo-people.ts'
import { arrive } from './support/acts.ts'
import { everyStop, waitForFocus, tabTo } from './support/keyboard.ts'
import { useSite } from './support/site.ts'

/** With Tab, Space, Enter and Escape only: nothing in this file touches a mouse. */
const site = useSite()

const focused = (page: Page) => page.locator(':focus')

/** Unfolds this heading of the menu and stops at a line under it. */
async function unfoldTo(page: Page, heading: string, line: string): Promise<void> {
  const group = page.locator('#menu details').filter({ has: page.locator('summary', { hasText: heading }) })
  await tabTo(page, group.locator('summary'))
  await page.keyboard.press('Enter')
  await tabTo(page, group.getByRole('link', { name: line, exact: true }))
}

describe('with the keyboard alone', () => {
  test('one skips the menu', async () => {
    const page = await site.signIn('coordinator')
    await page.keyboard.press('Tab')
    expect(await focused(page).innerText()).toBe('Vai al contenuto')
    await page.keyboard.press('Enter')
    expect(await focused(page).getAttribute('id')).toBe('content')
    await page.keyboard.press('Tab')
    expect(await page.locator('main :focus').count()).toBe(1)
  })

  test('one signs in', async () => {
    const page = await site.newPage()
    await page.goto('/accedi')
    await tabTo(page, page.getByLabel('E-mail o nome utente'))
    await page.keyboard.type('giulia.damico')
    await tabTo(page, page.getByLabel('Password', { exact: true }))
    await page.keyboard.type(demoPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Ciao, Giulia D’Amico' }).waitFor()
  })

  test('one goes from what is wrong in a form to the field it is about', async () => {
    const page = await site.newPage()
    await page.goto('/accedi')
    await tabTo(page, page.getByRole('button', { name: 'Accedi', exact: true }))
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await focused(page).getAttribute('role')).toBe('alert')
    expect(await focused(page).innerText()).toContain('Ci sono errori nel modulo')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const field = page.getByLabel('E-mail o nome utente')
    await waitForFocus(page, field)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    const described = (await field.getAttribute('aria-describedby')) ?? ''
    expect(await page.locator(`#${described.split(' ')[0]}`).innerText()).toMatch(/\S/u)
  })

  test('one opens the menu of a phone, and the own menu, and closes it', async () => {
    const page = await site.signIn('teacher', { viewport: { width: 360, height: 740 } })
    const button = page.locator('.menu-button')
    expect(await page.locator('#menu').isVisible()).toBe(false)
    await tabTo(page, button)
    await page.keyboard.press('Space')
    expect(await button.getAttribute('aria-expanded')).toBe('true')
    await unfoldTo(page, 'Scuola-lavoro', 'Percorsi')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Percorsi' }).waitFor()

    const summary = page.locator('.user-menu summary')
    await tabTo(page, summary)
    await page.keyboard.press('Enter')
    const profile = page.getByRole('link', { name: 'Il mio profilo' })
    await tabTo(page, profile)
    await page.keyboard.press('Escape')
    expect(await profile.isVisible()).toBe(false)
    await waitForFocus(page, summary)
  })

  test('one changes hat', async () => {
    const page = await site.signIn('teacher')
    await tabTo(page, page.locator('.user-menu summary'))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('button', { name: 'Ente ospitante · FabLab Borgo APS' }))
    await page.keyboard.press('Enter')
    await page.locator('#menu').getByText('Ore da confermare').waitFor({ state: 'attached' })
  })
})

describe('hours, with the keyboard alone', () => {
  async function logMonday(): Promise<Page> {
    const page = await site.signIn('student')
    await tabTo(page, page.getByRole('link', { name: 'Registra', exact: true }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByLabel('lunedì 23 novembre 2026'))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByLabel('Attività svolta').first())
    await page.keyboard.type('Montaggio della cornice')
    await tabTo(page, page.getByRole('button', { name: 'Registra i giorni selezionati' }))
    await page.keyboard.press('Enter')
    await page.getByText('1 riga registrata: 4:00 ore.').waitFor()
    return page
  }

  test('the student logs, the host confirms', async () => {
    const student = await logMonday()
    await arrive(student)
    expect(await student.getByRole('row', { name: /23\/11\/2026.*Montaggio della cornice/u }).count()).toBe(1)

    const host = await site.signIn('host')
    await unfoldTo(host, 'Scuola-lavoro', 'Ore da confermare')
    await host.keyboard.press('Enter')
    const line = host.getByRole('row', { name: /23\/11\/2026/u }).getByRole('checkbox')
    await tabTo(host, line)
    if (!(await line.isChecked())) await host.keyboard.press('Space')
    await tabTo(host, host.getByRole('button', { name: 'Conferma le righe selezionate' }))
    await host.keyboard.press('Space')
    await host.getByText('1 riga confermata.').waitFor()
    expect(site.complaints.all).toEqual([])
  })

  test('a question before cancelling can be answered no, and yes', async () => {
    const page = await logMonday()
    const cancel = page.getByRole('row', { name: /23\/11\/2026/u }).getByRole('button', { name: 'Annulla' })
    await tabTo(page, cancel)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.locator(':focus').innerText()).toBe('Annulla')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await waitForFocus(page, cancel)

    await page.keyboard.press('Enter')
    await tabTo(page, dialog.getByRole('button', { name: 'Conferma' }))
    await page.keyboard.press('Enter')
    await page.getByText('La riga è annullata.').waitFor()
  })
})

describe('every stop of Tab can be seen, in an order that ends,', () => {
  test.each([
    ['student', '/percorsi/giulia-fablab/ore'],
    ['teacher', '/ore/da-convalidare'],
    ['coordinator', '/percorsi/nuovo?studente=bruno&ente=fablab'],
    ['city', '/istituti'],
    ['city', '/catalogo/nuovo'],
    ['host', '/laboratori/nuovo?modulo=rob-1'],
    ['host', '/laboratori/laser-bozza/incontri'],
    ['host', '/laboratori/robotica-3a/incontri/robotica-3a-8/appello'],
    ['teacher', '/laboratori/making-aperto/iscrizione?classe=galilei-3a'],
    ['teacher', '/calendario'],
  ] as const)('for the %s at %s', async (role, url) => {
    const page = await site.signIn(role)
    await page.goto(url)
    const stops = await everyStop(page)
    expect(stops.length).toBeGreaterThan(8)
    expect(stops.filter(({ visible }) => !visible)).toEqual([])
  })
})
