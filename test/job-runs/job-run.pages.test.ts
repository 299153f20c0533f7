import { describe, expect, test } from '@jest/globals'
import { beat, beginRun, endRun, registerJobs, takeRequest } from '../../src/job-runs/job-record.service.ts'
import { jobNames } from '../../src/job-runs/job-run.rules.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()
const before = (minutes: number) => new Date(testNow.getTime() - minutes * 60_000)

async function aRun(minutesAgo: number, error: unknown = null): Promise<void> {
  const id = await beginRun({
    job: 'weekly-plan',
    worker: 'w1',
    cause: 'catch-up',
    by: null,
    now: before(minutesAgo),
  })
  await endRun('weekly-plan', id, { error, now: new Date(before(minutesAgo).getTime() + 2000) })
}

describe('the page of the jobs', () => {
  test('says of each what it does, when, how it went and when it runs next', async () => {
    await beat('w1', before(1))
    await registerJobs([{ name: 'weekly-plan', when: '0 15 * * 5', nextRunAt: new Date('2026-11-27T14:00:00Z') }])
    await aRun(70, new Error('to <ada@volta.example>: no'))
    await aRun(60)
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/lavori')
    expect(page.title).toContain('Lavori automatici')
    expect(page.text).toContain('I lavori automatici sono attivi.')
    const row = page
      .$('tr')
      .filter((_, each) => page.$(each).text().includes('Settimana dei laboratori'))
      .text()
    for (const told of ['ogni venerdì alle 15:00', '25/11/2026, 09:00', '2 s', 'Riuscito', '27/11/2026, 15:00'])
      expect(row).toContain(told)
    expect(page.$('td.numeric').text()).toContain('1')
    expect(page.$('tbody tr')).toHaveLength(jobNames.length)
  })

  test('says since when nobody runs them', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    expect((await city.visit('/lavori')).text).toContain('I lavori automatici non sono mai stati avviati')
    await beat('w1', before(30))
    expect((await city.visit('/lavori')).text).toContain('I lavori automatici sono fermi dal 25/11/2026, 09:30')
  })

  test('is for the city alone', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    expect((await office.visit('/lavori')).status).toBe(403)
    expect((await office.post('/lavori/weekly-plan/esecuzione')).status).toBe(403)
    expect(await takeRequest()).toBeNull()
  })
})

describe('the page of a job', () => {
  test('says when a run had nobody to write to', async () => {
    await beat('w1', before(1))
    const id = await beginRun({ job: 'off-site-today', worker: 'w1', cause: 'schedule', by: null, now: before(5) })
    await endRun('off-site-today', id, { error: null, unreached: 2, now: before(4) })
    const city = await borgo.signIn('citta@borgo.example')
    for (const url of ['/lavori', '/lavori/off-site-today'])
      expect((await city.visit(url)).text).toContain('2 avvisi non avevano nessuno a cui arrivare')
  })

  test('lists its runs with what went wrong, newest first, and gives them away as a file', async () => {
    await beat('w1', before(1))
    await aRun(30, new Error('to <ada@volta.example>: no'))
    await aRun(20)
    await beginRun({ job: 'weekly-plan', worker: 'w1', cause: 'schedule', by: null, now: before(1) })
    await beginRun({ job: 'weekly-plan', worker: 'gone', cause: 'schedule', by: null, now: before(40) })
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/lavori/weekly-plan')
    const states = page.$('tbody .status').map((_, each) => page.$(each).text().trim())
    expect(states.get()).toEqual(['Interrotto', 'In corso', 'Riuscito', 'Non riuscito'])
    expect(page.text).toContain('to <…>: no')
    expect(page.text).not.toContain('ada@volta')
    const file = await city.download('/lavori/weekly-plan?formato=csv')
    expect(file.status).toBe(200)
    expect(file.bytes.toString()).toContain('to <…>: no')
  })

  test('is paged', async () => {
    for (let n = 0; n < 60; n++) await aRun(600 - n)
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/lavori/weekly-plan?pagina=2')
    expect(page.$('tbody tr')).toHaveLength(10)
    expect(page.text).toContain('51–60 di 60')
  })

  test('of an unknown name is not found', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    expect((await city.visit('/lavori/feed-the-cat')).status).toBe(404)
    expect((await city.post('/lavori/feed-the-cat/esecuzione')).status).toBe(404)
  })
})

describe('“Esegui adesso”', () => {
  test('asks once: whoever presses again reads who has asked, and a worker takes it', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    await city.visit('/lavori/weekly-plan')
    const asked = await city.press('Esegui adesso')
    expect(asked.html).toContain('Richiesta registrata')
    expect(asked.$('button[disabled]')).toHaveLength(1)
    expect(asked.text).toContain('Già chiesto da Carla Comune')
    expect((await city.post('/lavori/weekly-plan/esecuzione')).status).toBe(303)
    expect((await city.visit('/lavori/weekly-plan')).html).toContain('è già stato chiesto')
    expect(await takeRequest()).toEqual({ job: 'weekly-plan', by: { accountId: 'citta', name: 'Carla Comune' } })
    expect((await city.visit('/lavori/weekly-plan')).$('button[disabled]')).toHaveLength(0)
  })
})
