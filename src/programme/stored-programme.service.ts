import { usualLabNorms } from '../norms/lab-norms.rules.ts'
import { ProgrammeDrafts, Programmes } from './programme.model.ts'
import { forgetProgramme } from './programme.service.ts'

const parts = { 'programme.norms.labs': usualLabNorms, 'programme.machineKinds': [] }

/**
 * Gives the programme and its drafts that an earlier version stored the parts that this one reads: reading applies no
 * defaults. What is there already stays. Twice is once. Gives how many were completed.
 */
export async function completeStoredProgramme(): Promise<number> {
  const older = { 'programme.machineKinds': { $exists: false } }
  const [programmes, drafts] = await Promise.all([
    Programmes.updateMany(older, { $set: parts }),
    ProgrammeDrafts.updateMany(older, { $set: parts }),
  ])
  forgetProgramme()
  return programmes.modifiedCount + drafts.modifiedCount
}
