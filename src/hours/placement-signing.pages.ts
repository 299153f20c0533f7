import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { paths } from '../paths.ts'
import { monthOf } from '../platform/day.ts'
import { type Action, linkTo } from '../web/parts.ts'
import type { MonthLock } from './closed-month.rules.ts'
import type { Declaration } from './declaration.rules.ts'
import { type DatedEntry, mayMove } from './hour-entry.rules.ts'
import { dayMinutesOf } from './odd-day.rules.ts'
import type { SignedGroup } from './odd-line.pages.ts'
import { rectificationWords } from './rectification.text.ts'
import { entryRefText } from './signing.forms.ts'
import { type Signing, signing, type Submitted } from './signing.pages.ts'

/** What the page of a placement's hours says around its lines. */
export interface SigningAround {
  /** The closed months of the placement so far. */
  locks: readonly MonthLock[]
  absentOn: SignedGroup['absentOn']
  /** Who in the school declared last; null for who declares nothing. */
  lastDeclared: Declaration | null
}

interface SigningOfPlacement {
  placement: Placement
  entries: readonly DatedEntry[]
  around: SigningAround
  submitted: Submitted
}

/** What waits for this actor's signature on the page of one placement; null when nothing does. */
export function placementSigning(
  ctx: Ctx,
  { placement, entries, around, submitted }: SigningOfPlacement,
): Signing | null {
  const mode = ctx.actor.role === 'host' ? 'confirm' : 'approve'
  if (!can(ctx.actor, `hours.${mode}`, belongsOf(placement))) return null
  const waiting = entries.filter(
    (dated) => mayMove(mode, ctx.actor.role, dated.entry) && !isLocked(dated, around.locks),
  )
  if (waiting.length === 0) return null
  const at = { placementId: placement._id }
  const group = { placement, entries: waiting, dayMinutes: dayMinutesOf(entries), absentOn: around.absentOn }
  return signing(ctx, {
    mode,
    groups: [group],
    action: mode === 'confirm' ? paths.placementHoursConfirmation(at) : paths.placementHoursApproval(at),
    returnAction: paths.placementHoursReturn(at),
    named: false,
    submitted,
    lastDeclared: around.lastDeclared,
  })
}

/** Whether the month of a line is closed. */
export function isLocked({ day }: Pick<DatedEntry, 'day'>, locks: readonly MonthLock[]): boolean {
  return locks.some(({ month }) => month === monthOf(day))
}

/** The button that puts a new line beside an approved one. */
export function rectifyAction(
  ctx: Ctx,
  placement: Placement,
  { dated, locks }: { dated: DatedEntry; locks: readonly MonthLock[] },
): Action[] {
  if (dated.entry.state !== 'approved' || !can(ctx.actor, 'hours.rectify', belongsOf(placement))) return []
  const entryRef = entryRefText({ day: dated.day, id: dated.entry.id })
  if (isLocked(dated, locks)) return []
  const href = paths.placementLineRectification({ placementId: placement._id, entryRef })
  return [linkTo(rectificationWords(ctx.language).rectify, href, { look: 'plain' })]
}
