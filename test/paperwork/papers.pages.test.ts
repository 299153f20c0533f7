import { describe, expect, test } from '@jest/globals'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { studentDayId } from '../../src/hours/hour-entry.rules.ts'
import { day } from '../../src/platform/day.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()
const page = '/percorsi/giulia-fablab/documenti'
const scan = { name: 'firmato.pdf', bytes: demoPdf(['Firmato']) }

const project = {
  objectives: 'Imparare a stampare in 3D',
  competences: 'Lavorare in gruppo\nUsare le macchine in sicurezza',
  activities: 'Disegno\nStampa\nProva',
  assessment: 'Scheda dei due tutor',
  risk: 'medium',
  ppe: '',
}

/** Giulia's placement waits for its documents and nothing is written; she is 16. */
async function waiting() {
  await Placements.updateOne({ _id: 'giulia-fablab' }, { $set: { state: 'documents', 'terms.from': '2026-11-25' } })
  await PlacementPapers.deleteOne({ _id: 'giulia-fablab' })
  await StudentDays.deleteMany({})
  await Students.updateOne({ _id: 'giulia' }, { $set: { birthDate: '2010-03-01', taxCode: null } })
}

describe('the papers of a placement', () => {
  test('from the project to the first hour, each by who must act', async () => {
    await waiting()
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const missing = await coordinator.visit(page)
    expect(missing.text).toContain('Progetto formativo scritto')
    expect(missing.text).toContain('Tutor della scuola')
    expect(missing.$('a[href$="/documenti/modifica"]').length).toBeGreaterThan(0)
    const placement = await coordinator.visit('/percorsi/giulia-fablab')
    expect(placement.text).toContain('cose prima di poter registrare le ore')

    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit(`${page}/modifica`)
    const few = await teacher.press('Salva il progetto', { ...project, activities: 'Una sola' })
    expect([few.status, few.text.includes('almeno tre attività')]).toEqual([422, true])
    expect((await teacher.press('Salva il progetto', project)).html).toContain('Progetto salvato.')
    await teacher.visit(`${page}/progetto/firma`)
    expect(teacher.page.text).toContain('FabLab Borgo APS')
    expect((await teacher.press('Firma adesso', { name: 'Teresa Tutor' })).status).toBe(422)
    expect((await teacher.press('Firma adesso', { name: 'Teresa Tutor', declaration: 'yes' })).html).toContain('Grazie')

    const host = await borgo.signIn('ente@borgo.example')
    await host.visit(`${page}/progetto/firma`)
    await host.press('Firma adesso', { name: 'Fabio Fresa', declaration: 'yes' })
    await host.visit(`${page}/sicurezza`)
    const short = await host.press('Annota', { hours: '7:59' })
    expect([short.status, short.text.includes('meno di quelle richieste')]).toEqual([422, true])
    await host.press('Annota', { hours: '8:00', on: '2026-11-25', provider: 'FabLab', risk: 'medium' })
    await host.visit(`${page}/sicurezza`)
    await host.press('Dichiara', { declaration: 'yes' })

    const student = await borgo.signIn('giulia.damico')
    await student.visit(`${page}/patto/firma`)
    const wrong = await student.press('Firma adesso', { name: 'Carlo', declaration: 'yes' })
    expect(wrong.$('#f-name-problem').text()).toContain('Scrivi il nome dello studente')
    await student.press('Firma adesso', { name: 'Giulia D’Amico', declaration: 'yes' })
    expect((await student.visit(page)).text).toContain('Patto firmato da un genitore')

    await coordinator.visit(`${page}/coerenza`)
    await coordinator.press('Approva', { text: 'Coerente con l’indirizzo.' })
    await teacher.visit(`${page}/patto/collegamenti`)
    const sent = await teacher.press('Manda', { name: 'Paola Rossi', email: 'paola@famiglia.example' })
    expect(sent.html).toContain('paola@famiglia.example')
    const again = await teacher.visit(`${page}/patto/collegamenti`)
    expect(again.status).toBe(200)
    expect((await teacher.press('Manda', { name: 'Paola Rossi', email: 'paola@famiglia.example' })).status).toBe(422)

    const letter = await Notices.findOne({ kind: 'host-link' }).lean()
    const parent = borgo.visitor()
    const landing = await parent.visit(new URL(letter?.data['link'] ?? '').pathname).then(() => parent.visit('/invito'))
    expect(landing.text).toContain('patto formativo')
    for (const url of [
      '/percorsi/giulia-fablab',
      `${page}/progetto/firma`,
      `${page}/progetto/testo`,
      '/percorsi/bruno-officine/documenti',
      '/enti/fablab',
    ])
      expect([url, [403, 404].includes((await parent.visit(url)).status)]).toEqual([url, true])
    const signing = await parent.visit(`${page}/patto/firma`)
    expect(signing.$('main a:contains("Torna all’inizio")').attr('href')).toBe('/invito')
    expect((await parent.press('Firma adesso', { name: 'Ugo Bianchi', declaration: 'yes' })).status).toBe(422)
    expect((await parent.press('Firma adesso', { name: 'Paola Rossi', declaration: 'yes' })).html).toContain('Grazie')

    const complete = await coordinator.visit(page)
    expect(complete.text).toContain('Non manca nulla.')
    await coordinator.visit('/percorsi/giulia-fablab')
    expect((await coordinator.press('Avvia il percorso')).text).toContain('I documenti sono completi dal 25/11/2026')
    const pdf = await coordinator.download(`${page}/patto/pdf`)
    expect([pdf.headers['content-type'], pdf.bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-'])
    expect((await coordinator.visit(`${page}/patto/testo`)).text).toContain('Patto formativo dello studente')
    const links = await (await borgo.signIn('citta@borgo.example')).visit('/enti/fablab/collegamenti')
    expect(links.text).not.toContain('famiglia.example')
    expect(await HostLinks.countDocuments({ placementId: 'giulia-fablab' })).toBe(1)
  }, 90_000)

  test('missing ones keep hours out and say what is missing, until the head makes an exception that stays visible', async () => {
    await PlacementPapers.updateOne(
      { _id: 'giulia-fablab' },
      { $set: { complete: null }, $pull: { signatures: { party: 'parent' as const } } },
    )
    await Students.updateOne({ _id: 'giulia' }, { $set: { birthDate: '2010-03-01', taxCode: null } })
    const student = await borgo.signIn('giulia.damico')
    await student.visit('/percorsi/giulia-fablab/ore')
    const quick = 'Registra 14:00–18:00 (4:00)'
    const refused = await student.press(quick, { activity: 'Stampa' })
    expect(refused.text).toContain('I documenti del percorso non sono completi')
    expect(refused.text).toContain('Patto firmato da un genitore')

    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit(`${page}/deroga`)
    const given = {
      head: 'Prudenza Preside',
      reason: 'Il genitore è all’estero.',
      protocol: '77/2026',
      on: '2026-11-24',
    }
    expect((await office.attach('Annota la deroga', { ...scan, bytes: Buffer.from('MZ') }, given)).status).toBe(422)
    await office.visit(`${page}/deroga`)
    const done = await office.attach('Annota la deroga', scan, given)
    expect(done.text).toContain('per deroga scritta del dirigente Prudenza Preside')
    for (const url of ['/percorsi/giulia-fablab', '/percorsi/giulia-fablab/ore'])
      expect([url, (await office.visit(url)).text.includes('prot. 77/2026')]).toEqual([url, true])
    expect((await office.visit('/percorsi')).text).toContain('Con deroga del dirigente')
    await student.visit('/percorsi/giulia-fablab/ore')
    expect((await student.press(quick, { activity: 'Stampa' })).text).not.toContain('non sono completi')
    expect(await StudentDays.countDocuments({ _id: studentDayId('giulia', day('2026-11-23')) })).toBe(1)
  })

  test('signed on paper are recorded with the scan, and an edited project asks for all signatures again', async () => {
    await waiting()
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit(`${page}/modifica`)
    await office.press('Salva il progetto', project)
    await office.visit(`${page}/patto/cartaceo?parte=parent`)
    const future = await office.attach('Annota', scan, { party: 'parent', name: 'Paola Rossi', on: '2026-11-26' })
    expect(future.$('#f-on-problem').text()).toContain('non è ancora arrivata')
    const recorded = await office.attach('Annota', scan, { party: 'parent', name: 'Paola Rossi', on: '2026-11-24' })
    expect(recorded.text).toContain('su carta, 24/11/2026')
    const file = recorded.$('a[href*="/documenti/allegati/"]').attr('href') ?? ''
    expect((await office.download(file)).headers['content-type']).toBe('application/pdf')
    const volta = await borgo.signIn('segreteria@volta.example')
    expect((await volta.visit(file)).status).toBe(404)
    const warned = await office.visit(`${page}/modifica`)
    expect(warned.text).toContain('Hanno già firmato: Paola Rossi')
    const saved = await office.press('Salva il progetto', { ...project, objectives: 'Altro' })
    expect(saved.html).toContain('Le firme di prima non valgono più')
    expect(saved.text).toContain('il progetto è cambiato dopo la firma')
    const stale = await office.post(`${page}/modifica`, { ...project, version: '1' })
    expect(stale.status).toBe(422)
  })
})
