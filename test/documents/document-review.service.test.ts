import { describe, expect, test } from '@jest/globals'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { downloadDocument } from '../../src/documents/document-download.service.ts'
import { reviewDocument } from '../../src/documents/document-review.service.ts'
import { addVersion, uploadDocument } from '../../src/documents/document-upload.service.ts'
import { findDocument } from '../../src/documents/document.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { city, guest, host, next, office, policy, publicUrl, reasonOf, teacher, useDesk } from './desk.ts'

useDesk()

describe('the decision of the city', () => {
  test('is one, whoever clicks at the same time', async () => {
    const id = await uploadDocument(host, 'fablab', policy())
    const decisions = Array.from({ length: 20 }, (_, n) =>
      reasonOf(
        reviewDocument(
          city,
          id,
          n % 2
            ? { n: 1, decision: 'accepted', reason: null, publicUrl }
            : { n: 1, decision: 'refused', reason: 'Illeggibile', publicUrl },
        ),
      ),
    )
    const reasons = await Promise.all(decisions)
    expect(reasons.filter((reason) => reason === null)).toHaveLength(1)
    const { accepted, versions } = await findDocument(city, 'document.view', id)
    expect(accepted).toBe(versions[0]?.state === 'accepted' ? 1 : null)
    // A refusal is told once to who signs in and once to the address of the host.
    expect(await Notices.countDocuments()).toBe(accepted === 1 ? 0 : 2)
  })

  test('against a newer upload at the same moment leaves a document that agrees with itself', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await uploadDocument(host, 'fablab', policy())
      const [reviewed, uploaded] = await Promise.all([
        reasonOf(reviewDocument(city, id, { n: 1, decision: 'accepted', reason: null, publicUrl })),
        reasonOf(addVersion(host, id, next(`giro ${round}`))),
      ])
      const document = await findDocument(city, 'document.view', id)
      const last = document.versions.at(-1)
      expect([reviewed, uploaded]).toContain(null)
      expect(document.waiting).toBe(last?.state === 'waiting')
      expect(document.accepted).toBe(document.versions.find(({ state }) => state === 'accepted')?.n ?? null)
    }
  })

  test('is told to the host when it refuses: who signs in and its own address, without either its contacts', async () => {
    const refuse = { n: 1, decision: 'refused', reason: 'Manca la firma', publicUrl } as const
    const told = async (): Promise<Set<string | null>> => {
      const id = await uploadDocument(city, 'fablab', policy())
      await reviewDocument(city, id, refuse)
      const letters = await Notices.find({ about: id }).lean()
      for (const { kind, data } of letters)
        expect({ kind, ...data }).toMatchObject({
          kind: 'document-refused',
          document: 'Polizza assicurativa',
          reason: 'Manca la firma',
          link: `https://bottega.example/documenti/${id}`,
        })
      return new Set(letters.map(({ to }) => to.email))
    }
    expect(await told()).toEqual(new Set(['ciao@fablab.example', 'ente@borgo.example']))
    await Accounts.deleteMany({})
    expect(await told()).toEqual(new Set(['ciao@fablab.example']))
    await Partners.updateOne({ _id: 'fablab' }, { $set: { email: null } })
    expect(await told()).toEqual(new Set(['scuole@fablab.example']))
  })

  test('is the city’s alone', async () => {
    const id = await uploadDocument(host, 'fablab', policy())
    const accept = { n: 1, decision: 'accepted', reason: null, publicUrl } as const
    for (const ctx of [host, office, teacher]) await expect(reviewDocument(ctx, id, accept)).rejects.toThrow(Forbidden)
  })
})

describe('a download', () => {
  test('is written down each time, and once per person on the document', async () => {
    const id = await uploadDocument(host, 'fablab', policy())
    await reviewDocument(city, id, { n: 1, decision: 'accepted', reason: null, publicUrl })
    const opened = await Promise.all(Array.from({ length: 20 }, () => downloadDocument(teacher, id, 1)))
    for (const { stream } of opened) stream.destroy()
    expect(await AccessRecords.countDocuments({ about: id })).toBe(20)
    expect((await findDocument(city, 'document.view', id)).seenBy).toHaveLength(1)
    const file = await downloadDocument(guest('documents'), id, null)
    file.stream.destroy()
    const { seenBy } = await findDocument(host, 'document.view', id)
    expect(seenBy.map(({ name, place }) => [name, place])).toContainEqual(['Ugo Conti', 'FabLab Borgo APS'])
    expect((await findDocument(teacher, 'document.view', id)).seenBy).toEqual([])
  })

  test('of what a school may not see yet is not found, and leaves no record', async () => {
    const id = await uploadDocument(host, 'fablab', policy())
    await expect(downloadDocument(teacher, id, 1)).rejects.toThrow(NotFound)
    await expect(downloadDocument(teacher, id, null)).rejects.toThrow(NotFound)
    await expect(downloadDocument(city, id, 7)).rejects.toThrow(NotFound)
    expect(await AccessRecords.countDocuments()).toBe(0)
  })
})
