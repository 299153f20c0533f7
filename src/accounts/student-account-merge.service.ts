import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type Account, stateOf } from './account.rules.ts'
import { Accounts } from './account.model.ts'
import { type StudentSignIn, type TwinAccounts, twinAccountsOf } from './twin-accounts.rules.ts'

type Twins = Readonly<{ schoolId: string; from: string; to: string }>

/** The accounts of two records of one student, and which of them stays. */
export async function twinAccounts(ctx: Ctx, { schoolId, from, to }: Twins): Promise<TwinAccounts> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const found = await Accounts.find({ 'hats.studentId': { $in: [from, to] } }).lean<Account[]>()
  const signIn = (studentId: string): StudentSignIn | null => {
    const account = found.find(({ hats }) => hats.some((hat) => hat.studentId === studentId))
    return account ? { username: account.username, active: stateOf(account) === 'active' } : null
  }
  return twinAccountsOf(signIn(to), signIn(from))
}

/** Leaves the student one account, which leads to the record that stays; the other is closed. Twice is once. */
export async function uniteAccounts(ctx: Ctx, { schoolId, from, to }: Twins, stays: 'keep' | 'gone'): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  if (stays === 'keep') return closeFor(ctx, from)
  // Once it has come over there is none of the record that goes: then nothing is left to do.
  if (!(await Accounts.exists({ 'hats.studentId': from }))) return
  await closeFor(ctx, to)
  const options = { arrayFilters: [{ 'hat.studentId': from }] }
  const moved = { $set: { 'hats.$[hat].studentId': to }, $inc: { epoch: 1 } }
  await Accounts.updateOne({ 'hats.studentId': from }, moved, options)
}

/** First the account is closed if it is for nothing else, then it lets go of the student: in the middle it is closed. */
async function closeFor(ctx: Ctx, studentId: string): Promise<void> {
  const whose = { 'hats.studentId': studentId }
  await Accounts.updateOne({ ...whose, hats: { $size: 1 }, closedAt: null }, { $set: { closedAt: ctx.now } })
  await Accounts.updateOne(whose, { $pull: { hats: { studentId } } as never, $inc: { epoch: 1 } })
}
