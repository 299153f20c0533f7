import type { Ctx } from '../access/actor.ts'
import { systemContext } from '../access/actor.ts'
import { schoolAccounts } from '../accounts/account.service.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { remindersTo } from '../partners/host-recipients.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { Editions } from './edition.model.ts'
import type { Edition, GroupState, UntoldChange } from './edition.rules.ts'
import { groupReaders } from './group-readers.service.ts'

const concerned: readonly GroupState[] = ['enrolled', 'waiting', 'offered']

/**
 * The teachers of the groups that are in or wait, office and coordinators of their schools, and the partner; each address
 * once. A school of which nobody can be written to stays in it without an address.
 */
export async function editionRecipients(ctx: Ctx, edition: Edition): Promise<Recipient[]> {
  const groups = edition.groups.filter(({ state }) => concerned.includes(state))
  const schoolIds = [...new Set(groups.map(({ schoolId }) => schoolId))]
  const partner = await findPartner(systemContext(ctx.now), 'partner.view', edition.partnerId)
  const [host, near, staff] = await Promise.all([
    remindersTo(partner, ctx.today),
    groupReaders(groups.map(({ schoolId, teacher }) => ({ schoolId, teacher }))),
    Promise.all(schoolIds.map((id) => schoolAccounts(id))),
  ])
  const reachable = staff.flat().filter(({ email }) => email !== null)
  const people = [...host, ...reachable, ...near.map(({ to }) => to)]
  const byAddress = new Map(people.map((each) => [each.email ?? each.name, each]))
  return [...byAddress.values()].map(({ name, email, language }) => ({ name, email, language }))
}

/** Tells everybody concerned, once, that an edition does not take place. A draft concerns nobody but the partner. */
export async function tellOfCancelling(ctx: Ctx, edition: Edition, publicUrl: string): Promise<void> {
  const line = edition.history.findLast(({ event }) => event === 'cancelled')
  const opened = edition.history.some(({ event }) => event === 'opened')
  if (!line || !opened) return
  const link = publicUrl + paths.edition({ editionId: edition._id })
  const data = { edition: `${edition.title} (${edition.code})`, reason: line.reason ?? '', link }
  for (const to of await editionRecipients(ctx, edition)) {
    const key = `lab-cancelled:${edition._id}:${to.email ?? to.name}`
    await enqueueNotice({ key, kind: 'lab-cancelled', to, data, now: ctx.now, about: edition._id })
  }
}

/** The letters of a change are in the outbox. */
export async function noteTold(editionId: string, { planVersion }: Pick<UntoldChange, 'planVersion'>): Promise<void> {
  await Editions.updateOne(
    { _id: editionId, 'untold.planVersion': planVersion },
    { $pull: { untold: { planVersion } } },
  )
}
