import { expect, test } from '@jest/globals'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { useTestApp } from '../support/app.ts'
import type { Visitor } from '../support/browser.ts'

const borgo = useTestApp()

const follow = (visitor: Visitor, text: string) =>
  visitor.visit(visitor.page.$(`a:contains("${text}")`).first().attr('href') ?? '')

test('the city enters the protocol of 5 September 2017, and its target moves with the activities', async () => {
  const city = await borgo.signIn('citta@borgo.example')
  await city.visit('/protocolli/nuovo')
  await city.press('Inserisci il protocollo', {
    title: 'Protocollo d’intesa Comune di Milano e MIUR',
    subject: 'Proposte per integrare l’offerta delle scuole, cittadinanza attiva, scuola digitale.',
    'party-0-name': 'Comune di Milano',
    'party-0-signedBy': 'il Sindaco',
    'party-1-name': 'MIUR',
    'party-1-signedBy': 'la Ministra',
    signedOn: '05/09/2017',
  })
  expect(city.page.text).toContain('Senza scadenza')
  await follow(city, 'Aggiungi un impegno')
  await city.press('Salva', {
    text: 'Studenti nelle attività del Comune',
    measure: 'students',
    target: '1.000',
    about: 'yes',
    baseline: '700',
    baselineNote: 'anno scolastico 2016/17',
    leavers: 'not-counted',
  })
  expect(city.page.text).toContain('Studenti 0 di circa 1.000')
  expect(city.page.text).toContain('Alla firma: 700 (anno scolastico 2016/17). Non si somma')
  expect(city.page.text).toContain('In programma: nient’altro.')
  const protocol = (city.page.$('a:contains("Modifica i dati")').attr('href') ?? '').replace('/modifica', '')

  await follow(city, 'Nuova attività sotto questo protocollo')
  await city.press('Cerca istituti', {
    title: 'Making nelle scuole',
    kind: 'modulo-di-laboratorio',
    from: '20/11/2026',
    to: '20/12/2026',
    hours: '30',
    schoolsSearch: 'galilei',
  })
  await city.press('Inserisci l’attività', { schools: ['galilei'] })
  expect(city.page.title).toBe('Making nelle scuole')
  const activity = (city.page.$('a:contains("Modifica i dati")').attr('href') ?? '').replace('/modifica', '')
  expect((await city.visit(protocol)).text).toContain('non partecipa ancora nessuno')

  const school = await borgo.signIn('coordinatore@borgo.example')
  await school.visit(activity)
  expect(school.page.text).toContain('Iscrivi le classi della tua scuola')
  await school.press('Iscrivi le classi', { classes: ['galilei-3a'] })
  expect((await city.visit(protocol)).text).toContain('In programma: 24 in più. Con questi si arriva a 24.')

  await city.visit(activity)
  await city.press('Avvia l’attività')
  expect((await city.visit(protocol)).text).toContain('Studenti 24 di circa 1.000')

  await Enrolments.updateOne({ studentId: 'bruno' }, { $set: { to: '2026-11-23', leaving: 'transferred' } })
  expect((await city.visit(protocol)).text).toContain('Studenti 23 di circa 1.000')
  await follow(city, 'Modifica l’impegno')
  await city.press('Salva', { leavers: 'counted' })
  expect(city.page.text).toContain('Studenti 24 di circa 1.000')
  expect(city.page.text).toContain('Chi lascia è contato')

  borgo.setNow(new Date('2026-12-21T09:00:00+01:00'))
  await follow(city, 'Aggiungi un impegno')
  await city.press('Salva', { text: 'Ore', measure: 'hours', target: '600', leavers: 'not-counted' })
  expect(city.page.text).toContain('In programma: 690 in più. Con questi si arriva a 690.')
  await city.visit(activity)
  await city.press('Concludi l’attività')
  expect((await city.visit(protocol)).text).toContain('Ore 690 di 600')
  expect(city.page.text).toContain('Raggiunto')
})
