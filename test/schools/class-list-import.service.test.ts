import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Actor, Ctx } from '../../src/access/actor.ts'
import { contextFor } from '../../src/access/actor.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { UploadedClassLists } from '../../src/schools/class-list-import.model.ts'
import {
  confirmUpload,
  discardUpload,
  findUpload,
  listUploads,
  previewUpload,
  settleUpload,
  uploadClassList,
} from '../../src/schools/class-list-import.service.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { countLines } from '../../src/schools/import-plan.rules.ts'
import { SchoolClasses } from '../../src/schools/school-class.model.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { useTestDatabase } from '../support/database.ts'
import { aStoredSchool } from '../support/school-site.ts'
import { sharedFile } from '../support/shared.ts'

useTestDatabase([Schools, SchoolClasses, Students, Enrolments, UploadedClassLists])

const now = new Date('2026-11-22T09:00:00Z')
const office = (schoolId = 'galilei'): Ctx => contextFor({ role: 'office', accountId: 'anna', schoolId }, now)
const later = (ctx: Ctx, minutes: number): Ctx => contextFor(ctx.actor, new Date(now.getTime() + minutes * 60_000))
const terms = {
  schoolYear: schoolYear('2026/27'),
  effective: day('2026-11-22'),
  defaultClass: null,
  siteCode: 'XXTF000001',
}

const header = 'Cognome;Nome;Classe;Data di nascita;Sesso;H104\n'
const line = (surname: string, n: number, className = '3A') => `${surname};Ada;${className};${10 + n}/03/2010;F;sì\n`
const surnames = ['Abbadini', 'Brambati', 'Carugati', 'Dossi', 'Elli', 'Ferri']
const csv = (rows: readonly string[]) => ({ name: 'elenco.csv', bytes: Buffer.from(header + rows.join('')) })
const wholeClass = csv(surnames.map((surname, n) => line(surname, n)))

const confirm = async (ctx: Ctx, id: string, decisions: { key: string; choice: string }[] = []) => {
  const { seal } = await previewUpload(await findUpload(ctx, id))
  await confirmUpload(ctx, id, { seal, decisions })
}
const importing = async (
  file: { name: string; bytes: Uint8Array },
  given: Partial<typeof terms> = {},
  ctx = office(),
) => {
  const id = await uploadClassList(ctx, file, { ...terms, ...given })
  await confirm(ctx, id)
  return findUpload(ctx, id)
}

beforeEach(async () => {
  await Schools.create(aStoredSchool('galilei'), aStoredSchool('volta'))
})

describe('importing a class list', () => {
  test('nothing is stored of the people until it is confirmed, and no sensitive column ever', async () => {
    const id = await uploadClassList(office(), wholeClass, terms)
    expect(await Students.countDocuments()).toBe(0)
    const upload = await findUpload(office(), id)
    expect(upload.droppedColumns).toContainEqual({ heading: 'H104', sensitive: true })
    expect(JSON.stringify(upload)).not.toContain('sì')
    await confirm(office(), id)
    expect(await Students.countDocuments({ schoolId: 'galilei' })).toBe(6)
    expect(await SchoolClasses.find().lean()).toMatchObject([{ label: '3A', kind: 'tecnico', siteCode: 'XXTF000001' }])
  })

  test('once applied the list keeps its counts and forgets the people', async () => {
    const upload = await importing(wholeClass)
    expect(upload).toMatchObject({ state: 'applied', students: [], decisions: [], plan: null })
    expect(upload.result).toMatchObject({ joined: 6, moved: 0, left: 0, unchanged: 0, doubtful: 0, newClasses: 1 })
  })

  test('the same file twice changes nothing', async () => {
    await importing(wholeClass)
    const before = await Enrolments.find().sort({ _id: 1 }).lean()
    expect((await importing(wholeClass)).result).toMatchObject({ joined: 0, moved: 0, left: 0, unchanged: 6 })
    expect(await Enrolments.find().sort({ _id: 1 }).lean()).toEqual(before)
  })

  test('who moves, leaves and comes is written with dates', async () => {
    await importing(wholeClass)
    const changed = csv([
      ...surnames.slice(0, 4).map((surname, n) => line(surname, n)),
      line('Elli', 4, '3B'),
      line('Galli', 7),
    ])
    const given = { effective: day('2027-02-10') }
    const ctx = later(office(), 60 * 24 * 80)
    expect((await importing(changed, given, ctx)).result).toMatchObject({ joined: 1, moved: 1, left: 1, unchanged: 4 })
    const ferri = await Students.findOne({ surname: 'Ferri' }).lean()
    expect(await Enrolments.find({ studentId: ferri?._id ?? '' }).lean()).toMatchObject([
      { from: '2026-09-01', to: '2027-02-09', leaving: 'not-in-list' },
    ])
    const elli = await Students.findOne({ surname: 'Elli' }).lean()
    expect(await Enrolments.countDocuments({ studentId: elli?._id ?? '' })).toBe(2)
    expect(await Enrolments.countDocuments({ studentId: elli?._id ?? '', to: null })).toBe(1)
  })

  test('two confirmations at once apply it once', async () => {
    const id = await uploadClassList(office(), wholeClass, terms)
    const { seal } = await previewUpload(await findUpload(office(), id))
    const tries = Array.from({ length: 12 }, () => confirmUpload(office(), id, { seal, decisions: [] }))
    const outcomes = await Promise.allSettled(tries)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ reasons: ['being-applied'] })
    }
    expect(await Students.countDocuments()).toBe(6)
    expect(await Enrolments.countDocuments()).toBe(6)
    expect(await SchoolClasses.countDocuments()).toBe(1)
    expect((await findUpload(office(), id)).state).toBe('applied')
  })

  test('two clerks with the same list at once make no student twice', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => uploadClassList(office(), wholeClass, terms)))
    const seals = await Promise.all(ids.map(async (id) => (await previewUpload(await findUpload(office(), id))).seal))
    const outcomes = await Promise.allSettled(
      ids.map((id, n) => confirmUpload(office(), id, { seal: seals[n] ?? '', decisions: [] })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await Students.countDocuments()).toBe(6)
  })

  test('a list is looked at again when another one was applied meanwhile', async () => {
    const first = await uploadClassList(office(), wholeClass, terms)
    const { seal } = await previewUpload(await findUpload(office(), first))
    await importing(csv([line('Abbadini', 0), line('Nava', 9)]))
    const tooLate = confirmUpload(office(), first, { seal, decisions: [] })
    await expect(tooLate).rejects.toMatchObject({ reasons: ['changed-meanwhile'] })
    expect(await findUpload(office(), first)).toMatchObject({ state: 'draft', plan: null })
    await confirm(office(), first)
    expect(await Students.countDocuments()).toBe(7)
  })

  test('one that was cut off is finished by confirming again, and writes nothing twice', async () => {
    const id = await uploadClassList(office(), wholeClass, terms)
    await confirm(office(), id)
    const whole = await Enrolments.find().sort({ _id: 1 }).lean()
    const applied = await findUpload(office(), id)
    // As a crash after half of the writes leaves it: the plan is there, some of its students have no enrolment yet.
    const { classes, students } = { classes: await SchoolClasses.find().lean(), students: await Students.find().lean() }
    await Enrolments.deleteMany({ _id: { $in: whole.slice(0, 3).map(({ _id }) => _id) } })
    await Students.deleteOne({ _id: students[0]?._id ?? '' })
    const none = { corrections: [], removals: [], closings: [], replacements: [], reopenings: [] }
    const plan = { classes, students, openings: whole, result: applied.result, ...none }
    await UploadedClassLists.updateOne({ _id: id }, { $set: { state: 'applying', claimedAt: now, plan } })

    const soon = confirmUpload(office(), id, { seal: '', decisions: [] })
    await expect(soon).rejects.toMatchObject({ reasons: ['being-applied'] })
    await confirmUpload(later(office(), 2), id, { seal: '', decisions: [] })
    expect(await Enrolments.find().sort({ _id: 1 }).lean()).toEqual(whole)
    expect(await Students.countDocuments()).toBe(6)
  })

  test('one that was cut off does not keep the school from importing the next', async () => {
    const stuck = await uploadClassList(office(), wholeClass, terms)
    await UploadedClassLists.updateOne({ _id: stuck }, { $set: { state: 'applying', claimedAt: now } })
    const id = await uploadClassList(office(), csv([line('Galli', 7, '4B')]), terms)
    await expect(confirm(office(), id)).rejects.toMatchObject({ reasons: ['being-applied'] })
    await expect(confirm(later(office(), 5), id)).resolves.toBeUndefined()
    expect((await findUpload(office(), stuck)).state).toBe('applied')
    expect(await Students.countDocuments()).toBe(7)
  })

  test('the database itself refuses a second open enrolment', async () => {
    const open = { schoolId: 'galilei', studentId: 'ada', from: day('2026-09-01'), to: null, leaving: null }
    await Enrolments.create({ _id: 'one', classId: 'a', ...open, to: day('2026-10-01') })
    await Enrolments.create({ _id: 'two', classId: 'a', ...open })
    await expect(Enrolments.create({ _id: 'three', classId: 'b', ...open })).rejects.toMatchObject({ code: 11_000 })
  })

  test('the office names the sites of the classes, decides the doubtful rows, or throws the list away', async () => {
    const id = await uploadClassList(office(), csv([line('Abbadini', 0, ''), line('Dossi', 1, '4B')]), terms)
    const sites = [{ className: '4B', siteCode: 'XXPS000002' }]
    await settleUpload(office(), id, { sites, defaultClass: '3C' })
    await confirm(office(), id)
    const classes = await SchoolClasses.find().sort({ label: 1 }).lean()
    expect(classes).toMatchObject([
      { label: '3C', kind: 'tecnico', siteCode: 'XXTF000001' },
      { label: '4B', kind: 'liceo', siteCode: 'XXPS000002' },
    ])
    await expect(settleUpload(office(), id, { sites, defaultClass: null })).rejects.toMatchObject({
      reasons: ['not-a-draft'],
    })
    await expect(discardUpload(office(), id)).rejects.toMatchObject({ reasons: ['not-a-draft'] })
    const unwanted = await uploadClassList(office(), wholeClass, terms)
    await discardUpload(office(), unwanted)
    await expect(findUpload(office(), unwanted)).rejects.toThrow(NotFound)
  })

  test('drafts that nobody confirmed are forgotten after a month', async () => {
    const id = await uploadClassList(office(), wholeClass, terms)
    await uploadClassList(later(office(), 60 * 24 * 31), wholeClass, { ...terms, effective: day('2026-12-23') })
    await expect(findUpload(office(), id)).rejects.toThrow(NotFound)
  })

  test.each([
    ['a past school year', { schoolYear: schoolYear('2025/26'), effective: day('2026-05-01') }, 'year-not-open'],
    [
      'the next school year before June',
      { schoolYear: schoolYear('2027/28'), effective: day('2027-09-01') },
      'year-not-open',
    ],
    ['a day of another year', { effective: day('2026-08-31') }, 'day-outside-year'],
  ])('%s is refused', async (_, given, reason) => {
    await expect(uploadClassList(office(), wholeClass, { ...terms, ...given })).rejects.toEqual(new Refused(reason))
  })

  test('what is no class list is refused, and nothing is kept', async () => {
    const empty = uploadClassList(office(), { name: 'vuoto.csv', bytes: Buffer.from('') }, terms)
    await expect(empty).rejects.toEqual(new Refused('empty'))
    const other = uploadClassList(
      office(),
      { name: 'x.csv', bytes: Buffer.from('Prezzo;Merce\n1;pane\n2;latte\n') },
      terms,
    )
    await expect(other).rejects.toEqual(new Refused('no-students'))
    expect(await UploadedClassLists.countDocuments()).toBe(0)
  })
})

describe('whose lists they are', () => {
  test.each<[string, Actor]>([
    ['the city', { role: 'city', accountId: 'c' }],
    ['a host', { role: 'host', accountId: 'h', partnerId: 'p' }],
    ['a teacher', { role: 'teacher', accountId: 't', schoolId: 'galilei', classIds: [] }],
    ['a coordinator', { role: 'coordinator', accountId: 'k', schoolId: 'galilei' }],
    ['a student', { role: 'student', accountId: 's', schoolId: 'galilei', studentId: 's' }],
  ])('%s neither imports nor sees them', async (_, actor) => {
    const ctx = contextFor(actor, now)
    const id = await uploadClassList(office(), wholeClass, terms)
    await expect(uploadClassList(ctx, wholeClass, terms)).rejects.toThrow(Forbidden)
    await expect(listUploads(ctx, 1)).rejects.toThrow(Forbidden)
    await expect(findUpload(ctx, id)).rejects.toThrow(Forbidden)
    await expect(confirmUpload(ctx, id, { seal: '', decisions: [] })).rejects.toThrow(Forbidden)
  })

  test('another school does not know that they exist, and has its own students', async () => {
    const id = await uploadClassList(office(), wholeClass, terms)
    await expect(findUpload(office('volta'), id)).rejects.toThrow(NotFound)
    expect(await listUploads(office('volta'), 1)).toEqual({ uploads: [], total: 0 })
    await confirm(office(), id)
    expect((await importing(wholeClass, {}, office('volta'))).result).toMatchObject({ joined: 6 })
    expect(await Students.countDocuments({ schoolId: 'volta' })).toBe(6)
  })
})

const samples = [
  'elenco_giuaschool.csv',
  'elenco_google_admin_utenti.csv',
  'elenco_mastercom_blocchi_per_classe.xlsx',
  'elenco_puntoevirgola_bom.csv',
  'elenco_segreteria_celle_unite.xlsx',
].flatMap((name) => sharedFile(`formati/${name}`) ?? [])

if (samples.length > 0) {
  describe('lists as offices export them', () => {
    test.each(samples)('%s twice: the second time everything is unchanged', async (file) => {
      const given = { name: path.basename(file), bytes: readFileSync(file) }
      const first = await importing(given)
      expect(first.result?.joined).toBeGreaterThan(15)
      const again = await uploadClassList(office(), given, terms)
      const { lines } = await previewUpload(await findUpload(office(), again))
      expect(countLines(lines)).toMatchObject({ joined: 0, moved: 0, left: 0, doubtful: first.result?.doubtful })
    })
  })
}
