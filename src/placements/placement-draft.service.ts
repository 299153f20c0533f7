import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { findStudent } from '../schools/student.service.ts'
import { Placements } from './placement.model.ts'
import type { Placement } from './placement.rules.ts'
import { isEditable } from './placement-state.rules.ts'
import { type DraftInput, draftOf, openRegisters, type Registers } from './placement-copy.service.ts'
import { findPlacement, historyLine, writePlacement } from './placement.service.ts'

export interface NewDraft extends DraftInput {
  /** made by the form: sending it twice stores it once */
  id: string
  studentId: string
  partnerId: string
  /** the group it is made with; of a group each student has one placement at a host */
  groupId?: string | null
  /** another placement of the student: both become one path, shared by two hosts */
  sharedWith?: string | null
  /** the offer whose seat it takes */
  offerId?: string | null
}

/**
 * Stores a new draft, with copies of student and host as they are now. Refused with PeriodProblem, TimetableProblem
 * (an empty timetable is accepted until the start), MinorsReason, `site-unknown`, `host-tutor-unknown`,
 * `school-tutor-unknown`, `same-tutor-twice`, `share-out-of-range`, `second-without-first`, `agreement-unknown`,
 * `agreement-not-in-force`, `not-shareable`. Gives the id.
 */
export async function createPlacement(ctx: Ctx, draft: NewDraft): Promise<string> {
  const placement = await newDraft(ctx, openRegisters(ctx), draft)
  await Placements.create(placement).catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    const stored = await findPlacement(ctx, 'placement.edit', draft.id)
    if (stored.studentId !== draft.studentId) throw new Refused('changed-meanwhile')
  })
  return draft.id
}

/** One of many drafts: what would be stored, or why not (as createPlacement refuses). */
export type CheckedDraft =
  | { id: string; placement: Placement; refusals: readonly [] }
  | { id: string; placement: null; refusals: readonly string[] }

/** Looks at many drafts without storing any; in the order they were given. */
export async function checkDrafts(ctx: Ctx, drafts: readonly NewDraft[]): Promise<CheckedDraft[]> {
  const registers = openRegisters(ctx)
  return Promise.all(
    drafts.map(async (draft): Promise<CheckedDraft> => {
      try {
        return { id: draft.id, placement: await newDraft(ctx, registers, draft), refusals: [] }
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return { id: draft.id, placement: null, refusals: error.reasons }
      }
    }),
  )
}

/**
 * Stores drafts of groups that checkDrafts has found good, all together. Those that are stored already, with that id or
 * for that student and host of that group, stay as they are: doing it again makes good what was missed.
 */
export async function storeDrafts(ctx: Ctx, placements: readonly Placement[]): Promise<void> {
  for (const { schoolId } of placements) authorise(ctx.actor, 'placement.edit', { schoolId })
  if (placements.length === 0) return
  await Placements.insertMany(placements, { ordered: false }).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error
  })
}

async function newDraft(ctx: Ctx, registers: Registers, draft: NewDraft): Promise<Placement> {
  const { id, studentId, partnerId, groupId, sharedWith, offerId, ...input } = draft
  const student = await findStudent(ctx, 'student.view', studentId)
  authorise(ctx.actor, 'placement.edit', { schoolId: student.schoolId })
  const copies = await draftOf(ctx, registers, { student, partnerId, input })
  return {
    _id: id,
    schoolId: student.schoolId,
    studentId,
    partnerId,
    groupId: groupId ?? null,
    offerId: offerId ?? null,
    pathId: sharedWith ? await pathWith(ctx, sharedWith, { studentId, partnerId }) : null,
    ...copies,
    amendments: [],
    state: 'draft',
    history: [await historyLine(ctx, { event: 'created', from: null, to: 'draft', reason: null })],
  }
}

/** The path that another placement of the student is, or becomes, the first part of. */
async function pathWith(
  ctx: Ctx,
  sharedWith: string,
  { studentId, partnerId }: Pick<Placement, 'studentId' | 'partnerId'>,
): Promise<string> {
  const other = await findPlacement(ctx, 'placement.edit', sharedWith)
  const gone = other.state === 'cancelled' || other.studentId !== studentId || other.partnerId === partnerId
  if (gone) throw new Refused('not-shareable')
  if (other.pathId) return other.pathId
  // The id of its first part is the id of the path: whoever shares it out at the same time says the same.
  await Placements.updateOne({ _id: other._id, pathId: null }, { $set: { pathId: other._id } })
  return other._id
}

/**
 * Changes a placement that has not begun, and takes fresh copies from the registers. Refused as createPlacement, and
 * with `not-a-draft` once it has begun, `taken-back-first` while the host is asked, `changed-meanwhile` when the version
 * on the screen is not the latest, and while its documents are signed with what the documents need.
 */
export async function editPlacement(ctx: Ctx, id: string, input: DraftInput & { version: number }): Promise<void> {
  const placement = await findPlacement(ctx, 'placement.edit', id)
  const { state } = placement
  if (state === 'proposed') throw new Refused('taken-back-first')
  if (!isEditable(state)) throw new Refused('not-a-draft')
  const { version, ...rest } = input
  const student = await findStudent(ctx, 'student.view', placement.studentId)
  const given = { ...rest, kind: placement.kind ?? ('placement' as const) }
  const draft = await draftOf(ctx, openRegisters(ctx), { student, partnerId: placement.partnerId, input: given })
  if (state === 'documents') refuseGaps(draft)
  const line = await historyLine(ctx, { event: 'edited', from: state, to: state, reason: null })
  await writePlacement({ ...placement, version }, { $set: draft, $push: { history: line } })
}

/** The host knows the student by now: what let the documents begin may not be taken away again. */
function refuseGaps({ kind, agreement, hostTutor, schoolTutorId }: Partial<Placement>): void {
  const atHost = kind !== 'simulated-enterprise'
  const gaps = [
    ...(schoolTutorId ? [] : ['no-school-tutor']),
    ...(atHost && !hostTutor ? ['no-host-tutor'] : []),
    ...(atHost && !agreement ? ['no-agreement'] : []),
  ]
  if (gaps.length > 0) throw new Refused(...gaps)
}
