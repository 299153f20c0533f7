import type { Ctx } from '../access/actor.ts'
import type { NoticeContent, Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { remindersTo } from '../partners/host-recipients.service.ts'
import type { PartnerPlaces } from '../partners/partner-places.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import type { Day } from '../platform/day.ts'
import type { Told } from './round.service.ts'

/** Somebody to write to, with what makes the letter unique. */
export interface Reader {
  to: Recipient
  mark: string
}

/** The same address once, whoever it belongs to; of two with one address the first. */
export function readersAmong(people: readonly Recipient[]): Reader[] {
  const found = new Map<string, Reader>()
  for (const { name, email, language, discreet } of people) {
    const mark = email?.toLowerCase() ?? `nobody:${name}`
    const to = { name, email, language, ...(discreet === undefined ? {} : { discreet }) }
    if (!found.has(mark)) found.set(mark, { to, mark })
  }
  return [...found.values()]
}

/** Whom to write to at a partner about its labs. */
export async function partnerReaders(ctx: Ctx, partnerId: string, on: Day): Promise<Reader[]> {
  return readersAmong(await remindersTo(await findPartner(ctx, 'partner.view', partnerId), on))
}

interface Letter {
  key: string
  about: string
  content: NoticeContent
}

/**
 * Puts a letter to each of them in the outbox, once per key and reader: how many were new, and how many of these reach
 * nobody. Without any reader nobody is reached either.
 */
export async function write(ctx: Ctx, readers: readonly Reader[], { key, about, content }: Letter): Promise<Told> {
  const told = { enqueued: 0, unreached: readers.length === 0 ? 1 : 0 }
  for (const { to, mark } of readers) {
    const isNew = await enqueueNotice({ ...content, key: `${key}:${mark}`, about, to, now: ctx.now })
    told.enqueued += Number(isNew)
    told.unreached += Number(isNew && to.email === null)
  }
  return told
}

/** The partner and the street: 'FabLab Borgo, Via Roma 1, Borgo'; with the rooms, when it is said which. */
export function placeText(
  places: Pick<PartnerPlaces, 'name' | 'sites' | 'spaces'> | undefined,
  { siteId, roomIds = [] }: { siteId: string; roomIds?: readonly string[] },
): string {
  const site = places?.sites.find(({ id }) => id === siteId)
  const rooms = (places?.spaces ?? []).filter(({ id }) => roomIds.includes(id)).map(({ name }) => name)
  return [places?.name, ...rooms, site?.address, site?.town].filter((text) => text).join(', ')
}
