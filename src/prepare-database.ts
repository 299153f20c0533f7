import { models } from './models.ts'
import { completeStoredPartners } from './partners/stored-partners.service.ts'
import { ensureIndexes } from './platform/database.ts'
import { completeStoredProgramme } from './programme/stored-programme.service.ts'
import { completeStoredSchools } from './schools/stored-schools.service.ts'

/** How many records of earlier versions were completed. */
interface Completed {
  partners: number
  schools: number
  programmes: number
}

/** What every process does once it is connected: indexes, and records of earlier versions brought up to this one. */
export async function prepareDatabase(): Promise<Completed> {
  await ensureIndexes(models)
  const [partners, schools, programmes] = await Promise.all([
    completeStoredPartners(),
    completeStoredSchools(),
    completeStoredProgramme(),
  ])
  return { partners, schools, programmes }
}
