import { hostAccounts } from '../accounts/account.service.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import type { Day } from '../platform/day.ts'
import { isInOffice, type Partner } from './partner.rules.ts'

/**
 * To whom one writes at a partner: who signs in for it, and its own address; without either, its contacts of that day,
 * who may well work by a link and never sign in. With nobody to write to, one recipient without an address: the outbox
 * shows that the notice reached nobody.
 */
export async function recipientsAt(partner: Partner, on: Day): Promise<Recipient[]> {
  const accounts = await hostAccounts(partner._id)
  const contacts = partner.contacts.filter((contact) => isInOffice(contact, on, on))
  // Of two with one address the person comes last, and is the one that is written to.
  const own = [{ name: partner.name, email: partner.email, language: 'it' as const }, ...accounts]
  const reachable = withAddress(own).length > 0 ? own : contacts.map((each) => ({ ...each, language: 'it' as const }))
  const found = new Map(withAddress(reachable).map((each) => [each.email, each]))
  if (found.size === 0) return [{ name: partner.name, email: null, language: 'it' }]
  return [...found.values()].map(({ name, email, language }) => ({ name, email, language }))
}

/**
 * To whom one writes at a partner about what is due: who signs in for it and has an address; without anybody of them,
 * everybody else whom one would write to. With nobody to write to, one recipient without an address.
 */
export async function remindersTo(partner: Partner, on: Day): Promise<Recipient[]> {
  const accounts = withAddress(await hostAccounts(partner._id))
  if (accounts.length === 0) return recipientsAt(partner, on)
  return accounts.map(({ name, email, language }) => ({ name, email, language }))
}

function withAddress<R extends { email: string | null }>(all: readonly R[]): R[] {
  return all.filter((each) => each.email !== null)
}
