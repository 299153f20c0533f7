import { Partners } from './partner.model.ts'
import { noHosting } from './profile.rules.ts'
import { notQualified } from './qualification.rules.ts'

/**
 * Gives partners that an earlier version stored the parts that this one reads: reading applies no defaults. Twice is
 * once. Gives how many were completed.
 */
export async function completeStoredPartners(): Promise<number> {
  const parts = {
    pec: null,
    representative: null,
    contacts: [],
    closures: [],
    spaces: [],
    works: [],
    hosting: noHosting,
    qualification: notQualified,
    mergedInto: null,
    lastChange: null,
  }
  const sites = { 'sites.$[site].position': null, 'sites.$[site].accessible': false, 'sites.$[site].opening': [] }
  const older = { hosting: { $exists: false } }
  await Partners.updateMany(older, { $set: sites }, { arrayFilters: [{ 'site.opening': { $exists: false } }] })
  const written = await Partners.updateMany(older, { $set: parts })
  return written.modifiedCount + (await completeStoredMachines())
}

/** Machines of before there were kinds of them. */
async function completeStoredMachines(): Promise<number> {
  const written = await Partners.updateMany(
    { spaces: { $elemMatch: { machineKind: { $exists: false } } } },
    { $set: { 'spaces.$[space].machineKind': null } },
    { arrayFilters: [{ 'space.machineKind': { $exists: false } }] },
  )
  return written.modifiedCount
}
