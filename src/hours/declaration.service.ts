import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { findPlacement } from '../placements/placement.service.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { approveHours } from './approval.service.ts'
import { Declarations } from './declaration.model.ts'
import { type Declaration, declarationRefusals, declarationText, type DeclarationKind } from './declaration.rules.ts'
import { type Moved, moveInEach, type PlacedRef } from './entry-move.service.ts'
import { markOf } from './mark.service.ts'

export interface Declaring {
  kind: DeclarationKind
  /** The number of the text that was ticked; null: none was. */
  declared: string | null
  schoolId: string
  lines: readonly PlacedRef[]
}

/**
 * Approves lines of several placements with a declaration, which is stored before anything moves and forgotten when
 * nothing did. Refused: DeclarationRefusal, `none-selected`.
 */
export async function declareAndApprove(
  ctx: Ctx,
  { declared, lines }: Pick<Declaring, 'declared' | 'lines'>,
): Promise<Moved> {
  const placements = await placementsOf(ctx, 'hours.approve', lines)
  const [first] = placements
  if (!first) throw new Refused('none-selected')
  return declaring(ctx, { kind: 'approval', declared, schoolId: first.schoolId, lines }, async () => {
    const moved = await moveInEach(lines, (id, refs) => approveHours(ctx, id, refs))
    return { result: moved, moved: moved.moved }
  })
}

/** Stores a declaration, does what it is about, and notes how many lines that moved. Refused: DeclarationRefusal. */
export async function declaring<T>(
  ctx: Ctx,
  { kind, declared, schoolId, lines }: Declaring,
  work: () => Promise<{ result: T; moved: number }>,
): Promise<T> {
  const reasons = declarationRefusals(kind, declared)
  const text = declared && declarationText(kind, declared)
  if (reasons.length > 0 || !declared || !text) throw new Refused(...reasons)
  const declaration: Declaration = {
    _id: newId(),
    schoolId,
    kind,
    by: await markOf(ctx),
    version: declared,
    text,
    lines: lines.map(({ placementId, day, id }) => `${placementId}.${day}.${id}`),
    moved: null,
  }
  await Declarations.create(declaration)
  try {
    const { result, moved } = await work()
    if (moved === 0) await Declarations.deleteOne({ _id: declaration._id })
    else await Declarations.updateOne({ _id: declaration._id }, { $set: { moved } })
    return result
  } catch (error) {
    // A refusal has moved nothing; after any other failure nobody knows, and what was declared stays.
    if (error instanceof Refused) await Declarations.deleteOne({ _id: declaration._id })
    throw error
  }
}

/** Who declared last in the actor's school, for whoever declares next; null when nobody has. */
export async function lastDeclaration(ctx: Ctx, kind: DeclarationKind): Promise<Declaration | null> {
  const { schoolId } = visible(ctx.actor, 'month.view')
  return Declarations.findOne({ ...(schoolId ? { schoolId } : {}), kind })
    .sort({ 'by.at': -1, _id: -1 })
    .lean()
}

async function placementsOf(ctx: Ctx, permission: Permission, lines: readonly PlacedRef[]): Promise<Placement[]> {
  const ids = [...new Set(lines.map(({ placementId }) => placementId))]
  return Promise.all(ids.map((id) => findPlacement(ctx, permission, id)))
}
