import { hostAccounts, inviteAccount } from '../accounts/account.service.ts'
import type { Ctx } from '../access/actor.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { changeBy } from './author.service.ts'
import { Partners } from './partner.model.ts'
import type { HostTutor, Partner } from './partner.rules.ts'
import { findPartner } from './partner.service.ts'

const mostTutors = 200

export type TutorFacts = Omit<HostTutor, 'id' | 'accountId'>

/** Adds a tutor. Refused: `too-many`. */
export async function addTutor(ctx: Ctx, partnerId: string, facts: TutorFacts): Promise<void> {
  await findPartner(ctx, 'partner.extend', partnerId)
  const room = { [`tutors.${mostTutors - 1}`]: { $exists: false } }
  const tutor: HostTutor = { ...facts, id: newId(), accountId: null }
  const change = { $push: { tutors: tutor }, $set: { lastChange: await changeBy(ctx) } }
  const written = await Partners.updateOne({ _id: partnerId, ...room }, change)
  if (written.matchedCount === 0) throw new Refused('too-many')
}

/** Corrects a tutor, or says until when one is in office. Whether the person signs in is not touched. */
export async function editTutor(
  ctx: Ctx,
  partnerId: string,
  { id, ...facts }: TutorFacts & { id: string },
): Promise<void> {
  await findPartner(ctx, 'partner.edit', partnerId)
  const change = Object.fromEntries(Object.entries(facts).map(([name, value]) => [`tutors.$.${name}`, value]))
  const lastChange = await changeBy(ctx)
  await mustMatch(Partners.updateOne({ _id: partnerId, 'tutors.id': id }, { $set: { ...change, lastChange } }))
}

/**
 * Invites a tutor to sign in for the host, and notes the account. Somebody who already signs in for this host is only
 * noted. Refused: `no-email`, `account-closed`. Gives whether an invitation was sent.
 */
export async function inviteTutor(
  ctx: Ctx,
  { partnerId, tutorId }: { partnerId: string; tutorId: string },
  publicUrl: string,
): Promise<boolean> {
  const partner = await findPartner(ctx, 'account.invite-host', partnerId)
  const tutor = partner.tutors.find((each) => each.id === tutorId)
  if (!tutor) throw new NotFound(`tutor ${tutorId}`)
  if (!tutor.email) throw new Refused('no-email')
  const known = (await hostAccounts(partnerId)).find((account) => account.email === tutor.email)
  const accountId = known?._id ?? (await inviteAccount(ctx, invitationOf(partner, tutor, tutor.email), publicUrl))
  await mustMatch(
    Partners.updateOne({ _id: partnerId, 'tutors.id': tutorId }, { $set: { 'tutors.$.accountId': accountId } }),
  )
  return known === undefined
}

function invitationOf(partner: Partner, tutor: HostTutor, email: string) {
  const hat = { role: 'host', partnerId: partner._id, place: partner.name } as const
  return { name: tutor.name, email, hat: { ...hat, schoolId: null, studentId: null, classIds: [] } }
}

async function mustMatch(writing: PromiseLike<{ matchedCount: number }>): Promise<void> {
  const { matchedCount } = await writing
  if (matchedCount === 0) throw new NotFound('tutor')
}
