import { describe, expect, test } from '@jest/globals'
import { type Ctx, contextFor, type Guest, type PersonActor } from '../../src/access/actor.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import { guestOf } from '../../src/host-links/host-link.rules.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { papersDigest, type Project } from '../../src/paperwork/papers.rules.ts'
import { approveCoherence, declareRisk, recordException, saveProject } from '../../src/paperwork/papers-edit.service.ts'
import { recordSpecificSafety } from '../../src/paperwork/papers-edit.service.ts'
import { askAgain, settlePapers } from '../../src/paperwork/papers-notice.service.ts'
import { exceptionsOf, findPapers } from '../../src/paperwork/papers.service.ts'
import { recordPaper, sendPaperLink, signPaper } from '../../src/paperwork/papers-signing.service.ts'
import { papersGate } from '../../src/paperwork/readiness.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { addDays, day, dayOf } from '../../src/platform/day.ts'
import { NotFound, Refused } from '../../src/platform/errors.ts'
import { Students } from '../../src/schools/student.model.ts'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { testNow, useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()

const id = 'giulia-fablab'
const url = 'https://bottega.example'
const galilei = { schoolId: 'galilei' }
const at = (actor: PersonActor | Guest, now: Date = testNow): Ctx => contextFor(actor, now)
const office = at({ role: 'office', accountId: 'segreteria', ...galilei })
const coordinator = at({ role: 'coordinator', accountId: 'coordinatore', ...galilei })
const teacher = at({ role: 'teacher', accountId: 'docente', ...galilei, classIds: [] })
const host = at({ role: 'host', accountId: 'ente', partnerId: 'fablab' })
const student = at({ role: 'student', accountId: 'giulia.damico', ...galilei, studentId: 'giulia' })
const stranger = at({ role: 'coordinator', accountId: 'coordinatore-volta', schoolId: 'volta' })
const today = dayOf(testNow)

const project: Project = {
  objectives: 'Imparare a stampare in 3D',
  competences: ['Lavorare in gruppo'],
  activities: ['Disegno', 'Stampa', 'Prova'],
  assessment: 'Scheda dei tutor',
  ppe: null,
  remote: false,
  risk: 'medium',
}

/** Giulia's placement waits for its documents, and nothing is written yet; she is 16. */
async function waiting(birthDate = '2010-03-01') {
  await Placements.updateOne({ _id: id }, { $set: { state: 'documents', 'terms.from': addDays(today, 5) } })
  await PlacementPapers.deleteOne({ _id: id })
  await Students.updateOne({ _id: 'giulia' }, { $set: { birthDate: day(birthDate), taxCode: null } })
}

const stored = async () => (await findPapers(office, 'paperwork.view', id)).papers
const written = async (text = project, ctx = teacher) =>
  saveProject(ctx, id, { version: (await stored()).version, project: text })

async function digest(): Promise<string> {
  const { placement, papers } = await findPapers(office, 'paperwork.view', id)
  return papersDigest(placement, papers.project)
}

async function sign(ctx: Ctx, paper: 'project' | 'pact', name: string): Promise<void> {
  await signPaper(ctx, id, { paper, name, declaration: true, digest: await digest() })
}

/** A parent follows the link that the school sent. */
async function parent(now = testNow): Promise<Ctx> {
  const to = { name: 'Paola Rossi', email: 'paola@famiglia.example' }
  const { linkId } = await sendPaperLink({ ...teacher, now, today: dayOf(now) }, id, {
    paper: 'pact',
    to,
    publicUrl: url,
  })
  const link = await HostLinks.findById(linkId).lean()
  if (!link) throw new Error('no link was stored')
  return at(guestOf(link), now)
}

const reasonsOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? error.reasons : error),
  )

const name = 'Giulia D’Amico'

describe('the papers of a placement', () => {
  test('are signed in any order, the last one completes them, and hours of days before it stay out', async () => {
    await waiting()
    await written()
    await sign(student, 'pact', name)
    await sign(host, 'project', 'Fabio Fresa')
    await sign(await parent(), 'pact', 'Rossi Paola')
    await approveCoherence(coordinator, id, { text: 'Coerente', version: (await stored()).version })
    await declareRisk(host, id, { documentId: null, note: null })
    const training = { on: today, minutes: 480, provider: 'FabLab', risk: 'medium' as const }
    expect(await reasonsOf(recordSpecificSafety(host, id, { ...training, minutes: 479 }))).toEqual(['too-few-hours'])
    expect(await reasonsOf(recordSpecificSafety(host, id, { ...training, minutes: 240, risk: 'low' }))).toEqual([
      'risk-below-project',
    ])
    await recordSpecificSafety(host, id, training)
    const { placement } = await findPapers(office, 'paperwork.view', id)
    const before = await papersGate(coordinator, placement, today)
    expect(before.complete).toBe(false)
    expect(before.needs.map(({ need }) => need)).toEqual(['project-school-tutor'])
    await sign(teacher, 'project', 'Teresa Tutor')
    expect(await papersGate(coordinator, placement, today)).toMatchObject({ complete: true, needs: [] })
    expect((await stored()).complete).toEqual({ since: today })
    const running = { ...placement, state: 'active' as const }
    expect((await papersGate(student, running, today)).complete).toBe(true)
    expect((await papersGate(student, running, addDays(today, -1))).complete).toBe(false)
    expect((await HostLinks.findOne({ placementId: id }).lean())?.signedAt).toEqual(testNow)
  })

  test('take one signature of each party, out of twenty clicks at once', async () => {
    await waiting()
    await written()
    const proof = await digest()
    const click = (ctx: Ctx, paper: 'pact' | 'project', who: string) =>
      reasonsOf(signPaper(ctx, id, { paper, name: who, declaration: true, digest: proof }))
    const clicks = Array.from({ length: 20 }, (_, index) =>
      index % 2 ? click(student, 'pact', name) : click(host, 'project', 'Fabio Fresa'),
    )
    const outcomes = await Promise.all(clicks)
    expect(outcomes.filter((each) => each === 'done')).toHaveLength(2)
    const { signatures } = await stored()
    expect(signatures.map(({ party }) => party).toSorted()).toEqual(['hostTutor', 'student'])
  })

  test('lose every signature when the project is edited, keep them on record, and ask again once', async () => {
    await waiting()
    await written()
    await sign(student, 'pact', name)
    await sign(teacher, 'project', 'Teresa Tutor')
    await approveCoherence(coordinator, id, { text: 'Coerente', version: (await stored()).version })
    const { version } = await stored()
    expect(await written()).toEqual([])
    expect((await stored()).signatures).toHaveLength(2)
    const change = { ...project, objectives: 'Altro' }
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => reasonsOf(saveProject(teacher, id, { version, project: change }))),
    )
    expect(outcomes.filter((each) => each === 'done')).toHaveLength(1)
    expect(await reasonsOf(saveProject(office, id, { version, project }))).toEqual(['changed-meanwhile'])
    const papers = await stored()
    expect(papers).toMatchObject({ signatures: [], coherence: null, complete: null })
    expect(papers.voided.map(({ party, voided }) => [party, voided.why, voided.by])).toEqual([
      ['student', 'project-edited', 'Teresa Tutor'],
      ['schoolTutor', 'project-edited', 'Teresa Tutor'],
    ])
    const { placement } = await findPapers(office, 'paperwork.view', id)
    const again = { placement, signatures: papers.voided }
    await askAgain(office, again, url)
    await askAgain(office, again, url)
    const notices = await Notices.find({ kind: 'papers-changed' }).sort({ key: 1 }).lean()
    expect(notices.map(({ to }) => to.discreet)).toEqual([true, false])
    expect(JSON.stringify(notices.map(({ data }) => data))).not.toContain('Amico')
    await sign(student, 'pact', name)
    expect((await stored()).signatures).toHaveLength(1)
  })

  test('lose them too when the terms are edited before the start, and people are told once', async () => {
    await waiting()
    await written()
    await sign(teacher, 'project', 'Teresa Tutor')
    await Placements.updateOne({ _id: id }, { $set: { title: 'Un altro percorso' } })
    await settlePapers(office, id, url)
    await settlePapers(office, id, url)
    const papers = await stored()
    expect(papers.signatures).toEqual([])
    expect(papers.voided.map(({ voided }) => voided.why)).toEqual(['terms-edited'])
    expect(await Notices.countDocuments({ kind: 'papers-changed' })).toBe(1)
  })

  test('of a minor who comes of age between two signatures: the parent no more, the student again', async () => {
    await waiting('2008-11-26')
    await written()
    const link = await parent()
    await sign(student, 'pact', name)
    const tomorrow = new Date(testNow.getTime() + 24 * 3_600_000)
    const late = at(link.actor as Guest, tomorrow)
    expect(await reasonsOf(sign(late, 'pact', 'Paola Rossi'))).toEqual(['student-of-age'])
    await sign(at(student.actor as PersonActor, tomorrow), 'pact', name)
    const { signatures, voided } = await stored()
    expect(signatures.map(({ party, on }) => [party, on])).toEqual([['student', '2026-11-26']])
    expect(voided.map(({ voided: mark }) => mark.why)).toEqual(['signed-as-minor'])
  })

  test('are opened by a link for what it says and nobody else', async () => {
    await waiting()
    await written()
    const own = { name: 'Giulia', email: 'giulia@studenti.example' }
    await Students.updateOne({ _id: 'giulia' }, { $set: { email: 'Giulia@studenti.example' } })
    expect(await reasonsOf(sendPaperLink(office, id, { paper: 'pact', to: own, publicUrl: url }))).toEqual([
      'same-address',
    ])
    const guest = await parent()
    expect(await reasonsOf(parent())).toEqual(['cool-down'])
    expect(await reasonsOf(sign(guest, 'pact', 'Ugo Altro'))).toEqual(['not-the-addressee'])
    expect(await reasonsOf(sign(guest, 'project', 'Paola Rossi'))).toEqual(['not-your-paper'])
    await expect(findPapers(guest, 'paperwork.view', 'bruno-officine')).rejects.toBeInstanceOf(NotFound)
    const letter = await Notices.findOne({ kind: 'host-link' }).lean()
    expect(letter?.to.discreet).toBe(true)
    expect(letter?.data['partner']).not.toContain('Amico')
  })

  test('are nobody else’s', async () => {
    await waiting()
    await expect(findPapers(stranger, 'paperwork.view', id)).rejects.toBeInstanceOf(NotFound)
    const otherHost = at({ role: 'host', accountId: 'ente-officine', partnerId: 'officine' })
    await expect(findPapers(otherHost, 'paperwork.view', id)).rejects.toBeInstanceOf(NotFound)
    const bruno = at({ role: 'student', accountId: 'x', ...galilei, studentId: 'bruno' })
    await expect(findPapers(bruno, 'paperwork.view', id)).rejects.toBeInstanceOf(NotFound)
    await Placements.updateOne({ _id: id }, { $set: { state: 'matched' } })
    await expect(findPapers(host, 'paperwork.view', id)).rejects.toBeInstanceOf(NotFound)
  })

  test('on paper and by exception are recorded with their scan', async () => {
    await waiting()
    await written()
    const scan = { bytes: demoPdf(['Patto firmato']), name: 'patto.pdf' }
    const onPaper = { paper: 'pact' as const, party: 'parent' as const, name: 'Paola Rossi', on: today, scan }
    expect(await reasonsOf(recordPaper(office, id, { ...onPaper, on: addDays(today, 1) }))).toEqual([
      'date-in-the-future',
    ])
    expect(
      await reasonsOf(recordPaper(office, id, { ...onPaper, scan: { bytes: Buffer.from('MZ'), name: 'x' } })),
    ).toEqual(['executable'])
    await recordPaper(office, id, onPaper)
    expect(await reasonsOf(recordPaper(office, id, onPaper))).toEqual(['already-signed'])
    const given = { head: 'Prudenza Preside', reason: 'Urgenza', protocol: '99/2026', on: today, scan }
    await recordException(office, id, given)
    expect(await reasonsOf(recordException(office, id, given))).toEqual(['already-excepted'])
    const { placement } = await findPapers(office, 'paperwork.view', id)
    const gate = await papersGate(coordinator, placement, today)
    expect(gate).toMatchObject({ complete: false, exception: { protocol: '99/2026' } })
    expect([...(await exceptionsOf([id, 'bruno-officine'])).keys()]).toEqual([id])
  })
})
