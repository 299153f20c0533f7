import { expect, test } from '@jest/globals'
import { Partners } from '../../src/partners/partner.model.ts'
import { completeStoredPartners } from '../../src/partners/stored-partners.service.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()

test('machines of before there were kinds of them are completed once, and keep what they had', async () => {
  const before = await Partners.findById('fablab').lean()
  await Partners.collection.updateMany({}, { $unset: { 'spaces.$[].machineKind': '' } })
  expect(await completeStoredPartners()).toBe(1)
  expect(await completeStoredPartners()).toBe(0)
  const after = await Partners.findById('fablab').lean()
  expect(after?.spaces).toEqual(before?.spaces.map((space) => ({ ...space, machineKind: null })))
  const host = await borgo.signIn('ente@borgo.example')
  expect((await host.visit('/enti/fablab/luoghi')).text).toContain('Laser cutter Macchina · 2 posti')
})
