import { describe, expect, test } from '@jest/globals'
import { demoSecret } from '../../scripts/demo/links.ts'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { noticeText } from '../../src/notices/notice.text.ts'
import { countAttempt } from '../../src/web/rate-limit.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()

const pdf = { name: 'Attestato sicurezza.pdf', bytes: demoPdf(['Attestato']) }
const certificate = { kind: 'safety-certificate', issuedOn: '01/09/2026', expiresOn: '01/09/2031' }

describe('the documents of a host', () => {
  test('begin with what is missing, and who must act', async () => {
    const host = await borgo.signIn('ente@officine.example')
    const page = await host.visit('/enti/officine/documenti')
    expect(page.title).toBe('Documenti di Officine Meccaniche Fratelli Bernasconi S.r.l.')
    expect(page.text).toContain('Prima che arrivino gli studenti restano da sistemare 2 documenti.')
    const lines = page
      .$('table')
      .first()
      .find('tbody tr')
      .toArray()
      .map((row) => page.$(row).text().replace(/\s+/gu, ' ').trim())
    expect(lines).toEqual([
      'Sezione del DVR per gli studenti In attesa di verifica L’ufficio del programma lo verifica.',
      'Polizza assicurativa Scaduto 05/11/2026 Carica la nuova versione.',
      'Visura camerale Valido Niente da fare.',
    ])
  })

  test('are uploaded by the host, and wait for the city', async () => {
    const host = await borgo.signIn('ente@borgo.example')
    await host.visit('/enti/fablab/documenti')
    const page = await host.attach('Carica', pdf, certificate)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Ora lo verifica l’ufficio del programma')
    expect(page.text).toContain('Attestato di formazione sicurezza In attesa di verifica')
  })

  test('refuse what cannot be a document beside the field, and keep what was typed', async () => {
    const host = await borgo.signIn('ente@borgo.example')
    await host.visit('/enti/fablab/documenti')
    const program = Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(5000, 7)])
    const page = await host.attach(
      'Carica',
      { name: 'polizza.pdf', bytes: program },
      { ...certificate, title: 'Corso 81' },
    )
    expect(page.status).toBe(422)
    expect(page.$('#f-file-problem').text()).toContain('Questo file è un programma, non un documento')
    expect(page.$('[name=title]').val()).toBe('Corso 81')
    expect(page.$('[name=kind]').val()).toBe('safety-certificate')
    expect(await PartnerDocuments.countDocuments({ partnerId: 'fablab' })).toBe(2)
  })

  test('take thirty files an hour from somebody with a link, and keep what was typed after them', async () => {
    const uploads = { name: 'guest-upload', points: 30, seconds: 60 * 60 }
    for (let time = 0; time < 29; time++) await countAttempt(uploads, 'link-fablab')
    const guest = borgo.visitor()
    await guest.visit(`/invito/${demoSecret('fablab')}`)
    await guest.visit('/enti/fablab/documenti')
    expect((await guest.attach('Carica', pdf, certificate)).text).toContain('Attestato di formazione sicurezza')
    const refused = await guest.attach('Carica', pdf, { ...certificate, title: 'Corso 81' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('si possono inviare 30 file all’ora')
    expect(refused.$('[name=title]').val()).toBe('Corso 81')
    expect(await PartnerDocuments.countDocuments({ partnerId: 'fablab' })).toBe(3)
  })

  test('say everything that is wrong with dates and file at once', async () => {
    const host = await borgo.signIn('ente@borgo.example')
    await host.visit('/enti/fablab/documenti')
    const page = await host.attach(
      'Carica',
      { name: 'a.zip', bytes: Buffer.from('PK\x03\x04rest') },
      {
        kind: 'insurance',
        issuedOn: '01/12/2026',
        expiresOn: '',
      },
    )
    expect(page.$('#f-issuedOn-problem').text()).toContain('non può essere dopo oggi')
    expect(page.$('#f-expiresOn-problem').text()).toContain('ha sempre una scadenza')
    expect(page.$('#f-file-problem').text()).toContain('aprilo e invia il PDF')
    const other = await host.attach('Carica', pdf, { kind: 'other', issuedOn: '01/09/2026', title: '' })
    expect(other.$('#f-title-problem').text()).toContain('Scrivi che documento è')
    const without = await host.postFile('/enti/fablab/documenti')
    expect(without.status).toBe(422)
    expect(without.$('#f-file-problem').text()).toContain('Scegli il file da caricare.')
    expect(without.$('#f-kind-problem')).toHaveLength(1)
  })

  test('are stored once, however often the same form is sent', async () => {
    const host = await borgo.signIn('ente@borgo.example')
    const form = await host.visit('/enti/fablab/documenti')
    const id = String(form.$('[name=id]').val())
    await host.attach('Carica', pdf, { ...certificate, id })
    await host.visit('/enti/fablab/documenti')
    const again = await host.attach('Carica', pdf, { ...certificate, id })
    expect(again.status).toBe(200)
    expect(await PartnerDocuments.countDocuments({ partnerId: 'fablab', kind: 'safety-certificate' })).toBe(1)
  })

  test('say to the city what waits for its decision', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/enti/officine/documenti')
    expect(page.text).toContain('Verificalo: aspetta la tua decisione.')
    expect(page.text).toContain('L’ente carica la nuova versione.')
    const empty = await city.visit('/enti/tipografia/documenti')
    expect(empty.text).toContain('Sezione del DVR per gli studenti Manca Lo carica l’ente.')
    expect(empty.text).toContain('Nessun documento caricato')
  })

  test('are read by a teacher, who uploads nothing', async () => {
    const teacher = await borgo.signIn('docente@volta.example')
    const page = await teacher.visit('/enti/fablab/documenti')
    expect(page.text).toContain('Qui i documenti li caricano l’ente, la segreteria di una scuola')
    expect(page.$('input[type=file]')).toHaveLength(0)
  })
})

describe('one document', () => {
  test('waits: the school sees that, and not the file', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit('/documenti/officine-dvr')
    expect(page.text).toContain('L’ufficio del programma deve ancora verificare la versione più recente.')
    expect(page.text).toContain('Nessuna versione da mostrare')
    expect(page.text).not.toContain('Chi l’ha scaricato')
    expect((await office.visit('/documenti/officine-dvr/file?versione=1')).status).toBe(404)
  })

  test('uploaded by an office can be read there before the city has accepted it', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit('/enti/tipografia/documenti')
    await office.attach('Carica', pdf, certificate)
    const document = await PartnerDocuments.findOne({ partnerId: 'tipografia' }).lean()
    expect((await office.visit(`/documenti/${document?._id}`)).text).toContain('Scarica (1 kB)')
    const elsewhere = await borgo.signIn('segreteria@volta.example')
    expect((await elsewhere.visit(`/documenti/${document?._id}`)).text).not.toContain('Scarica')
  })

  test('is accepted by the city, and then valid for every school', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    await city.visit('/documenti/officine-dvr')
    expect(city.page.text).toContain('La versione 1 aspetta la tua decisione')
    const nothing = await city.press('Registra la decisione')
    expect(nothing.status).toBe(422)
    const page = await city.press('Registra la decisione', { decision: 'accepted' })
    expect(page.html).toContain('ora la vedono tutte le scuole')
    const school = await borgo.signIn('docente@volta.example')
    expect((await school.visit('/documenti/officine-dvr')).text).toContain('Valido')
  })

  test('is refused with a reason that reaches the host', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    await city.visit('/documenti/officine-dvr')
    const bare = await city.press('Registra la decisione', { decision: 'refused', reason: ' ' })
    expect(bare.$('#f-reason-problem').text()).toContain('Scrivi perché lo rifiuti')
    await city.press('Registra la decisione', { decision: 'refused', reason: 'Manca la pagina 2.' })
    expect(city.page.text).toContain('Motivo del rifiuto: Manca la pagina 2.')
    const notice = await Notices.findOne({ kind: 'document-refused' }).lean()
    expect(notice?.to).toMatchObject({ name: 'Olga Officina', email: 'ente@officine.example' })
    const letter = notice && noticeText(notice, { cityName: 'Borgo', contactEmail: null })
    expect(letter?.paragraphs.join('\n')).toContain('“Sezione del DVR per gli studenti” di Officine Meccaniche')
    const host = await borgo.signIn('ente@officine.example')
    await host.visit('/documenti/officine-dvr')
    await host.attach('Carica', pdf, { issuedOn: '20/11/2026' })
    expect(host.page.text).toContain('Versione 2')
    expect(host.page.text).toContain('In attesa di verifica')
  })

  test('is downloaded as a file that no browser runs, and who took it is known', async () => {
    const teacher = await borgo.signIn('docente@volta.example')
    const { status, headers, bytes } = await teacher.download('/documenti/fablab-polizza/file')
    expect(status).toBe(200)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="fablab-polizza.pdf"; filename*=UTF-8''fablab-polizza.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store, no-transform',
    })
    await teacher.download('/documenti/fablab-polizza/file?versione=1')
    const host = await borgo.signIn('ente@borgo.example')
    const page = await host.visit('/documenti/fablab-polizza')
    expect(page.text).toContain('Valerio Volta Liceo Alessandro Volta Versione 1')
    expect(page.text.match(/Valerio Volta/gu)).toHaveLength(1)
    const records = await AccessRecords.find({ about: 'fablab-polizza' }).lean()
    expect(records.map(({ by, what, schoolId, partnerId }) => [by.name, by.role, what, schoolId, partnerId])).toEqual([
      ['Valerio Volta', 'teacher', 'document', 'volta', 'fablab'],
      ['Valerio Volta', 'teacher', 'document', 'volta', 'fablab'],
    ])
  })
})

describe('the documents of all hosts', () => {
  test('stand before the city with what waits first, and are filtered', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/documenti')
    expect(page.text).toContain('1–5 di 5')
    expect(page.$('tbody tr').first().text()).toContain('Sezione del DVR')
    expect((await city.visit('/documenti?stato=expired')).$('tbody tr')).toHaveLength(1)
    expect((await city.visit('/documenti?stato=expiring')).text).toContain('Polizza RC verso terzi')
    expect((await city.visit('/documenti?tipo=insurance')).$('tbody tr')).toHaveLength(2)
    expect((await city.visit('/documenti?q=fablab&stato=refused')).$('tbody tr')).toHaveLength(1)
    expect((await city.visit('/documenti?q=nessuno')).text).toContain('Nessun documento con questi filtri')
  })

  test('are not for others', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    expect((await office.visit('/documenti')).status).toBe(403)
    const host = await borgo.signIn('ente@borgo.example')
    expect((await host.visit('/documenti/officine-visura')).status).toBe(404)
    expect((await host.visit('/enti/officine/documenti')).status).toBe(404)
    expect((await host.visit('/documenti/officine-visura/file')).status).toBe(404)
  })
})
