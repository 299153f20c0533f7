import { Schools } from './school.model.ts'
import { emptyOffice } from './school.rules.ts'

/** Gives schools that an earlier version stored the parts that this one reads. Twice is once. Gives how many. */
export async function completeStoredSchools(): Promise<number> {
  const written = await Schools.updateMany({ office: { $exists: false } }, { $set: { office: emptyOffice } })
  return written.modifiedCount
}
