import { describe, expect, test } from '@jest/globals'
import { ChoiceLists } from '../../src/choices/choice.model.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'
import { closesAt, openRound, part, threeOffers, withoutOtherRounds } from './a-round.ts'

const borgo = useTestApp()
withoutOtherRounds()

const ranked = ({ $ }: Shown) =>
  $('[data-ranked] [data-choice]')
    .toArray()
    .map((item) => $(item).attr('data-choice'))
const available = ({ $ }: Shown) =>
  $('[data-available] [data-choice]')
    .toArray()
    .map((item) => $(item).attr('data-choice'))
const receiptCode = ({ title }: Shown) => title.replace('Ricevuta ', '')

describe('a student', () => {
  test('puts choices in order without JavaScript, sends them, and keeps a receipt', async () => {
    await openRound(threeOffers())
    const giulia = await borgo.signIn('giulia.damico')
    const rounds = await giulia.visit('/scelte')
    expect(rounds.text).toContain('Ordina le tue scelte entro il 04/12/2026, 18:00')
    let page = await giulia.visit('/scelte/round')
    expect(page.text).toContain('Metti in ordine ciò che preferisci davvero')
    expect(page.text).toContain('Puoi anche non indicare scelte')
    expect(page.text).toContain('Serve avere almeno 18 anni')
    expect(available(page)).toEqual(['stampa', 'laser', 'elettronica'])
    page = await giulia.press('Aggiungi Taglio laser')
    page = await giulia.press('Aggiungi Stampa 3D')
    expect(ranked(page)).toEqual(['laser', 'stampa'])
    expect(page.text).toContain('Hai cambiato la lista: ricordati di inviarla.')
    page = await giulia.press('Su Stampa 3D')
    expect(ranked(page)).toEqual(['stampa', 'laser'])
    expect(page.$('[autofocus]').text()).toContain('Su')
    page = await giulia.press('Aggiungi Elettronica')
    expect(available(page)).toEqual([])
    page = await giulia.press('Togli Taglio laser')
    expect(ranked(page)).toEqual(['stampa', 'elettronica'])
    expect(await ChoiceLists.countDocuments()).toBe(0)
    const receipt = await giulia.press('Invia le scelte')
    expect(receipt.html).toContain('Lista inviata')
    expect(receipt.text).toMatch(/Stampa 3D.*Elettronica/u)
    expect(receipt.text).toContain('25/11/2026, 10:00')
    expect(receipt.text).toContain('È l’ultima lista inviata')
    const again = await giulia.visit('/scelte/round')
    expect(ranked(again)).toEqual(['stampa', 'elettronica'])
    await giulia.press('Giù Stampa 3D')
    const second = await giulia.press('Invia le scelte', { acceptsAny: [] })
    expect(second.text).toMatch(/Elettronica.*Stampa 3D/u)
    const old = await giulia.visit(`/scelte/round/ricevute/${receiptCode(receipt)}`)
    expect(old.text).toContain(`vale la ricevuta ${receiptCode(second)}`)
    expect(await ChoiceLists.findById('round.giulia').lean()).toMatchObject({
      offerIds: ['elettronica', 'stampa'],
      acceptsAny: false,
    })
  })

  test('who sends from a page that is no longer the latest keeps what was typed', async () => {
    await openRound(threeOffers())
    const [phone, computer] = [await borgo.signIn('giulia.damico'), await borgo.signIn('giulia.damico')]
    for (const place of [phone, computer]) await place.visit('/scelte/round')
    await phone.press('Aggiungi Taglio laser')
    await phone.press('Invia le scelte')
    await computer.press('Aggiungi Stampa 3D')
    const refused = await computer.press('Invia le scelte')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Intanto la lista è stata inviata da un’altra finestra')
    expect(ranked(refused)).toEqual(['stampa'])
    const sent = await computer.press('Invia le scelte')
    expect(sent.html).toContain('Lista inviata')
    expect(await ChoiceLists.findById('round.giulia').lean()).toMatchObject({ offerIds: ['stampa'] })
  })

  test('who is late is told so in words, by a second too', async () => {
    await openRound(threeOffers())
    const giulia = await borgo.signIn('giulia.damico')
    await giulia.visit('/scelte/round')
    await giulia.press('Aggiungi Taglio laser')
    borgo.setNow(closesAt)
    const late = await giulia.press('Invia le scelte')
    expect(late.status).toBe(422)
    expect(late.text).toContain('La scadenza è passata')
    expect(late.text).toContain('Taglio laser')
    expect(await ChoiceLists.countDocuments()).toBe(0)
    const over = await giulia.visit('/scelte/round')
    expect(over.text).toContain('Le scelte si sono chiuse il 04/12/2026, 18:00')
    expect(over.$('form[data-choice-list]').length).toBe(0)
    expect((await giulia.visit('/scelte')).text).toContain('Chiusa: in attesa del risultato')
    await Rounds.updateOne({ _id: 'round' }, { $set: { state: 'published' } })
    expect((await giulia.visit('/scelte')).html).toContain('href="/esito/round"')
  })

  test('reads what has become impossible, and never that a pair was forbidden or a need', async () => {
    const round = await openRound(threeOffers())
    const giulia = await borgo.signIn('giulia.damico')
    await giulia.visit('/scelte/round')
    await giulia.press('Aggiungi Taglio laser')
    await giulia.press('Invia le scelte')
    const by = { accountId: null, name: 'C' }
    const pair = { id: 'p', schoolId: 'galilei', reason: 'Ci lavora la zia', by, at: new Date() }
    await Rounds.updateOne(
      { _id: round._id },
      { $push: { forbidden: { ...pair, unitId: 'giulia', partnerId: 'fablab' } } },
    )
    const page = await giulia.visit('/scelte/round')
    expect(page.text).toContain('Non disponibile per te: il tuo referente può spiegarti.')
    expect(page.text).not.toMatch(/zia|vietat/u)
    expect((await giulia.press('Invia le scelte')).status).toBe(422)
    expect(ranked(giulia.page)).toEqual(['laser'])
    const offer = await giulia.visit('/scelte/round/offerte/laser')
    expect(offer.text).toContain('Si disegna al mattino')
    expect((await giulia.visit('/scelte/round/offerte/nowhere')).status).toBe(404)
  })

  test('sees neither rounds of other classes nor lists of others', async () => {
    await openRound(threeOffers(), { parts: [part('galilei', ['galilei-4a'])] })
    const giulia = await borgo.signIn('giulia.damico')
    expect((await giulia.visit('/scelte')).text).toContain('Non c’è ancora niente da scegliere')
    expect((await giulia.visit('/scelte/round')).status).toBe(404)
    expect((await giulia.visit('/tornate/round/scelte')).status).toBe(403)
    expect((await giulia.visit('/tornate/round/scelte/studenti/bruno')).status).toBe(403)
  })
})

describe('the school', () => {
  test('sees who has sent and who has not, takes the list away, and writes one for a student', async () => {
    await openRound(threeOffers())
    const school = await borgo.signIn('coordinatore@borgo.example')
    const before = await school.visit('/tornate/round/scelte')
    expect(before.$('tbody tr').length).toBe(24 + 4)
    await school.visit('/tornate/round/scelte/studenti/bruno')
    await school.press('Aggiungi Elettronica')
    const receipt = await school.press('Invia le scelte')
    expect(receipt.text).toContain('Corrado Coordina')
    const sent = await school.visit('/tornate/round/scelte?quali=sent')
    expect(sent.text).toContain('scritta da Corrado Coordina')
    expect(sent.text).toContain('Una sola scelta')
    expect((await school.visit('/tornate/round/scelte?quali=missing&classe=galilei-3a')).$('tbody tr').length).toBe(27)
    const file = await school.download('/tornate/round/scelte?formato=csv')
    expect(file.bytes.toString('utf8')).toContain('D’Amico Giulia')
    const office = await borgo.signIn('segreteria@borgo.example')
    const read = await office.visit('/tornate/round/scelte')
    expect(read.text).toContain('D’Amico Giulia')
    expect(read.text).not.toContain('Scrivi la lista')
    expect((await office.visit('/tornate/round/scelte/studenti/bruno')).status).toBe(403)
  })

  test('shows a teacher the own classes, the city numbers and no name, a stranger nothing', async () => {
    await openRound(threeOffers(), { parts: [part('galilei', ['galilei-3a', 'galilei-4a'])] })
    const teacher = await borgo.signIn('docente@borgo.example')
    const own = await teacher.visit('/tornate/round/scelte')
    expect(own.text).toContain('D’Amico Giulia')
    expect(own.text).not.toContain('4A INF')
    expect((await teacher.visit('/tornate/round/scelte/studenti/carlo')).status).toBe(404)
    const city = await borgo.signIn('citta@borgo.example')
    const numbers = await city.visit('/tornate/round/scelte')
    expect(numbers.text).toContain('IIS Galileo Galilei')
    expect(numbers.text).not.toMatch(/Giulia|Scrivi la lista/u)
    expect((await city.visit('/tornate/round/scelte?formato=xlsx')).status).toBe(200)
    const host = await borgo.signIn('ente@borgo.example')
    expect((await host.visit('/tornate/round/scelte')).status).toBe(403)
  })
})

describe('a class that chooses labs', () => {
  test('is put in order by its teacher in the same way', async () => {
    await openRound([], {
      kind: 'labs',
      offers: [{ offerId: 'making-aperto', partnerId: 'fablab', seats: 1, min: 0, classMax: null }],
    })
    const teacher = await borgo.signIn('docente@borgo.example')
    const page = await teacher.visit('/tornate/round/scelte/galilei-3a')
    expect(page.text).toContain('Scelte di 3A INF')
    expect(page.text).toContain('La classe è più numerosa dei posti liberi')
    const receipt = await teacher.press('Invia le scelte')
    expect(receipt.text).toContain('3A INF')
    expect(await ChoiceLists.findById('round.galilei-3a').lean()).toMatchObject({ studentId: null, offerIds: [] })
    expect((await teacher.visit('/tornate/round/scelte/galilei-4a')).status).toBe(404)
    const giulia = await borgo.signIn('giulia.damico')
    expect((await giulia.visit('/scelte/round')).status).toBe(404)
  })
})
