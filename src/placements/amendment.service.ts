import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { birthDayOf } from '../schools/student.rules.ts'
import { findStudent } from '../schools/student.service.ts'
import { wantedAmendment } from './amendment-copy.service.ts'
import {
  type AmendmentAsked,
  amendmentReasons,
  type DoneHours,
  strandedHours,
  undoReasons,
  type WantedAmendment,
  withAmendment,
} from './amendment.rules.ts'
import { minorsProblems } from './minor-timetable.rules.ts'
import { extensionIsCovered } from './placement-agreement.service.ts'
import { isSuspended, otherActive } from './placement-move.service.ts'
import { clash, type Placement } from './placement.rules.ts'
import { findPlacement, historyLine, writePlacement } from './placement.service.ts'
import { type Agreed, type Amendment, effectiveTerms } from './terms.rules.ts'

/** The live hours of a placement. A later feature knows them; its routes hand this over. */
export type DoneHoursOf = (placement: Placement) => Promise<readonly DoneHours[]>

interface Asked {
  asked: AmendmentAsked
  doneHoursOf: DoneHoursOf
}

export interface AmendmentInput extends Asked {
  reason: string
  /** the version of the placement on the screen */
  version: number
}

/**
 * Writes a dated amendment of an active placement, and gives it. Refused with AmendmentReason, as wantedAmendment, and
 * with MinorsReason (days from its first on), `beyond-agreement` (days after the present end without an agreement),
 * `partner-suspended` (such days at all), `clashes-with-another`, `has-hours` (somebody did come), `strands-hours`
 * (findStranded says which), `changed-meanwhile`.
 */
export async function amendPlacement(ctx: Ctx, id: string, input: AmendmentInput): Promise<Amendment> {
  const { asked, reason, version, doneHoursOf } = input
  const placement = await findPlacement(ctx, 'placement.edit', id)
  const wanted = await wantedAmendment(ctx, placement, asked)
  await refuseAmendment(ctx, placement, wanted)
  await refuseHours(placement, wanted, doneHoursOf)
  const line = await historyLine(ctx, { event: 'amended', from: 'active', to: 'active', reason })
  const amendment: Amendment = {
    ...wanted,
    _id: newId(),
    reason,
    decidedAt: ctx.now,
    decidedBy: line.by,
  }
  await writePlacement({ ...placement, version }, { $push: { amendments: amendment, history: line } })
  await takeBackIfOvertaken(ctx, placement, { amendment, wanted, doneHoursOf })
  return amendment
}

/** Looks at an amendment as amendPlacement does, and gives the hours it would strand instead of refusing them. */
export async function findStranded(ctx: Ctx, id: string, { asked, doneHoursOf }: Asked): Promise<DoneHours[]> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  const wanted = await wantedAmendment(ctx, placement, asked)
  await refuseAmendment(ctx, placement, wanted)
  return strandedBy(placement, wanted, await doneHoursOf(placement))
}

async function refuseAmendment(ctx: Ctx, placement: Placement, wanted: WantedAmendment): Promise<void> {
  const reasons = amendmentReasons(placement, wanted, ctx.today)
  if (reasons.length > 0) throw new Refused(...reasons)
  const amended = withAmendment(placement, wanted)
  const [student, others, covered] = await Promise.all([
    findStudent(ctx, 'student.view', placement.studentId),
    otherActive(ctx, placement),
    isCovered(ctx, placement, wanted),
  ])
  if (!covered) throw new Refused('beyond-agreement')
  const longer = effectiveTerms(amended).to > effectiveTerms(placement).to
  if (longer && (await isSuspended(ctx, placement.partnerId))) throw new Refused('partner-suspended')
  const timed = wanted.to !== undefined || wanted.timetable !== undefined
  const minors = timed ? minorsProblems(amended, birthDayOf(student, ctx.today), wanted.validFrom) : []
  const clashes = others.some((other) => clash(amended, other))
  if (minors.length > 0 || clashes) throw new Refused(...minors, ...(clashes ? ['clashes-with-another'] : []))
}

async function isCovered(ctx: Ctx, placement: Placement, { validFrom, to }: WantedAmendment): Promise<boolean> {
  if (to === undefined || (placement.kind === 'simulated-enterprise' && !placement.agreement)) return true
  return extensionIsCovered(ctx, placement, { validFrom, to })
}

async function refuseHours(placement: Placement, wanted: WantedAmendment, doneHoursOf: DoneHoursOf): Promise<void> {
  const done = await doneHoursOf(placement)
  if (wanted.noShow && done.length > 0) throw new Refused('has-hours')
  if (strandedBy(placement, wanted, done).length > 0) throw new Refused('strands-hours')
}

function strandedBy(before: Agreed, wanted: WantedAmendment, done: readonly DoneHours[]): DoneHours[] {
  return strandedHours({ before, after: withAmendment(before, wanted) }, done)
}

interface Written {
  amendment: Amendment
  wanted: WantedAmendment
  doneHoursOf: DoneHoursOf
}

/**
 * Between the look and the amendment somebody may have written hours, or another placement of the student may have been
 * started or amended. Of two that go on at once the later one sees the other: then it is what it was.
 */
async function takeBackIfOvertaken(ctx: Ctx, before: Placement, { amendment, wanted, doneHoursOf }: Written) {
  const [others, done] = await Promise.all([otherActive(ctx, before), doneHoursOf(before)])
  const clashes = others.some((other) => clash(withAmendment(before, wanted), other))
  if (!clashes && strandedBy(before, wanted, done).length === 0) return
  const line = await historyLine(ctx, { event: 'amendment-undone', from: 'active', to: 'active', reason: null })
  const written = { ...before, version: before.history.length + 1 }
  await writePlacement(written, { $pull: { amendments: { _id: amendment._id } }, $push: { history: line } })
  throw new Refused(clashes ? 'clashes-with-another' : 'strands-hours')
}

export interface Undoing {
  amendmentId: string
  reason: string
  version: number
}

/**
 * Takes back an amendment that does not hold yet, and gives it; both lines of history stay. Refused: UndoReason,
 * `amendment-unknown`, `partner-suspended` (days at the end would come back), `clashes-with-another`,
 * `changed-meanwhile`.
 */
export async function undoAmendment(ctx: Ctx, id: string, undoing: Undoing): Promise<Amendment> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  const amendment = placement.amendments.find(({ _id }) => _id === undoing.amendmentId)
  if (!amendment) throw new Refused('amendment-unknown')
  const reasons = undoReasons(placement, amendment, ctx.today)
  if (reasons.length > 0) throw new Refused(...reasons)
  const after = { ...placement, amendments: placement.amendments.filter((each) => each !== amendment) }
  const longer = effectiveTerms(after).to > effectiveTerms(placement).to
  if (longer && (await isSuspended(ctx, placement.partnerId))) throw new Refused('partner-suspended')
  if ((await otherActive(ctx, placement)).some((other) => clash(after, other)))
    throw new Refused('clashes-with-another')
  const { reason, version } = undoing
  const line = await historyLine(ctx, { event: 'amendment-undone', from: 'active', to: 'active', reason })
  await writePlacement(
    { ...placement, version },
    {
      $pull: { amendments: { _id: amendment._id } },
      $push: { undoneAmendments: { ...amendment, undone: { at: line.at, by: line.by, reason } }, history: line },
    },
  )
  return amendment
}
