import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { ChoiceLists } from '../../src/choices/choice.model.ts'
import { openRound, threeOffers } from '../choices/a-round.ts'
import { barriers } from './support/axe.ts'
import { tabTo, waitForFocus } from './support/keyboard.ts'
import { useSite } from './support/site.ts'

/** A student puts choices in order with a script: by keys, by dragging, by buttons. */
const site = useSite()

const ranked = (page: Page) =>
  page.locator('[data-ranked] [data-choice]').evaluateAll((items) => items.map((item) => item.dataset['choice']))
const said = (page: Page) => page.locator('[data-live]').textContent()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const handle = (page: Page, title: string) => page.getByRole('button', { name: new RegExp(`sposta.*: ${title}$`, 'u') })

async function openList(): Promise<Page> {
  await openRound(threeOffers())
  // High enough for the whole list: what is dragged and where it goes are seen together.
  const page = await site.signIn('student', { viewport: { width: 1280, height: 1600 } })
  await page.goto('/scelte/round')
  return page
}

describe('choices put in order', () => {
  test('with the keyboard alone, which says each new place and keeps the focus', async () => {
    const page = await openList()
    await tabTo(page, button(page, 'Aggiungi Stampa 3D'))
    await page.keyboard.press('Enter')
    expect(await said(page)).toBe('Stampa 3D aggiunta: posizione 1 di 1.')
    await tabTo(page, button(page, 'Aggiungi Taglio laser'))
    await page.keyboard.press('Space')
    expect(await ranked(page)).toEqual(['stampa', 'laser'])
    await waitForFocus(page, button(page, 'Su Taglio laser'))
    await page.keyboard.press('Enter')
    expect(await ranked(page)).toEqual(['laser', 'stampa'])
    expect(await said(page)).toBe('Taglio laser: posizione 1 di 2.')
    // At the top it can only go down.
    await waitForFocus(page, button(page, 'Giù Taglio laser'))
    await tabTo(page, handle(page, 'Stampa 3D'))
    await page.keyboard.press('ArrowUp')
    expect(await ranked(page)).toEqual(['stampa', 'laser'])
    await waitForFocus(page, handle(page, 'Stampa 3D'))
    await page.keyboard.press('ArrowDown')
    expect(await said(page)).toBe('Stampa 3D: posizione 2 di 2.')
    await tabTo(page, button(page, 'Togli Taglio laser'))
    await page.keyboard.press('Enter')
    expect(await said(page)).toBe('Taglio laser tolta dalla lista.')
    await waitForFocus(page, button(page, 'Aggiungi Taglio laser'))
    await tabTo(page, button(page, 'Invia le scelte'))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /^Ricevuta/u }).waitFor()
    expect(await ChoiceLists.findById('round.giulia').lean()).toMatchObject({ offerIds: ['stampa'] })
    expect(site.complaints.all).toEqual([])
  })

  test('by dragging; the list sent is the one on the screen', async () => {
    const page = await openList()
    for (const title of ['Stampa 3D', 'Taglio laser', 'Elettronica']) await button(page, `Aggiungi ${title}`).click()
    expect(await page.locator('[data-full]').isVisible()).toBe(true)
    const first = page.locator('[data-ranked] [data-choice=stampa]')
    await handle(page, 'Elettronica').dragTo(first, { targetPosition: { x: 60, y: 6 } })
    expect(await ranked(page)).toEqual(['elettronica', 'stampa', 'laser'])
    expect(await said(page)).toBe('Elettronica: posizione 1 di 3.')
    expect(await page.locator('[data-ranked] [data-position]').allTextContents()).toEqual(['1', '2', '3'])
    await button(page, 'Invia le scelte').click()
    await page.getByRole('heading', { level: 1, name: /^Ricevuta/u }).waitFor()
    expect(await ChoiceLists.findById('round.giulia').lean()).toMatchObject({
      offerIds: ['elettronica', 'stampa', 'laser'],
    })
  })

  test('are hindered by nothing on a desk, a tablet or a phone', async () => {
    const page = await openList()
    await button(page, 'Aggiungi Stampa 3D').click()
    await button(page, 'Aggiungi Taglio laser').click()
    await page.getByText('Tutti i dettagli Taglio laser').click()
    expect(await barriers(page)).toEqual([])
  })
})
