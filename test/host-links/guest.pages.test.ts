import { describe, expect, test } from '@jest/globals'
import { demoSecret } from '../../scripts/demo/links.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'
import type { Visitor } from '../support/browser.ts'

const borgo = useTestApp({ environment: { CONTACT_EMAIL: 'programma@borgo.example' } })

const days = (n: number) => new Date(testNow.getTime() + n * 24 * 60 * 60 * 1000)
const tipografia = `/invito/${demoSecret('tipografia')}`

/** A stranger who opens a link and is led to its first page. */
async function opened(url: string): Promise<Visitor> {
  const visitor = borgo.visitor()
  const answer = await visitor.visit(url)
  expect(answer.location).toBe('/invito')
  await visitor.visit('/invito')
  return visitor
}

/** The link of the last letter, as the person finds it in the mail. */
async function linkOfLetter(): Promise<string> {
  const letter = await Notices.findOne({ kind: 'host-link' }).sort({ createdAt: -1 }).lean()
  return new URL(letter?.data['link'] ?? '').pathname
}

test('a firm qualifies itself through a link: the city sends it, a stranger opens it, and it opens nothing else', async () => {
  const carla = await borgo.signIn('citta@borgo.example')
  await carla.visit('/enti/tipografia/collegamenti')
  const sent = await carla.press('Manda il collegamento', { name: 'Rosa Rilegatura', email: 'Rosa@tipografia.example' })
  expect(sent.text).toContain('rosa@tipografia.example')
  expect(sent.text).toContain('mai aperto')

  const url = await linkOfLetter()
  const rosa = await opened(url)
  expect(rosa.page.title).toBe('Ciao, Rosa Rilegatura')
  expect(rosa.page.html).not.toContain(url)
  expect(rosa.page.$('header').text()).toContain('Stai agendo per Tipografia Il Carattere')
  expect(rosa.page.$('header').text()).not.toContain('Accedi')
  expect(rosa.page.text).toContain('Carla Comune')
  expect((await rosa.visit('/enti/tipografia')).status).toBe(200)
  await rosa.visit('/enti/tipografia/modifica')
  await rosa.press('Salva', { phone: '02 7654321' })
  expect(rosa.page.status).toBe(200)
  expect((await carla.visit('/enti/tipografia')).text).toContain('02 7654321')

  expect((await rosa.visit('/enti/officine')).status).toBe(404)
  expect((await rosa.visit('/enti/officine/modifica')).status).toBe(404)
  for (const closed of ['/percorsi', '/classi', '/utenti', '/enti/tipografia/collegamenti', '/enti/nuovo'])
    expect([closed, (await rosa.visit(closed)).status]).toEqual([closed, 403])
  const home = await rosa.visit('/')
  expect(home.location).toBe('/invito')

  expect((await carla.visit('/enti/tipografia/collegamenti')).text).toContain('aperto una volta')
  await carla.press('Revoca')
  const out = await rosa.visit('/enti/tipografia')
  expect(out.location).toMatch(/^\/accedi/u)
  expect((await rosa.visit('/accedi')).$('.notifications').text()).toContain('scrivi a Carla Comune')
  const broken = await borgo.visitor().visit(url)
  expect(broken.status).toBe(410)
  expect(broken.text).toContain('lo ha revocato')
})

describe('the wrong person', () => {
  test('says so, and the link stops for everybody', async () => {
    const visitor = await opened(tipografia)
    await visitor.press('Non sono io: chiudi il collegamento', { note: 'Scrivete a Rosa.' })
    expect(visitor.page.$('.notifications').text()).toContain('Grazie')
    expect(visitor.page.title).toBe('Nessun collegamento aperto')
    expect((await visitor.visit('/enti/tipografia')).status).toBe(302)
    expect((await borgo.visitor().visit(tipografia)).text).toContain('non essere la persona giusta')
    const carla = await borgo.signIn('citta@borgo.example')
    const list = await carla.visit('/enti/tipografia/collegamenti')
    expect(list.text).toContain('Arrivato alla persona sbagliata')
    expect(list.text).toContain('Scrivete a Rosa.')
  })

  test('with too much to say is asked for less, and the link still works', async () => {
    const visitor = await opened(tipografia)
    const page = await visitor.press('Non sono io: chiudi il collegamento', { note: 'a'.repeat(501) })
    expect(page.status).toBe(422)
    expect(page.text).toContain('troppo lungo')
    expect((await visitor.visit('/enti/tipografia')).status).toBe(200)
  })

  test('who is signed in as somebody else is asked first, and may stay', async () => {
    const teresa = await borgo.signIn('docente@borgo.example')
    await teresa.visit(tipografia)
    await teresa.visit('/invito')
    expect(teresa.page.text).toContain('Stai usando Bottega come Teresa Tutor')
    expect(teresa.page.text).toContain('una persona sola: Anselmo Gutenberghi')
    await teresa.press('Resta Teresa Tutor')
    expect(teresa.page.title).toBe('Ciao, Teresa Tutor')
    expect((await teresa.visit('/invito')).title).toBe('Nessun collegamento aperto')
  })

  test('who goes on as the guest has nothing of the own access until leaving', async () => {
    const teresa = await borgo.signIn('docente@borgo.example')
    await teresa.visit(tipografia)
    await teresa.visit('/invito')
    await teresa.press('Continua come Anselmo Gutenberghi')
    expect(teresa.page.title).toBe('Ciao, Anselmo Gutenberghi')
    expect((await teresa.visit('/classi')).status).toBe(403)
    expect((await teresa.visit('/enti/officine')).status).toBe(404)
    expect((await teresa.visit('/')).location).toBe('/invito')
    await teresa.visit('/invito')
    await teresa.press('Esci')
    expect(teresa.page.title).toBe('Ciao, Teresa Tutor')
    expect((await teresa.visit('/classi')).status).toBe(200)
  })
})

describe('a guest', () => {
  test('leaves, and comes back by the same link', async () => {
    const visitor = await opened(tipografia)
    await visitor.press('Esci')
    expect(visitor.page.title).toBe('Nessun collegamento aperto')
    expect((await visitor.visit('/enti/tipografia')).status).toBe(302)
    await visitor.visit(tipografia)
    expect((await visitor.visit('/enti/tipografia')).status).toBe(200)
  })

  test('who signs in is no guest any more', async () => {
    const visitor = await opened(tipografia)
    await visitor.visit('/accedi')
    await visitor.press('Accedi', { identifier: 'ente@borgo.example', password: 'bottega-di-prova' })
    expect(visitor.page.title).toBe('Ciao, Fabio Fresa')
    expect((await visitor.visit('/enti/tipografia')).status).toBe(404)
  })

  test('starts a new session: a token known before is worth nothing', async () => {
    const visitor = borgo.visitor()
    const before = (await visitor.visit('/accedi')).$('input[name=_csrf]').first().val()
    await visitor.visit(tipografia)
    await visitor.visit('/invito')
    expect(visitor.page.$('input[name=_csrf]').first().val()).not.toBe(before)
    const refused = await visitor.press('Esci', { _csrf: String(before) })
    expect(refused.status).toBe(403)
    expect((await visitor.visit('/enti/tipografia')).status).toBe(200)
  })

  test('with a link for documents reads and changes no profile', async () => {
    const visitor = await opened(`/invito/${demoSecret('fablab')}`)
    expect(visitor.page.$('main a.btn-primary').attr('href')).toBe('/enti/fablab/documenti')
    expect((await visitor.visit('/enti/fablab')).status).toBe(403)
    expect((await visitor.visit('/enti/fablab/modifica')).status).toBe(403)
  })

  test('with a link to sign reads the agreement after it was signed', async () => {
    const visitor = await opened(`/invito/${demoSecret('galilei-fablab')}`)
    expect(visitor.page.text).toContain('già firmata per FabLab Borgo APS')
    const url = visitor.page.$('main a.btn-primary').attr('href') ?? ''
    expect(url).toBe('/convenzioni/galilei-fablab')
    expect((await visitor.visit(url)).status).toBe(200)
    expect((await visitor.visit('/convenzioni/galilei-officine')).status).toBe(404)
    expect((await visitor.visit('/enti/fablab')).status).toBe(403)
  })

  test('reads the first page in English too', async () => {
    const visitor = await opened(tipografia)
    await visitor.press('English')
    expect((await visitor.visit('/invito')).title).toBe('Hello, Anselmo Gutenberghi')
  })
})

describe('a link that does not work', () => {
  test('says that it expired, and sends a new one to the same address, which it does not tell', async () => {
    borgo.setNow(days(40))
    const visitor = borgo.visitor()
    const page = await visitor.visit(tipografia)
    expect(page.status).toBe(410)
    expect(page.text).toContain('È scaduto il 22/12/2026')
    expect(page.text).toContain('a…@tipografia.example')
    expect(page.html).not.toContain('anselmo@tipografia.example')
    expect(page.text).toContain('Carla Comune')
    await visitor.press('Mandami un nuovo collegamento')
    expect(visitor.page.$('.notifications').text()).toContain('a…@tipografia.example')
    expect((await borgo.visitor().visit(tipografia)).text).toContain('una e-mail più recente lo ha sostituito')
    const anselmo = await opened(await linkOfLetter())
    expect(anselmo.page.title).toBe('Ciao, Anselmo Gutenberghi')
  })

  test('long after its end offers no new one, and ends the work of who had it open', async () => {
    const visitor = await opened(tipografia)
    borgo.setNow(days(80))
    expect((await visitor.visit('/enti/tipografia')).status).toBe(302)
    const page = await visitor.visit(tipografia)
    expect(page.status).toBe(410)
    expect(page.$('main button')).toHaveLength(0)
    expect(page.text).toContain('programma@borgo.example')
  })

  test('that nobody sent says so; after sixty of them comes a pause, and good ones open all the same', async () => {
    const visitor = borgo.visitor()
    const page = await visitor.visit('/invito/invented')
    expect(page.status).toBe(410)
    expect(page.text).toContain('Non lo riconosciamo')
    for (let time = 0; time < 70; time++) expect((await visitor.visit(tipografia)).status).toBe(303)
    for (let time = 0; time < 59; time++) await visitor.visit(`/invito/invented-${time}`)
    expect((await visitor.visit('/invito/invented-60')).status).toBe(429)
    expect((await visitor.visit(tipografia)).status).toBe(303)
  })
})

test('what opens a link stands in no page and in no record', async () => {
  const carla = await borgo.signIn('citta@borgo.example')
  await carla.visit('/enti/tipografia/collegamenti')
  await carla.press('Manda il collegamento', { name: 'Rosa Rilegatura', email: 'rosa@tipografia.example' })
  const secret = (await linkOfLetter()).slice('/invito/'.length)
  const notice = await Notices.findOne({ kind: 'host-link' }).lean()
  for (const url of ['/enti/tipografia/collegamenti', `/avvisi/${notice?._id ?? ''}`])
    expect((await carla.visit(url)).html).not.toContain(secret)
  expect(JSON.stringify(await HostLinks.find({}).lean())).not.toContain(secret)
})
