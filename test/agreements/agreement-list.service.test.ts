import { beforeEach, describe, expect, test } from '@jest/globals'
import { cancelAgreement, endAgreement } from '../../src/agreements/agreement-end.service.ts'
import { saveTemplate } from '../../src/agreements/agreement-template.service.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { agreementInForce, agreementsOf, listAgreements } from '../../src/agreements/agreement.service.ts'
import { agreementStandings, standingOf } from '../../src/agreements/agreement.rules.ts'
import { agreementsEnding } from '../../src/agreements/ending-warnings.service.ts'
import { systemContext } from '../../src/access/actor.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { useTestDatabase } from '../support/database.ts'
import {
  aDraft,
  agreementModels,
  atOnce,
  city,
  coordinator,
  fillOffice,
  guest,
  inForce,
  now,
  office,
  opened,
  otherHost,
  otherOffice,
  signedByBoth,
  stored,
} from './office.ts'

useTestDatabase(agreementModels)
beforeEach(fillOffice)

const today = day('2026-11-25')

describe('the list of agreements', () => {
  test('is that of the actor, searched and by where they stand', async () => {
    const draft = await aDraft()
    const signing = await opened()
    const running = await inForce('77/B')
    const ending = await inForce('78/B', { to: day('2026-12-31') })
    const found = async (search: object, ctx = office) =>
      (await listAgreements(ctx, { page: 1, ...search })).agreements.map(({ _id }) => _id)
    expect(new Set(await found({}))).toEqual(new Set([draft, signing, running, ending]))
    expect(await found({}, otherOffice)).toEqual([])
    expect(await found({}, guest(signing))).toEqual([signing])
    expect(await found({ q: '77/b' })).toEqual([running])
    expect(await found({ q: 'FABLAB prototipi' })).toHaveLength(4)
    expect(await found({ partnerId: 'officine' })).toEqual([])
    expect(await found({ schoolYear: schoolYear('2025/26') })).toEqual([])
    expect(await found({ standing: 'in-force' })).toEqual([running])
    expect(await found({ standing: 'ending' })).toEqual([ending])
  })

  test('finds by the database what the rule says, whatever the day', async () => {
    await aDraft()
    await opened()
    await signedByBoth()
    await inForce('1')
    await inForce('2', { to: day('2026-12-31') })
    const ended = await inForce('3')
    await endAgreement(office, ended, { on: day('2026-12-20'), reason: 'x' })
    const never = await inForce('4', { from: day('2027-01-10') })
    await endAgreement(office, never, { on: day('2026-12-20'), reason: 'x' })
    const all = await Agreements.find().lean()
    for (const on of [
      '2026-09-01',
      '2026-09-14',
      '2026-11-25',
      '2026-12-21',
      '2027-01-01',
      '2027-05-01',
      '2027-07-01',
    ]) {
      const ctx = { ...office, today: day(on) }
      for (const standing of agreementStandings) {
        const { agreements } = await listAgreements(ctx, { standing, page: null })
        const expected = all.filter((each) => standingOf(each, day(on)) === standing).map(({ _id }) => _id)
        expect(new Set(agreements.map(({ _id }) => _id))).toEqual(new Set(expected))
      }
    }
  })

  test('has in a school year those that bind on a day of it, as they were ended', async () => {
    const long = { to: day('2028-06-30') }
    const [ended, running] = [await inForce('1', long), await inForce('2', long)]
    const never = await inForce('3', { from: day('2027-08-20'), ...long })
    await endAgreement(office, ended, { on: day('2026-12-20'), reason: 'x' })
    await endAgreement(office, never, { on: day('2027-08-10'), reason: 'x' })
    const idsIn = async (year: string) => {
      const { agreements } = await listAgreements(office, { schoolYear: schoolYear(year), page: null })
      return new Set(agreements.map(({ _id }) => _id))
    }
    expect(await idsIn('2026/27')).toEqual(new Set([ended, running]))
    expect(await idsIn('2027/28')).toEqual(new Set([running]))
  })

  test('comes page by page, or whole for a file', async () => {
    const one = await stored(await aDraft())
    await Agreements.insertMany(Array.from({ length: 60 }, () => ({ ...one, _id: newId() })))
    const sizes = await Promise.all([1, 2, null].map((page) => listAgreements(office, { page })))
    expect(sizes.map(({ agreements, total }) => [agreements.length, total])).toEqual([
      [50, 61],
      [11, 61],
      [61, 61],
    ])
  })
})

describe('for placements', () => {
  test('the agreement in force is the one that covers the whole period', async () => {
    const between = { schoolId: 'galilei', partnerId: 'fablab' }
    const short = await inForce('1', { to: day('2026-12-31') })
    const long = await inForce('2')
    const found = async (from: string, to: string) =>
      (await agreementInForce(office, { ...between, from: day(from), to: day(to) }))?._id ?? null
    expect(await found('2026-12-01', '2027-03-01')).toBe(long)
    expect(await found('2026-12-01', '2027-07-01')).toBeNull()
    expect(await found('2026-09-01', '2026-12-01')).toBeNull()
    await endAgreement(office, long, { on: today, reason: 'x' })
    expect(await found('2026-11-26', '2026-12-31')).toBe(short)
  })

  test('are all between the two but the cancelled ones, without their long texts', async () => {
    const between = { schoolId: 'galilei', partnerId: 'fablab' }
    const short = await inForce('1', { to: day('2026-12-31') })
    const long = await inForce('2')
    const cancelled = await opened()
    await cancelAgreement(office, cancelled, 'x')
    const found = await agreementsOf(office, between)
    expect(found.map(({ _id }) => _id)).toEqual([long, short])
    expect(found[0]).not.toHaveProperty('text')
    expect(await agreementsOf(otherHost, between)).toEqual([])
  })
})

describe('the agreements about to end', () => {
  const ctx = systemContext(now)
  const due = async (on: string) =>
    (await agreementsEnding(ctx, day(on), [60, 30, 7])).map(({ agreement, warning }) => [agreement._id, warning.within])

  test('are those in force, with the warning that is due', async () => {
    const id = await inForce('1')
    await signedByBoth()
    expect(await due('2027-04-30')).toEqual([])
    expect(await due('2027-05-01')).toEqual([[id, 60]])
    expect(await due('2027-06-25')).toEqual([[id, 7]])
    expect(await due('2027-07-01')).toEqual([])
  })

  test('are not those ended on purpose, nor those that another one carries on', async () => {
    const id = await inForce('1', { to: day('2026-12-31') })
    expect(await due('2026-12-01')).toEqual([[id, 30]])
    const next = await inForce('2', { from: day('2027-01-02'), to: day('2027-08-31') })
    expect(await due('2026-12-01')).toEqual([[id, 30]])
    await Agreements.updateOne({ _id: next }, { $set: { 'terms.from': '2027-01-01' } })
    expect(await due('2026-12-01')).toEqual([])
    await endAgreement(office, next, { on: addDays(today, 10), reason: 'x' })
    expect(await due('2027-08-30')).toEqual([])
  })
})

describe('the template of a school', () => {
  test('is changed by who saw its latest version, and every version is kept', async () => {
    const text = (n: number) => `# Convenzione ${n}\n\nTra {{scuola.denominazione}} e {{ente.denominazione}}`
    const first = await atOnce(10, (n) => saveTemplate(office, 'galilei', { text: text(n), version: 0 }))
    const second = await atOnce(10, (n) => saveTemplate(coordinator, 'galilei', { text: text(n), version: 1 }))
    expect([first, second]).toEqual([
      { done: 1, refusals: ['changed-meanwhile'] },
      { done: 1, refusals: ['changed-meanwhile'] },
    ])
    const id = await opened()
    expect((await stored(id)).text?.blocks[1]?.text).toBe('Tra IIS Galileo Galilei e FabLab Borgo APS')
  })

  test('with a mistake is refused, and is for the own school', async () => {
    await expect(saveTemplate(office, 'galilei', { text: '# T\n{{ente.nome}}', version: 0 })).rejects.toMatchObject({
      reasons: ['template-broken'],
    })
    await expect(saveTemplate(otherOffice, 'galilei', { text: null, version: 0 })).rejects.toBeInstanceOf(NotFound)
    await expect(saveTemplate(city, 'galilei', { text: null, version: 0 })).rejects.toBeInstanceOf(Forbidden)
  })
})
