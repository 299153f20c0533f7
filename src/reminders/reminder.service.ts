import type { Ctx } from '../access/actor.ts'
import { hostAccounts } from '../accounts/account.service.ts'
import { listUnconfirmed } from '../hours/hour-entry.service.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice, noticesAbout } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { type Day, dayOf } from '../platform/day.ts'
import { formatHours } from '../platform/format.ts'
import { type Reminder, dueReminder, hostRecipients } from './reminder.rules.ts'
import { type Made, remindEach, type Round } from './round.service.ts'

type Waiting = Awaited<ReturnType<typeof listUnconfirmed>>[number]

/** Enqueues the reminders that are due and not yet made; doing it twice makes none twice. For jobs only. */
export async function remindUnconfirmedHours(ctx: Ctx, { asOf, publicUrl }: Round): Promise<Made> {
  const waiting = await listUnconfirmed(ctx, { before: asOf })
  const sent = await reminderDays(ctx, waiting)
  const making = waiting.flatMap((hours) => {
    const due = dueReminder(hours, sent.get(hours.placementId) ?? [], asOf)
    return due ? [{ key: due.key, due, hours, publicUrl }] : []
  })
  return remindEach(making, (each) => remind(ctx, each))
}

/** The days on which each host was reminded before. */
async function reminderDays(ctx: Ctx, waiting: readonly Waiting[]): Promise<Map<string, Day[]>> {
  const ids = waiting.map(({ placementId }) => placementId)
  const days = new Map<string, Day[]>()
  for (const { about, createdAt } of await noticesAbout(ctx, 'unconfirmed-hours', ids)) {
    // One reminder may have gone to several people.
    const known = days.get(about ?? '') ?? []
    const day = dayOf(createdAt)
    if (!known.includes(day)) days.set(about ?? '', [...known, day])
  }
  return days
}

interface Making {
  due: Reminder
  hours: Waiting
  publicUrl: string
}

async function remind(ctx: Ctx, { due, hours, publicUrl }: Making): Promise<number> {
  const placement = await findPlacement(ctx, 'placement.view', hours.placementId)
  const data = {
    host: placement.host.name,
    entries: String(hours.entries),
    hours: formatHours(hours.minutes),
    oldestDay: hours.oldestDay,
    link: publicUrl + paths.placementHours({ placementId: placement._id }),
  }
  const common = { key: due.key, about: placement._id, now: ctx.now }
  if (due.kind === 'hours-left-unconfirmed') {
    const hostTutor = placement.hostTutor ? nameAndPhone(placement.hostTutor) : ''
    return Number(
      await enqueueNotice({ ...common, kind: due.kind, to: schoolOf(placement), data: { ...data, hostTutor } }),
    )
  }
  let enqueued = 0
  for (const [index, to] of (await hostsOf(placement)).entries()) {
    const key = index === 0 ? due.key : `${due.key}:${to.email}`
    const school = placement.schoolTutor ? nameAndEmail(placement.schoolTutor) : ''
    enqueued += Number(await enqueueNotice({ ...common, key, kind: due.kind, to, data: { ...data, school } }))
  }
  return enqueued
}

async function hostsOf(placement: Placement): Promise<Recipient[]> {
  const accounts: Recipient[] = await hostAccounts(placement.partnerId)
  const languageOf = (email: string | null) => accounts.find((account) => account.email === email)?.language ?? 'it'
  const { hostTutor, host } = placement
  const tutor = hostTutor && { name: hostTutor.name, email: hostTutor.email, language: languageOf(hostTutor.email) }
  const nobody: Recipient = { name: host.name, email: null, language: 'it' }
  return hostRecipients(tutor, accounts, nobody).map(({ name, email, language }) => ({ name, email, language }))
}

function schoolOf({ schoolTutor }: Placement): Recipient {
  return { name: schoolTutor?.name ?? '', email: schoolTutor?.email ?? null, language: 'it' }
}

function nameAndEmail({ name, email }: { name: string; email: string | null }): string {
  return email ? `${name} (${email})` : name
}

function nameAndPhone({ name, phone }: { name: string; phone: string | null }): string {
  return phone ? `${name} (${phone})` : name
}
