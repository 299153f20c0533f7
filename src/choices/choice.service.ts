import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { authorOf } from '../partners/author.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound, Refused } from '../platform/errors.ts'
import { newCode } from '../platform/id.ts'
import { membersOfRound } from '../rounds/round-members.service.ts'
import { roundsOfSchool } from '../rounds/round-choice.service.ts'
import { findRound } from '../rounds/round.service.ts'
import { type Round, takesChoices } from '../rounds/round.rules.ts'
import { ChoiceLists } from './choice.model.ts'
import { type ChoiceList, type Receipt, versionOf } from './choice.rules.ts'
import { eligibilityFor } from './eligibility.service.ts'
import { type ListAtHand, sendingProblems } from './ranking.rules.ts'
import { dayInYear } from './unit-facts.service.ts'
import type { UnitFacts } from './unit.rules.ts'

/** The lists of a round by unit, for use cases that have decided who may know. */
export async function listsOf(roundId: string): Promise<Map<string, ChoiceList>> {
  const lists = await ChoiceLists.find({ roundId }).lean<ChoiceList[]>()
  return new Map(lists.map((list) => [list.unitId, list]))
}

/** The list of the student who asks; null: none was sent. */
export async function findOwnList(ctx: Ctx, roundId: string): Promise<ChoiceList | null> {
  return ChoiceLists.findOne({ $and: [visible(ctx.actor, 'choice.make'), { roundId }] }).lean<ChoiceList>()
}

/** Whose list it is: the own one, or that of a student or class whom somebody of the school writes for. */
export interface Chooser {
  roundId: string
  /** null: of the student who asks */
  unitId: string | null
}

/**
 * One list with what may be chosen for it. NotFound when the round is not this actor's, or the unit does not take part in
 * it or is not theirs.
 */
export async function openList(ctx: Ctx, { roundId, unitId }: Chooser): Promise<ListAtHand> {
  const round = await findRound(ctx, unitId === null ? 'choice.make' : 'round.view', roundId)
  const wanted = unitId ?? ownUnit(ctx)
  const eligibility = await eligibilityFor(ctx, round, { unitIds: [wanted] })
  const [unit] = eligibility.units
  if (!unit) throw new NotFound(`unit ${wanted} of ${roundId}`)
  if (unitId !== null) authorise(ctx.actor, 'choice.make-class', unit)
  return { round, unit, eligibility, list: await listOfUnit(roundId, wanted) }
}

/** After two records of a student were made one, what was frozen keeps the id it was frozen with. */
async function listOfUnit(roundId: string, unitId: string): Promise<ChoiceList | null> {
  const list = await ChoiceLists.findById(listId(roundId, unitId)).lean<ChoiceList>()
  return list ?? ChoiceLists.findOne({ studentId: unitId, roundId }).lean<ChoiceList>()
}

function ownUnit({ actor }: Ctx): string {
  if (actor.role !== 'student') throw new Forbidden('choice.make')
  return actor.studentId
}

export function listId(roundId: string, unitId: string): string {
  return `${roundId}.${unitId}`
}

export interface SentList {
  offerIds: string[]
  acceptsAny: boolean
  /** how often the list had been sent when the page was shown */
  version: number
}

/**
 * Takes a list, and gives the receipt; the same list sent twice by the same person is taken once. Refused: `lists-closed`
 * (from the very moment of the deadline), SendingProblem, and `changed-meanwhile` when the list was sent from elsewhere
 * since the page was shown: of two at once one holds.
 */
export async function sendChoices(ctx: Ctx, chooser: Chooser, sent: SentList): Promise<Receipt> {
  const { round, unit, eligibility } = await openList(ctx, chooser)
  if (!takesChoices(round, ctx.now)) throw new Refused('lists-closed')
  const problems = sendingProblems({
    offerIds: sent.offerIds,
    offered: new Set(eligibility.offers.map(({ offerId }) => offerId)),
    eligible: eligibility.eligible(unit.unitId),
    most: round.mostWishes,
  })
  if (problems.length > 0) throw new Refused(...problems)
  const { offerIds, acceptsAny } = sent
  const receipt: Receipt = { code: newCode(), at: ctx.now, by: await authorOf(ctx), offerIds, acceptsAny }
  if (await storeList(round, unit, { sent, receipt })) return receipt
  return sameSent(listId(round._id, unit.unitId), { sent, receipt })
}

interface Storing {
  sent: SentList
  receipt: Receipt
}

/** One write on the version that was shown; whether it was done. */
async function storeList(round: Round, unit: UnitFacts, { sent, receipt }: Storing): Promise<boolean> {
  const { unitId, schoolId, classId } = unit
  const _id = listId(round._id, unitId)
  const { offerIds, acceptsAny, version } = sent
  if (version > 0) {
    const change = { $set: { offerIds, acceptsAny, classId, sentAt: receipt.at }, $push: { receipts: receipt } }
    const written = await ChoiceLists.updateOne({ _id, receipts: { $size: version } }, change)
    return written.modifiedCount === 1
  }
  const studentId = round.kind === 'labs' ? null : unitId
  const list: ChoiceList = {
    _id,
    roundId: round._id,
    unitId,
    studentId,
    schoolId,
    classId,
    offerIds,
    acceptsAny,
    sentAt: receipt.at,
    receipts: [receipt],
  }
  try {
    await ChoiceLists.create(list)
    return true
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return false
  }
}

/** A second click: the receipt of the first. Anything else was sent from elsewhere. */
async function sameSent(_id: string, { sent, receipt }: Storing): Promise<Receipt> {
  const stored = await ChoiceLists.findById(_id).lean<ChoiceList>()
  const last = stored?.receipts.at(-1)
  const same =
    last !== undefined &&
    versionOf(stored) === sent.version + 1 &&
    last.by.accountId === receipt.by.accountId &&
    last.acceptsAny === sent.acceptsAny &&
    last.offerIds.join('\n') === sent.offerIds.join('\n')
  if (!same) throw new Refused('changed-meanwhile')
  return last
}

/** A receipt with its list and round; NotFound when it is not this actor's to see. */
export async function findReceipt(
  ctx: Ctx,
  { roundId, code }: { roundId: string; code: string },
): Promise<{ list: ChoiceList; receipt: Receipt; round: Round }> {
  const filter = { $and: [visible(ctx.actor, 'choice.view'), { roundId, 'receipts.code': code }] }
  const list = await ChoiceLists.findOne(filter).lean<ChoiceList>()
  const receipt = list?.receipts.find((each) => each.code === code)
  if (!list || !receipt) throw new NotFound(`receipt ${code}`)
  return { list, receipt, round: await findRound(ctx, 'choice.view', roundId) }
}

/** A round in which a student takes part, with the own list. */
export interface OwnRound {
  round: Round
  list: ChoiceList | null
}

/** The rounds in which the student who asks takes part, newest first. */
export async function ownRounds(ctx: Ctx): Promise<OwnRound[]> {
  if (ctx.actor.role !== 'student') throw new Forbidden('choice.make')
  const { studentId, schoolId } = ctx.actor
  authorise(ctx.actor, 'choice.make', { studentId })
  const [rounds, lists] = await Promise.all([
    roundsOfSchool(schoolId),
    ChoiceLists.find({ studentId }).lean<ChoiceList[]>(),
  ])
  const listOf = new Map(lists.map((list) => [list.roundId, list]))
  const taking = await Promise.all(
    rounds
      .filter(({ kind }) => kind === 'placements')
      .map(async (round) => {
        const list = listOf.get(round._id) ?? null
        return list || (await takesPart(ctx, round, studentId)) ? [{ round, list }] : []
      }),
  )
  return taking.flat()
}

/** The open rounds to which the student who asks has sent no list, the first to close first. */
export async function roundsToChoose(ctx: Ctx): Promise<Round[]> {
  const rounds = await ownRounds(ctx)
  return rounds
    .filter(({ round, list }) => list === null && takesChoices(round, ctx.now))
    .map(({ round }) => round)
    .toSorted((a, b) => a.closesAt.getTime() - b.closesAt.getTime())
}

async function takesPart(ctx: Ctx, round: Round, unitId: string): Promise<boolean> {
  const members = await membersOfRound(round, dayInYear(ctx, round))
  return members.some((member) => member.unitId === unitId)
}
