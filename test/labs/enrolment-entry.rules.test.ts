import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Edition } from '../../src/labs/edition.rules.ts'
import { entryTo, isKeptForWaiting } from '../../src/labs/enrolment-entry.rules.ts'
import { closedReasons, forcible } from '../../src/labs/lab-enrolment.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { aGroup, anEdition, aSession } from './an-edition.ts'

const now = new Date('2026-11-25T09:00:00Z')
const moment = { now, today: day('2026-11-25'), norms: { enrolmentLockPercent: 25 } }
const way = (edition: Edition, mayForce = false) => entryTo(edition, { ...moment, mayForce }).way
const ahead = [aSession('a', '2026-12-02')]
const behind = [aSession('b', '2026-11-18', ['08:00', '16:00'])]

describe('the way into an edition', () => {
  test.each([
    ['with free seats is open', {}, 'seats', 'seats'],
    ['without any is the waiting list', { taken: 20 }, 'waiting-list', 'waiting-list'],
    [
      'whose free seats a waiting group would take is the waiting list',
      { taken: 18, groups: [aGroup('w', ['giulia'], { state: 'waiting' })] },
      'waiting-list',
      'waiting-list',
    ],
    ['after the last day is for who may set it aside', { enrolUntil: day('2026-11-24') }, 'closed', 'forced'],
    ['after a quarter of the hours as well', { sessions: [...behind, ...ahead] }, 'closed', 'forced'],
    [
      'after the last day holds no seats for those who wait',
      { enrolUntil: day('2026-11-24'), taken: 18, groups: [aGroup('w', ['giulia'], { state: 'waiting' })] },
      'closed',
      'forced',
    ],
    [
      'after the last day is closed to all without a seat',
      { enrolUntil: day('2026-11-24'), taken: 20 },
      'closed',
      'closed',
    ],
    ['with no session left is closed for everybody', { sessions: behind }, 'closed', 'closed'],
    ['of a suspended edition is closed for everybody', { state: 'suspended' }, 'closed', 'closed'],
  ] as const)('%s', (_, given, forOthers, forCoordinators) => {
    const edition = anEdition(given as Partial<Omit<Edition, 'module'>>)
    expect([way(edition), way(edition, true)]).toEqual([forOthers, forCoordinators])
  })

  test('says that free seats are kept, and not that there are none', () => {
    const waits = anEdition({ taken: 18, groups: [aGroup('w', ['giulia'], { state: 'waiting' })] })
    const [kept, gone] = [waits, anEdition({ taken: 20 })].map((each) =>
      isKeptForWaiting(each, entryTo(each, { ...moment, mayForce: false })),
    )
    expect([kept, gone]).toEqual([true, false])
  })

  test('is closed exactly when the enrolment itself would refuse, reasons that are set aside left out', () => {
    const days = fc.integer({ min: -40, max: 40 }).map((n) => addDays(moment.today, n))
    const editions = fc.record({
      state: fc.constantFrom('draft', 'open', 'running', 'suspended', 'completed', 'cancelled'),
      enrolUntil: fc.option(days),
      taken: fc.integer({ min: 0, max: 20 }),
      sessions: fc.array(days, { maxLength: 5 }).map((all) => all.map((on, n) => aSession(`s-${n}`, on))),
    })
    fc.assert(
      fc.property(editions, fc.boolean(), (given, mayForce) => {
        const edition = anEdition(given as Partial<Omit<Edition, 'module'>>)
        const entry = entryTo(edition, { ...moment, mayForce })
        const reasons = closedReasons(edition, moment)
        const sets = mayForce && entry.free > 0
        const standing = sets ? reasons.filter((reason) => !forcible.includes(reason)) : reasons
        expect(entry.reasons).toEqual(reasons)
        expect(entry.way === 'closed').toBe(standing.length > 0)
        expect(entry.way === 'forced').toBe(reasons.length > 0 && standing.length === 0)
      }),
    )
  })
})
