import { describe, expect, test } from '@jest/globals'
import { type Ctx, contextFor, type PersonActor } from '../../src/access/actor.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { reissueCertificate } from '../../src/outcomes/certificate-reissue.service.ts'
import { gatherDossier } from '../../src/outcomes/dossier.service.ts'
import { dossierDigest } from '../../src/outcomes/dossier.rules.ts'
import { Certificates } from '../../src/outcomes/outcome.model.ts'
import { findCertificate } from '../../src/outcomes/outcome-move.service.ts'
import { certificateDocument } from '../../src/outcomes/outcome.sheet.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()

const id = 'certificata-fablab'
const studentId = 'galilei-5b-3'
const page = `/percorsi/${id}/valutazione`
const at = (actor: PersonActor): Ctx => contextFor(actor, testNow)
const office = at({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' })

const reasonsOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? error.reasons : error),
  )

/** An hour of the first day turns out not to have been done. */
async function loseAnHour(): Promise<void> {
  const [first] = await StudentDays.find({ 'entries.placementId': id }).sort({ _id: 1 }).limit(1).lean()
  const changed = { $inc: { 'entries.0.minutes': -60 } }
  expect((await StudentDays.updateOne({ _id: first?._id ?? '' }, changed)).modifiedCount).toBe(1)
}

async function stored() {
  const found = await Certificates.findById(id).lean()
  if (!found) throw new Error('Borgo has a certificate')
  return found
}

describe('a certificate whose hours have changed', () => {
  test('is issued again once, with the next number, and says which one it takes the place of', async () => {
    expect(await reasonsOf(reissueCertificate(office, id))).toEqual(['nothing-changed'])
    const before = await stored()
    const digest = dossierDigest(await gatherDossier(office, studentId))
    await loseAnHour()
    const clicks = await Promise.all(Array.from({ length: 20 }, () => reasonsOf(reissueCertificate(office, id))))
    expect(clicks.filter((each) => each === 'done')).toHaveLength(1)
    const issued = await stored()
    const approved = before.facts.approved - 60
    expect(issued).toMatchObject({
      number: 'CC/202627/002',
      numbers: [before.number, 'CC/202627/002'],
      issuedAt: testNow,
      issuedBy: { name: 'Sara Segreteria' },
      eqf: before.eqf,
      facts: { approved, competences: before.facts.competences },
      earlier: [{ number: before.number, issuedAt: before.issuedAt, approved: before.facts.approved }],
    })
    expect(await reasonsOf(reissueCertificate(office, id))).toEqual(['nothing-changed'])
    expect(JSON.stringify(certificateDocument(issued))).toContain(
      `Sostituisce il certificato n. ${before.number} del 26/10/2026.`,
    )
    const dossier = await gatherDossier(office, studentId)
    expect(dossier.parts.map(({ certificate }) => certificate?.number)).toEqual(['CC/202627/002'])
    expect(dossierDigest(dossier)).not.toBe(digest)

    // Whoever has looked for the next number before finds the old ones taken, too.
    const other = { ...before, _id: 'valutata-fablab', numbers: [before.number] }
    await expect(Certificates.create(other)).rejects.toThrow(/E11000/u)
    await loseAnHour()
    expect((await reissueCertificate(office, id)).earlier?.map(({ number }) => number)).toEqual([
      before.number,
      'CC/202627/002',
    ])
  })

  test('keeps its old number out of use also when it is a record of an earlier version', async () => {
    await Certificates.updateOne({ _id: id }, { $unset: { numbers: 1 } })
    await loseAnHour()
    expect((await reissueCertificate(office, id)).numbers).toEqual(['CC/202627/001', 'CC/202627/002'])
  })

  test('is refused below three quarters, to others, and where nothing was certified', async () => {
    await loseAnHour()
    const teacher = at({ role: 'teacher', accountId: 'docente', schoolId: 'galilei', classIds: ['galilei-5b'] })
    await expect(reissueCertificate(teacher, id)).rejects.toBeInstanceOf(Forbidden)
    const stranger = at({ role: 'coordinator', accountId: 'coordinatore-volta', schoolId: 'volta' })
    await expect(reissueCertificate(stranger, id)).rejects.toBeInstanceOf(NotFound)
    expect(await reasonsOf(reissueCertificate(office, 'valutata-fablab'))).toEqual(['not-certified'])
    await Placements.updateOne({ _id: id }, { $set: { 'terms.plannedMinutes': 60_000 } })
    expect(await reasonsOf(reissueCertificate(office, id))).toEqual(['below-three-quarters'])
    expect((await findCertificate(office, id))?.number).toBe('CC/202627/001')
  })

  test('is warned of on its page, where the school issues it again', async () => {
    const visitor = await borgo.signIn('segreteria@borgo.example')
    expect((await visitor.visit(page)).text).not.toContain('Rilascia di nuovo')
    const untouched = await visitor.post(`/percorsi/${id}/certificato/nuovo`, {})
    expect([untouched.status, untouched.html.includes('Il certificato dice già le ore del registro')]).toEqual([
      409,
      true,
    ])
    await loseAnHour()
    const host = await (await borgo.signIn('ente@borgo.example')).visit(page)
    expect(host.$('.notice-warning').text()).toContain('Il certificato nuovo lo rilascia la segreteria')
    expect(host.text).not.toContain('Rilascia di nuovo')
    const shown = await visitor.visit(page)
    expect(shown.$('.notice-warning').text()).toMatch(
      /Dopo il rilascio le ore convalidate sono cambiate: il certificato dice \d+:00, il registro \d+:00\./u,
    )
    const done = await visitor.press('Rilascia di nuovo')
    expect(done.text).toContain('Certificato n. CC/202627/002')
    expect(done.text).toContain('Sostituisce il certificato n. CC/202627/001')
    expect(done.$('.notice-warning').length).toBe(0)
    await Placements.updateOne({ _id: id }, { $set: { 'terms.plannedMinutes': 60_000 } })
    const below = await visitor.visit(page)
    expect(below.$('.notice-warning').text()).toContain('Il certificato non vale più')
    expect(below.text).not.toContain('Rilascia di nuovo')
  })
})
