import type { Ctx } from '../access/actor.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { changeBy } from './author.service.ts'
import { Partners } from './partner.model.ts'
import { findPartner } from './partner.service.ts'
import type { Contact, Representative } from './profile.rules.ts'

const mostContacts = 100

export type ContactFacts = Omit<Contact, 'id'>

/** Adds somebody to call or write to. Refused: `too-many`. */
export async function addContact(ctx: Ctx, partnerId: string, facts: ContactFacts): Promise<void> {
  await findPartner(ctx, 'partner.extend', partnerId)
  const room = { [`contacts.${mostContacts - 1}`]: { $exists: false } }
  const change = { $push: { contacts: { ...facts, id: newId() } }, $set: { lastChange: await changeBy(ctx) } }
  const written = await Partners.updateOne({ _id: partnerId, ...room }, change)
  if (written.matchedCount === 0) throw new Refused('too-many')
}

/** Corrects a contact, or says until when it holds. */
export async function editContact(ctx: Ctx, partnerId: string, contact: Contact): Promise<void> {
  await findPartner(ctx, 'partner.edit', partnerId)
  const change = { 'contacts.$': contact, lastChange: await changeBy(ctx) }
  const written = await Partners.updateOne({ _id: partnerId, 'contacts.id': contact.id }, { $set: change })
  if (written.matchedCount === 0) throw new NotFound(`contact ${contact.id}`)
}

/** Writes down who signs for the partner. Agreements already made keep who they had. Refused: `changed-meanwhile`. */
export async function saveRepresentative(
  ctx: Ctx,
  partnerId: string,
  { version, ...representative }: Representative & { version: number },
): Promise<void> {
  await findPartner(ctx, 'partner.edit', partnerId)
  const change = { $set: { representative, lastChange: await changeBy(ctx) }, $inc: { version: 1 } }
  const written = await Partners.updateOne({ _id: partnerId, version }, change)
  if (written.matchedCount === 0) throw new Refused('changed-meanwhile')
}
