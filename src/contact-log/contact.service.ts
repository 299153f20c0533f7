import { authorise, may, visible } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { accountName } from '../accounts/account.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { schoolNames } from '../schools/school.service.ts'
import { ContactEntries } from './contact.model.ts'
import { cautions, type Caution, type ContactEntry, type ContactFacts, recentFrom } from './contact.rules.ts'

/** The school for which somebody calls; null for the city. */
export function callingSchool({ actor }: Ctx): string | null {
  return 'schoolId' in actor ? actor.schoolId : null
}

/** One entry, if this actor may use it so. NotFound when it does not exist or is another school's. */
export async function findContact(ctx: Ctx, permission: Permission, id: string): Promise<ContactEntry> {
  const entry = await ContactEntries.findById(id).lean<ContactEntry>()
  if (!entry) throw new NotFound(`contact ${id}`)
  authorise(ctx.actor, permission, entry)
  return entry
}

/**
 * Writes down a contact with a partner. `key` is its id, made with the form: sent twice, it is written once. What the
 * same school had to call again about is answered by it.
 */
export async function addContact(
  ctx: Ctx,
  { partnerId, key }: { partnerId: string; key: string },
  facts: ContactFacts,
): Promise<void> {
  const schoolId = callingSchool(ctx)
  authorise(ctx.actor, 'contact.log', { schoolId })
  const { mergedInto } = await findPartner(ctx, 'partner.view', partnerId)
  const entry: ContactEntry = {
    ...facts,
    ...(await callerOf(ctx, schoolId)),
    _id: key,
    // The form may have been open while the record went into another.
    partnerId: mergedInto ?? partnerId,
    schoolId,
    createdAt: ctx.now,
    followed: false,
    corrections: [],
    version: 1,
  }
  await ContactEntries.create(entry).catch((error: unknown) => acceptRepeated(entry, error))
  await markFollowed(entry)
}

/**
 * Derived, and right however often it is done: an entry is followed when the same school has a later one with the same
 * partner. Only the correction of a day can make an entry the last one again.
 */
export async function markFollowed({
  partnerId,
  schoolId,
}: Pick<ContactEntry, 'partnerId' | 'schoolId'>): Promise<void> {
  const last = await ContactEntries.findOne({ partnerId, schoolId }, { day: 1, createdAt: 1 })
    .sort({ day: -1, createdAt: -1 })
    .lean<ContactEntry>()
  if (!last) return
  const earlier = { $or: [{ day: { $lt: last.day } }, { day: last.day, createdAt: { $lt: last.createdAt } }] }
  await ContactEntries.updateMany({ partnerId, schoolId, followed: false, ...earlier }, { $set: { followed: true } })
  await ContactEntries.updateOne({ _id: last._id, followed: true }, { $set: { followed: false } })
}

async function callerOf(ctx: Ctx, schoolId: string | null) {
  const accountId = accountOf(ctx.actor)
  const names = await schoolNames(schoolId ? [schoolId] : [])
  return {
    accountId,
    callerName: accountId ? await accountName(accountId) : '',
    schoolName: schoolId ? (names.get(schoolId) ?? schoolId) : null,
  }
}

/** The same person sending the same form again is told it is saved; a key that is somebody else's is refused. */
async function acceptRepeated({ _id, accountId, partnerId }: ContactEntry, error: unknown): Promise<void> {
  if (!isDuplicateKey(error)) throw error
  const there = await ContactEntries.exists({ _id, accountId, partnerId })
  if (!there) throw new Refused('not-valid')
}

/** Corrects an entry of one's own school; what it said stays in its history. Refused: `changed-meanwhile`. */
export async function correctContact(
  ctx: Ctx,
  id: string,
  { version, facts }: { version: number; facts: ContactFacts },
): Promise<void> {
  const entry = await findContact(ctx, 'contact.log', id)
  const accountId = accountOf(ctx.actor)
  const by = { accountId, name: accountId ? await accountName(accountId) : '' }
  const { day, channel, person, outcome, note, askAgainOn } = entry
  const before: ContactFacts = { day, channel, person, outcome, note, askAgainOn }
  if (entry.version !== version) throw new Refused('changed-meanwhile')
  const written = await ContactEntries.updateOne(
    { _id: id, version },
    { $set: facts, $push: { corrections: { at: ctx.now, by, before } }, $inc: { version: 1 } },
  )
  if (written.matchedCount === 0) throw new Refused('changed-meanwhile')
  await markFollowed(entry)
}

/** Why to think twice before calling a partner today. */
export async function cautionsAbout(ctx: Ctx, partnerId: string): Promise<Caution<ContactEntry>[]> {
  const waiting = { followed: false, askAgainOn: { $gt: ctx.today } }
  const open = { $or: [{ day: { $gte: recentFrom(ctx.today) } }, waiting] }
  const entries = await ContactEntries.find({ ...visible(ctx.actor, 'contact.view'), partnerId, ...open }).lean<
    ContactEntry[]
  >()
  return cautions(entries, { schoolId: callingSchool(ctx), today: ctx.today })
}

export type LastContact = Pick<
  ContactEntry,
  'partnerId' | 'day' | 'schoolId' | 'schoolName' | 'channel' | 'outcome' | 'askAgainOn'
>

/** The last contact of each of these partners; nothing for who may not see the log. */
export async function contactsSummary(ctx: Ctx, partnerIds: readonly string[]): Promise<Map<string, LastContact>> {
  if (!may(ctx.actor, 'contact.view')) return new Map()
  const last = await ContactEntries.aggregate<{ last: LastContact }>([
    { $match: { partnerId: { $in: [...partnerIds] } } },
    { $sort: { partnerId: 1, day: -1, createdAt: -1 } },
    { $group: { _id: '$partnerId', last: { $first: '$$ROOT' } } },
    {
      $project: Object.fromEntries(
        ['partnerId', 'day', 'schoolId', 'schoolName', 'channel', 'outcome', 'askAgainOn'].map((name) => [
          `last.${name}`,
          1,
        ]),
      ),
    },
  ])
  return new Map(last.map((each) => [each.last.partnerId, each.last]))
}
