// Merging (unione) of two records of one organisation: one stays, the other leads to it. Everything that refers to the
// one that goes is moved: people who sign in for it, placements with their hours, agreements, documents, contacts,
// links, activities, labs with their roll calls and authorisations, offers of seats. What was signed keeps the name it was
// signed with. There is no way back, so the page shows first what is moved. The work is several writes; each can be made
// twice, and what a process left in the middle is taken up.

import type { Partner } from '../partners/partner.rules.ts'
import type { Hosting } from '../partners/profile.rules.ts'
import type { Qualification } from '../partners/qualification.rules.ts'

export interface PartnerMerge {
  /** The partner that goes: a partner can go only once. */
  _id: string
  keepId: string
  /** The partners this merge has in hand: none may be in two merges at once. Afterwards only the one that went. */
  inHand: string[]
  at: Date
  by: { accountId: string | null; name: string }
  doneAt: Date | null
}

/** How much refers to a partner. */
export interface References {
  accounts: number
  placements: number
  agreements: number
  documents: number
  contacts: number
  activities: number
  editions: number
  authorisations: number
  offers: number
}

/** A merge that somebody began and did not finish is taken up again after this long. */
export const resumeAfterMinutes = 2

const single = ['vatNumber', 'taxCode', 'ateco', 'email', 'pec', 'phone', 'representative'] as const
type Facts = Pick<Partner, (typeof single)[number] | 'hosting' | 'qualification'>

/**
 * The facts that only the one that goes has; what both have stays as it is in the one that is kept. How it takes people
 * in and how it is qualified are each one thing, taken whole by a record in which nothing was ever said of it.
 */
export function factsToTake(kept: Facts, gone: Facts): Partial<Facts> {
  const missing = single.filter((name) => kept[name] === null && gone[name] !== null)
  return {
    ...Object.fromEntries(missing.map((name) => [name, gone[name]])),
    ...(isUnsaid(kept.hosting) && !isUnsaid(gone.hosting) ? { hosting: gone.hosting } : {}),
    ...(isUndecided(kept.qualification) && !isUndecided(gone.qualification)
      ? { qualification: gone.qualification }
      : {}),
  }
}

function isUnsaid({ seats, periods, tracks, networks, website, rasl }: Hosting): boolean {
  const lists = [periods, tracks, networks]
  return seats === null && website === null && !rasl.registered && lists.every((list) => list.length === 0)
}

function isUndecided({ history }: Qualification): boolean {
  return history.length === 0
}

/** Whether a suspension would end by merging: the one that goes is suspended, and the one that stays is not. */
export function escapesSuspension(kept: Pick<Partner, 'qualification'>, gone: Pick<Partner, 'qualification'>): boolean {
  return gone.qualification.state === 'suspended' && kept.qualification.state !== 'suspended'
}

/** Two organisations with different numbers of the same kind are two: they are not merged. */
export function contradictions(
  kept: Pick<Facts, 'vatNumber' | 'taxCode'>,
  gone: Pick<Facts, 'vatNumber' | 'taxCode'>,
): ('vatNumber' | 'taxCode')[] {
  const names = ['vatNumber', 'taxCode'] as const
  return names.filter((name) => kept[name] !== null && gone[name] !== null && kept[name] !== gone[name])
}

type Lists = Pick<Partner, 'sites' | 'tutors' | 'contacts' | 'closures' | 'spaces' | 'works'>

/** What the lists of the one that goes add to those of the other; entries are told apart by their id. */
export function entriesToTake(kept: Lists, gone: Lists): Lists {
  const missing = <E extends { id: string }>(has: readonly E[], others: readonly E[]) =>
    others.filter((entry) => !has.some((each) => each.id === entry.id))
  return {
    sites: missing(kept.sites, gone.sites),
    tutors: missing(kept.tutors, gone.tutors),
    contacts: missing(kept.contacts, gone.contacts),
    closures: missing(kept.closures, gone.closures),
    spaces: missing(kept.spaces, gone.spaces),
    works: missing(kept.works, gone.works),
  }
}
