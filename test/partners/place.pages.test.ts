import { describe, expect, test } from '@jest/globals'
import { useTestApp } from '../support/app.ts'
import type { Shown, Visitor } from '../support/browser.ts'

const borgo = useTestApp()
const places = '/enti/fablab/luoghi'
const host = () => borgo.signIn('ente@borgo.example')
const office = () => borgo.signIn('segreteria@borgo.example')

/** The first link with these words; inside the line of one room or machine when it is named. */
function linkOf({ $ }: Shown, text: string, line?: string): string {
  const around = line
    ? $('.spaces li').filter((_, each) => $(each).children('p').first().find('strong').text() === line)
    : $('main')
  const found = (line ? around.children('.actions') : around)
    .find('a')
    .filter((_, link) => $(link).text().trim() === text)
  const href = found.first().attr('href')
  if (!href) throw new Error(`There is no link "${text}" ${line ?? ''} on this page`)
  return href
}

const follow = (visitor: Visitor, text: string, line?: string) => visitor.visit(linkOf(visitor.page, text, line))
const linesOf = ({ $ }: Shown) =>
  $('.spaces strong')
    .toArray()
    .map((each) => $(each).text())

describe('the places of a host', () => {
  test('are shown with hours, position, rooms inside rooms, and who else is at the address', async () => {
    const visitor = await office()
    const page = await visitor.visit(places)
    expect(page.title).toBe('Sedi e spazi di FabLab Borgo APS')
    expect(page.$('[aria-current=page]').text()).toContain('Sedi e spazi')
    expect(page.text).toContain('Oggi aperto: 9:00–13:00, 14:00–18:00')
    expect(page.text).toContain('lun–ven 9:00–13:00, 14:00–18:00; sab 10:00–13:00; negli altri giorni chiuso')
    expect(page.text).toContain('45.4868, 9.1885')
    expect(page.$('a[href="/enti/tipografia"]').text().trim()).toContain('Tipografia Il Carattere')
    expect(linesOf(page)).toEqual(['Magazzino', 'Sala grande', 'Angolo laser', 'Laser cutter', 'Stampanti 3D'])
    expect(page.$('.spaces .spaces .spaces strong').text()).toBe('Laser cutter')
    expect(page.text).toContain('Prenotarlo occupa anche: Angolo laser, Sala grande.')
    expect(page.text).toContain('Chiusura natalizia dal 24/12/2026 al 06/01/2027')
  })

  test('say why a site is closed', async () => {
    borgo.setNow(new Date('2026-12-30T10:00:00+01:00'))
    const visitor = await office()
    expect((await visitor.visit(places)).text).toContain('Oggi chiuso: Chiusura natalizia')
    borgo.setNow(new Date('2027-01-07T10:00:00+01:00'))
    expect((await visitor.visit(places)).text).toContain('Nessuna chiusura in programma')
  })

  test('a teacher reads, a school adds, another host finds nothing', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const read = await teacher.visit(places)
    expect(read.status).toBe(200)
    expect(read.$('main form')).toHaveLength(0)
    expect(read.text).not.toContain('Aggiungi')
    expect((await teacher.visit('/enti/fablab/sedi')).status).toBe(403)
    const school = await office()
    const page = await school.visit(places)
    expect(page.text).toContain('Aggiungi una sede')
    expect(page.text).toContain('A correggere e togliere sono l’ente stesso e l’ufficio del programma')
    expect(page.text).not.toContain('Togli ')
    for (const query of [
      'sedi?sede=fablab-1',
      'luoghi/spazi?spazio=fablab-sala',
      'luoghi/chiusure?chiusura=fablab-natale',
    ])
      expect((await school.visit(`/enti/fablab/${query}`)).status).toBe(403)
    expect((await school.visit('/enti/fablab/luoghi/orari')).status).toBe(403)
    const stranger = await borgo.signIn('ente@officine.example')
    expect((await stranger.visit(places)).status).toBe(404)
    expect((await stranger.visit('/enti/fablab/luoghi/spazi')).status).toBe(404)
  })
})

describe('a site', () => {
  test('is added by a school, with the position a map gives', async () => {
    const visitor = await office()
    await visitor.visit(places)
    await follow(visitor, 'Aggiungi una sede')
    const typed = {
      siteName: 'Cortile',
      address: 'Via dei Mestieri 29/B, int. 4',
      postcode: '20100',
      town: 'Borgo',
      district: 'ferriere',
      position: '9,1885; 45,4868',
    }
    const refused = await visitor.press('Salva', { ...typed, postcode: '2010', address: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Latitudine e longitudine sono scambiate')
    expect(refused.text).toContain('Il CAP ha 5 cifre')
    expect(refused.$('[name=position]').val()).toBe('9,1885; 45,4868')
    const page = await visitor.press('Salva', { ...typed, position: '45,4868; 9,1885', accessible: 'yes' })
    expect(page.html).toContain('La sede è stata salvata')
    expect(page.text).toContain('Via dei Mestieri 29/B, int. 4')
    expect(page.text).toContain('Ferriere')
    expect(page.text).toContain('Orari non indicati')
  })

  test('is corrected by the host, and removed when nothing stands in it', async () => {
    const visitor = await host()
    await visitor.visit(places)
    expect(visitor.page.text).toContain('Nella sede ci sono ancora: Sala grande')
    await follow(visitor, 'Modifica la sede')
    expect(visitor.page.$('[name=position]').val()).toBe('45.4868, 9.1885')
    expect(visitor.page.$('[name=district] [selected]').text()).toBe('Isola')
    await visitor.press('Salva', { siteName: 'Laboratorio grande', position: '' })
    expect(visitor.page.$('h2').first().text()).toBe('Laboratorio grande')
    expect(visitor.page.text).toContain('Non indicata')
    // The first button that may be pressed is that of the second site: the first site has rooms.
    await visitor.press('Togli la sede')
    expect(visitor.page.html).toContain('La sede è stata tolta')
    expect(visitor.page.text).toContain('È l’unica sede')
    await visitor.post('/enti/fablab/sedi', { id: 'fablab-1', remove: 'yes' })
    expect((await visitor.visit(places)).html).toContain('Nella sede ci sono ancora: Sala grande')
    expect((await visitor.visit('/enti/fablab/sedi?sede=officine-1')).status).toBe(404)
    expect((await visitor.post('/enti/fablab/sedi', { id: 'gone', remove: 'yes' })).status).toBe(404)
    expect((await visitor.post('/enti/fablab/sedi', { remove: 'yes' })).status).toBe(422)
  })

  test('has opening hours, and each mistake is said at its day', async () => {
    const visitor = await host()
    await visitor.visit(places)
    await follow(visitor, 'Orari di apertura')
    expect(visitor.page.$('[name=hours-1]').val()).toBe('09:00-13:00, 14:00-18:00')
    const mistakes = { 'hours-1': '9-13, 12-18', 'hours-2': '18-9', 'hours-3': 'boh', 'hours-4': '8-9, 10-11, 12-13' }
    const refused = await visitor.press('Salva', mistakes)
    expect(refused.status).toBe(422)
    const said = refused
      .$('.problem-summary li')
      .toArray()
      .map((each) => refused.$(each).text().trim())
    expect(said).toEqual([
      'Lunedì: I due orari si sovrappongono.',
      'Martedì: La chiusura viene prima dell’apertura, o coincide: controlla l’ordine.',
      'Mercoledì: Orario non chiaro: scrivi per esempio 9-13, 14-18:30. Ore da 0:00 a 23:59.',
      'Giovedì: Al massimo due orari al giorno: mattina e pomeriggio.',
    ])
    expect(refused.$('[name=hours-3]').val()).toBe('boh')
    const hours = { 'hours-1': '8-20', 'hours-2': '', 'hours-3': '8-20', 'hours-4': '', 'hours-5': '', 'hours-6': '' }
    const page = await visitor.press('Salva', hours)
    expect(page.text).toContain('Oggi aperto: 8:00–20:00')
    expect(page.text).toContain('lun 8:00–20:00; mer 8:00–20:00; negli altri giorni chiuso')
    expect((await visitor.visit('/enti/fablab/luoghi/orari?sede=gone')).status).toBe(404)
  })
})

describe('a closure', () => {
  test('is added, corrected and taken away', async () => {
    const visitor = await host()
    await visitor.visit(places)
    await follow(visitor, 'Aggiungi una chiusura')
    const typed = { from: '25/11/2026', to: '24/11/2026', reason: 'Inventario', siteId: 'fablab-2' }
    const refused = await visitor.press('Salva', typed)
    expect(refused.text).toContain('L’ultimo giorno viene prima del primo')
    expect((await visitor.press('Salva', { ...typed, to: '25/11/2026', siteId: 'officine-1' })).text).toContain(
      'Questa sede non c’è più',
    )
    await visitor.press('Salva', { ...typed, to: '25/11/2026' })
    expect(visitor.page.text).toContain('Oggi chiuso: Inventario')
    await follow(visitor, 'Modifica')
    const closure = linkOf(visitor.page, 'Annulla')
    expect(closure).toBe(places)
  })

  test('of one day is told as one day, and goes away at a press', async () => {
    const visitor = await host()
    await visitor.visit('/enti/fablab/luoghi/chiusure?chiusura=fablab-natale')
    expect(visitor.page.$('[name=reason]').val()).toBe('Chiusura natalizia')
    await visitor.press('Salva', { from: '2026-12-24', to: '2026-12-24' })
    expect(visitor.page.text).toContain('Chiusura natalizia 24/12/2026 Tutte le sedi')
    await visitor.post('/enti/fablab/luoghi/chiusure', { id: 'fablab-natale', remove: 'yes' })
    expect((await visitor.visit(places)).text).toContain('Nessuna chiusura in programma')
  })
})

describe('rooms and machines', () => {
  test('are added inside a room by a school', async () => {
    const visitor = await office()
    await visitor.visit(places)
    await follow(visitor, 'Aggiungi dentro', 'Angolo laser')
    expect(visitor.page.$('[name=insideId] [selected]').text()).toBe('Laboratorio: Sala grande › Angolo laser')
    const refused = await visitor.press('Salva', { kind: '', name: '', places: 'tanti' })
    expect(refused.$('.problem-summary li')).toHaveLength(3)
    await visitor.press('Salva', { kind: 'machine', name: 'Aspiratore', places: '1' })
    expect(visitor.page.$('.spaces .spaces .spaces strong').text()).toBe('AspiratoreLaser cutter')
  })

  test('of machines one says the kind, and whether it needs an authorisation', async () => {
    const visitor = await host()
    const shown = await visitor.visit(places)
    expect(shown.text).toContain('Macchina · Tagliatrice laser · 2 posti · senza gradini · serve l’abilitazione')
    await follow(visitor, 'Modifica', 'Laser cutter')
    expect(visitor.page.$('[name=machineKind] [selected]').text()).toBe('Tagliatrice laser')
    const unknown = await visitor.press('Salva', { machineKind: 'teleporter' })
    expect(unknown.status).toBe(422)
    expect(unknown.text).toContain('Questo tipo di macchina non è più nell’elenco')
    expect((await visitor.press('Salva', { machineKind: '3d-printer' })).text).toContain('Macchina · Stampante 3D')
  })

  test('of rooms a kind of machine that was chosen falls away', async () => {
    const visitor = await host()
    await visitor.visit(places)
    await follow(visitor, 'Modifica', 'Magazzino')
    await visitor.press('Salva', { machineKind: 'sewing' })
    expect(visitor.page.text).toContain('Magazzino Locale')
    expect(visitor.page.text).not.toContain('cucire')
  })

  test('are moved by the host, never in a circle', async () => {
    const visitor = await host()
    await visitor.visit(places)
    await follow(visitor, 'Modifica', 'Sala grande')
    const circle = await visitor.press('Salva', { insideId: 'fablab-angolo' })
    expect(circle.status).toBe(422)
    expect(circle.text).toContain('Così finirebbe dentro sé stesso')
    expect((await visitor.press('Salva', { insideId: '', kind: 'machine' })).text).toContain('quindi è un locale')
    expect((await visitor.press('Salva', { kind: 'room', siteId: 'fablab-2' })).text).toContain(
      'resterebbe nell’altra sede',
    )
    await visitor.press('Salva', { siteId: 'fablab-1', insideId: 'fablab-magazzino' })
    expect(linesOf(visitor.page)).toEqual(['Magazzino', 'Sala grande', 'Angolo laser', 'Laser cutter', 'Stampanti 3D'])
    expect(visitor.page.$('.spaces .spaces .spaces .spaces strong').text()).toBe('Laser cutter')
  })

  test('are removed when empty, otherwise one is told what they contain', async () => {
    const visitor = await host()
    await visitor.visit(places)
    await visitor.post('/enti/fablab/luoghi/spazi', { id: 'fablab-sala', remove: 'yes' })
    const refused = await visitor.visit(places)
    expect(refused.html).toContain(
      'Contiene ancora: Angolo laser, Stampanti 3D, Laser cutter. Spostali o toglili prima.',
    )
    await visitor.post('/enti/fablab/luoghi/spazi', { id: 'fablab-laser', remove: 'yes' })
    expect(linesOf(await visitor.visit(places))).not.toContain('Laser cutter')
    expect((await visitor.visit('/enti/fablab/luoghi/spazi?spazio=fablab-laser')).status).toBe(404)
  })
})
