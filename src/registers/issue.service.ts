import { createHash } from 'node:crypto'
import { accountOf, type Ctx } from '../access/actor.ts'
import { accountName } from '../accounts/account.service.ts'
import { recordFacts } from '../ledger/ledger.service.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { Forbidden } from '../platform/errors.ts'
import { newCode } from '../platform/id.ts'
import { IssuedRegisters } from './issued-register.model.ts'
import { factOfRegister } from './register-fact.rules.ts'
import type { RegisterTotals } from './register-totals.rules.ts'
import type { Issue, IssuedRegister } from './register.rules.ts'

/** Notes that a register is issued, and gives it its number; that of a school goes into the control ledger. */
export async function noteIssue(
  ctx: Ctx,
  facts: Omit<IssuedRegister, '_id' | 'issuedAt' | 'issuedBy'>,
): Promise<Issue> {
  const accountId = accountOf(ctx.actor)
  if (accountId === null) throw new Forbidden('jobs issue no registers')
  const issued: IssuedRegister = {
    ...facts,
    _id: newCode(),
    issuedAt: ctx.now,
    issuedBy: { accountId, name: await accountName(accountId) },
  }
  await IssuedRegisters.create(issued)
  const { schoolId } = issued
  if (schoolId !== null) {
    await recordFacts({ schoolId, schoolYear: schoolYearOf(ctx.today) }, [factOfRegister(issued)], ctx.now)
  }
  return { number: issued._id, at: issued.issuedAt, by: issued.issuedBy.name }
}

const ofNothing = { schoolId: null, placementId: null, classId: null, editionId: null, about: null }

/** The facts of an issue: of what it is, where the rest is nothing. */
export function issueOf(
  of: Pick<IssuedRegister, 'kind' | 'digest'> & Partial<IssuedRegister>,
  { approved, registered }: Pick<RegisterTotals, 'approved' | 'registered'>,
): Omit<IssuedRegister, '_id' | 'issuedAt' | 'issuedBy'> {
  return { ...ofNothing, ...of, approvedMinutes: approved, waitingMinutes: registered - approved }
}

/** The digest of the data a register was made from. */
export function digestOf(data: object): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex')
}
