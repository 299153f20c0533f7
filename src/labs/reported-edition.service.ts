import { Editions } from './edition.model.ts'
import type { ReportedEdition } from './reported-edition.rules.ts'

const reported = {
  code: 1,
  title: 1,
  from: 1,
  to: 1,
  partnerId: 1,
  siteId: 1,
  state: 1,
  staff: 1,
  'groups.id': 1,
  'groups.teacher': 1,
  'participants.studentId': 1,
  'participants.groupId': 1,
  'module.minutes': 1,
  'module.countableMinutes': 1,
  'module.funding': 1,
  'module.cup': 1,
} as const

/** These editions, for use cases that have already decided who may know. */
export async function editionsToReport(ids: readonly string[]): Promise<ReportedEdition[]> {
  if (ids.length === 0) return []
  return Editions.find({ _id: { $in: [...ids] } }, reported)
    .sort({ _id: 1 })
    .lean<ReportedEdition[]>()
}
