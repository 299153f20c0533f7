import { describe, expect, test } from '@jest/globals'
import { systemContext } from '../../src/access/actor.ts'
import { documentsExpiring } from '../../src/documents/document-expiry.service.ts'
import { countDocumentsOf, moveDocuments } from '../../src/documents/document-host-move.service.ts'
import { reviewDocument } from '../../src/documents/document-review.service.ts'
import { addVersion, uploadDocument } from '../../src/documents/document-upload.service.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { checklistOf, listDocuments, missingDocuments } from '../../src/documents/document.service.ts'
import { addDays } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { city, host, next, now, office, policy, publicUrl, teacher, today, useDesk } from './desk.ts'

useDesk()

describe('what a host has and lacks', () => {
  test('is listed for whoever may see it, without the versions', async () => {
    const id = await uploadDocument(host, 'fablab', policy())
    const [listed] = await listDocuments(teacher, 'fablab')
    expect(listed).toMatchObject({ _id: id, waiting: true })
    expect(listed).not.toHaveProperty('versions')
    await expect(listDocuments(host, 'officine')).rejects.toThrow(NotFound)
  })

  test('is listed whole, and counts, also where two hosts with many documents turned out to be one', async () => {
    const id = await uploadDocument(host, 'fablab', policy({ expiresOn: addDays(today, 400) }))
    await reviewDocument(city, id, { n: 1, decision: 'accepted', reason: null, publicUrl })
    const model = await PartnerDocuments.findById(id).lean()
    const others = Array.from({ length: 100 }, (_, n) => ({ ...model, _id: `visura-${n}`, documentId: `visura-${n}` }))
    await PartnerDocuments.insertMany(others.map((other) => ({ ...other, kind: 'company-register' as const })))
    expect(await listDocuments(office, 'fablab')).toHaveLength(101)
    const lines = await checklistOf(office, { _id: 'fablab', kind: 'fablab' })
    expect(lines.map(({ standing }) => standing)).toEqual(['missing', 'accepted'])
  })

  test('is missing until it is accepted', async () => {
    const id = await uploadDocument(host, 'fablab', policy({ expiresOn: addDays(today, 400) }))
    expect((await missingDocuments(office, 'fablab')).map(({ standing }) => standing)).toEqual(['missing', 'waiting'])
    await reviewDocument(city, id, { n: 1, decision: 'accepted', reason: null, publicUrl })
    expect((await missingDocuments(office, 'fablab')).map(({ standing }) => standing)).toEqual(['missing'])
    const lines = await checklistOf(office, { _id: 'fablab', kind: 'fablab' })
    expect(lines.map(({ standing }) => standing)).toEqual(['missing', 'accepted'])
  })

  test('is warned of before its end, the most urgent warning first, also after a missed night', async () => {
    const id = await uploadDocument(host, 'fablab', policy({ expiresOn: addDays(today, 28) }))
    const within = [60, 30, 7]
    const night = systemContext(now)
    expect(await documentsExpiring(night, { within })).toEqual([])
    await reviewDocument(city, id, { n: 1, decision: 'accepted', reason: null, publicUrl })
    expect(await documentsExpiring(night, { within })).toMatchObject([
      { documentId: id, partnerId: 'fablab', warning: 30, key: `document-expiring:${id}:1:30` },
    ])
    await addVersion(host, id, next('rinnovo', 2))
    expect(await documentsExpiring(night, { within })).toEqual([])
    await expect(documentsExpiring(city, { within })).rejects.toThrow(Forbidden)
  })

  test('goes with it when two records of one host are merged', async () => {
    await uploadDocument(host, 'fablab', policy())
    await moveDocuments(city, { from: 'fablab', to: 'officine' })
    await moveDocuments(city, { from: 'fablab', to: 'officine' })
    expect(await countDocumentsOf(city, 'fablab')).toBe(0)
    expect(await countDocumentsOf(city, 'officine')).toBe(1)
    await expect(moveDocuments(host, { from: 'officine', to: 'fablab' })).rejects.toThrow(Forbidden)
  })
})
