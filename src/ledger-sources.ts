import { type FactSource, hourFacts } from './ledger/ledger-check.service.ts'
import { deletionFacts } from './privacy/retention-facts.service.ts'
import { registerFacts } from './registers/register-facts.service.ts'
import { submissionFacts } from './submissions/submission-facts.service.ts'
import { studentMergeFacts } from './transfers/student-merge-facts.service.ts'

/** Everything that the control ledger watches over, of all features. */
export const ledgerSources: readonly FactSource[] = [
  hourFacts,
  registerFacts,
  submissionFacts,
  studentMergeFacts,
  deletionFacts,
]
