import { createHash } from 'node:crypto'
import type { Ctx } from '../access/actor.ts'
import { recordFacts } from '../ledger/ledger.service.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { authorOf } from '../partners/author.service.ts'
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
  const issued: IssuedRegister = { ...facts, _id: newCode(), issuedAt: ctx.now, issuedBy: await issuerOf(ctx) }
  await IssuedRegisters.create(issued)
  const { schoolId } = issued
  if (schoolId !== null) {
    await recordFacts({ schoolId, schoolYear: schoolYearOf(ctx.today) }, [factOfRegister(issued)], ctx.now)
  }
  return asIssue(issued)
}

/** The same, unless what was last issued of this placement says exactly this: then that number once more. */
export async function issueOnce(
  ctx: Ctx,
  facts: Omit<IssuedRegister, '_id' | 'issuedAt' | 'issuedBy'>,
): Promise<Issue> {
  const { kind, placementId, digest } = facts
  const last = await IssuedRegisters.findOne({ placementId, kind }).sort({ issuedAt: -1 }).lean<IssuedRegister>()
  return last?.digest === digest ? asIssue(last) : noteIssue(ctx, facts)
}

function asIssue({ _id, issuedAt, issuedBy }: IssuedRegister): Issue {
  return { number: _id, at: issuedAt, by: issuedBy.name }
}

/** Who came by a link has no account, and is known by the link. */
async function issuerOf(ctx: Ctx): Promise<IssuedRegister['issuedBy']> {
  const { accountId, name } = await authorOf(ctx)
  if (accountId !== null) return { accountId, name }
  if (ctx.actor.role === 'guest') return { accountId: `link:${ctx.actor.linkId}`, name }
  throw new Forbidden('jobs issue no registers')
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
