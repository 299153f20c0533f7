import { visible } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { partnerNames, partnersNamed } from '../partners/partner-names.service.ts'
import type { Day } from '../platform/day.ts'
import { schoolNames } from '../schools/school.service.ts'
import { ContactEntries } from './contact.model.ts'
import type { ContactEntry, Outcome } from './contact.rules.ts'

export const contactsPerPage = 50
/** All rows are asked for by exports; beyond this many they would not fit a sheet that people read. */
const mostContacts = 20_000

export interface ContactSearch {
  /** Only with this partner. */
  partnerId?: string
  /** Words of partner, person, caller, school or note. */
  q?: string
  /** A school, or 'city' for the programme office. */
  school?: string
  outcome?: Outcome
  /** Only those that the actor wrote. */
  mine?: boolean
  /** Only those to call again by this day, and not called since. */
  callBy?: Day
  /** From 1; null for all. */
  page: number | null
}

/** An entry with the name that its partner has now. */
export type ListedContact = Omit<ContactEntry, 'corrections'> & { partnerName: string; corrected: boolean }

const newestFirst = { day: -1, createdAt: -1, _id: -1 } as const

/** The entries of the log that match, newest first: one page of them (or all), and how many there are. */
export async function listContacts(
  ctx: Ctx,
  search: ContactSearch,
): Promise<{ contacts: ListedContact[]; total: number }> {
  const filter = {
    $and: [visible(ctx.actor, 'contact.view'), ...ownFilters(ctx, search), ...(await words(ctx, search))],
  }
  const skip = search.page === null ? 0 : (Math.max(1, search.page) - 1) * contactsPerPage
  const [entries, total] = await Promise.all([
    ContactEntries.find(filter, { 'corrections.by': 0, 'corrections.before': 0 })
      .sort(search.callBy ? { askAgainOn: 1, ...newestFirst } : newestFirst)
      .skip(skip)
      .limit(search.page === null ? mostContacts : contactsPerPage)
      .lean<ContactEntry[]>(),
    ContactEntries.countDocuments(filter),
  ])
  const names = await partnerNames(entries.map((entry) => entry.partnerId))
  const contacts = entries.map(({ corrections, ...entry }) => ({
    ...entry,
    partnerName: names.get(entry.partnerId) ?? entry.partnerId,
    corrected: corrections.length > 0,
  }))
  return { contacts, total }
}

function ownFilters(ctx: Ctx, { partnerId, school, outcome, mine, callBy }: ContactSearch): object[] {
  return [
    ...(partnerId ? [{ partnerId }] : []),
    ...(school ? [{ schoolId: school === 'city' ? null : school }] : []),
    ...(outcome ? [{ outcome }] : []),
    ...(mine ? [{ accountId: accountOf(ctx.actor) }] : []),
    ...(callBy ? [{ followed: false, askAgainOn: { $gt: '', $lte: callBy } }] : []),
  ]
}

/** Every word must occur somewhere in the entry, or in the name of its partner. */
async function words(ctx: Ctx, { q }: ContactSearch): Promise<object[]> {
  return Promise.all(
    searchPatterns(q ?? '').map(async (pattern) => ({
      $or: [
        { person: pattern },
        { note: pattern },
        { callerName: pattern },
        { schoolName: pattern },
        { partnerId: { $in: await partnersNamed(ctx, pattern) } },
      ],
    })),
  )
}

/** The schools that have written in the log, by name. */
export async function schoolsInLog(ctx: Ctx): Promise<{ schoolId: string; name: string }[]> {
  const ids: (string | null)[] = await ContactEntries.distinct('schoolId', visible(ctx.actor, 'contact.view'))
  const names = await schoolNames(ids.filter((id) => id !== null))
  return [...names]
    .map(([schoolId, name]) => ({ schoolId, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'it'))
}
