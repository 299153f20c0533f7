import { describe, expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { unzipSync } from 'fflate'
import { type Ctx, contextFor, type PersonActor } from '../../src/access/actor.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import { guestOf } from '../../src/host-links/host-link.rules.ts'
import { prepareDossier } from '../../src/dossier-export.ts'
import type { Filled } from '../../src/outcomes/evaluation.rules.ts'
import { findEvaluations, saveEvaluation } from '../../src/outcomes/evaluation.service.ts'
import { Certificates, Evaluations } from '../../src/outcomes/outcome.model.ts'
import {
  attestedPlacement,
  closeEvaluation,
  findCertificate,
  issueCertificate,
  sendEvaluationLink,
} from '../../src/outcomes/outcome-move.service.ts'
import { issueHostAttestation } from '../../src/outcomes/host-attestation.service.ts'
import { hostAttestationDocument } from '../../src/outcomes/outcome.sheet.ts'
import { currentQuestionnaire, publishQuestionnaire } from '../../src/outcomes/questionnaire.service.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { storeFile } from '../../src/platform/files.ts'
import { writePdf } from '../../src/platform/pdf.ts'
import { verifyRegister } from '../../src/registers/verification.service.ts'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { testNow, useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()

const id = 'dora-officine'
const galilei = { schoolId: 'galilei' }
const at = (actor: PersonActor): Ctx => contextFor(actor, testNow)
const office = at({ role: 'office', accountId: 'segreteria', ...galilei })
const coordinator = at({ role: 'coordinator', accountId: 'coordinatore', ...galilei })
const teacher = at({ role: 'teacher', accountId: 'docente', ...galilei, classIds: ['galilei-5b'] })
const host = at({ role: 'host', accountId: 'ente-officine', partnerId: 'officine' })
const student = at({ role: 'student', accountId: 'dora', ...galilei, studentId: 'dora' })
const strangers = [
  at({ role: 'coordinator', accountId: 'coordinatore-volta', schoolId: 'volta' }),
  at({ role: 'teacher', accountId: 'somebody', ...galilei, classIds: [] }),
  at({ role: 'host', accountId: 'ente', partnerId: 'fablab' }),
  at({ role: 'student', accountId: 'giulia.damico', ...galilei, studentId: 'giulia' }),
]

const reasonsOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? error.reasons : error),
  )

async function filled(ctx: Ctx, party: 'host' | 'student' | 'tutor', change: Partial<Filled> = {}): Promise<Filled> {
  const { items, questionnaire, evaluations } = await findEvaluations(ctx, 'evaluation.view', id)
  const good = ({ code }: { code: string }) => ({ code, level: 'good' as const })
  return {
    version: evaluations.find((each) => each.party === party)?.version ?? 0,
    send: true,
    answers: items.map(good),
    own: questionnaire.own[party].map(good),
    text: 'Ha lavorato bene.',
    ...change,
  }
}

/** Nobody has answered, and half an hour was planned: what was approved is enough. */
async function fresh(): Promise<void> {
  await Evaluations.deleteMany({ placementId: id })
  await Placements.updateOne({ _id: id }, { $set: { 'terms.plannedMinutes': 240 } })
}

/** The same paper has the same number for everybody; another one overtakes it. */
async function verifiesAttestation(guest: Ctx): Promise<void> {
  const first = await issueHostAttestation(guest, id)
  const code = first?.issue.number ?? ''
  expect((await issueHostAttestation(office, id))?.issue).toEqual(first?.issue)
  const sound = { kind: 'attestation', authentic: true, draft: false, superseded: null }
  expect(await verifyRegister(code)).toMatchObject(sound)
  const pdf = new PassThrough()
  const document = first && hostAttestationDocument(first, 'https://bottega.example')
  if (document) await writePdf(pdf.resume(), document)
  expect(document?.seal?.lines[0]).toBe(`Codice di verifica: ${code}`)
  await Placements.updateOne({ _id: id }, { $set: { activities: 'Altro' } })
  const later = contextFor(office.actor, new Date(testNow.getTime() + 60_000))
  const second = await issueHostAttestation(later, id)
  expect(second?.issue.number).not.toBe(code)
  expect(await verifyRegister(code)).toMatchObject({ ...sound, superseded: { why: 'reissued' } })
  await expect(issueHostAttestation(guest, 'giulia-fablab')).rejects.toBeInstanceOf(NotFound)
}

describe('the evaluations of a placement', () => {
  test('are kept as drafts, handed in whole, and closed; the certificate follows', async () => {
    await fresh()
    const draft = await filled(host, 'host', { send: false, answers: [], own: [], text: null })
    await saveEvaluation(host, id, draft)
    const incomplete = await filled(host, 'host', { own: [] })
    expect(await reasonsOf(saveEvaluation(host, id, incomplete))).toEqual(['unanswered'])
    await saveEvaluation(host, id, await filled(host, 'host'))
    expect(await reasonsOf(saveEvaluation(host, id, { ...incomplete, version: 2, send: false }))).toEqual([
      'unanswered',
    ])
    await saveEvaluation(student, id, await filled(student, 'student'))
    expect(await reasonsOf(closeEvaluation(coordinator, id, null))).toEqual(['note-missing'])
    expect(await reasonsOf(saveEvaluation(teacher, id, await filled(teacher, 'tutor', { text: null })))).toEqual([
      'no-report',
    ])
    await saveEvaluation(teacher, id, await filled(teacher, 'tutor'))
    expect(await reasonsOf(issueCertificate(office, id, null))).toEqual(['not-from-this-state'])
    await expect(closeEvaluation(office, id, null)).rejects.toBeInstanceOf(Forbidden)
    await closeEvaluation(teacher, id, null)
    expect(await reasonsOf(saveEvaluation(student, id, await filled(student, 'student')))).toEqual([
      'already-evaluated',
    ])
    expect(await findCertificate(office, id)).toBeNull()

    const issued = await Promise.all(Array.from({ length: 20 }, () => reasonsOf(issueCertificate(office, id, 4))))
    expect(issued.filter((each) => each === 'done')).toHaveLength(1)
    const certificate = await findCertificate(student, id)
    expect(certificate).toMatchObject({ number: 'CC/202627/002', eqf: 4, issuedBy: { name: 'Sara Segreteria' } })
    expect(certificate?.facts.competences.map(({ text }) => text)).toContain('Usare le macchine in sicurezza')
    expect((await Placements.findById(id).lean())?.state).toBe('certified')
    expect(await Certificates.countDocuments({ schoolId: 'galilei' })).toBe(2)
  })

  test('of strangers are not found, and a teacher’s answers are not the coordinator’s to write', async () => {
    for (const stranger of strangers)
      await expect(findEvaluations(stranger, 'evaluation.view', id)).rejects.toBeInstanceOf(NotFound)
    await expect(saveEvaluation(coordinator, id, await filled(office, 'tutor'))).rejects.toBeInstanceOf(Forbidden)
    await expect(findEvaluations(office, 'evaluation.view', 'documenti-fablab')).rejects.toBeInstanceOf(NotFound)
  })

  test('are written once by twenty clicks, and stay as they were closed', async () => {
    await fresh()
    const given = await filled(host, 'host')
    const first = await Promise.all(Array.from({ length: 20 }, () => reasonsOf(saveEvaluation(host, id, given))))
    expect(first.filter((each) => each === 'done')).toHaveLength(1)
    const again = await filled(host, 'host', { text: 'Altro' })
    const second = await Promise.all(Array.from({ length: 20 }, () => reasonsOf(saveEvaluation(host, id, again))))
    expect(second.filter((each) => each === 'done')).toHaveLength(1)
    expect(second.filter((each) => each !== 'done')[0]).toEqual(['changed-meanwhile'])

    await saveEvaluation(teacher, id, await filled(teacher, 'tutor'))
    const late = await filled(student, 'student')
    const [closing, writing] = await Promise.all([
      reasonsOf(closeEvaluation(coordinator, id, null)),
      reasonsOf(saveEvaluation(student, id, late)),
    ])
    expect(closing).toBe('done')
    const kept = await Evaluations.countDocuments({ placementId: id, party: 'student' })
    expect([writing, kept]).toEqual(writing === 'done' ? ['done', 1] : [['already-evaluated'], 0])
  })

  test('keep their questionnaire when the city publishes another, of which twenty clicks make one', async () => {
    await fresh()
    await saveEvaluation(host, id, await filled(host, 'host', { send: false }))
    const city = at({ role: 'city', accountId: 'citta' })
    const line = { it: 'Sa cucire', en: 'Can sew' }
    const lines = {
      about: { commitment: [], personal: [line], citizenship: [], enterprise: [], culture: [] },
      own: { host: [], student: [], tutor: [] },
    }
    const clicks = Array.from({ length: 20 }, () => reasonsOf(publishQuestionnaire(city, lines, 1)))
    expect((await Promise.all(clicks)).filter((each) => each === 'done')).toHaveLength(1)
    expect((await currentQuestionnaire()).version).toBe(2)
    const none = { ...lines, about: { ...lines.about, personal: [] } }
    expect(await reasonsOf(publishQuestionnaire(city, none, 2))).toEqual(['no-competence'])
    await expect(publishQuestionnaire(office, lines, 2)).rejects.toBeInstanceOf(Forbidden)
    const begun = await findEvaluations(student, 'evaluation.write', id)
    expect([begun.questionnaire.version, begun.items.length]).toEqual([1, 13])
    const other = await findEvaluations(
      at({ ...student.actor, studentId: 'giulia' } as PersonActor),
      'evaluation.view',
      'giulia-fablab',
    )
    expect(other.items.map(({ text }) => text.it)[0]).toBe('Sa cucire')
  })

  test('of a host without account come by a link, that opens this placement alone', async () => {
    await fresh()
    const to = { name: 'Ornella Ferri', email: 'ornella@officine.example' }
    const { linkId } = await sendEvaluationLink(teacher, id, { to, publicUrl: 'https://bottega.example' })
    const link = await HostLinks.findById(linkId).lean()
    if (!link) throw new Error('no link was stored')
    const guest = contextFor(guestOf(link), testNow)
    await expect(findEvaluations(guest, 'evaluation.view', 'giulia-fablab')).rejects.toBeInstanceOf(NotFound)
    await saveEvaluation(guest, id, await filled(guest, 'host'))
    expect(await Evaluations.findById(`${id}:host`).lean()).toMatchObject({
      by: { name: 'Ornella Ferri' },
      state: 'sent',
    })
    expect((await HostLinks.findById(linkId).lean())?.signedAt).toEqual(testNow)
    expect(await attestedPlacement(guest, id)).toMatchObject({ text: 'Ha lavorato bene.' })
    await verifiesAttestation(guest)
    const publicUrl = 'https://bottega.example'
    expect(await reasonsOf(sendEvaluationLink(teacher, id, { to, publicUrl }))).toEqual(['already-answered'])
  })

  test('are in the dossier with the hours, the pacts and their scans first; it is as old as its data', async () => {
    const fileId = await storeFile(demoPdf(['Firmato']), { name: 'patto.pdf', type: 'application/pdf' })
    const scanned = { _id: id, signatures: { $elemMatch: { party: 'parent', paper: 'pact' } } }
    await PlacementPapers.updateOne(scanned, { $set: { 'signatures.$.scan': { fileId, name: 'patto.pdf' } } })
    const prepared = await prepareDossier(student, 'dora')
    const out = new PassThrough()
    const parts: Buffer[] = []
    out.on('data', (part: Buffer) => parts.push(part))
    let advanced = 0
    const advance = async (lines: number) => {
      advanced += lines
    }
    await prepared.files[0]?.write(out, advance, '')
    await new Promise((resolve) => setImmediate(resolve))
    const files = unzipSync(Buffer.concat(parts))
    const names = Object.keys(files)
    expect(names.map((name) => name.split('/')[0]?.replace(/-[A-Z].*$/u, ''))).toEqual([
      '1-patti-formativi',
      '1-patti-formativi',
      '2-fascicolo',
      '3-registri',
    ])
    expect(advanced).toBe(prepared.lines)
    const begins = (name: string, sign: string) =>
      Buffer.from(files[names.find((each) => each.includes(name)) ?? ''] ?? [])
        .subarray(0, sign.length)
        .toString() === sign
    expect([begins('genitore', '%PDF'), begins('fascicolo', '%PDF'), begins('registri', 'PK')]).toEqual([
      true,
      true,
      true,
    ])

    expect((await prepareDossier(office, 'dora')).digest).toBe(prepared.digest)
    await StudentDays.updateMany({ studentId: 'dora' }, { $inc: { 'entries.$[].minutes': 1 } })
    expect((await prepareDossier(office, 'dora')).digest).not.toBe(prepared.digest)
    for (const stranger of [strangers[0], strangers[1], strangers[3]])
      await expect(prepareDossier(stranger ?? office, 'dora')).rejects.toBeInstanceOf(NotFound)
    await expect(prepareDossier(host, 'dora')).rejects.toBeInstanceOf(Forbidden)
  })
})
