import { describe, expect, test } from '@jest/globals'
import { Editions } from '../../src/labs/edition.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { useTestApp } from '../support/app.ts'
import type { Visitor } from '../support/browser.ts'

const borgo = useTestApp()
const citta = () => borgo.signIn('citta@borgo.example')
const fabio = () => borgo.signIn('ente@borgo.example')
const said = ({ page }: Visitor) => page.$('.notifications').text()

describe('a copy into the next school year', () => {
  test('shows the new days and who is left out before it is made', async () => {
    await Partners.updateOne({ _id: 'fablab', 'tutors.id': 'fablab-marta' }, { $set: { 'tutors.$.to': '2027-06-30' } })
    const host = await fabio()
    await host.visit('/laboratori/robotica-3a/copia')
    expect(host.page.title).toContain('2027/28')
    expect(host.page.text).toContain('dal 13/10/2027 al 08/12/2027')
    expect(host.page.text).toContain('fuori dalla copia: Marta Morsetti')
    const refused = await host.press('Crea la copia')
    // One person alone follows twelve: the form of a new edition shows what to mend.
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('non possono seguire così tanti studenti')
    expect(refused.$('[name=from]').val()).toBe('2027-10-13')
    await host.press('Crea il laboratorio', { seats: '12' })
    const made = await Editions.findOne({ copiedFrom: 'robotica-3a' }).lean()
    expect(made).toMatchObject({ code: 'ROB-1/27-A', state: 'draft', schoolYear: '2027/28', seats: 12, sessions: [] })
    expect(made?.history.map(({ event }) => event)).toEqual(['copied'])
  })

  test('is made by one press when everything still fits', async () => {
    const city = await citta()
    await city.visit('/laboratori/robotica-3a/copia')
    await city.press('Crea la copia')
    expect(said(city)).toContain('La copia è pronta')
    expect(await Editions.countDocuments({ copiedFrom: 'robotica-3a' })).toBe(1)
  })

  test('says when the module is not in the catalogue any more', async () => {
    const host = await borgo.signIn('ente@officine.example')
    await host.visit('/laboratori/coding-volta/copia')
    expect(host.page.text).toContain('Il modulo non è più pubblicato nel catalogo')
    expect(host.page.$('button:contains("Crea la copia")')).toHaveLength(0)
  })
})
