import { describe, expect, test } from '@jest/globals'
import { editionIdOf } from '../../scripts/bench/city-edition-parts.ts'
import { activityIdOf, protocolId } from '../../scripts/bench/city-protocols.ts'
import { schoolIdOf } from '../../scripts/bench/city-schools.ts'
import { benchNow, makeCity, storeCity } from '../../scripts/bench/city.ts'
import { examinedPerReturned } from '../../scripts/bench/queries.ts'
import { MOST_EXAMINED } from '../../scripts/bench/report.ts'
import { type Actor, contextFor } from '../../src/access/actor.ts'
import { countedActivities, countedActivity } from '../../src/activities/activity-count.service.ts'
import { activityOfEdition, editionsToLink } from '../../src/activities/activity-lab.service.ts'
import { activitiesWithoutClasses } from '../../src/activities/activity-waiting.service.ts'
import { Activities } from '../../src/activities/activity.model.ts'
import { findActivity } from '../../src/activities/activity.service.ts'
import { models } from '../../src/models.ts'
import { useObservedDatabase } from '../support/observed-database.ts'

const as = (actor: Actor) => contextFor(actor, benchNow)
const city = as({ role: 'city', accountId: 'city' })
const office = as({ role: 'office', accountId: 'office', schoolId: schoolIdOf(3) })

const LINKED = 390

/** The city of the bench, in which nearly every edition is linked: four with each activity. */
const linkedCity = useObservedDatabase({
  name: 'linked',
  models,
  timeoutMs: 120_000,
  async fill() {
    await storeCity({ ...(await makeCity()), days: [] })
    for (let n = 0; n < LINKED; n += 1) await link(activityIdOf(Math.floor(n / 4)), editionIdOf(n))
  },
})

function link(activityId: string, editionId: string) {
  const labs = { editionId, linkedAt: benchNow, by: { accountId: 'city', name: 'Carla Comune' } }
  return Activities.updateOne({ _id: activityId }, { $push: { labs } })
}

const activity = () => findActivity(city, 'activity.view', activityIdOf(3))

const asked: Record<string, () => Promise<unknown>> = {
  'what a protocol counts': () => countedActivities(city, protocolId),
  'what an activity counts': async () => countedActivity(city, await activity()),
  'what can be linked': async () => editionsToLink(city, await activity(), { q: '', page: 1 }),
  'what an edition counts for': () => activityOfEdition(office, editionIdOf(7)),
  'what waits for the classes of a school': () => activitiesWithoutClasses(office, 5),
}

describe('in a city of 390 linked labs no query reads many documents for few', () => {
  test.each(Object.keys(asked))('%s', async (name) => {
    const uses = await linkedCity.usesOf(async () => asked[name]?.())
    expect(uses.length).toBeGreaterThan(0)
    const tooMuch = uses.filter((use) => use.by === 'all documents read' || examinedPerReturned(use) > MOST_EXAMINED)
    expect(tooMuch).toEqual([])
  })

  test('a protocol asks as often with all of them as with one', async () => {
    const often = async () => {
      const uses = await linkedCity.usesOf(() => countedActivities(city, protocolId))
      // The programme is remembered for a while, and then asked for again.
      return uses.filter(({ collection }) => collection !== 'programme').length
    }
    const withAll = await often()
    await Activities.updateMany({ _id: { $ne: activityIdOf(0) } }, { $unset: { labs: 1 } })
    await Activities.updateOne({ _id: activityIdOf(0) }, { $set: { labs: [] } })
    const withNone = await often()
    await link(activityIdOf(0), editionIdOf(0))
    // The editions, their roll calls, the kinds of their classes.
    expect([await often(), withAll]).toEqual([withNone + 3, withNone + 3])
  })
})
