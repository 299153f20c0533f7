import { describe, expect, test } from '@jest/globals'
import { Partners } from '../../src/partners/partner.model.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()
const host = () => borgo.signIn('ente@borgo.example')

describe('what a host offers', () => {
  test('is read by every school, with the students that its tutors may follow', async () => {
    const teacher = await borgo.signIn('docente@volta.example')
    const page = await teacher.visit('/enti/officine/accoglienza')
    expect(page.text).toContain('ottobre–febbraio')
    expect(page.text).toContain('1 tutor in carica, 5 studenti per tutor con rischio alto')
    expect(page.text).toContain('Presse a freddo')
    expect(page.text).toContain('Non può essere affidata a studenti (D.L. 159/2025)')
    expect(page.text).not.toContain('Modifica l’accoglienza')
    expect((await teacher.visit('/enti/officine/accoglienza?modifica=1')).status).toBe(403)
    expect((await teacher.visit('/enti/officine/accoglienza/attivita')).status).toBe(403)
    const other = await host()
    expect((await other.visit('/enti/officine/accoglienza')).status).toBe(404)
  })

  test('is changed by the host, which keeps what it typed when something is wrong', async () => {
    const visitor = await host()
    await visitor.visit('/enti/fablab/accoglienza?modifica=1')
    expect(visitor.page.$('[name=networks]').val()).toContain('Rete dei laboratori')
    const wrong = { seats: '20', accessibleSeats: '30', website: 'boh', 'period-1-from': '9', structural: 'Due sale' }
    const refused = await visitor.press('Salva', wrong)
    expect(refused.status).toBe(422)
    expect(refused.$('.problem-summary li')).toHaveLength(3)
    expect(refused.$('[name=structural]').val()).toBe('Due sale')
    expect(refused.$('[name=period-1-from]').val()).toBe('9')
    await visitor.press('Salva', {
      accessibleSeats: '3',
      website: 'fablab.example',
      'period-1-to': '5',
      tracks: ['informatica', 'moda'],
    })
    expect(visitor.page.$('.notifications').text()).toContain('sono stati salvati')
    expect(visitor.page.text).toContain('settembre–maggio')
    expect(visitor.page.$('a[href="https://fablab.example"]')).toHaveLength(1)
    // One tutor, medium risk: eight of twenty.
    expect(visitor.page.text).toContain('I tutor in carica non bastano per tutti i posti')
    expect((await Partners.findById('fablab').lean())?.lastChange).toMatchObject({ by: 'Fabio Fresa' })
  })

  test('of twenty saves at once from one page keeps one', async () => {
    const visitor = await host()
    await visitor.visit('/enti/fablab/accoglienza?modifica=1')
    const version = String(visitor.page.$('[name=version]').val())
    const saves = await Promise.all(
      Array.from({ length: 20 }, (_, n) => visitor.post('/enti/fablab/accoglienza', { seats: String(n + 1), version })),
    )
    const statuses = saves.map(({ status }) => status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    expect(statuses.filter((status) => status === 422)).toHaveLength(19)
  })

  test('is copied for the chambers’ register in its order, without work that students may not do', async () => {
    const visitor = await borgo.signIn('ente@officine.example')
    await visitor.visit('/enti/officine/accoglienza')
    const page = await visitor.visit(`${visitor.page.$('a:contains("Copia per il RASL")').attr('href')}`)
    expect(page.status).toBe(200)
    const labels = page
      .$('dt')
      .toArray()
      .map((each) => page.$(each).text())
    expect(labels.indexOf('Denominazione')).toBeLessThan(labels.indexOf('Studenti che l’ente accoglie insieme'))
    expect(page.text).toContain('Controllo numerico')
    expect(page.text).not.toContain('Presse a freddo')
  })
})

describe('the work for students', () => {
  test('is added, corrected and removed by the host', async () => {
    const visitor = await host()
    await visitor.visit('/enti/fablab/accoglienza/attivita')
    expect(visitor.page.text).toContain('Un tutor segue al massimo 12 studenti')
    expect(visitor.page.text).toContain('Un tutor segue al massimo 5 studenti')
    const refused = await visitor.press('Salva', { name: 'Fresatura' })
    expect([refused.status, refused.$('[name=name]').val()]).toEqual([422, 'Fresatura'])
    await visitor.press('Salva', { risk: 'high', themes: ['meccanica', 'making'], description: 'Su legno.' })
    expect(visitor.page.text).toContain('Fresatura')
    expect(visitor.page.text).toContain('Making, Meccanica')
    expect(visitor.page.text).toContain('5 studenti per tutor con rischio alto')
    const added = (await Partners.findById('fablab').lean())?.works.at(-1)
    await visitor.visit(`/enti/fablab/accoglienza/attivita?attivita=${added?.id}`)
    await visitor.press('Salva', { risk: 'banned' })
    expect(visitor.page.text).toContain('Non può essere affidata a studenti')
    expect(visitor.page.text).toContain('8 studenti per tutor con rischio medio')
    await visitor.post('/enti/fablab/accoglienza/attivita', { id: added?.id ?? '', remove: 'yes' })
    expect((await visitor.visit('/enti/fablab/accoglienza')).text).not.toContain('Fresatura')
    expect((await visitor.post('/enti/fablab/accoglienza/attivita', { id: 'nulla', remove: 'yes' })).status).toBe(404)
  })

  test('may not be of a theme that the programme does not have', async () => {
    const visitor = await host()
    const typed = { name: 'Alchimia', risk: 'low', themes: 'oro' }
    const page = await visitor.post('/enti/fablab/accoglienza/attivita', typed)
    expect(page.status).toBe(422)
    expect(page.text).toContain('Scegli una voce dell’elenco')
  })
})
