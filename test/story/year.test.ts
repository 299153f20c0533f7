import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { studentDayId } from '../../src/hours/hour-entry.rules.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import type { ChainKind } from '../../src/ledger/chain.rules.ts'
import { LedgerChecks, LedgerEntries } from '../../src/ledger/ledger.model.ts'
import { Certificates } from '../../src/outcomes/outcome.model.ts'
import { concludePlacement } from '../../src/placements/placement-move.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { day } from '../../src/platform/day.ts'
import { IssuedRegisters } from '../../src/registers/issued-register.model.ts'
import { useTestApp } from '../support/app.ts'
import { as, fillStory, hostIdentifier, identifiers, pupils } from './cast.ts'
import { certify, certifyOnPages } from './evaluating.ts'
import { pdfText, readCsv } from './files.ts'
import { approveAll, firmsConfirm, hostLogs, hostLogsOnPage, sendOffline, studentsLog } from './logging.ts'
import {
  cast,
  earlyEnd,
  expected,
  fablabs,
  interruption,
  oneDay,
  rectifiedBy,
  rectifiedDay,
  transferEnd,
  tutorChange,
  weeks,
} from './plan.ts'
import { makeGroup, moveAll, placementsByStudent, signPapers } from './preparing.ts'
import { amend, closeMonth, minutesUntil, returnPage, storedMinutes, submit, verifyAtNight } from './steps.ts'
import {
  expectClass,
  expectDossier,
  expectHostMonths,
  expectRegisterFiles,
  expectReturn,
  expectStudents,
  expectYear,
  fileOf,
  madeFiles,
} from './sums.ts'

// Each chapter is many pages long.
jest.setTimeout(120_000)

const borgo = useTestApp({ fresh: 'once' })
const signIn = (who: keyof typeof identifiers) => borgo.signIn(identifiers[who])
const states = async () => Placements.distinct('state', { schoolId: 'negroni' })

/** Moves the clock of the application. */
function now(text: string): Date {
  const moment = new Date(`${text}+01:00`)
  borgo.setNow(moment)
  return moment
}

// One year of one class, told in order: each test goes on where the one before has stopped.
describe('the year of a class of 24 at fourteen firms and two fablabs', () => {
  beforeAll(fillStory)

  test('in November the placements are planned together, the hosts say yes, and the documents are signed', async () => {
    now('2026-11-25T10:00:00')
    const coordinator = await signIn('coordinator')
    const group = await makeGroup(coordinator)
    await moveAll(coordinator, group, { from: 'draft', button: 'Proponi agli enti' })
    const host = await borgo.signIn(hostIdentifier('ditta-01'))
    const asked = await host.visit('/proposte')
    await host.visit(asked.$('tbody a').first().attr('href') ?? '')
    await host.press('Accetta')
    expect(await Placements.countDocuments({ schoolId: 'negroni', state: 'matched' })).toBe(1)
    const heard = { name: 'Chi risponde', on: '2026-11-25', means: 'phone' }
    await moveAll(coordinator, group, { from: 'proposed', button: 'Annota l’accordo', ...heard })
    await moveAll(coordinator, group, { from: 'matched', button: 'Passa ai documenti' })
    await signPapers()
    now('2027-01-22T10:00:00')
    const again = await signIn('coordinator')
    await moveAll(again, group, { from: 'documents', button: 'Avvia' })
    expect(await states()).toEqual(['active'])
  })

  test('two weeks are written: by hosts, by students, and by one telephone without network', async () => {
    const placed = await placementsByStudent()
    const [first = [], second = []] = weeks
    const friday = now('2027-01-29T19:00:00')
    await studentsLog(placed, first, friday)
    const host = await borgo.signIn(hostIdentifier('lab-nord'))
    for (const on of first) {
      await hostLogs(placed, { hostId: 'lab-sud', on, now: friday })
      await hostLogsOnPage(host, placed, on)
    }
    expect(await StudentDays.countDocuments({ schoolId: 'negroni' })).toBe(24 * 3)
    const { from, to } = interruption
    const office = await signIn('office')
    await amend(office, placed.get(cast.interrupted), { tipo: 'interruzione', from, to })
    const next = now('2027-02-05T19:00:00')
    await studentsLog(placed, second, next)
    const student = await borgo.signIn(cast.offline)
    const offline = placed.get(cast.offline)?._id ?? ''
    expect(await sendOffline(student, offline, second)).toEqual(['stored', 'stored', 'stored'])
    expect(await sendOffline(student, offline, second)).toEqual(['already', 'already', 'already'])
    const evening = await borgo.signIn(hostIdentifier('lab-nord'))
    for (const on of second) {
      await hostLogs(placed, { hostId: 'lab-sud', on, now: next })
      await hostLogsOnPage(evening, placed, on)
    }
    expect(await sendOffline(student, offline, second)).toEqual(['already', 'already', 'already'])
    expect(await storedMinutes()).toBe(minutesUntil('2027-02-05'))
  })

  test('January is confirmed, for a silent host by the school with a note, approved and closed', async () => {
    const placed = await placementsByStudent()
    const monday = now('2027-02-08T10:00:00')
    const lab = await borgo.signIn(hostIdentifier('lab-nord'))
    await lab.visit('/ore/da-confermare')
    expect(lab.page.$('input[name=entries]').length).toBe(3)
    await lab.press('Conferma le righe selezionate')
    await firmsConfirm(placed, monday)
    const coordinator = await signIn('coordinator')
    await coordinator.visit('/ore/senza-risposta')
    expect(coordinator.page.$('input[name=entries]').length).toBe(3)
    await coordinator.press('Conferma al posto dell’ente', { note: 'Foglio firme consegnato a mano' })
    expect(await approveAll(coordinator)).toBe(137)
    const office = await signIn('office')
    await closeMonth(office, '2027-01', 'Gennaio 2027: mese chiuso.')
    expect(await states()).toEqual(['active'])
  })

  test('in February one ends early, one changes tutor, one goes to another school', async () => {
    const placed = await placementsByStudent()
    const [, , third = []] = weeks
    const friday = now('2027-02-12T19:00:00')
    const office = await signIn('office')
    const tutor = { hostTutorId: 'ditta-02-tutor-2' }
    await amend(office, placed.get(cast.tutorChanged), { tipo: 'tutor', validFrom: tutorChange, ...tutor })
    await amend(office, placed.get(cast.endedEarly), { tipo: 'fine', lastDay: earlyEnd, plannedHours: '36:00' })
    const left = placed.get(cast.transferred)
    await office.visit(`/studenti/${cast.transferred}/spostamenti`)
    const stopped = await office.press('Rilascia il nulla osta', { releaseDay: '2027-02-12' })
    expect(stopped.text).toContain('Ci sono percorsi in sospeso')
    await amend(office, left, { tipo: 'fine', lastDay: transferEnd, plannedHours: '32:00' })
    await studentsLog(await placementsByStudent(), third, friday)
    for (const on of third) for (const hostId of fablabs) await hostLogs(placed, { hostId, on, now: friday })

    now('2027-02-15T10:00:00')
    const sender = await signIn('office')
    await sender.visit(`/studenti/${cast.transferred}/spostamenti`)
    const gone = await sender.press('Rilascia il nulla osta', { releaseDay: '2027-02-12' })
    // What was approved so far: the two weeks before.
    expect(gone.text).toContain('2026/27: 24:00')
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(gone.text)?.[0] ?? ''
    const volta = await borgo.signIn('segreteria@volta.example')
    await volta.visit('/trasferimenti')
    const taxCode = pupils.find(({ _id }) => _id === cast.transferred)?.taxCode ?? ''
    const typed = { code, taxCode, classId: 'volta-4b', from: '2027-02-15' }
    const arrived = await volta.press('Prendi in carico', typed)
    expect(arrived.html).toContain('Studente preso in carico')
    expect(arrived.text).toContain('24:00')
    expect((await volta.visit(`/percorsi/${left?._id}`)).status).toBe(404)
  })

  test('the last week is written, everything is signed, and the months are closed', async () => {
    const placed = await placementsByStudent()
    const [, , , last = []] = weeks
    const friday = now('2027-02-19T19:00:00')
    await studentsLog(placed, last, friday)
    for (const on of last) for (const hostId of fablabs) await hostLogs(placed, { hostId, on, now: friday })
    expect(await storedMinutes()).toBe(expected({ rectified: false }).total)
    const monday = now('2027-03-01T10:00:00')
    await firmsConfirm(placed, monday)
    const coordinator = await signIn('coordinator')
    await coordinator.visit('/ore/senza-risposta')
    expect(coordinator.page.$('input[name=entries]').length).toBe(9)
    await coordinator.press('Conferma al posto dell’ente', { note: 'Foglio firme consegnato a mano' })
    expect(await approveAll(coordinator)).toBe(expected({ rectified: false }).total / oneDay - 137)
    const office = await signIn('office')
    await closeMonth(office, '2027-02', 'Febbraio 2027: mese chiuso.')
    // The school that let the student go sends the hours approved since.
    await office.visit(`/studenti/${cast.transferred}/spostamenti`)
    expect((await office.press('Manda le ore aggiornate')).text).toContain('2026/27: 32:00')
    const volta = await borgo.signIn('segreteria@volta.example')
    const list = await volta.visit('/trasferimenti')
    const newcomer = await volta.visit(list.$('tbody a').first().attr('href') ?? '')
    expect(newcomer.text).toContain('32:00')
    expect(newcomer.text).not.toContain('24:00')
  })

  test('in March all are evaluated, and who stayed is certified', async () => {
    const placed = await placementsByStudent()
    const monday = now('2027-03-08T10:00:00')
    const [student, host] = [await borgo.signIn(cast.offline), await borgo.signIn(hostIdentifier('lab-nord'))]
    const [coordinator, teacher, office] = [
      await signIn('coordinator'),
      await signIn('teacher'),
      await signIn('office'),
    ]
    const byHand = placed.get(cast.offline)?._id ?? ''
    await certifyOnPages(byHand, { coordinator, host, student, teacher, office })
    for (const [studentId, placement] of placed) {
      if (studentId === cast.transferred) await concludePlacement(as('coordinator', monday), placement._id)
      else if (studentId !== cast.offline) await certify(placement, monday)
    }
    expect(await Certificates.countDocuments({ schoolId: 'negroni' })).toBe(23)
  })

  test('in July the year is closed, nothing is left to mend, and the return is sent', async () => {
    const placed = await placementsByStudent()
    const july = now('2027-07-01T10:00:00')
    const office = await signIn('office')
    for (const month of ['2026-09', '2026-10', '2026-11', '2026-12', '2027-03', '2027-04', '2027-05', '2027-06'])
      await closeMonth(office, month, 'mese chiuso.')
    const first = await office.visit(returnPage)
    expect(first.text).toContain('Niente da sistemare')
    const findings = await office.download(`${returnPage}?formato=csv`)
    expect(readCsv(findings.bytes)).toEqual([])
    const standing = { totals: expected({ rectified: false }), submitted: expected({ rectified: false }) }
    await expectReturn(await madeFiles(office, { url: returnPage, button: 'Prepara Excel e CSV', now: july }), standing)
    await submit(office, { receiptNumber: 'SIDI-1', receiptOn: '2027-07-01' })
    await expectStudents(office, placed, standing)
    await expectClass(office, standing)
    await expectHostMonths(office, standing)
    await expectYear(office, standing, july)
    for (const who of [cast.interrupted, cast.tutorChanged, cast.transferred, cast.rectified])
      await expectRegisterFiles(office, placed.get(who)?._id ?? '', standing.totals.ofStudent(who))
  })

  test('an hour turns out not to have been done: both lines stay, and only the difference is sent', async () => {
    const placed = await placementsByStudent()
    const later = now('2027-07-05T10:00:00')
    const url = `/percorsi/${placed.get(cast.rectified)?._id}`
    const [coordinator, office] = [await signIn('coordinator'), await signIn('office')]
    await coordinator.visit('/mesi/2027-02')
    await coordinator.press('Riapri il mese', { reason: 'Uscita anticipata del 19 febbraio' })
    const stored = await StudentDays.findById(studentDayId(cast.rectified, rectifiedDay)).lean()
    await coordinator.visit(`${url}/ore/righe/${rectifiedDay}.${stored?.entries[0]?.id}/rettifica`)
    const typed = { to: '17:00', reason: 'Uscita anticipata', declaration: 'yes' }
    const done = await coordinator.press('Scrivi la nuova riga', typed)
    expect(done.text).toContain('Rettificata')
    expect(done.text).toContain('rettifica: Uscita anticipata')
    const issued = await IssuedRegisters.findOne({ placementId: placed.get(cast.rectified)?._id ?? '' }).sort({
      _id: 1,
    })
    const paper = await borgo.visitor().visit(`/verifica/${issued?._id}`)
    expect(paper.text).toContain('Autentico, ma superato')
    await closeMonth(office, '2027-02', 'Febbraio 2027: mese chiuso.')

    const [totals, sent] = [expected({ rectified: true }), expected({ rectified: false })]
    expect(sent.total - totals.total).toBe(rectifiedBy)
    await expectClass(office, { totals, submitted: sent })
    const files = await madeFiles(office, { url: returnPage, button: 'Prepara solo le differenze', now: later })
    const changed = readCsv(fileOf(files, /Alunni\.csv$/u))
    const { taxCode } = pupils.find(({ _id }) => _id === cast.rectified) ?? {}
    expect(changed.map((line) => [line['CF'], line['ore_svolte']])).toEqual([
      [taxCode, '48:00'],
      [taxCode, '47:00'],
    ])
    expect(readCsv(fileOf(files, /Percorsi\.csv$/u))).toEqual([])
    await submit(office, { receiptNumber: 'SIDI-2', receiptOn: '2027-07-05' })
    const standing = { totals, submitted: totals, only: cast.rectified }
    await expectReturn(
      await madeFiles(office, { url: returnPage, button: 'Prepara Excel e CSV', now: later }),
      standing,
    )
    await expectStudents(office, placed, standing)
    await expectClass(office, standing)
    await expectHostMonths(office, standing)
    await expectYear(office, standing, later)
    await expectRegisterFiles(office, placed.get(cast.rectified)?._id ?? '', totals.ofStudent(cast.rectified))
    await office.visit(`${url}/valutazione`)
    expect((await office.press('Rilascia di nuovo')).text).toContain('Sostituisce il certificato n. CC/')
    expect(pdfText((await office.download(`${url}/certificato`)).bytes)).toContain('con 47:00 ore svolte su 48:00')
    await expectDossier(office, cast.rectified, { minutes: totals.ofStudent(cast.rectified), now: later })
  })

  test('a stored line altered by hand is found by the job of the night', async () => {
    await verifyAtNight(new Date('2027-07-06T03:30:00+02:00'))
    const before = await LedgerChecks.findById('negroni:2026/27').lean()
    expect([before?.found, before?.findings]).toEqual([0, []])
    const rings = (kind: ChainKind) => LedgerEntries.countDocuments({ schoolId: 'negroni', kind })
    const approved = expected({ rectified: false }).total / oneDay
    expect([await rings('approval'), await rings('rectification')]).toEqual([approved, 1])
    expect(await rings('submission')).toBe(24 + 1)
    const _id = studentDayId('alunno-20', day('2027-01-25'))
    await StudentDays.updateOne({ _id }, { $set: { 'entries.0.minutes': 300, 'entries.0.to': '19:00' } })
    await verifyAtNight(new Date('2027-07-07T03:30:00+02:00'))
    const after = await LedgerChecks.findById('negroni:2026/27').lean()
    expect(after?.findings.map(({ what, names }) => [what, names])).toEqual([['differs', ['to', 'minutes']]])
    now('2027-07-07T08:00:00')
    const office = await signIn('office')
    const page = await office.visit('/registro-verificato')
    expect(page.text).toContain('ha trovato una differenza')
    const placed = await placementsByStudent()
    expect(page.$(`a[href="/percorsi/${placed.get('alunno-20')?._id}/ore"]`).length).toBeGreaterThan(0)
    expect((await office.visit('/')).text).toContain('Il registro di controllo ha trovato una differenza')
  })
})
