// The minimum of an edition (numero minimo di partecipanti): on the day the edition names, fewer participants than the
// minimum are too few. Some days before, everybody concerned is warned; on the day the edition is cancelled, or, when the
// city has chosen so, they are only warned again. Exactly the minimum is enough. An edition that has begun is let be: the
// city has decided. Whoever was not working on those days acts on the next one, with the latest step alone.
// Source: domain study 4 (P10, unconfirmed, therefore only a warning by default); peers: cancelling is done once.

import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { addDays, type Day } from '../platform/day.ts'
import type { Edition } from './edition.rules.ts'
import { enrolledCount } from './lab-enrolment.rules.ts'

/** `warn`: the day is near; `missed`: it has come, and nothing more happens; `cancel`: it has come. */
export type MinimumStep = 'warn' | 'missed' | 'cancel'

/** What is due today for an edition below its minimum; null: nothing. */
export function minimumStep(
  edition: Pick<Edition, 'state' | 'minimum' | 'minimumBy' | 'participants'>,
  { today, norms }: { today: Day; norms: Pick<LabNorms, 'minimum'> },
): MinimumStep | null {
  const { state, minimum, minimumBy } = edition
  if (state !== 'open' || minimumBy === null || enrolledCount(edition) >= minimum) return null
  if (today >= minimumBy) return norms.minimum.action === 'cancel' ? 'cancel' : 'missed'
  return today >= addDays(minimumBy, -norms.minimum.warningDays) ? 'warn' : null
}
