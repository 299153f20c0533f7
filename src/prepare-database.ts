import { models } from './models.ts'
import { completeStoredPartners } from './partners/stored-partners.service.ts'
import { ensureIndexes } from './platform/database.ts'
import { completeStoredSchools } from './schools/stored-schools.service.ts'

/** What every process does once it is connected: indexes, and records of earlier versions brought up to this one. */
export async function prepareDatabase(): Promise<{ partners: number; schools: number }> {
  await ensureIndexes(models)
  const [partners, schools] = await Promise.all([completeStoredPartners(), completeStoredSchools()])
  return { partners, schools }
}
