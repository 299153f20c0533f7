import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { agree, arrive, expectTitle, factOf, fill, openMenu, press } from './support/acts.ts'
import { useRoundStory, wanted } from './support/round-story.ts'

/** A class of twenty-four chooses, and the round is told to its end by clicking: each test goes on where the last stopped. */
const story = useRoundStory()
const [drone, arm, spares] = wanted
const title = 'Percorsi di marzo, terza A'
let round = ''

const figureOf = (page: Page, label: string) =>
  page.locator('.figures li').filter({ hasText: label }).first().innerText()
/** Who stands at which place, by the list of the coordinator. */
async function placesOnScreen(page: Page): Promise<{ name: string; place: string; state: string; note: string }[]> {
  await page.goto(`${round}/esito`)
  await arrive(page)
  const rows = await page.locator('main table').first().locator('tbody tr').all()
  return Promise.all(
    rows.map(async (row) => {
      const [name = '', , place = '', , state = ''] = await row.locator('th, td').allInnerTexts()
      const [at = '', ...notes] = place.split('\n')
      return { name: name.trim(), place: at.trim(), state: state.trim(), note: notes.join(' ') }
    }),
  )
}
const at = (places: { place: string }[], offer: { title: string }) =>
  places.filter(({ place }) => place.startsWith(offer.title)).length

describe('the school prepares', () => {
  test('the coordinator makes a round for the class with three offers, and opens the lists', async () => {
    const { coordinator: page } = story
    await openMenu(page, 'Tornate')
    await page.getByRole('link', { name: 'Nuova tornata' }).click()
    await fill(page, { Titolo: title, 'Scadenza: giorno': '2026-12-01', 'Scadenza: ora': '18:00' })
    await press(page, 'Crea la bozza')
    await arrive(page)
    round = new URL(page.url()).pathname.replace(/^(\/tornate\/[^/]+).*$/u, '$1')
    await page.goto(`${round}/partecipanti`)
    await page.getByLabel(/^3A INF/u).check()
    await press(page, 'Salva')
    await page.goto(`${round}/offerte`)
    for (const offer of wanted) await page.getByRole('checkbox', { name: new RegExp(offer.title, 'u') }).check()
    await press(page, 'Aggiungi le scelte')
    await page.goto(round)
    await press(page, 'Apri le scelte')
    await agree(page)
    await page.getByText('Le scelte sono aperte: chi partecipa è stato avvisato.').waitFor()
  })
})

describe('the class chooses', () => {
  test.each([0, 8, 16])('eight put the three in order and keep a receipt, from the %i-th on', async (first) => {
    story.goOn('2026-11-27T15:00:00+01:00')
    expect(story.pupils).toHaveLength(24)
    for (const pupil of story.pupils.slice(first, first + 8)) {
      const page = await openList(pupil)
      for (const { title: each } of wanted) await button(page, `Aggiungi ${each}`).click()
      await sendAndRead(page)
    }
  })

  test('one who had it the other way round thinks better of it, and sends again', async () => {
    const page = await openList({ _id: 'giulia' })
    await button(page, `Su ${spares.title}`).click()
    await button(page, `Su ${spares.title}`).click()
    expect(await button(page, `Giù ${arm.title}`).isDisabled()).toBe(true)
    await button(page, `Giù ${spares.title}`).click()
    await button(page, `Giù ${spares.title}`).click()
    await sendAndRead(page)
  })

  test('the coordinator sees that nobody is missing', async () => {
    const { coordinator: page } = story
    await page.goto(`${round}/scelte`)
    await arrive(page)
    expect(await figureOf(page, 'Hanno inviato')).toContain('24')
    expect(await figureOf(page, 'Non ancora')).toMatch(/^0/u)
  })

  test('after the deadline no list is taken any more', async () => {
    story.goOn('2026-12-01T18:00:00+01:00')
    const page = await openList({ _id: 'giulia' })
    expect(await button(page, 'Invia le scelte').count()).toBe(0)
    await page.context().close()
  })
})

describe('the coordinator decides', () => {
  test('the round is frozen, matched, and tried out with one seat more; nobody else sees anything', async () => {
    story.goOn('2026-12-01T18:05:00+01:00')
    const { coordinator: page } = story
    await page.goto(`${round}/abbinamento`)
    await press(page, 'Prova l’abbinamento')
    await page.goto(`${round}/abbinamento`)
    await arrive(page)
    expect(await figureOf(page, 'con un posto')).toContain('21')
    expect(await figureOf(page, 'con la prima scelta')).toContain('3')
    expect(await figureOf(page, 'senza posto')).toContain('3')

    await page.getByLabel('Che cosa cambierebbe').selectOption({ label: 'Un posto in più' })
    await page.getByLabel('Offerta', { exact: true }).selectOption({ label: optionOf(drone) })
    await page.getByRole('button', { name: 'Prova', exact: true }).click()
    await page.locator('main table tbody tr').first().waitFor()
    const moves = await page.locator('main table tbody tr').allInnerTexts()
    expect(moves).toHaveLength(3)
    expect(moves.filter((each) => each.includes(drone.title))).toHaveLength(1)

    const pupil = await story.signInPupil({ _id: 'giulia' })
    const answer = await pupil.goto(round.replace('/tornate/', '/esito/'))
    expect(answer?.status()).toBe(404)
    await pupil.context().close()
    const host = await story.site.signIn('host')
    await host.goto('/arrivi')
    expect(await host.locator('main').innerText()).not.toContain(drone.title)
    await host.context().close()
  })

  test('the result is published, and each reads the own place and why', async () => {
    const { coordinator: page } = story
    await page.goto(`${round}/abbinamento`)
    await page.getByRole('link', { name: 'Pubblica' }).click()
    await expectTitle(page, 'Pubblica l’esito')
    await page.getByLabel('Ultimo giorno per confermare').fill('2026-12-10')
    await page.getByLabel(/Ho controllato: pubblica/u).check()
    await press(page, 'Pubblica ora')
    await page.getByText('L’esito è pubblicato: gli avvisi stanno partendo.').waitFor()
    const places = await placesOnScreen(page)
    expect(places).toHaveLength(24)
    expect(wanted.map((offer) => at(places, offer))).toEqual([3, 8, 10])
  })
})

describe('seats change hands', () => {
  let before: Awaited<ReturnType<typeof placesOnScreen>> = []

  test('who gives a place back frees a seat, which is kept for the next in order', async () => {
    const { coordinator: page } = story
    story.goOn('2026-12-02T09:00:00+01:00')
    before = await placesOnScreen(page)
    const leaver = before.find(({ place }) => place.startsWith(drone.title))
    const pupil = await story.signInPupil(pupilNamed(leaver?.name))
    await pupil.goto(round.replace('/tornate/', '/esito/'))
    await pupil.getByText('Hai ottenuto la tua 1ª scelta.').waitFor()
    await pupil.getByText('Rinunciare al posto').click()
    await pupil.getByLabel('Ho capito: rinuncio al posto').check()
    await press(pupil, 'Rinuncio')
    await pupil.getByText('Rinuncia registrata.').waitFor()
    await pupil.context().close()
    const after = await placesOnScreen(page)
    expect(at(after, drone)).toBe(2)
    expect(after.filter(({ note }) => note.includes(drone.title))).toHaveLength(1)
  })

  test('who takes it frees the own, down to somebody who had none', async () => {
    const { coordinator: page } = story
    for (const offer of wanted) {
      const waiting = (await placesOnScreen(page)).find(({ note }) => note.includes(offer.title))
      const pupil = await story.signInPupil(pupilNamed(waiting?.name))
      await pupil.goto(round.replace('/tornate/', '/esito/'))
      await pupil.getByText('Si è liberato un posto che preferivi').waitFor()
      await press(pupil, 'Lo prendo')
      await pupil.getByText('Il posto è tuo.').waitFor()
      await pupil.context().close()
    }
    const after = await placesOnScreen(page)
    expect(wanted.map((offer) => at(after, offer))).toEqual([3, 8, 10])
    expect(after.filter(({ state }) => state === 'Senza posto')).toHaveLength(2)
  })

  test('placements are made of the confirmed places, once', async () => {
    const { coordinator: page } = story
    const url = `${round}/percorsi`
    await page.goto(url)
    await page.getByText('3 posti confermati da preparare').waitFor()
    const stale = await page.context().newPage()
    await stale.goto(url)
    await page.getByLabel('Tutor della scuola').selectOption({ index: 1 })
    await press(page, 'Prepara i percorsi')
    await page.getByRole('table', { name: 'Com’è andata' }).waitFor()
    expect(await page.locator('main table tbody tr').allInnerTexts()).toHaveLength(3)
    await stale.getByLabel('Tutor della scuola').selectOption({ index: 1 })
    await press(stale, 'Prepara i percorsi')
    await arrive(stale)
    await stale.close()
    await page.goto(`/percorsi?q=${encodeURIComponent(drone.title)}`)
    await arrive(page)
    expect(await page.locator('main table tbody tr').count()).toBe(1)
    expect((await placesOnScreen(page)).filter(({ state }) => state === 'Percorso preparato')).toHaveLength(3)
  })

  test('the host sees who comes, the audit agrees, and anybody can work the draw out', async () => {
    const { coordinator: page, site } = story
    const host = await site.signIn('host')
    await host.goto('/arrivi')
    await arrive(host)
    expect(await host.locator('main').innerText()).toContain(drone.title)
    await page.goto(`${round}/verifica`)
    await page.getByText('Tutto torna').waitFor()
    expect(await page.getByText('Diverse', { exact: true }).count()).toBe(0)
    const stranger = await site.newPage()
    await stranger.goto(round.replace('/tornate/', '/estrazione/'))
    await stranger.getByLabel(/codice/iu).fill('giulia')
    await stranger.getByRole('button', { name: /Cerca|Calcola/u }).click()
    await arrive(stranger)
    const digest = createHash('sha256')
    const seed = await factOf(stranger, 'Seme')
    const ticket = digest.update(`${seed}|${round.replace('/tornate/', '')}|giulia`).digest('hex')
    expect(await stranger.locator('main').innerText()).toContain(ticket)
  })
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function openList(pupil: { _id: string }): Promise<Page> {
  const page = await story.signInPupil(pupil)
  await page.goto(round.replace('/tornate/', '/scelte/'))
  await arrive(page)
  return page
}

/** The receipt has the three in the order in which everybody wants them. */
async function sendAndRead(page: Page): Promise<void> {
  await press(page, 'Invia le scelte')
  await expectTitle(page, /^Ricevuta /u)
  expect(await page.locator('main ol li').allInnerTexts()).toEqual(
    wanted.map((offer) => expect.stringContaining(offer.title)),
  )
  await page.context().close()
}

const optionOf = ({ title: each }: { title: string }) => `${each}, FabLab Borgo APS`

function pupilNamed(name = ''): { _id: string } {
  const found = story.pupils.find((pupil) => `${pupil.surname} ${pupil.givenName}` === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}
