import { describe, expect, test } from '@jest/globals'
import { Partners } from '../../src/partners/partner.model.ts'
import { day } from '../../src/platform/day.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()

describe('who signs for a host', () => {
  test('is written down by the host, and warned of when the tax code says another birth day', async () => {
    const visitor = await borgo.signIn('ente@borgo.example')
    await visitor.visit('/enti/fablab/rappresentante')
    expect(visitor.page.text).toContain('finiscono nel testo delle prossime convenzioni')
    const wrong = { name: '', birthDay: '31/02/1985', taxCode: 'RSSMRA85M01H501X' }
    const refused = await visitor.press('Salva', wrong)
    expect(refused.status).toBe(422)
    expect(refused.$('.problem-summary li')).toHaveLength(3)
    expect(refused.$('[name=birthDay]').val()).toBe('31/02/1985')
    expect(refused.text).toContain('un carattere è sbagliato')
    const confused = { name: 'Mario Rossi', birthDay: '26/11/2026', taxCode: '97000010153' }
    const again = await visitor.press('Salva', confused)
    expect(again.text).toContain('Questo è il codice dell’ente')
    expect(again.text).toContain('La data di nascita deve essere passata')
    await visitor.press('Salva', { birthDay: '02/08/1985', taxCode: 'RSSMRA85M01H501Q' })
    expect(visitor.page.text).toContain('Mario Rossi')
    expect(visitor.page.$('.notifications').text()).toContain('dice un’altra data di nascita')
    expect(visitor.page.text).toContain('RSSMRA85M01H501Q')
  })

  test('is known by name to a teacher, and with all that goes into an agreement to the office', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    expect((await office.visit('/enti/fablab')).text).toContain('08/03/1971')
    expect((await office.visit('/enti/fablab/rappresentante')).status).toBe(403)
    const teacher = await borgo.signIn('docente@volta.example')
    const page = await teacher.visit('/enti/fablab')
    expect(page.text).toContain('Paola Presidente')
    expect(page.text).not.toContain('08/03/1971')
  })

  test('is not overwritten by a form that was left open', async () => {
    const visitor = await borgo.signIn('ente@borgo.example')
    const typed = { name: 'Prima', version: '1' }
    expect((await visitor.post('/enti/fablab/rappresentante', typed)).status).toBe(303)
    const late = await visitor.post('/enti/fablab/rappresentante', { ...typed, name: 'Dopo' })
    expect([late.status, late.$('[name=name]').val()]).toEqual([422, 'Dopo'])
    expect(late.text).toContain('qualcun altro ha modificato')
  })
})

describe('whom to write to at a host', () => {
  test('is added by a school, corrected by the host', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit('/enti/officine/referenti')
    const unreachable = await office.press('Salva', { name: 'Ivo Tornio', role: 'Personale' })
    expect(unreachable.status).toBe(422)
    expect(unreachable.text).toContain('Scrivi un’e-mail o un numero di telefono')
    await office.press('Salva', { email: 'ivo@officine.example' })
    expect(office.page.title).toContain('Officine Meccaniche')
    expect(office.page.text).toContain('Ivo Tornio')
    expect(office.page.$('a[href*="referenti?referente="]')).toHaveLength(0)

    const host = await borgo.signIn('ente@officine.example')
    await host.visit('/enti/officine')
    await host.visit(`${host.page.$('a[href*="referenti?referente="]').attr('href')}`)
    const wrong = await host.press('Salva', { from: '01/10/2026', to: '30/09/2026' })
    expect(wrong.text).toContain('L’ultimo giorno viene prima del primo')
    await host.press('Salva', { from: '01/10/2026', to: '31/10/2026' })
    expect(host.page.text).toContain('dal 01/10/2026 al 31/10/2026')
    expect((await office.visit('/enti/officine/referenti?referente=nessuno')).status).toBe(403)
    expect((await host.visit('/enti/officine/referenti?referente=nessuno')).status).toBe(404)
  })

  test('who has left comes last, and is reached by nobody but who keeps the profile', async () => {
    const officine = await Partners.findById('officine').lean()
    const there = { role: 'Personale', phone: null, from: day('2026-09-01') }
    const contacts = [
      { ...there, id: 'gone', name: 'Gino Partito', email: 'gino@officine.example', to: day('2026-10-31') },
      { ...there, id: 'leaving', name: 'Lea Resta', email: 'lea@officine.example', to: day('2027-06-30') },
    ]
    const tutors = (officine?.tutors ?? []).map((tutor) => ({ ...tutor, phone: '02 7654321', to: day('2026-11-24') }))
    await Partners.updateOne({ _id: 'officine' }, { $set: { contacts, tutors } })
    const office = await (await borgo.signIn('segreteria@borgo.example')).visit('/enti/officine')
    expect(office.text).toMatch(/Lea Resta.*Gino Partito/u)
    expect(office.$('a[href="mailto:lea@officine.example"]')).toHaveLength(1)
    expect(office.html).not.toContain('gino@officine.example')
    expect(office.html).not.toContain('02 7654321')
    const host = await (await borgo.signIn('ente@officine.example')).visit('/enti/officine')
    expect(host.text).toContain('gino@officine.example')
    expect(host.text).toContain('02 7654321')
  })

  test('is not added by a teacher, nor by another host', async () => {
    const teacher = await borgo.signIn('docente@volta.example')
    expect((await teacher.visit('/enti/fablab/referenti')).status).toBe(403)
    const other = await borgo.signIn('ente@officine.example')
    expect((await other.visit('/enti/fablab/referenti')).status).toBe(404)
  })
})
