import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolAccounts } from '../accounts/account.service.ts'
import { agreementsEnding, type EndingAgreement } from '../agreements/ending-warnings.service.ts'
import { lastDay } from '../agreements/agreement.rules.ts'
import type { EndingWarning } from '../agreements/ending.rules.ts'
import type { NoticeData, Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { remindersTo } from '../partners/host-recipients.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { readersOf, tellsTheHost } from './agreement-reminder.rules.ts'
import { type Made, remindEach, type Round } from './round.service.ts'

/**
 * Enqueues the warnings of agreements about to end that are due and not yet made; doing it twice makes none twice. For
 * jobs only.
 */
export async function remindExpiringAgreements(ctx: Ctx, { asOf, publicUrl }: Round): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const { expiryWarnings } = (await currentProgramme()).norms
  const ending = await agreementsEnding(ctx, asOf, expiryWarnings)
  const due = ending.map(({ agreement, warning }) => {
    return { key: warning.key, agreement, warning, link: publicUrl + paths.agreement({ agreementId: agreement._id }) }
  })
  return remindEach(due, async (warned) => {
    const toSchool = await warnSchool(ctx, warned)
    return toSchool + (tellsTheHost(warned.warning, expiryWarnings) ? await warnHost(ctx, warned) : 0)
  })
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
  const partner = await findPartner(ctx, 'partner.view', partnerId)
  const readers = readersOf<Recipient>(await remindersTo(partner, ctx.today), itself)
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
