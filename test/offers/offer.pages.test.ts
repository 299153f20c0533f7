import { beforeEach, describe, expect, test } from '@jest/globals'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Offers } from '../../src/offers/offer.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { day } from '../../src/platform/day.ts'
import { demoSecret } from '../../scripts/demo/links.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import { goalOf } from '../../src/host-links/host-link.rules.ts'
import { digestOf } from '../../src/host-links/host-link.service.ts'
import { useTestApp } from '../support/app.ts'
import type { Visitor } from '../support/browser.ts'

const borgo = useTestApp()

beforeEach(async () => {
  await Offers.updateMany({}, { $set: { roundId: null } })
})

const facts = {
  title: 'Insegne per il quartiere',
  from: '2027-02-08',
  to: '2027-02-26',
  siteId: 'fablab-1',
  'time-1-1-from': '09:00',
  'time-1-1-to': '13:00',
  seats: '2',
  tutorIds: ['fablab-fabio'],
  workIds: ['fablab-stampa'],
  minimumAge: '16',
  skills: 'Disegnare e stampare.',
  day: 'Si comincia alle nove.',
}

/** Every paper of the fablab in order. */
async function settlePapers(): Promise<void> {
  const change = { accepted: 1, expiresOn: day('2027-12-31'), waiting: false }
  await PartnerDocuments.updateMany({ partnerId: 'fablab' }, { $set: change })
}

const said = (visitor: Visitor) => visitor.page.$('.notifications').text()

test('a host writes an offer, the city asks for more and publishes it, a coordinator prepares a placement from it', async () => {
  await settlePapers()
  const fabio = await borgo.signIn('ente@borgo.example')
  await fabio.visit('/offerta/nuova')
  const wrong = await fabio.press('Salva la bozza', { ...facts, to: '2027-01-01' })
  expect(wrong.status).toBe(422)
  expect(wrong.$('#f-to-problem').text()).toContain('prima del primo')
  expect(wrong.$('[name=title]').val()).toBe(facts.title)
  await fabio.press('Salva la bozza', { ...facts, skills: '' })
  expect(fabio.page.title).toBe(facts.title)
  expect(fabio.page.text).toContain('Scrivi che cosa si impara.')
  const offerId = (await Offers.findOne({ title: facts.title }, { _id: 1 }).lean())?._id ?? ''
  const url = `/offerte/${offerId}`
  await fabio.press('Manda in esame')
  expect(fabio.page.status).toBe(422)
  await fabio.visit(`${url}/modifica`)
  await fabio.press('Salva la bozza', { skills: facts.skills })
  await fabio.press('Manda in esame')
  expect(said(fabio)).toContain('L’offerta è in esame')
  expect(await Notices.countDocuments({ kind: 'offer-sent', 'to.email': 'citta@borgo.example' })).toBe(1)

  const carla = await borgo.signIn('citta@borgo.example')
  expect(carla.page.text).toContain('offerte di posti da esaminare')
  await carla.visit(url)
  const empty = await carla.press('Manda la richiesta', { text: '' })
  expect(empty.status).toBe(422)
  await carla.press('Manda la richiesta', { text: 'Quante ore sono al giorno?' })
  expect(said(carla)).toContain('La richiesta è stata mandata')
  const letter = await Notices.findOne({ kind: 'offer-answered' }).lean()
  expect(letter?.data).toMatchObject({ answer: 'more-requested', text: 'Quante ore sono al giorno?' })

  expect((await fabio.visit('/')).text).toContain('Un’offerta di posti da completare')
  expect((await fabio.visit(url)).text).toContain('Quante ore sono al giorno?')
  await fabio.press('Manda in esame')
  await carla.visit(url)
  await carla.press('Pubblica')
  expect(said(carla)).toContain('L’offerta è pubblicata')

  const corrado = await borgo.signIn('coordinatore@borgo.example')
  await corrado.visit(url)
  const prepare = corrado.page.$('main a:contains("Prepara un percorso")').attr('href') ?? ''
  await corrado.visit(prepare)
  expect(corrado.page.$('[name=offerta]').text()).toContain(facts.title)
  await corrado.visit(`${prepare}&studente=giulia`)
  expect(corrado.page.$('[name=title]').val()).toBe(facts.title)
  expect(corrado.page.$('[name=from]').val()).toBe(facts.from)
  expect(corrado.page.$('[name=time-1-1-to]').val()).toBe('13:00')
  expect(corrado.page.$('[name=hostTutorId]').val()).toBe('fablab-fabio')
  await corrado.press('Salva la bozza')
  expect(corrado.page.status).toBe(200)
  expect(await Placements.countDocuments({ offerId, partnerId: 'fablab', studentId: 'giulia' })).toBe(1)
  expect((await fabio.visit(url)).text).toContain('1 posto libero su 2')
})

describe('what cannot be published', () => {
  beforeEach(async () => {
    await Offers.updateOne({ _id: 'offerta-fablab-stampa' }, { $set: { state: 'in-review' } })
  })

  test('says which papers of the host are missing, in words', async () => {
    const corrado = await borgo.signIn('coordinatore@borgo.example')
    const page = await corrado.visit('/offerte/offerta-fablab-stampa')
    expect(page.text).toContain('Polizza assicurativa (vale fino al 04/01/2027)')
    expect(page.text).toContain('Autodichiarazione sui rischi (rifiutato)')
    expect(page.$('button[disabled]').text()).toContain('Pubblica')
    const forced = await corrado.post('/offerte/offerta-fablab-stampa/esame', { move: 'publish', version: '3' })
    expect(forced.status).toBe(422)
    expect(forced.text).toContain('non sono in regola per tutto il periodo')
  })

  test('names work that has been banned since', async () => {
    await settlePapers()
    const works = { 'works.0.risk': 'banned' }
    await Partners.updateOne({ _id: 'fablab' }, { $set: works })
    const corrado = await borgo.signIn('coordinatore@borgo.example')
    const page = await corrado.visit('/offerte/offerta-fablab-stampa')
    expect(page.text).toContain('vietate agli studenti: Progettazione e stampa 3D')
  })
})

describe('who opens what', () => {
  test.each([
    ['coordinatore@borgo.example', '/offerte/offerta-fablab-bozza', 200],
    ['segreteria@borgo.example', '/offerte/offerta-fablab-bozza/modifica', 200],
    ['docente@borgo.example', '/offerte/offerta-fablab-bozza', 200],
    ['docente@borgo.example', '/offerte/offerta-fablab-bozza/modifica', 403],
    ['ente@borgo.example', '/offerte/offerta-fablab-bozza', 200],
    ['coordinatore@volta.example', '/offerte/offerta-fablab-bozza', 404],
    ['coordinatore@volta.example', '/offerte/offerta-fablab-stampa', 200],
    ['coordinatore@volta.example', '/offerte/offerta-officine-volta', 200],
    ['coordinatore@borgo.example', '/offerte/offerta-officine-volta', 404],
    ['ente@borgo.example', '/offerte/offerta-officine-cnc', 404],
    ['ente@officine.example', '/offerte/offerta-officine-volta', 200],
    ['citta@borgo.example', '/offerte/offerta-fablab-bozza', 404],
    ['citta@borgo.example', '/offerte/offerta-officine-esame', 200],
    ['citta@borgo.example', '/offerta/nuova', 403],
    ['giulia.damico', '/offerte', 403],
  ])('%s %s: %i', async (who, url, expected) => {
    const visitor = await borgo.signIn(who)
    expect((await visitor.visit(url)).status).toBe(expected)
  })

  test('a guest with a link for offers writes for that host and for no other', async () => {
    const model = await HostLinks.findById('link-tipografia').lean()
    if (!model) throw new Error('Borgo has no link for the printers')
    const link = {
      ...model,
      _id: 'link-offerte',
      purpose: 'offer' as const,
      digests: [digestOf(demoSecret('offerte'))],
    }
    await HostLinks.create({ ...link, goal: goalOf(link) })
    const anselmo = borgo.visitor()
    await anselmo.visit(`/invito/${demoSecret('offerte')}`)
    await anselmo.visit('/invito')
    await anselmo.visit('/offerta/nuova')
    expect(anselmo.page.text).not.toContain('Aggiungi un tutor')
    await anselmo.press('Salva la bozza', { ...facts, siteId: 'tipografia-1', tutorIds: [], workIds: [] })
    expect(anselmo.page.title).toBe(facts.title)
    const stored = await Offers.findOne({ title: facts.title }).lean()
    expect(stored).toMatchObject({ partnerId: 'tipografia', schoolId: null, history: [{ by: { accountId: null } }] })
    expect((await anselmo.visit('/offerte/offerta-tipografia')).text).toContain('Scrivete chi segue lo studente')
    expect((await anselmo.visit('/offerte/offerta-officine-cnc')).status).toBe(404)
  })
})

test('the list is filtered, and taken away with its filters', async () => {
  const corrado = await borgo.signIn('coordinatore@borgo.example')
  const page = await corrado.visit('/offerte?stato=in-review')
  expect(page.text).toContain('Misure e qualità in officina')
  expect(page.text).not.toContain('Dal disegno al pezzo stampato')
  const byHost = await corrado.visit('/offerte?q=bernasconi+numerico')
  expect(byHost.text).toContain('Una macchina a controllo numerico da vicino')
  const file = await corrado.visit('/offerte?stato=in-review&formato=csv')
  expect(file.html).toContain('Misure e qualità in officina')
  expect(file.html).not.toContain('controllo numerico da vicino')
})

test('seats below those that are taken are refused with who has them', async () => {
  await Placements.updateMany(
    { _id: { $in: ['giulia-fablab', 'vanni-officine'] } },
    { $set: { offerId: 'offerta-fablab-stampa' } },
  )
  const fabio = await borgo.signIn('ente@borgo.example')
  await fabio.visit('/offerte/offerta-fablab-stampa/modifica')
  const refused = await fabio.press('Salva', { seats: '1' })
  expect(refused.status).toBe(422)
  expect(refused.$('#f-seats-problem').text()).toContain('I posti già occupati sono di più')
  expect(refused.$('main a[href="/percorsi/giulia-fablab"]')).toHaveLength(1)
  expect(refused.text).toContain('e un percorso che non puoi vedere')
})

test('a copy is a draft with later dates, and says what it lost', async () => {
  await Partners.updateOne(
    { _id: 'fablab', 'tutors.id': 'fablab-marta' },
    { $set: { 'tutors.$.to': day('2027-06-30') } },
  )
  const fabio = await borgo.signIn('ente@borgo.example')
  await fabio.visit('/offerte/offerta-fablab-stampa')
  await fabio.press('Copia per un nuovo periodo')
  expect(said(fabio)).toContain('Marta Morsetti')
  expect(fabio.page.text).toContain('08/02/2028')
})

test('one that is closed is opened again with a new period', async () => {
  const fabio = await borgo.signIn('ente@borgo.example')
  await fabio.visit('/offerte/offerta-fablab-stampa')
  await fabio.press('Chiudi', { reason: 'Lavori in sede.' })
  expect(fabio.page.text).toContain('Lavori in sede.')
  const past = await fabio.press('Riapri', { reopenFrom: '2026-10-05', reopenTo: '2026-10-23' })
  expect(past.status).toBe(422)
  expect(past.text).toContain('Il periodo è già concluso')
  await fabio.press('Riapri', { reopenFrom: '2027-04-05', reopenTo: '2027-04-23' })
  expect(said(fabio)).toContain('torna in esame')
})
