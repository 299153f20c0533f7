import type { Chain } from '../ledger/chain.rules.ts'
import type { FactSource } from '../ledger/ledger-check.service.ts'
import { StudentMerges } from './student-merge.model.ts'
import { chainOf, factOfMerge, type StudentMerge } from './student-merge.rules.ts'

/** Which two records of a student schools have made one, in the school year in which they did. */
export const studentMergeFacts: FactSource = {
  async chains() {
    const merges = await StudentMerges.find({ begunAt: { $ne: null } }, { schoolId: 1, at: 1 }).lean<StudentMerge[]>()
    return merges.map(chainOf)
  },
  async facts({ schoolId, schoolYear }: Chain) {
    const merges = await StudentMerges.find({ schoolId, begunAt: { $ne: null } })
      .sort({ at: 1, _id: 1 })
      .lean<StudentMerge[]>()
    return merges.filter((merge) => chainOf(merge).schoolYear === schoolYear).map(factOfMerge)
  },
}
