import { describe, expect, test } from '@jest/globals'
import { Editions } from '../../src/labs/edition.model.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()

const homeOf = async (identifier: string) => (await borgo.signIn(identifier)).visit('/')
const rollCallOf = (id: string) => `a[href="/laboratori/robotica-3a/incontri/${id}/appello"]`

describe('the labs on the first page', () => {
  test('lead the partner to the roll call of today, and to those it may still take', async () => {
    const page = await homeOf('ente@borgo.example')
    const today = await Editions.findById('robotica-3a').lean()
    const session = today?.sessions.find(({ day }) => day === '2026-11-25')
    expect(page.$(`.visits ${rollCallOf(session?.id ?? 'none')}`)).toHaveLength(1)
    expect(page.$(`.visits ${rollCallOf('robotica-3a-7')}`)).toHaveLength(0)
    expect(page.text).toContain('Fai l’appello')
    expect(page.text.replace(/\s+/gu, ' ')).toContain('1 laboratorio in corso')
    // What is older than the days of the partner waits for the school alone.
    await Editions.updateOne({ _id: 'robotica-3a', 'sessions.id': 'robotica-3a-7' }, { 'sessions.$.day': '2026-11-10' })
    expect((await homeOf('ente@borgo.example')).$(rollCallOf('robotica-3a-7'))).toHaveLength(0)
    expect((await homeOf('docente@borgo.example')).$(rollCallOf('robotica-3a-7'))).toHaveLength(1)
  })

  test('ask the school to approve what is signed, until it has', async () => {
    const waiting = 'robotica-3a-5'
    expect((await homeOf('coordinatore@borgo.example')).$(rollCallOf(waiting))).toHaveLength(1)
    expect((await homeOf('segreteria@borgo.example')).$(rollCallOf(waiting))).toHaveLength(0)
    const roll = await RollCalls.findById('robotica-3a-1').lean()
    await RollCalls.updateOne({ _id: waiting }, { approvals: roll?.approvals ?? [], 'lines.$[].approved': true })
    expect((await homeOf('coordinatore@borgo.example')).$(rollCallOf(waiting))).toHaveLength(0)
  })

  test('lead coordinator and accompanying teacher to labs whose attendance is to be looked at, and nobody else', async () => {
    const link = '.tasks a[href="/laboratori/robotica-3a/presenze"]'
    for (const who of ['coordinatore@borgo.example', 'docente@borgo.example']) {
      const page = await homeOf(who)
      expect(page.$(link)).toHaveLength(1)
      expect(page.text).toContain('Uno studente non può più raggiungere il 75 %.')
    }
    const low = { 'lines.$[].state': 'absent', 'lines.$[].minutes': 0 }
    await RollCalls.updateMany({ _id: { $in: ['robotica-3a-3', 'robotica-3a-5', 'robotica-3a-6'] } }, { $set: low })
    expect((await homeOf('coordinatore@borgo.example')).text).toContain(
      'Pochi presenti: meno di 9 in 3 incontri di fila',
    )
    for (const who of ['segreteria@borgo.example', 'coordinatore@volta.example', 'ente@borgo.example', 'giulia.damico'])
      expect((await homeOf(who)).$(link)).toHaveLength(0)
    const other = { accountId: 'altra', name: 'Altra Docente' }
    await Editions.updateOne({ _id: 'robotica-3a' }, { 'groups.0.teacher': other })
    expect((await homeOf('docente@borgo.example')).$(link)).toHaveLength(0)
  })

  test('count the labs beyond the first five', async () => {
    const edition = await Editions.findById('robotica-3a').lean()
    const rolls = await RollCalls.find({ editionId: 'robotica-3a' }).lean()
    for (const copy of ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']) {
      const sessions = edition?.sessions.map((session) => ({ ...session, id: `${copy}-${session.id}` }))
      await Editions.collection.insertOne({ ...edition, _id: copy as never, code: copy, sessions })
      await RollCalls.collection.insertMany(
        rolls.map((roll) => ({ ...roll, _id: `${copy}-${roll._id}` as never, editionId: copy })),
      )
    }
    const page = await homeOf('coordinatore@borgo.example')
    expect(
      page.$('.tasks a[href$="/presenze"]').filter((_, each) => page.$(each).text().includes('Vedi le presenze')),
    ).toHaveLength(5)
    expect(page.text).toContain('Altri 2 laboratori con presenze da seguire')
    expect(page.$('.tasks a[href="/laboratori?quali=nostri&stato=running"]')).toHaveLength(1)
  })

  test('ask the school to answer an offer, with its last moment, and nobody else', async () => {
    const open = await Editions.findById('making-aperto').lean()
    const group = open?.groups.find(({ schoolId }) => schoolId === 'galilei')
    if (!group) throw new Error('nobody of the Galilei waits')
    await Editions.updateOne(
      { _id: 'making-aperto', 'groups.id': group.id },
      { 'groups.$.state': 'offered', 'groups.$.offeredUntil': new Date('2026-11-27T17:00:00+01:00') },
    )
    const answer = `a[href="/laboratori/making-aperto/gruppi/${group.id}/risposta"]`
    const page = await homeOf('coordinatore@borgo.example')
    expect(page.$(answer)).toHaveLength(1)
    expect(page.text).toMatch(/Rispondi entro .*27.*17:00/u)
    expect((await homeOf('coordinatore@volta.example')).$(answer)).toHaveLength(0)
    expect((await homeOf('ente@borgo.example')).$(answer)).toHaveLength(0)
  })

  test('show a school the sessions of today in which its own students are expected', async () => {
    const robotics = '.visits a[href="/laboratori/robotica-3a"]'
    for (const own of ['docente@borgo.example', 'segreteria@borgo.example'])
      expect((await homeOf(own)).$(robotics)).toHaveLength(1)
    for (const other of ['docente@volta.example', 'coordinatore@volta.example'])
      expect((await homeOf(other)).$(robotics)).toHaveLength(0)
  })

  test('tell a student where to be today, and the city how many are below their minimum', async () => {
    expect((await homeOf('giulia.damico')).$('.visits a[href="/laboratori/robotica-3a"]')).toHaveLength(1)
    expect((await homeOf('vanni.verdi')).$('.visits a[href="/laboratori/robotica-3a"]')).toHaveLength(0)
    await Editions.updateOne({ _id: 'making-aperto' }, { minimumBy: '2026-11-27', minimum: 20, taken: 3 })
    const city = await homeOf('citta@borgo.example')
    expect(city.text).toContain('Un laboratorio è sotto il minimo')
    expect(city.$('.visits')).toHaveLength(0)
    await Editions.updateOne({ _id: 'making-aperto' }, { minimum: 3 })
    expect((await homeOf('citta@borgo.example')).text).not.toContain('sotto il minimo')
  })
})
