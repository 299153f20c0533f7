import { beforeEach, describe, expect, test } from '@jest/globals'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { useTestApp } from '../support/app.ts'
import { finishedLab } from './finished-lab.ts'

const borgo = useTestApp()
const list = '/laboratori/serigrafia/attestati'

beforeEach(async () => {
  const { edition, rolls } = finishedLab()
  await Editions.insertMany([edition])
  await RollCalls.insertMany(rolls)
})

describe('the certificates of a lab', () => {
  test('a teacher gives all that are ready, and downloads one as a PDF that stays the same', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const page = await teacher.visit(list)
    expect(page.text).toContain('6:00 di 8:00')
    expect(page.text).toContain('75 %')
    expect(page.text).toContain('Mancano 0:01 ore.')
    expect(page.text).not.toContain('Verdi')
    const after = await teacher.press('Rilascia 1 attestato pronto')
    expect(after.text).toContain('rilasciato, n. SERIGRAFIA/26/001')
    const one = await teacher.visit(`${list}/giulia`)
    const href = one.$('a[href$="formato=pdf"]').attr('href') ?? ''
    const [first, second] = [await teacher.download(href), await teacher.download(href)]
    expect(first.status).toBe(200)
    expect(first.headers['content-type']).toBe('application/pdf')
    expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(first.bytes.equals(second.bytes)).toBe(true)
    const records = await AccessRecords.find({ what: 'document' }).lean()
    expect(records.map(({ name }) => name)).toEqual(['attestato SERIGRAFIA/26/001', 'attestato SERIGRAFIA/26/001'])
  })

  test('below the threshold the button says why, and the head may decide otherwise', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit(`${list}/bruno`)
    expect(page.text).toContain('Non ancora possibile')
    expect(page.$('#f-dirigente').val()).toBe('Prudenza Preside')
    const refused = await office.press('Rilascia per decisione del dirigente', { motivo: 'Ricovero' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Conferma di avere la decisione firmata')
    expect(refused.$('#f-motivo').val()).toBe('Ricovero')
    const given = await office.press('Rilascia per decisione del dirigente', { motivo: 'Ricovero', firmata: 'yes' })
    expect(given.status).toBe(200)
    expect(given.text).toContain('Prudenza Preside: Ricovero')
    expect((await office.visit(list)).text).toContain('Per decisione di Prudenza Preside')
  })

  test('a teacher reads who may record the decision', async () => {
    const page = await (await borgo.signIn('docente@borgo.example')).visit(`${list}/bruno`)
    expect(page.text).toContain('Solo la segreteria e il coordinamento')
    expect(page.$('#f-motivo')).toHaveLength(0)
  })

  test('a student downloads the own one once it is there, and nobody else’s', async () => {
    const student = await borgo.signIn('giulia.damico')
    const before = await student.visit(`${list}/giulia`)
    expect(before.text).toContain('lo rilascia la tua scuola')
    expect((await student.download(`${list}/giulia?formato=pdf`)).status).toBe(404)
    await (await borgo.signIn('docente@borgo.example')).post(`${list}/giulia`)
    expect((await student.download(`${list}/giulia?formato=pdf`)).status).toBe(200)
    expect((await student.visit(`${list}/bruno`)).status).toBe(404)
    expect((await student.post(`${list}/giulia`)).status).toBe(403)
  })

  test('when hours change afterwards, the page says so', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.post(`${list}/giulia`)
    await RollCalls.updateOne({ _id: 'serigrafia-1' }, { $set: { 'lines.0.minutes': 60, 'lines.0.late': 60 } })
    const page = await office.visit(`${list}/giulia`)
    expect(page.text).toContain('l’attestato dice 6:00, oggi risultano 5:00')
  })

  test('what holds back everybody is said once, and a student is not asked to complete roll calls', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const page = await teacher.visit('/laboratori/robotica-3a/attestati')
    expect(page.text.split('l’attestato si rilascia alla fine')).toHaveLength(2)
    expect(page.text).not.toContain('Rilascia 0')
    const student = await borgo.signIn('giulia.damico')
    const own = await student.visit('/laboratori/robotica-3a/attestati/giulia')
    expect(own.text).toContain('ci pensa la tua scuola')
    expect(own.text).not.toContain('completale')
  })

  test('other schools do not find it, and the list is a file too', async () => {
    const volta = await borgo.signIn('segreteria@volta.example')
    expect((await volta.visit(`${list}/giulia`)).status).toBe(404)
    const office = await borgo.signIn('segreteria@borgo.example')
    const csv = (await office.download(`${list}?formato=csv`)).bytes.toString()
    expect(csv).toContain('Giulia')
    expect(csv).not.toContain('Vanni')
  })
})
