import { beforeEach, describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import type { Agreement } from '../../src/agreements/agreement.rules.ts'
import { endAgreement } from '../../src/agreements/agreement-end.service.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { amendPlacement } from '../../src/placements/amendment.service.ts'
import { choosableAgreements } from '../../src/placements/placement-agreement.service.ts'
import { createPlacement, editPlacement, type NewDraft } from '../../src/placements/placement-draft.service.ts'
import { activatePlacement, concludePlacement } from '../../src/placements/placement-move.service.ts'
import { versionOf } from '../../src/placements/placement.rules.ts'
import { findPlacement } from '../../src/placements/placement.service.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, day } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import { beginDocuments } from '../support/placement-steps.ts'

useBorgoDatabase()

const today = day('2026-11-25')
const at = (on: Day) =>
  contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, new Date(`${on}T10:00:00+01:00`))
const office = at(today)
const tuesdays = [{ weekday: 2 as const, from: clockTime('14:00'), to: clockTime('18:00') }]
const between = { schoolId: 'galilei', partnerId: 'fablab' }

beforeEach(async () => {
  await Partners.updateMany({}, { $set: { 'qualification.state': 'qualified', 'qualification.until': '2028-12-31' } })
})

const draft = (change: Partial<NewDraft> = {}): NewDraft => ({
  id: newId(),
  studentId: 'bruno',
  partnerId: 'fablab',
  siteId: 'fablab-1',
  hostTutorId: 'fablab-fabio',
  schoolTutorId: 'docente',
  title: 'Sensori',
  activities: 'Montaggio.',
  agreementId: 'galilei-fablab',
  terms: { from: day('2026-12-01'), to: day('2026-12-22'), timetable: tuesdays, plannedMinutes: 16 * 60 },
  ...change,
})

const change = (_id: string, set: object) => Agreements.updateOne({ _id }, { $set: set })
const refusedWith = (...reasons: string[]) => ({ reasons })

/** Another agreement of the galilei with the fablab. */
async function another(_id: string, from: Day, to: Day): Promise<void> {
  const first = await Agreements.findById('galilei-fablab').lean<Agreement>()
  if (!first?.protocol) throw new Error('Borgo has no agreement')
  const terms = { ...first.terms, from, to }
  await Agreements.create({ ...first, _id, agreementId: _id, terms, protocol: { ...first.protocol, number: _id } })
}

describe('the agreement of a placement', () => {
  test('is chosen from those registered with the host that are not over, and kept as it was', async () => {
    await another('old', day('2025-09-01'), day('2026-06-30'))
    await another('next', day('2027-09-01'), day('2028-06-30'))
    expect((await choosableAgreements(office, between)).map(({ agreementId }) => agreementId)).toEqual([
      'next',
      'galilei-fablab',
    ])
    const id = await createPlacement(office, draft())
    const copy = (await findPlacement(office, 'placement.view', id)).agreement
    expect(copy).toMatchObject({ agreementId: 'galilei-fablab', number: '1234/2026', to: '2027-08-31' })
    await change('galilei-fablab', { 'protocol.number': '9999' })
    expect((await findPlacement(office, 'placement.view', id)).agreement).toEqual(copy)
  })

  test('must be registered', async () => {
    await change('galilei-fablab', { protocol: null })
    await expect(createPlacement(office, draft())).rejects.toMatchObject(refusedWith('agreement-unknown'))
    await expect(createPlacement(office, draft({ agreementId: null }))).resolves.toBeTruthy()
  })

  test('must cover every day: one day too many is refused, in a new draft and in a changed one', async () => {
    await change('galilei-fablab', { 'terms.to': '2026-12-21' })
    await expect(createPlacement(office, draft())).rejects.toMatchObject(refusedWith('agreement-not-in-force'))
    const id = await createPlacement(office, draft({ agreementId: null }))
    await expect(editPlacement(office, id, { ...draft(), version: 1 })).rejects.toMatchObject(
      refusedWith('agreement-not-in-force'),
    )
    await change('galilei-fablab', { 'terms.to': '2026-12-22' })
    await editPlacement(office, id, { ...draft(), version: 1 })
  })
})

describe('a placement starts', () => {
  test('with an agreement that holds on every day', async () => {
    const id = await createPlacement(office, draft())
    await beginDocuments(id)
    await activatePlacement(office, id)
    expect((await findPlacement(office, 'placement.view', id)).state).toBe('active')
  })

  test('not with one that has been ended or cancelled since it was chosen', async () => {
    const id = await createPlacement(office, draft())
    await beginDocuments(id)
    await endAgreement(office, 'galilei-fablab', { on: day('2026-12-15'), reason: 'Trasloco' })
    await expect(activatePlacement(office, id)).rejects.toMatchObject(refusedWith('agreement-not-in-force'))
    await change('galilei-fablab', { state: 'cancelled' })
    await expect(activatePlacement(office, id)).rejects.toMatchObject(refusedWith('agreement-not-in-force'))
  })

  test('not once the agreement is over', async () => {
    const terms = { ...draft().terms, from: addDays(today, -20), to: addDays(today, 1) }
    const id = await createPlacement(office, draft({ terms }))
    await beginDocuments(id)
    await change('galilei-fablab', { 'terms.to': today })
    await expect(activatePlacement(at(addDays(today, 1)), id)).rejects.toMatchObject(
      refusedWith('agreement-not-in-force'),
    )
  })

  test.each([
    ['suspended', 'partner-suspended'],
    ['none', 'partner-not-qualified'],
  ])('not with a host that is %s', async (state, reason) => {
    const id = await createPlacement(office, draft())
    await beginDocuments(id)
    await Partners.updateOne({ _id: 'fablab' }, { $set: { 'qualification.state': state } })
    await expect(activatePlacement(office, id)).rejects.toMatchObject(refusedWith(reason))
  })
})

describe('a placement that runs', () => {
  const extension = { kind: 'dates', validFrom: day('2026-12-01'), plannedMinutes: 9000 } as const
  const amend = async (to: Day) => {
    const { version } = { version: versionOf(await findPlacement(office, 'placement.view', 'giulia-fablab')) }
    const sent = { asked: { ...extension, to }, reason: 'proroga', version, doneHoursOf: async () => [] }
    return amendPlacement(office, 'giulia-fablab', sent)
  }

  test('goes on to its end when the agreement is ended, changes and is concluded', async () => {
    const { terms } = await findPlacement(office, 'placement.view', 'giulia-fablab')
    await endAgreement(office, 'galilei-fablab', { on: today, reason: 'Trasloco' })
    await amend(terms.to)
    await concludePlacement(at(terms.to), 'giulia-fablab')
    expect((await findPlacement(office, 'placement.view', 'giulia-fablab')).state).toBe('concluded')
  })

  test('is not extended beyond its agreement, not by a day', async () => {
    const { to } = (await findPlacement(office, 'placement.view', 'giulia-fablab')).terms
    await change('galilei-fablab', { 'terms.to': addDays(to, 10) })
    await expect(amend(addDays(to, 11))).rejects.toMatchObject(refusedWith('beyond-agreement'))
    await amend(addDays(to, 10))
  })

  test('is extended into the next agreement, when there is no day between the two', async () => {
    const { to } = (await findPlacement(office, 'placement.view', 'giulia-fablab')).terms
    await change('galilei-fablab', { 'terms.to': addDays(to, 10) })
    await another('next', addDays(to, 12), addDays(to, 60))
    await expect(amend(addDays(to, 20))).rejects.toMatchObject(refusedWith('beyond-agreement'))
    await change('next', { 'terms.from': addDays(to, 11) })
    await amend(addDays(to, 20))
  })
})
