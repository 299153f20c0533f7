import { beforeEach, describe, expect, test } from '@jest/globals'
import { buffer } from 'node:stream/consumers'
import { type Ctx, contextFor, type PersonActor } from '../../src/access/actor.ts'
import { ExportJobs } from '../../src/export-jobs/export-job.model.ts'
import { fileDays, leaseMs } from '../../src/export-jobs/export-job.rules.ts'
import {
  askForExport,
  findExport,
  listExports,
  openExport,
  redoExport,
} from '../../src/export-jobs/export-job.service.ts'
import { clearExports, makeExports } from '../../src/export-jobs/export-run.service.ts'
import type { ExportKind, ExportKinds } from '../../src/export-jobs/export-kind.rules.ts'
import { JobRecords } from '../../src/job-runs/job-run.model.ts'
import { takeRequest } from '../../src/job-runs/job-record.service.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { openFile } from '../../src/platform/files.ts'
import { useTestDatabase } from '../support/database.ts'

const now = new Date('2026-11-25T09:00:00Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const office: PersonActor = { role: 'office', accountId: 'sara', schoolId: 'galilei' }
const as = (actor: PersonActor, at = now): Ctx => contextFor(actor, at)
const ofOffice = { what: 'list', params: { schoolId: 'galilei' } }

/** An export of some lines that the test may change, and break. */
function aKind(data: { lines: string[]; fails?: boolean; onWrite?: () => Promise<void> }): ExportKind {
  return {
    permission: 'return.view',
    title: () => 'Elenco',
    href: () => '/',
    prepare: (ctx, { schoolId = '' }) => {
      if (!('schoolId' in ctx.actor) || ctx.actor.schoolId !== schoolId) throw new NotFound('school')
      const lines = [...data.lines]
      return Promise.resolve({
        digest: lines.join(),
        schoolId,
        lines: lines.length,
        files: [
          {
            name: 'elenco.csv',
            type: 'text/csv; charset=utf-8',
            write: async (out, advance) => {
              for (const line of lines) {
                out.write(`${line}\n`)
                await advance(1)
              }
              await data.onWrite?.()
              if (data.fails) throw new Error('the disk is full')
              out.end()
            },
          },
        ],
      })
    },
  }
}

describe('a long export', () => {
  const database = useTestDatabase([ExportJobs, JobRecords])
  const data: Parameters<typeof aKind>[0] = { lines: [] }
  const kinds: ExportKinds = { list: aKind(data) }
  const work = (at = now) => makeExports({ kinds, clock: () => at, publicUrl: 'http://localhost' })
  const filesLeft = () => database.current().db.collection('fs.files').countDocuments()
  const partsLeft = () => database.current().db.collection('fs.chunks').countDocuments()
  beforeEach(() => {
    Object.assign(data, { lines: ['uno', 'due'], fails: false, onWrite: undefined })
  })

  test('asked for twenty times at once is one job, which a worker is called for and writes once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => askForExport(as(office), kinds, ofOffice)))
    expect(new Set(ids).size).toBe(1)
    expect(await takeRequest()).toMatchObject({ job: 'make-exports' })
    const made = await Promise.all(Array.from({ length: 5 }, () => work()))
    expect(made.reduce((sum, each) => sum + each.made, 0)).toBe(1)
    const [id = ''] = ids
    const job = await findExport(as(office), kinds, id)
    expect(job).toMatchObject({ state: 'done', done: 2, total: 2, attempts: 1, lease: null })
    const { file } = await openExport(as(office), kinds, { id, fileId: job.files[0]?.fileId ?? '' })
    expect((await buffer(file.stream)).toString()).toBe('uno\ndue\n')
    expect([file.bytes, job.files[0]?.bytes, await filesLeft()]).toEqual([8, 8, 1])
    // Asked for again from the same data it is there already.
    expect(await askForExport(as(office), kinds, ofOffice)).toBe(id)
    expect((await work()).made).toBe(0)
  })

  test('belongs to who asked: another account, school or role does not find it', async () => {
    const id = await askForExport(as(office), kinds, ofOffice)
    const others: PersonActor[] = [
      { ...office, accountId: 'other' },
      { ...office, schoolId: 'volta' },
      { role: 'office', accountId: 'zeno', schoolId: 'volta' },
    ]
    for (const actor of others) {
      await expect(findExport(as(actor), kinds, id)).rejects.toThrow(NotFound)
      await expect(redoExport(as(actor), kinds, id)).rejects.toThrow(NotFound)
      await expect(openExport(as(actor), kinds, { id, fileId: 'any' })).rejects.toThrow(NotFound)
      expect((await listExports(as(actor), kinds, 1)).jobs).toEqual([])
    }
    await expect(askForExport(as(others[1]!), kinds, ofOffice)).rejects.toThrow(NotFound)
    await expect(askForExport(as(office), kinds, { ...ofOffice, what: 'constructor' })).rejects.toThrow(NotFound)
    const city: PersonActor = { role: 'city', accountId: 'carla' }
    await expect(listExports(as(city), kinds, 1)).rejects.toThrow(Forbidden)
    expect((await listExports(as(office), kinds, 1)).jobs.map(({ _id }) => _id)).toEqual([id])
  })

  test('is out of date once its data have changed, is then not offered, and is made anew', async () => {
    const id = await askForExport(as(office), kinds, ofOffice)
    await work()
    const { files } = await findExport(as(office), kinds, id)
    data.lines = ['uno', 'tre', 'quattro']
    expect((await listExports(as(office), kinds, 1)).jobs[0]?.state).toBe('stale')
    await expect(openExport(as(office), kinds, { id, fileId: files[0]?.fileId ?? '' })).rejects.toThrow(Refused)
    const again = await redoExport(as(office), kinds, id)
    expect(again).not.toBe(id)
    await expect(findExport(as(office), kinds, id)).rejects.toThrow(NotFound)
    await work()
    expect(await findExport(as(office), kinds, again)).toMatchObject({ state: 'done', total: 3 })
    expect(await filesLeft()).toBe(1)
  })

  test('asked for before the data changed is written from the data as they are', async () => {
    const id = await askForExport(as(office), kinds, ofOffice)
    data.lines = ['nuovo']
    await work()
    expect(await findExport(as(office), kinds, id)).toMatchObject({ state: 'done', total: 1, dataDigest: 'nuovo' })
    // Another one, asked for meanwhile from the new data, is the same.
    data.lines = ['uno']
    const first = await askForExport(as(office), kinds, ofOffice)
    data.lines = ['due']
    const second = await askForExport(as(office), kinds, ofOffice)
    await work()
    await expect(findExport(as(office), kinds, first)).rejects.toThrow(NotFound)
    expect(await findExport(as(office), kinds, second)).toMatchObject({ state: 'done' })
  })

  test('that a worker has died over is taken over by another, and what the dead one still writes does not count', async () => {
    const id = await askForExport(as(office), kinds, ofOffice)
    let revive: () => void = () => {}
    const asleep = new Promise<void>((resolve) => (revive = resolve))
    let writing: () => void = () => {}
    const begun = new Promise<void>((resolve) => (writing = resolve))
    data.onWrite = () => {
      writing()
      return asleep
    }
    const dead = work()
    await begun
    data.onWrite = () => Promise.resolve()
    // As long as it may be alive nobody takes it.
    expect((await work(later(leaseMs - 1000))).made).toBe(0)
    expect((await work(later(leaseMs + 1000))).made).toBe(1)
    revive()
    expect(await dead).toEqual({ made: 0, troubles: [] })
    expect(await findExport(as(office), kinds, id)).toMatchObject({ state: 'done', attempts: 2 })
    expect(await filesLeft()).toBe(1)
  })

  test('that no worker lives through is given up after three', async () => {
    const id = await askForExport(as(office), kinds, ofOffice)
    await ExportJobs.updateOne(
      { _id: id },
      { $set: { state: 'running', attempts: 3, lease: { id: 'gone', until: later(-1000) } } },
    )
    expect(await work()).toEqual({ made: 0, troubles: [] })
    expect((await findExport(as(office), kinds, id)).state).toBe('failed')
  })

  test('that fails says so, leaves nothing behind, and may be asked for again', async () => {
    data.fails = true
    const id = await askForExport(as(office), kinds, ofOffice)
    const { troubles } = await work()
    expect(troubles.map(({ message }) => message)).toEqual(['list: Error: the disk is full'])
    expect((await findExport(as(office), kinds, id)).state).toBe('failed')
    expect([await filesLeft(), await partsLeft()]).toEqual([0, 0])
    data.fails = false
    expect(await redoExport(as(office), kinds, id)).toBe(id)
    await work()
    expect(await findExport(as(office), kinds, id)).toMatchObject({ state: 'done', attempts: 1 })
  })

  test('loses its files a week after they were made, and is forgotten a month later', async () => {
    const id = await askForExport(as(office), kinds, ofOffice)
    await work()
    const { files } = await findExport(as(office), kinds, id)
    const day = 86_400_000
    expect(await clearExports(later(fileDays * day - 1000))).toBe(0)
    const week = later(fileDays * day + 1000)
    // Not offered any more, even before the night.
    await expect(openExport(as(office, week), kinds, { id, fileId: files[0]?.fileId ?? '' })).rejects.toThrow(Refused)
    expect(await clearExports(week)).toBe(1)
    expect(await openFile(files[0]?.fileId ?? '')).toBeNull()
    expect(await findExport(as(office), kinds, id)).toMatchObject({ state: 'expired', files: [] })
    await clearExports(later(38 * day))
    await expect(findExport(as(office), kinds, id)).rejects.toThrow(NotFound)
  })
})
