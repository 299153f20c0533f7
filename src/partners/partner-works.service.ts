import { Partners } from './partner.model.ts'
import type { Partner } from './partner.rules.ts'

/** What is done at these partners, by id, with its risk; for use cases that have decided who may know. */
export async function worksOfPartners(ids: readonly string[]): Promise<Map<string, Partner['works']>> {
  const partners = await Partners.find({ _id: { $in: [...new Set(ids)] } }, { works: 1 }).lean<
    Pick<Partner, '_id' | 'works'>[]
  >()
  return new Map(partners.map(({ _id, works }) => [_id, works]))
}
