import type { FactSource } from '../ledger/ledger-check.service.ts'
import type { Chain } from '../ledger/chain.rules.ts'
import { Submissions } from './submission.model.ts'
import { factsOfSubmission, type Submission } from './submission.rules.ts'

/** What schools have sent to the Ministry, in the school year it is about. */
export const submissionFacts: FactSource = {
  async chains() {
    const found = await Submissions.aggregate<{ _id: Chain }>([
      { $group: { _id: { schoolId: '$schoolId', schoolYear: '$schoolYear' } } },
    ])
    return found.map(({ _id }) => _id)
  },
  async facts({ schoolId, schoolYear }) {
    const sent = await Submissions.find({ schoolId, schoolYear }, { lines: 0 }).sort({ number: 1 }).lean<Submission[]>()
    return sent.flatMap(factsOfSubmission)
  },
}
