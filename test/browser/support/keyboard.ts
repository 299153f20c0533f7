import type { Locator, Page } from 'playwright-core'
import { arrive } from './acts.ts'
import { focusStop } from './in-page.ts'

/** Where the focus stands, and whether one can see it there. */
export interface Stop {
  readonly name: string
  readonly visible: boolean
}

/** Presses Tab once; null when the focus has left the page. */
async function nextStop(page: Page): Promise<Stop | null> {
  await page.keyboard.press('Tab')
  const { name, visible } = await page.evaluate<{ name: string | null; visible: boolean }>(focusStop)
  return name === null ? null : { name, visible }
}

async function hasFocus(page: Page, target: Locator): Promise<boolean> {
  return (await target.and(page.locator(':focus')).count()) === 1
}

/** Waits until this has the focus: the script that gives it may run a moment after the page is seen. */
export async function waitForFocus(page: Page, target: Locator): Promise<void> {
  await target.and(page.locator(':focus')).waitFor()
}

/** Presses Tab until this has the focus. Fails when a stop on the way cannot be seen, or when it is never reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await arrive(page)
  const seen: string[] = []
  while (!(await hasFocus(page, target))) {
    const stop = await nextStop(page)
    if (stop && !stop.visible) throw new Error(`The focus cannot be seen at ${stop.name}`)
    seen.push(stop?.name ?? 'outside the page')
    if (seen.length > 120) throw new Error(`Tab never reaches ${target.toString()}; it stopped at:\n${seen.join('\n')}`)
  }
}

/** Every stop from the top of a page that was just opened until Tab leaves it. */
export async function everyStop(page: Page): Promise<Stop[]> {
  await arrive(page)
  const stops: Stop[] = []
  while (stops.length < 300) {
    const stop = await nextStop(page)
    if (!stop) return stops
    stops.push(stop)
  }
  throw new Error('Tab never leaves the page.')
}
