import { describe, expect, test } from '@jest/globals'
import { UploadedClassLists } from '../../src/schools/class-list-import.model.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { SchoolClasses } from '../../src/schools/school-class.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { useTestApp } from '../support/app.ts'

const app = useTestApp()
const office = 'segreteria@borgo.example'
const teacher = 'docente@borgo.example'

describe('the classes of a school', () => {
  test('the office sees them all with their students', async () => {
    const page = await (await app.signIn(office)).visit('/classi')
    expect(page.status).toBe(200)
    expect(
      page
        .$('table.list tbody th')
        .map((_, cell) => page.$(cell).text().trim())
        .get(),
    ).toEqual(['3A INF', '4A INF', '5B'])
    expect(page.text).toContain('24')
  })

  test('a student is found by a part of the name, without accents or capitals', async () => {
    const page = await (await app.signIn(office)).visit('/classi?q=damico')
    expect(page.text).toContain('Giulia')
    expect(page.$('a[href="/studenti/giulia"]')).toHaveLength(1)
    const none = await (await app.signIn(office)).visit('/classi?q=verdi+vanni')
    expect(none.text).toContain('Nessuno studente trovato')
  })

  test('a teacher sees the own class, and not the others nor their students', async () => {
    const visitor = await app.signIn(teacher)
    const page = await visitor.visit('/classi')
    expect(page.$('table.list tbody tr')).toHaveLength(1)
    expect((await visitor.visit('/classi/galilei-3a')).status).toBe(200)
    expect((await visitor.visit('/studenti/giulia')).status).toBe(200)
    expect((await visitor.visit('/classi/galilei-4a')).status).toBe(404)
    expect((await visitor.visit('/studenti/carlo')).status).toBe(404)
    expect((await visitor.visit('/classi?q=a')).$('a[href="/studenti/carlo"]')).toHaveLength(0)
  })

  test.each([
    ['citta@borgo.example', 403],
    ['ente@borgo.example', 403],
    ['giulia.damico', 403],
    ['segreteria@volta.example', 404],
    ['docente@volta.example', 404],
  ])('%s gets %i for a class of the Galilei', async (identifier, status) => {
    const visitor = await app.signIn(identifier)
    expect((await visitor.visit('/classi/galilei-3a')).status).toBe(status)
    expect((await visitor.post('/classi/galilei-3a/attivazioni')).status).not.toBe(200)
  })

  test.each([
    ['citta@borgo.example', 403],
    ['ente@borgo.example', 403],
    ['giulia.damico', 404],
    ['segreteria@volta.example', 404],
  ])('%s gets %i for a student of the Galilei who is somebody else', async (identifier, status) => {
    expect((await (await app.signIn(identifier)).visit('/studenti/bruno')).status).toBe(status)
  })

  test('the office chooses the teachers of a class, and these see it from then on', async () => {
    const visitor = await app.signIn(office)
    await visitor.visit('/classi/galilei-4a')
    const saved = await visitor.press('Salva i docenti', { teacherIds: ['docente'] })
    expect(saved.html).toContain('Docenti della classe salvati.')
    expect((await (await app.signIn(teacher)).visit('/classi/galilei-4a')).status).toBe(200)
    await visitor.visit('/classi/galilei-4a')
    await visitor.press('Salva i docenti', { teacherIds: [] })
    expect((await (await app.signIn(teacher)).visit('/classi/galilei-4a')).status).toBe(404)
  })

  test('nobody of another school can be made to follow a class', async () => {
    const visitor = await app.signIn(office)
    await visitor.visit('/classi/galilei-4a')
    const refused = await visitor.press('Salva i docenti', { teacherIds: ['docente-volta'] })
    expect(refused.html).toContain('non ha più un accesso in questa scuola')
    expect(await SchoolClasses.findById('galilei-4a').lean()).toMatchObject({ teacherIds: [] })
  })

  test('who has left is shown apart, and a class of a past year can only be read', async () => {
    const left = { to: '2026-10-12', leaving: 'withdrawn' }
    await Enrolments.collection.updateOne({ studentId: 'bruno' } as object, { $set: left })
    const visitor = await app.signIn(office)
    const page = await visitor.visit('/classi/galilei-3a')
    expect(
      page
        .$('caption')
        .map((_, cell) => page.$(cell).text())
        .get(),
    ).toEqual(['Studenti', 'Non più in classe', 'Ore della classe'])
    expect(page.text).toContain('Ritiro')
    await SchoolClasses.updateOne({ _id: 'galilei-5b' }, { $set: { schoolYear: '2025/26' } })
    const past = await visitor.visit('/classi/galilei-5b')
    expect(past.$('form[action$="/docenti"], form[action$="/attivazioni"]')).toHaveLength(0)
    expect((await visitor.visit('/classi?anno=2025%2F26')).text).toContain('5B')
  })
})

describe('activation slips', () => {
  test('one for each student who does not sign in, with user name and code; a student enters with it once', async () => {
    const visitor = await app.signIn(office)
    await visitor.visit('/classi/galilei-3a')
    const sheet = await visitor.press('Stampa i fogli di attivazione')
    expect(sheet.status).toBe(200)
    // Giulia signs in already.
    expect(sheet.$('.slips > li')).toHaveLength(23)
    expect(sheet.text).not.toContain('giulia.damico')
    const [username = '', code = ''] = sheet
      .$('.slips > li')
      .first()
      .find('.code')
      .map((_, each) => sheet.$(each).text())
      .get()
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/u)

    const student = app.visitor()
    await student.visit('/attiva')
    const choosing = await student.press('Continua', { username, code: code.toLowerCase().replace('-', ' ') })
    expect(choosing.title).toBe('Scegli la password')
    const page = await visitor.visit('/classi/galilei-3a')
    expect(page.text).toContain('Foglio stampato')
  })

  test('printing again makes the earlier slips worthless', async () => {
    const visitor = await app.signIn(office)
    await visitor.visit('/studenti/bruno')
    const first = (await visitor.press('Stampa il foglio di attivazione')).$('.code').eq(1).text()
    await visitor.visit('/studenti/bruno')
    const second = await visitor.press('Stampa il foglio di attivazione')
    expect(second.$('.slips > li')).toHaveLength(1)
    expect(second.$('.code').eq(1).text()).not.toBe(first)
    const student = app.visitor()
    await student.visit('/attiva')
    const refused = await student.press('Continua', { username: second.$('.code').eq(0).text(), code: first })
    expect(refused.status).toBe(422)
  })
})

describe('the page of a student', () => {
  test('shows class, hours against the minimum and paths; the student sees the own', async () => {
    const page = await (await app.signIn('giulia.damico')).visit('/studenti/giulia')
    expect(page.status).toBe(200)
    expect(page.text).toContain('3A INF')
    expect(page.text).toContain('150:00')
    expect(page.$('a[href^="/classi/"]')).toHaveLength(0)
    expect(page.$('a[href^="/percorsi/"]').length).toBeGreaterThan(0)
  })
})

describe('bringing in a class list', () => {
  const head = 'Cognome;Nome;Classe;Data di nascita;Religione;Tel. madre\n'
  const csv = (...rows: string[]) => ({ name: 'nuovi è.csv', bytes: Buffer.from(head + rows.join('\n')) })
  const newClass = csv(
    'Zanotti;Ada;3C;01/02/2010;sì;333',
    'Zucchi;Bea;3C;03/04/2010;no;334',
    'Zucchi;Cleo;;05/06/2010;;',
  )
  const terms = { siteCode: 'ZZTF00101T', effective: '2026-11-25' }

  test('upload, look, decide, confirm; the same file again changes nothing', async () => {
    const visitor = await app.signIn(office)
    await visitor.visit('/elenchi')
    const preview = await visitor.attach('Carica e controlla', newClass, terms)
    expect(preview.title).toBe('Anteprima dell’elenco')
    expect(preview.text).toContain('Religione, Tel. madre')
    expect(preview.text).toContain('nuovi è.csv')
    expect(preview.text).toContain('L’elenco non dice la classe')
    expect(await Students.countDocuments({ surname: 'Zanotti' })).toBe(0)
    const joined = await visitor.visit(String(preview.$('a[href$="vista=joined"]').first().attr('href')))
    expect(joined.text).toContain('Nuovo nella scuola')
    await visitor.visit(String(joined.$('.tabs a').first().attr('href')))
    const settled = await visitor.press('Aggiorna l’anteprima', { defaultClass: 'terza c' })
    expect(settled.text).not.toContain('L’elenco non dice la classe:')
    const done = await visitor.press('Conferma e registra')
    expect(done.title).toBe('Elenco registrato')
    expect(await Students.countDocuments({ surname: /^Z/u })).toBe(3)
    const opened = await visitor.visit(String(done.$('table a').first().attr('href')))
    expect(opened.title).toBe('Classe 3C')
    expect(opened.text).toContain('Zanotti Ada')

    await visitor.visit('/elenchi')
    await visitor.attach('Carica e controlla', newClass, { ...terms, defaultClass: '3C' })
    expect(visitor.page.text).toContain('Questo elenco è già registrato')
    expect(visitor.page.$('button:contains("Conferma e registra")')).toHaveLength(0)
  })

  test('a doubtful row is what the office says it is', async () => {
    const giulia = await Students.findById('giulia').lean()
    const row = `${giulia?.surname};${giulia?.givenName};4A INF;;;`
    const visitor = await app.signIn(office)
    await visitor.visit('/elenchi')
    const preview = await visitor.attach('Carica e controlla', csv(row), terms)
    expect(preview.text).toContain('C’è uno studente con questo nome in un’altra classe')
    const name = String(preview.$('select[name^="scelta-"]').first().attr('name'))
    expect(
      preview
        .$(`select[name="${name}"] option`)
        .map((_, each) => preview.$(each).attr('value'))
        .get(),
    ).toContain('new')
    await visitor.press('Conferma e registra', { [name]: 'same:giulia' })
    expect(await Enrolments.findOne({ studentId: 'giulia', to: null }).lean()).toMatchObject({ classId: 'galilei-4a' })
  })

  test('a refused form keeps what was typed and says what is wrong', async () => {
    const visitor = await app.signIn(office)
    await visitor.visit('/elenchi')
    const typed = { siteCode: '', effective: '2026-08-01', defaultClass: 'boh' }
    const refused = await visitor.attach('Carica e controlla', newClass, typed)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Scrivi anno e sezione')
    expect(refused.$('input[name=effective]').val()).toBe('2026-08-01')
    expect(refused.$('input[name=defaultClass]').val()).toBe('boh')
    const early = await visitor.attach('Carica e controlla', newClass, {
      ...typed,
      ...terms,
      effective: '2026-08-01',
      defaultClass: '',
    })
    expect(early.text).toContain('Il giorno deve cadere nell’anno scolastico')
    const image = {
      name: 'foto.xlsx',
      bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    }
    const wrong = await visitor.attach('Carica e controlla', image, terms)
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('non è un foglio di calcolo')
  })

  test('a list can be thrown away', async () => {
    const visitor = await app.signIn(office)
    await visitor.visit('/elenchi')
    await visitor.attach('Carica e controlla', newClass, terms)
    const lists = await visitor.press('Scarta questo elenco')
    expect(lists.html).toContain('Elenco scartato.')
    expect(lists.text).toContain('Nessun elenco caricato')
  })

  test('a confirmation of an outdated preview shows the new one', async () => {
    const [first, second] = [await app.signIn(office), await app.signIn(office)]
    await first.visit('/elenchi')
    await first.attach('Carica e controlla', newClass, terms)
    await second.visit('/elenchi')
    await second.attach('Carica e controlla', newClass, terms)
    await first.press('Conferma e registra')
    const again = await second.press('Conferma e registra')
    expect(again.html).toContain('Intanto i dati delle classi sono cambiati')
    expect(again.title).toBe('Anteprima dell’elenco')
  })

  test('one that was cut off says so, and is finished with a button', async () => {
    const visitor = await app.signIn(office)
    await visitor.visit('/elenchi')
    await visitor.attach('Carica e controlla', newClass, terms)
    const stopped = { state: 'applying' as const, claimedAt: new Date('2026-11-25T08:00:00Z') }
    await UploadedClassLists.updateOne({ state: 'draft' }, { $set: stopped })
    const lists = await visitor.visit('/elenchi')
    expect(lists.text).toContain('Interrotto: da completare')
    await visitor.visit(String(lists.$('a[href^="/elenchi/"]').attr('href')))
    expect((await visitor.press('Completa la registrazione')).title).toBe('Elenco registrato')
    expect(await Students.countDocuments({ surname: /^Z/u })).toBe(2)
  })

  test('another school gets a 404 for the list, and everybody but the office a 403', async () => {
    const visitor = await app.signIn(office)
    await visitor.visit('/elenchi')
    const preview = await visitor.attach('Carica e controlla', newClass, terms)
    const address = String(preview.$('form[action$="/conferma"]').attr('action'))
    const stranger = await app.signIn('segreteria@volta.example')
    expect((await stranger.visit(address.replace('/conferma', ''))).status).toBe(404)
    expect((await stranger.post(address)).status).toBe(404)
    expect((await (await app.signIn('coordinatore@borgo.example')).visit('/elenchi')).status).toBe(403)
  })
})
