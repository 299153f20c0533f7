import { describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import { editTutor } from '../../src/partners/host-tutor.service.ts'
import { createPlacement, editPlacement, type NewDraft } from '../../src/placements/placement-draft.service.ts'
import { activatePlacement, reasonsAgainstStart, cancelPlacement } from '../../src/placements/placement-move.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { findPlacement, listPlacements } from '../../src/placements/placement.service.ts'
import { findCandidates } from '../../src/placements/student-choice.service.ts'
import type { Slot } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, type Weekday } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import { beginDocuments } from '../support/placement-steps.ts'

useBorgoDatabase()

const now = new Date('2026-11-25T10:00:00+01:00')

const as = (actor: PersonActor, at = now) => contextFor(actor, at)
const office = as({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' })
const coordinator = as({ role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' })
const volta = as({ role: 'office', accountId: 'segreteria-volta', schoolId: 'volta' })
const teacher = as({ role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: ['galilei-3a'] })
const fablab = as({ role: 'host', accountId: 'ente', partnerId: 'fablab' })
const giulia = as({ role: 'student', accountId: 'giulia.damico', schoolId: 'galilei', studentId: 'giulia' })
const city = as({ role: 'city', accountId: 'citta' })

function slot(weekday: number, from: string, to: string): Slot {
  return { weekday: weekday as Weekday, from: clockTime(from), to: clockTime(to) }
}

const tuesdays = [slot(2, '14:00', '18:00')]

function aDraft(change: Partial<NewDraft> = {}): NewDraft {
  return {
    id: newId(),
    studentId: 'bruno',
    partnerId: 'fablab',
    siteId: 'fablab-1',
    hostTutorId: 'fablab-fabio',
    schoolTutorId: 'docente',
    title: 'Sensori per il quartiere',
    activities: 'Montaggio e prova.',
    agreementId: 'galilei-fablab',
    terms: { from: day('2026-12-01'), to: day('2026-12-22'), timetable: tuesdays, plannedMinutes: 16 * 60 },
    ...change,
  }
}

const statuses = (all: PromiseSettledResult<unknown>[]) => all.filter((one) => one.status === 'fulfilled').length
const reasonsOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => [],
    (error: { reasons?: unknown }) => error.reasons ?? error,
  )

describe('a new placement', () => {
  test('is a draft with copies of student, host and tutors, and says who made it', async () => {
    const id = await createPlacement(office, aDraft())
    const placement = await findPlacement(coordinator, 'placement.view', id)
    expect(placement).toMatchObject({
      schoolId: 'galilei',
      classId: 'galilei-3a',
      state: 'draft',
      student: { className: '3A INF' },
      host: {
        name: 'FabLab Borgo APS',
        vatNumber: null,
        taxCode: '97000010153',
        site: { address: 'Via dei Mestieri 27/5' },
      },
      hostTutor: { id: 'fablab-fabio', name: 'Fabio Fresa', email: 'ente@borgo.example' },
      schoolTutor: { name: 'Teresa Tutor' },
      agreement: { agreementId: 'galilei-fablab', number: '1234/2026' },
    })
    expect(placement.history).toMatchObject([{ event: 'created', by: { accountId: 'segreteria' }, to: 'draft' }])
    expect(placement.history[0]?.by.name).not.toBe('')
  })

  test('sent twice by an impatient finger is stored once', async () => {
    const draft = aDraft()
    const before = await Placements.countDocuments({})
    await Promise.all(Array.from({ length: 20 }, () => createPlacement(office, draft)))
    expect(await Placements.countDocuments({})).toBe(before + 1)
  })

  test('is for students of the own school, made by office and coordinator only', async () => {
    await expect(createPlacement(volta, aDraft())).rejects.toThrow(NotFound)
    await expect(createPlacement(teacher, aDraft())).rejects.toThrow(Forbidden)
    await expect(createPlacement(fablab, aDraft())).rejects.toThrow(Forbidden)
    await expect(createPlacement(city, aDraft())).rejects.toThrow(Forbidden)
  })

  test.each<[string, Partial<NewDraft>, string[]]>([
    ['a site of another host', { siteId: 'officine-1' }, ['site-unknown']],
    ['a tutor of another host', { hostTutorId: 'officine-olga' }, ['host-tutor-unknown']],
    ['a tutor of another school', { schoolTutorId: 'docente-volta' }, ['school-tutor-unknown']],
    ['an agreement with another host', { agreementId: 'galilei-officine' }, ['agreement-unknown']],
    [
      'days that no agreement covers',
      { terms: { ...aDraft().terms, to: day('2028-01-31') } },
      ['agreement-not-in-force'],
    ],
    [
      'a period the wrong way round',
      { terms: { ...aDraft().terms, to: day('2026-11-30') } },
      ['ends-before-it-begins'],
    ],
    [
      'five hours without a break for a minor',
      { terms: { ...aDraft().terms, timetable: [slot(2, '13:00', '18:00')] } },
      ['break-missing'],
    ],
  ])('is refused with %s', async (_, change, reasons) => {
    expect(await reasonsOf(createPlacement(office, aDraft(change)))).toEqual(reasons)
  })

  test('may have long afternoons once the student is of age', async () => {
    await Students.updateOne({ _id: 'bruno' }, { $set: { birthDate: '2008-01-15' } })
    const terms = { ...aDraft().terms, timetable: [slot(2, '13:00', '18:00')] }
    await expect(createPlacement(office, aDraft({ terms }))).resolves.toBeTruthy()
  })
})

describe('a draft', () => {
  test('is changed by whoever saw its latest version; the other is told', async () => {
    const id = await createPlacement(office, aDraft())
    const { id: _, studentId: __, partnerId: ___, ...input } = aDraft({ title: 'Un altro titolo' })
    const saves = [office, coordinator, office, coordinator].map((ctx) =>
      editPlacement(ctx, id, { ...input, version: 1 }),
    )
    const all = await Promise.allSettled(saves)
    expect(statuses(all)).toBe(1)
    const { title, history } = await findPlacement(office, 'placement.view', id)
    expect([title, history.map((line) => line.event)]).toEqual(['Un altro titolo', ['created', 'edited']])
  })

  test('shows everything that is missing before it starts', async () => {
    const empty = { ...aDraft().terms, timetable: [], plannedMinutes: 0 }
    const id = await createPlacement(
      office,
      aDraft({ hostTutorId: null, schoolTutorId: null, agreementId: null, terms: empty }),
    )
    await beginDocuments(id)
    const expected = ['no-school-tutor', 'no-host-tutor', 'no-agreement', 'no-timetable', 'no-planned-hours']
    expect(await reasonsAgainstStart(office, await findPlacement(office, 'placement.edit', id))).toEqual(expected)
    expect(await reasonsOf(activatePlacement(office, id))).toEqual(expected)
  })

  test('does not start for a student who has left, with a tutor who has left, or at the hours of another placement', async () => {
    const id = await createPlacement(
      office,
      aDraft({ studentId: 'giulia', terms: { ...aDraft().terms, timetable: [slot(1, '15:00', '17:00')] } }),
    )
    await beginDocuments(id)
    expect(await reasonsOf(activatePlacement(office, id))).toEqual(['clashes-with-another'])
    const tutor = {
      id: 'fablab-fabio',
      name: 'Fabio Fresa',
      role: 'x',
      email: null,
      phone: null,
      from: day('2026-09-01'),
    }
    await editTutor(city, 'fablab', { ...tutor, to: day('2026-11-30') })
    await Enrolments.updateMany({ studentId: 'giulia' }, { $set: { to: '2026-11-20', leaving: 'withdrawn' } })
    expect(await reasonsOf(activatePlacement(office, id))).toEqual([
      'student-not-enrolled',
      'host-tutor-left',
      'clashes-with-another',
    ])
  })

  test('pressed to start by fifty at once starts once, with one line of history', async () => {
    const id = await createPlacement(office, aDraft())
    await beginDocuments(id)
    const all = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => activatePlacement(n % 2 ? office : coordinator, id)),
    )
    expect(statuses(all)).toBe(1)
    const { state, history } = await findPlacement(office, 'placement.view', id)
    expect([state, history.map((line) => line.event)]).toEqual(['active', ['created', 'documents-begun', 'activated']])
  })

  test('started at once with others of the student at the same hours, at most one runs', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => createPlacement(office, aDraft())))
    await beginDocuments(...ids)
    await Promise.allSettled(ids.map((id) => activatePlacement(office, id)))
    const active = async () =>
      (await listPlacements(office, 'placement.view', { ids, state: 'active' })).placements.length
    expect(await active()).toBeLessThanOrEqual(1)
    // Where each saw another, none runs: pressing once more starts one.
    for (const id of ids) await activatePlacement(office, id).catch(() => undefined)
    expect(await active()).toBe(1)
  })

  test('whose start was undone and that was then given up, was never seen by the host', async () => {
    const id = await createPlacement(office, aDraft())
    await beginDocuments(id)
    await activatePlacement(office, id)
    const [, , activated] = (await findPlacement(office, 'placement.view', id)).history
    const undone = { ...activated, event: 'start-undone', from: 'active', to: 'documents' }
    await Placements.updateOne({ _id: id }, { $set: { state: 'documents' }, $push: { history: undone } })
    await cancelPlacement(office, id, 'ente sospeso')
    await expect(findPlacement(fablab, 'placement.view', id)).rejects.toThrow(NotFound)
    expect((await listPlacements(fablab, 'placement.view', { ids: [id] })).total).toBe(0)
  })

  test('started and cancelled at the same moment ends in one of the two, never in both', async () => {
    const id = await createPlacement(office, aDraft())
    await beginDocuments(id)
    await Promise.allSettled([activatePlacement(office, id), cancelPlacement(coordinator, id, 'ripensamento')])
    const { state, history } = await findPlacement(office, 'placement.view', id)
    expect(history.at(-1)?.to).toBe(state)
    history.slice(1).forEach((line, n) => expect(line.from).toBe(history[n]?.to))
  })
})

describe('who sees which placements', () => {
  const idsOf = async (ctx: typeof office, search = {}) => {
    const { placements } = await listPlacements(ctx, 'placement.view', search)
    return placements.map(({ _id }) => _id).toSorted()
  }

  const told = ['certificata-fablab', 'documenti-fablab', 'giulia-fablab', 'sospesa-fablab', 'valutata-fablab']
  const tutored = [...told, 'abbinata-fablab', 'annullata-fablab', 'bruno-officine', 'dora-officine', 'proposta-fablab']

  test.each([
    ['the office those of its school', office, [...tutored, 'carlo-fablab'].toSorted()],
    ['another office its own', volta, ['proposta-volta', 'vanni-officine']],
    ['a teacher the tutored ones', teacher, tutored.toSorted()],
    ['a host those whose documents have begun or that have started', fablab, told],
    ['a student the own', giulia, ['giulia-fablab']],
  ])('%s', async (_, ctx, expected) => {
    expect(await idsOf(ctx)).toEqual(expected)
  })

  test('the city none, because it never sees a student by name', async () => {
    await expect(idsOf(city)).rejects.toThrow(Forbidden)
  })

  test('a host never sees a draft, nor one that was given up before the start', async () => {
    await expect(findPlacement(fablab, 'placement.view', 'carlo-fablab')).rejects.toThrow(NotFound)
    await cancelPlacement(office, 'carlo-fablab', 'non serve più')
    await expect(findPlacement(fablab, 'placement.view', 'carlo-fablab')).rejects.toThrow(NotFound)
    await cancelPlacement(office, 'giulia-fablab', 'ha cambiato scuola')
    expect(await idsOf(fablab)).toEqual(told)
  })

  test('searched by words, state, host and page', async () => {
    expect(await idsOf(office, { q: 'bernasconi' })).toEqual(['bruno-officine', 'dora-officine'])
    expect(await idsOf(office, { q: "d'amico" })).toEqual(['giulia-fablab'])
    expect(await idsOf(office, { state: 'draft' })).toEqual(['carlo-fablab'])
    expect(await idsOf(office, { partnerId: 'fablab', classId: 'galilei-3a' })).toEqual(['giulia-fablab'])
    expect(await idsOf(office, { studentIds: ['dora', 'vanni'] })).toEqual(['dora-officine'])
    expect(await idsOf(office, { ids: ['vanni-officine'] })).toEqual([])
    const paged = await listPlacements(office, 'placement.view', { page: 2 })
    expect([paged.placements.length, paged.total]).toEqual([0, 11])
  })
})

describe('choosing a student for a placement', () => {
  test('finds those of the own school by name, or those of a class', async () => {
    const found = await findCandidates(office, { q: "d'amico", classId: '' })
    expect(found.found.map(({ student, className }) => [student._id, className])).toContainEqual(['giulia', '3A INF'])
    const ofClass = await findCandidates(office, { q: '', classId: 'galilei-3a' })
    expect(ofClass.total).toBe(ofClass.found.length)
    expect(ofClass.found.every(({ className }) => className === '3A INF')).toBe(true)
    const all = await findCandidates(office, { q: 'verdi', classId: '' })
    expect(all.found.map(({ student }) => student._id)).not.toContain('vanni')
    expect((await findCandidates(office, { q: '', classId: '' })).found).toEqual([])
    await expect(findCandidates(teacher, { q: 'a', classId: '' })).rejects.toThrow(Forbidden)
  })
})
