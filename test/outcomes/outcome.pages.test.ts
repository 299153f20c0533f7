import { describe, expect, test } from '@jest/globals'
import { Notices } from '../../src/notices/notice.model.ts'
import { Evaluations } from '../../src/outcomes/outcome.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { makeExports } from '../../src/export-jobs/export-run.service.ts'
import { exportKinds } from '../../src/export-kinds.ts'
import { useTestApp } from '../support/app.ts'
import type { Visitor } from '../support/browser.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()
const placement = '/percorsi/dora-officine'
const page = `${placement}/valutazione`

/** Every row of the form on the page answered so. */
function answers({ page: { $ } }: Visitor, level: string) {
  const names = $('select')
    .toArray()
    .map((each) => $(each).attr('name') ?? '')
  return Object.fromEntries(names.map((name) => [name, level]))
}

describe('the evaluation of a placement', () => {
  test('goes from the link of the host to the certificate, each seeing the next step', async () => {
    await Evaluations.deleteMany({ placementId: 'dora-officine' })
    await Placements.updateOne({ _id: 'dora-officine' }, { $set: { 'terms.plannedMinutes': 240 } })
    const teacher = await borgo.signIn('docente@borgo.example')
    expect((await teacher.visit(placement)).text).toContain('Manca la tua scheda.')
    await teacher.visit(`${page}/scheda`)
    const half = answers(teacher, '')
    const drafted = await teacher.post(`${page}/scheda`, {
      ...half,
      version: '0',
      'about-personal-1': 'good',
      send: 'no',
    })
    expect(drafted.location).toBe(page)
    const form = await teacher.visit(`${page}/scheda`)
    expect(form.$('select[name="about-personal-1"]').val()).toBe('good')
    const refused = await teacher.press('Consegna', {})
    expect([refused.status, refused.text.includes('Scegli una risposta.')]).toEqual([422, true])
    expect(refused.text).toContain('Scrivi la relazione prima di consegnare.')
    await teacher.visit(`${page}/scheda`)
    const done = await teacher.press('Consegna', { ...answers(teacher, 'good'), text: 'Relazione di prova.' })
    expect(done.html).toContain('Grazie, la scheda è consegnata.')

    await teacher.visit(`${page}/collegamenti`)
    expect((await teacher.press('Manda', { name: '', email: 'x' })).status).toBe(422)
    await teacher.press('Manda', { name: 'Ornella Ferri', email: 'ornella@officine.example' })
    const letter = await Notices.findOne({ kind: 'host-link' }).lean()
    const guest = borgo.visitor()
    await guest.visit(new URL(letter?.data['link'] ?? '').pathname)
    expect((await guest.visit('/invito')).text).toContain('Valuta un percorso concluso')
    for (const url of [placement, '/percorsi/giulia-fablab/valutazione', `${placement}/documenti`])
      expect([url, [403, 404].includes((await guest.visit(url)).status)]).toEqual([url, true])
    await guest.visit(`${page}/scheda`)
    const sent = await guest.press('Consegna', { ...answers(guest, 'excellent'), text: 'Parole dell’ente.' })
    expect(sent.html).toContain('Grazie')
    expect(sent.text).not.toContain('Relazione di prova.')

    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const both = await coordinator.visit(page)
    for (const words of ['Relazione di prova.', 'Parole dell’ente.', 'Ottimo', 'Buono'])
      expect([words, both.text.includes(words)]).toEqual([words, true])
    expect((await coordinator.press('Chiudi la valutazione')).html).toContain('Valutazione chiusa.')
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit(page)
    const issued = await office.press('Rilascia il certificato', { eqf: '4' })
    expect(issued.text).toMatch(/Certificato n\. CC\/\d{6}\/\d{3}/u)
    for (const paper of ['certificato', 'attestato']) {
      const pdf = await office.download(`${placement}/${paper}`)
      expect([paper, pdf.bytes.subarray(0, 5).toString()]).toEqual([paper, '%PDF-'])
    }
    expect((await office.visit(placement)).text).toContain('Il certificato delle competenze è stato rilasciato.')
  }, 60_000)

  test('is read by each as far as it is theirs, in both languages', async () => {
    const student = await borgo.signIn('giulia.damico')
    expect((await student.visit('/percorsi/giulia-fablab/valutazione')).text).toContain('non è ancora concluso')
    const early = await student.visit('/percorsi/giulia-fablab/certificato')
    expect(early.location).toBe('/percorsi/giulia-fablab/valutazione')
    const host = await borgo.signIn('ente@officine.example')
    const own = await host.visit(page)
    expect(own.text).toContain('Precisa e curiosa')
    expect(own.text).not.toContain('Ho capito come si passa')
    await host.visit(`${page}?lingua=en`)
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const late = await coordinator.visit(page)
    expect(late.text).toContain('Non ha risposto in tempo: tutor della scuola.')
    expect((await coordinator.press('Chiudi la valutazione', { note: '' })).status).toBe(422)
    const closed = await coordinator.press('Chiudi la valutazione', { note: 'Sentita la tutor al telefono.' })
    expect(closed.text).toContain('Chiusa con una nota: Sentita la tutor al telefono.')
    const city = await borgo.signIn('citta@borgo.example')
    expect((await city.visit(page)).status).toBe(403)
  })

  test('asks what the city has written last', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    await city.visit('/schede-di-valutazione/nuova')
    const wrong = await city.press('Pubblica', { personal: 'Solo italiano' })
    expect([wrong.status, wrong.text.includes('una barra |')]).toEqual([422, true])
    const saved = await city.press('Pubblica', { personal: 'Sa cucire | Can sew' })
    expect(saved.text).toContain('Sa cucire')
    expect(saved.text).toContain('Versione 2')
    expect((await city.visit('/schede-di-valutazione?versione=1')).text).toContain('chiede quando non sa')
    const student = await borgo.signIn('giulia.damico')
    expect((await student.visit('/percorsi/giulia-fablab/valutazione/scheda')).text).toContain('Sa cucire')
  })

  test('ends in the dossier, which a student takes along as one archive', async () => {
    const student = await borgo.signIn('giulia.damico')
    expect((await student.visit('/studenti/giulia')).text).toContain('Fascicolo per l’esame')
    const shown = await student.visit('/studenti/giulia/fascicolo-esame')
    expect(shown.text).toContain('aspettano ancora la convalida')
    expect((await student.visit('/studenti/bruno/fascicolo-esame')).status).toBe(404)
    await student.visit('/studenti/giulia/fascicolo-esame')
    const asked = await student.press('Prepara il fascicolo')
    expect(asked.text).toContain('Fascicolo per l’esame di D’Amico Giulia')
    expect(await makeExports({ kinds: exportKinds, clock: () => testNow, publicUrl: '' })).toEqual({
      made: 1,
      troubles: [],
    })
    const ready = await student.visit('/esportazioni')
    const job = ready.$('a[href^="/esportazioni/"]').attr('href') ?? ''
    const file = (await student.visit(job)).$('a[href*="/file/"]').attr('href') ?? ''
    const archive = await student.download(file)
    expect([archive.headers['content-type'], archive.bytes.subarray(0, 2).toString()]).toEqual([
      'application/zip',
      'PK',
    ])
    const office = await borgo.signIn('segreteria@borgo.example')
    expect((await office.visit(job)).status).toBe(404)
  })
})
