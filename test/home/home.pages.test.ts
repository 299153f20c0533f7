import { describe, expect, test } from '@jest/globals'
import { Activities } from '../../src/activities/activity.model.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()

describe('what waits among the activities', () => {
  test('for the city: those whose first or last day has come', async () => {
    await Activities.updateMany({}, { $set: { state: 'cancelled' } })
    await Activities.updateOne({ _id: 'laser-primavera' }, { $set: { state: 'planned', from: '2026-11-01' } })
    await Activities.updateOne({ _id: 'making-3a' }, { $set: { state: 'running', to: '2026-11-01' } })
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/')
    expect(page.text).toContain('Un’attività si può avviare')
    expect(page.text).toContain('Un’attività si può concludere')
    expect(page.$('a[href="/attivita?stato=planned"]')).toHaveLength(1)
    await Activities.updateMany({}, { $set: { from: '2027-02-01', to: '2027-03-01' } })
    expect((await city.visit('/')).text).not.toMatch(/si può avviare|si può concludere/u)
  })

  test('for a school: those it was chosen for and has brought no class into', async () => {
    await Activities.updateMany({}, { $set: { classes: [] } })
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit('/')
    expect(page.$('a[href="/attivita/making-3a"]')).toHaveLength(1)
    // Counted by the placements: no class is awaited. And the other school's is not shown.
    expect(page.$('a[href="/attivita/percorsi-autunno"]')).toHaveLength(0)
    expect(page.$('a[href="/attivita/robotica-volta"]')).toHaveLength(0)
    await office.visit('/attivita/making-3a')
    await office.press('Iscrivi le classi', { classes: ['galilei-3a'] })
    expect((await office.visit('/')).$('a[href="/attivita/making-3a"]')).toHaveLength(0)
    const teacher = await borgo.signIn('docente@borgo.example')
    expect((await teacher.visit('/')).text).not.toContain('Iscrivi le classi')
  })
})

describe('what waits among the agreements', () => {
  test('says to a school that its principal has to sign, and to a host that it has to', async () => {
    const set = { state: 'signing', signatures: [] }
    await Agreements.updateMany({ schoolId: 'galilei', partnerId: 'fablab' }, { $set: set })
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit('/')
    expect(page.text).toContain('Manca la firma dell’istituto sulla convenzione con FabLab Borgo APS')
    expect(page.text).not.toContain('Manca la tua firma')
    const host = await borgo.signIn('ente@borgo.example')
    expect((await host.visit('/')).text).toContain('Manca la tua firma sulla convenzione con IIS Galileo Galilei')
  })
})

describe('what waits after a round', () => {
  test('for a student: the own place, until it is confirmed', async () => {
    const student = await borgo.signIn('giulia.damico')
    const page = await student.visit('/')
    expect(page.text).toContain('Hai un posto: confermalo o rinuncia entro il')
    expect(page.$('a[href="/esito/tornata-inverno"]')).toHaveLength(1)
    await student.visit('/esito/tornata-inverno')
    await student.press('Confermo il posto')
    expect((await student.visit('/')).text).not.toContain('Hai un posto')
  })
})
