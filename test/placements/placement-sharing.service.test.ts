import { describe, expect, test } from '@jest/globals'
import { type PersonActor } from '../../src/access/actor.ts'
import {
  checkDrafts,
  createPlacement,
  type NewDraft,
  storeDrafts,
} from '../../src/placements/placement-draft.service.ts'
import { activatePlacement } from '../../src/placements/placement-move.service.ts'
import { agreePlacement, preparePlacement } from '../../src/placements/placement-preparation.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { listPlacements } from '../../src/placements/placement.service.ts'
import { pathTotals } from '../../src/placements/shared-path.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { Forbidden } from '../../src/platform/errors.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import { as, office, fablab, aDraft, reasonsOf, stored, stateOf, consent, inform } from './cast.ts'

useBorgoDatabase()

describe('many drafts of a group', () => {
  const drafts = () =>
    ['giulia', 'bruno', 'galilei-3a-3'].map((studentId) => aDraft({ studentId, groupId: 'gruppo-prova' }))

  test('are looked at line by line, and stored once for each student, however often they are sent', async () => {
    const wrong = [...drafts(), aDraft({ siteId: 'officine-1' })]
    const checked = await checkDrafts(office, wrong)
    expect(checked.map(({ refusals }) => refusals)).toEqual([[], [], [], ['site-unknown']])
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const sent = await checkDrafts(office, drafts())
        await storeDrafts(
          office,
          sent.flatMap(({ placement }) => (placement ? [placement] : [])),
        )
      }),
    )
    const found = await Placements.find({ groupId: 'gruppo-prova' }).sort({ studentId: 1 }).lean()
    expect(found.map(({ studentId, state }) => [studentId, state])).toEqual([
      ['bruno', 'draft'],
      ['galilei-3a-3', 'draft'],
      ['giulia', 'draft'],
    ])
    await expect(storeDrafts(fablab, found)).rejects.toThrow(Forbidden)
  })
})

describe('shared work', () => {
  test('by two tutors is stored in percent; the wrong ones are refused', async () => {
    const second = { hostTutor: { id: 'fablab-marta', percent: 40 }, schoolTutor: null }
    const id = await createPlacement(office, aDraft({ second }))
    expect((await stored(id)).shares).toMatchObject({
      hostTutor: { name: 'Marta Morsetti', percent: 40 },
      schoolTutor: null,
    })
    const refused = async (change: Partial<NewDraft>) => reasonsOf(createPlacement(office, aDraft(change)))
    const same = { hostTutor: { id: 'fablab-fabio', percent: 40 }, schoolTutor: null }
    expect(await refused({ second: same })).toEqual(['same-tutor-twice'])
    expect(await refused({ second, hostTutorId: null })).toEqual(['second-without-first'])
    const all = { hostTutor: { id: 'fablab-marta', percent: 100 }, schoolTutor: null }
    expect(await refused({ second: all })).toEqual(['share-out-of-range'])
  })

  test('by two hosts makes one path, whose hours count together', async () => {
    const first = await createPlacement(office, aDraft())
    const elsewhere = {
      partnerId: 'officine',
      siteId: 'officine-1',
      hostTutorId: 'officine-olga',
      agreementId: null,
      sharedWith: first,
      terms: { ...aDraft().terms, plannedMinutes: 480 },
    }
    const second = await createPlacement(office, aDraft(elsewhere))
    const found = await listPlacements(office, 'placement.view', { pathId: first })
    expect(found.placements.map(({ _id }) => _id).toSorted()).toEqual([first, second].toSorted())
    const parts = found.placements.map((placement) => ({ placement, approved: placement._id === first ? 960 : 119 }))
    const totals = pathTotals(parts)
    expect([totals.planned, totals.approved, totals.valid]).toEqual([1440, 1079, false])
    expect([totals.percents.get(first), totals.percents.get(second)]).toEqual([67, 33])
    expect(await reasonsOf(createPlacement(office, aDraft({ sharedWith: first })))).toEqual(['not-shareable'])
    expect(await reasonsOf(createPlacement(office, aDraft({ ...elsewhere, studentId: 'bruno' })))).toEqual([
      'not-shareable',
    ])
  })

  test('at the school is a simulated enterprise, at one of its sites', async () => {
    const simulated = {
      kind: 'simulated-enterprise',
      hostTutorId: null,
      agreementId: null,
      siteId: 'ZZTF00101T',
    } as const
    const id = await createPlacement(office, aDraft({ ...simulated, studentId: 'bruno' }))
    expect(await stored(id)).toMatchObject({ kind: 'simulated-enterprise', host: { site: { id: 'ZZTF00101T' } } })
    expect(await reasonsOf(createPlacement(office, aDraft({ ...simulated, siteId: 'fablab-1' })))).toEqual([
      'site-unknown',
    ])
    await agreePlacement(office, id, consent)
    await inform('bruno')
    await preparePlacement(office, id)
    await activatePlacement(as(office.actor as PersonActor, new Date('2026-11-26T10:00+01:00')), id)
    expect(await stateOf(id)).toBe('active')
  })

  test('over 31 August stays one placement', async () => {
    const terms = { ...aDraft().terms, from: day('2027-06-15'), to: addDays(day('2027-08-31'), 20) }
    const id = await createPlacement(office, aDraft({ terms, agreementId: null }))
    expect((await stored(id)).terms.to).toBe('2027-09-20')
  })
})
