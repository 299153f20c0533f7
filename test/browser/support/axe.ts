import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { lookWithAxe, stickingOut } from './in-page.ts'

/** What axe finds wrong at this width: the rule and the place, so that a failure says what to mend. */
export async function violations(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 })
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(axe.source)
  const found = await page.evaluate<string[]>(lookWithAxe)
  return found.map((line) => `${width} px | ${line}`)
}

/** What sticks out of the page at this width and would have to be scrolled sideways to be read. */
export async function overflow(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 })
  const found = await page.evaluate<string[]>(stickingOut)
  return found.map((html) => `${width} px | ${html}`)
}

/** The narrowest page on which a table is a table and not cards. */
const tablet = 768

/** Everything that keeps somebody from reading this page, on a desk and on a small phone; it fits a tablet too. */
export async function barriers(page: Page): Promise<string[]> {
  return [
    ...(await violations(page, 1280)),
    ...(await overflow(page, tablet)),
    ...(await violations(page, 360)),
    ...(await overflow(page, 360)),
    ...(await overflow(page, 320)),
  ]
}

/** The same for somebody whose page differs little from one that was looked at in full: on a small phone only. */
export async function barriersOnPhone(page: Page): Promise<string[]> {
  return [...(await violations(page, 360)), ...(await overflow(page, 320))]
}
