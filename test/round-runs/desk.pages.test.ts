import { describe, expect, test } from '@jest/globals'
import { Notices } from '../../src/notices/notice.model.ts'
import { RoundRuns } from '../../src/round-runs/run.model.ts'
import type { RoundRun } from '../../src/round-runs/run.rules.ts'
import { resultOf, runsExecuted } from '../../src/round-runs/run.service.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import { closesAt, part } from '../choices/a-round.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown, Visitor } from '../support/browser.ts'
import { aLock, anApart } from './a-frozen-round.ts'
import { afterwards, closedRound, frozenRound, runNow } from './a-round-at-the-desk.ts'

const borgo = useTestApp()
const desk = '/tornate/round/abbinamento'
const signIn = async (who: string) => {
  borgo.setNow(afterwards)
  return borgo.signIn(who)
}
const coordinator = () => signIn('coordinatore@borgo.example')
const latest = async () =>
  (await RoundRuns.findOne({ roundId: 'round' }).sort({ startedAt: -1, _id: -1 }).lean<RoundRun>()) as RoundRun

/** Presses a button that tries something, and shows what came of it, however busy the machine is. */
async function tryBy(visitor: Visitor, button: string, typed: Record<string, string> = {}): Promise<Shown> {
  await visitor.press(button, typed)
  await runsExecuted()
  const { _id, whatIf } = await latest()
  return visitor.visit(`/tornate/round/prove/${_id}${whatIf ? '?parte=differenze' : ''}`)
}

describe('the desk of the coordinator', () => {
  test('before the deadline says when; a minute after, whoever opens it finds the round frozen', async () => {
    await closedRound()
    const early = await borgo.signIn('coordinatore@borgo.example')
    expect((await early.visit(desk)).text).toContain('Le scelte sono aperte fino al 04/12/2026, 18:00')
    borgo.setNow(new Date(closesAt.getTime() + 1000))
    expect((await early.visit(desk)).text).toContain('Le scelte si sono appena chiuse')
    borgo.setNow(afterwards)
    const page = await early.visit(desk)
    expect(page.text).toContain('Congelata il 04/12/2026, 18:02: 24 partecipanti, 3 offerte')
    expect(page.text).toContain('Nessuno ha ancora provato')
  })

  test('tries, looks who goes where and why, searches, and takes the list away', async () => {
    await frozenRound()
    const school = await coordinator()
    await school.visit(desk)
    const run = await tryBy(school, 'Prova l’abbinamento')
    expect(run.status).toBe(200)
    expect(run.title).toContain('Precedenza e preferenze, la tornata com’è')
    expect(run.text).toContain('1ª scelta')
    expect(run.$('svg rect').length).toBe(run.$('.rank-chart tbody tr').length)
    const { _id } = await latest()
    const url = `/tornate/round/prove/${_id}`
    const students = await school.visit(`${url}?parte=studenti`)
    expect(students.text).toContain('D’Amico Giulia')
    expect(students.text).toContain('posti occupati (ultimo ammesso: n. 2)')
    const found = await school.visit(`${url}?q=damico&offerta=&esito=`)
    expect(found.$('tbody tr').length).toBe(1)
    const unplaced = await school.visit(`${url}?q=&offerta=&esito=unplaced`)
    expect(unplaced.text).toContain('Tutti i posti compatibili sono occupati.')
    expect((await school.visit(`${url}?parte=offerte`)).text).toContain('Piena')
    const file = await school.download(`${url}?parte=studenti&formato=csv`)
    expect(file.bytes.toString('utf8').split('\n').length).toBeGreaterThan(24)
    const back = await school.visit(desk)
    expect(back.text).toContain('Pubblica')
    expect(back.$(`a[href="/tornate/round/pubblicazione?prova=${_id}"]`).length).toBe(1)
  })

  test('asks what if, and sees who would move from where to where', async () => {
    await frozenRound()
    await runNow()
    const school = await coordinator()
    await school.visit(desk)
    const refused = await school.press('Prova', { change: 'lock', offerId: 'stampa', unitId: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Scegli per chi è fissato il posto.')
    const tried = await tryBy(school, 'Prova', { change: 'seats+1', offerId: 'stampa', unitId: '' })
    expect(tried.title).toContain('e se ci fosse un posto in più in «Offerta stampa»')
    expect(tried.html).not.toContain('Pubblica questa prova')
    expect(tried.text).toContain('Offerta laser (2ª)')
    expect(tried.text).toContain('Offerta stampa (1ª)')
    expect(tried.text).toContain('Meglio')
  })

  test('compares the two mechanisms', async () => {
    await frozenRound()
    await runNow()
    const school = await coordinator()
    const half = await school.visit('/tornate/round/confronto')
    expect(half.text).toContain('bisogna provare anche con l’altro metodo')
    await school.press('Prova: Massima soddisfazione')
    await runsExecuted()
    const whole = await school.visit('/tornate/round/confronto')
    expect(whole.text).toContain('Reclami fondati')
    expect(whole.text).toMatch(/Chi avrebbe un posto diverso/u)
  })

  test('says what contradicts itself, and where to mend it', async () => {
    const [first = '', second = ''] = await closedRound()
    const locks = [aLock(first, 'stampa'), aLock(second, 'stampa')]
    await Rounds.updateOne({ _id: 'round' }, { $set: { locks, keepApart: [anApart(first, second)] } })
    const page = await (await coordinator()).visit(desk)
    expect(page.text).toContain('Sono da tenere separati, ma tutti e due hanno il posto fissato nella stessa offerta.')
    expect(page.text).toContain('Offerta stampa')
    expect(page.html).toContain('/tornate/round/vincoli')
  })

  test('follows a run that takes long, and hears why one failed', async () => {
    await frozenRound()
    const { _id } = await runNow()
    const school = await coordinator()
    const url = `/tornate/round/prove/${_id}`
    await RoundRuns.updateOne({ _id }, { $set: { state: 'running', progress: 40 } })
    await school.visit(url)
    const under = await school.visit(`${url}/avanzamento`)
    expect(under.text).toContain('40 %')
    expect(under.$('[data-live]').length).toBe(1)
    await RoundRuns.updateOne({ _id }, { $set: { state: 'failed', problems: ['timeout'] } })
    expect((await school.visit(`${url}/avanzamento`)).text).toContain('Ci ha messo troppo tempo')
  })
})

describe('what others see', () => {
  test('nobody else opens the desk, and nothing reaches students, hosts or teachers before it is published', async () => {
    await frozenRound()
    const run = await runNow()
    const result = await resultOf(run)
    for (const who of ['docente@borgo.example', 'segreteria@borgo.example', 'ente@borgo.example', 'giulia.damico']) {
      const other = await signIn(who)
      for (const url of [desk, `/tornate/round/prove/${run._id}`, '/tornate/round/confronto'])
        expect((await other.visit(url)).status).toBe(403)
    }
    const volta = await signIn('coordinatore@volta.example')
    expect((await volta.visit(desk)).status).toBe(404)
    const student = await signIn('giulia.damico')
    const place = result.matching['giulia']
    for (const url of ['/', '/scelte', '/scelte/round', '/percorsi', '/esito/round']) {
      const page = await student.visit(url)
      expect(page.text).not.toContain('Hai ottenuto')
      expect(page.text).not.toContain(`Esito: ${place ?? ''}`)
    }
    expect((await student.visit('/esito/round')).status).toBe(404)
    const host = await signIn('ente@borgo.example')
    expect((await host.visit('/arrivi')).text).not.toContain('Offerta stampa')
    expect(await Notices.countDocuments({ createdAt: { $gte: afterwards } })).toBe(0)
  })

  test('the city sees numbers where the school sees names, and whom it keeps apart not at all', async () => {
    const parts = [part('galilei', ['galilei-3a'])]
    const units = await frozenRound({ schoolId: null, schoolIds: ['galilei'], parts, fallback: false })
    const city = await signIn('citta@borgo.example')
    await city.visit(desk)
    const run = await tryBy(city, 'Prova l’abbinamento')
    const { _id } = await latest()
    await RoundRuns.updateOne({ _id }, { $set: { separated: [{ unitId: units[0], offerId: 'stampa' }] } })
    const pages = [run, await city.visit(`/tornate/round/prove/${_id}`)]
    for (const page of ['studenti', 'offerte'])
      pages.push(await city.visit(`/tornate/round/prove/${_id}?parte=${page}`))
    for (const page of [
      ...pages,
      await city.visit(desk),
      await city.visit(`/tornate/round/prove/${_id}/spostamenti`),
    ]) {
      expect(page.status).toBe(200)
      expect(page.text).not.toContain('Amico')
      expect(page.text).not.toContain('Separati')
    }
    expect(pages[2]?.text).toContain('N. 1')

    const school = await coordinator()
    const own = await school.visit(`/tornate/round/prove/${_id}?parte=studenti`)
    expect(own.text).toContain('D’Amico Giulia')
    expect((await school.visit(`/tornate/round/prove/${_id}`)).text).toContain('Separati')
    const seen = await school.visit(desk)
    expect(seen.text).toContain('L’abbinamento lo fa chi ha aperto la tornata')
    expect(seen.html).not.toContain('>Prova di nuovo<')
    const moves = await school.visit(`/tornate/round/prove/${_id}/spostamenti`)
    expect(moves.$('textarea').length).toBe(0)
    const form = { id: '0'.repeat(22), mechanism: 'default' }
    expect((await school.post('/tornate/round/prove', form)).status).toBe(404)
  })

  test('the city looks on at a school’s round, without names and without a button', async () => {
    await frozenRound()
    await runNow()
    const page = await (await signIn('citta@borgo.example')).visit(desk)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('Prova di nuovo')
    expect(page.html).not.toContain('name="unitId"')
  })
})
