import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { type Action, linkTo } from '../web/parts.ts'
import type { Edition } from './edition.rules.ts'
import { type Entry, entryTo, isKeptForWaiting } from './enrolment-entry.rules.ts'
import { enrolmentEntryWords } from './enrolment-entry.text.ts'
import { type ClosedReason, forcible } from './lab-enrolment.rules.ts'
import { enrolmentWords } from './lab-enrolment.text.ts'

type LockNorms = Pick<LabNorms, 'enrolmentLockPercent'>

/** How this actor can enrol somebody now. */
export function entryFor(edition: Edition, norms: LockNorms, { actor, now, today }: Ctx): Entry {
  return entryTo(edition, { now, today, norms, mayForce: may(actor, 'lab-enrolment.force') })
}

/** Where enrolments stand, one sentence each: why nobody can come, or what whoever comes should know. */
export function entrySentences(
  edition: Edition,
  { entry, norms }: { entry: Entry; norms: LockNorms },
  ctx: Ctx,
): string[] {
  const t = enrolmentEntryWords(ctx.language)
  const why = entry.reasons.map((reason) => reasonText(edition, { reason, norms }, ctx))
  // What cannot be set aside is not for the coordinator either.
  const other = !entry.reasons.every((reason) => forcible.includes(reason))
  const waits = isKeptForWaiting(edition, entry) ? t.kept : t.full
  if (entry.way === 'closed' && other) return why
  if (entry.way === 'closed') return [...why, entry.free === 0 ? t['no-seats-left'] : t['ask-coordinator']]
  if (entry.way === 'forced') return [...why, t.forced]
  return [entry.free === 0 ? waits : t.open]
}

function reasonText(edition: Edition, { reason, norms }: { reason: ClosedReason; norms: LockNorms }, ctx: Ctx): string {
  const t = enrolmentEntryWords(ctx.language)
  const { state, enrolUntil, module } = edition
  if (reason === 'not-open') return state === 'completed' || state === 'cancelled' ? t[state] : t['not-open']
  if (reason === 'enrolment-ended') return t.ended(enrolUntil === null ? '' : formatDay(enrolUntil, ctx.language))
  if (reason === 'locked') return t.locked(norms.enrolmentLockPercent, formatHours(module.minutes))
  return enrolmentWords(ctx.language)[reason]
}

/** The button that leads to the enrolment; none where nobody can be enrolled any more. */
export function entryActions({ _id }: Pick<Edition, '_id'>, entry: Entry, { language }: Ctx): Action[] {
  const t = enrolmentEntryWords(language)
  const href = paths.labEnrolment({ editionId: _id })
  if (entry.way === 'closed') return []
  if (entry.way === 'forced') return [linkTo(t.enrolAnyway, href)]
  return [linkTo(entry.free === 0 ? t.enrolWaiting : t.enrol, href, { look: 'primary', icon: 'it-plus' })]
}
