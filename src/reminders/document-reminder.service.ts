import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { documentsExpired, documentsExpiring, type ExpiredDocument } from '../documents/document-expiry.service.ts'
import { titleOf } from '../documents/document.text.ts'
import type { NoticeContent, Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { remindersTo } from '../partners/host-recipients.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { type Day, daysBetween } from '../platform/day.ts'
import type { Language } from '../platform/words.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { readersOf } from './agreement-reminder.rules.ts'
import { isReminded, toldAfterwards } from './document-reminder.rules.ts'
import { type Made, remindEach, type Round } from './round.service.ts'

/**
 * Enqueues the warnings of documents about to end, and the letters on those that have ended, that are due and not yet
 * made; doing it twice makes none twice. For jobs only.
 */
export async function remindExpiringDocuments(ctx: Ctx, round: Round): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const { expiryWarnings } = (await currentProgramme()).norms
  const onTheDay = { ...ctx, today: round.asOf }
  const expiring = await documentsExpiring(onTheDay, { within: expiryWarnings })
  const expired = await documentsExpired(onTheDay, { days: toldAfterwards })
  return remindEach<ExpiredDocument>([...expiring, ...expired], (document) => tellHost(onTheDay, document, round))
}

async function tellHost(ctx: Ctx, document: ExpiredDocument, { asOf, publicUrl }: Round): Promise<number> {
  const partner = await findPartner(ctx, 'document.view', document.partnerId)
  if (!isReminded(partner)) return 0
  const link = publicUrl + paths.document({ documentId: document.documentId })
  const nobody: Recipient = { name: partner.name, email: null, language: 'it' }
  let enqueued = 0
  for (const { to, mark } of readersOf(await remindersTo(partner, asOf), nobody)) {
    const content = letterOn(document, { host: partner.name, link, asOf, language: to.language })
    const key = `${document.key}:${mark}`
    enqueued += Number(await enqueueNotice({ ...content, key, to, about: document.documentId, now: ctx.now }))
  }
  return enqueued
}

interface Circumstances {
  host: string
  link: string
  asOf: Day
  language: Language
}

function letterOn(document: ExpiredDocument, { host, link, asOf, language }: Circumstances): NoticeContent {
  const { expiresOn } = document
  const data = { host, document: titleOf(document, language), day: expiresOn, link }
  if (expiresOn < asOf) return { kind: 'document-expired', data }
  return { kind: 'document-expiring', data: { ...data, left: String(daysBetween(asOf, expiresOn)) } }
}
