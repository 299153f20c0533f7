import { expect, test } from '@jest/globals'
import { Partners } from '../src/partners/partner.model.ts'
import { noHosting } from '../src/partners/profile.rules.ts'
import { ProgrammeDrafts, Programmes } from '../src/programme/programme.model.ts'
import { prepareDatabase } from '../src/prepare-database.ts'
import { Schools } from '../src/schools/school.model.ts'
import { useTestApp } from './support/app.ts'

const borgo = useTestApp()

/** Takes away what records of the first version did not have. */
async function makeOlder(): Promise<void> {
  const since = ['pec', 'representative', 'contacts', 'closures', 'spaces', 'works', 'hosting', 'qualification']
  const parts = [
    ...since,
    'mergedInto',
    'lastChange',
    'sites.$[].position',
    'sites.$[].accessible',
    'sites.$[].opening',
  ]
  const unset = Object.fromEntries(parts.map((part) => [part, '']))
  await Partners.collection.updateMany({}, { $unset: unset })
  await Schools.collection.updateMany({}, { $unset: { office: '', closures: '' } })
  const ofLabs = { 'programme.machineKinds': '', 'programme.norms.labs': '' }
  await Programmes.collection.updateMany({}, { $unset: ofLabs })
  await ProgrammeDrafts.collection.updateMany({}, { $unset: ofLabs })
}

test('records that an earlier version stored are completed once, and their pages open', async () => {
  await makeOlder()
  const partners = await Partners.countDocuments({})
  expect(await prepareDatabase()).toEqual({ partners, schools: 2, programmes: 2 })
  expect(await prepareDatabase()).toEqual({ partners: 0, schools: 0, programmes: 0 })
  const partner = await Partners.findById('fablab').lean()
  expect(partner).toMatchObject({ hosting: noHosting, mergedInto: null, qualification: { state: 'none' } })
  expect(partner?.sites.map(({ opening, position }) => [opening, position])).toEqual([
    [[], null],
    [[], null],
  ])
  const office = await borgo.signIn('segreteria@borgo.example')
  for (const url of [
    '/enti',
    '/enti/fablab',
    '/enti/fablab/luoghi',
    '/enti/fablab/accoglienza',
    '/istituti/galilei/impostazioni',
  ])
    expect([url, (await office.visit(url)).status]).toEqual([url, 200])
})
