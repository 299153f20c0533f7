import { describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { day } from '../../src/platform/day.ts'
import { StudentFiles } from '../../src/student-files/student-file.model.ts'
import { recordFamilyNotice } from '../../src/student-files/student-file.service.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'
import type { Shown, Visitor } from '../support/browser.ts'

const borgo = useTestApp()
const office = () => borgo.signIn('segreteria@borgo.example')

function linkOf(page: Shown, text: string): string {
  const found = page
    .$('a')
    .toArray()
    .find((link) => page.$(link).text().trim() === text)
  if (!found) throw new Error(`There is no link "${text}" on this page: ${page.text.slice(0, 500)}`)
  return page.$(found).attr('href') ?? ''
}

const follow = (visitor: Visitor, text: string) => visitor.visit(linkOf(visitor.page, text))

const filled = {
  siteId: 'fablab-1',
  title: 'Sensori per il quartiere',
  activities: 'Montaggio e prova.\nRelazione finale.',
  from: '01/12/2026',
  to: '2026-12-22',
  'time-2-1-from': '9',
  'time-2-1-to': '13:00',
  'time-2-2-from': '14.00',
  'time-2-2-to': '16.30',
}

const complete = {
  hostTutorId: 'fablab-fabio',
  schoolTutorId: 'docente',
  agreementId: 'galilei-fablab',
}

async function bruno(visitor: Visitor): Promise<Shown> {
  await visitor.visit('/percorsi/nuovo?classe=galilei-3a')
  return visitor.visit('/percorsi/nuovo?studente=bruno&ente=fablab')
}

describe('making a placement', () => {
  test('goes from the student to the host to the terms, and ends on a page that says what is missing', async () => {
    const visitor = await office()
    await visitor.visit('/percorsi')
    await follow(visitor, 'Nuovo percorso')
    expect(visitor.page.text).toContain('Chi è lo studente?')
    await visitor.visit('/percorsi/nuovo?q=amico')
    await follow(visitor, 'Scegli')
    expect(visitor.page.text).toContain('Dove andrà?')
    await visitor.visit(`${linkOf(visitor.page, 'Scegli')}`)
    expect(visitor.page.title).toBe('Nuovo percorso')
    expect(visitor.page.$('[name=agreementId]').val()).toBe('galilei-fablab')
    const page = await visitor.press('Salva la bozza', { ...filled, agreementId: '' })
    expect(page.html).toContain('La bozza è stata salvata')
    expect(page.text).toContain('La bozza è pronta: chiedi all’ente')
    await follow(visitor, 'L’ente ha già detto di sì')
    expect(
      (await visitor.press('Annota il sì', { on: '2026-12-01', means: 'phone', name: 'Fabio Fresa' })).text,
    ).toContain('Il giorno non può essere dopo oggi')
    await visitor.press('Annota il sì', { on: '24/11/2026', means: 'phone', name: 'Fabio Fresa' })
    expect(visitor.page.text).toContain('Fabio Fresa, il 24/11/2026 (al telefono)')
    expect(visitor.page.text).toContain('Manca il tutor scolastico.')
    expect(visitor.page.text).toContain('Manca la convenzione: scegline una in vigore')
    // Four Tuesdays, the 8th a holiday: three days of six and a half hours.
    expect(page.text).toContain('19:30')
    expect(page.text).toContain('09:00–13:00, 14:00–16:30')
  })

  test('keeps what was typed and says what is wrong beside each field', async () => {
    const visitor = await office()
    await bruno(visitor)
    const page = await visitor.press('Salva la bozza', {
      ...filled,
      title: '',
      to: '31/02/2027',
      'time-2-1-to': '',
      'time-3-1-from': '12:00',
      'time-3-1-to': '9:00',
      'time-4-1-from': 'mattina',
      plannedHours: 'tante',
    })
    expect(page.status).toBe(422)
    const problems = page
      .$('.problem-summary li')
      .toArray()
      .map((line) => page.$(line).text())
    expect(problems).toHaveLength(6)
    expect(page.$('[name=to]').val()).toBe('31/02/2027')
    expect(page.$('[name=activities]').val()).toContain('Relazione finale.')
    expect(page.$('[name=time-4-1-from]').val()).toBe('mattina')
    expect(page.text).toContain('Scrivi sia l’inizio sia la fine')
  })

  test('says in plain words that a minor needs a break, and stores nothing', async () => {
    const visitor = await office()
    await bruno(visitor)
    const page = await visitor.press('Salva la bozza', { ...filled, 'time-2-1-to': '14:00' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('4 ore e mezza senza una pausa')
    await visitor.visit('/percorsi?q=sensori')
    expect(visitor.page.text).toContain('Nessun percorso trovato')
  })

  test('is proposed, accepted, prepared, started, suspended, resumed and cancelled with a reason', async () => {
    const visitor = await office()
    await bruno(visitor)
    await visitor.press('Salva la bozza', filled)
    const address = linkOf(visitor.page, 'Modifica i dati').replace('/modifica', '')
    await follow(visitor, 'Modifica i dati')
    expect(visitor.page.$('[name=time-2-1-from]').val()).toBe('09:00')
    expect(visitor.page.$('[name=plannedHours]').val()).toBe('19:30')
    const tooMuch = { secondHostTutorId: 'fablab-marta', secondHostPercent: '120' }
    expect((await visitor.press('Salva', tooMuch)).text).toContain('percentuale intera da 1 a 99')
    await visitor.press('Salva', { ...complete, ...tooMuch, secondHostPercent: '30', plannedHours: '60:00' })
    expect(visitor.page.text).toContain('marta@fablab.example · 30 % del lavoro')
    expect(visitor.page.text).toContain('diverso dalle ore che l’orario permette')

    await visitor.press('Proponi all’ente')
    expect(visitor.page.html).toContain('La proposta è stata mandata')
    expect((await visitor.visit(`${address}/modifica`)).location).toBe(address)
    expect((await visitor.visit(address)).html).toContain('ritirala prima di modificarla')

    const host = await borgo.signIn('ente@borgo.example')
    await host.visit('/percorsi')
    expect(host.page.text).toContain('proposte aspettano la tua risposta')
    await follow(host, 'Vedi le proposte')
    const proposal = host.page.$('a:contains("classe 3ª, INF")').attr('href') ?? ''
    const pages = [host.page.html, (await host.visit(proposal)).html, (await host.visit('/proposte?formato=csv')).html]
    // Neither Luca Rossi nor his class nor the tutor of the school.
    for (const page of pages) {
      expect(page).toContain('Sensori per il quartiere')
      expect(page).not.toMatch(/Rossi|Luca|3A INF|Teresa|docente@|bruno/u)
    }
    await host.visit(proposal)
    expect((await host.press('Rifiuta')).status).toBe(422)
    await host.press('Rifiuta', { reason: 'In dicembre siamo chiusi' })
    expect((await host.visit(proposal)).status).toBe(404)

    await visitor.visit(address)
    expect(visitor.page.text).toContain('L’ente ha rifiutato. Motivo: In dicembre siamo chiusi.')
    await visitor.press('Proponi all’ente')
    await visitor.press('Ritira la proposta')
    await visitor.press('Proponi all’ente')
    await host.visit(proposal)
    await host.press('Accetta')
    expect(host.page.html).toContain('la scuola ora prepara i documenti')
    expect((await host.visit(address)).status).toBe(404)

    await StudentFiles.deleteMany({ _id: 'bruno' })
    expect((await visitor.visit(address)).text).toContain('va registrata nel fascicolo dello studente')
    const ctx = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, testNow)
    await recordFamilyNotice(ctx, 'bruno', { on: day('2026-11-20'), textVersion: '1', how: 'letter' })
    await visitor.visit(address)
    await visitor.press('Avvia i documenti')
    expect(visitor.page.html).toContain('ora l’ente vede chi è lo studente')
    expect((await host.visit(address)).text).toContain('Rossi Luca')
    await follow(visitor, 'Modifica i dati')
    expect(visitor.page.text).toContain('le firme raccolte non valgono più')
    expect((await visitor.press('Salva', { hostTutorId: '' })).status).toBe(422)

    await Placements.updateOne({ title: 'Sensori per il quartiere', studentId: 'bruno' }, { $set: { state: 'active' } })
    await visitor.visit(address)
    expect(visitor.page.text).toContain('Il percorso comincia il 01/12/2026')
    await follow(visitor, 'Sospendi')
    expect((await visitor.press('Sospendi')).status).toBe(422)
    await visitor.press('Sospendi', { reason: 'Lavori nel laboratorio' })
    expect(visitor.page.text).toContain('Il percorso è sospeso: intanto non si registrano ore. Motivo: Lavori')
    await visitor.press('Riprendi il percorso')
    expect(visitor.page.html).toContain('Il percorso riprende da oggi.')

    await follow(visitor, 'Annulla il percorso')
    expect((await visitor.press('Annulla il percorso')).status).toBe(422)
    await visitor.press('Annulla il percorso', { reason: 'Ha cambiato scuola' })
    expect(visitor.page.text).toContain('Motivo: Ha cambiato scuola')
    // It no longer changes: the forms lead back to its page.
    for (const form of ['modifica', 'accordo', 'sospensione'])
      expect((await visitor.visit(`${address}/${form}`)).location).toBe(address)
  })

  test('is shared with another host, or held at school', async () => {
    const visitor = await office()
    await visitor.visit('/percorsi/giulia-fablab')
    await follow(visitor, 'Dividi con un altro ente')
    await visitor.visit('/percorsi/nuovo?studente=giulia&condiviso=giulia-fablab&ente=officine')
    expect(visitor.page.text).toContain('I due percorsi formano un solo progetto')
    await visitor.press('Salva la bozza', { ...filled, siteId: 'officine-1', title: 'Collaudo', plannedHours: '44:00' })
    expect(visitor.page.text).toContain('Percorso condiviso')
    expect(visitor.page.text).toContain('75 %')
    expect(visitor.page.text).toMatch(/Tutto il percorso 176:00/u)
    await visitor.visit('/percorsi/nuovo?studente=bruno&ente=officine')
    await follow(visitor, 'È un’impresa formativa simulata')
    await visitor.press('Salva la bozza', { ...filled, siteId: 'ZZTF00101T', title: 'Cartoleria di classe' })
    expect(visitor.page.text).toContain('Impresa formativa simulata, a scuola')
  })

  test('pressed twice stores one draft; a form left behind is not stored over a newer one', async () => {
    const visitor = await office()
    const page = await bruno(visitor)
    const typed = Object.fromEntries(
      page
        .$('form[method=post] input[type=hidden]')
        .toArray()
        .map((each) => [page.$(each).attr('name') ?? '', page.$(each).attr('value') ?? '']),
    )
    const sent = { ...typed, ...filled }
    const first = await visitor.post('/percorsi/nuovo', sent)
    const second = await visitor.post('/percorsi/nuovo', sent)
    expect([first.status, second.location]).toEqual([303, first.location])
    const address = first.location ?? ''
    await visitor.visit(`${address}/modifica`)
    await visitor.press('Salva', { title: 'Prima' })
    const late = await visitor.post(`${address}/modifica`, { ...filled, title: 'Dopo', version: '1' })
    expect(late.status).toBe(422)
    expect(late.text).toContain('qualcun altro ha modificato')
    expect((await visitor.visit(address)).text).toContain('Prima')
  })
})

describe('the page of a placement', () => {
  test('for the host names the student and the tutors, and nothing else about the student', async () => {
    const visitor = await borgo.signIn('ente@borgo.example')
    const page = await visitor.visit('/percorsi/giulia-fablab')
    expect(page.text).toContain('3A INF')
    expect(page.text).toMatch(/Ore convalidate \d+:\d\d di \d+:\d\d/u)
    expect(page.text).toContain('docente@borgo.example')
    expect(page.text).not.toMatch(/[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]/u)
    expect(page.$('a[href^="/studenti"]')).toHaveLength(0)
    expect(page.text).not.toContain('Che cosa è successo')
    expect(page.text).not.toContain('Ritira')
    expect((await visitor.visit('/percorsi/carlo-fablab')).status).toBe(404)
  })

  test('for the student says where and when, and has no buttons of the school', async () => {
    const visitor = await borgo.signIn('giulia.damico')
    const page = await visitor.visit('/percorsi/giulia-fablab')
    expect(page.text).toContain('Via dei Mestieri 27/5')
    expect(page.text).toContain('lunedì')
    expect(page.text).not.toContain('Nuova variazione')
    expect((await visitor.visit('/percorsi')).text).toContain('FabLab Borgo APS')
  })

  test('for the tutor teacher links the student and says why it cannot be concluded yet only to who may', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    expect((await teacher.visit('/percorsi/giulia-fablab')).text).not.toContain('Concludi il percorso')
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const page = await coordinator.visit('/percorsi/giulia-fablab')
    expect(page.text).toContain('Il periodo non è finito')
    await coordinator.post('/percorsi/giulia-fablab/chiusura', { move: 'conclude' })
    expect((await coordinator.visit('/percorsi/giulia-fablab')).text).toContain('In corso')
    borgo.setNow(new Date('2027-02-01T09:00:00+01:00'))
    await coordinator.visit('/percorsi/giulia-fablab')
    expect(coordinator.page.text).toContain('Il periodo è finito')
    expect((await coordinator.press('Concludi il percorso')).text).toContain('Il percorso è concluso.')
  })

  test('speaks English to who prefers it', async () => {
    const visitor = await office()
    await visitor.visit('/percorsi')
    await visitor.post('/lingua', { language: 'en' })
    expect((await visitor.visit('/percorsi/giulia-fablab')).text).toContain('The placement runs until')
  })
})

describe('the list of placements', () => {
  test('is filtered in the address', async () => {
    const visitor = await office()
    expect((await visitor.visit('/percorsi?stato=draft')).text).toContain('Elettronica per il teatro')
    expect(visitor.page.text).not.toContain('Prototipi')
    const ofHost = await visitor.visit('/percorsi?ente=officine')
    expect(ofHost.text).toContain('Controllo numerico')
    expect(ofHost.text).not.toContain('Prototipi')
    expect((await visitor.visit('/percorsi?pagina=zzz&stato=nulla')).status).toBe(200)
    const preparing = await visitor.visit('/percorsi?stato=preparing&classe=galilei-4a')
    expect(preparing.text).toContain('Elettronica per il teatro')
    expect(preparing.text).toContain('Insegne luminose')
    expect(preparing.text).not.toContain('Arredi per il cortile')
    expect((await visitor.visit('/percorsi?stato=ended')).text).not.toContain('Elettronica per il teatro')
  })
})
