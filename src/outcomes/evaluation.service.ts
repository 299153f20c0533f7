import { authorise } from '../access/access.ts'
import { type Ctx, systemContext } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { noteSignedByLink } from '../host-links/placement-link.service.ts'
import { papersOf } from '../paperwork/papers.service.ts'
import { authorOf } from '../partners/author.service.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { begunStates } from '../placements/placement-state.rules.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { type Evaluation, evaluationId, type Filled, type FoundEvaluations, partyOf } from './evaluation.rules.ts'
import { unanswered, writingRefusal } from './evaluation.rules.ts'
import { Evaluations } from './outcome.model.ts'
import { type EvaluationParty, itemsFor } from './questionnaire.rules.ts'
import { currentQuestionnaire, questionnaireOfVersion } from './questionnaire.service.ts'

/** The evaluations of a placement, if this actor may use them so. NotFound: somebody else's, or of one that never ran. */
export async function findEvaluations(
  ctx: Ctx,
  permission: Permission,
  placementId: string,
): Promise<FoundEvaluations> {
  const placement = await findPlacement(systemContext(ctx.now), 'placement.view', placementId)
  authorise(ctx.actor, permission, { ...belongsOf(placement), placementId })
  if (!begunStates.includes(placement.state)) throw new NotFound(`evaluation of ${placementId}`)
  return gather(ctx, placement)
}

/** What was answered about a placement, drafts too, for callers who have decided who may know. */
export async function evaluationsOf(placementId: string): Promise<Evaluation[]> {
  return Evaluations.find({ placementId }).sort({ _id: 1 }).lean<Evaluation[]>()
}

/** The same as findEvaluations for callers who have decided who may know. */
export async function gather(ctx: Ctx, placement: Placement): Promise<FoundEvaluations> {
  const evaluations = await evaluationsOf(placement._id)
  // Who comes later is asked the same as who came first.
  const [begun] = evaluations.toSorted((a, b) => a.questionnaire - b.questionnaire)
  const questionnaire = begun ? await questionnaireOfVersion(begun.questionnaire) : await currentQuestionnaire()
  const technical = begun?.technical ?? (await papersOf(ctx, placement)).project?.competences ?? []
  return { placement, evaluations, questionnaire, technical, items: itemsFor(questionnaire, technical) }
}

/**
 * Keeps the evaluation of this actor's party, or hands it in. Refused with WritingRefusal, `unanswered` when something
 * is missing that is handed in, `no-report` of the school's tutor, `changed-meanwhile`.
 */
export async function saveEvaluation(ctx: Ctx, placementId: string, filled: Filled): Promise<void> {
  const found = await findEvaluations(ctx, 'evaluation.write', placementId)
  const party = writingParty(ctx, found, filled.send)
  const before = found.evaluations.find((each) => each.party === party) ?? null
  const evaluation = await filledIn(ctx, { found, party, before, filled })
  // Handed in stays handed in: whoever changes it answers everything again.
  if (evaluation.state === 'sent') refuseIncomplete(evaluation, found)
  if ((before?.version ?? 0) !== filled.version) throw new Refused('changed-meanwhile')
  await store(evaluation, before)
  await undoIfClosed(ctx, evaluation, before)
  if (ctx.actor.role === 'guest' && evaluation.state === 'sent') await noteSignedByLink(ctx.actor.linkId, ctx.now)
}

function writingParty(ctx: Ctx, { placement }: FoundEvaluations, send: boolean): EvaluationParty {
  const party = partyOf(ctx.actor)
  const refusal = writingRefusal(placement, { party, send, today: ctx.today })
  if (refusal || !party) throw new Refused(refusal ?? 'not-your-evaluation')
  return party
}

interface Filling {
  found: FoundEvaluations
  party: EvaluationParty
  before: Evaluation | null
  filled: Filled
}

async function filledIn(ctx: Ctx, { found, party, before, filled }: Filling): Promise<Evaluation> {
  const { _id: placementId, schoolId, partnerId, studentId } = found.placement
  const { answers, own, text, send } = filled
  const sent = send || before?.state === 'sent'
  return {
    _id: evaluationId(placementId, party),
    placementId,
    party,
    schoolId,
    partnerId,
    studentId,
    questionnaire: found.questionnaire.version,
    technical: found.technical,
    answers,
    own,
    text,
    state: sent ? 'sent' : 'draft',
    version: filled.version + 1,
    by: await authorOf(ctx),
    savedAt: ctx.now,
    sentAt: sent ? ctx.now : null,
  }
}

function refuseIncomplete(evaluation: Evaluation, { items, questionnaire }: FoundEvaluations): void {
  const { party, text } = evaluation
  const missing = unanswered(evaluation, { items, questions: questionnaire.own[party] })
  const reasons = [...(missing.length > 0 ? ['unanswered'] : []), ...(party === 'tutor' && !text ? ['no-report'] : [])]
  if (reasons.length > 0) throw new Refused(...reasons)
}

/** Of twenty that save the same at once one is kept. */
async function store(evaluation: Evaluation, before: Evaluation | null): Promise<void> {
  if (before) {
    const { _id, ...rest } = evaluation
    const written = await Evaluations.updateOne({ _id, version: before.version }, { $set: rest })
    if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
    return
  }
  await Evaluations.create(evaluation).catch((error: unknown) => {
    throw isDuplicateKey(error) ? new Refused('changed-meanwhile') : error
  })
}

/** Between the look and the write the school may have closed the evaluation: then it stays as it was closed. */
async function undoIfClosed(ctx: Ctx, { _id, placementId, version }: Evaluation, before: Evaluation | null) {
  const { state } = await findPlacement(systemContext(ctx.now), 'placement.view', placementId)
  if (state !== 'evaluated' && state !== 'certified') return
  if (before) {
    const { _id: id, ...rest } = before
    await Evaluations.updateOne({ _id: id, version }, { $set: rest })
  } else await Evaluations.deleteOne({ _id, version })
  throw new Refused('already-evaluated')
}
