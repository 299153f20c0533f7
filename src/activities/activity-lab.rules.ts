// Linking an activity with editions of labs (collegare un laboratorio): what the schools have enrolled there counts for the
// protocol without being typed again. It takes an activity of a kind that is counted by labs, and an edition that schools
// may look at, that takes place within the days of the activity and at one of its partners, where it has any. An edition
// counts for one activity only. While it is linked, the activity cannot be changed so that the edition no longer fits;
// what happens to the edition itself is not refused, it is said on the page.
// Source: rule of the house (22 November 2026).

import type { Edition } from '../labs/edition.rules.ts'
import type { CountedBy } from '../programme/programme.rules.ts'
import { type Activity, isOpen } from './activity.rules.ts'
import { mayCount } from './lab-count.rules.ts'

export type LinkReason =
  | 'not-from-this-state'
  | 'not-a-lab-kind'
  | 'lab-does-not-count'
  | 'lab-outside-period'
  | 'lab-of-other-partner'

type Span = Pick<Activity, 'from' | 'to' | 'partnerId'>
type Placed = Pick<Edition, 'from' | 'to' | 'partnerId'>

export type Misfit = Extract<LinkReason, 'lab-outside-period' | 'lab-of-other-partner'>

/** Whether labs are linked with activities of such a kind. */
export function isOfLabs(countedBy: CountedBy): boolean {
  return countedBy === 'labs'
}

/** What of an edition does not fit the days and the partners of an activity. */
export function misfits({ from, to, partnerId }: Span, edition: Placed): Misfit[] {
  const outside = edition.from < from || edition.to > to
  const elsewhere = partnerId.length > 0 && !partnerId.includes(edition.partnerId)
  return [...(outside ? ['lab-outside-period' as const] : []), ...(elsewhere ? ['lab-of-other-partner' as const] : [])]
}

/** Why an edition cannot be linked with an activity; that it is linked elsewhere the database says. */
export function linkReasons(
  activity: Pick<Activity, 'state'> & Span,
  edition: Pick<Edition, 'state'> & Placed,
  countedBy: CountedBy,
): LinkReason[] {
  if (!isOpen(activity)) return ['not-from-this-state']
  if (!isOfLabs(countedBy)) return ['not-a-lab-kind']
  return mayCount(edition.state) ? misfits(activity, edition) : ['lab-does-not-count']
}

/** Why an edition cannot be taken out: what a concluded activity has reached stays as it is. */
export function unlinkReasons({ state }: Pick<Activity, 'state'>): 'not-from-this-state'[] {
  return state === 'concluded' ? ['not-from-this-state'] : []
}

export type LabChangeProblem = 'linked-lab-outside-period' | 'linked-lab-of-other-partner' | 'labs-not-counted'

type Counted = Span & { countedBy: CountedBy }

interface Changed {
  before: Counted
  after: Counted
}

/** Why an activity cannot get these facts: an edition that fitted would not fit any more, or not count. */
export function labChangeProblems({ before, after }: Changed, editions: readonly Placed[]): LabChangeProblem[] {
  const lost = (reason: Misfit) =>
    editions.some((each) => misfits(after, each).includes(reason) && !misfits(before, each).includes(reason))
  return [
    ...(lost('lab-outside-period') ? ['linked-lab-outside-period' as const] : []),
    ...(lost('lab-of-other-partner') ? ['linked-lab-of-other-partner' as const] : []),
    ...(editions.length > 0 && isOfLabs(before.countedBy) && !isOfLabs(after.countedBy)
      ? ['labs-not-counted' as const]
      : []),
  ]
}
