import { describe, expect, test } from '@jest/globals'
import { Placements } from '../../src/placements/placement.model.ts'
import { digestOfSeed } from '../../src/rounds/round.service.ts'
import { useTestApp } from '../support/app.ts'
import { afterwards, frozenRound, runNow } from '../round-runs/a-round-at-the-desk.ts'
import { answerBy, coordinator, now, placeOf, publishedRound } from './a-published-round.ts'
import { preparePlacements } from '../../src/assignments/prepare-placements.service.ts'
import { RoundAssignments } from '../../src/assignments/assignment.model.ts'

const borgo = useTestApp()
const result = '/tornate/round/esito'

/** The clock of the site stands after the deadline, as the results do. */
async function later(identifier: string, at = afterwards) {
  const visitor = await borgo.signIn(identifier)
  borgo.setNow(at)
  return visitor
}

const placeOfGiulia = (change: object) =>
  RoundAssignments.updateOne(
    { _id: 'round', 'places.unitId': 'giulia' },
    { $set: Object.fromEntries(Object.entries(change).map(([name, value]) => [`places.$.${name}`, value])) },
  )

describe('a student', () => {
  test('reads nothing before the result is out; then the place and why, and confirms it', async () => {
    await frozenRound({ seedDigest: digestOfSeed('0'.repeat(64)) })
    const { _id: runId } = await runNow()
    const giulia = await later('giulia.damico')
    expect((await giulia.visit('/esito/round')).status).toBe(404)
    expect((await giulia.visit('/estrazione/round')).text).not.toContain('0'.repeat(64))
    const corrado = await later('coordinatore@borgo.example')
    await corrado.visit(`/tornate/round/pubblicazione?prova=${runId}`)
    const unticked = await corrado.press('Pubblica ora')
    expect([unticked.status, unticked.text.includes('Spunta la casella per pubblicare.')]).toEqual([422, true])
    const out = await corrado.press('Pubblica ora', { understood: 'yes' })
    expect(out.html).toContain('L’esito è pubblicato')
    await placeOfGiulia({ state: 'assigned', offerId: 'laser', rank: 2, phase: 'wish' })
    const own = await giulia.visit('/esito/round')
    expect(own.text).toContain('Hai ottenuto la tua 2ª scelta.')
    expect(own.text).toMatch(/Il tuo numero di estrazione è \d+ su \d+/u)
    const confirmed = await giulia.press('Confermo il posto')
    expect(confirmed.html).toContain('Posto confermato.')
    expect((await placeOf('giulia')).state).toBe('accepted')
  })

  test('gives the place back only with a tick, and takes a better one that is held', async () => {
    await publishedRound()
    await placeOfGiulia({ state: 'accepted', offerId: 'laser', rank: 2, phase: 'wish' })
    const giulia = await later('giulia.damico')
    await giulia.visit('/esito/round')
    const refused = await giulia.press('Rinuncio', { reason: 'Mi trasferisco' })
    expect([refused.status, refused.text.includes('Spunta la casella')]).toEqual([422, true])
    expect(refused.text).toContain('Mi trasferisco')
    await placeOfGiulia({ offered: { offerId: 'stampa', until: answerBy } })
    expect((await giulia.visit('/esito/round')).text).toContain('Si è liberato un posto che preferivi')
    await giulia.press('Lo prendo')
    expect(await placeOf('giulia')).toMatchObject({ offerId: 'stampa', state: 'accepted' })
    const gone = await giulia.press('Rinuncio', { sure: 'yes' })
    expect(gone.text).toContain('Hai rinunciato al posto')
    const [other] = (await now()).places.filter(({ unitId }) => unitId !== 'giulia')
    expect((await giulia.visit(`/esito/round/posti/${other?.unitId}`)).status).toBe(404)
  })
})

describe('the school', () => {
  test('reads its own students, answers for one, takes the list away; another school finds nothing', async () => {
    const units = await publishedRound()
    const corrado = await later('coordinatore@borgo.example')
    const page = await corrado.visit(result)
    expect(page.text).toContain('D’Amico Giulia')
    expect(page.$('table tbody tr')).toHaveLength(units.length)
    expect((await corrado.visit(`${result}?q=damico`)).status).toBe(200)
    const file = await corrado.download(`${result}?formato=xlsx`)
    expect(file.status).toBe(200)
    await placeOfGiulia({ state: 'assigned', offerId: 'laser', rank: 2, phase: 'wish' })
    const place = await corrado.visit('/esito/round/posti/giulia')
    expect(place.title).toContain('Posto di D’Amico Giulia')
    await corrado.press('Confermo il posto')
    expect((await corrado.visit(result)).text).toContain('ha confermato')
    for (const [who, status] of [
      ['docente@borgo.example', 200],
      ['segreteria@borgo.example', 200],
      ['ente@borgo.example', 403],
      ['giulia.damico', 403],
    ] as const)
      expect([who, (await (await later(who)).visit(result)).status]).toEqual([who, status])
  })

  test('sees charts, digests and takes the round file; the city sees figures and no name', async () => {
    await publishedRound()
    const corrado = await later('coordinatore@borgo.example')
    expect((await corrado.visit('/tornate/round/grafici')).text).toContain('Quanto sono piene le offerte')
    expect((await corrado.visit('/tornate/round/verifica')).text).toContain('Tutto torna')
    const file = await corrado.download('/tornate/round/verifica?formato=json')
    expect(JSON.parse(file.bytes.toString('utf8'))).toMatchObject({ roundId: 'round' })
    const carla = await later('citta@borgo.example')
    const counts = await carla.visit(result)
    expect(counts.text).toContain('Il programma della città vede i numeri')
    expect(counts.text).not.toContain('Giulia')
    expect((await carla.visit('/tornate/round/verifica')).text).toContain('Tutto torna')
    expect((await carla.visit('/tornate/round/verifica?formato=json')).status).toBe(403)
  })

  test('makes the placements of confirmed places, each once, with the host’s yes', async () => {
    await publishedRound()
    await placeOfGiulia({ state: 'accepted', offerId: 'laser', rank: 2, phase: 'wish' })
    const corrado = await later('coordinatore@borgo.example')
    const form = await corrado.visit('/tornate/round/percorsi')
    expect(form.text).toContain('1 posto confermato da preparare')
    const tutor = form.$('select[name=schoolTutorId] option').last().attr('value') ?? ''
    const made = await corrado.press('Prepara i percorsi', { schoolTutorId: tutor })
    expect(made.status).toBe(200)
    const { placementId } = await placeOf('giulia')
    const placement = await Placements.findById(placementId).lean()
    expect(placement).toMatchObject({ offerId: 'laser', partnerId: 'fablab', schoolTutorId: tutor })
    expect(placement?.state).toBe('matched')
    expect(made.text).toContain('Preparato')
    const given = { roundId: 'round', schoolTutorId: tutor, alsoUnanswered: false }
    expect(await Promise.all([preparePlacements(coordinator, given), preparePlacements(coordinator, given)])).toEqual([
      [],
      [],
    ])
    expect(await Placements.countDocuments({ offerId: 'laser' })).toBe(1)
  })

  test('gets what a cut left undone made good, and is told what stands against one', async () => {
    await publishedRound()
    await placeOfGiulia({ state: 'accepted', offerId: 'laser', rank: 2, phase: 'wish' })
    const given = { roundId: 'round', schoolTutorId: 'docente', alsoUnanswered: false }
    await Promise.all([preparePlacements(coordinator, given), preparePlacements(coordinator, given)])
    const { placementId } = await placeOf('giulia')
    expect(await Placements.countDocuments({ offerId: 'laser' })).toBe(1)
    await Placements.deleteOne({ _id: placementId })
    expect(await preparePlacements(coordinator, given)).toMatchObject([{ unitId: 'giulia', placementId }])
    expect(await Placements.countDocuments({ _id: placementId })).toBe(1)
    await placeOfGiulia({ state: 'accepted', placementId: null })
    await Placements.deleteOne({ _id: placementId })
    const stranger = { ...given, schoolTutorId: 'nobody' }
    expect(await preparePlacements(coordinator, stranger)).toEqual([
      { unitId: 'giulia', placementId: null, reasons: ['school-tutor-unknown'] },
    ])
    expect((await placeOf('giulia')).state).toBe('accepted')
  })
})

describe('a host', () => {
  test('reads year and track before the name may be told, and only who comes to its own offers', async () => {
    await publishedRound()
    const fabio = await later('ente@borgo.example')
    const page = await fabio.visit('/arrivi')
    expect(page.text).toContain('Offerta laser')
    expect(page.text).toContain('Uno studente di 3ª')
    expect(page.text).not.toContain('Giulia')
    expect((await (await later('coordinatore@borgo.example')).visit('/arrivi')).status).toBe(403)
  })
})

test('anybody checks the draw without signing in, and reads no name', async () => {
  await publishedRound()
  const stranger = borgo.visitor()
  const page = await stranger.visit('/estrazione/round?codice=giulia')
  expect(page.status).toBe(200)
  expect(page.text).toMatch(/Numero \d+\. Biglietto: [0-9a-f]{64}/u)
  expect(page.text).not.toContain('D’Amico')
  expect((await stranger.visit('/estrazione/round?codice=boh')).text).toContain('Nessuno in questa tornata')
  const file = await stranger.download('/estrazione/round?formato=csv')
  expect(file.bytes.toString('utf8')).toMatch(/[0-9a-f]{64}/u)
  expect((await stranger.visit('/estrazione/nessuna')).status).toBe(404)
})
