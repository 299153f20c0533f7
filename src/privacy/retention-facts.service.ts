import type { FactSource } from '../ledger/ledger-check.service.ts'
import { RetentionDeletions } from './retention.model.ts'
import { factOfDeletion, type RetentionDeletion } from './retention.rules.ts'

/** What was deleted at the end of its term, in the school year it was of. */
export const deletionFacts: FactSource = {
  async chains() {
    const found = await RetentionDeletions.find({}, { schoolId: 1, schoolYear: 1 }).sort({ _id: 1 }).lean()
    return found.map(({ schoolId, schoolYear }) => ({ schoolId, schoolYear }))
  },
  async facts({ schoolId, schoolYear }) {
    const deletions = await RetentionDeletions.find({ schoolId, schoolYear })
      .sort({ at: 1 })
      .lean<RetentionDeletion[]>()
    return deletions.map((deletion) => {
      const { chain: _chain, ...fact } = factOfDeletion(deletion)
      return fact
    })
  },
}
