import { describe, expect, test } from '@jest/globals'
import {
  createEdition,
  editEdition,
  type NewEdition,
  setStaff,
  type ShownEdition,
} from '../../src/labs/edition-edit.service.ts'
import type { EditionFacts } from '../../src/labs/edition-facts.rules.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import type { Edition } from '../../src/labs/edition.rules.ts'
import { findEdition } from '../../src/labs/edition.service.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { Programmes } from '../../src/programme/programme.model.ts'
import { forgetProgramme } from '../../src/programme/programme.service.ts'
import { city, host, office, reasonsOf, teacher, useBorgo, volta } from '../activities/cast.ts'
import { stored } from './an-edition.ts'

useBorgo()

const facts = (change: Partial<EditionFacts> = {}): EditionFacts => ({
  title: 'Robotica di primavera',
  siteId: 'fablab-1',
  from: day('2027-02-03'),
  to: day('2027-05-26'),
  pattern: [{ weekday: 3, from: clockTime('14:00'), to: clockTime('17:00') }],
  roomIds: ['fablab-sala'],
  machineIds: [],
  staff: [{ id: 'fablab-fabio', part: 'trainer' }],
  seats: 12,
  minimum: 6,
  minimumBy: null,
  enrolUntil: null,
  ...change,
})

const given = (change: Partial<NewEdition> = {}): NewEdition => ({
  id: newId(),
  moduleId: 'rob-1',
  partnerId: 'fablab',
  code: null,
  facts: facts(),
  copiedFrom: null,
  versionNumber: null,
  ...change,
})

const shown = ({ _id, version }: Edition): ShownEdition => ({ id: _id, version })

const notFound = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ name: 'NotFound' })

describe('a new edition', () => {
  test('keeps the version of the module, people by name, and gets the next code', async () => {
    const made = given()
    await createEdition(host, made)
    expect(await stored(made.id)).toMatchObject({
      code: 'ROB-1/26-B',
      state: 'draft',
      schoolYear: '2026/27',
      module: { code: 'ROB-1', number: 2 },
      partnerIds: ['fablab'],
      staff: [{ id: 'fablab-fabio', name: 'Fabio Fresa', accountId: 'ente', part: 'trainer' }],
      history: [{ event: 'created', by: { name: 'Fabio Fresa' } }],
    })
  })

  test('is made once, however often the form is sent', async () => {
    const made = given()
    await Promise.all(Array.from({ length: 8 }, () => createEdition(host, made)))
    expect(await Editions.countDocuments({ _id: made.id })).toBe(1)
  })

  test('never shares its code, even when twenty are made at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => createEdition(city, given())))
    const codes = (await Editions.find({ moduleId: 'rob-1' }, { code: 1 }).lean()).map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.toSorted()).toContain('ROB-1/26-U')
  })

  test('is refused a code that is taken when it was typed; of two at once one gets it', async () => {
    expect(await reasonsOf(createEdition(city, given({ code: 'ROB-1/26-A' })))).toEqual(['code-taken'])
    const race = await Promise.all([1, 2].map(() => reasonsOf(createEdition(city, given({ code: 'PRIMAVERA' })))))
    expect(race.flat()).toEqual(['code-taken'])
  })

  test('is refused of a draft module, of facts that are wrong, and says all of it', async () => {
    expect(await reasonsOf(createEdition(city, given({ moduleId: 'cod-1' })))).toEqual(['module-not-published'])
    const wrong = given({ facts: facts({ seats: 30, roomIds: ['elsewhere'] }) })
    expect(await reasonsOf(createEdition(city, wrong))).toEqual(
      expect.arrayContaining(['room-elsewhere', 'seats-above-tutors', 'seats-above-module']),
    )
  })

  test('is refused at a suspended partner, and at one that is not qualified where the programme asks for it', async () => {
    await Partners.updateOne({ _id: 'fablab' }, { $set: { 'qualification.state': 'suspended' } })
    expect(await reasonsOf(createEdition(city, given()))).toEqual(['partner-suspended'])
    await Partners.updateOne({ _id: 'fablab' }, { $set: { 'qualification.state': 'none' } })
    await Programmes.updateMany({}, { $set: { 'programme.norms.qualificationRequired': true } })
    forgetProgramme()
    expect(await reasonsOf(createEdition(city, given()))).toEqual(['partner-not-qualified'])
  })

  test('is made by the city and by the partner alone', async () => {
    await notFound(createEdition(host, given({ partnerId: 'officine' })))
    for (const ctx of [office, teacher])
      await expect(createEdition(ctx, given())).rejects.toMatchObject({ name: 'Forbidden' })
  })
})

describe('the facts of an edition', () => {
  test('change by one of two who edit at once; the other is told', async () => {
    const edition = await stored('making-aperto')
    const results = await Promise.all(
      ['A', 'B'].map((title) => reasonsOf(editEdition(host, shown(edition), { ...edition, title }))),
    )
    expect(results.flat()).toEqual(['changed-meanwhile'])
    expect(await stored('making-aperto')).toMatchObject({ version: 2, sessions: { length: 6 }, taken: 12 })
  })

  test('never leave fewer seats than are taken', async () => {
    const edition = await stored('making-aperto')
    expect(await reasonsOf(editEdition(host, shown(edition), { ...edition, seats: 11 }))).toEqual(['seats-below-taken'])
    await editEdition(host, shown(edition), { ...edition, seats: 12 })
    expect(await stored('making-aperto')).toMatchObject({ seats: 12, taken: 12 })
  })

  test('never leave fewer seats than are taken, even when people enrol at that moment', async () => {
    const enrol = () =>
      Editions.updateOne({ _id: 'making-aperto', $expr: { $lt: ['$taken', '$seats'] } }, { $inc: { taken: 1 } })
    const edition = await stored('making-aperto')
    const [reasons] = await Promise.all([
      reasonsOf(editEdition(host, shown(edition), { ...edition, seats: 14 })),
      ...Array.from({ length: 8 }, enrol),
    ])
    const { seats, taken } = await stored('making-aperto')
    expect([seats, taken]).toEqual(reasons.length === 0 ? [14, 14] : [20, 20])
  })

  test('stay where the sessions are once it runs: only title, seats and the last day to enrol change', async () => {
    const edition = await stored('robotica-3a')
    const { staff: _, ...other } = facts({ title: 'Robot!', seats: 24, enrolUntil: day('2026-11-27') })
    await editEdition(host, shown(edition), other)
    const { from, pattern, siteId } = edition
    expect(await stored('robotica-3a')).toMatchObject({
      title: 'Robot!',
      enrolUntil: '2026-11-27',
      from,
      pattern,
      siteId,
    })
  })

  test('of the staff are for new sessions; planned ones keep theirs', async () => {
    const edition = await stored('making-aperto')
    expect(await reasonsOf(setStaff(host, shown(edition), [{ id: 'fablab-marta', part: 'trainer' }]))).toEqual([
      'seats-above-tutors',
    ])
    await Editions.updateOne({ _id: 'making-aperto' }, { $set: { seats: 8, taken: 8 } })
    await setStaff(host, shown(edition), [{ id: 'fablab-marta', part: 'trainer' }])
    const after = await stored('making-aperto')
    expect(after.staff.map(({ name }) => name)).toEqual(['Marta Morsetti'])
    expect(after.sessions.every(({ staff }) => staff.length === 2)).toBe(true)
  })

  test('are not for the partner across the fence', async () => {
    const edition = await stored('coding-volta')
    await notFound(editEdition(host, shown(edition), facts()))
    await notFound(findEdition(host, 'edition.view', 'coding-volta'))
    await notFound(findEdition(volta, 'edition.view', 'laser-bozza'))
  })
})
