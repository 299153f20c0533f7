import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { hostAccounts, schoolAccounts } from '../accounts/account.service.ts'
import { agreementsEnding, type EndingAgreement } from '../agreements/ending-warnings.service.ts'
import { lastDay } from '../agreements/agreement.rules.ts'
import type { EndingWarning } from '../agreements/ending.rules.ts'
import type { NoticeData, Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { recipientsAt } from '../partners/host-recipients.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { log } from '../platform/log.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { readersOf, tellsTheHost } from './agreement-reminder.rules.ts'

interface Round {
  /** The day whose warnings are made. */
  asOf: Day
  publicUrl: string
}

/**
 * Enqueues the warnings of agreements about to end that are due and not yet made; doing it twice makes none twice. One
 * that fails is logged and skipped, so that it does not keep the others waiting.
 */
export async function remindExpiringAgreements(ctx: Ctx, round: Round): Promise<{ enqueued: number; skipped: number }> {
  authorise(ctx.actor, 'reminder.send', {})
  const { expiryWarnings } = (await currentProgramme()).norms
  const made = { enqueued: 0, skipped: 0 }
  for (const { agreement, warning } of await agreementsEnding(ctx, round.asOf, expiryWarnings)) {
    const link = round.publicUrl + paths.agreement({ agreementId: agreement._id })
    try {
      made.enqueued += await warnSchool(ctx, { agreement, warning, link })
      if (tellsTheHost(warning, expiryWarnings)) made.enqueued += await warnHost(ctx, { agreement, warning, link })
    } catch (error) {
      made.skipped++
      log.error({ err: error, agreementId: agreement._id }, 'a warning of an agreement about to end could not be made')
    }
  }
  return made
}

interface Warned {
  agreement: EndingAgreement
  warning: EndingWarning
  link: string
}

async function warnSchool(ctx: Ctx, warned: Warned): Promise<number> {
  const { agreement, warning } = warned
  const nobody: Recipient = { name: agreement.school.name, email: null, language: 'it' }
  const readers = readersOf<Recipient>(await schoolAccounts(agreement.schoolId), nobody)
  return enqueueFor(ctx, {
    warned,
    side: 'school',
    readers: readers.map(({ to, mark }) => [to, `${warning.key}:${mark}`]),
  })
}

/** Whom one writes to at the host. Once for an end, whichever warning is due. */
async function warnHost(ctx: Ctx, warned: Warned): Promise<number> {
  const { host, _id, partnerId } = warned.agreement
  const itself: Recipient = { name: host.representative.name || host.name, email: host.email, language: 'it' }
  const accounts = await hostAccounts(partnerId)
  // Without anybody who signs in, whoever else is known there: many hosts work by links only.
  const others = async () => recipientsAt(await findPartner(ctx, 'partner.view', partnerId), ctx.today)
  const readers = readersOf<Recipient>(accounts.length > 0 ? accounts : await others(), itself)
  const key = `agreement-ending:${_id}:${lastDay(warned.agreement)}:host`
  return enqueueFor(ctx, { warned, side: 'host', readers: readers.map(({ to, mark }) => [to, `${key}:${mark}`]) })
}

interface Letters {
  warned: Warned
  side: NoticeData['agreement-ending']['side']
  readers: [to: Recipient, key: string][]
}

async function enqueueFor(ctx: Ctx, { warned, side, readers }: Letters): Promise<number> {
  const { agreement, warning, link } = warned
  const data: NoticeData['agreement-ending'] = {
    other: side === 'school' ? agreement.host.name : agreement.school.name,
    side,
    number: agreement.protocol?.number ?? '',
    end: lastDay(agreement),
    daysLeft: String(warning.daysLeft),
    link,
  }
  let enqueued = 0
  for (const [{ name, email, language }, key] of readers) {
    const to = { name, email, language }
    const notice = { key, kind: 'agreement-ending' as const, about: agreement._id, to, data, now: ctx.now }
    enqueued += Number(await enqueueNotice(notice))
  }
  return enqueued
}
