import { describe, expect, test } from '@jest/globals'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()
const office = () => borgo.signIn('segreteria@borgo.example')
const otherOffice = () => borgo.signIn('segreteria@volta.example')

describe('the contacts with a host', () => {
  test('warn who wants to call, and show who called before', async () => {
    const visitor = await office()
    const page = await visitor.visit('/enti/officine/contatti')
    expect(page.title).toBe('Contatti avuti con Officine Meccaniche Fratelli Bernasconi S.r.l.')
    expect(page.text).toContain(
      'Non chiamare prima del 24/01/2027: l’ente lo ha chiesto il 22/11/2026 a Liceo Alessandro Volta.',
    )
    expect(page.text).toContain('Ufficio del personale')
    const volta = await (await otherOffice()).visit('/enti/officine/contatti')
    expect(volta.text).toContain('a voi.')
    const fablab = await (await otherOffice()).visit('/enti/fablab/contatti')
    expect(fablab.text).toContain(
      'IIS Galileo Galilei è andato in visita 20 giorni fa: d’accordo. Chiedi a loro prima di richiamare.',
    )
    expect((await visitor.visit('/enti/fablab/contatti')).text).not.toContain('Prima di chiamare')
  })

  test('are written down with the form at the top, and read by the other schools at once', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit('/enti/tipografia/contatti')
    expect(teacher.page.text).toContain('niente notizie personali')
    expect(teacher.page.$('[name=day]').val()).toBe('2026-11-25')
    const mistakes = { day: '30/11/2026', outcome: '', askAgainOn: '1/11/2026' }
    const refused = await teacher.press('Salva il contatto', { ...mistakes, note: 'Vuole un grafico' })
    expect(refused.status).toBe(422)
    expect(refused.$('.problem-summary li')).toHaveLength(1)
    expect(refused.$('[name=note]').val()).toBe('Vuole un grafico')
    const again = await teacher.press('Salva il contatto', { outcome: 'interested' })
    expect(again.text).toContain('Questo giorno deve ancora venire')
    await teacher.press('Salva il contatto', { day: '24/11/2026', askAgainOn: '15/01/2027', person: 'Sig. Anselmo' })
    expect(teacher.page.html).toContain('ora lo vedono anche gli altri istituti')
    const seen = await (await otherOffice()).visit('/enti/tipografia/contatti')
    expect(seen.text).toContain('Non chiamare prima del 15/01/2027')
    expect(seen.text).toContain('Vuole un grafico')
    expect(seen.text).toContain('Teresa Tutor')
  })

  test('sent twice are written once', async () => {
    const visitor = await office()
    const page = await visitor.visit('/enti/tipografia/contatti')
    const typed = { key: String(page.$('[name=key]').val()), day: '2026-11-24', channel: 'phone', outcome: 'no-answer' }
    for (let times = 0; times < 2; times++)
      expect((await visitor.post('/enti/tipografia/contatti', typed)).status).toBe(303)
    expect((await visitor.visit('/enti/tipografia/contatti')).text).toContain('1–2 di 2')
  })

  test('are no business of hosts and students', async () => {
    for (const person of ['ente@borgo.example', 'giulia.damico']) {
      const visitor = await borgo.signIn(person)
      for (const url of ['/contatti', '/enti/fablab/contatti', '/contatti/contatto-galilei'])
        expect((await visitor.visit(url)).status).toBe(403)
      expect((await visitor.post('/enti/fablab/contatti')).status).toBe(403)
    }
    const host = await borgo.signIn('ente@borgo.example')
    expect((await host.visit('/enti/fablab/luoghi')).text).not.toContain('Contatti avuti')
  })
})

describe('the contact log', () => {
  test('is searched and filtered', async () => {
    const visitor = await office()
    expect((await visitor.visit('/contatti')).text).toContain('1–3 di 3')
    const found = async (query: string) =>
      (await visitor.visit(`/contatti?${query}`)).$('tbody th').text().replace(/\s+/gu, ' ')
    expect(await found('q=gutenberghi')).toContain('Tipografia')
    expect(await found('istituto=volta')).toContain('Officine')
    expect(await found('istituto=city')).toContain('Tipografia')
    expect(await found('esito=agreed')).toContain('FabLab')
    expect(await found('miei=si')).toContain('FabLab')
    expect(await found('entro=31/12/2026')).toBe('')
    expect(await found('entro=2027-02-01')).toContain('Officine')
    expect(visitor.page.$('[name=entro]').val()).toBe('2027-02-01')
    expect((await visitor.visit('/contatti?q=nessuno')).text).toContain('Nessun contatto trovato')
    expect((await visitor.visit('/contatti?esito=boh&pagina=x')).text).toContain('1–3 di 3')
  })

  test('leaves as a file with the rows that the filters find', async () => {
    const visitor = await office()
    await visitor.visit('/contatti?esito=not-now')
    const links = visitor.page.$('.exports a').toArray()
    const file = await visitor.download(String(visitor.page.$(links.at(-1)).attr('href')))
    expect(file.headers['content-type']).toContain('text/csv')
    const rows = file.bytes.toString('utf8').trim().split('\r\n')
    expect(rows).toHaveLength(2)
    expect(rows[1]).toContain(
      '22/11/2026;Telefonata;Liceo Alessandro Volta;Vito Volta;Ufficio del personale;Non ora;24/01/2027',
    )
    const all = await visitor.download('/enti/officine/contatti?formato=csv')
    expect(all.bytes.toString('utf8').trim().split('\r\n')).toHaveLength(2)
    const host = await borgo.signIn('ente@borgo.example')
    expect((await host.visit('/contatti?formato=csv')).status).toBe(403)
  })

  test('an entry is corrected by its school, and says what it said before', async () => {
    const visitor = await office()
    await visitor.visit('/contatti/contatto-galilei')
    expect(visitor.page.$('[name=person]').val()).toBe('Fabio Fresa')
    const refused = await visitor.press('Salva', { day: '31/02/2026' })
    expect(refused.text).toContain('Scrivi una data come')
    await visitor.press('Salva', { day: '04/11/2026', outcome: 'interested' })
    expect(visitor.page.title).toBe('Contatti avuti con FabLab Borgo APS')
    expect(visitor.page.text).toContain('Interessato')
    const page = await visitor.visit('/contatti/contatto-galilei')
    expect(page.text).toContain('Sara Segreteria ha corretto. Prima diceva:')
    expect(page.text).toContain('05/11/2026 · Visita · Fabio Fresa · D’accordo')
    const stale = { version: '1', day: '2026-11-03', channel: 'phone', outcome: 'agreed' }
    const late = await visitor.post('/contatti/contatto-galilei', stale)
    expect(late.status).toBe(422)
    expect(late.html).toContain('Intanto qualcun altro ha modificato')
  })

  test('of another school is not found', async () => {
    const visitor = await otherOffice()
    expect((await visitor.visit('/contatti/contatto-galilei')).status).toBe(404)
    expect((await visitor.post('/contatti/contatto-galilei', { version: '1' })).status).toBe(404)
    expect((await visitor.visit('/contatti')).$('a[href^="/contatti/"]')).toHaveLength(1)
  })
})
