import { describe, expect, test } from '@jest/globals'
import { PlacementAbsences } from '../../src/absences/absence.model.ts'
import { systemContext } from '../../src/access/actor.ts'
import { countForSchools } from '../../src/home/school-count.service.ts'
import { ClosedMonths } from '../../src/hours/closed-month.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { Evaluations } from '../../src/outcomes/outcome.model.ts'
import { PaperRegisters } from '../../src/paper-registers/paper-register.model.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { Submissions } from '../../src/submissions/submission.model.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()

const homeOf = async (identifier: string) => (await borgo.signIn(identifier)).visit('/')
const papers = '.tasks a[href="/percorsi/documenti-fablab/documenti"]'
const scheda = '.tasks a[href="/percorsi/dora-officine/valutazione/scheda"]'
const unanswered = '.tasks a[href="/ore/senza-risposta"]'

describe('the first page says of placements', () => {
  test('whose papers are missing: to each what is theirs, to the school who else must act', async () => {
    const coordinator = await homeOf('coordinatore@borgo.example')
    expect(coordinator.$(papers)).toHaveLength(1)
    expect(coordinator.text).toContain('Manca: Coerenza approvata dal coordinatore. Inizio: 30/11/2026.')
    const host = await homeOf('ente@borgo.example')
    expect(host.$(papers)).toHaveLength(1)
    expect(host.text).toContain('Progetto firmato dal tutor dell’ente')
    const office = await homeOf('segreteria@borgo.example')
    expect(office.text).toContain('Un percorso aspetta documenti di altri')
    expect(office.text).toContain('tutor dell’ente (1)')
    for (const who of ['segreteria@volta.example', 'ente@officine.example', 'citta@borgo.example'])
      expect((await homeOf(who)).$(papers)).toHaveLength(0)
  })

  test('which hours are held up because a signature is void', async () => {
    expect((await homeOf('giulia.damico')).text).not.toContain('sono ferme')
    const void_ = { $set: { complete: null }, $pull: { signatures: { party: 'student' as const } } }
    await PlacementPapers.updateOne({ _id: 'giulia-fablab' }, void_)
    expect((await homeOf('giulia.damico')).text).toContain('Le tue ore presso FabLab Borgo APS sono ferme')
    expect((await homeOf('docente@borgo.example')).text).toContain('Patto firmato dallo studente')
    expect((await homeOf('docente@volta.example')).text).not.toContain('sono ferme')
  })

  test('which hours no host answers, to who may confirm them', async () => {
    for (const who of ['coordinatore@borgo.example', 'docente@borgo.example']) {
      const page = await homeOf(who)
      expect(page.$(unanswered)).toHaveLength(1)
      expect(page.text).toContain('Una riga di ore senza risposta dell’ente')
    }
    expect((await homeOf('segreteria@borgo.example')).$(unanswered)).toHaveLength(0)
    expect((await homeOf('coordinatore@volta.example')).$(unanswered)).toHaveLength(0)
  })

  test('which absences wait, once they have happened', async () => {
    const link = '.tasks a[href="/percorsi/giulia-fablab/assenze"]'
    expect((await homeOf('docente@borgo.example')).$(link)).toHaveLength(0)
    await PlacementAbsences.updateMany({}, { $set: { day: '2026-11-25' } })
    for (const who of ['docente@borgo.example', 'coordinatore@borgo.example', 'segreteria@borgo.example'])
      expect((await homeOf(who)).text).toMatch(/Un’assenza di .*Giulia da giustificare/u)
    expect((await homeOf('docente@volta.example')).$(link)).toHaveLength(0)
    expect((await homeOf('ente@borgo.example')).text).toContain('assente oggi')
  })

  test('who owes an evaluation, and what is to be closed and certified', async () => {
    const teacher = await homeOf('docente@borgo.example')
    expect(teacher.$(scheda)).toHaveLength(1)
    expect((await homeOf('coordinatore@borgo.example')).text).toContain('A un percorso concluso manca una valutazione')
    const office = await homeOf('segreteria@borgo.example')
    expect(office.$(scheda)).toHaveLength(0)
    expect(office.text).toContain('Un percorso valutato da certificare')
    await Evaluations.updateMany({ placementId: 'dora-officine' }, { $set: { state: 'sent' } })
    const closing = await homeOf('docente@borgo.example')
    expect(closing.$(scheda)).toHaveLength(0)
    expect(closing.text).toContain('Una valutazione da chiudere')
    await Evaluations.deleteMany({ placementId: 'dora-officine' })
    expect((await homeOf('ente@officine.example')).$(scheda)).toHaveLength(1)
    await Placements.updateOne({ _id: 'giulia-fablab' }, { $set: { 'terms.to': '2026-11-20' } })
    expect((await homeOf('segreteria@borgo.example')).text).toContain('Un percorso è finito: concludilo')
  })

  test('which months can be closed, and which papers were read and not confirmed', async () => {
    await ClosedMonths.deleteMany({})
    await StudentDays.updateMany({}, { $set: { closedFor: null } })
    const office = await homeOf('segreteria@borgo.example')
    expect(office.text).toMatch(/Puoi chiudere (2 mesi|settembre|ottobre)/u)
    await StudentDays.updateMany(
      { schoolId: 'galilei', day: /-(?:09|10)-/u },
      { $set: { 'entries.0.state': 'logged' } },
    )
    expect((await homeOf('segreteria@borgo.example')).text).not.toContain('Puoi chiudere')
    const drafts = await PaperRegisters.countDocuments({ schoolId: 'galilei', state: 'draft' })
    expect(drafts).toBeGreaterThan(0)
    expect(office.$('.tasks a[href="/registri-cartacei"]')).toHaveLength(1)
    await PaperRegisters.updateMany({}, { $set: { state: 'applied' } })
    expect((await homeOf('segreteria@borgo.example')).$('.tasks a[href="/registri-cartacei"]')).toHaveLength(0)
  })

  test('which proposals a host has to answer, and which hours came back to a student', async () => {
    expect((await homeOf('ente@borgo.example')).text).toContain('Una proposta aspetta la tua risposta')
    const [last] = await StudentDays.find({ studentId: 'giulia' }).sort({ day: -1 }).limit(1).lean()
    const by = {
      accountId: 'ente',
      name: 'Fabio Fresa',
      role: 'host' as const,
      at: testNow,
      reason: 'Eri uscita alle 17',
    }
    const back = { 'entries.0.state': 'returned' as const, 'entries.0.live': false, 'entries.0.returned': by }
    await StudentDays.updateOne({ _id: last?._id ?? '' }, { $set: back })
    const page = await homeOf('giulia.damico')
    expect(page.text).toContain('Motivo: Eri uscita alle 17')
    expect(page.$('.tasks a[href="/percorsi/giulia-fablab/ore"]').length).toBeGreaterThan(0)
  })
})

describe('what is counted at night', () => {
  test('is told to each school of its own students and return, to a teacher of the own classes', async () => {
    expect((await homeOf('coordinatore@borgo.example')).$('.tasks a[href="/a-rischio"]')).toHaveLength(0)
    await Submissions.deleteMany({})
    const { counted, failed } = await countForSchools(systemContext(testNow))
    expect([counted > 1, failed]).toEqual([true, 0])
    const coordinator = await homeOf('coordinatore@borgo.example')
    const list = await (await borgo.signIn('coordinatore@borgo.example')).visit('/a-rischio')
    const told = coordinator.text.match(/(?<count>\d+|Uno) student[ei] a rischio/u)?.groups?.['count']
    expect(told).toBe(String(list.$('tbody tr').length))
    expect(coordinator.text).toMatch(/Rendiconto 2025\/26: \d+ righe sarebbero rifiutate/u)
    const teacher = (await homeOf('docente@borgo.example')).text
    expect(teacher).not.toContain('Rendiconto')
    expect(teacher).not.toContain(`${told} studenti a rischio`)
    await expect(
      countForSchools({ ...systemContext(testNow), actor: { role: 'city', accountId: 'c' } }),
    ).rejects.toThrow()
  })
})
