import { expect, test } from '@jest/globals'
import { papersInOrder } from '../../scripts/demo/papers.ts'
import { contextFor } from '../../src/access/actor.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { makePlacements } from '../../src/placement-groups/group-plan.service.ts'
import { setTerms } from '../../src/placement-groups/group-terms.service.ts'
import { findGroup } from '../../src/placement-groups/placement-group.service.ts'
import { createPlacement } from '../../src/placements/placement-draft.service.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { cancelPlacement } from '../../src/placements/placement-move.service.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { findCandidates } from '../../src/placements/student-choice.service.ts'
import { newId } from '../../src/platform/id.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import { beginDocuments } from '../support/placement-steps.ts'

useBorgoDatabase()

const [id, publicUrl] = ['gruppo-3a', 'https://bottega.example']
const now = new Date('2026-11-25T10:00:00+01:00')
const coordinator = contextFor({ role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' }, now)
const group = () => findGroup(coordinator, 'placement-group.edit', id)

async function firstMade(): Promise<Placement> {
  await makePlacements(coordinator, id, (await group()).version)
  const first = await Placements.findOne({ groupId: id, partnerId: 'fablab' }).sort({ studentId: 1 }).lean()
  if (!first) throw new Error('nothing was made')
  return first
}

test('new terms of a group make void what was signed for the old ones, and its people are asked again once', async () => {
  const { _id } = await firstMade()
  await beginDocuments(_id)
  const placement = await Placements.findById(_id).lean()
  if (!placement) throw new Error('the placement is gone')
  const papers = papersInOrder(placement)
  const signatures = papers.signatures.map((each) => ({ ...each, accountId: 'docente' }))
  await PlacementPapers.create({ ...papers, signatures })
  const { common, version } = await group()
  if (!common) throw new Error('the group has no terms')
  const terms = { ...common.terms, plannedMinutes: common.terms.plannedMinutes + 60 }
  const change = { common: { ...common, terms }, placementIds: [_id], version, publicUrl }
  expect(await setTerms(coordinator, id, change)).toEqual([])

  const after = await PlacementPapers.findById(_id).lean()
  expect(after?.signatures).toEqual([])
  expect(after?.voided.map(({ voided }) => voided.why)).toEqual(signatures.map(() => 'terms-edited'))
  expect(await Notices.countDocuments({ kind: 'papers-changed', about: _id })).toBeGreaterThan(0)
})

test('a student whose placement of a group was cancelled is placed again by hand, at the same host too', async () => {
  const { _id, studentId, partnerId, host, terms } = await firstMade()
  await cancelPlacement(coordinator, _id, 'L’ente non può più')
  const found = await findCandidates(coordinator, { q: '', classId: 'galilei-3a' })
  expect(found.found.map(({ student }) => student._id)).toContain(studentId)
  const again = newId()
  await createPlacement(coordinator, {
    id: again,
    studentId,
    partnerId,
    siteId: host.site.id,
    hostTutorId: null,
    schoolTutorId: null,
    title: 'Di nuovo',
    activities: 'Disegno',
    agreementId: null,
    terms,
  })
  expect(await Placements.findById(again).lean()).toMatchObject({ studentId, partnerId, groupId: null, state: 'draft' })
  expect((await group()).lines.find((line) => line.studentId === studentId)?.placed).toBe(true)
})
