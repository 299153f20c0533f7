import { describe, expect, test } from '@jest/globals'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { listAccess, recordAccess } from '../../src/access-records/access-record.service.ts'
import { type Actor, contextFor, systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { Forbidden } from '../../src/platform/errors.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase([AccessRecords, Accounts])
const now = new Date('2026-11-25T10:00:00+01:00')
const as = (actor: Actor) => contextFor(actor, now)
const taken = { what: 'document', about: 'd1', name: 'polizza.pdf' } as const

describe('what leaves the site', () => {
  test.each<[Actor, object]>([
    [
      { role: 'office', accountId: 'ada', schoolId: 'volta' },
      { by: { accountId: 'ada', linkId: null, name: 'Ada Neri', role: 'office' }, schoolId: 'volta', partnerId: null },
    ],
    [
      { role: 'host', accountId: 'ada', partnerId: 'fablab' },
      { by: { accountId: 'ada', linkId: null, name: 'Ada Neri', role: 'host' }, schoolId: null, partnerId: 'fablab' },
    ],
    [
      {
        role: 'guest',
        linkId: 'l1',
        purpose: 'documents',
        name: 'Ugo Conti',
        partnerId: 'fablab',
        agreementId: null,
        party: null,
      },
      { by: { accountId: null, linkId: 'l1', name: 'Ugo Conti', role: 'guest' }, schoolId: null, partnerId: 'fablab' },
    ],
  ])('is written down with who took it: %j', async (actor, expected) => {
    await Accounts.create({ _id: 'ada', name: 'Ada Neri', hats: [], createdAt: now })
    await recordAccess(as(actor), taken)
    expect(await AccessRecords.findOne({}).lean()).toMatchObject({ ...taken, ...expected, at: now, rows: null })
  })

  test('says whose data it was when that is known, and how many rows', async () => {
    const ctx = as({ role: 'city', accountId: 'citta' })
    await recordAccess(ctx, { what: 'export', about: 'ore', name: 'ore.csv', schoolId: 'galilei', rows: 12 })
    expect(await AccessRecords.findOne({}).lean()).toMatchObject({ schoolId: 'galilei', rows: 12 })
    await recordAccess(systemContext(now), taken)
    expect(await AccessRecords.findOne({ about: 'd1' }).lean()).toMatchObject({ by: { name: 'Bottega' } })
  })

  test('is read by the city, and by an office for its school', async () => {
    await recordAccess(as({ role: 'office', accountId: 'ada', schoolId: 'volta' }), taken)
    await recordAccess(as({ role: 'office', accountId: 'bea', schoolId: 'galilei' }), taken)
    const total = async (actor: Actor) => (await listAccess(as(actor), { page: null })).total
    expect(await total({ role: 'city', accountId: 'c' })).toBe(2)
    expect(await total({ role: 'office', accountId: 'x', schoolId: 'volta' })).toBe(1)
    await expect(total({ role: 'host', accountId: 'h', partnerId: 'fablab' })).rejects.toThrow(Forbidden)
  })
})
