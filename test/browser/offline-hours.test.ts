import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { arrive, expectTitle, fill, press } from './support/acts.ts'
import { useSite } from './support/site.ts'

/** Hours are written on a phone that has no signal: kept on the device, and sent once when the network is back. */
const site = useSite()
const hours = '/percorsi/giulia-fablab/ore'

async function stored(day: string) {
  const found = await StudentDays.findById(`giulia:${day}`).lean()
  return (found?.entries ?? []).map(({ from, to, activity, writtenAt }) => [
    `${from}–${to}`,
    activity,
    writtenAt !== null,
  ])
}

/** The page says so itself once it works without network. */
async function openReadyPage(page: Page): Promise<void> {
  await page.goto(hours)
  await page.getByText('Questo dispositivo è pronto').waitFor()
}

const waiting = (page: Page) => page.locator('[data-offline-list] li')

describe('hours without network', () => {
  test('two lines written without network wait on the device over a reload, and are sent once although the answer is lost', async () => {
    const page = await site.signIn('student', { viewport: { width: 360, height: 740 }, serviceWorkers: 'allow' })
    await openReadyPage(page)
    await page.context().setOffline(true)
    // A form of the page that cannot get through is kept by itself.
    await fill(page, { 'Che cosa hai fatto': 'Montaggio della cornice' })
    await press(page, 'Registra 14:00–18:00 (4:00)')
    await expectTitle(page, 'Registra senza rete')
    await waiting(page).filter({ hasText: 'Montaggio della cornice' }).waitFor()
    await page.getByLabel('Giorno').fill('2026-11-25')
    await page.getByLabel('L’orario è stato quello concordato').uncheck()
    await fill(page, { 'Attività svolta': 'Prova di taglio', Dalle: '14:00', Alle: '17:00' })
    await press(page, 'Registra questo giorno')
    await waiting(page).filter({ hasText: 'Prova di taglio' }).waitFor()

    await page.goto(hours)
    await expectTitle(page, 'Registra senza rete')
    await waiting(page).nth(1).waitFor()
    expect(await waiting(page).count()).toBe(2)
    expect(await page.locator('body').innerText()).not.toContain('D’Amico Giulia')

    // The server gets the lines, and its answer is lost on the way back.
    site.setNow(new Date('2026-11-25T19:00:00+01:00'))
    const lost = new Promise<number>((resolve) => {
      void page.context().route(
        '**/ore/invio',
        async (route) => {
          const answer = await route.fetch()
          await route.abort()
          resolve(answer.status())
        },
        { times: 1 },
      )
    })
    await page.context().setOffline(false)
    expect(await lost).toBe(200)
    await page.getByText('La rete non c’è ancora').waitFor()
    expect(await stored('2026-11-23')).toEqual([['14:00–18:00', 'Montaggio della cornice', true]])
    expect(await waiting(page).count()).toBe(2)
    await press(page, 'Invia ora')
    await page.getByText('Righe inviate: 2.').waitFor()
    expect(await waiting(page).count()).toBe(0)
    expect(await stored('2026-11-23')).toHaveLength(1)
    expect(await stored('2026-11-25')).toEqual([['14:00–17:00', 'Prova di taglio', true]])
    await page.goto(hours)
    await page.getByText('scritta senza rete').first().waitFor()
  })

  test('a line that is not accepted says why, is mended, and another person of the device sees nothing of it', async () => {
    const page = await site.signIn('student', { serviceWorkers: 'allow' })
    await openReadyPage(page)
    await page.goto(`${hours}/senza-rete`)
    await page.context().setOffline(true)
    await page.getByLabel('Giorno').fill('2026-11-24')
    await fill(page, { 'Attività svolta': 'Rilievi' })
    await press(page, 'Registra questo giorno')
    await waiting(page).waitFor()
    await page.context().setOffline(false)
    await page.getByText('In questo giorno non c’è attività concordata').waitFor()
    await page.goto(hours)
    await page.getByRole('button', { name: 'Correggi' }).click()
    await expectTitle(page, 'Registra senza rete')
    // The line comes out of the device's own store a moment after the page is there.
    await page.waitForFunction("document.querySelector('[name=activity]').value !== ''")
    expect(await page.getByLabel('Attività svolta').inputValue()).toBe('Rilievi')
    await page.getByLabel('Giorno').fill('2026-11-23')
    await press(page, 'Registra questo giorno')
    await page.getByText('Righe inviate: 1.').waitFor()
    expect(await waiting(page).count()).toBe(0)
    expect(await stored('2026-11-23')).toHaveLength(1)
    expect(await page.evaluate("caches.has('bottega-hours')")).toBe(true)
    await arrive(page)
    await page.locator('.user-menu summary').click()
    await press(page, 'Esci')
    await expectTitle(page, 'Accedi')
    expect(await page.evaluate("caches.has('bottega-hours')")).toBe(false)
  })
})
