import { beforeAll, describe, expect, test } from '@jest/globals'
import { Partners } from '../../src/partners/partner.model.ts'
import { noHosting } from '../../src/partners/profile.rules.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'
import { aPartner, aSite } from './listed-partner.ts'

const tiles = 'https://{s}.tiles.example/{z}/{x}/{y}.png'
const borgo = useTestApp({
  fresh: 'once',
  environment: { MAP_TILES_URL: tiles, MAP_TILES_ATTRIBUTION: '© <Cartografi> di Borgo' },
})

const hosting = (seats: number | null) => ({ ...noHosting, seats })

beforeAll(async () => {
  await Partners.insertMany([
    aPartner('teatro', {
      kind: 'culture',
      name: 'Teatro <script>alert(1)</script>',
      sites: [aSite({ address: 'Corte 4', district: 'isola', position: { lat: 45.46, lon: 9.19 } })],
      hosting: hosting(2),
    }),
    aPartner('museo', {
      kind: 'culture',
      name: 'Museo Errante',
      sites: [aSite({ address: 'Ovunque 1' })],
      hosting: { ...hosting(3), periods: [{ from: 3, to: 5 }] },
    }),
    aPartner('unito', { kind: 'culture', name: 'Museo unito a un altro', mergedInto: 'museo' }),
  ])
  const placement = await Placements.findById('giulia-fablab').lean()
  if (!placement) throw new Error('Borgo has a placement of Giulia')
  await Placements.create({ ...placement, _id: 'at-teatro', partnerId: 'teatro' })
})

/** The cells of the row with this name. */
function rowOf({ $ }: Shown, name: string): string[] {
  const row = $('tbody tr').filter((_, each) => $(each).text().includes(name))
  return row
    .find('td')
    .toArray()
    .map((cell) => $(cell).text().replaceAll(/\s+/gu, ' ').trim())
}

const names = ({ $ }: Shown) =>
  $('tbody th a')
    .toArray()
    .map((link) => $(link).text())

describe('the list of hosts', () => {
  test('says where, what, how many seats are free, how it stands and who called last', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/enti?tipo=culture')
    expect(names(page)).toEqual(['Museo Errante', 'Teatro <script>alert(1)</script>'])
    const teatro = rowOf(page, 'Teatro')
    expect(teatro[2]).toBe('1 di 2')
    expect(teatro[3]).toContain('Non qualificato')
    expect(rowOf(page, 'Errante')[2]).toBe('Non accoglie in questi mesi')
    expect(page.$('th:contains("Ultimo contatto")')).toHaveLength(1)
    expect(page.$('a[href="/enti/doppioni"]')).toHaveLength(1)
  })

  test('names the programme office where it called last, as it names a school', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit('/enti')
    expect(rowOf(page, 'Tipografia').at(-1)).toContain('Ufficio del programma')
    expect(rowOf(page, 'FabLab').at(-1)).toContain('IIS Galileo Galilei')
    const csv = await office.download('/enti?q=tipografia&formato=csv')
    expect(csv.bytes.toString('utf8')).toContain('Ufficio del programma')
  })

  test('keeps the search in the address, in the form, in its pages and in its files', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const page = await teacher.visit('/enti?q=museo&tipo=culture&posti=2&dal=2027-03-01&al=2027-03-31&stato=none')
    expect(names(page)).toEqual(['Museo Errante'])
    expect(rowOf(page, 'Errante')[2]).toBe('3 di 3')
    expect(page.$('th:contains("Posti liberi nel periodo")')).toHaveLength(1)
    expect(['q', 'posti', 'dal', 'al'].map((name) => page.$(`[name=${name}]`).val())).toEqual([
      'museo',
      '2',
      '2027-03-01',
      '2027-03-31',
    ])
    expect(page.$('[name=tipo] option[selected]').val()).toBe('culture')
    expect(page.$('[name=stato] option[selected]').val()).toBe('none')
    expect(page.$('.filter a').attr('href')).toBe('/enti')
    const query = 'q=museo&tipo=culture&stato=none&posti=2&dal=2027-03-01&al=2027-03-31'
    expect(page.$('.tabs a:contains("Mappa")').attr('href')).toBe(`/enti/mappa?${query}`)
    expect(page.$('.exports a:contains("CSV")').attr('href')).toBe(`/enti?${query}&formato=csv`)
    expect(page.$('a[href="/enti/doppioni"]')).toHaveLength(0)
  })

  test.each([
    ['posti=tre', 'Scrivi i posti come numero intero'],
    ['dal=31/02/2027', 'Scrivi i giorni come 05/09/2026'],
    ['dal=2027-03-02&al=2027-03-01', 'Il periodo finisce prima di cominciare'],
  ])('?%s is told, shown again, and leaves the other filters at work', async (query, sentence) => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit(`/enti?tipo=culture&${query}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain(sentence)
    expect(names(page)).toHaveLength(2)
    const [first = ''] = query.split('&')
    const [name = '', value = ''] = first.split('=')
    expect(page.$(`[name=${name}]`).val()).toBe(value)
  })

  test('of nothing says what to do', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit('/enti?q=nessuno+di+questi')
    expect(page.text).toContain('Nessun ente trovato')
    expect(page.$('.exports')).toHaveLength(0)
    expect(page.$('main a[href="/enti/nuovo"]').length).toBeGreaterThan(0)
  })
})

describe('the map of hosts', () => {
  test('is drawn from its own list: places with their positions, the others apart', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit('/enti/mappa?tipo=culture')
    expect(page.title).toBe('Mappa degli enti')
    const places = page.$('.map-place[data-lat]')
    expect(places).toHaveLength(1)
    expect([places.attr('data-lat'), places.attr('data-lon')]).toEqual(['45.46', '9.19'])
    expect(places.text()).toContain('Posti liberi oggi: 1 di 2')
    expect(page.html).not.toContain('<script>alert')
    expect(page.text).toMatch(/Senza posizione.*Museo Errante Aggiungi la posizione/u)
    expect(page.text).not.toContain('Museo unito')
    expect(page.$('#map-districts li').length).toBeGreaterThan(0)
  })

  test('gets its background only from where the installation says, and names whom it is owed to', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit('/enti/mappa')
    expect(page.$('#map').attr('data-tiles')).toBe(tiles)
    expect(page.$('#map').attr('data-attribution')).toBe('© <Cartografi> di Borgo')
    const { headers } = await office.download('/enti/mappa')
    expect(headers['content-security-policy']).toContain("img-src 'self' data: https://*.tiles.example;")
    expect(headers['content-security-policy']).toContain("script-src 'self';")
  })

  test('shows a host only itself, and a student nothing', async () => {
    const host = await borgo.signIn('ente@officine.example')
    const page = await host.visit('/enti/mappa')
    expect(page.text).toContain('Officine Meccaniche')
    expect(page.text).not.toContain('FabLab')
    const student = await borgo.signIn('giulia.damico')
    expect((await student.visit('/enti/mappa')).status).toBe(403)
  })

  test('is taken away as the same list', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const csv = await office.download('/enti/mappa?tipo=culture&formato=csv')
    const text = csv.bytes.toString('utf8')
    expect(text.split('\r\n')).toHaveLength(4)
    expect(text).toContain('Museo Errante')
  })
})
