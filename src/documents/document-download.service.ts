import { recordAccess } from '../access-records/access-record.service.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { authorOf } from '../partners/author.service.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { NotFound } from '../platform/errors.ts'
import { openFile, type StoredFile } from '../platform/files.ts'
import { schoolNames } from '../schools/school.service.ts'
import { PartnerDocuments } from './document.model.ts'
import { type Sight, versionToShow } from './document.rules.ts'
import { findDocument } from './document.service.ts'

/**
 * The file of a version, or without a number of the one to show; that it was taken is written down first, in the access
 * records and on the document. NotFound when this actor may not see the version.
 */
export async function downloadDocument(ctx: Ctx, id: string, n: number | null): Promise<StoredFile> {
  const document = await findDocument(ctx, 'document.view', id)
  const version = n === null ? versionToShow(ctx.actor, document) : document.versions.find((each) => each.n === n)
  if (!version) throw new NotFound(`version ${n}`)
  const { partnerId } = document
  const file = await openFile(version.fileId)
  if (!file) throw new NotFound(`file ${version.fileId}`)
  try {
    await recordAccess(ctx, { what: 'document', about: id, name: version.fileName, partnerId })
    await noteSeen(ctx, id, await sightOf(ctx, partnerId, version.n))
  } catch (error) {
    file.stream.destroy()
    throw error
  }
  return file
}

/** One line per person and version: the first time and the last. Many at once leave one line. */
async function noteSeen(ctx: Ctx, id: string, sight: Sight): Promise<void> {
  const { n, accountId, linkId } = sight
  const mine = { $elemMatch: { n, accountId, linkId } }
  const again = () => PartnerDocuments.updateOne({ _id: id, seenBy: mine }, { $set: { 'seenBy.$.last': ctx.now } })
  if ((await again()).matchedCount === 1) return
  const first = await PartnerDocuments.updateOne({ _id: id, seenBy: { $not: mine } }, { $push: { seenBy: sight } })
  if (first.matchedCount === 0) await again()
}

async function sightOf(ctx: Ctx, partnerId: string, n: number): Promise<Sight> {
  const { actor } = ctx
  const { name } = await authorOf(ctx)
  const linkId = actor.role === 'guest' ? actor.linkId : null
  return {
    n,
    accountId: accountOf(actor),
    linkId,
    name,
    place: await placeOf(ctx, partnerId),
    first: ctx.now,
    last: ctx.now,
  }
}

async function placeOf({ actor }: Ctx, partnerId: string): Promise<string> {
  if ('schoolId' in actor) return (await schoolNames([actor.schoolId])).get(actor.schoolId) ?? ''
  return 'partnerId' in actor ? ((await partnerNames([partnerId])).get(partnerId) ?? '') : ''
}
