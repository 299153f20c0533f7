// What of an approved hour line the ledger holds: which placement, which day, from when to when, how long, and who wrote,
// confirmed and approved it. Names and texts are sealed. A line that takes the place of another (rettifica) is a fact of
// its own, and names the one it replaces.

import type { ApprovedLine } from '../hours/approved-line.rules.ts'
import type { Mark } from '../hours/hour-entry.rules.ts'
import { type Fact, type Fields, sealed, type Standing } from './chain.rules.ts'

/** The name of a line in the ledger. */
function lineSource({ placementId, day, id }: { placementId: string; day: string; id: string }): string {
  return `hours:${placementId}:${day}:${id}`
}

/** What the ledger holds of an approved line, or of one that another has replaced since. */
export function factOfLine(approved: ApprovedLine): Fact {
  const { day, entry } = approved
  const { placementId, rectifies } = entry
  const sourceOf = (id: string) => lineSource({ placementId, day, id })
  const fields: Fields = {
    placement: placementId,
    day,
    from: entry.from,
    to: entry.to,
    breakMinutes: entry.breakMinutes,
    minutes: entry.minutes,
    activity: sealed(entry.activity),
    loggedBy: markText(entry.loggedBy),
    confirmedBy: markText(entry.confirmedBy),
    confirmedFor: sealed(entry.confirmedFor ?? null),
    approvedBy: markText(entry.approvedBy),
    ...(rectifies ? { rectifies: sourceOf(rectifies.id), reason: sealed(rectifies.reason) } : {}),
  }
  return {
    source: sourceOf(entry.id),
    kind: rectifies ? 'rectification' : 'approval',
    subject: placementId,
    fields,
    happenedAt: entry.approvedBy?.at ?? new Date(0),
    standing: standingOf(approved, sourceOf),
  }
}

// A line that counts is live (unless it has no length: an hour that was struck) and belongs to the student of its placement.
function standingOf({ entry, ofItsStudent }: ApprovedLine, sourceOf: (id: string) => string): Standing {
  if (!ofItsStudent || entry.approvedBy === null) return 'contradictory'
  // Lines written before there were rectifications do not have the field.
  const rectifiedBy = entry.rectifiedBy ?? null
  const counts = entry.live || entry.minutes === 0
  if (entry.state === 'approved') return counts && rectifiedBy === null ? 'holds' : 'contradictory'
  return !entry.live && rectifiedBy !== null ? `replaced-by:${sourceOf(rectifiedBy)}` : 'contradictory'
}

function markText(mark: Mark | null): string | null {
  return mark && `${mark.accountId} ${mark.role} ${mark.at.toISOString()} ${sealed(mark.name)?.slice(0, 16)}`
}
