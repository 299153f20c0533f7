import { describe, expect, test } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { arrive, download, expectTitle, factOf, openMenu, press } from './support/acts.ts'
import { closeOn, takeOn } from './support/host-acts.ts'
import {
  cancelSession,
  approve,
  approveAll,
  chooseAnswers,
  eventOf,
  followCalendar,
  hoursOf,
  justify,
  lineOf,
  makeEdition,
  minutesAt,
  notePrivacy,
  openEdition,
  openEnrolment,
  openLabTab,
  openSession,
  parseHours,
  plannedDays,
  publishModule,
  recoverSession,
  setPatron,
  substitute,
  ticked,
  untickLast,
} from './support/lab-acts.ts'
import { mondays, robotics, spring, useLabStory } from './support/lab-story.ts'

/** One story of a lab, told in order by clicking: from the module in the catalogue to certificates and authorisations. */
const { site, cast, goOn, holdSession } = useLabStory()
let lab = ''

const { title } = mondays
const absentees = ['Bianchi Nicolò', 'Brambilla Alice'] as const
const latecomer = 'D’Amico Giulia'

describe('before the school year is under way', () => {
  test('the city says when its patron saint is, and publishes a module of thirty hours', async () => {
    const { city } = cast
    await setPatron(city, '22/11', 'Santa Cecilia')
    await publishModule(city, robotics)
  })

  test('the host closes for a day, takes on a trainer, plans the lab around all of it, and opens it', async () => {
    const { host } = cast
    await closeOn(host, '2027-11-15', 'Inventario')
    await takeOn(host, { name: 'Tito Tornio', role: 'Formatore', email: 'tito@fablab.example' })
    lab = await makeEdition(host, mondays)
    await press(host, 'Proponi le date')
    await expectTitle(host, 'Le date proposte')
    await host.getByText('10 incontri, 30:00 ore. Nulla è ancora in calendario').waitFor()
    await arrive(host)
    const left = await host.locator('main > ul > li').allInnerTexts()
    expect(left).toEqual([
      'lunedì 4 ottobre 2027: San Francesco d’Assisi',
      'lunedì 1 novembre 2027: Ognissanti',
      'lunedì 15 novembre 2027: l’ente è chiuso: Inventario',
      'lunedì 22 novembre 2027: Santa Cecilia, patrono',
      'lunedì 27 dicembre 2027: l’ente è chiuso: Chiusura natalizia',
      'lunedì 3 gennaio 2028: l’ente è chiuso: Chiusura natalizia',
    ])
    await press(host, 'Conferma le date')
    await host.getByText('Le date sono in calendario.').waitFor()
    expect(await plannedDays(host)).toHaveLength(10)
    await openEnrolment(host, lab)
  })
})

describe('the enrolment', () => {
  test('a class of twenty-six for twenty seats: the teacher chooses twenty, six wait', async () => {
    const { teacher } = cast
    await openMenu(teacher, 'Laboratori')
    await teacher.getByRole('link', { name: title }).first().click()
    await teacher.getByRole('link', { name: 'Iscrivi una classe o un gruppo' }).click()
    await chooseAnswers(teacher)
    expect(await ticked(teacher)).toBe(26)
    await press(teacher, 'Iscrivi gli studenti spuntati')
    await teacher.getByText('26 studenti e 20 posti: scegli chi viene').waitFor()
    expect(await ticked(teacher)).toBe(26)
    await untickLast(teacher, 6)
    await press(teacher, 'Iscrivi gli studenti spuntati')
    await teacher.getByText('Iscrizione fatta: 20 posti presi.').waitFor()

    await openEdition(teacher, lab)
    await teacher.getByRole('link', { name: 'Iscrivi in lista d’attesa' }).click()
    await chooseAnswers(teacher)
    expect(await ticked(teacher)).toBe(6)
    await press(teacher, 'Metti tutti in lista d’attesa')
    await teacher.getByText('In lista d’attesa: 6 studenti.').waitFor()
  })

  test('two teachers who press at once for the last seats: one gets in, the other reads why', async () => {
    const { host, teacher, volta } = cast
    const other = await makeEdition(host, spring)
    await openEnrolment(host, other)

    for (const page of [teacher, volta]) {
      await page.goto(`/laboratori/${other}/iscrizione`)
      await chooseAnswers(page)
      await untickLast(page, (await ticked(page)) - 12)
    }
    await Promise.all(
      [teacher, volta].map(async (page) => {
        await page.locator('form button[name=whenFull]').first().click()
        await page.getByText(/Iscrizione fatta: 12|12 studenti e 8 posti/u).waitFor()
      }),
    )
    const refused = [teacher, volta].filter((page) => page.url().endsWith('/iscrizione'))
    expect(refused).toHaveLength(1)
    const [late] = refused as [Page]
    await arrive(late)
    expect(await ticked(late)).toBe(12)
    expect(await late.getByLabel('Sì, le ore convalidate valgono').isChecked()).toBe(true)
    expect(await late.getByLabel('Non ancora').isChecked()).toBe(true)
    await untickLast(late, 4)
    await press(late, 'Iscrivi gli studenti spuntati')
    await late.getByText('Iscrizione fatta: 8 posti presi.').waitFor()
  })

  test('the lab starts only once every privacy document is there', async () => {
    const { host, teacher } = cast
    await openEdition(host, lab)
    expect(await host.getByRole('button', { name: 'Avvia il laboratorio' }).isDisabled()).toBe(true)
    await notePrivacy(teacher, lab)
    await openEdition(host, lab)
    await press(host, 'Avvia il laboratorio')
    await host.getByText('Il laboratorio è avviato.').waitFor()
  })
})

describe('the first session', () => {
  test('on a phone: everybody is present but two, and one comes late; it takes a few taps', async () => {
    goOn('2027-09-27T09:50:00+02:00')
    const phone = await site.signIn('host', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    let taps = 0
    const tap = async (target: Locator) => {
      await target.tap()
      taps++
    }
    await tap(phone.getByRole('listitem').filter({ hasText: title }).getByRole('link', { name: 'Appello' }))
    await tap(lineOf(phone, absentees[0]).getByText('Assente'))
    await tap(lineOf(phone, absentees[1]).getByText('Assente'))
    await tap(lineOf(phone, latecomer).getByText('In ritardo o uscito prima'))
    await tap(lineOf(phone, latecomer).getByLabel('Minuti di ritardo'))
    await phone.keyboard.type('15')
    await tap(phone.getByRole('button', { name: 'Salva e firma' }))
    await phone.getByText('L’appello è salvato e firmato.').waitFor()
    expect(taps).toBeLessThanOrEqual(8)
    await phone.getByText('18 presenti su 20').waitFor()
    expect(await factOf(phone, 'Formatore')).toContain('Fabio Fresa')
  })

  test('the school justifies an absence, signs and approves, and the student’s hours grow', async () => {
    goOn('2027-09-27T15:00:00+02:00')
    const { teacher, coordinator } = cast
    const before = await hoursOf(coordinator)
    expect(before.labs[title]).toEqual(['2:45', '0:00', '0:00'])
    await justify(teacher, '27/09/2027', absentees[0])
    await approve(coordinator, '27/09/2027')
    const after = await hoursOf(coordinator)
    expect(after.labs[title]).toEqual(['2:45', '2:45', '2:45'])
    expect(after.total - before.total).toBe(165)
    await openMenu(teacher, 'Classi')
    await teacher.getByRole('link', { name: '3A INF', exact: true }).click()
    await teacher.getByRole('link', { name: 'Registro della classe' }).click()
    const { bytes } = await download(teacher, 'Scarica Excel')
    const counted = Object.values(after.labs).map(([, , minutes = '']) => parseHours(minutes))
    expect(await minutesAt(bytes, 'Giulia', 'Di cui laboratori')).toBe(counted.reduce((sum, each) => sum + each, 0))
  })
})

describe('the plan in everyday life', () => {
  let feed = ''

  test('the teacher follows the calendar with a phone of his own', async () => {
    goOn('2027-10-06T10:00:00+02:00')
    const { teacher } = cast
    feed = await followCalendar(teacher, 'Telefono')
    const event = await eventOf(teacher, feed, '20271011')
    expect(event).toContain('SUMMARY:Robotica del lunedì')
    expect(event).not.toContain('STATUS:CANCELLED')
    expect(event).not.toContain('Giulia')
  })

  test('a session that falls out is made up for on a Saturday, and another trainer stands in once', async () => {
    const { host } = cast
    await openSession(host, lab, 'lunedì 11 ottobre 2027')
    await cancelSession(host, 'Sciopero dei mezzi')
    await recoverSession(host, { day: '2027-10-16', from: '10:00', to: '13:00' })
    await openSession(host, lab, 'lunedì 18 ottobre 2027')
    await substitute(host, 'Fabio Fresa, formatore', 'Tito Tornio – FabLab Borgo APS')
    await host.getByText('Tito Tornio (al posto di Fabio Fresa)').first().waitFor()
  })

  test('calendar and feed show what was cancelled, and what makes up for it', async () => {
    const { teacher } = cast
    await teacher.goto('/calendario?vista=mese&giorno=2027-10-11')
    const cancelled = teacher.getByRole('cell').filter({ has: teacher.getByLabel(/^lunedì 11 ottobre 2027/u) })
    expect(await cancelled.innerText()).toContain('annullato')
    const recovery = teacher.getByRole('cell').filter({ has: teacher.getByLabel(/^sabato 16 ottobre 2027/u) })
    expect(await recovery.innerText()).toContain(title)
    const event = await eventOf(teacher, feed, '20271011')
    expect(event).toContain('STATUS:CANCELLED')
    expect(event).toContain('SEQUENCE:1')
    expect(await eventOf(teacher, feed, '20271016')).toContain('STATUS:CONFIRMED')
    expect(await eventOf(teacher, feed, '20271018')).toContain('Tito Tornio')
  })
})

describe('attendance', () => {
  test('too few in two sessions in a row ring the alarm', async () => {
    const { city, host, teacher } = cast
    await holdSession('2027-10-16', '13:05')
    await holdSession('2027-10-18', '13:05', 12)
    await openLabTab(host, lab, 'Presenze')
    expect(await host.getByText('Pochi presenti').count()).toBe(0)
    await holdSession('2027-10-25', '13:05', 12)
    for (const page of [host, teacher]) {
      await openLabTab(page, lab, 'Presenze')
      await page.getByText('Pochi presenti: meno di 9 in 2 incontri di fila, dal 18/10/2027.').waitFor()
    }
    await openMenu(city, 'Avvisi')
    const notices = city.getByRole('row').filter({ hasText: 'Poche presenze a un laboratorio' })
    for (const name of ['Carla Comune', 'Teresa Tutor', 'Fabio Fresa'])
      expect(await notices.filter({ hasText: name }).count()).toBe(1)
  })

  test('goes on to the last session', async () => {
    for (const on of ['2027-11-08', '2027-11-29', '2027-12-06', '2027-12-13', '2027-12-20', '2028-01-10'])
      await holdSession(on, '13:05')
    const { teacher } = cast
    await approveAll(teacher, title)
    await teacher.getByText('Le presenze di 9 incontri sono convalidate.').waitFor()
  })
})

describe('the end', () => {
  test('the host completes the lab', async () => {
    await openEdition(cast.host, lab)
    await press(cast.host, 'Concludi')
    await cast.host.getByText('Il laboratorio è concluso').first().waitFor()
  })

  test('who attended three quarters has the certificate; who did not reads what is missing', async () => {
    const { coordinator } = cast
    await openLabTab(coordinator, lab, 'Attestati')
    await press(coordinator, 'Rilascia 18 attestati pronti')
    await coordinator.getByText('18 attestati rilasciati.').waitFor()
    await coordinator.getByRole('link', { name: latecomer }).click()
    const { name, bytes } = await download(coordinator, 'Scarica l’attestato (PDF)')
    expect(name).toMatch(/\.pdf$/u)
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    await coordinator.goBack()
    await coordinator.getByRole('link', { name: absentees[0] }).click()
    expect(await coordinator.getByRole('button', { name: 'Rilascia l’attestato' }).isDisabled()).toBe(true)
    await coordinator.getByText('Mancano 1:30 ore.').waitFor()
  })

  test('the register in Excel has the totals of the screen', async () => {
    const { host } = cast
    await openLabTab(host, lab, 'Registro')
    await host.getByText('Il registro è completo.').waitFor()
    const shown = host.getByRole('table', { name: 'Ore convalidate per studente' })
    await shown
      .getByRole('row', { name: /^Totale/u })
      .getByText('521:45')
      .waitFor()
    const { bytes } = await download(host, 'Scarica il registro (Excel)')
    const minutes = await minutesAt(bytes, 'Totale ore convalidate', 'Totale')
    expect(minutes).toBe(parseHours('521:45'))
  })

  test('those who completed it are authorised for the machine', async () => {
    const { host } = cast
    await openLabTab(host, lab, 'Abilitazioni')
    await host.getByLabel('Sono il formatore').check()
    await press(host, 'Dai le abilitazioni')
    await host.getByText('18 abilitazioni date.').waitFor()
    const student = await site.signIn('student')
    await openMenu(student, 'Abilitazioni', 'Le mie abilitazioni')
    await student.getByText('Fresatrice CNC').first().waitFor()
  })

  test('the city asks for a job, and reads that no worker is there', async () => {
    const { city } = cast
    await openMenu(city, 'Lavori automatici')
    await city.getByText('I lavori automatici non sono mai stati avviati').waitFor()
    await city.getByRole('row', { name: 'Scadenze' }).getByRole('button', { name: 'Esegui adesso' }).click()
    await city.getByText('parte appena i lavori automatici sono di nuovo attivi').first().waitFor()
    expect(site.complaints.all).toEqual([])
  })
})
