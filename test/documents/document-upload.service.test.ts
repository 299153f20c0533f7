import { describe, expect, test } from '@jest/globals'
import { reviewDocument } from '../../src/documents/document-review.service.ts'
import { addVersion, uploadDocument } from '../../src/documents/document-upload.service.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { findDocument } from '../../src/documents/document.service.ts'
import { addDays } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { city, guest, host, next, policy, publicUrl, reasonOf, sent, teacher, today, useDesk } from './desk.ts'

const { files } = useDesk()

describe('uploading', () => {
  test('keeps who, when and what, and waits', async () => {
    const id = await uploadDocument(host, 'fablab', policy())
    const document = await findDocument(city, 'document.view', id)
    expect(document).toMatchObject({ partnerId: 'fablab', accepted: null, waiting: true, version: 1 })
    expect(document.versions).toMatchObject([
      { n: 1, state: 'waiting', fileName: 'polizza.pdf', type: 'application/pdf', by: { name: 'Fabio Fresa' } },
    ])
    expect(await files()).toBe(1)
  })

  test('by a link without account keeps the name of the person and the link', async () => {
    const id = await uploadDocument(guest('documents'), 'fablab', policy())
    const [version] = (await findDocument(city, 'document.view', id)).versions
    expect(version?.by).toEqual({ accountId: null, linkId: 'link-1', name: 'Ugo Conti', schoolId: null })
  })

  test('is not for teachers, for other hosts or for a link that is for signing', async () => {
    await expect(uploadDocument(teacher, 'fablab', policy())).rejects.toThrow(Forbidden)
    await expect(uploadDocument(host, 'officine', policy())).rejects.toThrow(NotFound)
    await expect(uploadDocument(guest('sign'), 'fablab', policy())).rejects.toThrow(Forbidden)
    await expect(uploadDocument(city, 'nobody', policy())).rejects.toThrow(NotFound)
    expect(await files()).toBe(0)
  })

  test('says what is wrong with dates and file together, and stores nothing', async () => {
    const wrong = policy({ expiresOn: null, sent: { name: 'x.pdf', bytes: Buffer.from('MZ..') } })
    expect(await reasonOf(uploadDocument(host, 'fablab', wrong))).toEqual({
      expiresOn: 'expiry-required',
      file: 'executable',
    })
    expect(await files()).toBe(0)
  })

  test('twenty times at once under one identifier stores one document and one file', async () => {
    const one = policy()
    const ids = await Promise.all(Array.from({ length: 20 }, () => uploadDocument(host, 'fablab', one)))
    expect(new Set(ids)).toEqual(new Set([one.id]))
    expect(await PartnerDocuments.countDocuments()).toBe(1)
    expect(await files()).toBe(1)
  })

  test('of something else under an identifier that is taken is refused', async () => {
    const one = policy()
    await uploadDocument(host, 'fablab', one)
    const other = { ...one, sent: sent('Altro') }
    expect(await reasonOf(uploadDocument(host, 'fablab', other))).toBe('changed-meanwhile')
    expect(await reasonOf(uploadDocument(city, 'officine', one))).toBe('changed-meanwhile')
    expect(await files()).toBe(1)
  })
})

describe('a newer version', () => {
  test('waits while the one in force stays valid, and then takes its place', async () => {
    const id = await uploadDocument(host, 'fablab', policy())
    await reviewDocument(city, id, { n: 1, decision: 'accepted', reason: null, publicUrl })
    await addVersion(host, id, next('2027', 2))
    expect(await findDocument(city, 'document.view', id)).toMatchObject({
      accepted: 1,
      expiresOn: addDays(today, 40),
      waiting: true,
    })
    await reviewDocument(city, id, { n: 2, decision: 'accepted', reason: null, publicUrl })
    expect(await findDocument(city, 'document.view', id)).toMatchObject({
      accepted: 2,
      expiresOn: '2027-12-31',
      waiting: false,
    })
  })

  test('takes the place of one that nobody has looked at', async () => {
    const id = await uploadDocument(host, 'fablab', policy())
    await addVersion(host, id, next('seconda'))
    const { versions } = await findDocument(city, 'document.view', id)
    expect(versions.map(({ n, state }) => [n, state])).toEqual([
      [1, 'superseded'],
      [2, 'waiting'],
    ])
    const old = { n: 1, decision: 'accepted', reason: null, publicUrl } as const
    expect(await reasonOf(reviewDocument(city, id, old))).toBe('already-decided')
  })

  test('that is the same file is refused, unless that one was refused', async () => {
    const id = await uploadDocument(host, 'fablab', policy())
    const same = { ...next(''), sent: sent('Polizza') }
    expect(await reasonOf(addVersion(host, id, same))).toEqual({ file: 'same-file' })
    await reviewDocument(city, id, { n: 1, decision: 'refused', reason: 'Illeggibile', publicUrl })
    await addVersion(host, id, { ...same, version: 2 })
    expect((await findDocument(city, 'document.view', id)).versions).toHaveLength(2)
  })

  test('by twenty people at once is stored once; the others are told, and leave no file behind', async () => {
    const id = await uploadDocument(host, 'fablab', policy())
    const tries = Array.from({ length: 20 }, (_, n) => reasonOf(addVersion(host, id, next(`versione ${n}`))))
    const reasons = await Promise.all(tries)
    expect(reasons.filter((reason) => reason === null)).toHaveLength(1)
    expect(reasons.filter((reason) => reason === 'changed-meanwhile')).toHaveLength(19)
    expect((await findDocument(city, 'document.view', id)).versions.map(({ n }) => n)).toEqual([1, 2])
    expect(await files()).toBe(2)
  })
})
