import { firstApprovalAfter } from '../hours/approved-lines.service.ts'
import { ringOf } from '../ledger/ledger.service.ts'
import { firstRollApprovalAfter } from '../roll-calls/approval-after.service.ts'
import { dayOf } from '../platform/day.ts'
import { classStandingOn } from '../schools/class-members.service.ts'
import { IssuedRegisters } from './issued-register.model.ts'
import { registerSource } from './register-fact.rules.ts'
import { daysOfRegister, type IssuedRegister } from './register.rules.ts'
import { type Verification, verificationOf } from './verification.rules.ts'

/** What anybody may know of an issued register by its code; null when there is none of that code. Names nobody. */
export async function verifyRegister(code: string): Promise<Verification | null> {
  const issued = await IssuedRegisters.findById(code).lean<IssuedRegister>()
  if (!issued) return null
  const [ring, reissuedAt, changedAt] = await Promise.all([
    ringOf(registerSource(code)),
    firstOther(issued),
    firstChange(issued),
  ])
  return verificationOf(issued, { ring, reissuedAt, changedAt })
}

/** When the next register of the same thing was issued that says something else. */
async function firstOther(issued: IssuedRegister): Promise<Date | null> {
  const { kind, schoolId, placementId, classId, editionId, about = null, issuedAt, digest } = issued
  const next = await IssuedRegisters.findOne(
    { kind, schoolId, placementId, classId, editionId, about, issuedAt: { $gt: issuedAt }, digest: { $ne: digest } },
    { issuedAt: 1 },
  )
    .sort({ issuedAt: 1 })
    .lean()
  return next?.issuedAt ?? null
}

async function firstChange(issued: IssuedRegister): Promise<Date | null> {
  const { placementId, classId, editionId, issuedAt } = issued
  const days = daysOfRegister(issued)
  if (days) return firstApprovalAfter(days, issuedAt)
  if (placementId !== null) return firstApprovalAfter({ placementId }, issuedAt)
  if (editionId !== null) return firstRollApprovalAfter({ editionId }, issuedAt)
  if (classId === null) return null
  return firstChangeInClass(classId, issuedAt)
}

/** A summary holds all hours of who was in the class then, and of who had left those of the days in it. */
async function firstChangeInClass(classId: string, after: Date): Promise<Date | null> {
  const { there, left } = await classStandingOn(classId, dayOf(after))
  const whose = [
    { studentIds: there },
    ...left.map(({ studentId, from, to }) => ({ studentIds: [studentId], from, to })),
  ]
  const changes = await Promise.all(
    whose.flatMap((each) => [firstApprovalAfter(each, after), firstRollApprovalAfter(each, after)]),
  )
  return changes.filter((at) => at !== null).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
}
