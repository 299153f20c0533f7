import { authorise } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import type { PackProblem } from './pack-shape.rules.ts'
import { readPack } from './programme-pack.rules.ts'
import { draftExpiry, type ProgrammeDraft } from './programme-record.rules.ts'
import { ProgrammeDrafts } from './programme.model.ts'
import type { Programme } from './programme.rules.ts'
import { changedBy, programmeRecord, writeProgramme } from './programme.service.ts'
import { shippedPacks } from './shipped-packs.service.ts'

/** A file that somebody sent, or one that comes with the program. */
export type PackSource = { file: { name: string; text: string } } | { shipped: string }

export interface Sending {
  /** Who sends it, by name. */
  name: string
  /** What is wrong with the text of an agreement; agreements come later and bring it. */
  agreementMistakes?: (text: string) => string[]
}

export type Drafted = { ok: true; draftId: string } | { ok: false; problems: PackProblem[] }

/**
 * Keeps a pack for its preview; nothing changes yet. It takes the place of the drafts of the same person. Gives every
 * mistake of the pack. Refused: `no-such-pack`.
 */
export async function draftImport(ctx: Ctx, source: PackSource, sending: Sending): Promise<Drafted> {
  authorise(ctx.actor, 'programme.configure', {})
  const checked = 'file' in source ? readPack(source.file.text) : shipped(source.shipped)
  if (!checked.ok) return checked
  const mistakes = sending.agreementMistakes?.(checked.programme.texts.agreement) ?? []
  if (mistakes.length > 0) return { ok: false, problems: mistakes.map(ofAgreement) }
  const by = changedBy(ctx, sending.name)
  await ProgrammeDrafts.deleteMany({
    $or: [{ 'by.accountId': by.accountId }, { uploadedAt: { $lt: draftExpiry(ctx.now) } }],
  })
  const draft: ProgrammeDraft = {
    _id: newId(),
    programme: checked.programme,
    name: ('file' in source ? source.file.name : `${source.shipped}.json`).slice(0, 200),
    uploadedAt: ctx.now,
    by,
  }
  await ProgrammeDrafts.create(draft)
  return { ok: true, draftId: draft._id }
}

function ofAgreement(detail: string): PackProblem {
  return { where: 'texts.agreement', reason: 'agreement-text', detail }
}

function shipped(code: string): { ok: true; programme: Programme } {
  const programme = shippedPacks().find((pack) => pack.code === code)
  if (!programme) throw new Refused('no-such-pack')
  return { ok: true, programme }
}

/** A draft; NotFound when there is none, or it was confirmed or thrown away. */
export async function findDraft(ctx: Ctx, draftId: string): Promise<ProgrammeDraft> {
  authorise(ctx.actor, 'programme.configure', {})
  const draft = await ProgrammeDrafts.findById(draftId).lean<ProgrammeDraft>()
  if (!draft) throw new NotFound(`draft ${draftId}`)
  return draft
}

/** The draft that this person has not confirmed yet, if any. */
export async function ownDraft(ctx: Ctx): Promise<Pick<ProgrammeDraft, '_id' | 'name' | 'uploadedAt'> | null> {
  authorise(ctx.actor, 'programme.configure', {})
  const mine = { 'by.accountId': accountOf(ctx.actor), uploadedAt: { $gte: draftExpiry(ctx.now) } }
  return ProgrammeDrafts.findOne(mine, { name: 1, uploadedAt: 1 }).sort({ uploadedAt: -1 }).lean()
}

export interface Confirmation {
  draftId: string
  /** The revision that the preview was made against. */
  revision: number
  name: string
}

/**
 * Puts a pack in force; what it does not have is kept as retired. Of two at once one wins, and confirming the same draft
 * again changes nothing. Refused: `changed-meanwhile` when the programme is not the one of the preview any more.
 */
export async function confirmImport(ctx: Ctx, confirmation: Confirmation): Promise<void> {
  try {
    await apply(ctx, confirmation)
  } catch (error) {
    // Somebody who pressed twice has not been refused: the first press did it.
    if (!(await wasImported(ctx, confirmation.draftId))) throw error
  }
}

async function wasImported(ctx: Ctx, draftId: string): Promise<boolean> {
  const { history } = await programmeRecord(ctx)
  return history.some((line) => line.draftId === draftId)
}

async function apply(ctx: Ctx, { draftId, revision, name }: Confirmation): Promise<void> {
  const { programme } = await findDraft(ctx, draftId)
  const record = await programmeRecord(ctx)
  if (record.revision !== revision) throw new Refused('changed-meanwhile')
  const pack = `${programme.code} ${programme.edition}`
  await writeProgramme(ctx, { programme, record, name, line: { event: 'imported', pack, section: null, draftId } })
  await ProgrammeDrafts.deleteOne({ _id: draftId })
}

/** Throws a draft away, if it is still there. */
export async function discardDraft(ctx: Ctx, draftId: string): Promise<void> {
  authorise(ctx.actor, 'programme.configure', {})
  await ProgrammeDrafts.deleteOne({ _id: draftId })
}
