import type { Ctx } from '../access/actor.ts'
import { hostAccounts } from '../accounts/account.service.ts'
import { listUnconfirmed } from '../hours/hour-entry.service.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice, noticesAbout } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { hostTutorsBetween, type Tutors, tutorsOn } from '../placements/tutors.rules.ts'
import { type Day, dayOf } from '../platform/day.ts'
import { formatHours } from '../platform/format.ts'
import { schoolSettings } from '../schools/school.service.ts'
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

const hostKinds = ['unconfirmed-hours', 'host-silent'] as const

/** The days on which each host was reminded before. */
async function reminderDays(ctx: Ctx, waiting: readonly Waiting[]): Promise<Map<string, Day[]>> {
  const ids = waiting.map(({ placementId }) => placementId)
  const days = new Map<string, Day[]>()
  // Who was told of the day from which the school may confirm was reminded by that.
  const made = await Promise.all(hostKinds.map((kind) => noticesAbout(ctx, kind, ids)))
  for (const { about, createdAt } of made.flat()) {
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
  const { silentHostDays } = await schoolSettings(placement.schoolId)
  const data = {
    host: placement.host.name,
    entries: String(hours.entries),
    hours: formatHours(hours.minutes),
    oldestDay: hours.oldestDay,
    link: publicUrl + paths.placementHours({ placementId: placement._id }),
    silentDays: String(silentHostDays),
  }
  // Who was tutor on those days answers for them, whoever came after.
  const tutors = tutorsOn(placement, hours.oldestDay)
  const common = { key: due.key, about: placement._id, now: ctx.now }
  if (due.kind === 'hours-left-unconfirmed') {
    const hostTutor = tutors.hostTutor ? nameAndPhone(tutors.hostTutor) : ''
    return Number(
      await enqueueNotice({ ...common, kind: due.kind, to: schoolOf(tutors), data: { ...data, hostTutor } }),
    )
  }
  let enqueued = 0
  for (const [index, to] of (await hostsOf(ctx, placement, hours.oldestDay)).entries()) {
    const key = index === 0 ? due.key : `${due.key}:${to.email}`
    const school = tutors.schoolTutor ? nameAndEmail(tutors.schoolTutor) : ''
    enqueued += Number(await enqueueNotice({ ...common, key, kind: due.kind, to, data: { ...data, school } }))
  }
  return enqueued
}

/** Whom one writes to at the host about hours of that day and later. */
export async function hostsOf(ctx: Ctx, placement: Placement, oldestDay: Day): Promise<Recipient[]> {
  const accounts: Recipient[] = await hostAccounts(placement.partnerId)
  const languageOf = (email: string | null) => accounts.find((account) => account.email === email)?.language ?? 'it'
  const tutors = hostTutorsBetween(placement, oldestDay, ctx.today)
  const nobody: Recipient = { name: placement.host.name, email: null, language: 'it' }
  const asked = tutors.length > 0 ? tutors : [null]
  const found = asked.flatMap((each) => {
    const tutor = each && { name: each.name, email: each.email, language: languageOf(each.email) }
    return hostRecipients<Recipient>(tutor, accounts, nobody)
  })
  return [...new Map(found.map(({ name, email, language }) => [email ?? '', { name, email, language }])).values()]
}

export function schoolOf({ schoolTutor }: Tutors): Recipient {
  return { name: schoolTutor?.name ?? '', email: schoolTutor?.email ?? null, language: 'it' }
}

export function nameAndEmail({ name, email }: { name: string; email: string | null }): string {
  return email ? `${name} (${email})` : name
}

export function nameAndPhone({ name, phone }: { name: string; phone: string | null }): string {
  return phone ? `${name} (${phone})` : name
}
