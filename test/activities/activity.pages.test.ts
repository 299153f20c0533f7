import { describe, expect, test } from '@jest/globals'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'

const borgo = useTestApp()
const city = () => borgo.signIn('citta@borgo.example')
const office = () => borgo.signIn('segreteria@borgo.example')

const filled = {
  title: 'Elettronica per tutti',
  kind: 'modulo-di-laboratorio',
  under: 'intesa/pn-laboratori',
  themes: ['elettronica'],
  from: '25/11/2026',
  to: '20/12/2026',
  hours: '20',
}

const boxes = (page: Shown, name: string) =>
  page
    .$(`input[name=${name}]`)
    .toArray()
    .map((box) => `${page.$(box).attr('value')}${page.$(box).attr('checked') === undefined ? '' : ' ✓'}`)

describe('the list of activities', () => {
  test('is filtered in the address, and says what to do when nothing is found', async () => {
    const visitor = await city()
    expect((await visitor.visit('/attivita')).text).toContain('1–5 di 5')
    expect((await visitor.visit('/attivita?tipo=percorso')).text).not.toContain('Making in fablab')
    expect((await visitor.visit('/attivita?tema=robotica&stato=planned')).text).toContain('Robotica in officina')
    expect((await visitor.visit('/attivita?protocollo=intesa&anno=2026/27&q=laser')).text).toContain('1–1 di 1')
    expect((await visitor.visit('/attivita?anno=2019/20')).text).toContain('Nessuna attività trovata')
    expect((await visitor.visit('/attivita?pagina=zzz&stato=nulla&anno=x')).status).toBe(200)
  })

  test('leaves as a file with the same rows', async () => {
    const visitor = await borgo.signIn('ente@officine.example')
    const file = await visitor.download('/attivita?formato=csv')
    expect(file.bytes.toString()).toContain('Robotica in officina')
    expect(file.bytes.toString()).not.toContain('Making in fablab')
    expect((await (await office()).download('/protocolli?formato=csv')).bytes.toString()).toContain('Comune di Borgo')
  })
})

describe('making an activity', () => {
  test('finds schools and hosts without losing what was typed, and needs a school', async () => {
    const visitor = await city()
    await visitor.visit('/attivita/nuova?protocollo=intesa')
    expect(visitor.page.$('[name=under] option[selected]').attr('value')).toBe('intesa')
    const refused = await visitor.press('Inserisci l’attività', { ...filled, to: '1/11/2026' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('L’ultimo giorno viene prima del primo')
    expect(refused.text).toContain('Scegli almeno una scuola')
    expect(refused.$('[name=title]').val()).toBe('Elettronica per tutti')
    await visitor.press('Cerca istituti', { schoolsSearch: 'galilei', to: '20/12/2026' })
    expect([visitor.page.status, boxes(visitor.page, 'schools')]).toEqual([200, ['galilei']])
    await visitor.press('Cerca istituti', { schools: ['galilei'], schoolsSearch: 'volta' })
    expect(boxes(visitor.page, 'schools')).toEqual(['galilei ✓', 'volta'])
    await visitor.press('Cerca enti', { schoolsSearch: '', partnersSearch: 'borgo' })
    expect(boxes(visitor.page, 'partners')).toContain('fablab')
    expect((await visitor.press('Cerca enti', { partnersSearch: 'xyz' })).text).toContain('Nessun risultato')
    await visitor.press('Inserisci l’attività', { partners: ['fablab'] })
    expect(visitor.page.title).toBe('Elettronica per tutti')
    expect(visitor.page.text).toContain('In programma')
    expect(visitor.page.text).toContain('20:00')
    expect(visitor.page.text).toContain('Laboratori di quartiere')
    expect(visitor.page.text).toContain('FabLab Borgo APS')
    expect(visitor.page.text).toContain('Il primo giorno è arrivato')
    await visitor.press('Avvia l’attività')
    expect(visitor.page.text).toContain('In corso')
    expect(visitor.page.text).toContain('L’ultimo giorno non è ancora arrivato')
  })

  test('refuses what is not there, beside its field', async () => {
    const visitor = await city()
    await visitor.visit('/attivita/nuova')
    const page = await visitor.press('Inserisci l’attività', {
      ...filled,
      kind: 'gita',
      under: 'nessuno',
      schools: ['nessuna'],
      hours: 'tante',
    })
    expect(page.text).toContain('Scrivi le ore e i minuti')
    await visitor.press('Inserisci l’attività', { ...filled, kind: 'gita', under: 'nessuno', schools: ['nessuna'] })
    expect(visitor.page.text).toContain('Questo tipo non c’è più nel programma')
    expect(visitor.page.text).toContain('Questo protocollo non c’è')
    expect(visitor.page.text).toContain('non è nell’elenco degli istituti')
  })

  test('by two people at once keeps what the second typed', async () => {
    const [first, second] = [await city(), await city()]
    await first.visit('/attivita/making-3a/modifica')
    await second.visit('/attivita/making-3a/modifica')
    expect(boxes(second.page, 'schools')).toEqual(['galilei ✓', 'volta ✓'])
    await first.press('Salva', { title: 'Prima' })
    const late = await second.press('Salva', { title: 'Dopo' })
    expect([late.status, late.$('[name=title]').val()]).toEqual([422, 'Dopo'])
    expect(late.text).toContain('Intanto qualcun altro ha modificato l’attività')
    expect((await second.press('Salva')).title).toBe('Dopo')
  })

  test('is cancelled with a reason that the schools read, and planned again', async () => {
    const visitor = await city()
    await visitor.visit('/attivita/making-3a/stato')
    expect((await visitor.press('Annulla l’attività')).status).toBe(422)
    await visitor.press('Annulla l’attività', { reason: 'Il fablab è chiuso' })
    expect(visitor.page.text).toContain('L’attività è annullata e non conta')
    expect((await visitor.visit('/attivita/making-3a/modifica')).location).toBe('/attivita/making-3a')
    expect((await visitor.visit('/attivita/making-3a/stato')).location).toBe('/attivita/making-3a')
    const school = await office()
    expect((await school.visit('/attivita/making-3a')).text).toContain('Motivo: Il fablab è chiuso')
    expect(school.page.text).toContain('le classi non si cambiano più')
    expect((await visitor.visit('/protocolli/intesa')).text).toContain('è annullata')
    await visitor.visit('/attivita/making-3a')
    expect((await visitor.press('Rimetti in programma')).text).toContain('In programma')
  })
})

describe('the page of an activity', () => {
  test('shows the city numbers of each school, never a class or a student', async () => {
    const page = await (await city()).visit('/attivita/making-3a')
    expect(page.text).toContain('IIS Galileo Galilei 1 24 24')
    expect(page.text).toContain('Liceo Alessandro Volta 1 18 18')
    expect(page.text).toContain('Totale 2 42 42')
    expect(page.text).toContain('Una classe partecipa: IIS Galileo Galilei')
    expect(page.text).not.toMatch(/3A|D’Amico/u)
  })

  test('shows a school its own classes by name, and only numbers of the others', async () => {
    const visitor = await office()
    const page = await visitor.visit('/attivita/making-3a')
    expect(page.text).toContain('3A INF')
    expect(page.$('a[href="/classi/galilei-3a"]')).toHaveLength(1)
    expect(page.$('a[href="/classi/volta-3a"]')).toHaveLength(0)
    expect(page.text).toContain('Liceo Alessandro Volta 1 18 18')
    expect(page.text).not.toContain('Una classe partecipa: Liceo')
    expect(boxes(page, 'classes')).toEqual(['galilei-4a', 'galilei-5b'])
    expect((await visitor.visit('/attivita/robotica-volta')).status).toBe(404)
  })

  test('shows a teacher the own class by name and no box', async () => {
    const page = await (await borgo.signIn('docente@volta.example')).visit('/attivita/making-3a')
    expect(page.text).toContain('Le classi della mia scuola')
    expect(boxes(page, 'classes')).toEqual([])
    expect(page.text).not.toContain('Togli')
  })

  test('shows a host its own activities: title, period and sums', async () => {
    const visitor = await borgo.signIn('ente@borgo.example')
    const page = await visitor.visit('/attivita/making-3a')
    expect(page.text).toContain('Making in fablab')
    expect(page.text).toContain('Studenti42')
    expect(page.text).not.toContain('Galilei')
    expect(page.text).not.toContain('Che cosa è successo')
    expect(page.$('a[href^="/protocolli"]')).toHaveLength(0)
    expect((await visitor.visit('/attivita/robotica-volta')).status).toBe(404)
  })

  test('where placements count, says that no class is brought in', async () => {
    const page = await (await office()).visit('/attivita/percorsi-autunno')
    expect(page.text).toContain('Qui non si iscrivono classi')
    expect(page.text).toContain('IIS Galileo Galilei 4 4')
    expect(boxes(page, 'classes')).toEqual([])
  })
})

describe('taking part', () => {
  test('is ticked by the school, once, and taken back', async () => {
    const visitor = await office()
    await visitor.visit('/attivita/making-3a')
    expect((await visitor.press('Iscrivi le classi')).text).toContain('Spunta almeno una classe')
    await visitor.press('Iscrivi le classi', { classes: ['galilei-4a', 'galilei-5b'] })
    expect(visitor.page.html).toContain('Le classi scelte partecipano')
    expect(visitor.page.text).toContain('IIS Galileo Galilei 3 71 71')
    expect(visitor.page.text).toContain('Tutte le classi della scuola')
    await visitor.post('/attivita/making-3a/classi', { classes: ['galilei-4a'] })
    expect((await visitor.visit('/attivita/making-3a')).text).toContain('IIS Galileo Galilei 3 71 71')
    await visitor.press('Togli')
    expect(visitor.page.html).toContain('La classe non partecipa più')
    expect(visitor.page.text).toContain('IIS Galileo Galilei 2 47 47')
  })

  test('with a class of another school is not found, and with an activity of others neither', async () => {
    const visitor = await office()
    expect((await visitor.post('/attivita/making-3a/classi', { classes: ['volta-3a'] })).status).toBe(404)
    expect((await visitor.post('/attivita/making-3a/classi', { classId: 'volta-3a', remove: 'yes' })).status).toBe(404)
    expect((await visitor.post('/attivita/robotica-volta/classi', { classes: ['galilei-3a'] })).status).toBe(404)
    const teacher = await borgo.signIn('docente@volta.example')
    expect((await teacher.post('/attivita/making-3a/classi', { classes: ['volta-3a'] })).status).toBe(403)
  })
})
