import { describe, expect, test } from '@jest/globals'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()

const filled = {
  name: 'Bottega del Legno',
  kind: 'firm',
  vatNumber: 'IT 02144870165',
  siteName: 'Falegnameria',
  address: 'Via dei Carpentieri 5/B',
  postcode: '20100',
  town: 'Borgo',
}

describe('the register of hosts', () => {
  test('is searched, and leads to each host', async () => {
    const visitor = await borgo.signIn('segreteria@borgo.example')
    const page = await visitor.visit('/enti')
    expect(page.text).toContain('1–4 di 4')
    expect((await visitor.visit('/enti?q=bernasconi')).text).not.toContain('FabLab')
    expect((await visitor.visit('/enti?tipo=fablab')).text).toContain('FabLab Borgo APS')
    expect((await visitor.visit('/enti?q=nessuno')).text).toContain('Nessun ente trovato')
  })

  test('shows a host its own page', async () => {
    const visitor = await borgo.signIn('ente@borgo.example')
    expect((await visitor.visit('/enti')).location).toBe('/enti/fablab')
    expect((await visitor.visit('/enti/fablab')).title).toBe('FabLab Borgo APS')
    expect((await visitor.visit('/enti/officine')).status).toBe(404)
    const behind = await visitor.visit('/enti/fablab/luoghi')
    expect(behind.$('.crumbs a[href="/enti"]')).toHaveLength(0)
    expect(behind.$('.crumbs a[href="/enti/fablab"]')).toHaveLength(1)
  })
})

describe('adding a host', () => {
  test('leads on to its tutor and to the first placement', async () => {
    const visitor = await borgo.signIn('segreteria@borgo.example')
    await visitor.visit('/enti/nuovo')
    await visitor.press('Inserisci l’ente', filled)
    expect(visitor.page.title).toBe('Bottega del Legno')
    expect(visitor.page.text).toContain('02144870165')
    expect(visitor.page.text).toContain('Aggiungi il tutor che seguirà gli studenti')
    const tutors = `${visitor.page.$('a:contains("Aggiungi un tutor")').first().attr('href')}`
    await visitor.visit(tutors)
    const refused = await visitor.press('Salva', { name: 'Ugo Pialla', role: 'titolare', phone: 'casa' })
    expect(refused.status).toBe(422)
    await visitor.press('Salva', { name: 'Ugo Pialla', role: 'titolare', phone: '02 123456' })
    expect(visitor.page.text).toContain('Ugo Pialla')
    expect(visitor.page.text).toContain('Nuovo percorso presso questo ente')
    expect(visitor.page.text).toContain('L’ente non è qualificato')
    expect(visitor.page.text).not.toContain('Modifica i dati')
  })

  test('with a number that is taken leads to who has it, and keeps what was typed', async () => {
    const visitor = await borgo.signIn('segreteria@volta.example')
    await visitor.visit('/enti/nuovo')
    const page = await visitor.press('Inserisci l’ente', { ...filled, vatNumber: '12345670017' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('è già di “Officine Meccaniche Fratelli Bernasconi S.r.l.”')
    expect(page.$('a[href="/enti/officine"]')).toHaveLength(1)
    expect(page.$('[name=address]').val()).toBe('Via dei Carpentieri 5/B')
  })

  test('that is like one already there asks first, keeps what was typed, and is stored once told apart', async () => {
    const visitor = await borgo.signIn('segreteria@borgo.example')
    await visitor.visit('/enti/nuovo')
    const page = await visitor.press('Inserisci l’ente', { ...filled, name: 'Officine F.lli Bernasconi' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('C’è già un ente che gli somiglia')
    expect(page.$('main table a[href="/enti/officine"]')).toHaveLength(1)
    expect(page.$('main table a[href="/enti/fablab"]')).toHaveLength(0)
    expect(page.$('[name=address]').val()).toBe('Via dei Carpentieri 5/B')
    expect((await visitor.press('Inserisci l’ente')).status).toBe(422)
    const mended = await visitor.press('Inserisci l’ente', { distinct: 'yes', phone: 'casa' })
    expect(mended.status).toBe(422)
    expect(mended.$('[name=distinct][checked]')).toHaveLength(1)
    await visitor.press('Inserisci l’ente', { phone: '02 1234567' })
    expect(visitor.page.title).toBe('Officine F.lli Bernasconi')
  })

  test('that is like another, with the number of a third, leads to who has the number', async () => {
    const visitor = await borgo.signIn('segreteria@borgo.example')
    await visitor.visit('/enti/nuovo')
    const typed = { ...filled, name: 'FabLab di Borgo', vatNumber: '12345670017' }
    const page = await visitor.press('Inserisci l’ente', typed)
    expect(page.text).toContain('è già di “Officine Meccaniche')
    expect(page.text).not.toContain('C’è già un ente che gli somiglia')
  })

  test('says what is wrong with each number', async () => {
    const visitor = await borgo.signIn('segreteria@borgo.example')
    await visitor.visit('/enti/nuovo')
    const page = await visitor.press('Inserisci l’ente', {
      ...filled,
      vatNumber: '02144870162',
      postcode: '201',
      name: '',
    })
    expect(page.text).toContain('una cifra è sbagliata')
    expect(page.text).toContain('Il CAP ha 5 cifre')
    expect(page.$('.problem-summary li')).toHaveLength(3)
  })
})

describe('the host looks after its own facts', () => {
  test('corrects them, says that a tutor has left, invites another', async () => {
    const visitor = await borgo.signIn('ente@borgo.example')
    await visitor.visit('/enti/fablab/modifica')
    await visitor.press('Salva', { phone: '02 7654321', taxCode: '97123450153', pec: 'Nuova@pec.example' })
    expect(visitor.page.text).toContain('02 7654321')
    expect(visitor.page.text).toContain('nuova@pec.example')
    expect(visitor.page.text).toContain('Profilo modificato il 25/11/2026, 10:00 da Fabio Fresa.')
    await visitor.visit('/enti/fablab/tutor?tutor=fablab-fabio')
    await visitor.press('Salva', { to: '31/12/2026' })
    expect(visitor.page.text).toContain('al 31/12/2026')
    await visitor.visit('/enti/fablab/tutor')
    await visitor.press('Salva', { name: 'Nora Nuova', role: 'maker', email: 'nora@fablab.example' })
    await visitor.press('Invita ad accedere')
    expect(visitor.page.html).toContain('L’invito è partito')
    expect(visitor.page.text).toContain('Invitato')
  })

  test('a school may not', async () => {
    const visitor = await borgo.signIn('coordinatore@borgo.example')
    expect((await visitor.visit('/enti/fablab/modifica')).status).toBe(403)
    expect((await visitor.visit('/enti/fablab/sedi?sede=fablab-1')).status).toBe(403)
    expect((await visitor.visit('/enti/fablab/tutor?tutor=fablab-fabio')).status).toBe(403)
    expect((await visitor.visit('/enti/fablab/tutor')).status).toBe(200)
  })
})
