import { Editions } from './edition.model.ts'
import type { Edition } from './edition.rules.ts'

/** These editions whole, by id, for use cases that have already decided who may act. */
export async function wholeEditions(ids: readonly string[]): Promise<Map<string, Edition>> {
  const editions = await Editions.find({ _id: { $in: [...new Set(ids)] } }).lean<Edition[]>()
  return new Map(editions.map((edition) => [edition._id, edition]))
}
