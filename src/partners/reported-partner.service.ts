import { Partners } from './partner.model.ts'
import type { ReportedPartner } from './reported-partner.rules.ts'

const reported = {
  kind: 1,
  name: 1,
  vatNumber: 1,
  taxCode: 1,
  ateco: 1,
  pec: 1,
  sites: 1,
  'hosting.rasl.registered': 1,
} as const

/** These partners by id: all of it is public. */
export async function partnersToReport(ids: readonly string[]): Promise<Map<string, ReportedPartner>> {
  const partners = await Partners.find({ _id: { $in: [...new Set(ids)] } }, reported)
    .sort({ _id: 1 })
    .lean<ReportedPartner[]>()
  return new Map(partners.map((partner) => [partner._id, partner]))
}
