import { describe, expect, test } from '@jest/globals'
import { Notices } from '../../src/notices/notice.model.ts'
import { Rounds } from '../../src/rounds/round.model.ts'
import type { Round } from '../../src/rounds/round.rules.ts'
import { useTestApp } from '../support/app.ts'
import { publishOffers } from './prepared-round.ts'

const borgo = useTestApp()

const spring = '/tornate/tornata-primavera'
const draft = '/tornate/tornata-estate'
const stored = (id: string) => Rounds.findById(id).lean<Round>()

describe('a coordinator', () => {
  test('prepares a round step by step, reads what is missing, and opens it', async () => {
    await publishOffers(['prova-1', 'prova-2'])
    const school = await borgo.signIn('coordinatore@borgo.example')
    await school.visit('/tornata/nuova')
    const wrong = await school.press('Crea la bozza', { title: '', day: '28/03/2027', time: '2:30' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Compila questo campo.')
    const skipped = await school.press('Crea la bozza', { title: 'Prova', day: '28/03/2027', time: '2:30' })
    expect(skipped.text).toContain('l’ora legale salta quest’ora')
    const past = await school.press('Crea la bozza', { title: 'Prova', day: '24/11/2026', time: '18:00' })
    expect(past.text).toContain('La scadenza è già passata')
    const made = await school.press('Crea la bozza', { title: 'Prova', day: '05/12/2026', time: '18:00' })
    expect(made.text).toContain('Nessuna classe partecipa: scegline almeno una.')
    expect(made.text).toContain('Non c’è nessuna offerta: scegline almeno una.')
    const id = (await Rounds.findOne({ title: 'Prova' }).lean())?._id ?? ''
    const at = (page: string) => `/tornate/${id}${page}`

    await school.visit(at('/partecipanti'))
    const classes = await school.press('Salva', { classIds: ['galilei-3a'], district: 'isola' })
    expect(classes.$('input[name=leftOut]')).toHaveLength(24)
    await school.press('Salva', { leftOut: ['bruno'], accessible: ['giulia'] })
    expect((await stored(id))?.parts[0]).toEqual({
      schoolId: 'galilei',
      classIds: ['galilei-3a'],
      district: 'isola',
      leftOut: ['bruno'],
      accessible: ['giulia'],
    })

    await school.visit(at('/offerte?q=prova-'))
    const added = await school.press('Aggiungi le scelte', { offerId: ['prova-1', 'prova-2'] })
    expect(added.text).toContain('Offerta prova-1')
    const over = await school.press('Salva le offerte', { 'seats-prova-1': '9', 'min-prova-2': '4' })
    expect(over.status).toBe(422)
    expect(over.text).toContain('I posti sono più di quelli che l’offerta ha.')
    expect(over.$('input[name=seats-prova-1]').val()).toBe('9')
    await school.press('Salva le offerte', { 'seats-prova-1': '2', 'min-prova-2': '', out: 'prova-2' })
    expect((await stored(id))?.offers).toMatchObject([{ offerId: 'prova-1', seats: 2, min: 0 }])

    await school.visit(at('/criteri'))
    await school.press('Aggiungi: Chi è all’ultimo anno')
    await school.press('Sposta su: Chi è all’ultimo anno')
    const order = await school.press('Togli: Chi ha bisogno di un posto senza gradini')
    expect(
      order
        .$('ol.criteria strong')
        .toArray()
        .map((each) => order.$(each).text()),
    ).toEqual(['Chi è all’ultimo anno', 'Chi altrimenti non raggiungerebbe le ore richieste'])
    const many = await school.press('Salva', { mostWishes: '11', mostKm: '0' })
    expect(many.status).toBe(422)
    await school.press('Salva', { mostWishes: '4', mostKm: '' })
    await school.press('Aggiungi la fascia', { partnerId: 'fablab', track: '', year: '3', band: '0' })
    expect((await stored(id))?.hostBands).toEqual([{ partnerId: 'fablab', track: null, year: 3, band: 0 }])
    await school.press('Togli la fascia')
    expect(await stored(id)).toMatchObject({ hostBands: [], mostWishes: 4, mechanism: 'default', fallback: true })

    const ready = await school.visit(at(''))
    expect(ready.text).toContain('Non manca nulla: puoi aprire le scelte.')
    expect(ready.text).toContain('Si pubblica quando si aprono le scelte.')
    const open = await school.press('Apri le scelte')
    const round = await stored(id)
    expect(open.text).toContain(round?.seedDigest)
    expect(open.html).not.toContain(round?.seed)
    expect(open.text).toContain('Le scelte sono aperte fino al 05/12/2026, 18:00.')
    const edit = await school.visit(at('/modifica'))
    expect(edit.text).toContain('annulla la tornata, con il motivo, e copiala')
    expect(edit.$('main form[method=post]')).toHaveLength(0)
  })

  test('says what must and must not be of single students, and reads why something cannot be', async () => {
    const school = await borgo.signIn('coordinatore@borgo.example')
    const page = await school.visit(`${spring}/vincoli`)
    expect(page.text).toContain('Ci lavora uno zio, lo ha detto la famiglia.')
    const values = { unitId: 'galilei-3a-7', offerId: 'offerta-officine-cnc', reason: 'Prova' }
    const refused = await school.press('Fissa il posto', values)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Per questo studente l’ente è vietato: togli prima il divieto.')
    expect(refused.$('#f-reason-lock').val()).toBe('Prova')
    const same = await school.press('Tienili separati', { unitId: 'giulia', otherId: 'giulia', reason: 'x' })
    expect(same.text).toContain('Scegli due studenti diversi.')
    await school.press('Tienili separati', { unitId: 'giulia', otherId: 'bruno', reason: 'x' })
    expect((await stored('tornata-primavera'))?.keepApart).toHaveLength(2)
    await school.press('Togli')
    expect((await stored('tornata-primavera'))?.locks).toHaveLength(0)
  })

  test('moves the deadline, gives a round up with a reason, and copies it', async () => {
    const school = await borgo.signIn('coordinatore@borgo.example')
    await school.visit(spring)
    const past = await school.press('Sposta', { day: '24/11/2026' })
    expect(past.status).toBe(422)
    expect(past.text).toContain('La scadenza è già passata')
    const moved = await school.press('Sposta', { day: '10/12/2026' })
    expect(moved.text).toContain('Prima era il 05/12/2026, 18:00')
    expect(await Notices.countDocuments({ kind: 'round-deadline-moved', about: 'tornata-primavera' })).toBe(1)
    const empty = await school.press('Annulla la tornata', { reason: ' ' })
    expect(empty.status).toBe(422)
    const gone = await school.press('Annulla la tornata', { reason: 'Le date sono sbagliate.' })
    expect(gone.text).toContain('Motivo: Le date sono sbagliate.')
    const copy = await school.press('Copia in una nuova bozza')
    expect(copy.title).toBe('Percorsi di primavera, terza A')
    expect(copy.text).toContain('Non manca nulla')
    const list = await school.visit('/tornate?stato=cancelled')
    expect(list.$('tbody tr')).toHaveLength(1)
  })

  test('reads at home what waits', async () => {
    const school = await borgo.signIn('coordinatore@borgo.example')
    expect((await school.visit('/')).text).toContain('Tornata da aprire: Percorsi di fine anno, quarta A')
    borgo.setNow(new Date('2026-12-04T10:00:00+01:00'))
    expect((await school.visit('/')).text).toContain('«Percorsi di primavera, terza A» si chiude il 05/12/2026, 18:00')
  })

  test('of classes prepares a round of labs in the same way', async () => {
    const school = await borgo.signIn('coordinatore@borgo.example')
    await school.visit('/tornata/nuova')
    const made = await school.press('Crea la bozza', { title: 'Laboratori', kind: 'labs', day: '05/12/2026' })
    expect(made.text).toContain('Laboratori, alle classi')
    const id = (await Rounds.findOne({ kind: 'labs' }).lean())?._id ?? ''
    await school.visit(`/tornate/${id}/partecipanti`)
    const who = await school.press('Salva', { classIds: ['galilei-3a', 'galilei-4a'] })
    expect(who.$('input[name=leftOut]')).toHaveLength(0)
    const offers = await school.visit(`/tornate/${id}/offerte`)
    const first = offers.$('input[name=offerId]').first().val()
    expect(first).toBeTruthy()
    const added = await school.press('Aggiungi le scelte', { offerId: String(first) })
    expect(added.$(`input[name="seats-${String(first)}"]`)).toHaveLength(1)
    const pairs = await school.visit(`/tornate/${id}/vincoli`)
    expect(
      pairs
        .$('#f-unitId-lock option')
        .toArray()
        .map((each) => pairs.$(each).text()),
    ).toEqual(['Scegli…', '3A INF', '4A INF'])
  })
})

describe('who does not steer a round', () => {
  const pages = ['', '/modifica', '/partecipanti', '/offerte', '/criteri'] as const

  test.each(['docente@borgo.example', 'segreteria@borgo.example'])('reads it: %s', async (who) => {
    const visitor = await borgo.signIn(who)
    for (const page of pages) {
      const shown = await visitor.visit(spring + page)
      expect([page, shown.status]).toEqual([page, 200])
      expect(shown.text).not.toMatch(/uno zio|consiglio di classe|Vincoli/u)
      expect(shown.$('main form[method=post]')).toHaveLength(0)
    }
    expect((await visitor.visit(`${spring}/vincoli`)).status).toBe(403)
    expect((await visitor.visit('/tornata/nuova')).status).toBe(403)
    expect((await visitor.post(`${draft}/passo`, { step: 'open', version: '1' })).status).toBe(403)
    expect(
      (await visitor.post(`${draft}/criteri`, { step: 'order', version: '1', criterion: 'hours-due', move: 'take' }))
        .status,
    ).toBe(403)
  })

  test('the city reads how it goes and no student; another school and a host nothing at all', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    for (const page of pages) {
      const shown = await city.visit(spring + page)
      expect([page, shown.status]).toEqual([page, 200])
      expect(shown.text).not.toMatch(/D’Amico|uno zio|consiglio di classe/u)
      expect(shown.$('main form[method=post]')).toHaveLength(0)
    }
    expect((await city.visit(`${spring}/vincoli`)).status).toBe(403)
    expect((await city.post(`${draft}/passo`, { step: 'open', version: '1' })).status).toBe(404)
    const volta = await borgo.signIn('coordinatore@volta.example')
    for (const page of [...pages, '/vincoli']) expect((await volta.visit(spring + page)).status).toBe(404)
    expect((await volta.post(`${draft}/passo`, { step: 'open', version: '1' })).status).toBe(404)
    const host = await borgo.signIn('ente@borgo.example')
    expect((await host.visit(spring)).status).toBe(403)
    const student = await borgo.signIn('giulia.damico')
    expect((await student.visit(spring)).status).toBe(403)
  })

  test('a school joins a round of the city, and reads the others as a number', async () => {
    await publishOffers(['prova-1'])
    const city = await borgo.signIn('citta@borgo.example')
    await city.visit('/tornate/tornata-citta/offerte?q=prova-1')
    await city.press('Aggiungi le scelte', { offerId: ['prova-1'] })
    await city.visit('/tornate/tornata-citta')
    const open = await city.press('Apri le scelte')
    expect(open.text).toContain('Le scelte sono aperte fino al')
    expect(await Notices.countDocuments({ kind: 'round-to-join' })).toBe(2)

    const galilei = await borgo.signIn('coordinatore@borgo.example')
    expect((await galilei.visit('/')).text).toContain('La città ha aperto la tornata «Una settimana in laboratorio»')
    await galilei.visit('/tornate/tornata-citta/partecipanti')
    const joined = await galilei.press('Salva', { classIds: ['galilei-4a'] })
    expect(joined.$('input[name=leftOut]')).toHaveLength(21)
    const volta = await borgo.signIn('coordinatore@volta.example')
    await volta.visit('/tornate/tornata-citta/partecipanti')
    await volta.press('Salva', { classIds: ['volta-3a'] })
    const read = await volta.visit('/tornate/tornata-citta')
    expect(read.text).toContain('Liceo Alessandro Volta, 1 altro istituto')
    expect(read.text).not.toContain('Galilei')
    const counts = await city.visit('/tornate/tornata-citta/partecipanti')
    expect(counts.text).toContain('Galileo Galilei')
    expect(counts.text).toMatch(/In tutto\s*2\s*39/u)
    expect(counts.$('input[name=leftOut]')).toHaveLength(0)
  })
})
