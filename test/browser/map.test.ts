import { beforeAll, describe, expect, test } from '@jest/globals'
import { Partners } from '../../src/partners/partner.model.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { aPartner, aSite } from '../partners/listed-partner.ts'
import { barriers } from './support/axe.ts'
import { waitForFocus, tabTo } from './support/keyboard.ts'
import { useSite } from './support/site.ts'

/** The map of hosts, drawn by its script from the list beside it; no tiles, so that no test asks the internet. */
const site = useSite({ fresh: 'once' })

const corte = { lat: 45.4641, lon: 9.1919 }
const ponte = { lat: 45.4702, lon: 9.2001 }

const partners: Partner[] = [
  aPartner('corte-a', {
    name: 'Corte Teatro',
    kind: 'culture',
    sites: [aSite({ address: 'Corte 4', position: corte })],
  }),
  aPartner('corte-b', { name: 'Corte <b>Scene</b>', kind: 'culture', sites: [aSite({ address: 'corte, n. 4' })] }),
  aPartner('ponte', { name: 'Ponte Radio', kind: 'culture', sites: [aSite({ address: 'Ponte 9', position: ponte })] }),
  aPartner('nowhere', { name: 'Museo Errante', kind: 'culture', sites: [aSite({ address: 'Ovunque 1' })] }),
]
beforeAll(() => Partners.insertMany(partners))

const address = '/enti/mappa?tipo=culture'

describe('the map of hosts', () => {
  test('shows one point for each address, and opens what the list says of it', async () => {
    const page = await site.signIn('teacher')
    await page.goto(address)
    const map = page.getByRole('region', { name: 'Mappa degli enti' })
    await map.waitFor()
    expect(await map.locator('.map-pin').count()).toBe(2)
    const shared = map.getByRole('button', { name: 'Corte <b>Scene</b>, Corte Teatro' })
    expect(await shared.innerText()).toBe('2')
    const line = page.locator('.map-place').filter({ hasText: 'Corte Teatro' })
    await line.getByRole('button', { name: 'Mostra sulla mappa' }).click()
    const popup = map.locator('.leaflet-popup')
    await popup.waitFor()
    expect(await popup.getByRole('link').allInnerTexts()).toEqual(['Corte <b>Scene</b>', 'Corte Teatro'])
    expect(await line.getAttribute('aria-current')).toBe('true')
    await popup.getByRole('link', { name: 'Corte Teatro' }).click()
    await page.getByRole('heading', { level: 1, name: 'Corte Teatro' }).waitFor()
    expect(site.complaints.all).toEqual([])
  })

  test('is worked with the keyboard alone, and gives the focus back', async () => {
    const page = await site.signIn('teacher')
    await page.goto(address)
    const pin = page.getByRole('region', { name: 'Mappa degli enti' }).getByRole('button', { name: 'Ponte Radio' })
    await tabTo(page, pin)
    await page.keyboard.press('Enter')
    const link = page.locator('.leaflet-popup').getByRole('link', { name: 'Ponte Radio' })
    await link.waitFor()
    await waitForFocus(page, link)
    const line = page.locator('.map-place').filter({ hasText: 'Ponte Radio' })
    expect(await line.getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('Escape')
    await link.waitFor({ state: 'detached' })
    await waitForFocus(page, pin)
    expect(await line.getAttribute('aria-current')).toBeNull()
    const show = line.getByRole('button', { name: 'Mostra sulla mappa' })
    await tabTo(page, show)
    await page.keyboard.press('Enter')
    await link.waitFor()
    await page.keyboard.press('Escape')
    await link.waitFor({ state: 'detached' })
    await waitForFocus(page, show)
    expect(site.complaints.all).toEqual([])
  })

  test('has no barriers, closed or open, on a desk and on a phone', async () => {
    const page = await site.signIn('teacher')
    await page.goto(address)
    expect(await barriers(page)).toEqual([])
    await page.locator('.map-place').getByRole('button', { name: 'Mostra sulla mappa' }).first().click()
    await page.locator('.leaflet-popup').waitFor()
    expect(await barriers(page)).toEqual([])
    expect(site.complaints.all).toEqual([])
  })

  test('asks nobody else for anything', async () => {
    const page = await site.signIn('city')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).origin))
    await page.goto('/enti/mappa')
    await page.getByRole('region', { name: 'Mappa degli enti' }).waitFor()
    expect(new Set(asked)).toEqual(new Set([site.url]))
  })

  test('lists apart who has no position, and without script is that list', async () => {
    const page = await site.signIn('teacher', { javaScriptEnabled: false })
    await page.goto(address)
    expect(await page.locator('#map').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: 'Mostra sulla mappa' }).count()).toBe(0)
    const names = await page.locator('.map-list a').allInnerTexts()
    expect(names.slice(0, 4)).toEqual(['Corte <b>Scene</b>', 'Corte Teatro', 'Ponte Radio', 'Museo Errante'])
    await page.getByRole('heading', { name: 'Senza posizione' }).waitFor()
  })
})
