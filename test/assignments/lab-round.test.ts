import { describe, expect, test } from '@jest/globals'
import { keepFreedPlaces } from '../../src/assignments/freed-places.service.ts'
import { placementIdOf } from '../../src/assignments/prepared-placement.rules.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { withdrawGroup } from '../../src/labs/roster.service.ts'
import { enrolStudents } from '../../src/labs/lab-enrolment.service.ts'
import { day } from '../../src/platform/day.ts'
import { aSession, stored } from '../labs/an-edition.ts'
import { bring } from '../labs/an-enrolment.ts'
import { city, coordinator, joinWith, teacher, volta } from '../rounds/prepared-round.ts'
import { useTestApp } from '../support/app.ts'
import {
  afterwards,
  enrol,
  job,
  lab,
  labDraft,
  later,
  openLabs,
  placeOfClass,
  publishedLabs,
  says,
  triedRound,
  url,
  wishes,
  withFigures,
} from './a-lab-round.ts'

const borgo = useTestApp()

async function signedIn(identifier: string) {
  const visitor = await borgo.signIn(identifier)
  borgo.setNow(afterwards)
  return visitor
}

/** 3A and 4A both want «legno» first, which takes one class; 4A has no other wish. */
async function contested(): Promise<{ id: string; first: string; second: string }> {
  await lab('legno')
  await lab('robot')
  const id = await labDraft(['legno', 'robot'], ['galilei-3a', 'galilei-4a'])
  await openLabs(id)
  await wishes(teacher, { id, classId: 'galilei-3a' }, ['legno'])
  await wishes(coordinator, { id, classId: 'galilei-4a' }, ['legno'])
  await publishedLabs(id)
  const isFirst = (await placeOfClass(id, 'galilei-3a')).offerId === 'legno'
  const [first, second] = isFirst ? ['galilei-3a', 'galilei-4a'] : ['galilei-4a', 'galilei-3a']
  return { id, first, second }
}

/** One class with a confirmed place in an edition. */
async function confirmed(given: Parameters<typeof lab>[1] = {}): Promise<string> {
  await lab('legno', given)
  const id = await labDraft(['legno'], ['galilei-3a'])
  await openLabs(id)
  await wishes(teacher, { id, classId: 'galilei-3a' }, ['legno'])
  await publishedLabs(id)
  await says({ id, classId: 'galilei-3a' }, 'accept')
  return id
}

const groups = async (editionId: string) => (await stored(editionId)).groups

describe('a round of labs', () => {
  test('goes from its draft to the class in the edition, enrolled once', async () => {
    await lab('legno')
    await lab('robot')
    const id = await labDraft(['legno', 'robot'], ['galilei-3a', 'galilei-4a'])
    await openLabs(id)
    await wishes(teacher, { id, classId: 'galilei-3a' }, ['legno', 'robot'])
    await wishes(coordinator, { id, classId: 'galilei-4a' }, ['robot', 'legno'])
    await expect(wishes(teacher, { id, classId: 'galilei-4a' }, [])).rejects.toMatchObject({ name: 'NotFound' })
    await expect(wishes(later(teacher), { id, classId: 'galilei-3a' }, ['legno'])).rejects.toMatchObject({
      reasons: ['lists-closed'],
    })
    await publishedLabs(id)
    expect(await placeOfClass(id, 'galilei-3a')).toMatchObject({ offerId: 'legno', rank: 1, state: 'assigned' })
    expect(await placeOfClass(id, 'galilei-4a')).toMatchObject({ offerId: 'robot', rank: 1, studentId: null })
    await says({ id, classId: 'galilei-3a' }, 'accept')
    expect(await enrol(id)).toEqual([
      { unitId: 'galilei-3a', placementId: placementIdOf(id, 'galilei-3a'), reasons: [] },
    ])
    expect(await groups('legno')).toMatchObject([
      { kind: 'class', classIds: ['galilei-3a'], state: 'enrolled', teacher: { accountId: 'docente' } },
    ])
    expect((await stored('legno')).taken).toBe(24)
    expect(await enrol(id)).toEqual([])
    expect(await groups('robot')).toEqual([])
    expect(await placeOfClass(id, 'galilei-3a')).toMatchObject({ state: 'placed' })
  })

  test('enrols once however often, and by however many, the button is pressed', async () => {
    const id = await confirmed()
    const all = await Promise.all([enrol(id), enrol(id), enrol(id)])
    expect(all.flat().filter(({ placementId }) => placementId === null)).toEqual([])
    expect(await groups('legno')).toHaveLength(1)
    expect((await stored('legno')).taken).toBe(24)
    expect(await placeOfClass(id, 'galilei-3a')).toMatchObject({ state: 'placed' })
  })

  test('takes the enrolment that somebody has made by hand meanwhile', async () => {
    const id = await confirmed()
    const input = await bring('galilei-3a')
    await enrolStudents(later(coordinator), 'legno', input)
    expect(await enrol(id)).toMatchObject([{ placementId: input.id }])
    expect(await groups('legno')).toHaveLength(1)
  })

  test('holds a place that is given back for the next class, which takes it', async () => {
    const { id, first, second } = await contested()
    expect(await placeOfClass(id, second)).toMatchObject({ offerId: null, state: 'none' })
    await Promise.allSettled([says({ id, classId: first }, 'withdraw'), says({ id, classId: first }, 'withdraw')])
    expect(await placeOfClass(id, second)).toMatchObject({ offered: { offerId: 'legno' } })
    await says({ id, classId: second }, 'take')
    expect(await placeOfClass(id, second)).toMatchObject({ offerId: 'legno', state: 'accepted', phase: 'promoted' })
    expect(await enrol(id)).toMatchObject([{ unitId: second, reasons: [] }])
    expect((await groups('legno')).map(({ classIds }) => classIds)).toEqual([[second]])
  })

  test('frees the place of a class that is taken out of the edition afterwards', async () => {
    const { id, first, second } = await contested()
    await says({ id, classId: first }, 'accept')
    await enrol(id)
    await expect(says({ id, classId: first }, 'withdraw')).rejects.toMatchObject({ reasons: ['placement-prepared'] })
    const { placementId } = await placeOfClass(id, first)
    await withdrawGroup(later(coordinator), placementId ?? '', {
      editionId: 'legno',
      from: day('2026-12-05'),
      reason: 'Gita',
    })
    expect((await placeOfClass(id, second)).offered).toBeNull()
    await keepFreedPlaces(job, url)
    expect(await placeOfClass(id, first)).toMatchObject({ state: 'withdrawn' })
    expect((await placeOfClass(id, second)).offered).toMatchObject({ offerId: 'legno' })
  })

  test('does not open while the enrolments of an edition end before a class could be enrolled', async () => {
    await lab('legno', { enrolUntil: day('2026-12-05') })
    const id = await labDraft(['legno'], ['galilei-3a'])
    await expect(openLabs(id)).rejects.toMatchObject({ reasons: ['not-ready'] })
    const corrado = await borgo.signIn('coordinatore@borgo.example')
    expect((await corrado.visit(`/tornate/${id}`)).text).toContain('Le sue iscrizioni finiscono prima')
    await Editions.updateOne({ _id: 'legno' }, { $set: { enrolUntil: day('2026-12-20') } })
    await openLabs(id)
  })

  test('has figures in classes: one unless it says more, and a minimum not above that', async () => {
    await lab('legno', { seats: 60 })
    const id = await labDraft(['legno'], ['galilei-3a', 'galilei-4a'])
    const figures = { offerId: 'legno', classMax: null }
    await expect(withFigures(id, [{ ...figures, seats: null, min: 2 }])).rejects.toMatchObject({
      reasons: ['min-above-seats.legno'],
    })
    await withFigures(id, [{ ...figures, seats: 2, min: 2 }])
    await openLabs(id)
    await wishes(teacher, { id, classId: 'galilei-3a' }, ['legno'])
    await wishes(coordinator, { id, classId: 'galilei-4a' }, ['legno'])
    await publishedLabs(id)
    for (const classId of ['galilei-3a', 'galilei-4a'])
      expect(await placeOfClass(id, classId)).toMatchObject({ offerId: 'legno', rank: 1 })
  })
})

describe('what stands against a class is said in words, by itself:', () => {
  const because = async (id: string) => {
    const corrado = await signedIn('coordinatore@borgo.example')
    await corrado.visit(`/tornate/${id}/percorsi`)
    const page = await corrado.press('Iscrivi le classi', { schoolTutorId: 'docente' })
    expect(page.text).toContain('Non iscritta')
    expect(page.text).not.toContain('Togli la spunta')
    expect(await placeOfClass(id, 'galilei-3a')).toMatchObject({ state: 'accepted', placementId: null })
    return page.text
  }

  test('the edition has fewer seats left than the class', async () => {
    const id = await confirmed()
    await Editions.updateOne({ _id: 'legno' }, { $set: { seats: 10 } })
    expect(await because(id)).toContain('La classe ha 24 studenti e sono rimasti 10 posti liberi')
    await Editions.updateOne({ _id: 'legno' }, { $set: { seats: 24 } })
    expect(await enrol(id)).toMatchObject([{ reasons: [] }])
  })

  test('the edition was closed, or its enrolments are over', async () => {
    const id = await confirmed()
    await Editions.updateOne({ _id: 'legno' }, { $set: { state: 'cancelled' } })
    expect(await because(id)).toContain('L’edizione non prende iscrizioni adesso: è stata chiusa o annullata.')
    await Editions.updateOne({ _id: 'legno' }, { $set: { state: 'open', enrolUntil: day('2026-12-04') } })
    expect(await because(id)).toContain('Le iscrizioni all’edizione sono chiuse')
  })

  test('students lack an authorisation for a machine, with their names', async () => {
    const id = await confirmed()
    await Editions.updateOne({ _id: 'legno' }, { $set: { 'module.requiredMachines': ['laser-cutter'] } })
    expect(await because(id)).toMatch(
      /Non hanno l’abilitazione per «[^»]+», o scade prima dell’incontro: .*Bianchi Nicolò/u,
    )
  })

  test('the class is elsewhere at one of the sessions', async () => {
    const id = await confirmed()
    await lab('altro', { seats: 60, sessions: [aSession('altro-1', '2027-02-10', ['21:00', '23:00'])] })
    await enrolStudents(later(coordinator), 'altro', await bring('galilei-3a'))
    const text = await because(id)
    expect(text).toContain('10/02/2027')
    expect(text).toContain(
      'la classe 3A INF è già impegnata, dalle 21:00 alle 23:00 per il laboratorio “Laboratorio altro”',
    )
  })

  test('some are in it with another group, or the teacher is not of the school', async () => {
    const id = await confirmed({ seats: 60 })
    await enrolStudents(later(coordinator), 'legno', await bring('galilei-3a', { studentIds: ['giulia'] }))
    expect(await because(id)).toContain('Qualcuno è già in questa edizione con un altro gruppo: D’Amico Giulia.')
    expect(await enrol(id, coordinator, 'docente-volta')).toMatchObject([{ reasons: ['unknown-teacher'] }])
  })
})

describe('the pages of a round of labs', () => {
  test('speak of classes, and never of students, before the result', async () => {
    await lab('legno')
    await lab('robot')
    const id = await labDraft(['legno', 'robot'], ['galilei-3a', 'galilei-4a'])
    await openLabs(id)
    const teresa = await borgo.signIn('docente@borgo.example')
    const list = await teresa.visit(`/tornate/${id}/scelte/galilei-3a`)
    expect(list.text).toContain('Scelte di 3A INF')
    expect(list.text).toContain('Laboratori per la classe')
    expect(list.text).toContain('in quel caso la classe riceve un posto tra i laboratori rimasti liberi')
    expect(list.text).not.toMatch(/student[ei]|il tuo referente/u)
    await wishes(teacher, { id, classId: 'galilei-3a' }, ['legno'])
    const corrado = await borgo.signIn('coordinatore@borgo.example')
    const all = await corrado.visit(`/tornate/${id}/scelte`)
    expect(all.text).toContain('4A INF')
    const runId = await triedRound(id)
    borgo.setNow(afterwards)
    const desk = await corrado.visit(`/tornate/${id}/abbinamento`)
    expect([desk.status, /\bstudent[ei]\b/u.test(main(desk))]).toEqual([200, false])
    const run = await corrado.visit(`/tornate/${id}/prove/${runId}?parte=studenti`)
    expect(run.$('thead th').first().text()).toBe('Classe')
    expect(main(run)).toContain('3A INF')
    expect(main(run)).not.toMatch(/\bstudent[ei]\b/iu)
    const publication = await corrado.visit(`/tornate/${id}/pubblicazione?prova=${runId}`)
    expect(publication.text).toContain('Ogni scuola leggerà il posto delle sue classi')
    expect(main(publication)).not.toMatch(/\bstudent[ei]\b/iu)
  })

  test('speak of classes after it: result, place, enrolment, who comes', async () => {
    const { id, first } = await contested()
    const corrado = await signedIn('coordinatore@borgo.example')
    const result = await corrado.visit(`/tornate/${id}/esito`)
    expect(result.$('thead th').first().text()).toBe('Classe')
    expect(main(result)).not.toMatch(/\bstudent[ei]\b/iu)
    const place = await corrado.visit(`/esito/${id}/posti/${first}`)
    expect(place.title).toContain('Posto della classe')
    expect(place.text).toContain('La classe ha ottenuto la sua 1ª scelta.')
    expect(main(place)).not.toMatch(/\bstudent[ei]\b|[Hh]ai ottenuto|\bTu sei\b|\btu sei\b/u)
    const accepted = await corrado.press('Conferma il posto')
    expect(accepted.text).toContain('ora la classe va iscritta all’edizione')
    const form = await corrado.visit(`/tornate/${id}/percorsi`)
    expect(form.text).toContain('1 classe con il posto confermato da iscrivere')
    const done = await corrado.press('Iscrivi le classi', { schoolTutorId: 'docente' })
    expect(done.text).toContain('Iscritta')
    expect((await corrado.visit(`/esito/${id}/posti/${first}`)).$(`a[href="/laboratori/legno"]`)).toHaveLength(1)
    const fabio = await signedIn('ente@borgo.example')
    const arrivals = await fabio.visit('/arrivi')
    expect(arrivals.text).toContain('Laboratorio legno')
    expect(arrivals.text).toMatch(/[34]A INF/u)
    expect(arrivals.text).toContain('Classe iscritta')
  })
})

describe('a round of labs of the city', () => {
  test('is joined by two schools, each of which enrols its own class', async () => {
    await lab('legno')
    await lab('robot')
    const id = await labDraft(['legno', 'robot'], [], city)
    await openLabs(id, city)
    await joinWith(coordinator, id, ['galilei-3a'])
    await joinWith(volta, id, ['volta-3a'])
    await wishes(coordinator, { id, classId: 'galilei-3a' }, ['legno'])
    await wishes(volta, { id, classId: 'volta-3a' }, ['robot'])
    await expect(wishes(volta, { id, classId: 'galilei-3a' }, [])).rejects.toMatchObject({ name: 'NotFound' })
    await publishedLabs(id, city)
    await says({ id, classId: 'galilei-3a' }, 'accept')
    await says({ id, classId: 'volta-3a' }, 'accept', volta)
    await expect(says({ id, classId: 'galilei-3a' }, 'withdraw', volta)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await enrol(id)).toMatchObject([{ unitId: 'galilei-3a', reasons: [] }])
    expect(await enrol(id, volta, 'docente-volta')).toMatchObject([{ unitId: 'volta-3a', reasons: [] }])
    expect((await groups('robot')).map(({ schoolId }) => schoolId)).toEqual(['volta'])
    const carla = await signedIn('citta@borgo.example')
    const counts = await carla.visit(`/tornate/${id}/esito`)
    expect(counts.text).toContain('Classi iscritte')
    expect(main(counts)).not.toMatch(/\bstudent[ei]\b/iu)
  })
})

function main({ $ }: Awaited<ReturnType<Awaited<ReturnType<typeof signedIn>>['visit']>>): string {
  return $('main').text()
}
