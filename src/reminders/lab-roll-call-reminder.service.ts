import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { cityAccounts } from '../accounts/account.service.ts'
import { paths } from '../paths.ts'
import { addDays } from '../platform/day.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { type MissingRollCall, missingRollCalls } from '../roll-calls/missing-roll-call.service.ts'
import { partnerReaders, type Reader, readersAmong, write } from './lab-letter.service.ts'
import { rollCallRemindedDays, rollCallWarning } from './lab-reminder.rules.ts'
import { type Made, remindEach, type Round, type Told } from './round.service.ts'

/**
 * Tells the partner whose people ran a session that nobody has taken the roll call: a day and a week afterwards, the
 * second time the programme office as well. Once each; after days without a worker only the later one. For jobs only.
 */
export async function remindRollCalls(ctx: Ctx, { asOf, publicUrl }: Round): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const missing = await missingRollCalls(ctx, { from: addDays(asOf, -rollCallRemindedDays), before: asOf })
  const due = missing.flatMap(({ edition, session }) => {
    const days = rollCallWarning(session.day, asOf)
    const key = `lab-roll-call-missing:${session.id}:${session.day}:${days}`
    return days === null ? [] : [{ key, edition, session, days }]
  })
  return remindEach(due, (warned) => tellOfMissing(ctx, warned, { asOf, publicUrl }))
}

interface Warned extends MissingRollCall {
  key: string
  days: 1 | 7
}

async function tellOfMissing(ctx: Ctx, warned: Warned, { asOf, publicUrl }: Round): Promise<Told> {
  const { key, edition, session, days } = warned
  const told = { edition: edition.title, day: session.day, days: String(days) }
  const letter = (link: string) => ({
    key,
    about: session.id,
    content: { kind: 'lab-roll-call-missing' as const, data: { ...told, link: publicUrl + link } },
  })
  const toTake = letter(paths.rollCall({ editionId: edition._id, sessionId: session.id }))
  const letters: Told[] = []
  for (const partnerId of partnersOf(warned))
    letters.push(await write(ctx, await partnerReaders(ctx, partnerId, asOf), toTake))
  // The programme office may not open a roll call, which names students.
  if (days === 7) letters.push(await write(ctx, await cityReaders(), letter(paths.edition({ editionId: edition._id }))))
  return {
    enqueued: letters.reduce((sum, { enqueued }) => sum + enqueued, 0),
    unreached: letters.reduce((sum, { unreached }) => sum + unreached, 0),
  }
}

/** Those whose trainers were there: a substitute's partner, not the one of the edition by habit. */
function partnersOf({ edition, session }: MissingRollCall): string[] {
  const trainers = session.staff.filter(({ part }) => part !== 'tutor').map(({ partnerId }) => partnerId)
  return trainers.length > 0 ? [...new Set(trainers)] : [edition.partnerId]
}

/** With nobody to write to, the outbox shows it. */
async function cityReaders(): Promise<Reader[]> {
  const reachable = readersAmong((await cityAccounts()).filter(({ email }) => email !== null))
  if (reachable.length > 0) return reachable
  return readersAmong([{ name: (await currentProgramme()).name.it, email: null, language: 'it' }])
}
