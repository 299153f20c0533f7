import { PaperRegisters } from './paper-register.model.ts'

/** How many paper registers were brought in for some placements; for use cases that have decided who may know. */
export async function countPaperRegistersOf(placementIds: readonly string[]): Promise<number> {
  return PaperRegisters.countDocuments({ placementId: { $in: [...placementIds] } })
}
