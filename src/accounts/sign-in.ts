import { callbackify } from 'node:util'
import passport from 'passport'
import { Strategy } from 'passport-local'
import type { HatChoice, SignedIn } from '../web/express.d.ts'
import { Accounts } from './account.model.ts'
import { type Account, actorOf, hatKey } from './account.rules.ts'
import { passwordMatches } from './password.ts'

const fields = { name: 1, language: 1, hats: 1, epoch: 1 } as const

/** What the session holds: the epoch makes "sign out everywhere" work without searching for sessions. */
interface Ticket {
  id: string
  epoch: number
}

/** E-mail or user name, and password. */
export function useSignIn(): void {
  passport.use(new Strategy({ usernameField: 'identifier', passwordField: 'password' }, callbackify(verify)))
  passport.serializeUser((user, done) => done(null, { id: user.accountId, epoch: user.epoch } satisfies Ticket))
  passport.deserializeUser(callbackify(signedIn))
}

async function verify(identifier: string, password: string): Promise<SignedIn | false> {
  const name = identifier.trim().toLowerCase()
  const account = await Accounts.findOne(
    { closedAt: null, ...(name.includes('@') ? { email: name } : { username: name }) },
    { ...fields, passwordHash: 1 },
  ).lean()
  const matches = await passwordMatches(account?.passwordHash ?? null, password)
  return account && matches ? personOf(account) : false
}

async function signedIn({ id, epoch }: Ticket): Promise<SignedIn | null> {
  const account = await Accounts.findOne({ _id: id, epoch, closedAt: null }, fields).lean()
  return account && personOf(account)
}

/** The person as the web knows it; also used right after a password was chosen. */
export async function loadSignedIn(accountId: string): Promise<SignedIn | null> {
  const account = await Accounts.findOne({ _id: accountId, closedAt: null }, fields).lean()
  return account && personOf(account)
}

/** What the person types to sign in: the e-mail, or the user name. */
export async function findIdentifier(accountId: string): Promise<string> {
  const account = await Accounts.findOne({ _id: accountId }, { email: 1, username: 1 }).lean()
  return account?.email ?? account?.username ?? ''
}

export async function noteSignIn(accountId: string, now: Date): Promise<void> {
  await Accounts.updateOne({ _id: accountId }, { $set: { lastSignInAt: now } })
}

function personOf(account: Pick<Account, '_id' | 'name' | 'language' | 'hats' | 'epoch'>): SignedIn {
  const hats = account.hats.flatMap((hat): HatChoice[] => {
    const actor = actorOf(account._id, hat)
    return actor ? [{ key: hatKey(hat), actor, place: hat.place }] : []
  })
  return { accountId: account._id, name: account.name, language: account.language, hats, epoch: account.epoch }
}
