import { expect } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { arrive } from './acts.ts'

const buttonOf = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** A double click, and a third while the answer is on its way: the page lets one form pass. */
async function doubleClick(page: Page, button: string): Promise<void> {
  await arrive(page)
  let sent = 0
  let answer = (): void => undefined
  const clicked = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/*', async (route) => {
    if (route.request().method() === 'POST') {
      sent++
      await clicked
    }
    await route.continue()
  })
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await buttonOf(page, button).scrollIntoViewIfNeeded()
  const { x, y } = (await buttonOf(page, button).boundingBox()) ?? { x: 0, y: 0 }
  await page.mouse.dblclick(x + 10, y + 10)
  while (sent === 0) await page.waitForTimeout(20)
  await page.mouse.click(x + 10, y + 10)
  answer()
  await answered
  await page.unroute('**/*')
  expect(sent).toBe(1)
}

/** The server gets the form, but its answer is lost on the way; the person stays on the page and sends it again. */
async function sendAgain(page: Page, button: string): Promise<void> {
  let lost = 0
  await page.route('**/*', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue()
    lost = (await route.fetch({ maxRedirects: 0 })).status()
    await route.abort('aborted')
  })
  await buttonOf(page, button).click()
  while (lost === 0) await page.waitForTimeout(20)
  await buttonOf(page, button).click()
  await page.waitForLoadState()
  expect(lost).toBe(303)
  await page.unroute('**/*')
}

// Without scripts nothing in the page holds the second form back: the server has to.
export const ways: [string, (page: Page, button: string) => Promise<void>, BrowserContextOptions][] = [
  ['a double click', doubleClick, {}],
  ['a form sent again because its answer was lost', sendAgain, { javaScriptEnabled: false }],
]
