import { describe, expect, test } from '@jest/globals'
import { Placements } from '../../src/placements/placement.model.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()

describe('the city suspends a host', () => {
  test('sees what is touched without names, decides, and what it chose is done', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/enti/officine/sospensione')
    expect(page.text).toContain('IIS Galileo Galilei')
    expect(page.text).not.toMatch(/Bruno|Vanni/u)
    const refused = await city.press('Sospendi l’ente', { placements: 'interrupt' })
    expect([refused.status, refused.$('input[name=placements][value=interrupt]').attr('checked')]).toEqual([
      422,
      'checked',
    ])
    const done = await city.press('Sospendi l’ente', { reason: 'DVR scaduto' })
    expect(done.html).toContain('Percorsi interrotti: 2')
    expect((await Placements.findById('bruno-officine').lean())?.state).toBe('cancelled')
    const again = await city.visit('/enti/officine/sospensione')
    expect(again.status).toBe(200)
    const twice = await city.press('Sospendi l’ente', { reason: 'Ancora' })
    expect([twice.status, twice.text]).toEqual([422, expect.stringContaining('già sospeso')])
  })

  test('and the school reads it where it would start something new', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    await city.visit('/enti/officine/sospensione')
    await city.press('Sospendi l’ente', { reason: 'DVR scaduto' })
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const partner = await coordinator.visit('/enti/officine')
    expect(partner.text).toContain('Sospeso')
    const hours = await coordinator.visit('/percorsi/bruno-officine')
    expect(hours.status).toBe(200)
  })

  test('is led back from readmitting a host that is not suspended', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    const answer = await city.visit('/enti/officine/riammissione')
    expect([answer.status, answer.location]).toEqual([303, '/enti/officine/qualificazione'])
  })

  test('readmits it with a day, and no day in the past', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    await city.visit('/enti/officine/sospensione')
    await city.press('Sospendi l’ente', { reason: 'DVR scaduto' })
    await city.visit('/enti/officine/riammissione')
    expect(city.page.text).toContain('DVR scaduto')
    const refused = await city.press('Riammetti l’ente', { until: '2020-01-01' })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Scegli un giorno futuro')])
    const done = await city.press('Riammetti l’ente', { until: '2027-08-31', text: 'DVR aggiornato' })
    expect(done.html).toContain('L’ente è di nuovo qualificato')
  })
})
