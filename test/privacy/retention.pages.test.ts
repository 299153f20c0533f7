import { describe, expect, test } from '@jest/globals'
import { makeExports } from '../../src/export-jobs/export-run.service.ts'
import { ExportJobs } from '../../src/export-jobs/export-job.model.ts'
import { exportKinds } from '../../src/export-kinds.ts'
import { recordAccess } from '../../src/access-records/access-record.service.ts'
import { systemContext } from '../../src/access/actor.ts'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { RetentionDeletions } from '../../src/privacy/retention.model.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'

const borgo = useTestApp({ fresh: 'each' })

// After the five years for which it is kept who took what.
const later = new Date('2033-09-01T10:00:00Z')
const system = systemContext(testNow)
const item = '/conservazione/accessi/2026-27'

describe('the pages of retention', () => {
  test('lead the office from the list through export and download to the deletion, which stays written down', async () => {
    for (const schoolId of ['galilei', 'volta'])
      await recordAccess(system, { what: 'export', about: 'enti', name: 'enti.csv', schoolId })
    const before = await (await borgo.signIn('segreteria@borgo.example')).visit(item)
    expect([before.status, before.text.includes('Il termine non è ancora passato.')]).toEqual([200, true])
    expect(before.$('form[action$="/eliminazione"]').length).toBe(0)
    borgo.setNow(later)
    const office = await borgo.signIn('segreteria@borgo.example')
    const list = await office.visit('/conservazione')
    expect(list.$(`main a[href="${item}"]`).length).toBe(1)
    expect(list.text).toContain('Nulla si elimina da solo')
    await office.visit(item)
    const asked = await office.press('Prepara l’archivio')
    expect(asked.status).toBe(200)
    const running = { kinds: exportKinds, clock: () => later, publicUrl: 'http://localhost' }
    expect(await makeExports(running)).toMatchObject({ troubles: [] })
    const job = await ExportJobs.findOne({ what: 'retention' }).lean()
    expect((await office.visit(item)).$('form[action$="/eliminazione"]').length).toBe(0)
    const file = await office.download(`/esportazioni/${job?._id}/file/${job?.files[0]?.fileId}`)
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/zip'])

    const ready = await office.visit(item)
    expect(ready.text).toContain('Archivio scaricato da')
    const refused = await office.press('Elimina per sempre', { filedAs: '', reason: '' })
    expect([refused.status, refused.$('main .problem-summary li').length]).toEqual([422, 3])
    const old = { schoolId: 'galilei', at: { $lt: new Date('2027-08-31T22:00:00Z') } }
    expect(await AccessRecords.countDocuments(old)).toBeGreaterThan(0)
    await office.visit(item)
    const done = await office.press('Elimina per sempre', {
      filedAs: '77/2033',
      reason: 'fine del termine',
      declaration: 'yes',
    })
    expect([done.status, done.text.includes('77/2033')]).toEqual([200, true])
    expect(await AccessRecords.countDocuments(old)).toBe(0)
    expect(await AccessRecords.countDocuments({ schoolId: 'volta', at: old.at })).toBe(1)
    expect(await RetentionDeletions.countDocuments({ state: 'done', kind: 'access-records' })).toBe(1)
    const deletions = await office.visit('/conservazione/eliminazioni')
    expect(deletions.text).toContain('fine del termine')
  })

  test('let only the office decide the terms, and show the coordinator what there is', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit('/conservazione/termini')
    const refused = await office.press('Salva', { hours: '2' })
    expect([refused.status, refused.text.includes('fuori dai limiti')]).toEqual([422, true])
    expect((await office.press('Salva', { hours: '20' })).status).toBe(200)
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const list = await coordinator.visit('/conservazione?tipo=ore')
    expect(list.$('main tbody tr').length).toBe(2)
    expect(list.text).toMatch(/dal 01\/09\/20(49|5\d)/u)
    expect(list.$('main a[href="/conservazione/termini"]').length).toBe(0)
    const students = await coordinator.visit('/conservazione/ore/2026-27/studenti')
    expect(students.text).toContain('D’Amico Giulia')
    expect(students.text).not.toContain('Vanni')
    expect((await coordinator.visit('/conservazione/altro/2026-27')).status).toBe(404)
    expect((await coordinator.visit('/conservazione/ore/2026')).status).toBe(404)
    for (const who of ['citta@borgo.example', 'docente@borgo.example', 'giulia.damico'])
      expect((await (await borgo.signIn(who)).visit('/conservazione')).status).toBe(403)
  })
})
