import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type PersonRole, roles } from '../../src/access/actor.ts'
import { JobRecords } from '../../src/job-runs/job-run.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { day } from '../../src/platform/day.ts'
import { testNow } from '../support/borgo-database.ts'
import { fill, press } from './support/acts.ts'
import { barriers, barriersOnPhone } from './support/axe.ts'
import { chooseAnswers } from './support/lab-acts.ts'
import { useSite } from './support/site.ts'

/** What the pages of labs show after somebody has done something, or when Borgo's own records do not show it. */
const site = useSite({ fresh: 'once' })
const people = new Map<PersonRole, Page>()

beforeAll(async () => {
  for (const role of roles) people.set(role, await site.signIn(role))
  await Editions.updateOne(
    { _id: 'making-aperto', 'groups.id': 'making-5b' },
    { 'groups.$.state': 'offered', 'groups.$.offeredUntil': new Date('2026-11-27T17:00:00+01:00') },
  )
  await JobRecords.create({
    _id: 'remind-expiring',
    when: '30 7 * * *',
    nextRunAt: new Date('2026-11-26T07:30:00+01:00'),
    runs: [
      {
        id: 'failed',
        startedAt: testNow,
        endedAt: testNow,
        outcome: 'failed',
        error: 'The database does not answer.',
        worker: 'worker-1',
        cause: 'schedule',
      },
    ],
    failures: [{ day: day('2026-11-25'), count: 3 }],
  })
})

function pageOf(who: PersonRole): Page {
  const page = people.get(who)
  if (!page) throw new Error(`${who} has not signed in.`)
  return page
}

async function expectNoBarriers(page: Page): Promise<void> {
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
  expect(await barriers(page)).toEqual([])
  expect(site.complaints.all).toEqual([])
}

describe('no barrier stands in the way of', () => {
  test.each<[string, PersonRole, string, string]>([
    ['a lab that is being made by its host', 'host', '/laboratori/nuovo?modulo=rob-1', 'Chi lo tiene'],
    ['seats that are offered', 'coordinator', '/laboratori/making-aperto/gruppi/making-5b/risposta', 'Accetta i posti'],
    [
      'an enrolment on the waiting list',
      'teacher',
      '/laboratori/making-aperto/iscrizione?classe=galilei-3a',
      'Chi partecipa',
    ],
    ['a job that has failed', 'city', '/lavori/remind-expiring', 'The database does not answer.'],
    ['the list of jobs with failures', 'city', '/lavori', 'Non riuscito'],
    ['a month without sessions', 'city', '/calendario?giorno=2027-07-10', 'luglio 2027'],
    ['a month without sessions of a student', 'student', '/calendario?giorno=2027-07-10', 'luglio 2027'],
    ['a roll call still to take', 'host', '/laboratori/robotica-3a/incontri/robotica-3a-8/appello', 'Salva e firma'],
    ['a session that was cancelled', 'host', '/laboratori/robotica-3a/incontri/robotica-3a-4', 'Annullato'],
  ])('%s', async (_, role, url, words) => {
    const page = pageOf(role)
    await page.goto(url)
    await page.locator('main').getByText(words).first().waitFor()
    await expectNoBarriers(page)
  })

  test('the dates that a plan proposes, with what is in the way', async () => {
    const page = pageOf('host')
    await page.goto('/laboratori/laser-bozza/incontri')
    await page.locator('[name=time-2-1-from]').fill('14:30')
    await page.locator('[name=time-2-1-to]').fill('16:30')
    await fill(page, { Dal: '2027-01-12', Al: '2027-03-30' })
    await press(page, 'Proponi le date')
    await page.getByRole('heading', { level: 1, name: 'Le date proposte' }).waitFor()
    await page.getByText('Impegni che si sovrappongono').waitFor()
    await expectNoBarriers(page)
  })

  test('an enrolment that is refused, with every obstacle', async () => {
    await Editions.updateOne({ _id: 'making-aperto' }, { seats: 40, groups: [], participants: [], taken: 30 })
    const page = pageOf('teacher')
    await page.goto('/laboratori/making-aperto/iscrizione?classe=galilei-3a')
    await chooseAnswers(page)
    await press(page, 'Iscrivi gli studenti spuntati')
    await page.getByRole('alert').waitFor()
    expect(await barriersOnPhone(page)).toEqual([])
    await expectNoBarriers(page)
  })

  test('a roll call with a guest', async () => {
    const page = pageOf('host')
    await page.goto('/laboratori/robotica-3a/incontri/robotica-3a-8/appello')
    await press(page, 'Salva e firma')
    await page.getByText('L’appello è salvato e firmato.').waitFor()
    await page.getByText('C’era qualcuno che non è in elenco?').click()
    await fill(page, { 'Nome e cognome': 'Ospite Olivia', Classe: '4A' })
    await press(page, 'Aggiungi all’appello')
    await page.getByText('Lo studente è aggiunto all’appello come ospite.').waitFor()
    await expectNoBarriers(page)
    const school = pageOf('coordinator')
    await school.goto('/laboratori/robotica-3a/incontri/robotica-3a-8/appello')
    await school.getByText('Chi è Ospite Olivia?').first().waitFor()
    await expectNoBarriers(school)
  })
})

test('the attendance prints as one grid that fits the sheet, without buttons', async () => {
  const page = pageOf('coordinator')
  await page.goto('/laboratori/robotica-3a/presenze')
  // A4 less the margins, at 96 dots an inch.
  await page.setViewportSize({ width: 718, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  const grid = page.locator('.matrix')
  expect(await grid.locator('tbody tr').count()).toBe(24)
  expect([await grid.isVisible(), await page.locator('.matrix-list').isVisible()]).toEqual([true, false])
  expect(await grid.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true)
  await page.goto('/laboratori/robotica-3a/incontri/robotica-3a-5/appello')
  expect(await page.getByRole('button', { name: 'Salva le giustificazioni' }).isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
  expect(await page.getByRole('button', { name: 'Salva le giustificazioni' }).isVisible()).toBe(true)
})
