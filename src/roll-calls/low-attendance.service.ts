import { authorise } from '../access/access.ts'
import { type Ctx, systemContext } from '../access/actor.ts'
import { cityAccounts } from '../accounts/account.service.ts'
import { editionsBegun } from '../labs/begun-sessions.service.ts'
import { moveEdition } from '../labs/edition-move.service.ts'
import { editionRecipients } from '../labs/edition-notice.service.ts'
import { editionById } from '../labs/edition.service.ts'
import type { Edition } from '../labs/edition.rules.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice, noticesAbout } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import { addDays } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { log } from '../platform/log.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { type LowRun, lowRuns, presencesOf } from './low-attendance.rules.ts'
import { RollCalls } from './roll-call.model.ts'
import type { RollCall } from './roll-call.rules.ts'

const about = 'lab-low-attendance'
// How far back a roll call may still be corrected and ring the alarm.
const lookBack = 60

/** Rings the alarm of every edition under way in which too few were present. Gives how many notices; twice is once. */
export async function checkAttendance(ctx: Ctx, publicUrl: string): Promise<number> {
  authorise(ctx.actor, 'reminder.send', {})
  const between = { from: addDays(ctx.today, -lookBack), to: ctx.today }
  let notices = 0
  for (const { _id } of await editionsBegun(ctx, 'roll-call.view', between)) {
    try {
      notices += await checkEditionAttendance(ctx, _id, publicUrl)
    } catch (error) {
      log.error({ err: error, editionId: _id }, 'the attendance of an edition could not be checked')
    }
  }
  return notices
}

/** The same for one edition, after a roll call: whoever took it, the alarm is the system's. */
export async function checkEditionAttendance(ctx: Ctx, editionId: string, publicUrl: string): Promise<number> {
  const system = systemContext(ctx.now)
  const [edition, { norms }] = await Promise.all([editionById(editionId), currentProgramme()])
  // One that is suspended may have been so by this alarm, whose letters are still to be written.
  if (edition?.state !== 'running' && edition?.state !== 'suspended') return 0
  const rolls = await RollCalls.find({ editionId }, { lines: 1 }).lean<Pick<RollCall, '_id' | 'lines'>[]>()
  const norm = norms.labs.lowAttendance
  let notices = 0
  for (const run of lowRuns(presencesOf(edition, rolls), norm))
    notices += await ring(system, { edition, run, norm, publicUrl })
  return notices
}

interface Alarm {
  edition: Edition
  run: LowRun
  norm: LabNorms['lowAttendance']
  publicUrl: string
}

/** Suspends first and tells afterwards: whoever resumes an edition has been told, and the same run stops it only once. */
async function ring(ctx: Ctx, { edition, run, norm, publicUrl }: Alarm): Promise<number> {
  const recipients = await recipientsOf(ctx, edition)
  const told = await noticesAbout(ctx, about, [run.firstSessionId])
  if (told.length >= recipients.length) return 0
  const suspended = norm.action === 'suspend' && (told.length > 0 || (await suspend(ctx, edition, norm)))
  const link = publicUrl + paths.editionAttendance({ editionId: edition._id })
  let notices = 0
  for (const to of recipients) {
    const made = await enqueueNotice({
      key: `${about}:${run.firstSessionId}:${to.email ?? to.name}`,
      kind: about,
      about: run.firstSessionId,
      to,
      data: {
        edition: edition.title,
        below: String(norm.below),
        sessions: String(norm.sessions),
        suspended: suspended ? 'yes' : 'no',
        link,
      },
      now: ctx.now,
    })
    if (made) notices += 1
  }
  return notices
}

async function recipientsOf(ctx: Ctx, edition: Edition): Promise<Recipient[]> {
  const [concerned, city] = await Promise.all([editionRecipients(ctx, edition), cityAccounts()])
  const office = city.map(({ name, email, language }) => ({ name, email, language }))
  return [...new Map([...office, ...concerned].map((to) => [to.email ?? to.name, to])).values()]
}

async function suspend(ctx: Ctx, { _id, version }: Edition, norm: LabNorms['lowAttendance']): Promise<boolean> {
  const reason = `Meno di ${norm.below} presenti in ${norm.sessions} incontri di seguito`
  try {
    await moveEdition(ctx, _id, { event: 'suspend', reason, version })
    return true
  } catch (error) {
    // Somebody has moved it meanwhile: the notice says how things are now, the next night looks again.
    if (error instanceof Refused) return (await editionById(_id))?.state === 'suspended'
    throw error
  }
}
