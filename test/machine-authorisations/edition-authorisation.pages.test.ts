import { describe, expect, test } from '@jest/globals'
import { Editions } from '../../src/labs/edition.model.ts'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'
import { labId, storeCompletedLab } from './a-completed-lab.ts'

const borgo = useTestApp()
const url = `/laboratori/${labId}/abilitazioni`
const yes = { confirmed: 'yes' }
const ticksIn = (page: Shown) =>
  page
    .$('[name=students]')
    .toArray()
    .map((box) => String(page.$(box).val()))
const ofLab = () => MachineAuthorisations.find({ 'grants.editionId': labId }).lean()

async function host() {
  await MachineAuthorisations.deleteMany({})
  await storeCompletedLab()
  return borgo.signIn('ente@borgo.example')
}

describe('giving the authorisations of a lab', () => {
  test('those who finished are ticked; one press with the trainer’s yes gives them, once', async () => {
    const visitor = await host()
    const page = await visitor.visit(url)
    expect(page.text).toContain('può essere abilitato a usare: Tagliatrice laser.')
    expect(ticksIn(page).toSorted()).toEqual(['bruno', 'giulia'])
    expect(page.text).toContain('Presenze insufficienti')
    expect(page.$('[name=students][checked]')).toHaveLength(2)
    const after = await visitor.press('Dai le abilitazioni', yes)
    expect(after.html).toContain('2 abilitazioni date.')
    expect(after.text).toContain('Tutti quelli che hanno frequentato abbastanza hanno già l’abilitazione.')
    expect(ticksIn(after)).toEqual([])
    expect(await ofLab()).toMatchObject([
      { machineKind: 'laser-cutter', partnerId: 'fablab', earnedOn: '2026-11-11', schoolId: 'galilei' },
      { machineKind: 'laser-cutter', networks: ['Rete dei laboratori di quartiere'] },
    ])
    const again = await visitor.post(url, { students: ['giulia', 'bruno'], ...yes })
    expect(again.status).toBe(303)
    expect((await visitor.visit(url)).html).toContain('Le avevi già date')
    expect(await ofLab()).toHaveLength(2)
    const student = await borgo.signIn('giulia.damico')
    expect((await student.visit('/abilitazioni')).text).toContain('Puoi usare: Tagliatrice laser.')
  })

  test('the trainer’s yes and at least one student are asked for, and the ticks are kept', async () => {
    const visitor = await host()
    await visitor.visit(url)
    const withoutYes = await visitor.press('Dai le abilitazioni', { students: 'bruno' })
    expect(withoutYes.status).toBe(422)
    expect(withoutYes.text).toContain('Serve il sì del formatore')
    expect(withoutYes.$('[name=students][checked]').val()).toBe('bruno')
    const nobody = await visitor.post(url, yes)
    expect(nobody.status).toBe(422)
    expect(nobody.text).toContain('Spunta almeno uno studente.')
    expect(await ofLab()).toEqual([])
  })

  test('nobody gets one who did not finish, or was not there', async () => {
    const visitor = await host()
    for (const students of ['galilei-3a-3', 'vanni', ['giulia', 'galilei-3a-3']]) {
      const refused = await visitor.post(url, { students, ...yes })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('chi non ha completato il laboratorio')
    }
    expect(await ofLab()).toEqual([])
  })

  test('who lost one is not ticked again by itself', async () => {
    const visitor = await host()
    await visitor.visit(url)
    await visitor.press('Dai le abilitazioni', yes)
    const giulias = await MachineAuthorisations.findOne({ studentId: 'giulia' }).lean()
    await visitor.post(`/abilitazioni/${giulias?._id}/revoca`, { reason: 'x' })
    const page = await visitor.visit(url)
    expect(ticksIn(page)).toEqual(['giulia'])
    expect(page.$('[name=students][checked]')).toHaveLength(0)
  })

  test('of two that a lab has given, the page tells of the one that ends first', async () => {
    const visitor = await host()
    await Editions.updateOne({ _id: labId }, { $set: { 'module.grants': ['laser-cutter', 'cnc'] } })
    await visitor.visit(url)
    await visitor.press('Dai le abilitazioni', yes)
    const cellOf = async (until: Record<string, string>) => {
      for (const [machineKind, day] of Object.entries(until))
        await MachineAuthorisations.updateOne({ studentId: 'giulia', machineKind }, { $set: { until: day } })
      return (await visitor.visit(url)).$('tr:contains("Giulia")').text()
    }
    expect(await cellOf({ 'laser-cutter': '2027-03-01', cnc: '2027-02-01' })).toContain('01/02/2027')
    expect(await cellOf({ 'laser-cutter': '2027-01-01' })).toContain('01/01/2027')
    expect(await cellOf({ cnc: '2026-11-24' })).toContain('Scaduta')
  })

  test('before the lab is completed the page says what comes first', async () => {
    const visitor = await host()
    await Editions.updateOne({ _id: labId }, { $set: { state: 'running' } })
    expect((await visitor.visit(url)).text).toContain('completa prima il laboratorio')
    expect((await visitor.post(url, { students: 'giulia', ...yes })).status).toBe(422)
    await Editions.updateOne({ _id: labId }, { $set: { state: 'completed', 'module.grants': [] } })
    expect((await visitor.visit(url)).text).toContain('Questo laboratorio non dà abilitazioni.')
  })

  test('is for the partner that runs it', async () => {
    await host()
    expect((await (await borgo.signIn('ente@officine.example')).visit(url)).status).toBe(404)
    expect((await (await borgo.signIn('docente@volta.example')).visit(url)).status).toBe(403)
    expect((await (await borgo.signIn('segreteria@borgo.example')).visit(url)).status).toBe(403)
  })
})
