import { Schools } from './school.model.ts'
import { emptyOffice } from './school.rules.ts'

/** Gives schools that an earlier version stored the parts that this one reads. Twice is once. Gives how many. */
export async function completeStoredSchools(): Promise<number> {
  const lacking = { $or: [{ office: { $exists: false } }, { closures: { $exists: false } }] }
  const count = await Schools.countDocuments(lacking)
  await Promise.all([
    Schools.updateMany({ office: { $exists: false } }, { $set: { office: emptyOffice } }),
    Schools.updateMany({ closures: { $exists: false } }, { $set: { closures: [] } }),
  ])
  return count
}
