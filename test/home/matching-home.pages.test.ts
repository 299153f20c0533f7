import { describe, expect, test } from '@jest/globals'
import { RoundAssignments } from '../../src/assignments/assignment.model.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()

const homeOf = async (identifier: string) => (await borgo.signIn(identifier)).visit('/')
const winter = 'tornata-inverno'
const others = ['docente@borgo.example', 'segreteria@borgo.example', 'coordinatore@volta.example', 'giulia.damico']

/** Every place of the round as it is given here. */
const allPlaces = (given: object) =>
  RoundAssignments.updateOne(
    { _id: winter },
    { $set: Object.fromEntries(Object.entries(given).map(([field, value]) => [`places.$[].${field}`, value])) },
  )

describe('the first page says of the results of rounds', () => {
  test('which closed rounds wait to be published, to who steers them', async () => {
    const desk = '.tasks a[href="/tornate/tornata-quinte/abbinamento"]'
    const page = await homeOf('coordinatore@borgo.example')
    expect(page.$(desk)).toHaveLength(1)
    expect(page.text).toContain('guarda l’abbinamento e pubblica l’esito')
    for (const who of [...others, 'citta@borgo.example', 'ente@borgo.example'])
      expect((await homeOf(who)).$(desk)).toHaveLength(0)
    await Rounds.updateOne({ _id: 'tornata-quinte' }, { $set: { schoolId: null } })
    expect((await homeOf('citta@borgo.example')).$(desk)).toHaveLength(1)
    expect((await homeOf('coordinatore@borgo.example')).$(desk)).toHaveLength(0)
  })

  test('which confirmed places are to be prepared, and which nobody confirmed in time', async () => {
    const prepare = `.tasks a[href="/tornate/${winter}/percorsi"]`
    const answers = `.tasks a[href="/tornate/${winter}/esito?stato=assigned"]`
    await allPlaces({ state: 'accepted', offered: null, offerId: 'offerta-inverno-stampa' })
    const { places = [] } = (await RoundAssignments.findById(winter).lean()) ?? {}
    const page = await homeOf('coordinatore@borgo.example')
    expect([page.$(prepare).length, page.$(answers).length]).toEqual([1, 0])
    expect(page.text).toContain(`${places.length} posti confermati: prepara i percorsi`)
    for (const who of others) expect((await homeOf(who)).$(prepare)).toHaveLength(0)
    await allPlaces({ state: 'assigned' })
    expect((await homeOf('coordinatore@borgo.example')).$(`${prepare}, ${answers}`)).toHaveLength(0)
    await Rounds.updateOne({ _id: winter }, { $set: { 'published.answerBy': testNow } })
    const late = await homeOf('coordinatore@borgo.example')
    expect([late.$(prepare).length, late.$(answers).length]).toEqual([0, 1])
    expect(late.text).toContain(`${places.length} posti non confermati in tempo`)
    await Rounds.updateOne({ _id: winter }, { $set: { kind: 'labs' } })
    await allPlaces({ state: 'accepted' })
    expect((await homeOf('coordinatore@borgo.example')).text).toContain('posti confermati: iscrivi le classi')
    await allPlaces({ state: 'withdrawn' })
    expect((await homeOf('coordinatore@borgo.example')).$(`${prepare}, ${answers}`)).toHaveLength(0)
  })

  test('who comes to a host, and to nobody else', async () => {
    const arrivals = '.tasks a[href="/arrivi"]'
    await RoundAssignments.deleteMany({ _id: { $ne: winter } })
    await allPlaces({ state: 'withdrawn' })
    expect((await homeOf('ente@borgo.example')).$(arrivals)).toHaveLength(0)
    await allPlaces({ state: 'accepted', offered: null, offerId: 'offerta-inverno-stampa' })
    const { places = [] } = (await RoundAssignments.findById(winter).lean()) ?? {}
    const page = await homeOf('ente@borgo.example')
    expect(page.$(arrivals)).toHaveLength(1)
    expect(page.text).toContain(`Chi arriva alle vostre offerte: ${places.length} studenti`)
    for (const who of [...others, 'coordinatore@borgo.example', 'ente@officine.example'])
      expect((await homeOf(who)).$(arrivals)).toHaveLength(0)
  })
})
