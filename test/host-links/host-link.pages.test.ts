import { beforeEach, describe, expect, test } from '@jest/globals'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'
import { anAgreement, aSignature } from './an-agreement.ts'

const borgo = useTestApp()

const rosa = { name: 'Rosa Rilegatura', email: 'rosa@tipografia.example' }
const hours = (n: number) => new Date(testNow.getTime() + n * 60 * 60 * 1000)
const tipografia = '/enti/tipografia/collegamenti'

/** A stranger who has opened a link and reads its first page. */
async function opened(url: string) {
  const visitor = borgo.visitor()
  await visitor.visit(url)
  await visitor.visit('/invito')
  return visitor
}

describe('the links of a host', () => {
  test('are sent by a school while the host is on nobody’s list, mistakes included', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit(tipografia)
    expect(page.text).toContain('Nessun collegamento')
    const nothing = await office.press('Manda il collegamento')
    expect(nothing.status).toBe(422)
    expect(nothing.text).toContain('scrivi nome ed e-mail')
    const wrong = await office.press('Manda il collegamento', { ...rosa, email: 'rosa@' })
    expect(wrong.status).toBe(422)
    expect(wrong.$('[name=name]').val()).toBe(rosa.name)
    const noName = await office.press('Manda il collegamento', { name: '', email: rosa.email })
    expect(noName.text).toContain('Compila questo campo')
    const noPurpose = await office.press('Manda il collegamento', { ...rosa, purpose: 'sign' })
    expect(noPurpose.status).toBe(422)
    const sent = await office.press('Manda il collegamento', { ...rosa, purpose: 'profile' })
    expect(sent.status).toBe(200)
    expect(sent.$('.notifications').text()).toContain('parte entro un minuto per rosa@tipografia.example')
  })

  test('offer the people whose address is known, and one person at a time', async () => {
    const carla = await borgo.signIn('citta@borgo.example')
    await carla.visit('/enti/fablab/collegamenti')
    expect(carla.page.$('#f-who').text()).toContain('Fabio Fresa · ente@borgo.example')
    const both = await carla.press('Manda il collegamento', { who: 'ente@borgo.example', ...rosa })
    expect(both.status).toBe(422)
    expect(both.text).toContain('lascia solo quella giusta')
    const unknown = await carla.press('Manda il collegamento', { who: 'x@y.it', name: '', email: '' })
    expect(unknown.status).toBe(422)
    await carla.press('Manda il collegamento', { who: 'ente@borgo.example', name: '', email: '' })
    expect(carla.page.status).toBe(200)
    expect(await HostLinks.countDocuments({ partnerId: 'fablab', purpose: 'profile' })).toBe(1)
  })

  test('a school may not send them for a host that looks after itself, and reads why', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit('/enti/fablab/collegamenti')
    expect(page.text).toContain('cura da solo i propri dati')
    expect(
      page
        .$('[name=purpose]')
        .toArray()
        .map((each) => page.$(each).val()),
    ).toEqual(['offer'])
    expect(page.$('[name=name]')).toHaveLength(0)
    expect((await office.post('/collegamenti/link-fablab/invio')).status).toBe(303)
    const refused = await office.visit('/enti/fablab/collegamenti')
    expect(refused.$('.notifications').text()).toContain('cura da solo i propri dati')
    const profile = await office.press('Manda il collegamento', { who: 'scuole@fablab.example', purpose: 'profile' })
    expect(profile.status).toBe(422)
    const stranger = await office.press('Manda il collegamento', { purpose: 'offer', who: '', ...rosa })
    expect(stranger.status).toBe(422)
    expect(await HostLinks.countDocuments({ partnerId: 'fablab', schoolId: 'galilei', 'to.email': rosa.email })).toBe(0)
  })

  test('a school may ask such a host for offers, of somebody it names', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit('/enti/fablab/collegamenti')
    const sent = await office.press('Manda il collegamento', { who: 'scuole@fablab.example' })
    expect(sent.status).toBe(200)
    expect(await HostLinks.countDocuments({ partnerId: 'fablab', purpose: 'offer', schoolId: 'galilei' })).toBe(1)
    const carlotta = await opened(
      new URL((await Notices.findOne({ kind: 'host-link' }).lean())?.data['link'] ?? '').pathname,
    )
    expect(carlotta.page.$('main a.btn-primary').attr('href')).toBe('/offerte')
    expect((await carlotta.visit('/offerte')).text).toContain('Dal disegno al pezzo stampato')
    expect((await carlotta.visit('/offerte/offerta-officine-cnc')).status).toBe(404)
    expect((await carlotta.visit('/enti/fablab/modifica')).status).toBe(403)
  })

  test('are sent again after 24 hours; before, the page says when', async () => {
    const carla = await borgo.signIn('citta@borgo.example')
    await carla.visit(tipografia)
    await carla.press('Manda il collegamento', rosa)
    const row = carla.page.$('tr:contains("Rosa Rilegatura")')
    expect(row.find('button[disabled]').text().trim()).toBe('Rimanda')
    expect(row.text()).toContain('L’ultimo invio è del 25/11/2026, 10:00: puoi rimandarlo dal 26/11/2026, 10:00')
    const twice = await carla.press('Manda il collegamento', rosa)
    expect(twice.status).toBe(422)
    expect(twice.$('#f-email-problem').text()).toContain('puoi rimandarlo dal 26/11/2026, 10:00')
    const link = await HostLinks.findOne({ 'to.email': rosa.email }).lean()
    await carla.post(`/collegamenti/${link?._id ?? ''}/invio`)
    expect((await carla.visit(tipografia)).$('.notifications').text()).toContain('puoi rimandarlo dal 26/11/2026')
    expect(await Notices.countDocuments({ kind: 'host-link' })).toBe(1)
    borgo.setNow(hours(24))
    const again = await borgo.signIn('citta@borgo.example')
    await again.visit(tipografia)
    await again.press('Rimanda')
    expect(again.page.$('.notifications').text()).toContain('Un nuovo invio parte')
    expect(again.page.text).toContain('2 invii')
  })

  test('say until when they work, or by whom they were revoked', async () => {
    const carla = await borgo.signIn('citta@borgo.example')
    await carla.visit(tipografia)
    await carla.press('Manda il collegamento', rosa)
    const stateOfRosa = () => carla.page.$('tr:contains("Rosa Rilegatura") td').eq(1).text()
    expect(stateOfRosa()).toContain('Vale fino al 25/12/2026, 10:00')
    borgo.setNow(hours(30 * 24))
    await carla.visit(tipografia)
    expect(stateOfRosa()).toContain('Valeva fino al 25/12/2026, 10:00')
    await carla.press('Revoca')
    expect(stateOfRosa()).toContain('Carla Comune')
    expect(stateOfRosa()).not.toContain('fino al')
  })

  test('a host manages its own, and nobody else’s', async () => {
    const fabio = await borgo.signIn('ente@borgo.example')
    expect((await fabio.visit('/enti/fablab/collegamenti')).text).toContain('Fabio Fresa')
    expect((await fabio.post('/collegamenti/link-officine/revoca')).status).toBe(404)
    expect((await fabio.visit('/enti/officine/collegamenti')).status).toBe(404)
    await fabio.visit('/enti/fablab/collegamenti')
    await fabio.press('Revoca')
    expect(fabio.page.$('.notifications').text()).toContain('revocato')
    expect((await fabio.post('/collegamenti/link-fablab/revoca')).status).toBe(303)
    expect((await fabio.visit('/enti/fablab/collegamenti')).$('.notifications').text()).toContain('mandane uno nuovo')
  })

  test('a teacher has no right to them', async () => {
    const teacher = await borgo.signIn('docente@volta.example')
    expect((await teacher.visit(tipografia)).status).toBe(403)
  })
})

describe('the links to sign an agreement', () => {
  const url = '/convenzioni/da-firmare/collegamenti'
  beforeEach(() => Agreements.create(anAgreement()))

  test('go to who signs, whose name stands there already', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit(url)
    expect(office.page.$('[name=name]').val()).toBe('Anselmo Gutenberghi')
    expect(office.page.$('[name=email]').val()).toBe('anselmo@tipografia.example')
    const wrong = await office.press('Manda il collegamento', { email: 'anselmo', name: 'A. Gutenberghi' })
    expect(wrong.status).toBe(422)
    expect(wrong.$('[name=name]').val()).toBe('A. Gutenberghi')
    await office.visit(url)
    await office.press('Manda il collegamento')
    const again = await office.visit(url)
    expect(again.text).toContain('anselmo@tipografia.example')
    const twice = await office.press('Manda il collegamento')
    expect(twice.$('#f-email-problem').text()).toContain('puoi rimandarlo dal 26/11/2026, 10:00')
  })

  test('open that agreement and no other, and no profile', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit(url)
    await office.press('Manda il collegamento')
    const letter = await Notices.findOne({ kind: 'host-link' }).lean()
    const anselmo = borgo.visitor()
    await anselmo.visit(new URL(letter?.data['link'] ?? '').pathname)
    await anselmo.visit('/invito')
    expect(anselmo.page.text).toContain('Leggi e firma la convenzione')
    expect(anselmo.page.$('main a.btn-primary').attr('href')).toBe('/convenzioni/da-firmare/firma')
    expect((await anselmo.visit('/enti/tipografia')).status).toBe(403)
    await anselmo.visit('/convenzioni/da-firmare/firma')
    const filled = { role: 'legale rappresentante', declaration: 'yes' }
    const other = await anselmo.press('Firma la convenzione', { ...filled, name: 'Rosa Rilegatura' })
    expect(other.status).toBe(422)
    await anselmo.press('Firma la convenzione', { ...filled, name: 'anselmo gutenberghi' })
    const link = await HostLinks.findOne({ agreementId: 'da-firmare' }).lean()
    expect((await Agreements.findById('da-firmare').lean())?.signatures).toMatchObject([
      { party: 'host', how: 'screen', accountId: null, linkId: link?._id },
    ])
    const signed = await anselmo.visit('/invito')
    expect(signed.text).toContain('Hai firmato la convenzione')
    expect(signed.$('main a.btn-primary').attr('href')).toBe('/convenzioni/da-firmare')
    const onPaper = { signatures: [aSignature({ how: 'paper' })] }
    await Agreements.updateOne({ _id: 'da-firmare' }, { $set: { ...onPaper, state: 'signing' } })
    expect((await anselmo.visit('/invito')).text).toContain('già firmata per Tipografia Il Carattere')
    await Agreements.updateOne({ _id: 'da-firmare' }, { $set: { signatures: [], state: 'draft' } })
    expect((await anselmo.visit('/invito')).text).toContain('non è più aperta alla firma')
  })

  test('are not sent for a party that has signed, nor for a draft', async () => {
    await Agreements.updateOne({ _id: 'da-firmare' }, { $set: { signatures: [aSignature()] } })
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit(url)
    expect(
      page
        .$('[name=party]')
        .toArray()
        .map((each) => page.$(each).val()),
    ).toEqual(['school'])
    expect(page.$('[name=name]').val()).toBe('Paola Preside')
    const refused = await office.press('Manda il collegamento', { ...rosa, party: 'host' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('ha già firmato')
    await Agreements.updateOne({ _id: 'da-firmare' }, { $set: { state: 'draft', signatures: [] } })
    const draft = await office.visit(url)
    expect(draft.text).toContain('non è aperta alla firma')
    expect(draft.$('main form')).toHaveLength(0)
  })

  test('are the school’s alone', async () => {
    const other = await borgo.signIn('segreteria@volta.example')
    expect((await other.visit(url)).status).toBe(404)
    const carla = await borgo.signIn('citta@borgo.example')
    expect((await carla.visit(url)).status).toBe(403)
  })
})
