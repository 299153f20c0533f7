import { describe, expect, test } from '@jest/globals'
import { unzipSync } from 'fflate'
import { contextFor } from '../../src/access/actor.ts'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { recordAccess } from '../../src/access-records/access-record.service.ts'
import { exportKinds } from '../../src/export-kinds.ts'
import { ExportJobs } from '../../src/export-jobs/export-job.model.ts'
import { makeExports } from '../../src/export-jobs/export-run.service.ts'
import { models } from '../../src/models.ts'
import { openFile } from '../../src/platform/files.ts'
import { ownPart, placeNames } from '../../src/privacy/personal-data.rules.ts'
import { gatherPersonalData } from '../../src/privacy/personal-data.service.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp()
const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, testNow)
const page = '/studenti/giulia/dati'

interface Described {
  collection?: { name: string }
  schema?: { paths: Record<string, { schema?: Described['schema'] }> }
}

/** Whether a student is named anywhere in a schema. */
function namesStudents(schema: Described['schema']): boolean {
  return Object.entries(schema?.paths ?? {}).some(
    ([path, type]) => /(?:^|\.)(?:student|unit)Ids?$/u.test(path) || namesStudents(type.schema),
  )
}

async function bytesOf(fileId = ''): Promise<Buffer> {
  const file = await openFile(fileId)
  const parts: Buffer[] = []
  for await (const part of file?.stream ?? []) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** What is about readers, or about a job of somebody else, and shown on pages of its own. */
const elsewhere = ['accessRecords', 'exportJobs']

describe('the copy of the data of a student', () => {
  test('reads every collection that names students', () => {
    const naming = models.flatMap((model) => {
      const { collection, schema } = model as unknown as Described
      return collection && namesStudents(schema) ? [collection.name] : []
    })
    expect(naming.length).toBeGreaterThan(12)
    const known: readonly string[] = [...placeNames, ...elsewhere]
    expect(naming.filter((name) => !known.includes(name))).toEqual([])
  })

  test('cuts records of several people down to the one, and leaves out what opens something', () => {
    const subject = { studentId: 'giulia', placementIds: [] }
    const record = {
      _id: 'r',
      code: 'SECRET',
      other: 1,
      lines: [
        { studentId: 'giulia', minutes: 60 },
        { studentId: 'bruno', minutes: 30 },
      ],
      studentIds: ['giulia', 'bruno'],
    }
    expect(ownPart({}, record, subject)).toEqual({
      _id: 'r',
      other: 1,
      lines: [{ studentId: 'giulia', minutes: 60 }],
      studentIds: ['giulia'],
    })
    expect(ownPart({ fields: ['other'] }, record, subject)).toEqual({ _id: 'r', other: 1 })
  })

  test('holds what is stored, and nothing of anybody else', async () => {
    const { data } = await gatherPersonalData(office, 'giulia')
    for (const place of ['students', 'enrolments', 'placements', 'studentDays', 'rollCalls', 'labEditions'] as const)
      expect([place, data[place].length > 0]).toEqual([place, true])
    const text = JSON.stringify(data)
    expect(text).toContain('D’Amico')
    for (const other of ['"bruno"', '"vanni"', 'passwordHash', 'galilei-3a-3"']) expect(text).not.toContain(other)
    await expect(gatherPersonalData(office, 'vanni')).rejects.toThrow()
  })

  test('is made for the office and for the student, once, and its reading is written down', async () => {
    const student = await borgo.signIn('giulia.damico')
    await student.visit(page)
    const asked = await student.press('Prepara la copia')
    expect([asked.status, await ExportJobs.countDocuments({ what: 'personal-data' })]).toEqual([200, 1])
    const { made, troubles } = await makeExports({
      kinds: exportKinds,
      clock: () => testNow,
      publicUrl: 'http://localhost',
    })
    expect([made >= 1, troubles]).toEqual([true, []])
    const job = await ExportJobs.findOne({ what: 'personal-data' }).lean()
    expect(job?.files.map(({ name }) => name)).toEqual(['dati.pdf', 'dati.json', 'documenti.zip'])
    expect(JSON.parse((await bytesOf(job?.files[1]?.fileId)).toString('utf8'))).toMatchObject({
      student: 'D’Amico Giulia',
    })
    const archive = unzipSync(await bytesOf(job?.files[2]?.fileId))
    const contents = Object.values(archive).map((bytes) => Buffer.from(bytes).toString('latin1'))
    expect(contents.some((text) => text.startsWith('%PDF'))).toBe(true)
    expect(contents.filter((text) => text.includes('non era'))).toEqual([])
    const url = `/esportazioni/${job?._id}/file/${job?.files[0]?.fileId}`
    expect((await student.download(url)).status).toBe(200)
    expect((await student.download(url)).status).toBe(200)
    const read = await student.visit(page)
    expect(read.text).toContain('dati.pdf')
    expect((await student.visit('/studenti/bruno/dati')).status).toBe(404)
  })

  test('who takes a register or a paper of the student, from whichever side, is among its readers', async () => {
    for (const [who, url] of [
      ['docente@borgo.example', 'registro?formato=xlsx'],
      ['docente@borgo.example', 'registro?formato=pdf'],
      ['ente@borgo.example', 'documenti/progetto/pdf'],
    ] as const)
      expect((await (await borgo.signIn(who)).download(`/percorsi/giulia-fablab/${url}`)).status).toBe(200)
    const records = await AccessRecords.find({ studentId: 'giulia', schoolId: 'galilei' }).sort({ at: 1 }).lean()
    expect(records.map(({ by }) => by.role).toSorted()).toEqual(['host', 'teacher', 'teacher'])
    const school = await (await borgo.signIn('segreteria@borgo.example')).visit(page)
    expect(school.$('main tbody tr').length).toBe(3)
    const city = await (await borgo.signIn('citta@borgo.example')).visit('/registro-accessi')
    expect(city.text).not.toMatch(/Giulia|giulia/u)
  })

  test('its readers are named to the school, and to the student by their role alone', async () => {
    await recordAccess(office, { what: 'document', about: 'giulia-fablab', name: 'patto.pdf' })
    await recordAccess(office, { what: 'document', about: 'bruno-officine', name: 'altro.pdf' })
    const school = await (await borgo.signIn('coordinatore@borgo.example')).visit(page)
    expect([school.text.includes('patto.pdf'), school.text.includes('altro.pdf')]).toEqual([true, false])
    expect(school.$('main form').length).toBe(0)
    const name = school.$('main tbody tr').first().find('th, td').eq(1).text()
    const own = await (await borgo.signIn('giulia.damico')).visit(page)
    expect(own.text).toContain('patto.pdf')
    expect(own.text).toContain('Segreteria')
    expect(name).toContain('Segreteria')
    expect(own.$('main tbody tr').first().find('th, td').eq(1).text().trim()).toBe('Segreteria')
    expect(name.trim()).not.toBe('Segreteria')
    for (const who of ['docente@borgo.example', 'ente@borgo.example', 'citta@borgo.example'])
      expect((await (await borgo.signIn(who)).visit(page)).status).toBe(403)
    expect((await (await borgo.signIn('segreteria@volta.example')).visit(page)).status).toBe(404)
  })
})
