import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Express } from 'express'
import type { PersonRole } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { hashPassword } from '../../src/accounts/password.ts'
import { createApp } from '../../src/app.ts'
import { models } from '../../src/models.ts'
import { readConfig } from '../../src/platform/config.ts'
import { log } from '../../src/platform/log.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { type Visitor, visitorOf } from '../support/browser.ts'
import { testDatabaseName, useTestDatabase } from '../support/database.ts'
import { institute, type PublishedRow, registerBytes } from '../support/school-register.ts'

const now = new Date('2026-11-25T10:00:00+01:00')
const password = 'sette tazze di latte'
const A = 'BGIS90100A'
const a1 = 'BGTF901011'

describe('the pages of schools', () => {
  useTestDatabase(models)
  let app: Express
  let passwordHash = ''

  beforeAll(async () => {
    log.level = 'silent'
    const config = readConfig({ DATABASE_NAME: testDatabaseName() })
    const sessionSecret = 'only for tests, only for tests, only for tests'
    app = createApp({ config, sessionSecret, clock: () => now, lazyViews: true })
    passwordHash = await hashPassword(password)
  })

  async function signIn(role: PersonRole, schoolId: string | null = null): Promise<Visitor> {
    const email = `${role}@borgo.example`
    const hat = { role, schoolId, partnerId: null, studentId: null, classIds: [], place: 'Borgo' }
    await Accounts.create({ _id: role, name: 'Ada Neri', email, passwordHash, createdAt: now, hats: [hat] })
    const visitor = visitorOf(app)
    await visitor.visit('/accedi')
    await visitor.press('Accedi', { identifier: email, password })
    return visitor
  }

  const send = async (city: Visitor, rows: readonly PublishedRow[]) => {
    await city.visit('/istituti/importazione')
    return city.attach('Importa', { name: 'registro.csv', bytes: Buffer.from(registerBytes(rows)) })
  }

  describe('for the city', () => {
    let city: Visitor
    beforeEach(async () => {
      city = await signIn('city')
    })

    test('the empty list leads to the import', async () => {
      const page = await city.visit('/istituti')
      expect(page.text).toContain('Nessun istituto nel registro')
      expect(page.$('.empty a').attr('href')).toBe('/istituti/importazione')
    })

    test('the import says how many rows it read and why it refused some', async () => {
      const page = await send(city, [...institute(A, [a1]), { CODICESCUOLA: 'BG' }, { CODICESCUOLA: a1 }])
      expect(page.status).toBe(200)
      expect(
        page
          .$('.figures li')
          .toArray()
          .map((each) => page.$(each).text().replace(/\s+/gu, ' ').trim()),
      ).toEqual(['4 righe lette', '2 nuove', '0 aggiornate', '0 invariate', '2 rifiutate'])
      const cells = page.$('tbody tr').map((_, row) => page.$(row).text().replace(/\s+/gu, ' ').trim())
      expect(cells.get()).toEqual([
        expect.stringMatching(/^4 BG Il codice della scuola non è valido/u),
        `5 ${a1} Lo stesso codice è già in una riga precedente`,
      ])
    })

    test('the import shows the first two hundred refused rows and how many there are', async () => {
      const page = await send(
        city,
        Array.from({ length: 230 }, () => ({ CODICESCUOLA: 'X' })),
      )
      expect(page.$('tbody tr')).toHaveLength(200)
      expect(page.text).toContain('le prime 200 righe di 230')
    })

    test('an older register is taken without harm, and the page says so', async () => {
      await send(city, institute(A, [a1]))
      const page = await send(city, institute(A, [a1], { ANNOSCOLASTICO: '202425' }))
      expect(page.text).toContain('Righe di un registro più vecchio di quello già importato: 2')
    })

    test.each([
      ['COGNOME,NOME\nNeri,Ada', 'mancano colonne come CODICESCUOLA'],
      ['', 'Il file è vuoto'],
      ['%PDF-1.7', 'Non è un CSV'],
    ])('%j is refused beside the field', async (content, sentence) => {
      await city.visit('/istituti/importazione')
      const page = await city.attach('Importa', { name: 'elenco.csv', bytes: Buffer.from(content) })
      expect(page.status).toBe(422)
      expect(page.$('.field-problem').text()).toContain(sentence)
      expect(page.$('.problem-summary a').attr('href')).toBe(`#${page.$('input[type=file]').attr('id')}`)
    })

    test('the list is searched and filtered, and keeps the search from page to page', async () => {
      const many = Array.from({ length: 60 }, (_, n) => institute(`BGIS${n + 100}00A`, [`BGTF${n + 100}011`])).flat()
      await send(city, [
        ...many,
        ...institute('BGIC90300C', [], { DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA: 'ISTITUTO COMPRENSIVO' }),
      ])
      const page = await city.visit('/istituti?tipo=tecnico&comune=bor')
      expect(page.text).toContain('1–50 di 60')
      expect(page.$('a[rel=next]').attr('href')).toBe('/istituti?comune=bor&tipo=tecnico&pagina=2')
      expect((await city.visit('/istituti?q=bgis15900a')).$('tbody tr')).toHaveLength(1)
      expect((await city.visit('/istituti?q=bgic90300c')).text).toContain('Nessun istituto trovato')
      expect((await city.visit('/istituti?q=bgic90300c&grado=tutti')).$('tbody tr')).toHaveLength(1)
    })

    test('a school shows its sites, what became of its codes, and how to invite its people', async () => {
      await send(city, institute(A, [a1, 'BGPS901022']))
      await send(city, institute('BGIS90300C', [a1], { ANNOSCOLASTICO: '202728' }))
      const id = (await Schools.findOne({ code: 'BGIS90300C' }).lean())?._id ?? ''
      const page = await city.visit(`/istituti/${id}`)
      expect(page.title).toBe('ISTITUTO BGIS90300C')
      expect(page.text).toContain(`Il codice dell’istituto è passato da ${A} a BGIS90300C`)
      expect(page.text).toContain('Non più nel registro dopo il 2026/2027')
      expect(page.$('table a').attr('href')).toBe('http://www.iisnegroni.edu.it/')
      expect(page.$('.actions a').first().attr('href')).toBe(`/utenti/invito?istituto=${id}`)
      expect(page.text).not.toContain('Impostazioni')
      expect((await city.visit(`/istituti/${id}/impostazioni`)).status).toBe(403)
    })
  })

  describe('for the office of a school', () => {
    let office: Visitor
    let own = ''
    let other = ''
    beforeEach(async () => {
      await send(await signIn('city'), [...institute(A, [a1]), ...institute('BGIS90200B', ['BGTD902011'])])
      const schools = await Schools.find().sort({ code: 1 }).lean()
      ;[own = '', other = ''] = schools.map((school) => school._id)
      office = await signIn('office', own)
    })

    test('the settings say who logs the hours, in words, and are saved', async () => {
      const form = await office.visit(`/istituti/${own}/impostazioni`)
      expect(form.$('input[name=whoLogs]:checked').val()).toBe('both')
      expect(form.text).toContain('sono subito confermate e passano alla scuola')
      expect((await office.press('Salva', { logWindowDays: '0' })).status).toBe(422)
      expect((await Schools.findById(own).lean())?.settings.logWindowDays).toBe(14)
      const page = await office.press('Salva', { whoLogs: 'host', logWindowDays: '7', repeatedYears: 'last' })
      expect((await Schools.findById(own).lean())?.settings).toEqual({
        whoLogs: 'host',
        logWindowDays: 7,
        silentHostDays: 10,
        repeatedYears: 'last',
      })
      expect(page.$('.notice-success').text() || page.html).toContain('Impostazioni salvate.')
      expect(page.text).toContain('Solo l’ente ospitante')
    })

    test('the settings keep what agreements say of the school, and say what is wrong with it', async () => {
      await office.visit(`/istituti/${own}/impostazioni`)
      const refused = await office.press('Salva', { taxCode: '80012340155', principalBirthDay: '14/3/1968' })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('ha 11 cifre')
      expect(refused.$('[name=principalBirthDay]').val()).toBe('14/3/1968')
      const nameless = await office.press('Salva', { taxCode: '80012340156', principalBirthDay: '14/3/1968' })
      expect(nameless.text).toContain('Scrivi anche il nome del dirigente')
      const half = await office.press('Salva', { principalName: 'Prudenza Preside', insurer: 'Borgo', policy: '7' })
      expect(half.$('#f-insuredFrom-problem').length).toBe(1)
      await Schools.updateOne({ _id: own }, { $set: { 'office.liability': 'Polizza di prima' } })
      const before = await office.visit(`/istituti/${own}/impostazioni`)
      expect(before.text).toContain('Finora era scritto così: Polizza di prima.')
      await office.press('Salva', {
        taxCode: '80012340156',
        principalName: 'Prudenza Preside',
        principalBirthDay: '14/3/1968',
        insurer: 'Borgo',
        policy: '7',
        insuredFrom: '1/9/2026',
        insuredTo: '31/8/2027',
      })
      expect((await Schools.findById(own).lean())?.office).toEqual({
        taxCode: '80012340156',
        principal: { name: 'Prudenza Preside', birthDay: '1968-03-14', birthPlace: null, taxCode: null },
        insurance: { insurer: 'Borgo', policy: '7', from: '2026-09-01', to: '2027-08-31', inailPosition: null },
        liability: null,
      })
    })

    test('the days without lessons are written one per line, and a wrong line is named', async () => {
      await office.visit(`/istituti/${own}/impostazioni`)
      const refused = await office.press('Salva', { closures: '02/11/2026 | Ponte\n\n31/2/2027 | Neve' })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('Riga 3: scrivi il giorno come 02/11/2026')
      expect(refused.$('[name=closures]').val()).toContain('31/2/2027 | Neve')
      await office.press('Salva', { closures: '15/02/2027 - 16/02/2027 | Carnevale\n2/11/2026 | Ponte' })
      expect((await Schools.findById(own).lean())?.closures).toEqual([
        { from: '2026-11-02', to: '2026-11-02', reason: 'Ponte' },
        { from: '2027-02-15', to: '2027-02-16', reason: 'Carnevale' },
      ])
      const again = await office.visit(`/istituti/${own}/impostazioni`)
      expect(again.$('[name=closures]').val()).toBe('02/11/2026 | Ponte\n15/02/2027 - 16/02/2027 | Carnevale')
    })

    test('a setting that does not exist is refused and nothing is saved', async () => {
      await office.visit(`/istituti/${own}/impostazioni`)
      const page = await office.press('Salva', { whoLogs: 'nobody' })
      expect(page.status).toBe(422)
      expect(page.text).toContain('Scegli una voce dell’elenco.')
      expect((await Schools.findById(own).lean())?.settings.whoLogs).toBe('both')
    })

    test('other schools do not exist, and the import is not theirs', async () => {
      expect((await office.visit(`/istituti/${other}`)).status).toBe(404)
      expect((await office.post(`/istituti/${other}/impostazioni`, { whoLogs: 'host' })).status).toBe(404)
      expect((await office.visit('/istituti/importazione')).status).toBe(403)
      expect((await office.visit('/istituti')).location).toBe(`/istituti/${own}`)
    })

    test('the pages exist in English', async () => {
      await Accounts.updateOne({ _id: 'office' }, { $set: { language: 'en' } })
      expect((await office.visit(`/istituti/${own}`)).text).toContain('Technical school')
      expect((await office.visit(`/istituti/${own}/impostazioni`)).title).toBe('Settings')
    })
  })
})
