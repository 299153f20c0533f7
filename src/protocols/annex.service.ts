import { accountOf, type Ctx } from '../access/actor.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { documentKind, documentName } from '../platform/document-kind.ts'
import { openFile, removeFile, type StoredFile, storeFile } from '../platform/files.ts'
import { Protocols } from './protocol.model.ts'
import type { Annex } from './protocol.rules.ts'
import { findProtocol, protocolLine } from './protocol.service.ts'

const mostAnnexes = 100

/** Stores a document as an annex. Refused: the DocumentRefusals of document-kind.ts, `too-many`. */
export async function addAnnex(ctx: Ctx, id: string, sent: { name: string; bytes: Buffer }): Promise<void> {
  await findProtocol(ctx, 'protocol.edit', id)
  const kind = documentKind(sent.bytes)
  if (!kind.ok) throw new Refused(kind.reason)
  const name = documentName(sent.name, kind.extension)
  const fileId = await storeFile(sent.bytes, { name, type: kind.type })
  const history = await protocolLine(ctx, 'annex-added', name)
  const by = { accountId: accountOf(ctx.actor), name: history.by.name }
  const annexes: Annex = { fileId, name, type: kind.type, bytes: sent.bytes.length, addedAt: ctx.now, by }
  const room = { _id: id, [`annexes.${mostAnnexes - 1}`]: { $exists: false } }
  const written = await Protocols.updateOne(room, { $push: { annexes, history } })
  if (written.modifiedCount === 1) return
  await removeFile(fileId)
  throw new Refused('too-many')
}

/** Removes an annex; removed twice at once it is removed once. */
export async function removeAnnex(ctx: Ctx, id: string, fileId: string): Promise<void> {
  const { name } = annexOf(await findProtocol(ctx, 'protocol.edit', id), fileId)
  const change = { $pull: { annexes: { fileId } }, $push: { history: await protocolLine(ctx, 'annex-removed', name) } }
  const written = await Protocols.updateOne({ _id: id, 'annexes.fileId': fileId }, change)
  if (written.modifiedCount === 1) await removeFile(fileId)
}

/** The content of an annex, for whoever sees the protocol. */
export async function openAnnex(ctx: Ctx, id: string, fileId: string): Promise<StoredFile> {
  annexOf(await findProtocol(ctx, 'protocol.view', id), fileId)
  const file = await openFile(fileId)
  if (!file) throw new NotFound(`annex ${fileId}`)
  return file
}

function annexOf({ annexes }: { annexes: readonly Annex[] }, fileId: string): Annex {
  const annex = annexes.find((each) => each.fileId === fileId)
  if (!annex) throw new NotFound(`annex ${fileId}`)
  return annex
}
