import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import type { Day } from '../platform/day.ts'
import { documentKind } from '../platform/document-kind.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { openFile, removeFile, type StoredFile, storeFile } from '../platform/files.ts'
import { withoutMetadata } from '../platform/photo.ts'
import { DiaryPages } from './diary.model.ts'
import { type DiaryPage, diaryPageId, type DiaryPhoto, diaryRefusals } from './diary.rules.ts'

/** The pages of a placement's diary, the latest day first. */
export async function listDiary(ctx: Ctx, placement: Placement): Promise<DiaryPage[]> {
  authorise(ctx.actor, 'placement.view', belongsOf(placement))
  return DiaryPages.find({ placementId: placement._id }).sort({ day: -1 }).lean()
}

/** The page of a day; null while nothing is written. */
export async function findDiaryPage(ctx: Ctx, placement: Placement, day: Day): Promise<DiaryPage | null> {
  authorise(ctx.actor, 'placement.view', belongsOf(placement))
  return DiaryPages.findById(diaryPageId(placement._id, day)).lean()
}

export interface DiaryInput {
  day: Day
  text: string
  /** The version that was read, 0 for a new page. */
  version: number
  /** A new photograph as it was sent; null: none. */
  photo: Buffer | null
  /** Takes the photograph away that was there. */
  removePhoto: boolean
}

/**
 * The student writes the page of a day. Refused: DiaryRefusal, the reasons of `documentKind`, `not-a-photo`,
 * `page-empty`, `changed-meanwhile`. Of a photograph nothing is kept but the picture.
 */
export async function writeDiary(ctx: Ctx, placementId: string, input: DiaryInput): Promise<void> {
  const placement = await findPlacement(ctx, 'diary.write', placementId)
  const { day } = input
  const reasons = diaryRefusals(placement, { day, today: ctx.today })
  if (reasons.length > 0) throw new Refused(...reasons)
  const written = await DiaryPages.findById(diaryPageId(placementId, day), { photo: 1 }).lean()
  const before = written?.photo ?? null
  const photo = await photoAfter(before, input)
  if (photo === null && input.text === '') throw new Refused('page-empty')
  const isWritten = await write(ctx, placement, { ...input, photo })
  await forgetUnused(isWritten ? before : photo, isWritten ? photo : before)
  if (!isWritten) throw new Refused('changed-meanwhile')
}

async function forgetUnused(photo: DiaryPhoto | null, used: DiaryPhoto | null): Promise<void> {
  if (photo && photo.fileId !== used?.fileId) await removeFile(photo.fileId)
}

async function photoAfter(
  before: DiaryPhoto | null,
  { photo, removePhoto, day }: DiaryInput,
): Promise<DiaryPhoto | null> {
  if (photo) return storePhoto(photo, day)
  return removePhoto ? null : before
}

async function storePhoto(bytes: Buffer, day: Day): Promise<DiaryPhoto> {
  const kind = documentKind(bytes)
  if (!kind.ok) throw new Refused(kind.reason)
  if (kind.type !== 'image/jpeg' && kind.type !== 'image/png') throw new Refused('not-a-photo')
  const picture = withoutMetadata(bytes, kind.type)
  if (!picture) throw new Refused('cut-short')
  const fileId = await storeFile(picture, { name: `diario-${day}.${kind.extension}`, type: kind.type })
  return { fileId, type: kind.type, bytes: picture.length }
}

interface Writing {
  day: Day
  text: string
  version: number
  photo: DiaryPhoto | null
}

/** One write, only over the version that was read: a new page is inserted once. */
async function write(ctx: Ctx, placement: Placement, { day, text, version, photo }: Writing): Promise<boolean> {
  const { _id: placementId, schoolId, partnerId, studentId } = placement
  const _id = diaryPageId(placementId, day)
  const said = { text, photo, version: version + 1, editedAt: ctx.now }
  if (version > 0) {
    const { modifiedCount } = await DiaryPages.updateOne({ _id, version }, { $set: said })
    return modifiedCount === 1
  }
  try {
    await DiaryPages.create({ _id, placementId, schoolId, partnerId, studentId, day, ...said })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** The photograph of a day, to be shown. NotFound when there is none. */
export async function openDiaryPhoto(ctx: Ctx, placement: Placement, day: Day): Promise<StoredFile> {
  const page = await findDiaryPage(ctx, placement, day)
  const file = page?.photo && (await openFile(page.photo.fileId))
  if (!file) throw new NotFound(`photo ${placement._id} ${day}`)
  return file
}
